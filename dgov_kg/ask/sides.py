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
#: Which of two is asked about, and what may follow a word that ends such a question.
_ONE_OF = "(?:谁|哪[个一家者边]|何者)"
_AT_END = "(?=[一些点呢?？ ]*$)"
#: Words that ask which of two it is.
_WHICH = {
    (DATE, True): (rf"{_ONE_OF}.{{0,4}}?(?:早|先(?!进))", r"\bfirst\b|\bearlier\b"),
    (DATE, False): (rf"{_ONE_OF}.{{0,4}}?[晚迟]", r"\blater\b"),
    (NUMBER, False): (
        rf"{_ONE_OF}.{{0,9}}?(?:[更较][高多大]|[高多大]{_AT_END})",
        r"\b(?:more|higher|larger)\b",
    ),
    (NUMBER, True): (
        rf"{_ONE_OF}.{{0,9}}?(?:[更较][低少小]|[低少小]{_AT_END})",
        r"\b(?:fewer|lower|less)\b",
    ),
}
#: What says that one thing came first and another then.
_IN_ORDER = (
    re.compile(
        r"先(?![进于后行])([^,，。;；]{2,20}?)[、,，].{0,6}?(?:后|才|再|然后)([^,，。;；?？]{2,24})"
    ),
    re.compile(r"\bfirst (.{3,60}?),? (?:and )?(?:only )?then (.{3,60}?)(?=[,.?]|$)"),
)
_NOUNS = {"name", "sense"}
_BETWEEN = re.compile(r"和|与|跟|还是|、|\bor\b|\band\b")


_MONTHS = (
    *("january", "february", "march", "april", "may", "june", "july", "august", "september"),
    *("october", "november", "december"),
)
_MONTH = re.compile(rf"(\d{{4}})年(\d{{1,2}})月|({'|'.join(_MONTHS)})(?: of)? (\d{{4}})")


class Comparison(NamedTuple):
    """Two sides by their pieces, what is compared, and whether the less is asked for."""

    one: tuple[Piece, ...]
    other: tuple[Piece, ...]
    gives: str
    is_less: bool


_AS_MANY = re.compile(r"\bas (?:many|much|large|long|early|late|old)\b.* as\b|和.+一样[多大长早晚]")


def is_comparison(reading: Reading) -> bool:
    """Say whether a question sets a date against another, or a date or a number against a limit.

    No one statement settles it by itself, nor whether one thing has as many as another.
    """
    return _AS_MANY.search(reading.text) is not None or any(
        _is_named(one.one) and (limit(reading, one) or (one.gives == DATE and _is_named(one.other)))
        for one in whether_less(reading)
    )


def _is_named(side: tuple[Piece, ...]) -> bool:
    return any(piece.kind == "name" for piece in side)


def whether_less(reading: Reading) -> Iterator[Comparison]:
    """Yield the ways to read a question whether one side is less, or more, than the other."""
    position = 0 if reading.language == "zh" else 1
    for (gives, is_less), words in _WORDS.items():
        for found in re.finditer(words[position], reading.text):
            sides = _around(reading, found[0], found.start(), found.end())
            if sides is not None:
                yield _with_literal(Comparison(*sides, gives, is_less))
    for found in _IN_ORDER[position].finditer(reading.text):
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


def limit(reading: Reading, comparison: Comparison) -> str:
    """Return the year, the month (as in EDTF) or the number that the other side consists of.

    Empty where it consists of something else.
    """
    first = next(iter(comparison.other), None)
    if first is None or _is_named(comparison.other):
        return ""
    if comparison.gives == NUMBER:
        return first.text if first.kind == "number" else ""
    month = _MONTH.match(reading.text, first.start)
    if month is None:
        return first.text if first.kind == "year" else ""
    return _as_edtf(month)


def months(text: str) -> list[str]:
    """Return the months that a plain text names, as in EDTF.

    >>> months("september 2018, 2019年3月")
    ['2018-09', '2019-03']
    """
    return [_as_edtf(found) for found in _MONTH.finditer(text)]


def _as_edtf(month: re.Match[str]) -> str:
    place = int(month[2]) if month[2] else _MONTHS.index(month[3]) + 1
    return f"{month[1] or month[4]}-{place:02d}"
