"""A reader's copy is checked sentence by sentence, wherever they stand in it."""

from __future__ import annotations

import os

import pytest

from dgov_kg.exceptions import BadFile, UnknownName
from dgov_kg.source import forget, index, remember, remembered, show, verify, words
from dgov_kg.source.copies import index_file
from dgov_kg.source.gbk import to_full_width
from dgov_kg.source.layout import Row
from dgov_kg.source.turtle import from_turtle, to_turtle

TEXT = "山上有寺,寺里有钟;钟声很远。\n水里有鱼(鲤鱼)。鱼在莲叶东。\n红2月荷1月"
INDEX = index(TEXT, [Row(2, 1, 1, ((3, 4), (0, 1), (4, 6))), Row(2, 1, 2, ((1, 3),))])


def reprinted(text):
    """Make the half-width stops full-width and the lines one."""
    wide = "".join(to_full_width(sign) if sign in ",;:()?!" else sign for sign in text)
    return wide.replace("\n", "")


def test_the_text_itself_has_every_sentence_at_its_place():
    """A copy that is the indexed text is complete by position."""
    result = verify(TEXT, INDEX)

    assert (result.by_position, result.by_digest, result.missing) == (6, 0, ())


def test_a_reprint_has_every_sentence_by_digest():
    """Other stops, other line breaks, a title before: the digests still find them all."""
    result = verify("寺与鱼\n\n" + reprinted(TEXT), INDEX)

    assert (result.by_position, result.by_digest, result.missing) == (0, 6, ())


def test_a_changed_sentence_is_missing_and_no_other():
    """One changed character loses one sentence."""
    result = verify(reprinted(TEXT).replace("钟声", "鼓声"), INDEX)

    assert [sentence.name for sentence in result.missing] == ["p00s2"]
    assert not result.complete


def test_sentences_in_another_order_are_found():
    """A sentence that stands before its predecessor is found too."""
    result = verify("鱼在莲叶东。\n山上有寺。\n寺里有钟", index("山上有寺。寺里有钟。鱼在莲叶东。"))

    assert result.complete


def test_an_empty_copy_lacks_everything():
    """Nothing is found in nothing."""
    assert len(verify("", INDEX).missing) == 6


@pytest.mark.parametrize("copy", [TEXT, reprinted(TEXT)], ids=["same", "reprint"])
def test_show_gives_the_words(copy):
    """Sentences, whole paragraphs and rows are shown from the reader's copy."""
    found = show(copy, INDEX, ["p00s2", "src:p1", "p2r1"])

    assert list(found) == ["p00s2", "p01s1", "p01s2", "p02r1"]
    assert found["p00s2"] == "钟声很远。"
    assert found["p01s2"] == "鱼在莲叶东。"


def test_show_never_gives_other_words():
    """Words whose digest differs are not shown."""
    with pytest.raises(BadFile, match="p00s2"):
        show(TEXT.replace("钟声", "鼓声"), INDEX, ["p00s2"])
    with pytest.raises(UnknownName, match="did you mean p00s"):
        show(TEXT, INDEX, ["p00s7"])


def test_words_leaves_out_what_the_copy_lacks(tmp_path):
    """Other commands get the words that there are, by plain name."""
    copy, facts = tmp_path / "copy.txt", tmp_path / "source.ttl"
    copy.write_text(TEXT.replace("钟声", "鼓声"), encoding="utf-8")
    facts.write_bytes(to_turtle(INDEX))

    found = words(str(copy), ["src:p00s1", "p00s2", "p77s1", "p01s2"], str(facts))

    assert found == {"p00s1": "山上有寺,寺里有钟;", "p01s2": "鱼在莲叶东。"}


def test_a_copy_is_remembered_and_forgotten(tmp_path):
    """What is remembered is the absolute path, for as long as the file is there."""
    here = {"XDG_CONFIG_HOME": str(tmp_path / "settings"), "APPDATA": str(tmp_path / "settings")}
    copy = tmp_path / "copy.txt"
    copy.write_text(TEXT, encoding="utf-8")

    assert remembered(here) is None
    remember(os.path.relpath(copy), here)
    assert remembered(here) == str(copy)
    copy.unlink()
    assert remembered(here) is None
    assert forget(here)
    assert not forget(here)


def test_remembering_imports_nothing_heavy():
    """Every command asks whether a copy is remembered, so it must cost nothing."""
    import subprocess
    import sys

    code = (
        "import sys; before = set(sys.modules);"
        "from dgov_kg.source.copies import remembered; remembered();"
        "print(*sorted(set(sys.modules) - before))"
    )
    loaded = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )

    heavy = {"dataclasses", "pathlib", "re", "tomllib", "pyoxigraph", "hashlib", "argparse"}
    assert not heavy & set(loaded.stdout.split())


def test_the_article_is_complete(restoration):
    """Every sentence of the index is in the mended article, at its place."""
    facts = from_turtle(index_file())
    result = verify(restoration.text, facts)

    assert result.by_position == len(facts.sentences)


def test_a_reprint_of_the_article_is_complete(restoration):
    """Every sentence of the index is in a copy with other stops and no line breaks."""
    result = verify(reprinted("题目\n" + restoration.text), from_turtle(index_file()))

    assert result.complete
    assert result.by_position == 0
