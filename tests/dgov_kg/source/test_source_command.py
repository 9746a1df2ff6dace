"""`dgov-kg source`, as a person runs it."""

from __future__ import annotations

import pytest

from dgov_kg.cli import main
from dgov_kg.source import words

DAMAGED = "縣(xiàn)城的圖(tú)書館開放。讀(dú)者可以借書(shū)。"
MENDED = "县城的图书馆开放。读者可以借书。"


@pytest.fixture(autouse=True)
def settings(tmp_path, monkeypatch):
    """Keep what is remembered in the test's own folder."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "settings"))
    monkeypatch.setenv("APPDATA", str(tmp_path / "settings"))


@pytest.fixture
def raw_file(tmp_path):
    """Return the path of a damaged text."""
    path = tmp_path / "raw.txt"
    path.write_bytes(b"\xef\xbb\xbf" + DAMAGED.encode() + b"\r\n")
    return path


def run(*arguments, language="en"):
    return main(["source", *map(str, arguments), "--lang", language])


def test_restore_writes_the_mended_text(raw_file, capsys):
    """The text goes to standard output, what was done to standard error."""
    assert run("restore", raw_file) == 0

    printed = capsys.readouterr()
    assert printed.out == MENDED + "\n"
    assert "repairs" in printed.err


def test_restore_reports_every_repair_as_tsv(raw_file, tmp_path):
    """The report has a header and a line for each repair, all with seven fields."""
    text, report = tmp_path / "text.txt", tmp_path / "report.tsv"

    assert run("restore", raw_file, "-o", text, "--report", report) == 0
    assert text.read_text(encoding="utf-8") == MENDED + "\n"
    rows = [line.split("\t") for line in report.read_text(encoding="utf-8").splitlines()]
    assert rows[0] == ["paragraph", "start", "place", "kind", "before", "after", "sure"]
    assert {len(row) for row in rows} == {7}
    assert sum(row[3] == "pronunciation" for row in rows) == 4


def test_restore_reports_to_the_person(raw_file, tmp_path, capsys):
    """Without a file the report is readable, in either language."""
    run("restore", raw_file, "-o", tmp_path / "text.txt", "--report", language="zh")

    assert "去掉注音" in capsys.readouterr().err


def test_restore_does_not_write_over_the_damaged_text(raw_file, capsys):
    """The only copy of the damage is kept."""
    before = raw_file.read_bytes()

    assert run("restore", raw_file, "-o", raw_file) == 2
    assert raw_file.read_bytes() == before
    assert "write over" in capsys.readouterr().err


def test_index_writes_turtle(raw_file, tmp_path, capsys):
    """The index of another text goes where it is told."""
    text, layout, facts = (tmp_path / name for name in ("text.txt", "layout.toml", "source.ttl"))
    run("restore", raw_file, "-o", text)
    layout.write_text("")

    assert run("index", text, "--layout", layout, "-o", facts) == 0
    assert "2 sentences" in capsys.readouterr().out
    assert b"src:p00s2 a dgov:Sentence" in facts.read_bytes()


def test_index_is_of_the_source_whose_folder_it_is_in(tmp_path):
    """The folder names the source; title and authors are given once and kept."""
    text, facts = tmp_path / "text.txt", tmp_path / "city-notes" / "source.ttl"
    text.write_text("题目\n" + MENDED, encoding="utf-8")

    assert run("index", text, "-o", facts) == 0
    neutral = facts.read_text(encoding="utf-8")
    assert "/source/city-notes/> ." in neutral
    assert '"source city-notes"@en' in neutral
    assert "ning-tan" not in neutral
    assert 'rdfs:label "city-notes, paragraph 1, sentence 2"@en' in neutral

    names = ["--title-zh", '手"记', "--author", "山人=Shān Rén", "--author", "甲=A. O'Neil"]
    assert run("index", text, "-o", facts, *names) == 0
    head = facts.read_text(encoding="utf-8")
    assert 'skos:prefLabel "手\\"记"@zh' in head
    assert head.index("schema:author dg:shan-ren") < head.index("schema:author dg:a-oneil")
    assert "dg:shan-ren a foaf:Person" in head
    assert run("index", text, "-o", facts) == 0
    assert facts.read_text(encoding="utf-8") == head


def test_index_finds_the_layout_beside_it(tmp_path, capsys):
    """A layout.toml in the folder of the source needs no option."""
    text, facts = tmp_path / "text.txt", tmp_path / "source.ttl"
    text.write_text(MENDED, encoding="utf-8")
    rows = "[[row]]\nparagraph = 0\ntable = 1\nnumber = 0\npieces = [[0, 3]]\n"
    (tmp_path / "layout.toml").write_text(rows)

    assert run("index", text, "-o", facts) == 0
    assert "1 sentences" in capsys.readouterr().out
    assert "src:p00r0" in facts.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("folder", "author", "said"),
    [("city", "山人", "山人"), ("city", "=Shan", "=Shan"), ("a city", "山人=Shan", "a city")],
)
def test_index_refuses_what_is_no_name(tmp_path, capsys, folder, author, said):
    """An author has two names, a source one that fits an address."""
    text, facts = tmp_path / "text.txt", tmp_path / folder / "source.ttl"
    text.write_text(MENDED, encoding="utf-8")

    assert run("index", text, "-o", facts, "--author", author) == 2
    assert said in capsys.readouterr().err
    assert not facts.exists()


@pytest.fixture
def two_sources(tmp_path, monkeypatch):
    """Return the texts of two sources, whose indexes are all the project has."""
    texts = {"ning-tan": "山高。水长。\n花开。", "city": "城大。水长。\n灯亮。"}
    for name, text in texts.items():
        path = tmp_path / f"{name}.txt"
        path.write_text(text, encoding="utf-8")
        assert run("index", path, "-o", tmp_path / "graph" / name / "source.ttl") == 0
    monkeypatch.setattr("dgov_kg.files.GRAPH", str(tmp_path / "graph"))
    return {name: tmp_path / f"{name}.txt" for name in texts}


@pytest.mark.parametrize("reprint", [False, True], ids=["same", "reprint"])
@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("ning-tan", {"p00s1": "山高。", "p00s2": "水长。"}),
        ("city", {"city/p00s1": "城大。", "city/p01s1": "灯亮。"}),
    ],
)
def test_words_are_of_the_source_that_the_copy_is_of(two_sources, name, found, reprint):
    """Two sources have sentences of the same number, and one sentence in common."""
    copy = two_sources[name]
    if reprint:
        copy.write_text("书名\n" + copy.read_text(encoding="utf-8"), encoding="utf-8")

    names = ["p00s1", "p00s2", "city/p00s1", "city/p01s1", "town/p00s1"]
    assert words(str(copy), names) == found


def test_a_copy_of_no_source_has_no_words(two_sources):
    """Nothing is shown of a text that has no sentence of any source."""
    other = two_sources["city"]
    other.write_text("一二三。", encoding="utf-8")

    assert words(str(other), ["p00s1", "city/p00s1"]) == {}


def test_verify_and_show_take_a_source(two_sources, capsys):
    """A source is named; the first is meant where none is."""
    city, first = two_sources["city"], two_sources["ning-tan"]
    capsys.readouterr()

    assert run("verify", city) == 1
    assert run("verify", city, "--source", "city") == 0
    capsys.readouterr()
    assert run("show", "p0s1", "--source", "city", "--text", city) == 0
    assert run("show", "city/p0s1", "--text", city) == 0
    assert run("show", "p0s1", "--text", first) == 0
    assert capsys.readouterr().out.split("\n")[:3] == [
        "city/p00s1  城大。",
        "city/p00s1  城大。",
        "p00s1  山高。",
    ]
    assert run("show", "p0s1", "--text", city) == 1
    assert run("verify", city, "--source", "citty") == 2
    assert "did you mean city?" in capsys.readouterr().err


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize(
    ("content", "word"),
    [
        (None, "none.txt"),
        ("縣城的圖書館開放。".encode("gb18030"), "GB18030"),
        ("縣城的圖書館開放，讀者可以借書".encode("big5"), "BIG5"),
        ("县城".encode("utf-16"), "UTF-16"),
        (b"abc\xff", "3"),
    ],
    ids=["missing", "gb18030", "big5", "utf-16", "bytes"],
)
def test_a_file_that_is_no_text_is_named(tmp_path, capsys, content, word, language):
    """A missing file, or one that is not UTF-8, is told in one line, with what it looks like."""
    path = tmp_path / "none.txt"
    if content is not None:
        path.write_bytes(content)

    assert run("restore", path, language=language) == 1
    message = capsys.readouterr().err
    assert word in message
    assert "none.txt" in message
    assert "Traceback" not in message


def test_a_folder_is_no_text(tmp_path, capsys):
    """A folder is called a folder."""
    assert run("verify", tmp_path) == 1
    assert "folder" in capsys.readouterr().err


def test_verify_fails_and_advises_for_a_damaged_copy(raw_file, capsys):
    """What is not the article lacks its sentences, and damage is recognised."""
    raw_file.write_text(DAMAGED * 3, encoding="utf-8")

    assert run("verify", raw_file) == 1
    printed = capsys.readouterr()
    assert "not found: p01s1" in printed.out
    assert "source restore" in printed.err


def test_only_a_mended_copy_is_remembered(raw_file, capsys):
    """A damaged copy that is mended in memory cannot show its words later."""
    assert run("verify", raw_file, "--restore", "--remember") == 2
    assert "restore first" in capsys.readouterr().err


def test_show_says_that_it_needs_a_copy(capsys):
    """The words are not part of the project."""
    assert run("show", "p13s3") == 2
    assert "--text" in capsys.readouterr().err


def test_an_unknown_sentence_is_told_first(raw_file, capsys):
    """A name that does not exist is said before the copy is searched."""
    assert run("show", "p77s1", "--text", raw_file) == 2
    assert "p77s1" in capsys.readouterr().err


def test_forget_says_whether_there_was_anything(capsys):
    """Forgetting nothing is no error."""
    assert run("forget") == 0
    assert "No copy" in capsys.readouterr().out


def test_no_verb_prints_the_help(capsys):
    """`dgov-kg source` alone tells the verbs."""
    assert main(["source", "--lang", "zh"]) == 2
    assert "restore" in capsys.readouterr().err


def test_the_article_is_verified_remembered_shown_and_forgotten(restoration, tmp_path, capsys):
    """The whole way of a reader with a copy."""
    copy = tmp_path / "article.txt"
    copy.write_text(restoration.text, encoding="utf-8")

    assert run("verify", copy, "--remember") == 0
    assert str(copy) in capsys.readouterr().out
    assert run("show", "p13s3", "p9r1") == 0
    assert [line.split("  ")[0] for line in capsys.readouterr().out.splitlines()] == [
        "p13s3",
        "p09r1",
    ]
    assert run("forget") == 0


def test_the_article_is_verified_as_it_was_found(raw, tmp_path):
    """A raw copy is complete once it is mended in memory."""
    copy = tmp_path / "raw.txt"
    copy.write_text(raw, encoding="utf-8")

    assert run("verify", copy, "--restore") == 0


@pytest.mark.parametrize(("word", "answer"), [("shwo", "是不是 show"), ("paint", "restore index")])
def test_an_unknown_verb_gets_the_nearest(capsys, word, answer):
    """A mistyped verb is answered with the nearest, or with all there are."""
    assert run(word, "p13s3", language="zh") == 2
    assert answer in capsys.readouterr().err
