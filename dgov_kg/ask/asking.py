"""From a question in words to its answer: read, take apart, rank, check, say."""

from __future__ import annotations

from dataclasses import replace

from dgov_kg.ask.answering import answer_of, answered, joined, judged
from dgov_kg.ask.context import beside
from dgov_kg.ask.fitness import gives_what_is_asked
from dgov_kg.ask.forms import by_form
from dgov_kg.ask.honesty import corrected, declined, without_actors
from dgov_kg.ask.parts import parts
from dgov_kg.ask.ranking import Candidate, accounted, ranked
from dgov_kg.ask.reading import read
from dgov_kg.ask.verdict import closed_list, each_actor, holds, is_of, left_out, verdict
from dgov_kg.names.spelling import folded

TYPE_CHECKING = False
if TYPE_CHECKING:
    from dgov_kg.ask.answer import Answer
    from dgov_kg.ask.memory import Memory
    from dgov_kg.ask.reading import Reading
    from dgov_kg.graph import KnowledgeGraph

#: From this score on a fact is taken to be what was asked for.
SURE = 0.8
#: And a part of a question whose other part is answered.
_PART_SURE = 0.55
_OUTRIGHT = 0.8  # From here on a fact is preferred to a form.
_LIKE = 0.25  # How near a fact comes that answers as well as the first.
_HELD = 0.6  # From here on a name is taken to be part of what a fact says.
_LOOKED_AT = 3  # So many statements are held against a question whether something is so.
_APART = 0.75  # And one of another sentence altogether.
_SAME = 0.1  # What it gives a part's fact to be about the first part's thing.
_BESIDE = 0.12  # What it gives a part's fact to stand in a sentence with the first part's.


def ask(kg: KnowledgeGraph, words: str) -> Answer:
    """Answer a question in plain words, Chinese or English, or say why there is no answer."""
    memory = kg.memory
    reading = read(memory, words)
    answer = _answer(kg, memory, reading)
    if not answer:
        return answer
    return replace(answer, beside=beside(kg, memory, reading, answer.evidence))


def _answer(kg: KnowledgeGraph, memory: Memory, reading: Reading) -> Answer:
    titled = memory.titles.get(folded(reading.words))
    if titled is not None:
        return answered(kg, memory, reading, Candidate(1.0, 1.0, 1.0, titled, 1.0))
    if reading.is_beyond and "yes-no" not in reading.asks:
        candidates = ranked(memory, reading)
        put_right = without_actors(kg, memory, reading, SURE)
        return put_right or declined(kg, memory, reading, candidates)
    found = parts(reading)
    if len(found) > 1:
        answers = _by_parts(kg, memory, found)
        if answers:
            return joined(reading, answers)
    return _one(kg, memory, reading)


def _one(kg: KnowledgeGraph, memory: Memory, reading: Reading) -> Answer:
    candidates = ranked(memory, reading)
    if _wants_a_form(memory, reading, candidates):
        answer = by_form(kg, memory, reading)
        if answer is not None:
            return answer
    if "yes-no" in reading.asks:
        return _settled(kg, memory, reading, candidates)
    for candidate in candidates:
        if candidate.sure < SURE:
            break
        if not gives_what_is_asked(reading.asks, memory.facts[candidate.fact]):
            continue
        answer = answered(kg, memory, reading, candidate)
        if answer.table.rows:
            put_right = corrected(kg, memory, reading, candidate)
            if put_right is not None:
                return put_right
            likes = _likes(memory, reading, candidate, candidates)
            others = [answered(kg, memory, reading, one) for one in likes]
            return joined(reading, [answer, *others]) if others else answer
    return without_actors(kg, memory, reading, SURE) or declined(kg, memory, reading, candidates)


def _likes(
    memory: Memory, reading: Reading, best: Candidate, candidates: list[Candidate]
) -> list[Candidate]:
    """Return what answers as well as the best: each of "which documents in 2022"."""
    fact = memory.facts[best.fact]
    telling = [piece for piece in reading.pieces if piece.kind in {"name", "year"}]
    if not reading.wanted or not any(piece.kind == "year" for piece in telling):
        return []
    return [
        one
        for one in candidates
        if one is not best
        and memory.facts[one.fact].gives == fact.gives != ""
        and not set(memory.facts[one.fact].about) & set(fact.about)
        and best.score - one.score < _LIKE
        and all(accounted(memory, piece, memory.facts[one.fact]) >= _HELD for piece in telling)
    ]


def _wants_a_form(memory: Memory, reading: Reading, candidates: list[Candidate]) -> bool:
    """Say whether a form may answer better than the likeliest fact."""
    if "connect" in reading.asks or not candidates or candidates[0].score < _OUTRIGHT:
        return True
    fact = memory.facts[candidates[0].fact]
    return "both" in reading.asks and bool(fact.about and left_out(memory, reading, fact))


def _settled(
    kg: KnowledgeGraph, memory: Memory, reading: Reading, candidates: list[Candidate]
) -> Answer:
    """Return whether something is so, as far as the likeliest statement settles it."""
    for candidate in candidates[:_LOOKED_AT]:
        if candidate.sure < _PART_SURE:
            break
        found = verdict(kg, memory, reading, candidate)
        if found:
            answer = answered(kg, memory, reading, candidate)
            return corrected(kg, memory, reading, candidate) or judged(answer, found)
    return _listed(kg, memory, reading) or declined(kg, memory, reading, candidates)


def _listed(kg: KnowledgeGraph, memory: Memory, reading: Reading) -> Answer | None:
    """Return whether one of the actors named is in the list of those who did the rest, or None."""
    for actor, rest in each_actor(memory, reading):
        for candidate in ranked(memory, rest):
            if candidate.sure < SURE:
                break
            fact = closed_list(memory, memory.facts[candidate.fact])
            if fact is not None and is_of(memory, fact, rest):
                found = "yes" if holds(memory, fact, actor) else "no"
                return judged(answer_of(kg, memory, reading, fact, candidate.sure), found)
    return None


def _by_parts(kg: KnowledgeGraph, memory: Memory, found: list[Reading]) -> list[Answer]:
    """Return the answer of each part, or nothing where one of them has none."""
    chosen: list[Candidate] = []
    answers = []
    for part in found:
        candidates = ranked(memory, part)
        if chosen:
            candidates = _beside(memory, chosen[0], candidates)
        taken = {one.fact for one in chosen}
        best = next((one for one in candidates if one.fact not in taken), None)
        if best is None or best.score < _PART_SURE:
            return []
        if chosen and not _is_beside(memory, chosen[0], best):
            names_nothing = set(part.pieces) <= set(found[0].pieces)
            if names_nothing or best.score < _APART:
                return []
        answer = answered(kg, memory, part, best)
        if not answer.table.rows:
            return []
        chosen.append(best)
        answers.append(answer)
    return answers if max(one.sure for one in chosen) >= SURE else []


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
