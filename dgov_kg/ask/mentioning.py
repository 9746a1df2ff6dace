"""Whether the article speaks of something at all: "Does the article mention Fujian?"."""

from __future__ import annotations

from dgov_kg.ask.answering import answer_of, judged
from dgov_kg.ask.denying import denies
from dgov_kg.ask.expressions import expression
from dgov_kg.ask.memory import Fact
from dgov_kg.ask.placed import SLIGHT
from dgov_kg.ask.reading import OPEN_ASKS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from dgov_kg.ask.answer import Answer
    from dgov_kg.ask.memory import Memory
    from dgov_kg.ask.reading import Reading
    from dgov_kg.graph import KnowledgeGraph


def mentioned(kg: KnowledgeGraph, memory: Memory, reading: Reading) -> Answer | None:
    """Return that the article speaks of what a question names; None where it asks for more.

    Of what no sentence names it is not said here that it is mentioned nowhere: it may be called
    something else.
    """
    is_asked = "yes-no" in reading.asks and not reading.asks & OPEN_ASKS
    asking = expression("mention").search(reading.text) if is_asked else None
    if asking is None or denies(reading.words):
        return None
    more = [p for p in reading.pieces if p.kind != "name"]
    rest = sum(p.weight for p in more if not asking.start() <= p.start < asking.end())
    things = tuple(t for piece in reading.named for t in piece.things if memory.sentences[t])
    if not things or rest > SLIGHT or reading.is_beyond:
        return None
    return judged(answer_of(kg, memory, reading, Fact(things, ""), 1.0), "yes")
