"""An answer can be read, cut, and taken elsewhere."""

from __future__ import annotations

import copy
import csv
import io
import json

import pytest

from dgov_kg.formats import width
from dgov_kg.graph import load
from dgov_kg.language import Bilingual
from dgov_kg.passage import place
from dgov_kg.result import Node, Table

HOSTILE = '<b onclick="x">|*_`[a](b)\n"q"'
FIRM = Node("https://w3id.org/dgov-kg/id/tencent", "腾讯", "Tencent")
PLACE = Node(
    "https://w3id.org/dgov-kg/source/ning-tan/p13s3", "第13段第3句", "paragraph 13, sentence 3"
)
TABLE = Table(
    ["firm", "name_zh", "name_en", "n", "sure", "evidence"],
    [(FIRM, "甲", "a", 4, True, PLACE), (None, "乙", "b,c", 12, False, PLACE)],
    title=Bilingual("题", "Title"),
    headings={"firm": Bilingual("企业", "firm"), "name": Bilingual("名", "name")},
)


def test_it_prints_in_english():
    """Aligned columns; numbers to the right; a column of the other language left out."""

    assert str(TABLE).splitlines() == [
        "firm     name   n  sure  evidence",
        "-------  ----  --  ----  --------",
        "Tencent  a      4  yes   p13s3",
        "         b,c   12  no    p13s3",
    ]


def test_a_sentence_of_another_source_prints_with_its_source():
    """Two sentences of one number are told apart, whatever the format."""

    there = Node(
        "https://w3id.org/dgov-kg/source/mountain-city/p13s3",
        *place("https://w3id.org/dgov-kg/source/mountain-city/p13s3"),
    )
    table = Table(["evidence"], [(PLACE,), (there,)])

    assert str(table).split()[2:] == ["p13s3", "mountain-city/p13s3"]
    assert table.to_csv().split() == ["evidence", "p13s3", "mountain-city/p13s3"]
    assert there.label("zh") == "mountain-city：第13段第3句"
    assert table.evidence == (PLACE, there)


def test_it_prints_in_chinese():
    """A wide character takes two places."""

    assert str(TABLE.in_language("zh")).splitlines() == [
        "企业  名   n  sure  出处",
        "----  --  --  ----  -----",
        "腾讯  甲   4  是    p13s3",
        "      乙  12  否    p13s3",
    ]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_columns_of_a_real_answer_begin_in_one_place(language):
    """The gap between two columns is where the rule of the header has it."""

    head, rule, *body = str(load(language=language).run("co-owners")).splitlines()
    gaps = [i for i, c in enumerate(rule) if c == " "]

    assert body
    for line in (head, *body):
        places = "".join(c + "\0" * (width(c) - 1) for c in line).ljust(len(rule))
        assert {places[i] for i in gaps} == {" "}


@pytest.mark.parametrize(("form", "separator"), [("csv", ","), ("tsv", "\t")])
def test_csv_reads_back(form, separator):
    """A node takes two columns, its name and its address; evidence takes one."""

    text = getattr(TABLE, f"to_{form}")()

    assert list(csv.reader(io.StringIO(text), delimiter=separator)) == [
        ["firm", "firm_id", "name_zh", "name_en", "n", "sure", "evidence"],
        ["Tencent", "dg:tencent", "甲", "a", "4", "yes", "p13s3"],
        ["", "", "乙", "b,c", "12", "no", "p13s3"],
    ]


def test_csv_keeps_any_text():
    """Quotes, separators and line breaks come back."""

    table = Table(["x"], [(HOSTILE,)])

    for form, separator in (("csv", ","), ("tsv", "\t")):
        text = getattr(table, f"to_{form}")()
        assert list(csv.reader(io.StringIO(text), delimiter=separator))[1] == [HOSTILE]


def test_json_keeps_kinds():
    """Numbers, truth values and nothing stay what they are; a node has both names."""

    document = json.loads(TABLE.to_json())
    first, second = document["rows"]

    assert document["title"] == {"zh": "题", "en": "Title"}
    assert first["firm"] == {"iri": FIRM.iri, "zh": "腾讯", "en": "Tencent"}
    assert [second["firm"], second["n"], second["sure"]] == [None, 12, False]


def test_markdown_escapes():
    """What Markdown would read as markup is text, and a row stays one line."""

    line = Table(["x"], [(HOSTILE,)]).to_markdown().splitlines()

    assert line == ["| x |", "| --- |", r'| \<b onclick="x">\|\*\_\`\[a](b) "q" |']


def test_html_escapes():
    """No label becomes markup."""

    html = Table(["x"], [(Node("urn:x", HOSTILE, HOSTILE),)])._repr_html_()

    assert "<b" not in html
    assert "&lt;b onclick=&quot;x&quot;&gt;" in html


def test_a_dataframe_has_labels_and_values():
    """Nodes are names, the rest keeps its kind."""

    frame = TABLE.to_dataframe()

    assert list(frame.columns) == list(TABLE.columns)
    assert frame["firm"].iloc[0] == "Tencent"
    assert frame["n"].sum() == 16


def test_a_slice_is_a_table():
    """One row is a dictionary; some rows are a table with the same title."""

    assert TABLE[1:] == Table(TABLE.columns, TABLE.rows[1:], title=TABLE.title)
    assert TABLE[-1]["n"] == 12
    assert [row["n"] for row in TABLE] == [4, 12]
    assert (len(TABLE), bool(TABLE), bool(TABLE[:0])) == (2, True, False)


def test_a_table_is_a_value():
    """Equal content is equal; it can be copied and turned into another language and back."""

    assert copy.copy(TABLE) == TABLE
    assert TABLE.in_language("zh").in_language("en") == TABLE
    assert TABLE.in_language("zh") != TABLE
    assert len({TABLE, copy.copy(TABLE)}) == 1


def test_evidence_is_named_once():
    """The sentences of all rows, each once."""

    assert TABLE.evidence == (PLACE,)


def test_a_node_falls_back():
    """A missing name gives way to the other, then to the address."""

    assert [Node("urn:x", "甲", "").label("en"), Node("urn:x", "", "").label("zh")] == [
        "甲",
        "urn:x",
    ]
    assert str(PLACE) == "p13s3"


def test_an_entity_prints_and_travels():
    """Text, JSON and Turtle of one thing tell the same statements."""

    entity = load(language="en").describe("tencent")
    document = json.loads(entity.to_json())
    lines = str(entity).splitlines()

    assert lines[0] == "Tencent  (dg:tencent)"
    assert len(document["statements"]) == len(entity.statements) == len(lines) - 3
    assert "dg:tencent a dgov:Enterprise" in entity.to_turtle()
    assert all(s["evidence"] or s["others"] for s in document["statements"])
