"""Putting right what a question takes for granted and the article says otherwise."""

from __future__ import annotations

from dataclasses import replace

from dgov_kg.ask.check.belonging import (
    misplaced,
    not_first,
    not_ranked,
    of_another_place,
    wrong_holder,
)
from dgov_kg.ask.check.counterparts import wrong_counterpart
from dgov_kg.ask.check.declining import SURE
from dgov_kg.ask.check.elsewhere import wrong_place
from dgov_kg.ask.check.miscounting import miscounted
from dgov_kg.ask.check.opposing import opposed
from dgov_kg.ask.check.parties import (
    credited,
    denied_member,
    not_alone,
    wrong_actor,
    wrong_owner,
    wrong_party,
)
from dgov_kg.ask.check.polarity import is_wanting
from dgov_kg.ask.check.siblings import wrong_sibling
from dgov_kg.ask.check.silences import is_silent, unregulated
from dgov_kg.ask.check.unchosen import is_asked_for, is_unchosen
from dgov_kg.ask.rank.enumerating import is_of_the_measure
from dgov_kg.ask.rank.premises import (
    wrong_number,
    wrong_ordinal,
    wrong_quantity,
    wrong_year,
)
from dgov_kg.ask.say.answering import answer_of, joined, judged
from dgov_kg.ask.words.expressions import says
from dgov_kg.language import Bilingual

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from dgov_kg.ask.know.memory import Memory
    from dgov_kg.ask.rank.premises import Fault
    from dgov_kg.ask.rank.ranking import Candidate
    from dgov_kg.ask.read.reading import Reading
    from dgov_kg.ask.say.answer import Answer
    from dgov_kg.graph import KnowledgeGraph

NOT_SO = Bilingual(
    "提问里的“{given}”与文章不符；文章所说的是：",
    "The article does not bear out “{given}” in the question; what it says is: ",
)
#: The same, where all of the question is what is wrong.
NOT_THAT = Bilingual(
    "提问当作事实的与文章不符；文章所说的是：",
    "The article does not bear out what the question takes for granted; what it says is: ",
)
#: What may be wrong with what a question takes for granted, in the order in which it is looked at.
_FAULTS = (
    *(not_alone, wrong_party, denied_member, wrong_ordinal, wrong_number, wrong_quantity),
    *(wrong_year, unregulated, wrong_owner, wrong_place, wrong_actor, of_another_place),
    wrong_counterpart,
)
#: And what may be wrong with it whatever is asked.
_MISPLACED = (misplaced, not_ranked, not_first, wrong_holder, miscounted, wrong_sibling)
_SHOWN = 3
_NEARLY_ALL = 0.8  # So much of a question is not quoted as what is wrong in it.


def corrected(
    kg: KnowledgeGraph, memory: Memory, reading: Reading, candidate: Candidate
) -> Answer | None:
    """Return an answer that puts a premise right, or None where nothing is wrong with it.

    What somebody does not agree with is no premise.
    """
    fact = memory.facts[candidate.fact]
    if says("rejecting", reading.text):
        return None
    if fact.is_question or not is_of_the_measure(memory, reading, fact):
        return None
    found = (fault(memory, reading, fact) for fault in _FAULTS)
    fault = next(filter(None, found), None) or opposed(kg, memory, reading, fact)
    return None if fault is None else put_right(kg, memory, reading, fault, candidate.score)


def put_right(  # noqa: PLR0913 - what is wrong, and in which words it is put right
    kg: KnowledgeGraph,
    memory: Memory,
    reading: Reading,
    fault: Fault,
    confidence: float,
    *,
    said: str = "",
) -> Answer | None:
    """Return the answer that says what a question gets wrong, and what the article says.

    By facts, or in the words given.

    None where that is one of two that it offers, or the noun that it asks for: nothing of that is
    taken for granted.
    """
    if is_unchosen(reading, fault.given) or is_asked_for(reading, fault.given):
        return None
    right = [answer_of(kg, memory, reading, one, confidence) for one in fault.facts]
    if not right:
        return None
    answer = joined(reading, right) if len(right) > 1 else right[0]
    if says("begins-with-verb", reading.text) and all(is_silent(memory, f) for f in fault.facts):
        return judged(answer, "yes" if is_wanting(reading.words) else "no")  # It is silent on that.
    is_thing = fault.given in memory.number
    given = kg.node_of(fault.given).label(reading.language) if is_thing else fault.given
    is_all = len(given) >= _NEARLY_ALL * len(reading.words)
    start = (NOT_THAT if is_all else NOT_SO).in_language(reading.language).format(given=given)
    return replace(answer, outcome="corrected", sentence=start + (said or answer.sentence))


def without_actors(kg: KnowledgeGraph, memory: Memory, reading: Reading) -> Answer | None:
    """Return who did it, where a question credits another with it, or None."""
    fault = credited(memory, reading)
    return None if fault is None else put_right(kg, memory, reading, fault, 1.0)


def out_of_place(kg: KnowledgeGraph, memory: Memory, reading: Reading) -> Answer | None:
    """Return whose a thing is, where a question gives it to another place, or None."""
    found = (fault(memory, reading) for fault in _MISPLACED)
    fault = next(filter(None, found), None)
    return None if fault is None else put_right(kg, memory, reading, fault, 1.0)


def misdated(
    kg: KnowledgeGraph, memory: Memory, reading: Reading, candidates: Sequence[Candidate]
) -> Answer | None:
    """Return the date of what a question dates wrongly, whatever else it asks, or None."""
    for candidate in candidates[:_SHOWN]:
        fact = memory.facts[candidate.fact]
        if candidate.sure >= SURE and not fact.is_question:
            fault = wrong_year(memory, reading, fact)
            if fault is not None:
                return put_right(kg, memory, reading, fault, candidate.score)
    return None
