"""The matrix: provinces by dimensions, a sentence behind every value, every gap said to be one."""

from __future__ import annotations

import csv
import io
import json

import pytest

from dgov_kg.cli import main
from dgov_kg.dimensions import cells, dimensions
from dgov_kg.exceptions import BadParameter, UnknownName
from dgov_kg.graph import load
from dgov_kg.matrix import provinces_of
from dgov_kg.passage import is_sentence


@pytest.fixture(name="kg", scope="module")
def fixture_kg():
    return load(language="en")


@pytest.fixture(name="matrix", scope="module")
def fixture_matrix(kg):
    return kg.matrix()


def entries(matrix):
    return [
        (place, dimension, entry)
        for place, filled in zip(matrix.rows, matrix.cells, strict=True)
        for dimension, cell in zip(matrix.columns, filled, strict=True)
        for entry in cell.entries
    ]


def test_the_rows_are_the_provinces_with_a_model(matrix):
    """Those five that the article describes, in the order in which it does."""

    assert [place.slug for place in matrix.rows] == [
        "guangdong", "zhejiang", "shanghai", "beijing", "guizhou"
    ]  # fmt: skip
    assert [dimension.name for dimension in matrix.columns] == [one.name for one in dimensions()]


def test_every_value_has_a_sentence_that_speaks_of_it(kg, matrix):
    """No value without a sentence; and the sentence's graph names the value, or brings it up."""

    for place, dimension, entry in entries(matrix):
        assert entry.said, (place.slug, dimension.name, entry.value)
        for sentence in entry.said:
            assert is_sentence(sentence.iri)
            said = {
                term.value
                for quad in kg.store
                if quad.graph_name.value == sentence.iri
                for term in (quad.subject, quad.object)
            }
            assert entry.value.iri in said, (place.slug, dimension.name, entry.value)


def test_owners_are_those_of_the_catalogue(kg, matrix):
    """What the question `co-owners` answers, with the same sentences, and nothing else."""

    told = {
        (row["province"].slug, row["party"].slug, row["evidence"].slug)
        for row in kg.run("co-owners")
    }

    assert told == {
        (place.slug, entry.value.slug, one.slug)
        for place, dimension, entry in entries(matrix)
        if dimension.name == "owner"
        for one in entry.said
    }


@pytest.mark.parametrize(
    ("question", "dimension", "column", "place"),
    [
        ("platforms", "platform", "platform", "place"),
        ("policies", "document", "document", "place"),
        ("pilots-and-zones", "pilot", "status", "place"),
        ("models", "characteristic", "characteristic", "province"),
    ],
)
def test_a_dimension_says_what_its_question_says(kg, question, dimension, column, place):
    """The same things in the same places, with the same sentences."""

    (found,) = (one for one in dimensions() if one.name == dimension)
    told = {
        (row[place].iri, row[column].iri, row["evidence"].slug)
        for row in kg.run(question)
        if row[place] is not None and row[place].slug != "china"
    }

    assert told == {
        (where, entry.value.iri, one.slug)
        for where, cell in cells(kg, found).items()
        if not where.endswith("/china")
        for entry in cell.entries
        for one in entry.said
    }


def test_the_roles_of_the_catalogue_are_all_in_some_dimension(kg):
    """Who manages, who operates, and the rest: each role assigned in a place stands in a cell."""

    roles = {"leading-body", "operator", "further-role"}
    held = {
        (place, entry.value.iri, role.iri)
        for one in dimensions()
        if one.name in roles
        for place, cell in cells(kg, one).items()
        for entry in cell.entries
        for role in entry.detail
    }
    told = {
        (row["province"].iri, row["bearer"].iri, row["role"].iri)
        for row in kg.run("managers-and-operators")
    }

    assert told == held


def test_marks_are_there(matrix):
    """An unnamed party, a group, a number that is not exact, an inference, an unstated issuer."""

    marks = {
        (place.slug, dimension.name, entry.value.slug, mark.en)
        for place, dimension, entry in entries(matrix)
        for mark in entry.marks
    }

    assert {
        ("zhejiang", "owner", "state-capital-in-digital-zhejiang", "unnamed party"),
        ("guangdong", "body", "guangdong-data-brokers", "inferred"),
        ("guangdong", "document", "guangdong-digital-government-plan", "issuer: not stated"),
    } <= marks
    assert any(name == "service" and mark == "more than" for _, name, _, mark in marks)
    assert any("only called for" in mark and name == "platform" for _, name, _, mark in marks)


def test_a_list_that_is_open_is_said_to_be(matrix):
    """The founders in Guizhou end in 等 without a total, those in Zhejiang with one; none here."""

    def left_open(province):
        return [(how.slug, [one.slug for one in said])
                for how, said in matrix.cell(province, "owner").left_open]  # fmt: skip

    assert left_open("guizhou") == [("list-open", ["p24s2"])]
    assert left_open("zhejiang") == [("list-counted", ["p16s4"])]
    assert left_open("guangdong") == []
    assert matrix.cell("guizhou", "owner").standing == "open"


def test_a_gap_says_what_it_means(matrix):
    """The article names no operator in Shanghai: so does the cell, in both languages."""

    assert matrix.cell("shanghai", "operator").standing == "unsaid"
    grid = {row["province"].slug: row for row in matrix.to_grid()}
    assert grid["shanghai"]["operator"].en == "the article does not say who builds or operates"
    assert grid["shanghai"]["operator"].zh == "文中没有说由谁建设、运营"


def test_the_goals_are_never_said_to_be_reached(kg, matrix):
    """What stands among the aims is a goal of the graph, and nothing else is one."""

    goals = {row["thing"].iri for row in kg.run("province-card") if row["class"].slug == "Goal"}

    for _, dimension, entry in entries(matrix):
        assert (entry.value.iri in goals) == (dimension.name == "goal"), entry.value


def test_the_long_form_has_a_row_for_each_value_and_each_gap(matrix):
    """So that a program has every cell: sentences one a row, a gap as a row without a value."""

    table = matrix.to_table()

    told = [row for row in table if row["standing"] != "unsaid"]
    assert len(told) == sum(len(entry.said) for _, _, entry in entries(matrix))
    assert all(row["value"] and row["evidence"] for row in told)
    gaps = [row for row in table if row["standing"] == "unsaid"]
    assert len(gaps) == sum(not cell.entries for filled in matrix.cells for cell in filled)
    assert all(row["mark_zh"] and row["mark_en"] and not row["value"] for row in gaps)


def test_json_says_the_same(matrix):
    """Rows, columns, and a cell for each pair."""

    told = json.loads(matrix.to_json())

    assert len(told["cells"]) == len(told["rows"]) * len(told["columns"])
    found = {(one["province"], one["dimension"]): one for one in told["cells"]}
    owners = found["guizhou", "owner"]
    assert owners["standing"] == "open"
    assert owners["open"][0]["evidence"] == ["p24s2"]
    assert {one["value"]["en"] for one in owners["values"]} == {
        entry.value.en for entry in matrix.cell("guizhou", "owner").entries
    }


@pytest.mark.parametrize("name", ["guangdong", "广东省", "dg:guangdong", "Guangdong Province"])
def test_a_province_goes_by_any_of_its_names(kg, name):
    """As every parameter."""

    assert [one.slug for one in kg.matrix([name, "guangdong"]).rows] == ["guangdong"]


def test_a_dimension_goes_by_its_name_or_title(kg):
    """In the order in which they are asked for, each once."""

    made = kg.matrix(dimensions=["平台", "owner", "Platforms"])

    assert [one.name for one in made.columns] == ["platform", "owner"]


@pytest.mark.parametrize(
    ("provinces", "wanted", "error", "said"),
    [
        (["narnia"], [], BadParameter, "no jurisdiction is called narnia"),
        (["tencent"], [], BadParameter, "not Tencent"),
        ([], ["ownr"], UnknownName, "did you mean owner?"),
        ([], ["weather"], UnknownName, "there are start"),
    ],
)
def test_what_is_not_there_is_told(kg, provinces, wanted, error, said):
    """With what would work."""

    with pytest.raises(error, match=said):
        kg.matrix(provinces, dimensions=wanted)


def test_any_province_can_be_a_row(kg):
    """One that is only named in a ranking has that cell, and gaps."""

    made = kg.matrix(["jiangsu"])

    assert made.cell("jiangsu", "ranking").entries[0].said[0].slug == "p10s3"
    assert {cell.standing for (cell,) in [(one,) for one in made.cells[0]]} == {"said", "unsaid"}
    assert {"jiangsu", "guangdong"} <= {one.slug for one in provinces_of(kg)}


def test_a_graph_of_ones_own_is_laid_out_too(tmp_path):
    """A province, a body and a sentence that a reader adds stand in the matrix."""

    own = tmp_path / "own.trig"
    own.write_text(
        """
        @prefix dg: <https://w3id.org/dgov-kg/id/> .
        @prefix dgc: <https://w3id.org/dgov-kg/concept/> .
        @prefix dgov: <https://w3id.org/dgov-kg/ontology#> .
        @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
        <https://w3id.org/dgov-kg/source/own/p01s1> {
          dg:yunnan a dgov:Jurisdiction ; skos:prefLabel "云南省"@zh, "Yunnan"@en ;
            dgov:hasAdministrativeLevel dgc:level-province .
          dg:yunnan-model a dgov:Model ; skos:prefLabel "云南模式"@zh, "Yunnan model"@en ;
            dgov:isModelOf dg:yunnan .
        }
        """
    )
    made = load(str(own), language="en").matrix()

    assert "yunnan" in [one.slug for one in made.rows]
    assert made.cell("yunnan", "model").entries[0].said[0].slug == "own/p01s1"


# --- in the shell ---------------------------------------------------------------------------


def test_the_shell_prints_the_same(capsys, matrix):
    """CSV of the shell is CSV of Python."""

    assert main(["matrix", "--format", "csv", "--lang", "en"]) == 0
    printed = capsys.readouterr().out

    assert printed == matrix.to_csv()
    rows = list(csv.DictReader(io.StringIO(printed)))
    assert rows[0]["province_id"] == "dg:guangdong"
    assert rows[0]["dimension"] == "start"


def test_the_shell_takes_some_of_it(capsys):
    """Provinces and dimensions may be repeated; the grid is Markdown."""

    words = (
        "matrix --province 贵州省 --province beijing --dimension owner --format markdown --lang zh"
    )
    assert main(words.split()) == 0
    lines = capsys.readouterr().out.splitlines()

    assert lines[0] == "| 省份 | 运营公司的出资、控股、组建方 |"
    assert "p24s2" in lines[2]
    assert lines[3] == "| 北京市 | 文中没有提到运营公司的出资方或组建方 |"


def test_the_shell_tells_what_is_wrong(capsys):
    """A dimension that is none, a province that is none: status 2 and a sentence."""

    with pytest.raises(SystemExit) as left:
        main(["matrix", "--dimension", "weather"])
    assert left.value.code == 2
    assert main(["matrix", "--province", "narnia", "--lang", "zh"]) == 2
    assert "没有名为 narnia 的" in capsys.readouterr().err
