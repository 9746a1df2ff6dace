"""A knowledge graph and the wordings of what can be asked, laid out as a memory.

Things and facts are numbered; what they hold is packed into bytes, so that a kept memory opens at
once and a question unpacks only what it touches.
"""

from __future__ import annotations

import math
import re
from array import array
from collections import defaultdict
from typing import Any

from dgov_kg.ask.features import ASK, SENSE, features, is_weak
from dgov_kg.ask.memory import packed
from dgov_kg.ask.vocabulary import vocabulary
from dgov_kg.ask.wordings import catalogue, other_names, ways_to_ask
from dgov_kg.names.spelling import folded, tokens
from dgov_kg.namespaces import compress
from dgov_kg.passage import is_sentence
from dgov_kg.terms import named

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from dgov_kg.graph import KnowledgeGraph
    from dgov_kg.question import Question

    Key = tuple[tuple[int, ...], str]
    Words = tuple[str, ...]

_NAMES = {"skos:prefLabel", "skos:altLabel", "rdfs:label"}

#: Properties that sort or hedge a thing and tell nothing that a question asks for.
_ASIDE = {
    *("rdf:type", "skos:notation", "dgov:hasListCompleteness", "dgov:hasAssertionMode"),
    *("dgov:earliestDate", "dgov:latestDate", "dgov:hasTheme", "dgov:hasQuantifier"),
    *("dgov:hasDimension", "dgov:hasModality", "dgov:hasQualifier"),
}
_ASKING = 3.0  # What a way of asking weighs.
_ASKED = 0.6  # How much a wording makes a word common, beside a thing that holds it.


def lay_out(kg: KnowledgeGraph) -> dict[str, Any]:
    """Lay out a knowledge graph and the wordings for looking up."""
    graph = _Graph(kg)
    asked = _Asked(graph)
    asked.add_wordings()
    asked.add_questions(kg.questions())
    asked.add_every_fact()
    texts = [[features(wording) for wording in wordings] for wordings in asked.facts.values()]
    held = [set[str]().union(*ways) for ways in texts]
    count = len(graph.own) + sum(1 for ways in texts if ways)
    weights = _weights(graph, held, count)
    number = {feature: position for position, feature in enumerate(weights)}
    return {
        "things": graph.things,
        "classes": [tuple(sorted(found)) for found in graph.classes],
        "names": {" ".join(words): tuple(sorted(found)) for words, found in graph.names.items()},
        "longest": max(map(len, graph.names), default=0),
        "features": list(weights),
        "weights": array("d", weights.values()).tobytes(),
        "heaviest": math.log((count + 1) / 0.5),
        "named": _postings(number, [own.names for own in graph.own]),
        "valued": _postings(number, [own.values for own in graph.own]),
        "asked": _postings(number, held),
        "near": [packed(sorted(found)) for found in graph.near],
        "sentences": [tuple(sorted(found)) for found in graph.sentences],
        "in_sentence": {one: packed(sorted(found)) for one, found in graph.in_sentence.items()},
        "facts": list(asked.facts),
        "wordings": [_wordings(number, ways) for ways in texts],
        "values": {key: tuple(found) for key, found in graph.values.items()},
        "marks": {thing: tuple(found) for thing, found in graph.marks.items()},
        "takes": _takes(kg, graph, asked.facts),
        "titles": _titles(kg, asked.facts),
        "answers": {name: tuple(table["answer"]) for name, table in catalogue().items()},
        "evidenced": [q.name for q in kg.questions() if "?evidence" in q.text],
    }


def _weights(graph: _Graph, held: Sequence[set[str]], count: int) -> dict[str, float]:
    """Return what each feature weighs: the fewer things and facts hold it, the more."""
    common: dict[str, float] = defaultdict(float)
    for own in graph.own:
        for feature in own.names | own.values:
            common[feature] += 1
    for found in held:
        for feature in found:
            common[feature] += _ASKED
    return {
        feature: _ASKING if feature.startswith(ASK) else math.log((count + 1) / (times + 0.5))
        for feature, times in sorted(common.items())
    }


def _postings(number: dict[str, int], held: Sequence[set[str]]) -> list[bytes]:
    """Return, for each feature by its number, who holds it."""
    holders: list[list[int]] = [[] for _ in number]
    for holder, found in enumerate(held):
        for feature in found:
            holders[number[feature]].append(holder)
    return [packed(one) for one in holders]


def _wordings(number: dict[str, int], ways: Sequence[set[str]]) -> tuple[bytes, ...]:
    """Return the features of each way to ask, single characters left out."""
    return tuple(packed(sorted(number[f] for f in way if not is_weak(f))) for way in ways)


def _titles(kg: KnowledgeGraph, facts: Iterable[Key]) -> dict[str, int]:
    """Return the questions of the catalogue by their titles, as these are compared."""
    number = {gives: fact for fact, (about, gives) in enumerate(facts) if not about}
    return {folded(title): number[q.name] for q in kg.questions() for title in q.title}


def _takes(
    kg: KnowledgeGraph, graph: _Graph, facts: Iterable[Key]
) -> dict[int, dict[str, tuple[int, ...]]]:
    """Return the things that each parameter of a question can take, by the fact's number."""
    from dgov_kg.lookup import options

    fitting: dict[str, tuple[int, ...]] = {}
    taken: dict[int, dict[str, tuple[int, ...]]] = {}
    for number, (about, gives) in enumerate(facts):
        if about:
            continue
        taken[number] = {}
        for parameter in kg.question(gives).parameters:
            if parameter.type not in fitting:
                slugs = options(kg, parameter.type)
                fitting[parameter.type] = tuple(
                    graph.number[prefix + slug]
                    for slug in slugs
                    for prefix in ("dg:", "dgc:")
                    if prefix + slug in graph.number
                )
            taken[number][parameter.name] = fitting[parameter.type]
    return taken


class _Own:
    """The features that a thing holds: of its names, and of its values and senses."""

    def __init__(self) -> None:
        self.names: set[str] = set()
        self.values: set[str] = set()


class _Graph:
    """The statements of a knowledge graph by thing."""

    def __init__(self, kg: KnowledgeGraph) -> None:
        self.things: list[str] = []
        self.number: dict[str, int] = {}
        self.classes: list[set[str]] = []
        self.own: list[_Own] = []
        self.near: list[set[int]] = []
        self.sentences: list[set[str]] = []
        self.names: dict[Words, set[int]] = defaultdict(set)
        self.in_sentence: dict[str, set[int]] = defaultdict(set)
        self.values: dict[tuple[int, str], dict[str, None]] = defaultdict(dict)
        self.marks: dict[int, dict[str, None]] = defaultdict(dict)
        for said in named(kg.quads()):
            subject, predicate = compress(said.subject), compress(said.predicate)
            if predicate in _NAMES and subject.startswith(("dg:", "dgc:")):
                self.call(self.thing(subject), said.value)
            elif is_sentence(said.graph):
                text = said.value if said.is_literal else compress(said.value)
                self.say(said.graph, subject, predicate, text, is_literal=said.is_literal)
        for slug, called in other_names():
            if f"dg:{slug}" in self.number:
                for name in called:
                    self.call(self.number[f"dg:{slug}"], name)

    def thing(self, curie: str) -> int:
        if curie not in self.number:
            self.number[curie] = len(self.things)
            self.things.append(curie)
            self.classes.append(set())
            self.own.append(_Own())
            self.near.append(set())
            self.sentences.append(set())
        return self.number[curie]

    def call(self, thing: int, name: str) -> None:
        self.own[thing].names |= _telling(features(name))
        self.names[tuple(token.text for token in tokens(name))].add(thing)

    def say(
        self, where: str, subject: str, predicate: str, value: str, *, is_literal: bool
    ) -> None:
        thing = self.thing(subject)
        self.put(thing, where)
        terms = vocabulary().terms
        for term in (predicate, value):
            for sense in terms.get(term, ()):
                self.own[thing].values.add(SENSE + sense)
        if predicate == "rdf:type":
            self.classes[thing].add(value)
        self.values[thing, predicate][value] = None
        if predicate in _ASIDE:
            if value.startswith("dgc:") or value == "dgov:Goal":
                self.marks[thing][value] = None
            return
        if is_literal:
            self.own[thing].values |= {*_telling(features(value)), *_dates(predicate, value)}
        elif value.startswith("dg:"):
            other = self.thing(value)
            self.put(other, where)
            self.near[thing].add(other)
            self.near[other].add(thing)
            self.values[other, f"^{predicate}"][subject] = None

    def put(self, thing: int, where: str) -> None:
        self.sentences[thing].add(where)
        self.in_sentence[where].add(thing)


class _Asked:
    """Facts with their wordings."""

    def __init__(self, graph: _Graph) -> None:
        self.graph = graph
        self.facts: dict[tuple[tuple[int, ...], str], list[str]] = {}

    def add_wordings(self) -> None:
        number = self.graph.number
        for about, gives, wordings in ways_to_ask():
            if all(f"dg:{slug}" in number for slug in about):
                key = tuple(number[f"dg:{slug}"] for slug in about), gives
                self.facts.setdefault(key, []).extend(wordings)

    def add_questions(self, questions: Iterable[Question]) -> None:
        known = catalogue()
        for question in questions:
            ways = [*known.get(question.name, {}).get("ways", ()), *question.title]
            self.facts[(), question.name] = [re.sub(r"\{\w+\}", " ", way) for way in ways]

    def add_every_fact(self) -> None:
        for thing, classes in enumerate(self.graph.classes):
            if classes:
                self.facts.setdefault(((thing,), ""), [])
        for thing, gives in self.graph.values:
            if not gives.startswith("^") and gives not in _ASIDE:
                self.facts.setdefault(((thing,), gives), [])


def _telling(found: set[str]) -> set[str]:
    """Return the features of a name: it asks for nothing, whatever words it holds."""
    return {feature for feature in found if not feature.startswith(ASK)}


def _dates(predicate: str, value: str) -> Iterator[str]:
    """Yield the features of a date: its year and its month (EDTF, levels 0 and 1)."""
    if predicate in {"dgov:dateExpression", "dgov:coversPeriod"}:
        for year, month in re.findall(r"(\d{4})(?:-(\d\d))?", value):
            yield year
            if month:
                yield str(int(month))
