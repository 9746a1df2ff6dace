"""Why a statement holds: the sentences that say it, or the rule and the node it follows from."""

from __future__ import annotations

import os
import re
from collections import namedtuple
from functools import cache

import pyoxigraph as ox

from dgov_kg import files
from dgov_kg.dates import bounds
from dgov_kg.exceptions import UnknownName
from dgov_kg.language import Bilingual
from dgov_kg.namespaces import (
    BACKGROUND,
    CONCEPTS,
    DERIVED,
    ONTOLOGY,
    PREFIXES,
    SOURCES,
    compress,
    expand,
)
from dgov_kg.passage import is_sentence
from dgov_kg.terms import graph_iri, literals

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from dgov_kg.graph import KnowledgeGraph
    from dgov_kg.result import Node

#: A rule ends in one triple made of two variables and the predicate between them.
_RULE = re.compile(r"CONSTRUCT\s*\{\s*\?(\w+)\s+(\S+)\s+\?(\w+)\s*\}\s*WHERE\s*\{")
_TITLE = re.compile(r'^#\+ title\.(zh|en) = "(.*)"$', re.MULTILINE)

_EXPRESSION = ox.NamedNode(PREFIXES["dgov"] + "dateExpression")

#: The derived dates, which bound of the expression each is, and how to say so.
_BOUNDS = {
    PREFIXES["dgov"] + "earliestDate": (
        0,
        Bilingual("时间表达 {} 所允许的最早一日", "the first day that the date {} allows"),
    ),
    PREFIXES["dgov"] + "latestDate": (
        1,
        Bilingual("时间表达 {} 所允许的最晚一日", "the last day that the date {} allows"),
    ),
}


#: The kinds of ground that are no sentence's, in the order in which they are given.
_UNSAID = ("background", "vocabulary", "index", "own")
_KINDS = {BACKGROUND: "background", ONTOLOGY: "vocabulary", CONCEPTS: "vocabulary"}


class Reason(namedtuple("Reason", "kind rule because evidence")):
    """One ground of a statement.

    ``kind`` is "stated", "background", "vocabulary", "index", "own" (a reader's file) or "derived".
    A derived statement names its ``rule`` and the node it follows from, ``because``; ``evidence``
    are the sentences that say it, or that node.
    """

    __slots__ = ()


def why(kg: KnowledgeGraph, subject: str, predicate: str, object_: str) -> tuple[Reason, ...]:
    """Return every ground of a statement, or raise UnknownName where it does not hold.

    The object is a name, or a literal as the graph holds it.

    >>> from dgov_kg.graph import load
    >>> (reason,) = why(load(), "tencent", "dgov:holdsStakeIn", "digital-guangdong")
    >>> reason.kind, reason.because.slug, [sentence.slug for sentence in reason.evidence]
    ('derived', 'stake-of-tencent-in-digital-guangdong', ['p13s3'])
    >>> (reason,) = why(load(), "founding-of-digital-zhejiang", "dgov:earliestDate", "2019-01-01")
    >>> print(reason.rule[1].en)
    the first day that the date 2019 allows
    """
    from dgov_kg.lookup import resolve

    about = resolve(kg, subject)
    relation = _foreign(kg, predicate) or resolve(kg, predicate)
    said = _literal(kg, about, relation, object_) or resolve(kg, object_)
    graphs = {graph_iri(q) for q in kg.store.quads_for_pattern(about, relation, said, None)}
    stated = tuple(kg.node(graph) for graph in sorted(graphs) if is_sentence(graph))
    reasons = [Reason("stated", None, None, stated)] if stated else []
    others = {kind_of(graph) for graph in graphs if graph != DERIVED and not is_sentence(graph)}
    reasons += [Reason(kind, None, None, ()) for kind in _UNSAID if kind in others]
    if isinstance(said, ox.Literal):
        reasons += _dates(kg, about, relation, said)
    else:
        reasons += _derivations(kg, about, relation, said)
    if not reasons:
        raise _not_said(about, relation, compress(said.value))
    return tuple(reasons)


@cache
def rules() -> dict[str, str]:
    """Return the rules by name, read once: a worker opens no file after it has started."""
    paths = files.listed(files.RULES, ".rq")
    return {os.path.basename(path).removesuffix(".rq"): files.read(path) for path in paths}


def _foreign(kg: KnowledgeGraph, name: str) -> ox.NamedNode | None:
    """Return a predicate of another vocabulary, which the graph uses and does not describe."""
    iri = expand("rdf:type" if name == "a" else name)
    predicate = ox.NamedNode(iri) if iri and " " not in iri else None
    used = predicate and next(kg.store.quads_for_pattern(None, predicate, None, None), None)
    return predicate if used else None


def kind_of(graph: str) -> str:
    """Return what kind of ground a graph is that is no sentence and not derived."""
    return "index" if graph.startswith(SOURCES) else _KINDS.get(graph, "own")


def _not_said(subject: ox.NamedNode, predicate: ox.NamedNode, object_: str) -> UnknownName:
    shown = f"{compress(subject.value)} {compress(predicate.value)} {object_}"
    return UnknownName(zh=f"图谱中没有这条陈述：{shown}", en=f"The graph does not say: {shown}")


def _literal(
    kg: KnowledgeGraph, subject: ox.NamedNode, predicate: ox.NamedNode, words: str
) -> ox.Literal | None:
    """Return the literal that reads so; None where things and not words are said here."""
    held = [value for _, value in literals(kg.store, subject, predicate)]
    for value in held:
        if value.value == words.strip():
            return value
    if held:
        raise _not_said(subject, predicate, words)
    return None


def _dates(
    kg: KnowledgeGraph, subject: ox.NamedNode, predicate: ox.NamedNode, day: ox.Literal
) -> Iterator[Reason]:
    if predicate.value not in _BOUNDS:
        return
    bound, title = _BOUNDS[predicate.value]
    for expression in {value for _, value in literals(kg.store, subject, _EXPRESSION)}:
        if bounds(expression.value)[bound] == day.value:
            rule = Bilingual(*(text.format(expression.value) for text in title))
            stated = _sentences(kg, subject, _EXPRESSION, expression)
            yield Reason("derived", ("date-bounds", rule), kg.node(subject.value), stated)


def _derivations(
    kg: KnowledgeGraph, subject: ox.NamedNode, predicate: ox.NamedNode, object_: ox.NamedNode
) -> Iterator[Reason]:
    for name, rule in rules().items():
        found = _RULE.search(rule)
        if found is None or compress(predicate.value) != found[2]:
            continue
        bound = f"VALUES (?{found[1]} ?{found[3]}) {{ ({subject} {object_}) }}"
        select = f"SELECT DISTINCT ?because WHERE {{ {bound}"
        sparql = rule[: found.start()] + select + rule[found.end() :]
        title = Bilingual(**dict(_TITLE.findall(rule)))
        solutions = kg.store.query(sparql, use_default_graph_as_union=True)
        assert not isinstance(solutions, ox.QueryBoolean)
        for because in sorted(solution["because"].value for solution in solutions):
            evidence = _sentences(kg, ox.NamedNode(because), None, None)
            yield Reason("derived", (name, title), kg.node(because), evidence)


def _sentences(
    kg: KnowledgeGraph,
    subject: ox.NamedNode,
    predicate: ox.NamedNode | None,
    object_: ox.Literal | None,
) -> tuple[Node, ...]:
    """Return the sentences that say something of this shape."""
    quads = kg.store.quads_for_pattern(subject, predicate, object_, None)
    return tuple(
        kg.node(graph) for graph in sorted({*map(graph_iri, quads)} - {""}) if is_sentence(graph)
    )
