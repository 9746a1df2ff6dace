"""The earliest and the latest of some things: of the documents, the platforms, of a province."""

from __future__ import annotations

from operator import attrgetter

from dgov_kg.ask.forms.dating import BESIDE, classes_asked, dated_things
from dgov_kg.ask.know.memory import Fact
from dgov_kg.ask.say.answering import answer_of, joined

TYPE_CHECKING = False
if TYPE_CHECKING:
    from dgov_kg.ask.know.memory import Memory
    from dgov_kg.ask.read.reading import Reading
    from dgov_kg.ask.say.answer import Answer
    from dgov_kg.graph import KnowledgeGraph

#: Dates that leave open when: before, after, some time in.
_VAGUE = ("/", "~", "X", "?")
#: What an earliest thing and its date do not tell.
_OTHERWISE = {"who", "why", "how-many", "compare", "connect", "yes-no", "content"}


def extreme(kg: KnowledgeGraph, memory: Memory, reading: Reading) -> Answer | None:
    """Return the earliest or the latest thing of the class that a question asks for, or None."""
    ways = reading.asks & {"earliest", "latest"}
    classes = classes_asked(reading)
    if len(ways) != 1 or not classes or reading.asks & _OTHERWISE:
        return None
    dated = [
        one
        for one in dated_things(memory, reading, classes, BESIDE)
        if one.date and not any(mark in one.date for mark in _VAGUE)
    ]
    if not dated:
        return None
    end = (min if "earliest" in ways else max)(dated, key=attrgetter("date"))
    facts = dict.fromkeys(
        fact
        for one in dated
        if one.date == end.date
        for fact in (one.fact, Fact((one.about,), one.gives))
    )
    return joined(reading, [answer_of(kg, memory, reading, fact, 1.0) for fact in facts])
