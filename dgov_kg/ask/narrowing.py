"""The rows that a question means: those of its year, or besides those it names."""

from __future__ import annotations

from dgov_kg.result import Node

TYPE_CHECKING = False
if TYPE_CHECKING:
    from dgov_kg.ask.memory import Fact, Memory
    from dgov_kg.ask.reading import Reading
    from dgov_kg.result import Table, Value


def narrowed(memory: Memory, reading: Reading, fact: Fact, table: Table) -> Table:
    """Return a table without the rows that a question sets aside or that are of another year."""
    place = table.columns.index("answer")
    values = {row[place] for row in table.rows}
    keep = {value for value in values if not _is_set_aside(memory, reading, value)}
    for piece in reading.pieces:
        if piece.kind == "year" and not _holds(memory, fact.about, piece.text):
            dated: set[Value] = {
                v
                for v in keep
                if isinstance(v, Node) and _holds(memory, _things(memory, v), piece.text)
            }
            keep = dated or keep
    if not keep or keep == values:
        return table
    return table.only([row for row in table.rows if row[place] in keep])


def _is_set_aside(memory: Memory, reading: Reading, value: Value) -> bool:
    if "except" not in reading.asks or not isinstance(value, Node):
        return False
    number = memory.number.get(value.curie)
    return any(number in piece.things for piece in reading.named)


def _things(memory: Memory, value: Node) -> tuple[int, ...]:
    number = memory.number.get(value.curie)
    return () if number is None else (number,)


def _holds(memory: Memory, things: tuple[int, ...], year: str) -> bool:
    """Say whether one of some things, or the event it came of, is of a year."""
    dated = memory.named.get(year) | memory.valued.get(year)
    return any(
        other in dated
        for thing in things
        for other in (thing, *(memory.near(thing) if len(things) == 1 else ()))
    )
