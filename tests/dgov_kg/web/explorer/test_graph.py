"""The graph page in a browser: drawn at once, grown by a click, filtered, searched, kept."""

from __future__ import annotations

import re
import struct
from xml.etree import ElementTree as ET

import pytest
from playwright.sync_api import expect

from dgov_kg.graph import load
from dgov_kg.view.atlas import FIRST
from dgov_kg.web.explorer.drawing import LIMIT

PHONE = {"width": 360, "height": 740}
HOSTILE = "</script><script>alert(1)</script><img src=x onerror=alert(1)>\"'&"
OWN = (
    f"""
@prefix ex: <http://example.org/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix dgov: <https://w3id.org/dgov-kg/ontology#> .
@prefix src: <https://w3id.org/dgov-kg/source/ning-tan/> .
GRAPH src:p13s3 {{
  ex:one a ex:Kind ; rdfs:label {HOSTILE!r}@zh , {HOSTILE!r}@en ; ex:knows ex:other .
  ex:other a ex:Kind ; rdfs:label "乙"@zh , "B"@en .
}}
""".replace("'</", '"""</')
    .replace("&'@", '&"""@')
    .replace("\\'", "'")
)


@pytest.fixture(scope="module", autouse=True)
def fixture_awake(server):
    """Let the workers that draw start: they are only wanted when someone looks."""
    assert server.client.get("/graph.json?of=tencent", timeout=240).status_code == 200


@pytest.fixture(name="draw")
def fixture_draw(visit):
    """Open a page with a picture, and wait until it is drawn."""

    def draw(path, **settings):
        page = visit(path, **settings)
        page.wait_for_selector(".picture canvas")
        page.wait_for_function("() => window.dgov?.network")
        return page

    return draw


def count(page) -> int:
    """Return how many nodes are drawn."""
    return page.evaluate("dgov.data.nodes.length")


def shades(page) -> int:
    """Return how many different colours a grid of samples of the drawing has."""
    return page.evaluate("""() => {
        const canvas = document.querySelector(".picture canvas");
        const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
        const seen = new Set();
        for (let i = 0; i < data.length; i += 4 * 7) seen.add(data.slice(i, i + 4).join());
        return seen.size;
    }""")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_it_draws_at_rest(draw, language):
    """The foremost of the graph stands still, in the reader's language alone."""
    page = draw(f"/graph?lang={language}")

    assert 100 < count(page) <= FIRST
    assert shades(page) > 20
    before = page.evaluate("dgov.network.getPositions()")
    page.wait_for_timeout(300)
    assert page.evaluate("dgov.network.getPositions()") == before
    expect(page.locator("#graph-about")).to_contain_text(str(count(page)))
    chinese = re.search(r"[\u4e00-\u9fff]", page.inner_text("aside"))
    assert bool(chinese) == (language == "zh")


def test_a_click_fetches_the_neighbours(draw):
    """Expanding adds who is near, moves nobody, and can be gone back from."""
    page = draw("/graph?of=digital-guangdong&lang=en")
    places = page.evaluate("dgov.network.getPositions()")
    before = count(page)
    page.fill("#network-words", "Guangdong Province")
    page.keyboard.press("Enter")
    page.get_by_role("button", name=re.compile(r"Expand \(\d+ more\)")).click()
    page.wait_for_function("(before) => dgov.data.nodes.length > before", arg=before)

    assert "with=" in page.url
    after = page.evaluate("dgov.network.getPositions()")
    assert {one: after[one] for one in places} == places
    assert page.locator("#network-table tbody tr").count() > before

    page.reload()
    page.wait_for_function("(before) => window.dgov?.data.nodes.length > before", arg=before)
    assert "dg:guangdong" in page.inner_text("#network-card")

    page.go_back()
    page.wait_for_function("(before) => window.dgov?.data.nodes.length === before", arg=before)
    assert "with=" not in page.url


def test_keys_alone_are_enough(draw):
    """In the picture Enter takes the node in the middle, E its neighbours, Escape lets go."""
    page = draw("/graph?of=tencent&at=dg:digital-guangdong&lang=en")
    before = count(page)
    page.locator(".picture .vis-network").focus()
    page.keyboard.press("e")
    page.wait_for_function("(before) => dgov.data.nodes.length > before", arg=before)
    expect(page.locator("#network-doing")).to_contain_text("added")
    page.keyboard.press("Escape")
    expect(page.locator("#network-card")).to_be_hidden()
    page.locator(".picture .vis-network").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#network-card")).to_be_visible()


def test_a_double_click_expands(draw):
    """So does a double click on a node."""
    page = draw("/graph?of=tencent&lang=en")
    before = count(page)
    at = page.evaluate("""() => {
        const { id } = dgov.data.nodes.find(({ curie }) => curie === "dg:digital-guangdong");
        return dgov.network.canvasToDOM(dgov.network.getPosition(id));
    }""")
    box = page.locator(".picture").bounding_box()
    page.mouse.dblclick(at["x"] + box["x"], at["y"] + box["y"])
    page.wait_for_function("(before) => dgov.data.nodes.length > before", arg=before)


def test_kinds_and_relations_are_filtered(draw):
    """A press hides a kind or a relation, in the picture, the table and the address."""
    page = draw("/graph?of=digital-guangdong&lang=en")
    rows = page.locator("#network-table tbody tr")
    before = rows.count()
    page.click('[data-kind="Jurisdiction"]')
    hidden = page.evaluate("dgov.nodes.get({ filter: (one) => one.hidden }).length")
    assert hidden == 1
    assert "hide=Jurisdiction" in page.url
    assert rows.count() < before

    page.click(".relations summary")
    page.click(".relations [data-relation] >> nth=0")
    page.reload()
    page.wait_for_function("() => window.dgov?.network")
    assert page.get_attribute('[data-kind="Jurisdiction"]', "aria-pressed") == "false"
    assert page.locator('.relations [aria-pressed="false"]').count() == 1


def test_search_reaches_what_is_not_drawn(draw):
    """A name that the picture lacks is found in the whole graph, and added by a press."""
    page = draw("/graph?of=digital-guangdong&lang=en")
    page.fill("#network-words", "Alibaba")
    page.get_by_role("button", name=re.compile("^Alibaba not drawn")).click()
    page.wait_for_function("() => dgov.data.nodes.some(({ curie }) => curie === 'dg:alibaba')")
    expect(page.locator("#network-card")).to_contain_text("dg:alibaba")


def test_a_path_is_lit(draw):
    """The shortest path over the whole graph is drawn, bright, and can be read step by step."""
    page = draw("/graph?lang=en")
    page.fill("#graph-one", "Tencent")
    page.fill("form[data-draw='one other'] [name=other]", "China Mobile")
    page.click("form[data-draw='one other'] button")
    page.wait_for_function("() => dgov.data.lit?.nodes.length === 3")
    lit = page.evaluate("""() => dgov.data.nodes
        .filter(({ id }) => dgov.data.lit.nodes.includes(id)).map(({ curie }) => curie).sort()""")

    assert lit == ["dg:china-mobile", "dg:digital-guangdong", "dg:tencent"]
    assert "one=Tencent" in page.url
    page.reload()
    page.wait_for_function("() => window.dgov?.data.lit.nodes.length === 3")
    page.get_by_role("link", name="Read step by step").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("What connects")


def test_what_cannot_be_drawn_is_said(draw, visit):
    """A name that nothing has leaves the picture, and is told beside it; so is a wrong address."""
    page = draw("/graph?of=tencent&lang=en", complain=False)
    page.fill("#graph-of", "Atlantis")
    page.click("form[data-draw=all] button")
    expect(page.locator("#network-doing")).to_contain_text("Atlantis")
    assert count(page) > 0

    page = visit("/graph?of=Atlantis&lang=en", complain=False)
    expect(page.locator("main")).to_contain_text("Atlantis")


def test_what_is_drawn_is_downloaded(draw):
    """SVG holds every name that is drawn; PNG is a picture twice as fine."""
    page = draw("/graph?question=co-owners&lang=en")
    with page.expect_download() as waiting:
        page.click("#network-svg")
    svg = ET.parse(waiting.value.path()).getroot()
    text = "".join(svg.itertext())
    for _, row in zip(range(3), load().run("co-owners"), strict=False):
        assert row["party"].en.split()[0] in text
    with page.expect_download() as waiting:
        page.click("#network-png")
    with open(waiting.value.path(), "rb") as file:
        head = file.read(24)
    wide, high = struct.unpack(">II", head[16:24])
    assert head.startswith(b"\x89PNG")
    assert wide == pytest.approx(2 * int(svg.get("width")), abs=2)
    assert high == pytest.approx(2 * int(svg.get("height")), abs=2)


def test_every_name_and_sentence_leads_on(draw):
    """The card of a node leads to its page, an edge's to its sentences; the table to both."""
    page = draw("/graph?of=tencent&at=dg:tencent&lang=en")
    card = page.locator("#network-card")
    assert (
        card.get_by_role("link", name="All statements →")
        .get_attribute("href")
        .startswith("/doc/id/tencent")
    )
    assert "/source/ning-tan/p13s3" in card.locator(".place").first.get_attribute("href")
    page.click("#network-table summary")
    page.locator("#network-table").get_by_role("link", name="p13s3").first.click()
    assert "/source/ning-tan/p13s3" in page.url


def test_without_script_the_table_says_it(visit):
    """The table has the picture's edges; forms draw another part, find a path, leave kinds out."""
    page = visit("/graph?of=digital-guangdong&lang=en", java_script_enabled=False)
    page.locator("#network-table summary").click()
    table = page.locator("#network-table")
    before = table.locator("tbody tr").count()
    assert table.get_by_role("link", name="Tencent").count() >= 1
    assert not page.locator(".stage").is_visible()

    page.locator(".sift summary").click()
    page.locator('.sift input[value="Jurisdiction"]').check()
    page.locator(".sift button").click()
    page.locator("#network-table summary").click()
    assert 0 < table.locator("tbody tr").count() < before

    page.fill("#graph-of", "alibaba")
    page.click("form[data-draw=all] button")
    expect(page.get_by_role("heading", level=1)).to_have_text("Alibaba")


@pytest.mark.parametrize(
    "path", ["/graph?", "/graph?show=all&", "/graph?of=tencent&at=dg:tencent&"]
)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_phone_shows_it_whole(visit, overflow, path, scheme):
    """Nothing is wider than a phone, light or dark."""
    page = visit(f"{path}lang=zh", viewport=PHONE, color_scheme=scheme, complain=False)
    page.wait_for_selector(".picture canvas")

    assert overflow(page) <= 0


@pytest.mark.parametrize(
    "path", ["/graph?", "/graph?of=tencent&at=dg:tencent&", "/graph?show=all&"]
)
def test_nothing_is_in_the_way(visit, axe, path):
    """An accessibility engine finds nothing serious."""
    page = visit(f"{path}lang=en", complain=False)
    page.wait_for_selector(".picture canvas")

    assert axe(page) == {}


def test_a_picture_never_grows_without_end(server):
    """However often it is expanded, no more than so many nodes are drawn."""
    told = [("with", name) for name in ("china", "beijing", "guangdong", "zhejiang", "shanghai")]
    more = [("with", name) for name in ("guizhou", "digital-government-building", "one-network")]
    known = [pair for pair in told + more if server.client.get(f"/id/{pair[1]}").status_code == 303]
    answer = server.client.get("/graph.json", params=known).json()

    assert len(answer["nodes"]) <= LIMIT
    ids = {node["id"] for node in answer["nodes"]}
    assert len(ids) == len(answer["nodes"])
    assert all({edge["from"], edge["to"]} <= ids for edge in answer["edges"])


@pytest.mark.parametrize(
    ("query", "status", "words"),
    [
        ("hops=9", 400, "hops"),
        ("hops=²", 400, "hops"),
        ("of=tencent&question=co-owners", 400, "Give one of"),
        ("nothing=1", 400, "no parameter nothing"),
        ("question=no-such-question", 404, "no-such-question"),
        ("show=some", 400, "show"),
        ("of=nobody-at-all", 404, "nobody-at-all"),
        ("&".join(f"with=x{number}" for number in range(61)), 400, "60 times"),
    ],
)
def test_nonsense_is_refused_in_words(server, query, status, words):
    """What makes no sense is said, with what would."""
    answer = server.client.get(
        f"/graph.json?{query}&lang=en", headers={"Accept": "application/json"}
    )

    assert answer.status_code == status
    assert words in answer.json()["en"]


# --- all of it --------------------------------------------------------------------------------


@pytest.fixture(name="whole")
def fixture_whole(visit):
    """Open the page of the whole; a driver without a screen talks of stalls on the console."""

    def whole(query="", **settings):
        page = visit(f"/graph?show=all&lang=en{query}", complain=False, **settings)
        page.wait_for_function("() => window.dgovWhole")
        return page

    return whole


def test_the_whole_is_drawn_and_searched(whole):
    """Every node is there; search pins one, and the address keeps it."""
    page = whole()
    about = page.inner_text("#graph-about")
    assert page.evaluate("dgovWhole.graph.order") == int(about.split()[0]) > 1000
    page.fill("#whole-words", "alibaba")
    page.keyboard.press("Enter")
    expect(page.locator("#whole-card")).to_contain_text("Alibaba")
    assert "at=dg%3Aalibaba" in page.url
    page.get_by_role("link", name="Draw what is around it").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Alibaba")


def test_the_whole_is_filtered(whole):
    """A kind that is hidden takes its edges with it."""
    page = whole()
    shown = """() => dgovWhole.graph.filterNodes((id) =>
        !dgovWhole.sigma.getNodeDisplayData(id).hidden).length"""
    before = page.evaluate(shown)
    page.click('[data-kind="Measure"]')
    page.wait_for_timeout(300)

    assert page.evaluate(shown) < before - 100
    assert "hide=Measure" in page.url


def test_a_path_is_lit_in_the_whole(whole):
    """The server finds the path; the picture shows its nodes alone."""
    page = whole()
    page.fill("#graph-one", "Tencent")
    page.fill("[data-path] [name=other]", "China Mobile")
    page.click("[data-path] button")
    page.wait_for_function("() => dgovWhole.state.lit?.size === 3")


def test_the_whole_is_downloaded(whole):
    """All nodes are in the SVG."""
    page = whole()
    with page.expect_download() as waiting:
        page.click("#whole-svg")
    svg = ET.parse(waiting.value.path()).getroot()
    circles = list(svg.iter("{http://www.w3.org/2000/svg}circle"))

    assert len(circles) == page.evaluate("dgovWhole.graph.order")


def test_without_webgl_it_says_so(browser, server):
    """A browser that cannot paint it is told where to look."""
    context = browser.new_context()
    context.add_init_script("HTMLCanvasElement.prototype.getContext = () => null")
    page = context.new_page()
    page.goto(f"{server.address}/graph?show=all&lang=en")
    expect(page.locator("#whole-doing")).to_contain_text("no WebGL")
    context.close()


def test_the_whole_has_a_table_in_pages(visit):
    """Without script the whole is a table, page by page."""
    page = visit("/graph?show=all&lang=en", java_script_enabled=False)
    page.locator("#whole-table summary").click()
    first = page.locator("#whole-table tbody tr").first.inner_text()
    page.get_by_role("link", name="Next").click()
    assert page.locator("#whole-table tbody tr").first.inner_text() != first


# --- files of one's own ---------------------------------------------------------------------------


def test_hostile_labels_stay_text(browser, serve, tmp_path):
    """Markup in a name is shown as it is written: in the card, the table and the whole."""
    path = tmp_path / "own.trig"
    path.write_text(OWN, encoding="utf-8")
    own = serve("--only", str(path))
    assert own.client.get("/graph.json", timeout=240).status_code == 200
    context = browser.new_context()
    page = context.new_page()
    alarms = []
    page.on("dialog", lambda dialog: (alarms.append(dialog.message), dialog.dismiss()))
    page.on("pageerror", lambda error: alarms.append(str(error)))
    page.goto(f"{own.address}/graph?lang=en")
    page.wait_for_function("() => window.dgov?.network")
    page.fill("#network-words", "script")
    expect(page.locator("#network-found")).to_contain_text("onerror=alert(1)")
    page.keyboard.press("Enter")
    expect(page.locator("#network-card .name:visible")).to_have_text(HOSTILE)
    page.click("#network-table summary")
    expect(page.locator("#network-table")).to_contain_text("onerror=alert(1)")
    page.goto(f"{own.address}/graph?lang=en&show=all")
    page.wait_for_function("() => window.dgovWhole")
    page.fill("#whole-words", "script")
    page.keyboard.press("Enter")
    expect(page.locator("#whole-card .name")).to_have_text(HOSTILE)

    assert page.locator("img").count() == 0
    assert alarms == []
    context.close()


def test_the_relations_drawn_are_downloaded(visit, server, tmp_path):
    """The links give the relations that are drawn by now, as a table, a workbook and a network."""

    import csv
    import io

    import networkx as nx
    import openpyxl

    page = visit("/graph?of=digital-zhejiang&lang=en")
    drawn = page.get_by_text("relations drawn").inner_text()
    rows = list(
        csv.DictReader(io.StringIO(server.client.get(_of(page, "CSV")).text.lstrip("\ufeff")))
    )
    ties = {(row["subject_id"], row["relation_id"], row["object_id"]) for row in rows}
    assert f" {len({(one, other) for one, _, other in ties})} relations" in drawn
    assert all(row["evidence"] for row in rows)
    workbook = openpyxl.load_workbook(io.BytesIO(server.client.get(_of(page, "Excel")).content))
    assert workbook.worksheets[0].max_row == len(rows) + 1
    (tmp_path / "drawn.graphml").write_bytes(server.client.get(_of(page, "GraphML")).content)
    network = nx.read_graphml(tmp_path / "drawn.graphml")
    assert {curie for _, curie in network.nodes(data="curie")} >= {"dg:digital-zhejiang"}


def test_the_whole_graph_is_downloaded(server):
    """As much as the page says there is."""

    page = server.client.get("/graph?show=all&lang=en", headers={"Accept": "text/html"}).text
    rows = server.client.get("/graph?show=all&format=csv").text.splitlines()
    assert "1479 nodes" in page
    assert len(rows) > 2376


def _of(page, label):
    return page.locator(".follow a", has_text=label).first.get_attribute("href")
