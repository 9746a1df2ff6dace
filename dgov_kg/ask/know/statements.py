"""The statements of a knowledge graph by thing, with the features of what is said."""

from __future__ import annotations

import re
from collections import defaultdict

from dgov_kg.ask.know.memory import COUNTRY
from dgov_kg.ask.words.features import ASK, SENSE, features, features_of
from dgov_kg.ask.words.vocabulary import vocabulary
from dgov_kg.ask.words.wordings import other_names
from dgov_kg.names.spelling import tokens
from dgov_kg.namespaces import compress
from dgov_kg.passage import is_sentence
from dgov_kg.terms import named

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from dgov_kg.graph import KnowledgeGraph

    Words = tuple[str, ...]

_NAMES = {"skos:prefLabel", "skos:altLabel", "rdfs:label"}

#: Properties that sort or hedge a thing and tell nothing that a question asks for.
ASIDE = {
    *("rdf:type", "skos:notation", "dgov:hasListCompleteness", "dgov:hasAssertionMode"),
    *("dgov:earliestDate", "dgov:latestDate", "dgov:hasTheme", "dgov:hasQuantifier"),
    *("dgov:hasDimension", "dgov:hasModality", "dgov:hasQualifier"),
}


class _Own:
    """The features that a thing holds: of its names, and of its values and senses."""

    def __init__(self) -> None:
        self.names: set[str] = set()
        self.values: set[str] = set()


class Statements:
    """The statements of a knowledge graph by thing; things go by their numbers."""

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
        self.said: dict[tuple[int, str], set[str]] = defaultdict(set)
        self.within: dict[str, str] = {}
        for said in sorted(named(kg.quads())):  # A store tells them in an order of its own.
            subject, predicate = compress(said.subject), compress(said.predicate)
            if predicate in _NAMES and subject.startswith(("dg:", "dgc:")):
                self.call(self.thing(subject), said.value)
            elif is_sentence(said.graph):
                text = said.value if said.is_literal else compress(said.value)
                self.say(said.graph, subject, predicate, text, is_literal=said.is_literal)
            elif predicate == "dgov:isPartOf" and compress(said.value) != COUNTRY:
                self.within[subject] = compress(said.value)
        for slug, called in other_names():
            if f"dg:{slug}" in self.number:
                for name in called:
                    self.call(self.number[f"dg:{slug}"], name)

    def thing(self, curie: str) -> int:
        """Return the number of a thing; a new one is put down."""
        if curie not in self.number:
            self.number[curie] = len(self.things)
            self.things.append(curie)
            self.classes.append(set())
            self.own.append(_Own())
            self.near.append(set())
            self.sentences.append(set())
        return self.number[curie]

    def call(self, thing: int, name: str) -> None:
        """Put down a name of a thing."""
        found = tokens(name)
        self.own[thing].names |= _telling(features_of(found))
        self.names[tuple(token.text for token in found)].add(thing)

    def say(
        self, where: str, subject: str, predicate: str, value: str, *, is_literal: bool
    ) -> None:
        """Put down a statement of a sentence."""
        thing = self.thing(subject)
        self.put(thing, where)
        self.said[thing, predicate].add(where)
        terms = vocabulary().terms
        for term in (predicate, value):
            for sense in terms.get(term, ()):
                self.own[thing].values.add(SENSE + sense)
        if predicate == "rdf:type":
            self.classes[thing].add(value)
        self.values[thing, predicate][value] = None
        if predicate in ASIDE:
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
            self.said[other, f"^{predicate}"].add(where)

    def put(self, thing: int, where: str) -> None:
        """Put down that a sentence speaks of a thing."""
        self.sentences[thing].add(where)
        self.in_sentence[where].add(thing)


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
