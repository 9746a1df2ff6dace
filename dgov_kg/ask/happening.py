"""What happened in a year at the places that a question names: the timeline of each."""

from __future__ import annotations

from dgov_kg.ask.answering import answered, joined
from dgov_kg.ask.expressions import says
from dgov_kg.ask.placed import place_named
from dgov_kg.ask.ranking import Candidate

TYPE_CHECKING = False
if TYPE_CHECKING:
    from dgov_kg.ask.answer import Answer
    from dgov_kg.ask.memory import Memory
    from dgov_kg.ask.reading import Reading
    from dgov_kg.graph import KnowledgeGraph

_TIMELINE = "timeline"
_ASKING = {"which", "what", "where", "compare", "both"}
_ELSE = {"when", "how-many", "yes-no", "who", "why"}


def happened(kg: KnowledgeGraph, memory: Memory, reading: Reading) -> Answer | None:
    """Return what happened in a year at the one place that a question asks so of, or None."""
    return of_the_year(kg, memory, reading) if says("happened", reading.text) else None


def of_the_year(kg: KnowledgeGraph, memory: Memory, reading: Reading) -> Answer | None:
    """Return what happened in a year at each of the places that a question names with it.

    None where it names something else, or the text dates nothing there.
    """
    places = [place_named(memory, piece) for piece in reading.named]
    is_dated = any(piece.kind == "year" for piece in reading.pieces)
    if not is_dated or not places or None in places:
        return None
    if reading.asks & _ELSE or not reading.asks & _ASKING:
        return None
    number = next((n for n in memory.takes if memory.facts[n].gives == _TIMELINE), None)
    if number is None:
        return None
    candidate = Candidate(1.0, 1.0, 1.0, number, 1.0)
    answers = [answered(kg, memory, one, candidate) for _, one in reading.of_each(reading.named)]
    return joined(reading, answers) if any(one.table.rows for one in answers) else None
