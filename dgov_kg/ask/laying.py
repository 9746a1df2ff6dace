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

from dgov_kg.ask.check.contrasting import contrasted
from dgov_kg.ask.know.memory import packed
from dgov_kg.ask.know.statements import ASIDE, Statements
from dgov_kg.ask.know.titling import titled
from dgov_kg.ask.rank.likelihood import texts
from dgov_kg.ask.read.homophones import gapped
from dgov_kg.ask.read.sounding import sounds
from dgov_kg.ask.words.denying import denies
from dgov_kg.ask.words.features import ASK, features, is_weak
from dgov_kg.ask.words.wordings import catalogue, contrasts, ways_to_ask
from dgov_kg.names.spelling import folded

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from dgov_kg.graph import KnowledgeGraph
    from dgov_kg.question import Question

    Key = tuple[tuple[int, ...], str]
    Words = tuple[str, ...]

_ASKING = 3.0  # What a way of asking weighs.
_ASKED = 0.6  # How much a wording makes a word common, beside a thing that holds it.


def lay_out(kg: KnowledgeGraph) -> dict[str, Any]:
    """Lay out a knowledge graph and the wordings for looking up."""
    graph = Statements(kg)
    asked = _Asked(graph)
    asked.add_wordings()
    asked.add_questions(kg.questions())
    asked.add_every_fact()
    ways_to = [[features(wording) for wording in wordings] for wordings in asked.facts.values()]
    held = [set[str]().union(*ways) for ways in ways_to]
    count = len(graph.own) + sum(1 for ways in ways_to if ways)
    weights = _weights(graph, held, count)
    number = {feature: position for position, feature in enumerate(weights)}
    places: dict[str, int] = {}
    said = _said(graph, asked.facts, places)
    return {
        "things": graph.things,
        "classes": [tuple(sorted(found)) for found in graph.classes],
        "names": {" ".join(words): tuple(sorted(found)) for words, found in graph.names.items()},
        "titled": titled(graph.names, graph.classes),
        "longest": max(map(len, graph.names), default=0),
        "sounds": sounds("".join(words) for words in graph.names),
        "gapped": gapped("".join(words) for words in graph.names),
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
        "wordings": [_wordings(number, ways) for ways in ways_to],
        "values": {key: tuple(found) for key, found in graph.values.items()},
        "marks": {thing: tuple(found) for thing, found in graph.marks.items()},
        "within": graph.within,
        "said": said,
        "places": list(places),
        **contrasted(contrasts(), sorted(graph.in_sentence)),
        **texts(_spoken(graph, asked.facts, ways_to, said), number),
        "takes": _takes(kg, graph, asked.facts),
        "titles": _titles(kg, asked.facts),
        "answers": {name: tuple(table["answer"]) for name, table in catalogue().items()},
        "lists": {sense: name for name, table in catalogue().items() for sense in table["lists"]},
        "denying": [name for name, table in catalogue().items() if any(map(denies, table["ways"]))],
        "evidenced": [q.name for q in kg.questions() if "?evidence" in q.text],
    }


def _weights(graph: Statements, held: Sequence[set[str]], count: int) -> dict[str, float]:
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


def _said(graph: Statements, facts: Iterable[Key], places: dict[str, int]) -> list[tuple[int, ...]]:
    """Return where each fact is said: the numbers of its sentences; a question is one itself.

    New places are put down with their numbers.
    """
    found = []
    for about, gives in facts:
        where = [graph.said[thing, gives or "rdf:type"] for thing in about] or [{gives}]
        names = sorted(set[str]().union(*where))
        found.append(tuple(places.setdefault(name, len(places)) for name in names))
    return found


def _spoken(
    graph: Statements,
    facts: Iterable[Key],
    ways_to: Sequence[Sequence[set[str]]],
    said: Sequence[tuple[int, ...]],
) -> list[list[set[str]]]:
    """Return the wordings that lead to each place where something is said, and the names there."""
    found: list[list[set[str]]] = [[] for _ in range(1 + max(max(one, default=0) for one in said))]
    for ways, places in zip(ways_to, said, strict=True):
        for place in places:
            found[place] += ways
    for (about, gives), places in zip(facts, said, strict=True):
        for place in places if len(about) == 1 and not gives else ():
            found[place].append(graph.own[about[0]].names)
    return found


def _titles(kg: KnowledgeGraph, facts: Iterable[Key]) -> dict[str, int]:
    """Return the questions of the catalogue by their titles and wordings, as these are compared.

    A wording of which parameters are a part tells only with them.
    """
    number = {gives: fact for fact, (about, gives) in enumerate(facts) if not about}
    known = catalogue()
    return {
        folded(way): number[question.name]
        for question in kg.questions()
        for way in (*known.get(question.name, {}).get("plain", ()), *question.title)
    }


def _takes(
    kg: KnowledgeGraph, graph: Statements, facts: Iterable[Key]
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


class _Asked:
    """Facts with their wordings."""

    def __init__(self, graph: Statements) -> None:
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
            if not gives.startswith("^") and gives not in ASIDE:
                self.facts.setdefault(((thing,), gives), [])
