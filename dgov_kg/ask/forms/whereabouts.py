"""Where things are, or take part: their own places, or the places of what they have a part in."""

from __future__ import annotations

import shlex

from dgov_kg.ask.read.besides import named_in_particular, says_more
from dgov_kg.ask.say.answer import Answer
from dgov_kg.ask.say.composing import named_pattern, query_text, term
from dgov_kg.ask.words.expressions import says
from dgov_kg.ask.words.listing import label, listed
from dgov_kg.ask.words.vocabulary import vocabulary
from dgov_kg.result import Node

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from dgov_kg.ask.know.memory import Memory
    from dgov_kg.ask.read.reading import Piece, Reading
    from dgov_kg.graph import KnowledgeGraph
    from dgov_kg.result import Table, Value

_PLACE = "dgov:Jurisdiction"
_LEVEL = "dgov:hasAdministrativeLevel"
#: Ways of asking that may stand beside "where": "which province has both …?", too.
_ASKING = {"where", "which", "what", "both"}
#: What such a question may say besides: that they are there, are pursued, take part.
_PLAIN = {
    *("place", "join", "initiative", "launch", "propose", "build", "pilot", "government", "zone"),
    *("promote", "operate"),
}


def where(kg: KnowledgeGraph, memory: Memory, reading: Reading) -> Answer | None:
    """Return the places of what a question names, of all of it; None where it asks for more."""
    is_asked = "where" in reading.asks or _PLACE in reading.wanted
    if not is_asked or not reading.asks or reading.asks - _ASKING:
        return None
    named = named_in_particular(memory, reading)
    if not named or (len(named) > 1) != ("both" in reading.asks):
        return None
    things = [thing for piece in named for thing in piece.things]
    if _says_more(memory, reading, things) or any(map(memory.is_place, things)):
        return None
    return _answer(kg, memory, reading, named)


def _says_more(memory: Memory, reading: Reading, things: Iterable[int]) -> bool:
    """Say whether a question tells of things what is not just that they are, or of what sort."""
    sorts = {one for thing in things for one in memory.classes[thing]}
    known = vocabulary().asked_classes
    plain = _PLAIN | {sense for sense, classes in known.items() if sorts & {*classes}}
    return says_more(reading, plain)


def _answer(
    kg: KnowledgeGraph, memory: Memory, reading: Reading, named: list[Piece]
) -> Answer | None:
    question, language = named_pattern("places"), reading.language
    things = [memory.things[thing] for piece in named for thing in piece.things]
    terms = {"thing": list(map(term, things))}
    found = _of_all(memory, reading, named, kg.answer(question, question.bind(terms)))
    if not found:
        return None
    sparql = question.bind(terms | {"answer": list(map(term, found))})
    table = kg.answer(question, sparql).in_language(language)
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


def _of_all(memory: Memory, reading: Reading, named: Iterable[Piece], table: Table) -> list[str]:
    """Return the places of all that is named; without provinces, where a city is asked for."""
    is_city = says("city", reading.text)
    held: dict[int, set[str]] = {}
    for row in table:
        thing, place = (memory.number[_curie(row[column])] for column in ("thing", "answer"))
        if not (is_city and memory.values.get((place, _LEVEL), ())):
            held.setdefault(thing, set()).add(memory.things[place])
    of_each = [set().union(*(held.get(thing, ()) for thing in one.things)) for one in named]
    return sorted(set.intersection(*of_each))


def _curie(value: Value) -> str:
    return value.curie if isinstance(value, Node) else ""


def _through(place: str, things: Iterable[str], language: str) -> str:
    """Return a place with what puts a thing there that is in no place itself."""
    held = listed(list(things), language)
    if not held:
        return place
    return f"{place}（经由{held}）" if language == "zh" else f"{place} (through {held})"
