"""Whether a list of the article is complete: not where it ends in 等, or counts more than it names.

A list without 等 is complete as the article has it, which is not to say that there are no others.
"""

from __future__ import annotations

from dgov_kg.ask.check.declining import SURE
from dgov_kg.ask.rank.premises import LISTS, is_closed
from dgov_kg.ask.rank.ranking import ranked
from dgov_kg.ask.say.answering import answer_of, judged
from dgov_kg.ask.words.denying import denies
from dgov_kg.ask.words.expressions import says

TYPE_CHECKING = False
if TYPE_CHECKING:
    from dgov_kg.ask.know.memory import Memory
    from dgov_kg.ask.read.reading import Reading
    from dgov_kg.ask.say.answer import Answer
    from dgov_kg.graph import KnowledgeGraph


def is_complete(kg: KnowledgeGraph, memory: Memory, reading: Reading) -> Answer | None:
    """Return whether the list that a question speaks of is complete; None where it asks other."""
    if "yes-no" not in reading.asks or not says("list-complete", reading.text):
        return None
    for one in ranked(memory, reading):
        fact = memory.facts[one.fact]
        if one.sure >= SURE and fact.gives in LISTS:
            closed = is_closed(memory, fact) != denies(reading.words)
            answer = answer_of(kg, memory, reading, fact, one.score)
            return judged(answer, "yes" if closed else "no")
    return None
