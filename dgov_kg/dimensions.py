"""What is asked of every place: one query a dimension, and what it finds there as cells.

A dimension's file selects ``place`` and ``value``, then what qualifies the value: ``date``,
``mark…`` for what is out of the ordinary (a party without a name, a number that is not exact),
``completeness`` for how full the list is, and any other column for a detail; evidence last.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from dgov_kg import files
from dgov_kg.comparison import Entry
from dgov_kg.question import Question
from dgov_kg.result import Node

TYPE_CHECKING = False
if TYPE_CHECKING:
    from dgov_kg.graph import KnowledgeGraph
    from dgov_kg.result import Table, Value

_PLAIN = ("place", "value", "date", "completeness", "evidence")
#: A list in which nothing is left open, and which therefore goes without saying.
_WHOLE = "list-as-listed"


@dataclass(frozen=True, slots=True)
class Cell:
    """What the article says of one place in one dimension.

    ``left_open`` tells in which way the list is open, each with the sentences that leave it so.
    """

    entries: tuple[Entry, ...] = ()
    left_open: tuple[tuple[Node, tuple[Node, ...]], ...] = ()

    @property
    def standing(self) -> str:
        """Whether the article says something, leaves it open, or says nothing at all.

        >>> Cell().standing
        'unsaid'
        """
        if not self.entries:
            return "unsaid"
        return "open" if self.left_open else "said"


class _Gathered:
    """What the rows of one place say, each value once."""

    def __init__(self) -> None:
        self.entries: dict[Value, Entry] = {}
        self.left_open: dict[Node, dict[Node, None]] = {}

    def add(self, row: dict[str, Value], entry: Entry) -> None:
        known = self.entries.get(entry.value)
        self.entries[entry.value] = entry if known is None else _joined(known, entry)
        how = row.get("completeness")
        if isinstance(how, Node) and how.slug != _WHOLE:
            self.left_open.setdefault(how, {}).update(dict.fromkeys(entry.said))

    def cell(self) -> Cell:
        left_open = tuple((how, tuple(said)) for how, said in self.left_open.items())
        return Cell(tuple(self.entries.values()), left_open)


@cache
def dimensions() -> tuple[Question, ...]:
    """Return the dimensions in their order.

    >>> dimensions()[0].title.en
    'Earliest dated event'
    """
    found = (Question.read(path) for path in files.listed(files.DIMENSIONS, ".rq"))
    return tuple(sorted(found, key=lambda one: (one.order, one.name)))


def cells(kg: KnowledgeGraph, dimension: Question) -> dict[str, Cell]:
    """Return what a dimension finds, by the address of the place.

    >>> from dgov_kg.graph import load
    >>> owner = next(one for one in dimensions() if one.name == "owner")
    >>> found = cells(load(), owner)["https://w3id.org/dgov-kg/id/guizhou"]
    >>> found.standing, found.left_open[0][0].en, found.left_open[0][1][0].slug
    ('open', 'open', 'p24s2')
    """
    found: dict[str, _Gathered] = {}
    table = kg.answer(dimension, dimension.text)
    for row in table:
        place = row["place"]
        if isinstance(place, Node) and row["value"] is not None:
            found.setdefault(place.iri, _Gathered()).add(row, _entry(table, row))
    return {place: one.cell() for place, one in found.items()}


def _entry(table: Table, row: dict[str, Value]) -> Entry:
    said, date = row["evidence"], row.get("date")
    marks = [name for name in table.columns if name.startswith("mark")]
    details = [name for name in table.columns if name not in {*_PLAIN, *marks}]
    return Entry(
        row["value"],
        tuple(row[name] for name in details if row[name] is not None),
        None if date is None else str(date),
        (said,) if isinstance(said, Node) and said.is_sentence else (),
        tuple(_mark(table, name, row[name]) for name in marks if row[name] is not None),
    )


def _mark(table: Table, name: str, value: Value) -> Node:
    """Return a mark as it reads: behind the heading of its column, where it has one."""
    mark = value if isinstance(value, Node) else Node("", str(value), str(value))
    heading = table.headings.get(name)
    if heading is None:
        return mark
    return Node("", f"{heading.zh}：{mark.label('zh')}", f"{heading.en}: {mark.label('en')}")


def _joined(one: Entry, other: Entry) -> Entry:
    """Return what two rows say of the same value; of two dates the earlier."""
    return Entry(
        one.value,
        tuple(dict.fromkeys([*one.detail, *other.detail])),
        min(filter(None, (one.date, other.date)), default=None),
        tuple(dict.fromkeys([*one.said, *other.said])),
        tuple(dict.fromkeys([*one.marks, *other.marks])),
    )
