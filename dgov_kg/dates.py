"""Date expressions (EDTF, ISO 8601-2:2019): the first and last day they allow, and in words."""

from __future__ import annotations

from dgov_kg.language import Bilingual

_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August", "September"),
    *("October", "November", "December"),
)
_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def bounds(expression: str) -> tuple[str | None, str | None]:
    """Return the first and last day as ISO 8601 dates, None where an interval is open.

    Understands years, months, days, unspecified digits, approximation and intervals: what the
    graph uses.  Raises ValueError for anything else.

    >>> bounds("2019")
    ('2019-01-01', '2019-12-31')
    >>> bounds("2017-12~")
    ('2017-12-01', '2017-12-31')
    >>> bounds("2018/..")
    ('2018-01-01', None)
    >>> bounds("19XX")
    ('1900-01-01', '1999-12-31')
    >>> bounds("last year")
    Traceback (most recent call last):
        ...
    ValueError: not a date expression: last year
    """
    start, slash, end = expression.partition("/")
    if not slash:
        end = start
    try:
        return _edge(start, last=False), _edge(end, last=True)
    except ValueError:
        raise ValueError(f"not a date expression: {expression}") from None


def in_words(expression: str) -> Bilingual:
    """Return an EDTF date as people write it.

    >>> in_words("2018-09/..")
    Bilingual(zh='2018年9月起', en='from September 2018')
    >>> in_words("2017-12~")
    Bilingual(zh='约2017年12月', en='about December 2017')
    >>> in_words("../2008").en
    'by 2008'
    """
    start, slash, end = expression.partition("/")
    if not slash:
        return _point(start)
    first, last = _point(start), _point(end)
    if end == "..":
        return Bilingual(f"{first.zh}起", f"from {first.en}")
    if start == "..":
        return Bilingual(f"至{last.zh}", f"by {last.en}")
    return Bilingual(f"{first.zh}至{last.zh}", f"{first.en} to {last.en}")


def _point(part: str) -> Bilingual:
    date = part.rstrip("~?%")
    year, *rest = date.split("-")
    numbers = [int(one) for one in rest]
    zh = f"{year}年" + "".join(f"{one}{unit}" for one, unit in zip(numbers, "月日", strict=False))
    months = _MONTHS[numbers[0] - 1] if numbers else ""
    en = " ".join(filter(None, [str(numbers[1]) if numbers[1:] else "", months, year]))
    if date.endswith("XX"):
        century = int(date[:2]) + 1
        zh, en = f"{century}世纪", f"the {century}th century"
    elif date.endswith("X"):
        zh, en = f"{date[:3]}0年代", f"the {date[:3]}0s"
    marks = part[len(date) :]
    if "?" in marks or "%" in marks:
        zh, en = f"{zh}（存疑）", f"{en} (uncertain)"
    return Bilingual(f"约{zh}", f"about {en}") if {"~", "%"} & set(marks) else Bilingual(zh, en)


def _edge(part: str, *, last: bool) -> str | None:
    if part == "..":
        return None
    fields = part.rstrip("~?%").split("-")
    if [len(field) for field in fields] not in ([4], [4, 2], [4, 2, 2]):
        raise ValueError(part)
    year = int(fields[0].replace("X", "9" if last else "0"))
    month = int(fields[1]) if fields[1:] else 12 if last else 1
    longest = _days(year, month)
    day = int(fields[2]) if fields[2:] else longest if last else 1
    if not 1 <= day <= longest:
        raise ValueError(part)
    return f"{year:04}-{month:02}-{day:02}"


def _days(year: int, month: int) -> int:
    if not 1 <= month <= 12:  # noqa: PLR2004
        raise ValueError(month)
    leap = month == 2 and year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)  # noqa: PLR2004
    return _DAYS[month - 1] + leap
