"""An answer with dates as a timeline: a lane each for provinces or kinds, undated things apart.

A date is drawn as wide as it is vague: a year fills the year, an open end is an arrow.
"""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from dgov_kg.dates import bounds, in_words
from dgov_kg.view.cells import EVIDENCE, Column, columns
from dgov_kg.view.content import Content

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from dgov_kg.language import Bilingual
    from dgov_kg.result import Table, Value

    Row = tuple[Value, ...]

#: Columns that make lanes, the first that is there and not the same for all.
_LANES = ("period", "place", "province", "document_level", "level", "class", "kind")


class Span(NamedTuple):
    """Where a date lies on the axis in per cent of it, and which of its ends are open."""

    start: float
    width: float
    opens: bool
    ends_open: bool
    about: bool


class Item(NamedTuple):
    """One thing with its date, in words and on the axis, and all that is told of it."""

    when: Bilingual | None
    span: Span | None
    values: Sequence[tuple[Column, Sequence[Value]]]


def timeline_content(table: Table) -> Content:
    """Return an answer whose column `date` holds EDTF dates.

    >>> from dgov_kg.result import Table
    >>> made = timeline_content(Table(["date", "event"], [("2019/..", "a"), (None, "b")]))
    >>> len(made.told["lanes"][None]), len(made.told["undated"])
    (1, 1)
    """
    shown = columns(table)
    lane = _lane(table, shown)
    years = _years(table, shown)
    things = _things(table, shown, lane)
    lanes: dict[Value, list[Item]] = {}
    undated = []
    for (date, place), values in things:
        if isinstance(date, str) and _bounds(date):
            item = Item(in_words(date), _span(date, years), values)
            lanes.setdefault(place, []).append(item)
        else:
            heading = [(lane, [place])] if lane and place is not None else []
            undated.append(Item(None, None, [*values, *heading]))
    return Content(
        "timeline",
        table.title,
        table.language,
        {
            "note": table.note,
            "lanes": lanes,
            "lane": lane,
            "undated": undated,
            "count": len(things),
            "ticks": _ticks(years),
            "evidence": EVIDENCE,
        },
    )


def _bounds(date: str) -> tuple[str | None, str | None] | None:
    try:
        return bounds(date)
    except ValueError:
        return None


def _lane(table: Table, shown: Sequence[Column]) -> Column | None:
    named = {column.name: column for column in shown}
    for name in _LANES:
        if name in named and len({named[name].value(row) for row in table.rows}) > 1:
            return named[name]
    return None


def _things(
    table: Table, shown: Sequence[Column], lane: Column | None
) -> list[tuple[tuple[Value, Value], list[tuple[Column, Sequence[Value]]]]]:
    """Return each thing once, under its date and lane, with all that its rows tell."""
    date = next(column for column in shown if column.name == "date")
    told = [column for column in shown if column not in (date, lane)]
    rows: dict[tuple[Value, Value, Value], list[Row]] = {}
    for row in table.rows:
        key = (date.value(row), lane.value(row) if lane else None, told[0].value(row))
        rows.setdefault(key, []).append(row)
    things: list[tuple[tuple[Value, Value], list[tuple[Column, Sequence[Value]]]]] = []
    for key, some in rows.items():
        values: list[tuple[Column, Sequence[Value]]] = []
        for column in told:
            given = dict.fromkeys(column.value(row) for row in some)
            if kept := [value for value in given if value is not None]:
                values.append((column, kept))
        things.append((key[:2], values))
    return things


def _years(table: Table, shown: Sequence[Column]) -> tuple[int, int]:
    """Return the first year of the axis and the one after its last.

    A century would squeeze all else: where it is alone in being so early, it is cut at the side.
    """
    date = next(column for column in shown if column.name == "date")
    dates = [date.value(row) for row in table.rows]
    found = [both for one in dates if isinstance(one, str) and (both := _bounds(one))]
    years = [int(day[:4]) for both in found for day in both if day]
    exact = [
        int(both[0][:4]) for both in found if both[0] and both[0][:4] == (both[1] or both[0])[:4]
    ]
    if not years:
        return 2000, 2001
    first = min(exact or years)
    return (first - 1 if min(years) < first else first), max(years) + 1


def _span(date: str, years: tuple[int, int]) -> Span:
    early, late = bounds(date)
    from_year, to_year = years

    def at(day: str, *, after: bool) -> float:
        moment = dt.date.fromisoformat(day)
        passed = (moment - dt.date(moment.year, 1, 1)).days + after
        length = 366 if moment.year % 4 == 0 else 365
        share = (moment.year + passed / length - from_year) / (to_year - from_year)
        return round(100 * min(max(share, 0), 1), 2)

    start = at(early, after=False) if early else 0.0
    end = at(late, after=True) if late else 100.0
    cut = early is not None and int(early[:4]) < from_year
    return Span(
        start, max(round(end - start, 2), 0.7), early is None or cut, late is None, "~" in date
    )


def _ticks(years: tuple[int, int]) -> list[tuple[int, float]]:
    first, last = years
    step = max(1, -(-(last - first) // 12))
    wanted = [year for year in range(first, last) if year % step == 0]
    return [(year, round(100 * (year - first) / (last - first), 2)) for year in wanted]
