"""The places that a question names, where a fact is of other places."""

from __future__ import annotations

from dgov_kg.ask.know.memory import COUNTRY
from dgov_kg.ask.rank.accounting import accounted, is_elsewhere
from dgov_kg.ask.rank.premises import Fault

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from dgov_kg.ask.know.memory import Fact, Memory
    from dgov_kg.ask.read.reading import Piece, Reading

_DISTINCTION = "dgov:hasDistinction"
_ABSENT = 0.4  # Below this a place is not even named in the sentences of a fact.


def wrong_place(memory: Memory, reading: Reading, fact: Fact) -> Fault | None:
    """Return a place that a question gives to what is unique, or named, and lies elsewhere."""
    if "compare" in reading.asks or "both" in reading.asks:
        return None
    strange = strange_places(memory, reading, fact)
    if not strange:
        return None
    is_unique = "first" in reading.senses and any(
        (one, _DISTINCTION) in memory.values
        for thing in fact.about
        for one in (thing, *memory.near(thing))
    )
    is_named = any(
        piece not in strange and set(piece.things) & set(fact.about) for piece in reading.named
    )
    return Fault(strange[0].text, (fact,)) if is_unique or is_named else None


def strange_places(memory: Memory, reading: Reading, fact: Fact) -> list[Piece]:
    """Return the places that a question names, where a fact is about those of other places."""
    strange = [piece for piece in reading.named if is_elsewhere(memory, piece, fact)]
    own = memory.places_of(fact.about)
    beside = (one for thing in fact.about for one in _tied_in_its_sentence(memory, thing))
    own |= memory.places_of(beside, tied=False)
    is_met = any(own & set(piece.things) for piece in reading.named)
    return [] if is_met else strange


def _tied_in_its_sentence(memory: Memory, thing: int) -> Iterator[int]:
    """Yield what a thing is tied to in its own sentence: that it is handled at a place."""
    said = memory.stated.get(thing, frozenset())
    return (one for one in memory.near(thing) if said & memory.stated.get(one, frozenset()))


def absent_places(memory: Memory, reading: Reading, fact: Fact) -> list[Piece]:
    """Return the places that a question names and the sentences of a fact do not."""
    places = [
        piece
        for piece in reading.named
        if all(map(memory.is_place, piece.things)) and piece not in reading.set_aside
        if memory.number[COUNTRY] not in piece.things
    ]
    absent = [piece for piece in places if accounted(memory, piece, fact) < _ABSENT]
    return absent if len(absent) == len(places) else []


def is_of_an_unnamed_place(memory: Memory, reading: Reading, fact: Fact) -> bool:
    """Say whether a fact is of a place, where a claim names neither it nor what is just in it."""
    places = memory.places_of(fact.about)
    named = [[memory.places(thing) for thing in piece.things] for piece in reading.named]
    return bool(places) and not any(all(places & one for one in each) for each in named)
