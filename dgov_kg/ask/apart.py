"""The answer to a question of several parts: each is answered for itself, beside the first."""

from __future__ import annotations

from dgov_kg.ask.answering import answered
from dgov_kg.ask.expecting import gives_what_is_asked
from dgov_kg.ask.honesty import SURE, UNSAID_OF, corrected
from dgov_kg.ask.ranking import ranked

TYPE_CHECKING = False
if TYPE_CHECKING:
    from dgov_kg.ask.answer import Answer
    from dgov_kg.ask.memory import Memory
    from dgov_kg.ask.ranking import Candidate
    from dgov_kg.ask.reading import Reading
    from dgov_kg.graph import KnowledgeGraph

#: From this score on a part is taken to be understood, where another part is answered surely.
_PART_SURE = 0.55
_APART = 0.75  # And one of another sentence altogether.
_SAME = 0.1  # What it gives a part's fact to be about the first part's thing.
_BESIDE = 0.12  # What it gives a part's fact to stand in a sentence with the first part's.


def by_parts(
    kg: KnowledgeGraph, memory: Memory, found: list[Reading]
) -> tuple[list[Answer], list[str]]:
    """Return the answer of each part, and what the article does not say of the same thing.

    Nothing where a part is neither: the clauses are then no questions of their own.
    """
    chosen: list[Candidate] = []
    answers, unsaid = [], []
    for part in found:
        candidates = ranked(memory, part)
        if chosen:
            candidates = _beside(memory, chosen[0], candidates)
        taken = {one.fact for one in chosen}
        best = next((one for one in candidates if one.fact not in taken), None)
        if best is None or best.score < _PART_SURE or _is_apart(memory, chosen, best, found, part):
            return [], []
        if not gives_what_is_asked(memory, part, memory.facts[best.fact]):
            unsaid += [ask for ask in UNSAID_OF if ask in part.asks]
            continue
        answer = corrected(kg, memory, part, best) or answered(kg, memory, part, best)
        if not answer.table.rows:
            return [], []
        chosen.append(best)
        answers.append(answer)
    is_sure = max((one.sure for one in chosen), default=0.0) >= SURE
    return (answers, unsaid) if is_sure else ([], [])


def _is_apart(
    memory: Memory, chosen: list[Candidate], best: Candidate, found: list[Reading], part: Reading
) -> bool:
    """Say whether a part's fact has nothing to do with the first part's."""
    if not chosen or _is_beside(memory, chosen[0], best):
        return False
    return set(part.pieces) <= set(found[0].pieces) or best.score < _APART


def _beside(memory: Memory, first: Candidate, candidates: list[Candidate]) -> list[Candidate]:
    """Return candidates again, those about the first part's things or of its sentence preferred."""
    about = set(memory.facts[first.fact].about)
    again = [
        one._replace(
            score=one.score
            + _BESIDE * _is_beside(memory, first, one)
            + _SAME * bool(about & set(memory.facts[one.fact].about))
        )
        for one in candidates
    ]
    return sorted(again, reverse=True)


def _is_beside(memory: Memory, first: Candidate, other: Candidate) -> bool:
    """Say whether two facts stand in the same sentence."""
    said = [
        {s for thing in memory.facts[one.fact].about for s in memory.sentences[thing]}
        for one in (first, other)
    ]
    return bool(said[0] & said[1])
