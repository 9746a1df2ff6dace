"""An answer as a tree that opens and closes: the first column holds what stands beside it."""

from __future__ import annotations

from typing import NamedTuple

from dgov_kg.result import Node
from dgov_kg.view.cells import EVIDENCE, Column, columns
from dgov_kg.view.content import Content

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dgov_kg.result import Table, Value

    Row = tuple[Value, ...]

_OPEN = 60  # leaves up to which the tree opens unfolded


class Branch(NamedTuple):
    """One value with what is told beside it, and what it holds."""

    value: Value
    details: Sequence[tuple[Column, Value]]
    said: Sequence[Value]
    branches: Sequence[Branch]


def tree_content(table: Table) -> Content:
    """Return an answer as a tree.

    Where the column after the first repeats (a relation, a kind), it groups; and what stands last
    in one row and first in others holds them in its turn.

    >>> from dgov_kg.result import Table
    >>> tree_content(Table(["whole", "part"], [("a", "b"), ("b", "c")])).told["count"]
    2
    """
    roots = grown(table)
    return Content(
        "tree",
        table.title,
        table.language,
        {
            "note": table.note,
            "roots": roots,
            "count": len(table.rows),
            "open": len(table.rows) <= _OPEN,
        },
    )


def grown(table: Table) -> list[Branch]:
    """Return the branches of a table: the first column's values that stand under no other.

    >>> from dgov_kg.result import Table
    >>> grown(Table(["whole", "part"], [("a", "b"), ("b", "c")]))[0].branches[0].branches[0].value
    'c'
    """
    return _Growth(table).roots()


class _Growth:
    """A table on its way to being a tree: its columns as levels, and what stands under what."""

    def __init__(self, table: Table) -> None:
        shown = [one for one in columns(table) if one.name != EVIDENCE]
        self.said = next((one for one in columns(table) if one.name == EVIDENCE), None)
        sorted_ = len(shown) > 2 and _sorts(table, shown[1], shown[2])  # noqa: PLR2004
        self.top, self.sort = shown[0], shown[1] if sorted_ else None
        self.thing = shown[2 if sorted_ else min(1, len(shown) - 1)]
        self.rest = shown[3 if sorted_ else 2 :]
        self.beneath: dict[Value, list[Row]] = {}
        for row in table.rows:
            self.beneath.setdefault(self.top.value(row), []).append(row)

    def roots(self) -> list[Branch]:
        """Return the values of the first column that stand under no other; all, in a ring."""
        if self.thing == self.top:
            return [self.leaf(value, rows, (value,), []) for value, rows in self.beneath.items()]
        held = {
            self.thing.value(row)
            for value, rows in self.beneath.items()
            for row in rows
            if self.thing.value(row) != value
        }
        tops = [value for value in self.beneath if value not in held] or list(self.beneath)
        tops.sort(key=lambda value: value is None)
        return [Branch(top, (), (), self.inside(self.beneath[top], (top,))) for top in tops]

    def inside(self, rows: Sequence[Row], above: Row) -> list[Branch]:
        """Return what rows tell: things by what sorts them, those sorted by a thing within it."""
        if self.sort is None:
            return self.leaves(rows, above, rows)
        over = {self.thing.value(row): self.sort.value(row) for row in rows}
        groups: dict[Value, list[Row]] = {}
        for row in rows:
            groups.setdefault(self.sort.value(row), []).append(row)
        found = self.leaves(groups.pop(None, []), above, rows)
        for value, some in groups.items():
            if not _within(value, over):
                found.append(Branch(value, (), (), self.leaves(some, (*above, value), rows)))
        return found

    def leaves(self, rows: Sequence[Row], above: Row, all_rows: Sequence[Row]) -> list[Branch]:
        """Return the things of some rows, each with what stands under it."""
        things: dict[Value, list[Row]] = {}
        for row in rows:
            things.setdefault(self.thing.value(row), []).append(row)
        return [self.leaf(value, some, above, all_rows) for value, some in things.items()]

    def leaf(
        self, value: Value, rows: Sequence[Row], above: Row, all_rows: Sequence[Row]
    ) -> Branch:
        """Return one thing with what its rows tell, and what stands under it."""
        details = [
            (column, one)
            for column in self.rest
            for one in dict.fromkeys(column.value(row) for row in rows)
            if one is not None
        ]
        said = list(dict.fromkeys(self.said.value(row) for row in rows)) if self.said else []
        branches: list[Branch] = []
        if value not in above and isinstance(value, (Node, str)):
            if self.sort is not None:
                own = [row for row in all_rows if self.sort.value(row) == value]
                branches += self.leaves(own, (*above, value), all_rows)
            branches += self.inside(self.beneath.get(value, []), (*above, value))
        return Branch(value, details, said, branches)


def _within(value: Value, over: Mapping[Value, Value]) -> bool:
    """Say whether a value stands under another, and by and by under none."""
    seen: set[Value] = set()
    while value in over and value not in seen:
        seen.add(value)
        value = over[value]
    return bool(seen) and value not in seen


def _sorts(table: Table, second: Column, third: Column) -> bool:
    """Say whether one column sorts the other: it has no more values, and the other is full."""
    things = {third.value(row) for row in table.rows}
    return len({second.value(row) for row in table.rows}) <= len(things) and None not in things
