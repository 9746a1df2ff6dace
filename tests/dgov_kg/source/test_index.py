"""The index tells where each sentence stands, and survives the way to Turtle and back."""

from __future__ import annotations

import os

import pytest

from dgov_kg.exceptions import BadFile, UnknownName
from dgov_kg.namespaces import FIRST
from dgov_kg.source import canonical, index
from dgov_kg.source.copies import index_file
from dgov_kg.source.head import read_head
from dgov_kg.source.layout import Row, read_layout
from dgov_kg.source.sentences import sentences
from dgov_kg.source.turtle import from_turtle, to_turtle

TEXT = "山上有寺;寺里有钟。钟声远!\n表1 花名\n名称 颜色荷 红色2月菊花黄1月"
ROWS = (
    Row(2, 1, 0, ((0, 5),)),
    Row(2, 1, 1, ((5, 8), (14, 16)), reconstructed=True),
    Row(2, 1, 2, ((10, 14), (8, 10)), reconstructed=True),
)

LAYOUT = os.path.join(os.path.dirname(index_file()), "layout.toml")


def cut(text):
    return [text[start:end] for start, end in sentences(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("山高。水长！花开？鸟鸣；", ["山高。", "水长！", "花开？", "鸟鸣；"]),
        ("山高;水长!花开?", ["山高;", "水长!", "花开?"]),
        ("他说：“山高。水长。”花开。", ["他说：“山高。水长。”花开。"]),
        ("《山；水》(高；长)[一；二]“花；鸟”。完", ["《山；水》(高；长)[一；二]“花；鸟”。", "完"]),
        ("山高。”水长。", ["山高。”", "水长。"]),
        ("山高？！水长。", ["山高？！", "水长。"]),
        ("山“高。水长。", ["山“高。", "水长。"]),
        ("没有句号", ["没有句号"]),
        ("  山高。 水长。 ", ["山高。", "水长。"]),
        ("", []),
    ],
)
def test_a_sentence_ends_at_its_stop_and_never_inside_marks(text, expected):
    """Stops end a sentence, except inside paired quotation marks and brackets."""
    assert cut(text) == expected


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("山，水。", "山水"),
        ("２０２２年（春）", "2022年\n春"),
        ("显著", "显着"),
        ("ＡＢＣ①", "ABC1"),
    ],
)
def test_the_canonical_form_forgets_how_a_text_is_printed(one, other):
    """Punctuation, width, line breaks and 著 for 着 make no difference."""
    assert canonical(one) == canonical(other)


def test_sentences_and_rows_have_names():
    """Sentences count from 1 in their paragraph, rows from the header's 0."""
    found = index(TEXT, ROWS)

    names = [sentence.name for sentence in found.sentences]
    assert names == ["p00s1", "p00s2", "p00s3", "p01s1", "p02r0", "p02r1", "p02r2"]


def test_a_row_of_several_pieces_has_the_digest_of_all_in_reading_order():
    """The digest of a row is that of its pieces joined."""
    row = index(TEXT, ROWS).named("p02r2")[0]
    line = TEXT.split("\n")[2]

    assert row.form == index(line[10:14] + line[8:10]).form
    assert len(row.pieces) == 2
    assert row.reconstructed


def test_the_index_survives_turtle(tmp_path):
    """What is written is read back the same, and the same index is the same bytes."""
    found = index(TEXT, ROWS)
    path = tmp_path / "source.ttl"
    path.write_bytes(to_turtle(found))

    assert from_turtle(str(path)) == found
    assert to_turtle(from_turtle(str(path))) == path.read_bytes()


@pytest.mark.parametrize("name", ["p00s2", "src:p00s2", "p0s2", "P0s02", " p00s2 "])
def test_a_sentence_answers_to_its_names(name):
    """Padding, prefix and case do not matter."""
    assert [sentence.name for sentence in index(TEXT).named(name)] == ["p00s2"]


def test_a_paragraph_stands_for_its_sentences():
    """The name of a paragraph gives all of its sentences."""
    assert len(index(TEXT).named("p0")) == 3


@pytest.mark.parametrize(
    ("name", "near"), [("p00s9", "p00s"), ("p1s2", "p01s1"), ("sentence", "p13")]
)
def test_an_unknown_name_gets_the_nearest(name, near):
    """An unknown sentence is answered with one that there is."""
    with pytest.raises(UnknownName, match=near):
        index(TEXT).named(name)


def test_a_row_over_the_end_is_refused():
    """A layout that does not fit the text says so."""
    with pytest.raises(BadFile, match="p01r1"):
        index(TEXT, [Row(1, 1, 1, ((0, 99),))])
    with pytest.raises(BadFile, match="p09r1"):
        index(TEXT, [Row(9, 1, 1, ((0, 9),))])


@pytest.mark.parametrize(
    "content", ["[[row]", "[[row]]\nparagraph = 1", "row = 3", "[[row]]\nx = 1"]
)
def test_a_bad_layout_is_refused(tmp_path, content):
    """A layout that is no TOML or lacks its numbers is named."""
    path = tmp_path / "layout.toml"
    path.write_text(content)

    with pytest.raises(BadFile, match=r"layout\.toml"):
        read_layout(str(path))


@pytest.mark.parametrize(
    "content", ["not turtle", "", "@prefix s: <https://schema.org/> . s:a s:b s:c ."]
)
def test_a_bad_index_is_refused(tmp_path, content):
    """Turtle that is broken, or holds no index, is named."""
    path = tmp_path / "source.ttl"
    path.write_text(content)

    with pytest.raises(BadFile, match=r"source\.ttl"):
        from_turtle(str(path))


def test_the_committed_index_has_no_words():
    """The index of the article holds no Chinese but labels."""
    with open(index_file(), encoding="utf-8") as file:
        lines = [line for line in file if any("\u4e00" <= sign <= "\u9fff" for sign in line)]

    assert all('Label "' in line or 'label "' in line or line.startswith("#") for line in lines)


def test_the_committed_index_is_that_of_the_article(restoration):
    """The index of the mended article is graph/ning-tan/source.ttl, byte for byte."""
    head = read_head(index_file(), FIRST)
    found = to_turtle(index(restoration.text, read_layout(LAYOUT)), head)

    with open(index_file(), "rb") as file:
        assert file.read() == found, "run: dgov-kg source index TEXT"


def test_the_rows_of_the_table_are_put_right(restoration):
    """Each row begins with its date, and the first two get back what the line ran together."""
    found = index(restoration.text, read_layout(LAYOUT))
    line = restoration.text.split("\n")[9]
    rows = found.named("p09")
    words = ["".join(line[piece.start : piece.end] for piece in row.pieces) for row in rows]

    assert [row.name for row in rows] == [f"p09r{number}" for number in range(6)]
    assert [row.reconstructed for row in rows] == [False, True, True, False, False, False]
    assert [text.split("月")[0][:4] for text in words[1:]] == [
        "2021",
        "2021",
        "2022",
        "2022",
        "2022",
    ]
    assert all(text.count("《") == text.count("》") == 1 for text in words[1:])
    assert sum(len(text) for text in words) == len(line)
