"""Two sides of a comparison, as a question words it: earlier than, 比 … 早, which came first."""

from __future__ import annotations

from typing import NamedTuple

from dgov_kg.ask.rank.ranking import is_tie
from dgov_kg.ask.words.expressions import expression, says
from dgov_kg.ask.words.vocabulary import vocabulary

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from dgov_kg.ask.read.reading import Piece, Reading

DATE, NUMBER = "dgov:dateExpression", "dgov:hasQuantity"
#: What is compared, whether the first side is said to be the less, and by which words.
_THAN = (
    (DATE, True, "earlier-than"),
    (DATE, False, "later-than"),
    (NUMBER, False, "more-than"),
    (NUMBER, True, "fewer-than"),
)
#: And by which words it is asked which of two it is.
_WHICH = (
    (DATE, True, "which-is-earlier"),
    (DATE, False, "which-is-later"),
    (NUMBER, False, "which-is-more"),
    (NUMBER, True, "which-is-fewer"),
)
_NOUNS = {"name", "sense"}


class Comparison(NamedTuple):
    """Two sides by their pieces, what is compared, and whether the less is asked for."""

    one: tuple[Piece, ...]
    other: tuple[Piece, ...]
    gives: str
    is_less: bool


def is_comparison(reading: Reading) -> bool:
    """Say whether a question sets a date against another, or a date or a number against a limit.

    No one statement settles it by itself, nor whether one thing has as many as another.
    """
    return says("as-many", reading.text) or any(
        _is_named(one.one) and (limit(reading, one) or (one.gives == DATE and _is_named(one.other)))
        for one in whether_less(reading)
    )


def _is_named(side: tuple[Piece, ...]) -> bool:
    return any(piece.kind == "name" for piece in side)


def whether_less(reading: Reading) -> Iterator[Comparison]:
    """Yield the ways to read a question whether one side is less, or more, than the other."""
    for gives, is_less, words in _THAN:
        for found in expression(words, reading.language).finditer(reading.text):
            sides = _around(reading, found[0], found.start(), found.end())
            if sides is not None:
                yield _with_literal(Comparison(*sides, gives, is_less))
    for found in expression("in-order", reading.language).finditer(reading.text):
        shared = _between(reading, 0, found.start())
        one, other = (_between(reading, *found.span(side)) for side in (1, 2))
        yield Comparison((*shared, *one), (*shared, *other), DATE, is_less=True)


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
    for gives, is_less, words in _WHICH:
        if not expression(words, reading.language).search(reading.text):
            continue
        for found in expression("between-two").finditer(reading.text):
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


def limit(reading: Reading, comparison: Comparison) -> str:
    """Return the year, the month (as in EDTF) or the number that the other side consists of.

    Empty where it consists of something else.
    """
    first = next(iter(comparison.other), None)
    if first is None or _is_named(comparison.other):
        return ""
    if comparison.gives == NUMBER:
        return first.text if first.kind == "number" else ""
    month = expression("month-of-a-year").match(reading.text, first.start)
    if month is None:
        return first.text if first.kind == "year" else ""
    return _as_edtf(month)


def months(text: str) -> list[str]:
    """Return the months that a plain text names, as in EDTF.

    >>> months("september 2018, 2019年3月")
    ['2018-09', '2019-03']
    """
    return [_as_edtf(found) for found in expression("month-of-a-year").finditer(text)]


def _as_edtf(month: re.Match[str]) -> str:
    place = int(month[2]) if month[2] else vocabulary().numerals[month[3]]
    return f"{month[1] or month[4]}-{place:02d}"
