"""Two sides of a comparison, as a question words it: earlier than, 比 … 早, which came first."""

from __future__ import annotations

import re
from typing import NamedTuple

from dgov_kg.ask.ranking import is_tie

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from dgov_kg.ask.reading import Piece, Reading

DATE, NUMBER = "dgov:dateExpression", "dgov:hasQuantity"
#: Words that compare: what is compared, and whether the first side is said to be the less.
_WORDS = {
    (DATE, True): ("早于|先于|早|先|之前|以前", r"earlier than|before|prior to|sooner than"),
    (DATE, False): ("晚于|迟于|晚|迟|之后|以后", r"later than|after"),
    (NUMBER, False): (
        "高于|多于|大于|超过|高|多|大",
        r"above(?= \d)|over(?= \d)|(?:more|higher|larger|greater|bigger)\b.{0,40}?\bthan|exceed",
    ),
    (NUMBER, True): (
        "低于|少于|小于|不到|低|少|小",
        r"below(?= \d)|under(?= \d)|(?:fewer|lower|smaller|less)\b.{0,40}?\bthan",
    ),
}
#: Words that ask which of two it is.
_WHICH = {
    (DATE, True): (r"(?:谁|哪[个一]?|何者).{0,4}?[更较]?[早先]", r"\bfirst\b|\bearlier\b"),
    (DATE, False): (r"(?:谁|哪[个一]?|何者).{0,4}?[更较]?[晚迟]", r"\blater\b"),
    (NUMBER, False): (r"(?:谁|哪[个一]?|何者).{0,9}?更?[高多大]", r"\b(?:more|higher|larger)\b"),
    (NUMBER, True): (r"(?:谁|哪[个一]?|何者).{0,9}?更?[低少小]", r"\b(?:fewer|lower|less)\b"),
}
_NOUNS = {"name", "sense"}
_BETWEEN = re.compile(r"和|与|跟|还是|、|\bor\b|\band\b")


class Comparison(NamedTuple):
    """Two sides by their pieces, what is compared, and whether the less is asked for."""

    one: tuple[Piece, ...]
    other: tuple[Piece, ...]
    gives: str
    is_less: bool


def sets_dates_against(reading: Reading) -> bool:
    """Say whether a question sets two dates against each other: no one statement settles it."""
    return any(
        one.gives == DATE and all(any(p.kind == "name" for p in s) for s in (one.one, one.other))
        for one in whether_less(reading)
    )


def whether_less(reading: Reading) -> Iterator[Comparison]:
    """Yield the ways to read a question whether one side is less, or more, than the other."""
    position = 0 if reading.language == "zh" else 1
    for (gives, is_less), words in _WORDS.items():
        for found in re.finditer(words[position], reading.text):
            sides = _around(reading, found[0], found.start(), found.end())
            if sides is not None:
                yield _with_literal(Comparison(*sides, gives, is_less))


def _around(
    reading: Reading, word: str, start: int, end: int
) -> tuple[tuple[Piece, ...], tuple[Piece, ...]] | None:
    """Return both sides of a word that compares: 比 … 早 and 在 … 之前 stand around the other."""
    if reading.language == "en" or word[-1] in "于过到":
        return _between(reading, 0, start), _between(reading, end, len(reading.text))
    mark = "在" if word[0] in "之以" else "比"
    middle = reading.text.rfind(mark, 0, start)
    if middle < 0:
        return None
    shared = _between(reading, end, len(reading.text))
    one, other = _between(reading, 0, middle), _between(reading, middle, start)
    return (*one, *shared), other if mark == "在" else (*other, *shared)


def _with_literal(comparison: Comparison) -> Comparison:
    """Return a comparison with a number, "more than 30 ministries", with what it counts moved."""
    number, counted = comparison.other[:1], comparison.other[1:]
    if comparison.gives != NUMBER or not number or number[0].kind != "number":
        return comparison
    return comparison._replace(one=(*comparison.one, *counted), other=number)


def which_less(reading: Reading) -> Iterator[Comparison]:
    """Yield the ways to read a question which of two is less, or more."""
    position = 0 if reading.language == "zh" else 1
    for (gives, is_less), words in _WHICH.items():
        if not re.search(words[position], reading.text):
            continue
        for found in _BETWEEN.finditer(reading.text):
            nouns = [p for p in reading.pieces if p.kind in _NOUNS and not is_tie(p)]
            before = [p for p in nouns if p.start < found.start()]
            after = [p for p in nouns if p.start >= found.end()]
            if not before or not after:
                continue
            first = tuple(p for p in reading.pieces if p.start < after[0].start)
            start = before[-1].start
            one = tuple(p for p in first if p.start >= start) or first
            yield Comparison(one, _between(reading, found.end(), len(reading.text)), gives, is_less)


def _between(reading: Reading, start: int, end: int) -> tuple[Piece, ...]:
    return tuple(piece for piece in reading.pieces if start <= piece.start < end)


def literal(comparison: Comparison) -> Piece | None:
    """Return the year or the number that the other side consists of, or None."""
    kind = "year" if comparison.gives == DATE else "number"
    first = next(iter(comparison.other), None)
    named = [piece for piece in comparison.other if piece.kind == "name"]
    return first if first is not None and first.kind == kind and not named else None
