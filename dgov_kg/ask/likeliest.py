"""What the likeliest fact answers, of those that give what is asked, with what does as well."""

from __future__ import annotations

from dgov_kg.ask.check.choosing import chosen_first
from dgov_kg.ask.check.correcting import corrected
from dgov_kg.ask.check.declining import SURE, is_out_of_time
from dgov_kg.ask.check.expecting import gives_what_is_asked
from dgov_kg.ask.check.opposing import starts_from_a_reason
from dgov_kg.ask.check.parties import is_about_others
from dgov_kg.ask.check.strangeness import is_of_something_else
from dgov_kg.ask.check.withheld import ranks_nothing
from dgov_kg.ask.judge.verdict import asks_for_the_rest
from dgov_kg.ask.rank.accounting import accounted
from dgov_kg.ask.rank.giving import NUMBERS
from dgov_kg.ask.say.answering import answered, joined

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from dgov_kg.ask.know.memory import Memory
    from dgov_kg.ask.rank.ranking import Candidate
    from dgov_kg.ask.read.reading import Reading
    from dgov_kg.ask.say.answer import Answer
    from dgov_kg.graph import KnowledgeGraph

_LIKE = 0.25  # How near a fact comes that answers as well as the first.
_COUNTED = 0.4  # So much of a question a list has to hold whose things are counted for it.
_HELD = 0.6  # From here on a name is taken to be part of what a fact says.


def likeliest(
    kg: KnowledgeGraph, memory: Memory, reading: Reading, candidates: Sequence[Candidate]
) -> Answer | None:
    """Return what the likeliest fact answers that gives what is asked, or None."""
    best = None  # Of those that are not about others.
    for candidate in chosen_first(memory, reading, candidates):
        is_far = best is not None and best - candidate.score > _LIKE
        if candidate.sure < SURE or is_far:
            break
        answer = _given(kg, memory, reading, candidate)
        if answer is not None:
            others = [one for one in candidates if one.fact != candidate.fact]
            return _with_others(kg, memory, reading, answer, [candidate, *others])
        if best is None and not is_about_others(memory, reading, memory.facts[candidate.fact]):
            best = candidate.score
    return None


def _with_others(
    kg: KnowledgeGraph,
    memory: Memory,
    reading: Reading,
    answer: Answer,
    candidates: Sequence[Candidate],
) -> Answer:
    """Return the answer of the first with those that answer as well, or what puts it right."""
    candidate = candidates[0]
    if answer.outcome == "answered" and starts_from_a_reason(reading):
        answer = _put_right_beside(kg, memory, reading, candidate, candidates) or answer
    if answer.outcome == "corrected":
        return answer
    likes = _likes(memory, reading, candidate, candidates)
    others = [answered(kg, memory, reading, one) for one in likes]
    return joined(reading, [answer, *others]) if others else answer


def _given(
    kg: KnowledgeGraph, memory: Memory, reading: Reading, candidate: Candidate
) -> Answer | None:
    """Return what a fact answers or puts right; None where it does not give what is asked."""
    put_right = corrected(kg, memory, reading, candidate)
    if put_right is not None:
        return put_right
    fact = memory.facts[candidate.fact]
    is_counted = "how-many" in reading.asks and fact.gives not in NUMBERS
    if (
        (is_counted and candidate.covered < _COUNTED)
        or is_of_something_else(memory, reading, candidate)
        or not gives_what_is_asked(memory, reading, fact)
        or is_about_others(memory, reading, fact)
        or is_out_of_time(memory, reading)
        or asks_for_the_rest(kg, memory, reading, fact)
    ):
        return None
    answer = answered(kg, memory, reading, candidate)
    return answer if answer.table.rows and not ranks_nothing(reading, answer) else None


def _put_right_beside(
    kg: KnowledgeGraph,
    memory: Memory,
    reading: Reading,
    best: Candidate,
    candidates: Sequence[Candidate],
) -> Answer | None:
    """Return what puts a premise right by another fact of the sentence that answers, or None."""
    places = {*memory.said[best.fact]}
    for one in candidates:
        is_near = abs(best.score - one.score) < _LIKE and one.fact != best.fact
        if is_near and not places.isdisjoint(memory.said[one.fact]):
            answer = corrected(kg, memory, reading, one)
            if answer is not None:
                return answer
    return None


def _likes(
    memory: Memory, reading: Reading, best: Candidate, candidates: Sequence[Candidate]
) -> list[Candidate]:
    """Return what answers as well as the best: each of "which documents in 2022"."""
    fact = memory.facts[best.fact]
    telling = [piece for piece in reading.pieces if piece.kind in {"name", "year"}]
    if not reading.wanted or not any(piece.kind == "year" for piece in telling):
        return []
    return [
        one
        for one in candidates
        if one.fact != best.fact
        and memory.facts[one.fact].gives == fact.gives != ""
        and not set(memory.facts[one.fact].about) & set(fact.about)
        and best.score - one.score < _LIKE
        and gives_what_is_asked(memory, reading, memory.facts[one.fact])
        and all(accounted(memory, piece, memory.facts[one.fact]) >= _HELD for piece in telling)
    ]
