"""Who does what at one place: the duties of the body that manages and of the firm that operates."""

from __future__ import annotations

from dataclasses import replace

from dgov_kg.ask.know.memory import Fact
from dgov_kg.ask.say.answering import answer_of
from dgov_kg.ask.words.expressions import says

TYPE_CHECKING = False
if TYPE_CHECKING:
    from dgov_kg.ask.know.memory import Memory
    from dgov_kg.ask.read.reading import Reading
    from dgov_kg.ask.say.answer import Answer
    from dgov_kg.graph import KnowledgeGraph

_BEARER, _ROLE = "dgov:hasRoleBearer", "dgov:hasRole"
_PILOT = {"dgc:role-pilot"}  # To try something out is no part of running it.
_SAID = ("sharing-out", "public-side", "firm-side")
_OTHERWISE = {"yes-no", "when", "how-many", "why", "connect"}
_LEAST = 2


def shared_out(kg: KnowledgeGraph, memory: Memory, reading: Reading) -> Answer | None:
    """Return who has which duties at the one place that a question is about, or None.

    It has to speak of both sides: of a government or a body, and of a firm.
    """
    if reading.asks & _OTHERWISE or not all(says(one, reading.text) for one in _SAID):
        return None
    named = [thing for piece in reading.named for thing in piece.things]
    places = memory.places_of(named)
    duties = [
        thing
        for thing, gives in memory.values
        if gives == _BEARER and places and memory.places(thing) <= places
        if not _PILOT.issuperset(memory.values.get((thing, _ROLE), ()))
    ]
    bearers = {v for thing in duties for v in memory.values[thing, _BEARER]}
    if len(places) != 1 or len(bearers) < _LEAST:
        return None
    whole = replace(reading, pieces=())  # No side of it is singled out.
    return answer_of(kg, memory, whole, Fact(tuple(sorted(duties)), ""), 1.0)
