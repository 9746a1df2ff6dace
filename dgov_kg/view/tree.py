"""An answer as a tree that opens and closes: the first column holds what stands beside it."""

from __future__ import annotations

from typing import NamedTuple

from dgov_kg.result import Node
from dgov_kg.view.cells import EVIDENCE, Column, cell, columns
from dgov_kg.view.page import page

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from dgov_kg.result import Table, Value

_OPEN = 60  # leaves up to which the tree opens unfolded


class Branch(NamedTuple):
    """One value with what is told beside it, and what it holds."""

    value: Value
    details: Sequence[tuple[Column, Value]]
    said: Sequence[Value]
    branches: Sequence[Branch]


def tree_page(table: Table) -> str:
    """Return the page of an answer as a tree.

    Where the column after the first repeats (a relation, a kind), it groups; and what stands last
    in one row and first in others holds them in its turn.

    >>> from dgov_kg.result import Table
    >>> page = tree_page(Table(["whole", "part"], [("a", "b"), ("b", "c")]))
    >>> page.count("<details")
    2
    """
    roots = grown(table)
    return page(
        "tree",
        title=table.title,
        language=table.language,
        note=table.note,
        roots=roots,
        count=len(table.rows),
        open=len(table.rows) <= _OPEN,
        cell=cell,
    )


def grown(table: Table) -> list[Branch]:
    """Return the branches of a table: the first column's values that stand under no other.

    >>> from dgov_kg.result import Table
    >>> grown(Table(["whole", "part"], [("a", "b"), ("b", "c")]))[0].branches[0].branches[0].value
    'c'
    """
    shown = [one for one in columns(table) if one.name != EVIDENCE]
    said = next((one for one in columns(table) if one.name == EVIDENCE), None)
    levels = shown[:3] if len(shown) > 2 and _groups(table, shown) else shown[:2]  # noqa: PLR2004
    rest = shown[len(levels) :]
    beneath: dict[Value, list[tuple[Value, ...]]] = {}
    for row in table.rows:
        beneath.setdefault(levels[0].value(row), []).append(row)
    held = {levels[-1].value(row) for row in table.rows}
    held -= {top for top in beneath if all(levels[-1].value(row) == top for row in beneath[top])}
    roots = [one for one in beneath if one not in held] or list(beneath)

    def branch(value: Value, rows: Sequence[tuple[Value, ...]], depth: int, above: tuple) -> Branch:  # type: ignore[type-arg]
        details = [
            (column, one)
            for column in (rest if depth == len(levels) - 1 else ())
            for one in dict.fromkeys(column.value(row) for row in rows)
            if one is not None
        ]
        last = depth == len(levels) - 1
        found = list(dict.fromkeys(said.value(row) for row in rows)) if said and last else []
        if last:
            inner = beneath.get(value, []) if value not in above and _is_thing(value) else []
            return Branch(value, details, found, held_by(inner, 1, (*above, value)))
        return Branch(value, details, found, held_by(rows, depth + 1, (*above, value)))

    def held_by(rows: Sequence[tuple[Value, ...]], depth: int, above: tuple) -> list[Branch]:  # type: ignore[type-arg]
        groups: dict[Value, list[tuple[Value, ...]]] = {}
        for row in rows:
            groups.setdefault(levels[depth].value(row), []).append(row)
        return [branch(value, some, depth, above) for value, some in groups.items()]

    if len(levels) == 1:
        return [branch(value, beneath[value], 0, (value,)) for value in roots]
    return [branch(value, beneath[value], 0, ()) for value in roots]


def _is_thing(value: Value) -> bool:
    return isinstance(value, (Node, str))


def _groups(table: Table, shown: Sequence[Column]) -> bool:
    """Say whether the second column sorts the third: few values, and fewer than the third has."""
    second = {shown[1].value(row) for row in table.rows}
    third = {shown[2].value(row) for row in table.rows}
    return len(second) <= len(third) and None not in third
