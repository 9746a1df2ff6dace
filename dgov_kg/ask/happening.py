"""What happened in a year at the places that a question names: the timeline of each."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

from dgov_kg.ask.answering import by_name, joined
from dgov_kg.ask.expressions import says
from dgov_kg.ask.placed import place_named

TYPE_CHECKING = False
if TYPE_CHECKING:
    from dgov_kg.ask.answer import Answer
    from dgov_kg.ask.memory import Memory
    from dgov_kg.ask.reading import Piece, Reading
    from dgov_kg.graph import KnowledgeGraph

_TIMELINE = "timeline"
_ASKING = {"which", "what", "where", "compare", "both"}
_ELSE = {"when", "how-many", "yes-no", "who", "why"}


def _pieces_of(memory: Memory, reading: Reading) -> list[Piece]:
    """Return a piece for each place that is named, itself or by what is built there."""
    found: dict[str, Piece] = {}
    for piece in reading.named:
        place = place_named(memory, piece)
        if place is not None:
            found.setdefault(place, piece._replace(things=(memory.number[place],)))
    return list(found.values())


def happened(kg: KnowledgeGraph, memory: Memory, reading: Reading) -> Answer | None:
    """Return what happened in a year at the one place that a question asks so of, or None."""
    return of_the_year(kg, memory, reading) if says("happened", reading.text) else None


def of_the_year(kg: KnowledgeGraph, memory: Memory, reading: Reading) -> Answer | None:
    """Return what happened in each year at each of the places that a question names with it.

    None where it names something else, or the text dates nothing there.
    """
    places = [place_named(memory, piece) for piece in reading.named]
    years = [piece for piece in reading.pieces if piece.kind == "year"]
    if not years or not places or None in places:
        return None
    if reading.asks & _ELSE or not reading.asks & _ASKING:
        return None
    told = (
        by_name(kg, memory, replace(reading, pieces=pieces), _TIMELINE)
        for pieces in product(_pieces_of(memory, reading), years)
    )
    answers = [one for one in told if one is not None]
    return joined(reading, answers) if any(one.table.rows for one in answers) else None
