"""What a question asserts in a clause of its own, or asks the reason of, held as a claim.

"多数地方已经列入，那还缺什么？" asserts that most have it; "why did every county have one?"
that every one had.  Where the article settles that it is not so, that is what is said.
"""

from __future__ import annotations

from dataclasses import replace

from dgov_kg.ask.check.correcting import NOT_SO
from dgov_kg.ask.judge.whether import whether
from dgov_kg.ask.rank.ranking import ranked
from dgov_kg.ask.read.piecing import read
from dgov_kg.ask.read.reading import OPEN_ASKS
from dgov_kg.ask.say.verdicts import VERDICTS
from dgov_kg.ask.words.expressions import expression, says

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dgov_kg.ask.know.memory import Memory
    from dgov_kg.ask.rank.ranking import Candidate
    from dgov_kg.ask.read.reading import Reading
    from dgov_kg.ask.say.answer import Answer
    from dgov_kg.graph import KnowledgeGraph

_LEAST = {"zh": 6, "en": 16}
_PIECES = 2
_NEARLY = 0.85  # So much of a claim is held by a sentence that bears it out.
_QUOTES = '"“”'  # A clause with one of a pair is a piece of what is quoted.


def presumed(kg: KnowledgeGraph, memory: Memory, reading: Reading) -> Answer | None:
    """Return what the article says where a question asserts what is not so, or None."""
    if "yes-no" in reading.asks:
        return None
    for claim in _claims(reading):
        held = read(memory, claim)
        if (
            says("rejecting", claim)
            or len(held.pieces) < _PIECES
            or held.asks & OPEN_ASKS
            or held.is_beyond
        ):
            continue
        asked = replace(held, asked=(*held.asked, (0, frozenset(["yes-no"]))))
        candidates = ranked(memory, asked)
        answer = whether(kg, memory, asked, candidates)
        if answer is None or answer.verdict != "no" or _is_elsewhere(memory, held, answer):
            continue
        if _is_borne_out(memory, candidates[:1], answer):
            continue
        if answer.outcome == "corrected":
            return replace(answer, question=reading.words, verdict="", sentence=_said(answer))
        is_alike = says("negative", _first(answer)) or _is_problem(memory, answer)
        if not (is_alike and (says("negative", claim) or says("complaining", claim))):
            return _put_right(reading, answer, claim)
    return None


def _claims(reading: Reading) -> Iterator[str]:
    """Yield what a question asserts: its clauses but the last, what it asks the reason of."""
    least = _LEAST[reading.language]
    clauses = [one for one in expression("clause-end").split(reading.text) if one.strip()]
    last = clauses.pop() if clauses else ""
    for clause in clauses:
        text = _without(clause, "why", "assertion-start", "joining-clauses")
        is_whole = sum(map(clause.count, _QUOTES)) % 2 == 0
        if is_whole and len(text) >= least and _asserts(reading, text):
            yield text
    reason = _without(last, "why")
    if says("why", last) and len(reason) >= least and not says("supposed", reason):
        yield reason


def _without(clause: str, *names: str) -> str:
    """Return a clause without what these regular expressions find, one after the other."""
    for name in names:
        clause = expression(name).sub("", clause)
    return clause.strip()


def _asserts(reading: Reading, clause: str) -> bool:
    if says("supposed", clause) or says("scene", clause):
        return False
    return reading.language == "zh" or says("finite-verb", clause)


def _is_elsewhere(memory: Memory, held: Reading, answer: Answer) -> bool:
    """Say whether what an answer tells is of one place, and a claim about another."""
    named = {t for piece in held.named for t in piece.things if memory.is_place(t)}
    told = (memory.number_of(value) for row in answer.table.rows for value in row)
    things = [one for one in told if one is not None]
    places = memory.places_of(things, tied=False)
    return bool(named) and len(places) == 1 and named.isdisjoint(places)


def _is_problem(memory: Memory, answer: Answer) -> bool:
    """Say whether what is said of a claim is a problem: to deny something agrees with it."""
    numbers = {memory.number_of(row.get("thing")) for row in answer.table}
    numbers |= {memory.number_of(value) for value in answer.values}
    return any(one is not None and "dgov:Problem" in memory.classes[one] for one in numbers)


def _is_borne_out(memory: Memory, likeliest: Sequence[Candidate], answer: Answer) -> bool:
    """Say whether another sentence than the one that answers holds nearly all of a claim."""
    said = {node.iri for node in answer.evidence}
    return any(
        one.covered >= _NEARLY
        and said.isdisjoint(memory.spoken_at[place] for place in memory.said[one.fact])
        for one in likeliest
    )


def _said(answer: Answer) -> str:
    """Return what an answer says without the word that judges it."""
    return answer.sentence.removeprefix(VERDICTS["no"].in_language(answer.language))


def _first(answer: Answer) -> str:
    """Return the first sentence of what an answer says."""
    return _said(answer).partition("。" if answer.language == "zh" else ". ")[0]


def _put_right(reading: Reading, answer: Answer, claim: str) -> Answer:
    """Return an answer to a claim as what puts right the question that asserts it."""
    place = reading.text.find(claim)
    is_same = place >= 0 and len(reading.text) == len(reading.words)
    given = reading.words[place : place + len(claim)] if is_same else claim
    start = NOT_SO.in_language(reading.language).format(given=given)
    return replace(
        answer,
        question=reading.words,
        outcome="corrected",
        verdict="",
        sentence=start + _said(answer),
    )
