"""What a thing is made up of: “七通一平”里有什么, what "152" stands for."""

from __future__ import annotations

from dgov_kg.ask.know.memory import Fact
from dgov_kg.ask.read.besides import says_more
from dgov_kg.ask.say.answering import answer_of
from dgov_kg.ask.words.expressions import expression, says

TYPE_CHECKING = False
if TYPE_CHECKING:
    from dgov_kg.ask.know.memory import Memory
    from dgov_kg.ask.read.reading import Reading
    from dgov_kg.ask.say.answer import Answer
    from dgov_kg.graph import KnowledgeGraph

_ASKING = {"what", "which", "define", "content", "how-many"}
_PARTS = ("^dgov:isPartOf", "dgov:hasMember")
_LEAST = 2
#: Of what these are parts the catalogue tells, or the points of it.
_OTHERWISE = {"dgov:Problem", "dgov:Recommendation", "dgov:PolicyDocument", "dgov:Stage"}


def made_up_of(kg: KnowledgeGraph, memory: Memory, reading: Reading) -> Answer | None:
    """Return the parts of the one thing that a question names besides places, or None.

    None where it asks for more, or the text tells no parts.  What something stands for asks for its
    parts where numbers are part of its name.
    """
    found = expression("made-up-of").search(reading.text)
    named = [one for one in reading.named if not all(map(memory.is_place, one.things))]
    things = set.intersection(*({*one.things} for one in named)) if named else set()
    if not things or not reading.asks & _ASKING or reading.asks - _ASKING:
        return None
    if found is None and not (says("stands-for", reading.text) and says("numbered", named[0].text)):
        return None
    aside = (found, expression("stands-for").search(reading.text))
    is_more = says_more(reading, kinds=("name", "number"), aside=aside)
    if says("digit-stands-for", reading.text) or is_more:
        return None
    for thing in sorted(things):
        for gives in _PARTS:
            parts = memory.values.get((thing, gives), ())
            if len(parts) >= _LEAST and _OTHERWISE.isdisjoint(memory.classes[thing]):
                return answer_of(kg, memory, reading, Fact((thing,), gives), 1.0)
    return None
