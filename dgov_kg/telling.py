"""A value of the matrix in words: what qualifies it, how it is marked, where it is said."""

from __future__ import annotations

from dgov_kg.dates import bounds, in_words
from dgov_kg.language import Bilingual
from dgov_kg.result import Node

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from dgov_kg.comparison import Entry
    from dgov_kg.question import Question
    from dgov_kg.result import Value

_UNSAID = Bilingual("文中没有说", "not said in the article")
_BACKGROUND = Bilingual("背景", "background")
_SEPARATORS = Bilingual("、", ", ")


def dated(date: str) -> Bilingual:
    """Return a date in words; what is no date, as it stands.

    >>> dated("2018-09/..").en, dated("soon").en
    ('from September 2018', 'soon')
    """
    try:
        bounds(date)
        return in_words(date)
    except ValueError:
        return Bilingual(date, date)


def detailed(entry: Entry) -> Bilingual:
    """Return what qualifies a value, but for its date."""
    return listed(entry.detail)


def marked(entry: Entry) -> Bilingual:
    """Return the marks of what is out of the ordinary about a value."""
    return listed(entry.marks)


def gap(dimension: Question) -> Bilingual:
    """Return what it means that a cell of a dimension is empty."""
    return dimension.empty if any(dimension.empty) else _UNSAID


def openness(how: Node, said: Sequence[Node]) -> Bilingual:
    """Return in which way a list is open, with the sentences."""
    where = " ".join(one.slug for one in said)
    return Bilingual(f"〔列举：{how.label('zh')}〕 {where}", f"[list: {how.label('en')}] {where}")


def spoken(entry: Entry, language: str) -> str:
    """Return a value with all that is told of it.

    >>> firm, sentence = Node("urn:firm", "甲公司", "Firm A"), Node("", "第13段", "p. 13")
    >>> from dgov_kg.comparison import Entry
    >>> spoken(Entry(firm, (Node("", "运营", "operation"),), "2019", (), ()), "zh")
    '甲公司（运营、2019年） 背景'
    """
    told = [detailed(entry).in_language(language)]
    told += [dated(entry.date).in_language(language)] if entry.date else []
    told = [one for one in told if one]
    between = _SEPARATORS.in_language(language).join(told)
    marks = marked(entry).in_language(language)
    brackets = ("（{}）", "〔{}〕") if language == "zh" else (" ({})", " [{}]")
    text = _named(entry.value, language)
    text += brackets[0].format(between) if between else ""
    text += brackets[1].format(marks) if marks else ""
    where = " ".join(one.slug for one in entry.said) or _BACKGROUND.in_language(language)
    return f"{text} {where}"


def listed(values: Iterable[Value]) -> Bilingual:
    """Return values as a list in words."""
    found = list(values)
    return Bilingual(
        *(
            _SEPARATORS.in_language(language).join(_named(one, language) for one in found)
            for language in ("zh", "en")
        )
    )


def _named(value: Value, language: str) -> str:
    return value.label(language) if isinstance(value, Node) else str(value)
