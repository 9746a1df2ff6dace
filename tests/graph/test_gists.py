"""Each sentence of the article has a gist, whole in both languages."""

from __future__ import annotations

import re

import dgov_kg
from dgov_kg.about.edition import read


def lines():
    """Return the sentences of the article, as its edition has them."""
    return read(dgov_kg.load(), "ning-tan").lines


def test_every_sentence_has_a_gist_in_both_languages():
    """None is left out; each ends as a sentence does, in its own script."""
    for line in lines():
        assert re.search(r"[一-鿿].*。”?$", line.gist.zh, re.DOTALL), line.sentence.slug
        assert re.fullmatch(r"[^一-鿿]+[.]”?", line.gist.en), line.sentence.slug


def test_both_languages_give_the_same_years():
    """A year that one has the other has, too."""
    found = [
        (set(re.findall(r"(?<!\d)\d{4}(?!\d)", line.gist.zh)), line.gist.en, line.sentence.slug)
        for line in lines()
    ]

    assert sum(bool(years) for years, _, _ in found) > 30
    for years, english, slug in found:
        assert years == set(re.findall(r"(?<!\d)\d{4}(?!\d)", english)), slug


def test_a_gist_is_no_statement():
    """It is said of the sentence, and counts as no statement that the sentence makes."""
    kg = dgov_kg.load()
    entity = kg.describe("src:p13s3")

    assert "Tencent" in entity.gist.en
    assert not [one for one in entity.statements if one.predicate.slug == "gist"]
    assert "dgov:gist" in entity.to_turtle()
