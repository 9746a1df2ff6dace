"""Which of the places that the article studies are among the first in the country, which not."""

from __future__ import annotations

from dgov_kg.ask.know.memory import Fact
from dgov_kg.ask.say.answering import answer_of, by_name
from dgov_kg.ask.words.denying import denies
from dgov_kg.ask.words.expressions import says

TYPE_CHECKING = False
if TYPE_CHECKING:
    from dgov_kg.ask.know.memory import Memory
    from dgov_kg.ask.read.reading import Reading
    from dgov_kg.ask.say.answer import Answer
    from dgov_kg.graph import KnowledgeGraph

_QUESTION = "ranking-against-cases"
_CHOOSING = {"which", "who", "where"}
_FIRST, _CASE = "dgov:ranksAmongFirst", "dgov:isModelOf"


def against_ranking(kg: KnowledgeGraph, memory: Memory, reading: Reading) -> Answer | None:
    """Return the cases that are among the first; where it is asked which are not, each case.

    Of one that is not listed there is no sentence to show but the list.
    """
    is_asked = bool(reading.asks & _CHOOSING) and "yes-no" not in reading.asks
    if not is_asked or not all(says(one, reading.text) for one in ("first-ten", "cases-studied")):
        return None
    if denies(reading.words):
        return by_name(kg, memory, reading, _QUESTION)
    cases = {
        place for (_, gives), places in memory.values.items() if gives == _CASE for place in places
    }
    for thing, gives in memory.values:
        first = [one for one in memory.values[thing, gives] if gives == _FIRST and one in cases]
        if first:
            return answer_of(kg, memory, reading, Fact((thing,), _FIRST), 1.0, keep=first)
    return None
