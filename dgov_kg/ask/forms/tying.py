"""What one thing has to do with another: the statements that speak of both.

Actors and places are connected by a path (`forms`); a reform, a plan, a saying or a technology by
what is said of it and of the other thing at once.
"""

from __future__ import annotations

from dgov_kg.ask.forms.connecting import connected
from dgov_kg.ask.know.memory import Fact
from dgov_kg.ask.know.telling import is_claim
from dgov_kg.ask.read.besides import is_general, named_in_particular, says_more
from dgov_kg.ask.say.answering import answer_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from dgov_kg.ask.know.memory import Memory
    from dgov_kg.ask.read.reading import Reading
    from dgov_kg.ask.say.answer import Answer
    from dgov_kg.graph import KnowledgeGraph

_ELSE = {"yes-no", "how-many", "when", "compare", "both"}
_TWO = 2
_MOST = 3  # So many statements tie two things; where there are more, all else decides.
_SLIGHT = 2.0  # What the words may weigh that are no names.


def tied(kg: KnowledgeGraph, memory: Memory, reading: Reading) -> Answer | None:
    """Return the statements that speak of both things that a question asks to connect.

    What speaks of digital government as such is asked for by the other thing alone.
    """
    if "connect" not in reading.asks or reading.asks & _ELSE:
        return None
    named = {piece.things: piece for piece in reading.named if piece.things}
    if len(named) != _TWO or _says_more(reading):
        return None
    sides = [{*piece.things} for piece in named.values()]
    of_both = _speaking_of(memory, sides)
    if not of_both:
        telling = [{*one.things} for one in named.values() if not is_general(memory, one)]
        of_both = _speaking_of(memory, telling) if len(telling) == 1 else []
    if not 0 < len(of_both) <= _MOST:
        return None
    return answer_of(kg, memory, reading, Fact(tuple(of_both), ""), 1.0)


def _speaking_of(memory: Memory, sides: list[set[int]]) -> list[int]:
    """Return the statements and events that are tied to something of each side."""
    first, *others = sides
    near = dict.fromkeys(one for thing in sorted(first) for one in memory.near(thing))
    return [
        one
        for one in near
        if is_claim(memory, one)
        and memory.sentences[one]
        and all(not side.isdisjoint(memory.near(one)) for side in others)
    ]


def by_path(kg: KnowledgeGraph, memory: Memory, reading: Reading) -> Answer | None:
    """Return the shortest paths between the two things that a question asks to connect, or None.

    A place that it names besides says only where they are.
    """
    if "connect" not in reading.asks or reading.asks & _ELSE:
        return None
    pieces = named_in_particular(memory, reading, places=False)
    if len(pieces) != _TWO or _says_more(reading):
        return None
    ends = [next((t for t in one.things if memory.sentences[t]), None) for one in pieces]
    if None in ends or ends[0] == ends[1]:
        return None
    return connected(kg, reading, [memory.things[end] for end in ends if end is not None])


def _says_more(reading: Reading) -> bool:
    return says_more(reading, kinds={"name", "sense"}, most=_SLIGHT)
