"""What somebody is advised to do: "what should provincial governments do?"."""

from __future__ import annotations

from dataclasses import replace

from dgov_kg.ask.read.besides import named_in_particular, says_more
from dgov_kg.ask.say.answering import by_name, joined

TYPE_CHECKING = False
if TYPE_CHECKING:
    from dgov_kg.ask.know.memory import Memory
    from dgov_kg.ask.read.reading import Reading
    from dgov_kg.ask.say.answer import Answer
    from dgov_kg.graph import KnowledgeGraph

_QUESTION, _ADVICE = "recommendations", "recommendation"
_ASKING = {"what", "which", "content", "author", "describe"}
_ADDRESSED = "^dgov:isAddressedTo"
_PLAIN = {_ADVICE, "propose", "public-body", "place", "government"}


def advised(kg: KnowledgeGraph, memory: Memory, reading: Reading) -> Answer | None:
    """Return what the one party that a question names is advised to do.

    None where it asks for more, or the article addresses nothing to that party.
    """
    if _ADVICE not in reading.senses or reading.asks - _ASKING:
        return None
    named = named_in_particular(memory, reading)
    if len(named) != 1 or says_more(reading, _PLAIN):
        return None
    parties = [one for one in named[0].things if (one, _ADDRESSED) in memory.values]
    each = (replace(reading, pieces=(named[0]._replace(things=(one,)),)) for one in parties)
    answers = [answer for one in each if (answer := by_name(kg, memory, one, _QUESTION))]
    return joined(reading, answers) if answers else None
