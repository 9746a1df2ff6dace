"""How well things and facts account for a piece of a question: what is named, tied, said beside."""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from typing import NamedTuple

from dgov_kg.ask.know.memory import Fact
from dgov_kg.ask.read.besides import GENERAL

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dgov_kg.ask.know.memory import Memory, Postings
    from dgov_kg.ask.read.reading import Piece

#: How well a piece is accounted for by a thing itself, by one tied to it, by one in its sentence.
_ITSELF, _TIED, _BESIDE = 0.95, 0.7, 0.45
#: The same where another question about the thing holds it.
_HINTED = 0.65
_ROLE = "dgov:RoleAssignment"
_BOUND = 0.95  # How well a parameter that takes a thing accounts for its name.


class Account(NamedTuple):
    """How well things, and facts by their wordings, account for one piece of a question.

    ``places`` are those that the piece names: what belongs to others does not account for it.
    """

    piece: Piece
    things: Mapping[int, float]
    facts: Mapping[int, float]
    places: frozenset[int]

    def of(self, memory: Memory, number: int) -> float:
        """Return how well a fact accounts for the piece."""
        fact = memory.facts[number]
        if self.places and _is_elsewhere(memory, self.places, fact):
            return 0.0
        found = self.facts.get(number, 0.0)
        for thing in fact.about:
            found = max(found, self.things.get(thing, 0.0))
        if fact.is_question and is_bound(self.piece, memory.takes[number]):
            return max(found, _BOUND)
        return found

    def is_elsewhere(self, memory: Memory, thing: int) -> bool:
        """Say whether a thing belongs to other places than those that the piece names."""
        return bool(self.places) and _is_elsewhere(memory, self.places, Fact((thing,), ""))


@lru_cache(maxsize=64)  # The same pieces are asked for again and again for one question.
def account(memory: Memory, piece: Piece, *, hinted: bool = True) -> Account:
    """Return what accounts for a piece of a question; unhinted, by statements alone."""
    facts = hits([memory.asked], piece)
    own = hits([memory.named, memory.valued], piece) | dict.fromkeys(piece.things, 1.0)
    level: dict[int, float] = {thing: _ITSELF * share for thing, share in own.items()}
    spoken: dict[str, float] = defaultdict(float)
    for thing, share in own.items():
        bearing = (one for one in memory.holders([thing]) if _ROLE in memory.classes[one])
        for other in (*memory.near(thing), *bearing):
            level[other] = max(level.get(other, 0.0), _TIED * share)
        for sentence in memory.sentences[thing]:
            spoken[sentence] = max(spoken[sentence], share)
    for fact, share in facts.items() if hinted else ():
        for thing in memory.facts[fact].about:
            level[thing] = max(level.get(thing, 0.0), _HINTED * share)
    for sentence, share in spoken.items():
        for other in memory.in_sentence(sentence):
            level[other] = max(level.get(other, 0.0), _BESIDE * share)
    return Account(piece, level, facts if hinted else {}, _named_places(memory, piece))


def is_elsewhere(memory: Memory, piece: Piece, fact: Fact) -> bool:
    """Say whether a piece names a place and a fact is about what belongs to other places."""
    named = _named_places(memory, piece)
    return bool(named) and _is_elsewhere(memory, named, fact)


def _is_elsewhere(memory: Memory, named: frozenset[int], fact: Fact) -> bool:
    """Say whether all that a fact is about belongs to other places than those named."""
    places = memory.places_of(fact.about)
    return bool(places) and not places & named


def _named_places(memory: Memory, piece: Piece) -> frozenset[int]:
    """Return the places that a piece names, where it names nothing but places.

    Or all that is built there.
    """
    if not piece.things or not all(
        memory.is_place(thing) or _is_all_there(memory, thing) for thing in piece.things
    ):
        return frozenset()
    return memory.places_of(piece.things, tied=False)


def _is_all_there(memory: Memory, thing: int) -> bool:
    """Say whether a thing is the form that digital government as such has at a place."""
    return not GENERAL.isdisjoint(memory.values.get((thing, "dgov:isLocalFormOf"), ()))


def accounted(memory: Memory, piece: Piece, fact: Fact) -> float:
    """Return how well a fact, with its values and what its sentences say, accounts for a piece.

    How people ask for it does not count: a wording may name what the statement does not.
    """
    level = account(memory, piece, hinted=False).things
    values = (
        memory.number.get(value)
        for thing in fact.about
        for value in memory.values.get((thing, fact.gives), ())
    )
    things = (*fact.about, *(value for value in values if value is not None))
    return max((level.get(thing, 0.0) for thing in things), default=0.0)


def is_bound(piece: Piece, parameters: Mapping[str, Sequence[int]]) -> bool:
    """Say whether a question has a parameter for what a piece names."""
    if piece.kind == "year":
        return "year" in parameters
    return any(thing in fitting for fitting in parameters.values() for thing in piece.things)


def hits(postings: Sequence[Postings], piece: Piece) -> dict[int, float]:
    """Return who holds all the features of one of a piece's ways, and how well."""
    found: dict[int, float] = {}
    for way, share in piece.ways:
        rows = sorted(
            ({k: v for one in reversed(postings) for k, v in one.get(f).items()} for f in way)
            if len(postings) > 1
            else (postings[0].get(f) for f in way),
            key=len,
        )
        for number, level in rows[0].items() if rows else ():
            if all(number in row for row in rows[1:]):
                found[number] = max(found.get(number, 0.0), share * level)
    return found
