"""One of a list named where the article says it of another: the service form for the internal one.

Of the three forms of cooperation one is said to make it harder to change functions; a question that
says so of another is put right.
"""

from __future__ import annotations

from dgov_kg.ask.know.memory import Fact
from dgov_kg.ask.know.telling import is_statement
from dgov_kg.ask.rank.accounting import hits
from dgov_kg.ask.rank.giving import ACTORS, numbers_of
from dgov_kg.ask.rank.premises import Fault, is_closed
from dgov_kg.ask.read.besides import TELLING

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from dgov_kg.ask.know.memory import Memory
    from dgov_kg.ask.read.reading import Piece, Reading

_LEAST = 2.0  # And a word that weighs less tells nothing.
_ENOUGH = 5.0  # So much the rest of the question has to weigh.
#: So much of it a statement about the other holds, and so much more than any about the one.
_HELD, _MORE = 0.5, 0.4


def wrong_sibling(memory: Memory, reading: Reading) -> Fault | None:
    """Return what a question names where the rest of it is said of another of its list, or None."""
    if reading.asks & {"compare", "both", "connect"}:
        return None
    named = {thing for piece in reading.named for thing in piece.things}
    for piece in reading.named:
        if piece.weight < TELLING or len(piece.things) != 1 or piece in reading.set_aside:
            continue
        thing = piece.things[0]
        if memory.is_place(thing) or ACTORS & {*memory.classes[thing]}:
            continue
        rest = [one for one in reading.pieces if one is not piece and one.weight >= _LEAST]
        if all(one.kind == "sense" for one in rest):
            continue  # Who issued it, say, may be asked of any of them.
        others = _siblings(memory, thing)
        if sum(one.weight for one in rest) < _ENOUGH or not others or others & named:
            continue
        share, said = _best(memory, rest, sorted(others))
        if share >= _HELD and share - _best(memory, rest, [thing])[0] >= _MORE:
            return Fault(piece.text, (Fact((said,), ""),))
    return None


def _best(memory: Memory, rest: Sequence[Piece], things: Sequence[int]) -> tuple[float, int]:
    """Return how much of some pieces the one statement about some things holds that holds most."""
    total = sum(piece.weight for piece in rest)
    held = [
        (piece.weight, hits([memory.named], piece) | dict.fromkeys(piece.things, 1.0))
        for piece in rest
    ]
    said = {one for thing in things for one in memory.near(thing) if is_statement(memory, one)}
    shares = [
        (
            sum(
                weight * max(found.get(near, 0.0) for near in (one, *memory.near(one)))
                for weight, found in held
            )
            / total,
            one,
        )
        for one in sorted(said)
    ]
    return max(shares, default=(0.0, 0))


def _siblings(memory: Memory, thing: int) -> set[int]:
    """Return what stands in a closed list beside a thing and is of its classes."""
    lists = [
        one
        for one in numbers_of(memory, memory.values.get((thing, "^dgov:hasMember"), ()))
        if is_closed(memory, Fact((one,), "dgov:hasMember"))
    ]
    others = {
        one
        for whole in lists
        for one in numbers_of(memory, memory.values.get((whole, "dgov:hasMember"), ()))
    }
    return {one for one in others if memory.classes[one] == memory.classes[thing]} - {thing}
