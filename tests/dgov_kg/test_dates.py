"""A date expression has a first and a last day."""

from __future__ import annotations

import calendar
import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dgov_kg.dates import bounds


@given(st.dates(min_value=dt.date(1000, 1, 1)))
def test_a_day_is_its_own_bounds(day):
    """The first and the last day of a day are that day."""

    assert bounds(day.isoformat()) == (day.isoformat(), day.isoformat())


@given(st.integers(1000, 9999), st.integers(1, 12))
def test_a_month_ends_where_the_calendar_says(year, month):
    """Python's calendar knows the leap years."""

    last = calendar.monthrange(year, month)[1]

    assert bounds(f"{year}-{month:02}~") == (
        f"{year}-{month:02}-01",
        f"{year}-{month:02}-{last:02}",
    )


@given(st.dates(min_value=dt.date(1000, 1, 1)), st.dates(min_value=dt.date(1000, 1, 1)))
def test_an_interval_begins_and_ends_with_its_parts(one, other):
    """The bounds are in order where the parts are."""

    first, last = sorted((one, other))

    assert bounds(f"{first}/{last:%Y-%m}") == (str(first), bounds(f"{last:%Y-%m}")[1])
    assert first <= dt.date.fromisoformat(bounds(f"{first}/{last}")[1])


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("201X", ("2010-01-01", "2019-12-31")),
        ("../2020", (None, "2020-12-31")),
        ("2020?", ("2020-01-01", "2020-12-31")),
        ("1900-02", ("1900-02-01", "1900-02-28")),
        ("2000-02", ("2000-02-01", "2000-02-29")),
    ],
)
def test_other_forms(expression, expected):
    """Unspecified digits, open intervals, doubt, and the century's leap years."""

    assert bounds(expression) == expected


@pytest.mark.parametrize(
    "expression",
    ["", "soon", "20190", "2019-13", "2019-00", "2019-02-30", "2019-1", "2019-01-01-01", "/"],
)
def test_what_is_no_date_is_refused(expression):
    """The error quotes it."""

    with pytest.raises(ValueError, match="not a date expression"):
        bounds(expression)
