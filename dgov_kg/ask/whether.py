"""Questions whether something is so: settled by one thing, the likeliest fact, or a closed list."""

from __future__ import annotations

from dgov_kg.ask.answering import answer_of, answered, judged
from dgov_kg.ask.giving import LISTS
from dgov_kg.ask.honesty import SURE, corrected
from dgov_kg.ask.opposing import contradicts
from dgov_kg.ask.parties import wrong_owner
from dgov_kg.ask.ranking import ranked
from dgov_kg.ask.sides import is_comparison
from dgov_kg.ask.verdict import closed_list, each_actor, holds, is_member, is_of, verdict
from dgov_kg.ask.verifying import settled

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from dgov_kg.ask.answer import Answer
    from dgov_kg.ask.memory import Memory
    from dgov_kg.ask.ranking import Candidate
    from dgov_kg.ask.reading import Reading
    from dgov_kg.graph import KnowledgeGraph

_PART_SURE = 0.55
_LOOKED_AT = 3  # So many statements are held against a question whether something is so.


def whether(
    kg: KnowledgeGraph, memory: Memory, reading: Reading, candidates: Sequence[Candidate]
) -> Answer | None:
    """Return whether something is so, as far as what the article says settles it; else None.

    What is compared is settled by no one statement: see `comparing`.
    """
    if is_comparison(reading):
        return None
    return (
        _borne(kg, memory, reading)
        or _by_fact(kg, memory, reading, candidates[:_LOOKED_AT])
        or _by_member(kg, memory, reading, candidates[:_LOOKED_AT])
        or _by_actor(kg, memory, reading)
    )


def _borne(kg: KnowledgeGraph, memory: Memory, reading: Reading) -> Answer | None:
    """Return whether one thing bears a claim out."""
    borne = settled(kg, memory, reading)
    if borne is None or borne[0].gives in LISTS:
        return None
    answer = answer_of(kg, memory, reading, borne[0], 1.0)
    is_so = borne[1] == "supported" and not contradicts(kg, memory, reading, borne[0])
    return judged(answer, "yes" if is_so else "no") if answer.evidence else None


def _by_fact(
    kg: KnowledgeGraph, memory: Memory, reading: Reading, candidates: Sequence[Candidate]
) -> Answer | None:
    """Return whether one of the likeliest facts bears a claim out, or speaks against it."""
    for candidate in candidates:
        if candidate.sure < _PART_SURE:
            break
        owned = wrong_owner(memory, reading, memory.facts[candidate.fact])
        if owned is not None:
            return judged(answer_of(kg, memory, reading, owned.facts[0], candidate.score), "no")
        found = verdict(kg, memory, reading, candidate)
        if found:
            answer = answered(kg, memory, reading, candidate)
            put_right = corrected(kg, memory, reading, candidate)
            if put_right is not None:
                return put_right if reading.numbers else judged(put_right, "no")
            is_wrong = contradicts(kg, memory, reading, memory.facts[candidate.fact])
            return judged(answer, "no" if is_wrong else found)
    return None


def _by_member(
    kg: KnowledgeGraph, memory: Memory, reading: Reading, candidates: Sequence[Candidate]
) -> Answer | None:
    """Return whether what is named is in a list to which the rest of the question leads."""
    for candidate in candidates:
        found = is_member(memory, reading, candidate) if candidate.sure >= SURE else ""
        if found:
            return judged(answered(kg, memory, reading, candidate), found)
    return None


def _by_actor(kg: KnowledgeGraph, memory: Memory, reading: Reading) -> Answer | None:
    """Return whether one of the actors named is in the list of those who did the rest."""
    for actor, rest in each_actor(memory, reading):
        for candidate in ranked(memory, rest):
            if candidate.sure < SURE:
                break
            fact = closed_list(memory, memory.facts[candidate.fact])
            if fact is not None and is_of(memory, fact, rest):
                found = "yes" if holds(memory, fact, actor) else "no"
                return judged(answer_of(kg, memory, reading, fact, candidate.sure), found)
    return None
