"""What can be asked about, laid out for looking up: things, facts, names and the words of each.

A *fact* is what a question may ask for: the values of one property of a thing, the thing itself, or
a question of the catalogue.  Its wordings are data: `queries/words/`.
"""

from __future__ import annotations

import math
import os
import re
from collections import defaultdict
from typing import NamedTuple

from dgov_kg import files
from dgov_kg.ask.features import ASK, SENSE, features, is_weak
from dgov_kg.ask.vocabulary import vocabulary
from dgov_kg.names.spelling import tokens
from dgov_kg.namespaces import compress
from dgov_kg.passage import is_sentence

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from dgov_kg.graph import KnowledgeGraph
    from dgov_kg.question import Question

    Words = tuple[str, ...]

_NAMES = {"skos:prefLabel", "skos:altLabel", "rdfs:label"}

#: Properties that sort or hedge a thing and tell nothing that a question asks for.
_ASIDE = {
    *("rdf:type", "skos:notation", "dgov:hasListCompleteness", "dgov:hasAssertionMode"),
    *("dgov:earliestDate", "dgov:latestDate", "dgov:hasTheme", "dgov:hasQuantifier"),
    *("dgov:hasDimension", "dgov:hasModality", "dgov:hasQualifier"),
}
_OTHERS = 0.9  # How well a value of a thing, or a sense of its class, stands for the thing.
_ASKING = 1.5  # What a way of asking weighs.
_ASKED = 0.6  # How much a wording makes a word common, beside a thing that holds it.


class Fact(NamedTuple):
    """What a question may ask for.

    ``about`` are the things; ``gives`` is the property whose values answer, with ^ in front where
    they are the property's subjects, empty where the things themselves answer; of a question of
    the catalogue ``about`` is empty and ``gives`` its name.  ``wordings`` are the features of each
    known way to ask, with their weight.
    """

    about: tuple[int, ...]
    gives: str
    wordings: tuple[tuple[frozenset[str], float], ...]

    @property
    def is_question(self) -> bool:
        """Whether it is a question of the catalogue."""
        return not self.about


class Memory(NamedTuple):
    """All that understanding a question needs; things go by their number in ``things``."""

    things: list[str]
    number: dict[str, int]
    classes: list[tuple[str, ...]]
    names: dict[Words, tuple[int, ...]]
    longest_name: int
    own: dict[str, dict[int, float]]
    near: list[tuple[int, ...]]
    sentences: list[tuple[str, ...]]
    in_sentence: dict[str, tuple[int, ...]]
    facts: list[Fact]
    asked: dict[str, dict[int, float]]
    facts_about: dict[int, list[int]]
    values: dict[tuple[int, str], tuple[str, ...]]
    marks: dict[int, tuple[str, ...]]
    takes: dict[int, dict[str, frozenset[int]]]
    answers: dict[str, tuple[str, ...]]
    evidenced: frozenset[str]
    weights: dict[str, float]
    heaviest: float

    def weight(self, feature: str) -> float:
        """Return how much a feature tells: the rarer, the more; one never seen, the most."""
        return self.weights.get(feature, self.heaviest)


def build(kg: KnowledgeGraph) -> Memory:
    """Lay out a knowledge graph and the wordings for looking up."""
    graph = _Graph(kg)
    asked = _Asked(graph)
    asked.add_wordings()
    asked.add_questions(kg.questions())
    asked.add_every_fact()
    count = len(graph.own) + sum(1 for wordings in asked.facts.values() if wordings)
    own: dict[str, dict[int, float]] = defaultdict(dict)
    for thing, held in enumerate(graph.own):
        for feature, level in held.items():
            own[feature][thing] = level
    postings: dict[str, dict[int, float]] = defaultdict(dict)
    texts = [[features(wording) for wording in wordings] for wordings in asked.facts.values()]
    for fact, ways in enumerate(texts):
        for feature in set().union(*ways):
            postings[feature][fact] = 1.0
    weights = {
        feature: math.log(
            (count + 1) / (len(own.get(feature, ())) + _ASKED * len(postings.get(feature, ())) + 0.5)
        )
        for feature in {*own, *postings}
    }
    weights |= {feature: _ASKING for feature in postings if feature.startswith(ASK)}
    facts = []
    about: dict[int, list[int]] = defaultdict(list)
    for fact, ((things, gives), ways) in enumerate(zip(asked.facts, texts, strict=True)):
        strong = [frozenset(f for f in way if not is_weak(f)) for way in ways]
        weighed = tuple((way, sum(weights[f] for f in way)) for way in strong)
        facts.append(Fact(things, gives, weighed))
        for thing in things:
            about[thing].append(fact)
    return Memory(
        graph.things,
        graph.number,
        [tuple(sorted(found)) for found in graph.classes],
        {words: tuple(sorted(things)) for words, things in graph.names.items()},
        max(map(len, graph.names)),
        dict(own),
        [tuple(sorted(found)) for found in graph.near],
        [tuple(sorted(found)) for found in graph.sentences],
        {sentence: tuple(sorted(found)) for sentence, found in graph.in_sentence.items()},
        facts,
        dict(postings),
        dict(about),
        {key: tuple(found) for key, found in graph.values.items()},
        {thing: tuple(found) for thing, found in graph.marks.items()},
        _takes(kg, graph, facts),
        _answer_columns(),
        frozenset(q.name for q in kg.questions() if "?evidence" in q.text),
        weights,
        math.log((count + 1) / 0.5),
    )


def _takes(
    kg: KnowledgeGraph, graph: _Graph, facts: Iterable[Fact]
) -> dict[int, dict[str, frozenset[int]]]:
    """Return the things that each parameter of a question can take, by the fact's number."""
    from dgov_kg.lookup import options

    fitting: dict[str, frozenset[int]] = {}
    taken = {}
    for number, fact in enumerate(facts):
        if not fact.is_question:
            continue
        taken[number] = {}
        for parameter in kg.question(fact.gives).parameters:
            if parameter.type not in fitting:
                slugs = options(kg, parameter.type)
                fitting[parameter.type] = frozenset(
                    graph.number[prefix + slug]
                    for slug in slugs
                    for prefix in ("dg:", "dgc:")
                    if prefix + slug in graph.number
                )
            taken[number][parameter.name] = fitting[parameter.type]
    return taken


def _answer_columns() -> dict[str, tuple[str, ...]]:
    """Return the columns that hold the answer of each question of the catalogue."""
    wordings = files.toml(os.path.join(files.WORDS, "questions.toml"))
    return {name: tuple(table["answer"]) for name, table in wordings.items()}


class _Graph:
    """The statements of a knowledge graph by thing."""

    def __init__(self, kg: KnowledgeGraph) -> None:
        self.things: list[str] = []
        self.number: dict[str, int] = {}
        self.classes: list[set[str]] = []
        self.own: list[dict[str, float]] = []
        self.near: list[set[int]] = []
        self.sentences: list[set[str]] = []
        self.names: dict[Words, set[int]] = defaultdict(set)
        self.in_sentence: dict[str, set[int]] = defaultdict(set)
        self.values: dict[tuple[int, str], dict[str, None]] = defaultdict(dict)
        self.marks: dict[int, dict[str, None]] = defaultdict(dict)
        for quad in kg.quads():
            subject, predicate = compress(quad.subject.value), compress(quad.predicate.value)
            value = quad.object
            is_literal = hasattr(value, "datatype")
            where = getattr(quad.graph_name, "value", "")
            if predicate in _NAMES and subject.startswith(("dg:", "dgc:")):
                self.call(self.thing(subject), value.value)
            elif is_sentence(where):
                text = value.value if is_literal else compress(value.value)
                self.say(where, subject, predicate, text, is_literal=is_literal)
        for slug, called in _other_names():
            if f"dg:{slug}" in self.number:
                for name in called:
                    self.call(self.number[f"dg:{slug}"], name)

    def thing(self, curie: str) -> int:
        if curie not in self.number:
            self.number[curie] = len(self.things)
            self.things.append(curie)
            self.classes.append(set())
            self.own.append({})
            self.near.append(set())
            self.sentences.append(set())
        return self.number[curie]

    def call(self, thing: int, name: str) -> None:
        self.own[thing] |= dict.fromkeys(_telling(features(name)), 1.0)
        self.names[tuple(token.text for token in tokens(name))].add(thing)

    def say(self, where: str, subject: str, predicate: str, value: str, *, is_literal: bool) -> None:
        thing = self.thing(subject)
        self.put(thing, where)
        terms = vocabulary().terms
        for term in (predicate, value):
            for sense in terms.get(term, ()):
                self.own[thing].setdefault(SENSE + sense, _OTHERS)
        if predicate == "rdf:type":
            self.classes[thing].add(value)
        if predicate in _ASIDE:
            if value.startswith("dgc:") or value == "dgov:Goal":
                self.marks[thing][value] = None
            return
        self.values[thing, predicate][value] = None
        if is_literal:
            for feature in (*_telling(features(value)), *_dates(predicate, value)):
                self.own[thing].setdefault(feature, _OTHERS)
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
        for about, gives, wordings in _asked():
            if all(f"dg:{slug}" in number for slug in about):
                key = tuple(number[f"dg:{slug}"] for slug in about), gives
                self.facts.setdefault(key, []).extend(wordings)

    def add_questions(self, questions: Iterable[Question]) -> None:
        wordings = files.toml(os.path.join(files.WORDS, "questions.toml"))
        for question in questions:
            table = wordings.get(question.name, {})
            ways = [*table.get("zh", ()), *table.get("en", ()), question.title.zh, question.title.en]
            texts = [way if isinstance(way, str) else way["ask"] for way in ways]
            self.facts[(), question.name] = [re.sub(r"\{\w+\}", " ", text) for text in texts]

    def add_every_fact(self) -> None:
        for thing, classes in enumerate(self.graph.classes):
            if classes:
                self.facts.setdefault(((thing,), ""), [])
        for thing, gives in self.graph.values:
            if not gives.startswith("^"):
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


def _other_names() -> Iterator[tuple[str, list[str]]]:
    for path in _word_files():
        for slug, table in files.toml(path).get("name", {}).items():
            yield slug, [*table["zh"], *table["en"]]


def _asked() -> Iterator[tuple[tuple[str, ...], str, list[str]]]:
    for path in _word_files():
        for table in files.toml(path).get("asked", ()):
            about = (table["about"],) if isinstance(table["about"], str) else table["about"]
            yield tuple(about), table["gives"], [*table["zh"], *table["en"]]


def _word_files() -> list[str]:
    return [
        path
        for source in files.sources()
        for path in files.listed(os.path.join(files.WORDS, os.path.basename(source)), ".toml")
    ]
