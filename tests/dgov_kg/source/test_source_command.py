"""`dgov-kg source`, as a person runs it."""

from __future__ import annotations

import pytest

from dgov_kg.cli import main

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
