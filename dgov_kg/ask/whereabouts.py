"""Where a thing is, or takes part: its own place, or the place of what it has a part in."""

from __future__ import annotations

import shlex

from dgov_kg.ask.answer import Answer
from dgov_kg.ask.composing import named_pattern, query_text, term
from dgov_kg.ask.expecting import CITY
from dgov_kg.ask.listing import label, listed
from dgov_kg.ask.placed import SLIGHT, is_general

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from dgov_kg.ask.memory import Memory
    from dgov_kg.ask.reading import Reading
    from dgov_kg.graph import KnowledgeGraph

_PLACE = "dgov:Jurisdiction"
#: Ways of asking that may stand beside "where".
_ASKING = {"where", "which", "what"}
#: What such a question may say besides: that it is there, is pursued, takes part.
_PLAIN = {
    *("place", "join", "initiative", "launch", "propose", "build", "pilot", "government", "zone"),
    *("promote", "operate"),
}


def where(kg: KnowledgeGraph, memory: Memory, reading: Reading) -> Answer | None:
    """Return the places of the one thing that a question names; None where it asks for more."""
    is_asked = "where" in reading.asks or _PLACE in reading.wanted
    if not is_asked or not reading.asks or reading.asks - _ASKING or CITY.search(reading.text):
        return None
    named = [piece for piece in reading.named if not is_general(memory, piece)]
    rest = (
        piece.weight
        for piece in reading.pieces
        if piece.kind != "name" and not piece.senses & _PLAIN
    )
    if len(named) != 1 or sum(rest) > SLIGHT or any(map(memory.is_place, named[0].things)):
        return None
    return _answer(kg, reading, [memory.things[thing] for thing in named[0].things])


def _answer(kg: KnowledgeGraph, reading: Reading, things: list[str]) -> Answer | None:
    question, language = named_pattern("places"), reading.language
    sparql = question.bind({"thing": list(map(term, things))})
    table = kg.answer(question, sparql).in_language(language)
    if not table.rows:
        return None
    places: dict[str, dict[str, None]] = {}
    for row in table:
        held = places.setdefault(label(row["answer"], language), {})
        held |= dict.fromkeys([label(row["through"], language)] if row["through"] else [])
    shown = query_text(sparql)
    said = listed([_through(*one, language) for one in places.items()], language)
    lead = listed([kg.node_of(one).label(language) for one in things], language)
    colon, end = ("：", "。") if language == "zh" else (": ", ".")
    return Answer(
        reading.words,
        language,
        "answered",
        f"{lead}{colon}{said}{end}",
        understood=f"{lead} · {question.title.in_language(language)}",
        table=table,
        sparql=shown,
        command=f"dgov-kg query {shlex.quote(' '.join(shown.split()))}",
        answering=("answer",),
        composed=True,
        confidence=1.0,
    )


def _through(place: str, things: Iterable[str], language: str) -> str:
    """Return a place with what puts a thing there that is in no place itself."""
    held = listed(list(things), language)
    if not held:
        return place
    return f"{place}（经由{held}）" if language == "zh" else f"{place} (through {held})"
