"""Which of the places that the article studies are among the first in the country, which not."""

from __future__ import annotations

from dgov_kg.ask.say.answering import by_name
from dgov_kg.ask.words.expressions import says

TYPE_CHECKING = False
if TYPE_CHECKING:
    from dgov_kg.ask.know.memory import Memory
    from dgov_kg.ask.read.reading import Reading
    from dgov_kg.ask.say.answer import Answer
    from dgov_kg.graph import KnowledgeGraph

_QUESTION = "ranking-against-cases"
_CHOOSING = {"which", "who", "where", "how-many"}


def against_ranking(kg: KnowledgeGraph, memory: Memory, reading: Reading) -> Answer | None:
    """Return of each case whether it is among the first, where it is asked which are or are not."""
    is_asked = bool(reading.asks & _CHOOSING) and "yes-no" not in reading.asks
    if not is_asked or not all(says(one, reading.text) for one in ("first-ten", "cases-studied")):
        return None
    return by_name(kg, memory, reading, _QUESTION)
