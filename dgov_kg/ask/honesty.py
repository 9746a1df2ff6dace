"""Saying no, in three ways, and putting right what a question takes for granted."""

from __future__ import annotations

from dataclasses import replace

from dgov_kg.ask.answer import Answer, Nearest
from dgov_kg.ask.answering import answer_of, answered, joined
from dgov_kg.ask.fitness import gives_what_is_asked
from dgov_kg.ask.premises import missed_actors, wrong_number, wrong_party, wrong_year
from dgov_kg.ask.ranking import ranked
from dgov_kg.ask.vocabulary import ELSEWHERE, UNSAID
from dgov_kg.language import Bilingual

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from dgov_kg.ask.memory import Memory
    from dgov_kg.ask.ranking import Candidate
    from dgov_kg.ask.reading import Piece, Reading
    from dgov_kg.graph import KnowledgeGraph

_NOT_SAID = Bilingual(
    "文章没有说到这一点。最近的是：{near}", "The article does not say this. Nearest to it: {near}"
)
_NOT_COVERED = Bilingual(
    "图谱不涉及这个（{words}）：它只记这一篇文章所说的。",
    "The graph does not cover this ({words}): it holds what this one article says.",
)
_NOT_UNDERSTOOD = Bilingual(
    "没有看懂这个问题。也许想问的是：{near}", "I did not understand. Perhaps you mean: {near}"
)
_UNSURE = Bilingual(
    "没有把握看懂了这个问题。文章里最近的是：{near}",
    "I am not sure that I understood. Nearest in the article: {near}",
)
_NOT_SO = Bilingual(
    "提问里的“{given}”与文章不符；文章所说的是：",
    "The article does not bear out “{given}” in the question; what it says is: ",
)
_OUTCOMES = {
    _NOT_SAID: "not-said",
    _NOT_COVERED: "not-covered",
    _NOT_UNDERSTOOD: "not-understood",
    _UNSURE: "not-understood",
}
_LEAST = 2.0  # A question that weighs less says nothing.
_NEAR = 0.5  # From here on a fact may well be what was meant.
_FAR = 0.35  # From here down nothing in the graph is near the question.
_SHOWN = 3


def declined(
    kg: KnowledgeGraph, memory: Memory, reading: Reading, candidates: Sequence[Candidate]
) -> Answer:
    """Return the no that fits: not understood, not covered, or not said."""
    nearest = _nearest(kg, memory, reading, candidates)
    text, words = _reason(memory, reading, candidates)
    return _no(reading, text, nearest, words)


def _reason(
    memory: Memory, reading: Reading, candidates: Sequence[Candidate]
) -> tuple[Bilingual, Sequence[str]]:
    """Return which no it is, and the words that are strange to the graph."""
    kinds = {piece.kind for piece in reading.pieces}
    if ELSEWHERE in kinds:
        return _NOT_COVERED, [piece.text for piece in reading.pieces if piece.kind == ELSEWHERE]
    known = sum(piece.weight for piece in reading.pieces if _is_known(memory, piece))
    unknown = reading.unknown(memory)
    best = candidates[0] if candidates else None
    if best is None or (known < _LEAST and not (unknown and reading.asked)):
        return _NOT_UNDERSTOOD, []
    if UNSAID in kinds or not gives_what_is_asked(reading.asks, memory.facts[best.fact]):
        return _NOT_SAID, []
    if best.covered < _FAR:
        return (_NOT_COVERED if unknown else _NOT_UNDERSTOOD), unknown
    return (_UNSURE if best.sure >= _NEAR else _NOT_SAID), []


def corrected(
    kg: KnowledgeGraph, memory: Memory, reading: Reading, candidate: Candidate
) -> Answer | None:
    """Return an answer that puts a premise right, or None where nothing is wrong with it."""
    fact = memory.facts[candidate.fact]
    if fact.is_question:
        return None
    fault = (
        wrong_number(memory, reading, fact)
        or wrong_year(memory, reading, fact)
        or wrong_party(memory, reading, fact)
    )
    if fault is None:
        return None
    right = [answer_of(kg, memory, reading, one, candidate.score) for one in fault.facts]
    return (
        _corrected(reading, fault.given, joined(reading, right) if len(right) > 1 else right[0])
        if right
        else None
    )


def without_actors(
    kg: KnowledgeGraph, memory: Memory, reading: Reading, sure: float
) -> Answer | None:
    """Return who did it, where a question credits another with it, or None."""
    actors, rest = missed_actors(memory, reading)
    if not actors or not rest.pieces:
        return None
    for candidate in ranked(memory, rest):
        fact = memory.facts[candidate.fact]
        if candidate.score < sure or fact.is_question:
            return None
        frames = [number for thing in fact.about for number in memory.facts_about.get(thing, ())]
        for number in (candidate.fact, *frames):
            one = memory.facts[number]
            values = {v for t in one.about for v in memory.values.get((t, one.gives), ())}
            named = {memory.things[thing] for piece in actors for thing in piece.things}
            if (
                one.gives in {"dgov:hasActor", "dgov:hasStakeholder"}
                and values
                and not values & named
            ):
                answer = answer_of(kg, memory, reading, one, candidate.score)
                return _corrected(reading, actors[0].text, answer)
    return None


def _corrected(reading: Reading, given: str, answer: Answer) -> Answer:
    start = _NOT_SO.in_language(reading.language).format(given=given)
    return replace(answer, outcome="corrected", sentence=start + answer.sentence)


def _is_known(memory: Memory, piece: Piece) -> bool:
    return bool(piece.things) or any(way <= memory.features.keys() for way, _ in piece.ways)


def _nearest(
    kg: KnowledgeGraph, memory: Memory, reading: Reading, candidates: Sequence[Candidate]
) -> tuple[Nearest, ...]:
    found = []
    for candidate in candidates[:_SHOWN]:
        answer = answered(kg, memory, reading, candidate)
        if answer.table.rows:
            found.append(Nearest(answer.sentence, answer.command))
    return tuple(found)


def _no(
    reading: Reading, text: Bilingual, nearest: tuple[Nearest, ...], words: Sequence[str]
) -> Answer:
    zh = reading.language == "zh"
    near = ("；" if zh else "; ").join(one.words.rstrip("。.") for one in nearest)
    shown = ("、" if zh else ", ").join(words[:_SHOWN])
    said = text.in_language(reading.language).format(near=near or "—", words=shown)
    return Answer(reading.words, reading.language, _OUTCOMES[text], said, nearest=nearest)
