"""Questions that offer alternatives, "A or B?": answered by those that a fact bears out.

A yes or a no does not answer them.  The alternatives are taken out, what they are alternatives of
is asked for, and of what answers those are kept that were offered.
"""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from dgov_kg.ask.rank.accounting import hits
from dgov_kg.ask.rank.giving import ACTORS, DATES, NUMBERS, answers_of, numbers_of
from dgov_kg.ask.rank.ranking import ranked
from dgov_kg.ask.say.answering import answer_of
from dgov_kg.ask.words.expressions import expression, says

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from dgov_kg.ask.know.memory import Fact, Memory
    from dgov_kg.ask.read.reading import Piece, Reading
    from dgov_kg.ask.say.answer import Answer
    from dgov_kg.graph import KnowledgeGraph

_NEAR = 24  # So many letters from the "or" an alternative stands at most.
#: From which score on a fact may be what the alternatives are alternatives of; where these are no
#: things, years or numbers, it has to be sure.
_SURE = (0.5, 0.75)
_LOOKED_AT = 8
_NOUNS = {"sense", "word"}
_BY_KIND = {"year": "when", "number": "how-many"}
_OWN = 0.8  # From here on a word stands for a value itself.


class Choice(NamedTuple):
    """Two pieces of a question one of which may answer, and how that is asked for."""

    one: Piece
    other: Piece
    ask: str


def chosen(kg: KnowledgeGraph, memory: Memory, reading: Reading) -> Answer | None:
    """Return what is so of the alternatives that a question offers, or None.

    None, too, where it offers none, and where no fact tells which it is.
    """
    for choice in _choices(memory, reading):
        for part in _questions(reading, choice):
            for candidate in ranked(memory, part)[:_LOOKED_AT]:
                fact = memory.facts[candidate.fact]
                if fact.is_question or candidate.score < _SURE[choice.ask == "what"]:
                    continue
                keep = _borne_out(memory, fact, choice)
                if keep is not None:
                    answer = answer_of(kg, memory, part, fact, candidate.score, keep=keep)
                    if answer.table.rows:
                        return replace(answer, question=reading.words)
    return None


def _choices(memory: Memory, reading: Reading) -> Iterator[Choice]:
    """Yield the alternatives that a question offers: alike, on both sides of an "or"."""
    if says("no-choice", reading.text) or reading.set_aside:
        return
    zh = reading.language == "zh"
    if zh and "yes-no" in reading.asks:
        return  # 还是 … 吗: it is still so.
    for found in expression("or", reading.language).finditer(reading.text):
        sides = (found.start() - _NEAR, found.start()), (found.end(), found.end() + _NEAR)
        before, after = ([p for p in reading.pieces if a <= p.start < b] for a, b in sides)
        common = {piece.text for piece in before} & {piece.text for piece in after}
        pairs = (
            (one, other)
            for other in after
            for one in reversed(before)
            if not common & {one.text, other.text}
        )
        alike = ((one, other, _alike(memory, one, other)) for one, other in pairs)
        choice = next(((one, other, ask) for one, other, ask in alike if ask), None)
        if choice is not None and (zh or _is_offered(reading, Choice(*choice))):
            yield Choice(*choice)


def _is_offered(reading: Reading, choice: Choice) -> bool:
    """Say whether alternatives are offered: "was it A or B", "who did it, A or B"."""
    if "yes-no" in reading.asks:
        return True
    if choice.ask in _BY_KIND.values() and choice.ask not in reading.asks:
        return False  # Which documents of 2021 or 2022: either year.
    before = reading.text[: choice.one.start].rstrip()
    return choice.ask != "what" and says("before-alternatives", before)


def _alike(memory: Memory, one: Piece, other: Piece) -> str:
    """Return how two pieces of one sort are asked for; empty where they are of different sorts."""
    if one.kind == other.kind and one.kind in _BY_KIND:
        return _BY_KIND[one.kind]
    if one.kind in _NOUNS and other.kind in _NOUNS:
        return "what" if one.ways != other.ways else ""
    sorts = [{s for thing in piece.things for s in memory.classes[thing]} for piece in (one, other)]
    is_same = sorts[0] & sorts[1] or sorts[0] | sorts[1] <= ACTORS
    if not (all(sorts) and is_same) or one.things == other.things:
        return ""
    if all(map(memory.is_place, (*one.things, *other.things))):
        return "where"
    return "who" if ACTORS & sorts[0] else "what"


def _questions(reading: Reading, choice: Choice) -> Iterator[Reading]:
    """Yield a question without its alternatives, and with them: neither asks whether."""
    asked = [(start, asks - {"yes-no"}) for start, asks in reading.asked]
    asking = (*(one for one in asked if one[1]), (0, frozenset([choice.ask])))
    rest = tuple(piece for piece in reading.pieces if piece not in choice[:2])
    if choice.ask != "what" and rest:
        yield replace(reading, pieces=rest, asked=asking)
    yield replace(reading, asked=asking)


def _borne_out(memory: Memory, fact: Fact, choice: Choice) -> list[str] | None:
    """Return the values of a fact that were offered, where they are of one alternative only."""
    values = list(answers_of(memory, fact))
    if choice.ask == "when":
        if fact.gives not in DATES:
            return None
        held = [any(v.startswith(piece.text) for v in values) for piece in choice[:2]]
        return [] if any(held) and not all(held) else None
    if choice.ask == "how-many" and fact.gives not in NUMBERS:
        return None
    kept = [_of(memory, values, piece) for piece in choice[:2]]
    if bool(kept[0]) == bool(kept[1]):
        return None
    return kept[0] or kept[1]


def _of(memory: Memory, values: list[str], piece: Piece) -> list[str]:
    """Return the values that a piece stands for."""
    known = hits([memory.named, memory.valued], piece) if not piece.things else {}
    found = {thing for thing, level in known.items() if level >= _OWN} | {*piece.things}
    return [memory.things[thing] for thing in numbers_of(memory, values) if thing in found]
