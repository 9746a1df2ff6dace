"""Where a thing is mentioned, what the article says it is, and which questions ask about it."""

from __future__ import annotations

from collections import Counter, namedtuple

import pyoxigraph as ox

from dgov_kg.lookup import is_a
from dgov_kg.namespaces import PREFIXES, expand
from dgov_kg.passage import is_sentence, order
from dgov_kg.terms import graph_iri, literals, objects, subjects

TYPE_CHECKING = False
if TYPE_CHECKING:
    from dgov_kg.graph import KnowledgeGraph
    from dgov_kg.question import Parameter, Question
    from dgov_kg.result import Entity, Node

_ALIAS = ox.NamedNode(PREFIXES["skos"] + "altLabel")
_PART = ox.NamedNode(PREFIXES["dgov"] + "isPartOf")
_CONCERNS = ox.NamedNode(PREFIXES["dgov"] + "concerns")
_DEFINITION = ox.NamedNode(PREFIXES["dgov"] + "Definition")
_ANYTHING = "rdfs:Resource"

#: A sentence that speaks of a thing, and how many of its statements do.
Mention = namedtuple("Mention", "sentence statements")


def mentions(kg: KnowledgeGraph, entity: Entity) -> dict[Node, list[Mention]]:
    """Return the sentences that speak of a thing, by paragraph, in the order of the text.

    >>> from dgov_kg.graph import load
    >>> kg = load(language="en")
    >>> found = mentions(kg, kg.describe("digital-guangdong"))
    >>> [(paragraph.en, len(listed)) for paragraph, listed in found.items()]
    [('paragraph 13', 1)]
    """
    term = ox.NamedNode(entity.node.iri)
    quads = {
        *kg.store.quads_for_pattern(term, None, None, None),
        *kg.store.quads_for_pattern(None, None, term, None),
    }
    counts = Counter(graph for quad in quads if is_sentence(graph := graph_iri(quad)))
    found: dict[Node, list[Mention]] = {}
    for iri in sorted(counts, key=order):
        found.setdefault(paragraph(kg, iri), []).append(Mention(kg.node(iri), counts[iri]))
    return found


def paragraph(kg: KnowledgeGraph, sentence: str) -> Node:
    """Return the paragraph that a sentence is part of, or the sentence where none is known."""
    whole = next(objects(kg.store, ox.NamedNode(sentence), _PART), None)
    return kg.node(whole.value if whole else sentence)


def other_names(kg: KnowledgeGraph, node: Node) -> list[tuple[str, str]]:
    """Return the other names of a thing, each behind its language."""
    return sorted(
        {(text.language or "", text.value) for _, text in literals(kg.store, _term(node), _ALIAS)}
    )


def definitions(kg: KnowledgeGraph, node: Node) -> list[Node]:
    """Return the claims by which the article says what a thing is."""
    claims = {claim.value for claim in subjects(kg.store, _CONCERNS, _term(node))}
    return [kg.node(iri) for iri in sorted(claims) if is_a(kg, ox.NamedNode(iri), _DEFINITION)]


def asking(kg: KnowledgeGraph, node: Node) -> list[tuple[Question, Parameter]]:
    """Return the questions that take a thing as a parameter, those of its own kind first.

    >>> from dgov_kg.graph import load
    >>> kg = load()
    >>> [question.name for question, _ in asking(kg, kg.node_of("dg:tencent"))][:2]
    ['actors-and-platforms', 'connections']
    """
    found = [
        (question, parameter)
        for question in kg.questions()
        for parameter in question.parameters
        if parameter.type == _ANYTHING or _is_of(kg, node, parameter.type)
    ]
    once = {question.name: (question, parameter) for question, parameter in reversed(found)}
    return sorted(once.values(), key=lambda pair: (pair[1].type == _ANYTHING, pair[0].name))


def _is_of(kg: KnowledgeGraph, node: Node, kind: str) -> bool:
    iri = expand(kind)
    return iri is not None and is_a(kg, _term(node), ox.NamedNode(iri))


def _term(node: Node) -> ox.NamedNode:
    return ox.NamedNode(node.iri)
