"""What connects two things: steps that the article says, and an honest no."""

from __future__ import annotations

from itertools import combinations, pairwise

import pytest

from dgov_kg.exceptions import BadParameter, UnknownName
from dgov_kg.graph import load
from dgov_kg.grounds import grounds
from dgov_kg.namespaces import PREFIXES
from dgov_kg.paths import LIMIT, find_paths
from dgov_kg.sorting import SHARED
from dgov_kg.view import picture
from dgov_kg.view.answer import merged

PAIRS = [
    ("tencent", "guangdong"),
    ("docking-problem", "top-level-gap-problem"),
    ("china-mobile", "guangdong-government"),
    ("alibaba", "zhejiang-government"),
    ("founding-of-digital-guangdong", "china-mobile"),
]
APART = [("tencent", "alibaba"), ("guangdong", "zhejiang"), ("tencent", "beijing-government")]


@pytest.fixture(name="kg", scope="module")
def fixture_kg():
    return load(language="en")


def slugs(path) -> list[str]:
    return [node.rpartition("/")[2] for node in path]


def test_the_shortest_path_reads_like_a_sentence(kg):
    """Tencent founded and funded the firm, which is Guangdong's."""

    rows = kg.path("tencent", "guangdong", shortest=True)

    assert [
        (row["step"], row["way"], row["relation"].en, row["other"].slug, row["evidence"].slug)
        for row in rows
    ] == [
        (1, "→", "founding", "digital-guangdong", "p13s3"),
        (1, "→", "capital contribution", "digital-guangdong", "p13s3"),
        (2, "→", "has jurisdiction", "guangdong", "p13s3"),
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("腾讯", "广东省"),
        ("dg:tencent", "Guangdong Province"),
        (PREFIXES["dg"] + "tencent", "广东"),
    ],
)
def test_the_ends_are_named_as_everywhere(kg, one, other):
    """By label in either language, by CURIE, by address."""

    assert kg.path(one, other) == kg.path("tencent", "guangdong")


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_a_path_is_simple_and_no_longer_than_asked(kg, one, other):
    """No thing twice, at most so many steps, the shortest first, none of them twice."""

    found = find_paths(kg, one, other, longest=5)
    lengths = [len(path) - 1 for path in found.paths]

    assert found.paths
    assert all(len(set(path)) == len(path) for path in found.paths)
    assert max(lengths) <= 5
    assert lengths == sorted(lengths)
    assert len(set(found.paths)) == len(found.paths)
    assert {(slugs(path)[0], slugs(path)[-1]) for path in found.paths} == {(one, other)}


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_a_step_is_what_its_sentence_says(kg, one, other):
    """The sentence speaks of the event with both parties, or says the statement, that way round."""

    for row in kg.path(one, other):
        tail, head = row["one"], row["other"]
        if row["way"] == "←":
            tail, head = head, tail
        about = [row["event"]] if row["event"] else []
        said = {
            (quad.subject.value, getattr(quad.object, "value", ""))
            for quad in kg.store
            if quad.graph_name.value == row["evidence"].iri
        }
        direct = (tail.iri, head.iri) in said
        through = any((event.iri, end.iri) in said for event in about for end in (tail, head))
        assert direct or through, row


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_read_from_the_other_end_every_arrow_turns(kg, one, other):
    """A path says the same in both directions."""

    turn = {"→": "←", "←": "→"}
    there = {(r["one"], r["way"], r["relation"], r["other"]) for r in kg.path(one, other, most=100)}
    back = {(r["one"], r["way"], r["relation"], r["other"]) for r in kg.path(other, one, most=100)}

    assert {(o, turn[way], relation, a) for a, way, relation, o in there} == back


def test_nothing_leads_past_what_things_share(kg):
    """Between actors, no step goes through a place, the country, a list, a claim or a stage."""

    actors = ["tencent", "alibaba", "china-mobile", "digital-zhejiang", "cloud-guizhou"]
    actors += ["state-council", "guangdong-government"]
    sorting = {"Jurisdiction", "Group", "Claim", "Characteristic", "Stage", "Concept"}
    seen = 0
    for one, other in combinations(actors, 2):
        found = find_paths(kg, one, other, longest=LIMIT)
        between = {node for path in found.paths for node in path[1:-1]}
        seen += len(between)
        assert not {found.graph.nodes[node]["kind"] for node in between} & sorting

    assert seen > 0


@pytest.mark.parametrize(("one", "other"), APART)
def test_no_path_says_how_far_was_looked_and_what_would_help(kg, one, other):
    """An empty answer names the length, and what it tells to ask for gives a path."""

    found = find_paths(kg, one, other)

    assert (found.paths, len(found.to_table())) == ((), 0)
    assert "at most 4 steps" in found.note.en
    assert "至多 4 步" in found.note.zh
    assert found.headline.en.endswith("No path of at most 4 steps.")
    through = [found.nearest.through] if found.nearest.through else []
    again = find_paths(kg, one, other, longest=found.nearest.steps, through=through)
    assert len(again.paths[0]) - 1 == found.nearest.steps


def test_a_longer_path_is_told_of(kg):
    """Where only the bound stands in the way, the answer says so."""

    found = find_paths(kg, "tencent", "guangdong", longest=1)

    assert tuple(found.nearest) == (2, "")
    assert "at most 1 step." in found.note.en
    assert "--longest 2" in found.note.zh


def test_what_things_share_counts_when_asked_for(kg):
    """Two provinces have their building as local forms of one initiative; that may be asked for."""

    (path,) = find_paths(kg, "guangdong", "zhejiang", through=["form"]).paths

    assert slugs(path)[2] == "digital-government-building"
    assert find_paths(kg, "guangdong", "zhejiang", through=["country"]).paths
    assert find_paths(kg, "tencent", "alibaba", through=["theme"], longest=6).paths


@pytest.mark.parametrize("name", SHARED)
def test_what_is_asked_for_only_adds(kg, name):
    """Every path there is without is there with."""

    one, other = "china-mobile", "guangdong-government"
    without = find_paths(kg, one, other, most=1000).paths

    assert set(without) <= set(find_paths(kg, one, other, most=1000, through=[name]).paths)


def test_the_cap_is_announced(kg):
    """Only so many paths, and the note says that there are more."""

    all_of_them = find_paths(kg, "tencent", "guangdong")
    capped = find_paths(kg, "tencent", "guangdong", most=2)

    assert (len(all_of_them.paths), all_of_them.more) == (7, False)
    assert capped.paths == all_of_them.paths[:2]
    assert "there are more" in capped.note.en
    assert "还有更多" in capped.note.zh
    assert "more" not in all_of_them.note.en


def test_the_largest_request_ends(kg):
    """With everything let through and the widest bounds, there are a thousand paths and an end."""

    found = find_paths(kg, "beijing", "shanghai", longest=LIMIT, most=1000, through=list(SHARED))

    assert (len(found.paths), found.more) == (1000, True)


def test_a_theme_can_be_an_end(kg):
    """What sorts may end a path, as a province does; it is asked about."""

    (*_, last) = find_paths(kg, "zhejiang-cooperative-operation", "theme-cooperation").paths[0]

    assert slugs([last]) == ["theme-cooperation"]


def test_an_event_can_be_an_end(kg):
    """A founding, which a picture draws as an edge, is a thing when asked about."""

    assert slugs(find_paths(kg, "founding-of-digital-guangdong", "china-mobile").paths[0]) == [
        "founding-of-digital-guangdong",
        "china-mobile",
    ]


@pytest.mark.parametrize(
    ("ends", "wishes"),
    [
        (("tencent", "腾讯"), {}),
        (("tencent", "dgov:Enterprise"), {}),
        (("tencent", "level-province"), {}),
        (("tencent", "p13s3"), {}),
        (("tencent", "guangdong"), {"longest": 0}),
        (("tencent", "guangdong"), {"longest": LIMIT + 1}),
        (("tencent", "guangdong"), {"most": 0}),
        (("tencent", "guangdong"), {"through": ["air"]}),
    ],
)
def test_what_no_path_can_have_is_refused(kg, ends, wishes):
    """The same thing twice, a class, a theme, a sentence, a bound that is none."""

    with pytest.raises(BadParameter) as caught:
        kg.path(*ends, **wishes)

    assert caught.value.zh != caught.value.en


def test_an_unknown_end_is_an_unknown_name(kg):
    """As everywhere."""

    with pytest.raises(UnknownName):
        kg.path("tencent", "narnia")


def test_a_step_of_the_editors_has_no_sentence(kg):
    """That a province belongs to the country is background: the row is there, its evidence not."""

    rows = [
        row
        for row in kg.path("guangdong", "zhejiang", through=["country"], shortest=True)
        if row["other"].slug == "china" and row["relation"].curie == "dgov:isPartOf"
    ]

    assert rows
    assert [row["evidence"] for row in rows] == [None] * len(rows)


def test_every_format_has_the_steps(kg):
    """A path is a table like any other, in both languages and as statements."""

    table = kg.path("tencent", "guangdong")

    assert "founding" in table.to_csv()
    assert '"way": "→"' in table.to_json()
    assert "| Tencent |" in table.to_markdown()
    assert "dg:stake-of-tencent-in-digital-guangdong a dgov:Stake" in grounds(kg, table)
    assert "组建" in str(table.in_language("zh"))


def test_the_picture_draws_the_steps_and_nothing_beside(kg):
    """Things that a path visits are drawn, and between them only what is a step."""

    found = find_paths(kg, "tencent", "guangdong", shortest=True)
    part = found.to_networkx()
    steps = {frozenset(step) for path in found.paths for step in pairwise(path)}

    assert set(part) == {node for path in found.paths for node in path}
    assert {frozenset(edge) for edge in part.edges()} == steps


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_browser_shows_it(show, kg, language):
    """The page names the question, the things and the ties."""

    found = find_paths(kg, "tencent", "guangdong", shortest=True)
    page = show(picture(merged(found.to_networkx()), title=found.headline, language=language))

    assert page.inner_text("h1") == found.title.in_language(language)
    labels = page.evaluate("dgov.nodes.get().map((one) => one.label)")
    assert len(labels) == 3
    ties = page.evaluate("dgov.edges.get().map((one) => one.label || '')")
    assert any({"zh": "出资", "en": "capital"}[language] in tie for tie in ties)


def test_the_page_of_no_path_says_so(show, kg):
    """The two ends stand there unconnected, under a heading that says how far was looked."""

    found = find_paths(kg, "tencent", "beijing")
    page = show(picture(merged(found.to_networkx()), title=found.headline, language="en"))

    assert "No path of at most 4 steps." in page.inner_text("h1")
    assert page.evaluate("[dgov.nodes.length, dgov.edges.length]") == [2, 0]
