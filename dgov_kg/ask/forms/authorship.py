"""Who wrote the article: what is known of the source itself."""

from __future__ import annotations

from dgov_kg.ask.read.besides import says_more
from dgov_kg.ask.say.answering import by_name
from dgov_kg.ask.words.expressions import expression

TYPE_CHECKING = False
if TYPE_CHECKING:
    from dgov_kg.ask.know.memory import Memory
    from dgov_kg.ask.read.reading import Reading
    from dgov_kg.ask.say.answer import Answer
    from dgov_kg.graph import KnowledgeGraph

_QUESTION = "source-index"


def authored(kg: KnowledgeGraph, memory: Memory, reading: Reading) -> Answer | None:
    """Return who wrote the article, where just that is asked, or None."""
    found = expression("authorship").search(reading.text)
    if found is None or says_more(reading, kinds=(), aside=(found,)):
        return None
    return by_name(kg, memory, reading, _QUESTION)
