"""Which of the places that the article studies are not among the first in the country."""

from __future__ import annotations

from dgov_kg.ask.say.answering import by_name
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
_SAID = ("first-ten", "cases-studied")


def against_ranking(kg: KnowledgeGraph, memory: Memory, reading: Reading) -> Answer | None:
    """Return of each case whether it is among the first, where it is asked which are not.

    Of one that is not listed there is no sentence to show but the list.  Which are, is what both
    lists have: see `conjoining`.
    """
    is_asked = bool(reading.asks & _CHOOSING) and "yes-no" not in reading.asks
    is_of_it = is_asked and all(says(one, reading.text) for one in _SAID)
    return by_name(kg, memory, reading, _QUESTION) if is_of_it and denies(reading.words) else None
