"""The page as a browser shows it: offline, at rest, in two languages, deaf to hostile labels."""

from __future__ import annotations

import json
import os
import re

import pytest

from dgov_kg.graph import load
from dgov_kg.language import Bilingual
from dgov_kg.network import Detail, neighbourhood, projection, to_networkx
from dgov_kg.view import picture
from dgov_kg.view.answer import answer, merged
from dgov_kg.view.drawing import SMALL
from dgov_kg.view.kinds import LOOKS
from dgov_kg.view.labels import wrap
from dgov_kg.view.layout import positions
from dgov_kg.view.small import arranged
from dgov_kg.view.untangle import Box, Tie

TITLE = Bilingual("谁运营？", "Who operates?")
HOSTILE = "</script><script>alert(1)</script><img src=x onerror=alert(1)>\"'&\u2028<!--"


def node(zh: str, en: str, kind: str = "Enterprise", **more) -> dict[str, object]:
    given = {"curie": f"dg:{en}", "class": f"dgov:{kind}", "evidence": ["p13s3"], "details": []}
    return {"zh": zh, "en": en, "kind": kind, **given, **more}


def edge(zh: str, en: str, **more) -> dict[str, object]:
    given = {"predicate": "dgov:Founding", "evidence": ["p13s3"], "origin": "stated", "details": []}
    return {"zh": zh, "en": en, **given, **more}


def graph_of(nodes, edges):
    from networkx import MultiDiGraph

    graph = MultiDiGraph(labels={"dgov:Enterprise": ("企业", "enterprise")})
    for name, data in nodes.items():
        graph.add_node(name, **data)
    for number, (tail, head, data) in enumerate(edges):
        graph.add_edge(tail, head, key=str(number), **data)
    return graph


@pytest.fixture(name="graph", scope="module")
def fixture_graph():
    manner = [Detail("dgov:hasManner", "共同出资", "joint investment")]
    return graph_of(
        {
            "a": node("腾讯", "Tencent"),
            "b": node("数字广东网络建设有限公司", "Digital Guangdong"),
            "c": node("广东省", "Guangdong Province", "Jurisdiction"),
            "d": node("上海市", "Shanghai", "Jurisdiction"),
        },
        [
            (
                "a",
                "b",
                edge(
                    "组建", "founding", event_zh="成立", event_en="birth", event="e", details=manner
                ),
            ),
            ("a", "b", edge("出资", "capital contribution")),
            ("b", "a", edge("例证", "is exemplified by")),
            ("b", "c", edge("运营", "operation")),
        ],
    )


@pytest.fixture(name="visit")
def fixture_visit(show):
    """Open a graph's page."""

    def visit(graph, *, title=TITLE, language="zh", **settings):
        return show(picture(graph, title=title, language=language), **settings)

    return visit


def shades(page) -> int:
    """Return how many different colours a grid of samples of the drawing has."""
    return page.evaluate("""() => {
        const canvas = document.querySelector("#picture canvas");
        const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
        const seen = new Set();
        for (let i = 0; i < data.length; i += 4 * 7) seen.add(data.slice(i, i + 4).join());
        return seen.size;
    }""")


def labels(page) -> list[str]:
    return page.evaluate("dgov.nodes.get({ order: 'id' }).map((one) => one.label)")


def on_screen(page, number: int) -> tuple[float, float]:
    at = page.evaluate("(id) => dgov.network.canvasToDOM(dgov.network.getPosition(id))", number)
    box = page.locator("#picture").bounding_box()
    return at["x"] + box["x"], at["y"] + box["y"]


def test_page_draws(visit, graph):
    """The canvas is not empty, and every node and edge is on it, also those side by side."""
    page = visit(graph)

    assert shades(page) > 10
    assert page.evaluate("[dgov.network.body.nodeIndices.length, dgov.edges.length]") == [4, 4]
    middles = page.evaluate("""[0, 1, 2].map((id) =>
        JSON.stringify(dgov.network.body.edges[id].edgeType.getPoint(0.5)))""")
    assert len(set(middles)) == 3


def test_page_names_no_outside_address(graph):
    """No address of another host is anywhere in the page but the name of SVG."""
    page = picture(graph, title=TITLE)

    addresses = set(re.findall(r"(?:https?:)?//[\w-]+\.[\w./-]+", page.replace("\\/", "/")))
    assert {one for one in addresses if one.startswith("http")} == {"http://www.w3.org/2000/svg"}
    assert "sourceMappingURL" not in page
    assert not re.search(r"<(?:link|iframe|object|img)\b", page)


def test_same_graph_same_bytes(graph):
    """A page depends on its graph alone, not on the order in which it was built."""
    from networkx import MultiDiGraph

    turned = MultiDiGraph(**graph.graph)
    turned.add_nodes_from(reversed(list(graph.nodes(data=True))))
    turned.add_edges_from(reversed(list(graph.edges(keys=True, data=True))))

    assert picture(turned, title=TITLE) == picture(graph, title=TITLE)


def test_page_rests_and_comes_to_rest(visit, graph):
    """Nothing moves when the page opens; loosened, it moves and stops within five seconds."""
    page = visit(graph)
    before = page.evaluate("dgov.network.getPositions()")
    page.wait_for_timeout(300)
    assert page.evaluate("dgov.network.getPositions()") == before

    page.click("#move")
    page.wait_for_selector("#move[aria-pressed=false]", timeout=5000)
    after = page.evaluate("dgov.network.getPositions()")
    page.wait_for_timeout(200)
    assert after != before
    assert page.evaluate("dgov.network.getPositions()") == after

    page.click("#restore")
    assert page.evaluate("dgov.network.getPositions()") == before


def test_legend_hides_a_kind(visit, graph):
    """A press hides the kind and its edges, by mouse or key; another shows them again."""
    page = visit(graph)
    page.focus('[data-kind="Jurisdiction"]')
    page.keyboard.press("Enter")

    assert page.get_attribute('[data-kind="Jurisdiction"]', "aria-pressed") == "false"
    assert page.evaluate("dgov.nodes.get({ order: 'id' }).map((n) => n.hidden)") == [
        False,
        False,
        True,
        True,
    ]
    assert page.evaluate("dgov.edges.get({ filter: (e) => e.hidden }).length") == 1

    page.click('[data-kind="Jurisdiction"]')
    assert page.evaluate("dgov.nodes.get({ filter: (n) => n.hidden }).length") == 0


def test_legend_counts(visit, graph):
    """The legend says how many nodes of each kind there are."""
    page = visit(graph)

    assert page.locator("#legend output").all_inner_texts() == ["2", "2"]


@pytest.mark.parametrize("words", ["腾讯", "TENCENT", "dg:ten"])
def test_search_focuses(visit, graph, words):
    """Enter brings the first match, in either language or by CURIE, to the middle, and pins it."""
    page = visit(graph)
    page.fill("#words", words)
    assert page.locator("#found button").count() == 1

    page.keyboard.press("Enter")
    page.wait_for_timeout(700)
    assert page.evaluate("dgov.network.getSelectedNodes()") == [0]
    assert "腾讯" in page.inner_text("#card")
    x, y = on_screen(page, 0)
    box = page.locator("#picture").bounding_box()
    assert abs(x - box["x"] - box["width"] / 2) < 5
    assert abs(y - box["y"] - box["height"] / 2) < 5


def test_search_walks_by_arrow_and_says_when_nothing_is_found(visit, graph):
    """Arrow keys walk the matches; no match is said in so many words."""
    page = visit(graph)
    page.fill("#words", "市")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    assert page.evaluate("dgov.network.getSelectedNodes()") == [3]

    page.fill("#words", "没有的词")
    assert "没有找到" in page.inner_text("#found")


def test_language_changes_everything(visit, graph):
    """One button turns labels, title, chrome and the document's language."""
    page = visit(graph)
    assert labels(page)[0] == "腾讯"
    assert page.evaluate("document.documentElement.lang") == "zh-Hans"

    page.click("#language")
    assert labels(page)[0] == "Tencent"
    assert page.evaluate("document.documentElement.lang") == "en"
    assert page.title() == "Who operates?"
    assert page.inner_text("h1") == "Who operates?"
    assert page.get_attribute("#words", "placeholder").startswith("Find")
    shown = page.inner_text("body").replace("中文", "")
    assert not re.search(r"[\u4e00-\u9fff]", shown)


def test_page_opens_in_english(visit, graph):
    """Asked for English, the page is English from the first."""
    page = visit(graph, language="en")

    assert page.title() == "Who operates?"
    assert labels(page)[0] == "Tencent"


def test_hover_tells_and_click_pins(visit, graph):
    """Hovering shows kind, both names and place; a click pins them with the neighbours."""
    page = visit(graph)
    page.mouse.move(*on_screen(page, 0))
    page.wait_for_selector("#tip:not([hidden])")
    told = page.inner_text("#tip")
    assert all(one in told for one in ("企业", "腾讯", "Tencent", "第13段第3句", "p13s3"))

    page.mouse.click(*on_screen(page, 0))
    page.wait_for_selector("#card:not([hidden])")
    assert page.locator(".near button").count() == 3
    page.locator(".near button").first.click()
    assert page.evaluate("dgov.network.getSelectedNodes()") == [1]

    page.keyboard.press("Escape")
    assert page.locator("#card").is_hidden()


def test_edge_tells_its_manner_and_place(visit, graph):
    """An edge tells its relation, its event, its manner and where it is said."""
    page = visit(graph)
    at = page.evaluate("""() => {
        const edge = dgov.data.edges.find((one) => one.event);
        return dgov.network.canvasToDOM(dgov.network.body.edges[edge.id].edgeType.getPoint(0.3));
    }""")
    box = page.locator("#picture").bounding_box()
    page.mouse.click(at["x"] + box["x"], at["y"] + box["y"])
    page.wait_for_selector("#card:not([hidden])")

    told = page.inner_text("#card")
    assert all(one in told for one in ("组建", "founding", "成立", "共同出资", "第13段第3句"))


def test_table_says_the_same(visit, graph):
    """The table has a row for each edge, and its names bring the picture to the node."""
    page = visit(graph)
    page.click("summary")
    assert page.locator("#table tbody tr").count() == 4
    assert "共同出资" in page.inner_text("#table")

    page.click("#table tbody a >> text=广东省")
    assert page.evaluate("dgov.network.getSelectedNodes()") == [2]


def test_table_needs_no_script(graph):
    """Without scripts the table still says everything."""
    page = picture(graph, title=TITLE)

    assert page.count("<tr><td>") == 4


def test_hostile_labels_stay_text(visit):
    """Markup in a name, a title, a detail or a kind is shown as it is written, and does nothing."""
    detail = [Detail(HOSTILE, HOSTILE, HOSTILE)]
    wicked = node(HOSTILE, HOSTILE, HOSTILE, curie=HOSTILE, evidence=[HOSTILE], details=detail)
    tie = edge(HOSTILE, HOSTILE, predicate=HOSTILE, evidence=[HOSTILE], details=detail)
    graph = graph_of({"a": wicked, "b": node("乙", "B")}, [("a", "b", tie)])
    page = visit(graph, title=Bilingual(HOSTILE, HOSTILE))
    page.fill("#words", "script")
    assert HOSTILE.partition("\u2028")[0] in page.inner_text("#found")
    page.keyboard.press("Enter")
    page.wait_for_timeout(600)
    page.mouse.move(*on_screen(page, 0))
    page.wait_for_timeout(300)
    page.click("summary")
    page.click("#legend button >> nth=1")
    page.click("#language")

    assert "onerror=alert(1)" in page.inner_text("#card")
    assert page.locator("img").count() == 0
    assert page.locator("script").count() == 3
    assert page.title().startswith("</script>")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("wide", [360, 1440])
def test_page_fits(visit, graph, scheme, wide):
    """No page is wider than its window; paper and ink follow the system's light or dark."""
    page = visit(graph, color_scheme=scheme)
    page.set_viewport_size({"width": wide, "height": 800})
    page.click("summary")

    assert page.evaluate("document.documentElement.scrollWidth") <= wide
    paper = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert paper == {"light": "rgb(251, 250, 247)", "dark": "rgb(21, 24, 28)"}[scheme]


def test_empty_graph_says_so(visit):
    """A page of nothing says that there is nothing."""
    page = visit(graph_of({}, []))

    assert "没有可画的内容" in page.inner_text("#stage")


def test_no_two_kinds_look_alike():
    """Each kind has a look of its own."""
    assert len(set(LOOKS.values())) == len(LOOKS)


def test_every_class_has_a_look():
    """Each class of the ontology that sorts what is drawn has a colour and shape."""
    from dgov_kg import files

    with open(os.path.join(files.ONTOLOGY, "dgov.ttl"), encoding="utf-8") as file:
        classes = set(re.findall(r"^dgov:(\w+) a owl:Class", file.read(), re.MULTILINE))

    assert classes - {"Passage", "Paragraph", "Sentence", "Piece"} <= LOOKS.keys()


def test_layout_keeps_boxes_apart():
    """No box overlaps another, in one component or in many."""
    count = 120
    ties = [(one, one // 3) for one in range(1, 80)] + [(90, 91), (92, 93)]
    places = positions(dict.fromkeys(range(count), (150.0, 60.0)), ties)

    for one in range(count):
        for two in range(one):
            (a, b), (c, d) = places[one], places[two]
            assert abs(a - c) >= 149 or abs(b - d) >= 59


@pytest.mark.parametrize(
    "text", ["", "政", "《“云上小镇”灯塔维修方案（1901—1903年）》", "a" * 90, HOSTILE]
)
def test_wrapping_keeps_the_text(text):
    """Lines joined again are the text, less spaces, when no line is cut off."""
    joined = wrap(text, lines=99)

    assert "".join(joined.split()) == "".join(text.split())
    assert not re.search(r"\n[，。）》”]|[（《“]\n", joined)


def test_data_survives_its_embedding(graph):
    """The JSON in the page is the JSON of the graph."""
    page = picture(graph, title=TITLE)
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', page, re.DOTALL)

    assert found
    assert json.loads(found[1])["title"] == TITLE._asdict()


# --- small pictures: every name can be read, provinces frame what is theirs ---------------


@pytest.fixture(name="kg", scope="module")
def fixture_kg():
    return load(language="zh")


@pytest.fixture(name="whole", scope="module")
def fixture_whole(kg):
    return projection(to_networkx(kg))


@pytest.fixture(name="owners", scope="module")
def fixture_owners(kg, whole):
    return answer(whole, kg.run("co-owners"))


def test_every_row_is_a_line(kg, owners):
    """Each party has a line to its company, named by the tie that the answer gives."""
    for row in kg.run("co-owners"):
        (edge,) = owners[row["party"].iri][row["operator"].iri].values()

        assert row["tie"].zh in edge["zh"].split("、")


def test_what_the_question_does_not_ask_is_left_out(kg, owners):
    """Only the ties of the rows, and membership, are drawn; the province is a frame."""
    drawn = {edge["zh"] for *_, edge in owners.edges(data=True) if not edge.get("folded")}

    assert drawn == {row["tie"].zh for row in kg.run("co-owners")} | {"成员"}
    for row in kg.run("co-owners"):
        assert owners.nodes[row["party"].iri]["frame"] == row["province"].iri


def test_a_row_that_no_tie_draws_is_a_line_itself(kg, whole):
    """Where the graph has no edge between the things of a row, the row is drawn as one."""
    table = kg.run("partners")
    drawn = answer(whole, table).to_undirected()

    assert table
    for row in table:
        assert drawn.has_edge(row["one"].iri, row["other"].iri)


def test_one_line_holds_founding_and_stake(whole):
    """Lines beside each other become one; the sentences and the particulars of all stay."""
    tencent = "https://w3id.org/dgov-kg/id/tencent"
    firm = "https://w3id.org/dgov-kg/id/digital-guangdong"
    before = whole[tencent][firm].values()
    (edge,) = merged(neighbourhood(whole, firm))[tencent][firm].values()

    assert len(edge["beside"]) == len(before) - 1 > 0
    assert set(edge["evidence"]) == {one for each in before for one in each["evidence"]}


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("name", ["co-owners", "managers-and-operators", "shared-initiatives"])
def test_every_name_can_be_read_at_opening(visit, kg, whole, name, language):
    """In a window of common size no name is smaller than 12 pixels and all is in the frame."""
    table = kg.run(name)
    page = visit(answer(whole, table), title=table.title, language=language)
    found = page.evaluate("""() => {
        const { network, nodes } = dgov;
        const stage = document.querySelector("#stage").getBoundingClientRect();
        return nodes.get().map(({ id, font }) => {
            const at = network.canvasToDOM(network.getPosition(id));
            const inside = at.x > 0 && at.y > 0 && at.x < stage.width && at.y < stage.height;
            return [font.size * network.getScale(), inside];
        });
    }""")

    assert min(size for size, _ in found) >= 11.99
    assert all(inside for _, inside in found)


def test_the_picture_fills_the_stage(visit, kg, whole):
    """The picture takes most of the width and of the height."""
    table = kg.run("co-owners")
    page = visit(answer(whole, table), title=table.title)
    left, right, top, low = page.evaluate("""() => {
        const { network, nodes } = dgov;
        const at = nodes.getIds().map((id) => network.canvasToDOM(network.getPosition(id)));
        const stage = document.querySelector("#stage").getBoundingClientRect();
        const xs = at.map(({ x }) => x / stage.width), ys = at.map(({ y }) => y / stage.height);
        return [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
    }""")

    assert right - left > 0.7
    assert low - top > 0.6


def test_a_line_tells_all_that_it_holds(visit, kg, whole):
    """The card of a merged line tells the stake and the founding beside it."""
    table = kg.run("co-owners", province="guangdong")
    page = visit(answer(whole, table), title=table.title)
    page.evaluate("""() => {
        const edge = dgov.data.edges.find(({ beside }) => beside);
        const middle = dgov.network.body.edges[edge.id].edgeType.getPoint(0.5);
        const at = dgov.network.canvasToDOM(middle);
        dgov.network.body.emitter.emit("click", {
            nodes: [], edges: [edge.id], pointer: { DOM: at } });
    }""")

    told = page.inner_text("#card")
    assert "出资" in told
    assert "共同出资" in told


def test_small_layout_keeps_names_apart():
    """No box of a small layout overlaps another, and frames keep apart."""
    boxes = dict.fromkeys(range(12), Box(70, 18, 40)) | dict.fromkeys((12, 13), Box(50, 15, 15))
    ties = [Tie(one, 0 if one < 6 else 6, 40, 14) for one in (1, 2, 3, 4, 5, 7, 8, 9, 10, 11)]
    frames = {**dict.fromkeys(range(6), 12), **dict.fromkeys(range(6, 12), 13)}
    places = arranged(boxes, ties, frames, ratio=1.5)

    assert set(places) == set(boxes)
    for one in boxes:
        for two in range(one):
            (a, b), (c, d) = places[one], places[two]
            upper, lower = (one, two) if b < d else (two, one)
            down = boxes[upper].down + boxes[lower].up
            assert abs(a - c) >= boxes[one].half + boxes[two].half - 2 or abs(b - d) >= down - 2


def test_a_large_picture_stays_as_it_was(whole):
    """A picture of more nodes than `SMALL` has neither frames nor a higher stage."""
    page = picture(whole, title=TITLE)

    assert len(whole) > SMALL
    assert '"small":false' in page
    assert '<main class="tall">' not in page
