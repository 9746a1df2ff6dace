"""Things side by side: what all have, what only some, each cell with its sentence."""

from __future__ import annotations

import pytest

from dgov_kg.comparison import compare
from dgov_kg.exceptions import BadParameter, UnknownName
from dgov_kg.graph import load
from dgov_kg.grounds import grounds
from dgov_kg.view import comparison_page


@pytest.fixture(name="kg", scope="module")
def fixture_kg():
    return load(language="en")


def cells(table) -> set[tuple[str, str, str]]:
    return {(row["held"].en, row["value"].slug, row["detail"].en) for row in table}


def test_provinces_are_compared_on_what_the_catalogue_asks(kg):
    """Each dimension of the matrix in which one of them has something, in its order."""

    compared = compare(kg, "guangdong", "zhejiang")
    keys = list(dict.fromkeys(aspect.key for aspect in compared.aspects))

    assert keys == [
        "start", "model", "leading-body", "body", "operator", "further-role", "company", "owner",
        "document", "initiative", "platform", "launch", "pilot", "service", "principle", "goal",
        "ranking", "claim", "characteristic",
    ]  # fmt: skip


def test_a_dimension_says_who_has_what(kg):
    """Each province has its own operator, with its roles; the sentence stands in its column."""

    table = kg.compare("guangdong", "zhejiang", on="operator")

    rows = {row["value"].slug: row for row in table}
    assert (
        rows["digital-guangdong"]["held"].en == "Guangdong Province"
    )  # No "only": it may be unsaid.
    assert rows["digital-guangdong"]["guangdong"].slug == "p13s3"
    assert rows["digital-guangdong"]["zhejiang"] is None
    assert rows["digital-zhejiang"]["detail"].zh == "建设、日常维护、运营"
    assert rows["digital-zhejiang"]["zhejiang"].slug == "p16s5"


def test_every_cell_is_a_question_of_the_catalogue(kg):
    """The owners in a comparison are those that `co-owners` tells of, with the same sentences."""

    table = kg.compare("guangdong", "zhejiang", "guizhou", on="owner")

    for place in ("guangdong", "zhejiang", "guizhou"):
        told = {(row["party"], row["evidence"]) for row in kg.run("co-owners", province=place)}
        assert {(row["value"], row[place]) for row in table if row[place]} == told


def test_what_all_have_comes_first(kg):
    """Tencent and Alibaba are both firms; each has a stake of its own."""

    table = kg.compare("tencent", "alibaba")

    assert (table[0]["value"].slug, table[0]["held"].en) == ("Enterprise", "both")
    assert {row["tencent"].slug for row in table if row["value"].slug == "Enterprise"} == {"p13s3"}
    stakes = cells(kg.compare("tencent", "alibaba", on="stake"))
    assert stakes == {
        ("Tencent", "digital-guangdong", "capital contribution"),
        ("Alibaba", "digital-zhejiang", "capital contribution"),
    }


def test_three_are_told_apart(kg):
    """What two of three have names the two."""

    table = kg.compare("china-mobile", "china-telecom", "alibaba")

    held = {row["held"].en for row in table}
    assert "all" in held
    assert "China Mobile, China Telecom" in held


def test_a_cell_holds_a_sentence_or_says_that_none_does(kg):
    """A sentence, the word background, or nothing; and no row is empty."""

    for names in (("guangdong", "zhejiang", "beijing"), ("digital-guangdong", "cloud-guizhou")):
        for row in kg.compare(*names):
            said = [row[name] for name in names if row[name] is not None]
            assert said
            assert all(cell.is_sentence or cell.en == "background" for cell in said)


def test_the_note_tells_the_dimensions_apart(kg):
    """Which dimensions are spoken of for both, and which for one."""

    note = compare(kg, "guangdong", "guizhou").note

    assert "; Guangdong Province: Bodies in charge, Policy documents" in note.en
    assert "两者皆有：最早的有日期之事" in note.zh


@pytest.mark.parametrize(
    ("names", "on"),
    [
        (("guangdong",), None),
        (("guangdong", "广东"), None),
        (("guangdong", "zhejiang"), "weather"),
        (("guangdong", "zhejiang"), "operator, weather"),
    ],
)
def test_what_cannot_be_compared_is_refused(kg, names, on):
    """One thing alone, the same twice, a dimension that is none; those that are get named."""

    with pytest.raises(BadParameter) as caught:
        kg.compare(*names, on=on)

    assert on is None or "no dimension weather" in str(caught.value)
    assert on is None or "leading-body" in str(caught.value)


def test_several_dimensions_are_separated_by_commas(kg):
    table = kg.compare("guangdong", "zhejiang", on="owner, operator")

    assert {row["dimension"].en for row in table} == {
        "Builders and operators",
        "Investors and founders of the operator",
    }


def test_an_unknown_name_is_told(kg):
    """As everywhere."""

    with pytest.raises(UnknownName):
        kg.compare("guangdong", "narnia")


def test_every_format_has_the_cells(kg):
    """A comparison is a table like any other, and can be written as the statements it rests on."""

    table = kg.compare("广东", "浙江", on="owner")

    assert "p16s4" in table.to_csv()
    assert "p16s4" in table.to_markdown()
    assert "dg:stake-of-alibaba-in-digital-zhejiang a dgov:Stake" in grounds(kg, table)
    assert {row["held"].zh for row in table} == {"广东省", "浙江省"}
    assert "仅" not in str(table.in_language("zh"))
    assert table.evidence


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("names", [("guangdong", "zhejiang"), ("tencent", "alibaba")])
def test_a_browser_shows_it(show, names, language):
    """A column each, and every item with its sentence or marked as the editors'."""

    compared = compare(load(language=language), *names)
    page = show(comparison_page(compared))

    assert page.inner_text("h1") == compared.title.in_language(language)
    heads = page.locator("thead th").all_inner_texts()
    assert heads == [thing.label(language) for thing in compared.things]
    assert page.locator("tbody tr").count() == len(compared.aspects)
    assert page.locator("td li:has(code)").count() > 0
