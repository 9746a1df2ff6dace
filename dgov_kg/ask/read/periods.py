"""The period that a question sets: after a year, since it, before it, from one to another."""

from __future__ import annotations

import re
from typing import NamedTuple

from dgov_kg.ask.words.expressions import expression
from dgov_kg.language import Bilingual

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from dgov_kg.ask.read.reading import Piece, Reading

_YEAR = re.compile(r"\d{4}")
#: What opens or closes a period, how far from its year, and whether it opens it.
_ENDS = (
    ("after-year", 1, True),
    ("since-year", 0, True),
    ("before-year", -1, False),
    ("until-year", 0, False),
)
_EVER = (0, 9999)
BOUNDS = {"since", "until"}  # What questions of the catalogue call the years that bound one.


class Period(NamedTuple):
    """The first and the last year of a period, and where in the text of a question it stands."""

    first: int
    last: int
    start: int
    end: int

    def holds(self, date: str) -> bool:
        """Say whether a date is within it as a whole; some time from a year on is after it, too.

        >>> Period(2019, 9999, 0, 6).holds("2019-07"), Period(2019, 9999, 0, 6).holds("2018-07")
        (True, False)
        >>> Period(2019, 9999, 0, 6).holds("2018/..")
        True
        """
        from dgov_kg.dates import bounds

        try:
            earliest, latest = bounds(date)
        except ValueError:
            return False
        if earliest is None:
            return False
        if latest is None:
            return int(earliest[:4]) + 1 >= self.first and self.last == _EVER[1]
        return int(earliest[:4]) >= self.first and int(latest[:4]) <= self.last

    @property
    def parameters(self) -> dict[str, str]:
        """What a question of the catalogue takes for it: the years that bound it."""
        since = {"since": str(self.first)} if self.first > _EVER[0] else {}
        until = {"until": str(self.last)} if self.last < _EVER[1] else {}
        return since | until

    def is_of(self, piece: Piece) -> bool:
        """Say whether a piece of a question stands in the words for it."""
        return self.start <= piece.start < self.end


def in_words(years: Mapping[str, str]) -> Bilingual:
    """Return a period by the years that bound it, as people say it.

    >>> in_words({"since": "2019"})
    Bilingual(zh='2019年起', en='from 2019')
    >>> in_words({"since": "1998", "until": "2002"}).en
    'from 1998 to 2002'
    """
    since, until = years.get("since"), years.get("until")
    zh = f"{since}年" + ("至" if until else "起") if since else "至"
    en = f"from {since}" + (" to " if until else "") if since else "until "
    return Bilingual(zh + (f"{until}年" if until else ""), en + (until or ""))


def period(reading: Reading) -> Period | None:
    """Return the period that a question sets, or None: a year alone is none.

    Nor is what stands in a name: "(2018—2020)".
    """
    years = {piece.start for piece in reading.pieces if piece.kind == "year"}
    for name, step, is_open in (("span", 0, True), *_ENDS):
        found = expression(name).search(reading.text)
        if found is None:
            continue
        named = [(int(one[0]), found.start() + one.start()) for one in _YEAR.finditer(found[0])]
        if not all(at in years for _, at in named):
            continue
        first = min(named)[0] + step if is_open else _EVER[0]
        last = max(named)[0] if len(named) > 1 else _EVER[1] if is_open else named[0][0] + step
        return Period(first, last, *found.span())
    return None


def one_year(reading: Reading) -> Period | None:
    """Return the one year that a question names as a period, or None."""
    years = [piece for piece in reading.pieces if piece.kind == "year"]
    if len(years) != 1:
        return None
    year = int(years[0].text)
    return Period(year, year, years[0].start, years[0].start + len(years[0].text))
