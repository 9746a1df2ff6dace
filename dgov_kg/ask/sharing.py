"""What places have in common: the initiatives and principles that are pursued at each of them."""

from __future__ import annotations

import shlex

from dgov_kg.ask.answer import Answer
from dgov_kg.ask.answering import by_name
from dgov_kg.ask.composing import query_text, term
from dgov_kg.ask.expressions import says
from dgov_kg.ask.forms import DIMENSIONS, places_meant
from dgov_kg.ask.listing import label, listed
from dgov_kg.language import Bilingual
from dgov_kg.result import Node

TYPE_CHECKING = False
if TYPE_CHECKING:
    from dgov_kg.ask.memory import Memory
    from dgov_kg.ask.reading import Reading
    from dgov_kg.graph import KnowledgeGraph

_QUESTION = "shared-initiatives"
_SAID = Bilingual("{places}共有：{shared}。", "{places} share: {shared}.")
_INITIATIVE = "initiative"
_ELSE = {"yes-no", "how-many", "when", "why"}
_NONE = Bilingual(
    "文章没有说{places}有什么共同的举措。",
    "The article tells of no initiative that {places} share.",
)


def in_common(kg: KnowledgeGraph, memory: Memory, reading: Reading) -> Answer | None:
    """Return what is pursued at each of the places that a question names, or that nothing is.

    Of all places, where it names nothing; None where it does not ask what they have in common.
    """
    if (
        not says("in-common", reading.text)
        or reading.asks & _ELSE
        or not (_INITIATIVE in reading.senses or reading.senses.isdisjoint(DIMENSIONS))
    ):
        return None
    places = places_meant(memory, reading)
    if not reading.named and "place" in reading.senses:
        return by_name(kg, memory, reading, _QUESTION)
    if len(places) < 2:  # noqa: PLR2004
        return None
    question = kg.question(_QUESTION)
    terms = {"province": list(map(term, places))}
    at: dict[str, set[str]] = {}
    for row in kg.answer(question, question.bind(terms)):
        initiative, place = row["initiative"], row["province"]
        if isinstance(initiative, Node) and isinstance(place, Node):
            at.setdefault(initiative.curie, set()).add(place.curie)
    shared = [initiative for initiative, those in at.items() if those >= {*places}]
    sparql = question.bind(terms | {"initiative": list(map(term, shared))} if shared else terms)
    table = kg.answer(question, sparql).in_language(reading.language)
    names = (
        listed([label(kg.node_of(one), reading.language) for one in those], reading.language)
        for those in (places, shared)
    )
    said = (_SAID if shared else _NONE).in_language(reading.language)
    shown = query_text(sparql)
    return Answer(
        reading.words,
        reading.language,
        "answered" if shared else "not-said",
        said.format(**dict(zip(("places", "shared"), names, strict=True))),
        understood=question.title.in_language(reading.language),
        table=table,
        sparql=shown,
        command=f"dgov-kg query {shlex.quote(' '.join(shown.split()))}",
        answering=("initiative",),
        composed=True,
        confidence=1.0,
    )
