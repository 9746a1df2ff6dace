"""A question about several places at once, asked of each: who manages it in Beijing and Guizhou."""

from __future__ import annotations

from dataclasses import replace

from dgov_kg.ask.answering import joined

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from dgov_kg.ask.answer import Answer
    from dgov_kg.ask.memory import Fact, Memory
    from dgov_kg.ask.reading import Piece, Reading

_SEVERAL = 2
#: What is asked of all places together.
_TOGETHER = {"both", "connect", "compare", "yes-no", "earliest", "latest", "except", "how-many"}


def of_each_place(
    memory: Memory, reading: Reading, likeliest: Fact, ask: Callable[[Reading], Answer]
) -> Answer | None:
    """Return what is answered for each of the places that a question names, all of them together.

    None where it names no two, where the likeliest fact has to do with all of them, or where one
    of them has no answer of its own.
    """
    places = _places(memory, reading)
    if len(places) < _SEVERAL or reading.asks & _TOGETHER or _is_of_all(memory, likeliest, places):
        return None
    found = []
    for place in places:
        rest = tuple(one for one in reading.pieces if one is place or one not in places)
        answer = ask(replace(reading, pieces=rest))
        if answer.outcome != "answered":
            return None
        colon = "：" if reading.language == "zh" else ": "
        found.append(replace(answer, sentence=f"{place.text}{colon}{answer.sentence}"))
    return joined(reading, found) if len({one.command for one in found}) == len(found) else None


def _places(memory: Memory, reading: Reading) -> list[Piece]:
    """Return the pieces that name a place each, no place twice."""
    found = {
        piece.things: piece
        for piece in reading.named
        if piece.things and all(map(memory.is_place, piece.things))
    }
    return list(found.values())


def _is_of_all(memory: Memory, fact: Fact, places: list[Piece]) -> bool:
    """Say whether a fact has to do with each of the places."""
    own = {place for thing in fact.about for place in memory.places(thing)}
    own |= {
        place
        for thing in fact.about
        for value in memory.values.get((thing, fact.gives), ())
        if value in memory.number
        for place in memory.places(memory.number[value])
    }
    return all(own & set(piece.things) for piece in places)
