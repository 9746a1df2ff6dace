"""The name of a sentence, read as a place in its source."""

from __future__ import annotations

from dgov_kg.language import Bilingual
from dgov_kg.namespaces import SOURCES


def is_sentence(iri: str) -> bool:
    """Say whether an address is that of a sentence, or of a row of a table.

    >>> is_sentence("https://w3id.org/dgov-kg/source/ning-tan/p13s3")
    True
    >>> is_sentence("https://w3id.org/dgov-kg/source/ning-tan/p13")
    False
    """
    return iri.startswith(SOURCES) and _number(iri) is not None


def place(iri: str) -> Bilingual:
    """Return where a sentence stands, in words: the label that the index gives it.

    >>> place("https://w3id.org/dgov-kg/source/ning-tan/p13s3")
    Bilingual(zh='第13段第3句', en='paragraph 13, sentence 3')
    >>> place("https://w3id.org/dgov-kg/source/ning-tan/p09r1").en
    'table 1, row 1'
    """
    found = _number(iri)
    if found is None:
        return Bilingual("", "")
    paragraph, mark, number = found
    if mark == "s":
        return Bilingual(
            f"第{paragraph}段第{number}句", f"paragraph {paragraph}, sentence {number}"
        )
    if number == 0:
        return Bilingual("表1表头", "table 1, header row")
    return Bilingual(f"表1第{number}行", f"table 1, row {number}")


def _number(iri: str) -> tuple[int, str, int] | None:
    name = iri.rpartition("/")[2]
    for mark in "sr":
        paragraph, found, number = name[1:].partition(mark)
        if name.startswith("p") and found and paragraph.isdecimal() and number.isdecimal():
            return int(paragraph), mark, int(number)
    return None
