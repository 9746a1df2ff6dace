"""Views as parts of a page: one language, names that lead on, nothing that touches the page."""

from __future__ import annotations

import os
import re

import pytest

from dgov_kg.exceptions import BadParameter
from dgov_kg.graph import load
from dgov_kg.language import Bilingual
from dgov_kg.namespaces import PREFIXES
from dgov_kg.network import projection, to_networkx
from dgov_kg.result import Node, Table
from dgov_kg.view import VIEWS, fitting, table_part
from dgov_kg.view.answer import answer, merged
from dgov_kg.view.assets import KINDS, served
from dgov_kg.view.atlas import FIRST, atlas, foremost
from dgov_kg.view.awaited import Source, awaited
from dgov_kg.view.beside import beside
from dgov_kg.view.overview import overview
from dgov_kg.view.part import part
from dgov_kg.view.picture import network_content
from dgov_kg.web.explorer.drawing import AT_ONCE, LIMIT, Drawer
from dgov_kg.web.explorer.wishes import Wishes

HOSTILE = "</script><script>alert(1)</script><img src=x onerror=alert(1)>\"'&"


@pytest.fixture(name="kg", scope="module")
def fixture_kg():
    return load(language="zh")


@pytest.fixture(name="drawer", scope="module")
def fixture_drawer(kg):
    return Drawer(kg)


def address(value) -> str:
    return f"/doc/{value.slug}" if isinstance(value, Node) and value.iri else ""


def shown(kg, language):
    """Yield each question of the catalogue with its view as a part."""
    for question in kg.questions():
        table = kg.run(question.name).in_language(language)
        if question.view != "network" and table.rows:
            yield question, table, table_part(table, question.view, address)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_part_speaks_one_language(kg, language):
    """No part holds the other language, neither in words nor in hidden spans."""
    other = "en" if language == "zh" else "zh"
    for question, table, made in shown(kg, language):
        assert 'class="zh"' not in made.html, question.name
        text = set(re.findall(r">([^<>]+)<", made.html))
        for node in (cell for row in table.rows for cell in row if isinstance(cell, Node)):
            if node.label("zh") != node.label("en"):
                assert node.label(other) not in text, question.name


def test_a_part_has_no_frame_and_no_style_of_its_own(kg):
    """A part stands in a page's main: no main, no style attribute, no script that runs."""
    for question, _, made in shown(kg, "en"):
        assert not re.search(r"<main|<html|<style|\sstyle=", made.html), question.name
        scripts = re.findall(r"<script[^>]*>", made.html)
        assert all('type="application/json"' in one for one in scripts), question.name
        assert {*made.styles, *made.scripts} <= served().keys()


def test_names_and_sentences_lead_on(kg):
    """Every thing and every sentence of a table is a link."""
    table = kg.run("founders")
    made = table_part(table, "table", address)
    nodes = {cell for row in table.rows for cell in row if isinstance(cell, Node) and cell.iri}

    assert all(f'href="{address(node)}"' in made.html for node in nodes)


def test_two_parts_share_a_page(kg):
    """No two kinds of view have an id in common."""
    table = kg.run("policies")
    parts = [table_part(table, view, address).html for view in ("table", "tree", "timeline")]
    found = [set(re.findall(r'\sid="([^"]+)"', html)) for html in parts]

    assert all(found)
    assert not found[0] & found[1] | found[0] & found[2] | found[1] & found[2]


@pytest.mark.parametrize("view", [view for view in VIEWS if view != "network"])
def test_hostile_text_stays_text(view):
    """Markup in a name or an address is escaped in a part as in a page."""
    wicked = Node(HOSTILE, HOSTILE, HOSTILE)
    columns = ["problem", "recommendation", "date", "count", "evidence"]
    rows = [(wicked, wicked, "2019", 3, wicked), (HOSTILE, HOSTILE, HOSTILE, 3, HOSTILE)]
    title = Bilingual(HOSTILE, HOSTILE)
    made = table_part(Table(columns, rows, title=title), view, lambda _: f"/{HOSTILE}")

    assert "<img" not in made.html
    assert "<script>" not in made.html


def test_a_picture_leads_on(kg):
    """Nodes, events and sentences of a picture have addresses, in its data and in its table."""
    graph = answer(projection(to_networkx(kg)), kg.run("founders"))
    content = network_content(
        graph, title=Bilingual("题", "title"), language="en", link=lambda iri: f"/at/{iri}"
    )
    made = part(content)

    assert all(node["link"] == f"/at/{node['iri']}" for node in content.data["nodes"])
    assert all(len(told) == 3 for told in content.data["sentences"].values())
    events = [edge["event"] for edge in content.data["edges"] if "event" in edge]
    assert events
    assert all(event[2].startswith("/at/") for event in events)
    assert made.html.count('<a class="place" href="/at/') >= len(content.data["edges"])


def test_a_picture_to_come_says_where_it_is():
    """Without script there is a link; the address of the data is in the page."""
    source = Source("/graph.json", 'of=a&most=3"', "/graph?of=a")
    made = part(awaited(source, title=Bilingual("题", "title"), language="zh"))

    assert '<a href="/graph?of=a">' in made.html
    assert 'data-from="/graph.json?of=a&amp;most=3&#34;&amp;lang=zh"' in made.html


def test_styles_touch_nothing_outside():
    """Each style is one rule for the class of its view, with everything inside it."""
    for kind in KINDS:
        text = served()[f"view-{kind}.css"]
        assert text.startswith(f".view-{kind} {{")
        depth, closed = 0, []
        for place, sign in enumerate(text):
            depth += (sign == "{") - (sign == "}")
            if sign == "}" and not depth:
                closed.append(place)
        assert closed == [len(text.rstrip()) - 1]


def test_what_suits_a_table(kg):
    """Every view that a question names is among those that suit its answer."""
    for question in kg.questions():
        table = kg.run(question.name)
        if question.view not in {"network", "number"} and table.rows:
            assert question.view in fitting(table), question.name


# --- what stands where -------------------------------------------------------------------------


def test_fresh_nodes_stand_apart_and_near():
    """Nothing overlaps, nothing that stood moves, and the nearest is near."""
    boxes = {f"n{number}": (60.0, 20.0, 40.0) for number in range(120)}
    standing = {f"n{number}": (200 * number, 0) for number in range(20)}
    fresh = [f"n{number}" for number in range(20, 120)]
    found = beside(standing, boxes, "n10", fresh)

    assert list(found) == fresh
    everything = [*standing.values(), *found.values()]
    for one, (x, y) in enumerate(everything):
        for a, b in everything[:one]:
            assert abs(x - a) >= 120 or abs(y - b) >= 60
    x, y = found["n20"]
    assert abs(x - 2000) < 400
    assert abs(y) < 200


def test_the_overview_is_the_same_each_time_and_apart():
    """The same graph has the same places; communities keep apart."""
    edges = [(a, b) for start in (0, 10) for a in range(start, start + 10) for b in range(start, a)]
    edges.append((0, 10))
    found = overview(range(20), edges)

    assert found == overview(range(20), reversed(edges))
    assert len(set(found.values())) == 20
    middle = [sum(found[n][0] for n in part) / 10 for part in (range(10), range(10, 20))]
    spread = max(abs(found[n][0] - middle[0]) for n in range(10))
    far = sum((a - b) ** 2 for a, b in zip(found[0], found[10], strict=True)) ** 0.5
    assert far > 0
    assert abs(middle[0] - middle[1]) > spread or abs(found[3][1] - found[13][1]) > spread


def test_the_foremost_are_tied_and_of_many_kinds(kg):
    """What is drawn first holds together, is bounded, and crowds no kind out."""
    graph = merged(projection(to_networkx(kg)))
    first = graph.subgraph(foremost(graph, FIRST))

    assert 100 < len(first) <= FIRST
    assert all(first.degree(node) for node in first)
    kinds = {kind for _, kind in graph.nodes(data="kind")}
    assert len({kind for _, kind in first.nodes(data="kind")}) > len(kinds) / 2


def test_the_atlas_is_kept(kg, monkeypatch, tmp_path):
    """The places are laid out once; damaged or foreign ones are laid out anew."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    first = atlas(kg)
    kept = [name for _, _, names in os.walk(tmp_path) for name in names if "places" in name]
    assert len(kept) == 1
    monkeypatch.setattr("dgov_kg.view.atlas._laid_out", lambda _: pytest.fail("laid out again"))

    assert atlas(kg).whole == first.whole


# --- the parts that a reader asks for ----------------------------------------------------------


def test_a_picture_grows_and_nothing_moves(drawer):
    """Expanding keeps every place, adds neighbours, and draws the edges among all that is there."""
    before = drawer.sketch(Wishes(of="digital-guangdong"))
    after = drawer.sketch(Wishes(of="digital-guangdong", more=("guangdong",)))

    assert before.places.items() <= after.places.items()
    added = set(after.graph) - set(before.graph)
    assert 0 < len(added) <= AT_ONCE
    whole = drawer.atlas.merged
    for tail, head in whole.edges():
        if tail in added and head in after.graph:
            assert after.graph.has_edge(tail, head)


def test_a_picture_has_bounds(drawer, kg):
    """The most that is drawn is drawn, and said to be so."""
    names = dict.fromkeys(row["found"].curie for row in kg.search("省", limit=40))
    things = tuple(name for name in names if name.startswith("dg:"))
    drawn = drawer.sketch(Wishes(more=things))

    assert len(drawn.graph) <= LIMIT
    assert drawn.places.keys() == set(drawn.graph)


def test_a_value_is_no_node(drawer):
    """What only sorts things is not drawn, and that is said."""
    with pytest.raises(BadParameter) as caught:
        drawer.sketch(Wishes(more=("dgc:level-province",)))

    assert "dgc:level-province" in caught.value.en


def test_paths_are_lit_wherever_they_lead(drawer):
    """A path through what is not drawn is drawn; its steps are edges of the picture."""
    drawn = drawer.sketch(Wishes(of="alibaba", ends=("tencent", "china-mobile")))

    assert {PREFIXES["dg"] + name for name in ("tencent", "digital-guangdong", "china-mobile")} == (
        drawn.lit
    )
    for one, other in drawn.steps:
        assert drawn.graph.has_edge(one, other) or drawn.graph.has_edge(other, one)


def test_what_the_article_does_not_tell_of_is_an_empty_picture(drawer):
    """A thing that is only in the index of the source has no neighbours to be drawn."""
    assert not drawer.sketch(Wishes(of="ning-qi")).graph
