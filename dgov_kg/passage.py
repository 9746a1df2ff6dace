"""The name of a sentence, read as a place in its source."""

from __future__ import annotations

from dgov_kg.language import Bilingual
from dgov_kg.namespaces import FIRST, SOURCES


def is_sentence(iri: str) -> bool:
    """Say whether an address is that of a sentence, or of a row of a table.

    >>> is_sentence("https://w3id.org/dgov-kg/source/ning-tan/p13s3")
    True
    >>> is_sentence("https://w3id.org/dgov-kg/source/ning-tan/p13")
    False
    """
    return iri.startswith(SOURCES) and _number(iri) is not None


def source_of(iri: str) -> str:
    """Return the name of the source that an address lies in.

    >>> source_of("https://w3id.org/dgov-kg/source/ning-tan/p13s3")
    'ning-tan'
    """
    return iri.removeprefix(SOURCES).partition("/")[0]


def short(iri: str) -> str:
    """Return what a person types for a place in a source: after the source's name if not the first.

    >>> short("https://w3id.org/dgov-kg/source/ning-tan/p13s3")
    'p13s3'
    >>> short("https://w3id.org/dgov-kg/source/mountain-city/p01s1")
    'mountain-city/p01s1'
    """
    return iri.removeprefix(SOURCES).removeprefix(FIRST + "/")


def place(iri: str) -> Bilingual:
    """Return where a sentence stands, in words: the label that the index gives it.

    >>> place("https://w3id.org/dgov-kg/source/ning-tan/p13s3")
    Bilingual(zh='第13段第3句', en='paragraph 13, sentence 3')
    >>> place("https://w3id.org/dgov-kg/source/ning-tan/p09r1").en
    'table 1, row 1'
    >>> place("https://w3id.org/dgov-kg/source/mountain-city/p01s1")
    Bilingual(zh='mountain-city：第1段第1句', en='mountain-city, paragraph 1, sentence 1')
    """
    found = _number(iri)
    if found is None:
        return Bilingual("", "")
    source = source_of(iri)
    here = _here(*found, table=1 if source == FIRST else 0)
    return here if source == FIRST else Bilingual(f"{source}：{here.zh}", f"{source}, {here.en}")


def order(iri: str) -> tuple[str, int, int]:
    """Return what sentences are sorted by, to stand as in the text.

    >>> src = "https://w3id.org/dgov-kg/source/ning-tan/"
    >>> sorted([src + "p02s10", src + "p02s9"], key=order)[0].endswith("s9")
    True
    """
    paragraph, _, number = _number(iri) or (0, "", 0)
    return source_of(iri), paragraph, number


def _here(paragraph: int, mark: str, number: int, *, table: int) -> Bilingual:
    """Return the place within its source; a table that has no number goes by its paragraph."""
    if mark == "s":
        return Bilingual(
            f"第{paragraph}段第{number}句", f"paragraph {paragraph}, sentence {number}"
        )
    if not table:
        return Bilingual(f"第{paragraph}段第{number}行", f"paragraph {paragraph}, row {number}")
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
