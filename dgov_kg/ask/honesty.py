"""Saying no, in three ways, and putting right what a question takes for granted."""

from __future__ import annotations

from dataclasses import replace

from dgov_kg.ask.answer import Answer, Nearest
from dgov_kg.ask.answering import answered
from dgov_kg.ask.vocabulary import ELSEWHERE
from dgov_kg.language import Bilingual

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from dgov_kg.ask.memory import Memory
    from dgov_kg.ask.ranking import Candidate
    from dgov_kg.ask.reading import Reading
    from dgov_kg.graph import KnowledgeGraph

_NOT_SAID = Bilingual("文章没有说。与之最近的是：{near}", "The article does not say. Nearest to it: {near}")
_NOT_COVERED = Bilingual(
    "图谱不涉及这个（{words}）：它只记这一篇文章所说的。",
    "The graph does not cover this ({words}): it holds what this one article says.",
)
_NOT_UNDERSTOOD = Bilingual(
    "没有看懂这个问题。也许想问：{near}", "I did not understand. Perhaps you mean: {near}"
)
_LEAST = 2.0  # A question that weighs less says nothing.
_SHOWN = 3


def declined(
    kg: KnowledgeGraph, memory: Memory, reading: Reading, candidates: Sequence[Candidate]
) -> Answer:
    """Return the no that fits: not understood, not covered, or not said."""
    known = sum(p.weight for p in reading.pieces if _is_known(memory, p))
    strange = [p.text for p in reading.pieces if p.kind == ELSEWHERE]
    unknown = reading.unknown(memory)
    nearest = _nearest(kg, memory, reading, candidates)
    if strange:
        return _no(reading, "not-covered", _NOT_COVERED, words=", ".join(strange), nearest=nearest)
    if known < _LEAST and not (unknown and reading.asked):
        return _no(reading, "not-understood", _NOT_UNDERSTOOD, nearest=nearest)
    best = candidates[0].covered if candidates else 0.0
    if best < 0.35:
        words = "、".join(unknown[:4]) if reading.language == "zh" else ", ".join(unknown[:4])
        return _no(reading, "not-covered", _NOT_COVERED, words=words or "?", nearest=nearest)
    return _no(reading, "not-said", _NOT_SAID, nearest=nearest)


def corrected(
    kg: KnowledgeGraph, memory: Memory, reading: Reading, candidate: Candidate, answer: Answer
) -> Answer | None:
    """Return an answer that puts a premise right, or None where nothing is wrong with it."""
    return None


def _is_known(memory: Memory, piece: object) -> bool:
    return bool(piece.things) or any(way <= memory.weights.keys() for way, _ in piece.ways)


def _nearest(
    kg: KnowledgeGraph, memory: Memory, reading: Reading, candidates: Sequence[Candidate]
) -> tuple[Nearest, ...]:
    found = []
    for candidate in candidates[:_SHOWN]:
        answer = answered(kg, memory, reading, candidate)
        if answer.table.rows:
            found.append(Nearest(answer.understood, answer.command))
    return tuple(found)


def _no(
    reading: Reading, outcome: str, text: Bilingual, *, nearest: tuple[Nearest, ...], words: str = ""
) -> Answer:
    near = ("；" if reading.language == "zh" else "; ").join(one.words for one in nearest)
    said = text.in_language(reading.language).format(near=near or "—", words=words)
    return Answer(reading.words, reading.language, outcome, said, nearest=nearest)
