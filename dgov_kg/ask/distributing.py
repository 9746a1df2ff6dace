"""A question about several places or parties, asked of each: who manages it in A and in B."""

from __future__ import annotations

import re
from dataclasses import replace

from dgov_kg.ask.answering import joined
from dgov_kg.ask.giving import ACTORS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from dgov_kg.ask.answer import Answer
    from dgov_kg.ask.memory import Fact, Memory
    from dgov_kg.ask.reading import Piece, Reading

_SEVERAL = 2
#: What asks of each party by itself.
_EACH = re.compile(r"分别|各自|\b(?:respectively|each)\b")
#: What is asked of all places together.
_TOGETHER = {"both", "connect", "compare", "yes-no", "earliest", "latest", "except", "how-many"}


def of_each(
    memory: Memory, reading: Reading, likeliest: Fact, ask: Callable[[Reading], Answer]
) -> Answer | None:
    """Return what is answered for each of the places, or parties, that a question names.

    None where it names no two, where the likeliest fact has to do with all of them, or where one
    of them has no answer of its own.
    """
    places = _places(memory, reading) or _parties(memory, reading)
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


def _parties(memory: Memory, reading: Reading) -> list[Piece]:
    """Return the pieces that name a party each, where it is asked of each by itself."""
    if not _EACH.search(reading.text):
        return []
    return [
        piece
        for piece in reading.named
        if any(ACTORS & {*memory.classes[thing]} for thing in piece.things)
    ]


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
