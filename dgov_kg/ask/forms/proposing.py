"""Who says something: of what the article says in its own name, its authors."""

from __future__ import annotations

from dgov_kg.ask.know.memory import Fact
from dgov_kg.ask.know.telling import is_statement
from dgov_kg.ask.rank.fitness import is_view_of_others
from dgov_kg.ask.say.answering import answer_of, by_name, joined
from dgov_kg.ask.words.expressions import says

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from dgov_kg.ask.know.memory import Memory
    from dgov_kg.ask.rank.ranking import Candidate
    from dgov_kg.ask.read.reading import Reading
    from dgov_kg.ask.say.answer import Answer
    from dgov_kg.graph import KnowledgeGraph

_AUTHORS = "source-index"
#: What a statement answers with that is not whose it is: to whom it is addressed, what it asks for.
_OF_IT = {"", "^dgov:isPartOf", "dgov:isAddressedTo", "dgov:callsFor", "dgov:concerns"}
_SURE = 0.8  # From here on a statement is taken to be the one that is meant.


def proposed(
    kg: KnowledgeGraph, memory: Memory, reading: Reading, candidates: Sequence[Candidate]
) -> Answer | None:
    """Return the authors with what they say, where it is asked who proposes or argues it.

    None where it is the view of others, or the act of somebody.
    """
    if reading.asks != {"who"} or not says("who-says", reading.text):
        return None
    if not candidates or candidates[0].sure < _SURE:
        return None
    fact = memory.facts[candidates[0].fact]
    is_stated = bool(fact.about) and all(is_statement(memory, one) for one in fact.about)
    if fact.gives not in _OF_IT or not is_stated or is_view_of_others(memory, fact):
        return None
    authors = by_name(kg, memory, reading, _AUTHORS)
    said = answer_of(kg, memory, reading, Fact(fact.about, ""), candidates[0].score)
    return joined(reading, [authors, said]) if authors and said.evidence else None
