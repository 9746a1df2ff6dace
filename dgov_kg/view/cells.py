"""A table's columns and cells as a page shows them: both languages, names with their CURIE."""

from __future__ import annotations

from typing import NamedTuple

from dgov_kg.language import Bilingual
from dgov_kg.result import Node

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from markupsafe import Markup

    from dgov_kg.result import Table, Value

    Row = Sequence[Value]
    Both = Callable[[object, object], Markup]
    Link = Callable[[object], str]

EVIDENCE = "evidence"


class Column(NamedTuple):
    """One column for readers of both languages: its name, its heading, and where it stands.

    What two columns `…_zh` and `…_en` say each in its language is one column here.
    """

    name: str
    heading: Bilingual
    places: tuple[int, ...]

    def value(self, row: Row) -> Value:
        """Return what the row holds here; two texts in two languages are a nameless node."""
        values = [row[place] for place in self.places]
        if len(values) == 1 or isinstance(values[0], Node):
            return values[0]
        zh, en = ("" if value is None else str(value) for value in values)
        return Node("", zh, en) if zh or en else None


def columns(table: Table) -> list[Column]:
    """Return the columns of a table, that of the evidence last.

    >>> from dgov_kg.result import Table
    >>> [column.name for column in columns(Table(["evidence", "unit_zh", "unit_en"], []))]
    ['unit', 'evidence']
    """
    places: dict[str, list[int]] = {}
    for place, column in sorted(enumerate(table.columns), key=lambda one: one[1][-3:] == "_en"):
        places.setdefault(column.removesuffix("_zh").removesuffix("_en"), []).append(place)
    order = sorted(places, key=lambda name: (name == EVIDENCE, places[name]))
    return [Column(name, heading(table, name), tuple(places[name])) for name in order]


def heading(table: Table, name: str) -> Bilingual:
    """Return what a column is called."""
    spoken = table.headings.get(name)
    if spoken:
        return spoken
    if name == EVIDENCE:
        return Bilingual("出处", "said in")
    return Bilingual(name.replace("_", " "), name.replace("_", " "))


def both(zh: object, en: object) -> Markup:
    """Return a text in both languages, of which the page shows one."""
    from markupsafe import Markup

    pattern = '<span class="zh" lang="zh-Hans">{}</span><span class="en" lang="en">{}</span>'
    return Markup(pattern).format(zh, en)  # noqa: S704 (format escapes)


def nowhere(_: object) -> str:
    """Say that a value leads nowhere: a file of its own has no pages beside it."""
    return ""


def cell(  # noqa: PLR0911 - a return for each sort of value
    value: Value, *, both: Both = both, link: Link = nowhere
) -> Markup:
    """Return a value as HTML: a name with its CURIE to hover over, a sentence as a place.

    >>> place = Node("https://w3id.org/dgov-kg/source/ning-tan/p13s3", "第13段第3句", "p. 13, s. 3")
    >>> "<code>p13s3</code>" in cell(place)
    True
    >>> print(cell(place, link=lambda _: "/there"))
    <a class="place" href="/there" title="第13段第3句 / p. 13, s. 3"><code>p13s3</code></a>
    """
    from markupsafe import Markup

    if isinstance(value, Node) and value.is_sentence:
        if link(value):
            return code(value, link=link)
        place = both(value.label("zh"), value.label("en"))
        return Markup("{} <code>{}</code>").format(place, value.slug)
    if isinstance(value, Node):
        name = both(value.label("zh"), value.label("en"))
        if not value.iri:
            return name
        address = link(value)
        if address:
            pattern = '<a class="thing" href="{}" title="{}">{}</a>'
            return Markup(pattern).format(address, value.curie, name)  # noqa: S704 (format escapes)
        pattern = '<span class="thing" title="{}">{}</span>'
        return Markup(pattern).format(value.curie, name)  # noqa: S704 (format escapes)
    if isinstance(value, bool):
        return both("是", "yes") if value else both("否", "no")
    return Markup("{}").format("" if value is None else value)


def code(sentence: Node, *, link: Link = nowhere) -> Markup:
    """Return the short name of a sentence, where it stands to hover over."""
    from markupsafe import Markup

    place, address = f"{sentence.label('zh')} / {sentence.label('en')}", link(sentence)
    if address:
        pattern = '<a class="place" href="{}" title="{}"><code>{}</code></a>'
        return Markup(pattern).format(address, place, sentence.slug)  # noqa: S704 (format escapes)
    return Markup('<code title="{}">{}</code>').format(place, sentence.slug)


def plain(value: Value) -> Bilingual:
    """Return a value as text in both languages."""
    if isinstance(value, Node):
        return Bilingual(value.label("zh"), value.label("en"))
    text = "" if value is None else str(value)
    return Bilingual(text, text)
