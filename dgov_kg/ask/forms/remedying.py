"""What is advised against a problem: asked for by the problem, said in another part of the text."""

from __future__ import annotations

from dgov_kg.ask.know.memory import Fact
from dgov_kg.ask.rank.giving import numbers_of
from dgov_kg.ask.say.answering import answer_of
from dgov_kg.ask.words.expressions import says

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from dgov_kg.ask.know.memory import Memory
    from dgov_kg.ask.rank.ranking import Candidate
    from dgov_kg.ask.read.reading import Reading
    from dgov_kg.ask.say.answer import Answer
    from dgov_kg.graph import KnowledgeGraph

_PROBLEM, _RECOMMENDATION = "dgov:Problem", "dgov:Recommendation"
_SURE = 0.6  # From here on a problem is taken to be the one that is meant.
_NEAR = 0.2  # How near to the likeliest a fact comes that is of the problem meant.
_HIGH = 3  # How many wholes above a problem are looked at.


def remedied(
    kg: KnowledgeGraph, memory: Memory, reading: Reading, candidates: Sequence[Candidate]
) -> Answer | None:
    """Return what the article advises against the problem that a question names.

    None where it asks for no advice, or what it names is no problem, or an advice itself.
    """
    if "remedy" not in reading.asks and not says("advice", reading.text):
        return None
    if not candidates or candidates[0].sure < _SURE:
        return None
    for one in candidates:
        about = memory.facts[one.fact].about
        is_near = candidates[0].score - one.score < _NEAR
        if not is_near or any(_RECOMMENDATION in memory.classes[thing] for thing in about):
            return None
        is_problem = any(_PROBLEM in memory.classes[thing] for thing in about)
        found = _answers_to(memory, about) if is_problem else []
        if found:
            return answer_of(kg, memory, reading, Fact(tuple(found), ""), one.score)
    return None


def _answers_to(memory: Memory, things: Iterable[int]) -> list[int]:
    """Return what is advised against some problems, or else against the wholes they are part of."""
    for _ in range(_HIGH):
        responses = _values(memory, things, "^dgov:respondsTo")
        found = _values(memory, responses, "dgov:respondsWith")
        if found:
            return found
        things = _values(memory, things, "dgov:isPartOf")
    return []


def _values(memory: Memory, things: Iterable[int], gives: str) -> list[int]:
    """Return what stands so to some things, each once."""
    values = {v: None for thing in things for v in memory.values.get((thing, gives), ())}
    return numbers_of(memory, values)
