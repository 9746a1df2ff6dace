"""The initiatives and principles that places have in common, and how each pursues one of them."""

from __future__ import annotations

import shlex
from dataclasses import replace

from dgov_kg.ask.forms.side_by_side import DIMENSIONS, compares_forms, places_meant
from dgov_kg.ask.read.besides import named_in_particular
from dgov_kg.ask.say.answer import Answer
from dgov_kg.ask.say.answering import by_name
from dgov_kg.ask.say.composing import query_text, term
from dgov_kg.ask.words.expressions import says
from dgov_kg.ask.words.listing import label, listed
from dgov_kg.language import Bilingual
from dgov_kg.result import Node

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    import pyoxigraph as ox

    from dgov_kg.ask.know.memory import Memory
    from dgov_kg.ask.read.reading import Reading
    from dgov_kg.graph import KnowledgeGraph

_QUESTION = "shared-initiatives"
_SAID = Bilingual("{places}共有：{shared}。", "{places} share: {shared}.")
_INITIATIVE = "initiative"
_ELSE = {"yes-no", "how-many", "when", "why"}
_UNSAID = Bilingual("文章没有说", "the article does not say")
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
    terms = {"province": places}
    at: dict[str, set[str]] = {}
    for initiative, place, _ in _pursued(kg, terms):
        at.setdefault(initiative.curie, set()).add(place.curie)
    shared = [initiative for initiative, those in at.items() if those >= {*places}]
    names = (
        listed([label(kg.node_of(one), reading.language) for one in those], reading.language)
        for those in (places, shared)
    )
    said = (_SAID if shared else _NONE).in_language(reading.language)
    answer = _answer(
        kg,
        reading,
        terms | ({"initiative": shared} if shared else {}),
        said.format(**dict(zip(("places", "shared"), names, strict=True))),
    )
    return answer if shared else replace(answer, outcome="not-said")


def set_beside(kg: KnowledgeGraph, memory: Memory, reading: Reading) -> Answer | None:
    """Return how several places pursue the one initiative that a question compares them on.

    None where none of them does, or the initiative has a form of its own at each.
    """
    if "compare" not in reading.asks or reading.asks & _ELSE or compares_forms(memory, reading):
        return None
    besides = named_in_particular(memory, reading, places=False)
    places = places_meant(memory, reading)
    if len(besides) != 1 or len(places) < 2:  # noqa: PLR2004
        return None
    terms = {"province": places, "initiative": [memory.things[t] for t in besides[0].things]}
    at: dict[str, dict[str, None]] = {one: {} for one in places}
    for _, place, form in _pursued(kg, terms):
        at[place.curie][label(form, reading.language)] = None
    if not any(at.values()):
        return None
    colon, end = ("：", "。") if reading.language == "zh" else (": ", ". ")
    unsaid = _UNSAID.in_language(reading.language)
    said = (
        f"{label(kg.node_of(place), reading.language)}{colon}"
        f"{listed([*forms], reading.language) or unsaid}{end}"
        for place, forms in at.items()
    )
    return _answer(kg, reading, terms, "".join(said).strip())


def _pursued(
    kg: KnowledgeGraph, terms: Mapping[str, Sequence[str]]
) -> Iterator[tuple[Node, Node, Node]]:
    """Yield the initiatives, the places that pursue them and what says so, as they are bound."""
    question = kg.question(_QUESTION)
    for row in kg.answer(question, question.bind(_bound(terms))):
        initiative, place, form = row["initiative"], row["province"], row["form"]
        if isinstance(initiative, Node) and isinstance(place, Node) and isinstance(form, Node):
            yield initiative, place, form


def _bound(terms: Mapping[str, Sequence[str]]) -> dict[str, list[ox.NamedNode]]:
    return {name: [term(one) for one in curies] for name, curies in terms.items()}


def _answer(
    kg: KnowledgeGraph, reading: Reading, terms: Mapping[str, Sequence[str]], said: str
) -> Answer:
    """Return the answer of the question of the catalogue, with its parameters bound."""
    question = kg.question(_QUESTION)
    sparql = question.bind(_bound(terms))
    shown = query_text(sparql)
    return Answer(
        reading.words,
        reading.language,
        "answered",
        said,
        understood=question.title.in_language(reading.language),
        table=kg.answer(question, sparql).in_language(reading.language),
        sparql=shown,
        command=f"dgov-kg query {shlex.quote(' '.join(shown.split()))}",
        answering=("initiative",),
        composed=True,
        confidence=1.0,
    )
