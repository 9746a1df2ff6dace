"""Why a statement holds: the sentences that say it, or the rule and the node it follows from."""

from __future__ import annotations

import os
import re
from collections import namedtuple

import pyoxigraph as ox

from dgov_kg import files
from dgov_kg.exceptions import UnknownName
from dgov_kg.language import Bilingual
from dgov_kg.namespaces import BACKGROUND, compress
from dgov_kg.passage import is_sentence
from dgov_kg.terms import graph_iri

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from dgov_kg.graph import KnowledgeGraph
    from dgov_kg.result import Node

#: A rule ends in one triple made of two variables and the predicate between them.
_RULE = re.compile(r"CONSTRUCT\s*\{\s*\?(\w+)\s+(\S+)\s+\?(\w+)\s*\}\s*WHERE\s*\{")
_TITLE = re.compile(r'^#\+ title\.(zh|en) = "(.*)"$', re.MULTILINE)


class Reason(namedtuple("Reason", "kind rule because evidence")):
    """One ground of a statement.

    ``kind`` is "stated", "background" or "derived".  A derived statement names its ``rule`` and the
    node it follows from, ``because``; ``evidence`` are the sentences that say it, or that node.
    """

    __slots__ = ()


def why(kg: KnowledgeGraph, subject: str, predicate: str, object_: str) -> tuple[Reason, ...]:
    """Return every ground of a statement, or raise UnknownName where it does not hold.

    >>> from dgov_kg.graph import load
    >>> (reason,) = why(load(), "tencent", "dgov:holdsStakeIn", "digital-guangdong")
    >>> reason.kind, reason.because.slug, [sentence.slug for sentence in reason.evidence]
    ('derived', 'stake-of-tencent-in-digital-guangdong', ['p13s3'])
    """
    from dgov_kg.lookup import resolve

    terms = resolve(kg, subject), resolve(kg, predicate), resolve(kg, object_)
    graphs = [graph_iri(quad) for quad in kg.store.quads_for_pattern(*terms, None)]
    stated = tuple(kg.node(graph) for graph in sorted(graphs) if is_sentence(graph))
    reasons = [Reason("stated", None, None, stated)] if stated else []
    if BACKGROUND in graphs:
        reasons.append(Reason("background", None, None, ()))
    reasons += _derivations(kg, *terms)
    if not reasons:
        shown = " ".join(compress(term.value) for term in terms)
        raise UnknownName(zh=f"图谱中没有这条陈述：{shown}", en=f"The graph does not say: {shown}")
    return tuple(reasons)


def _derivations(
    kg: KnowledgeGraph, subject: ox.NamedNode, predicate: ox.NamedNode, object_: ox.NamedNode
) -> Iterator[Reason]:
    for path in files.listed(files.RULES, ".rq"):
        with open(path, encoding="utf-8") as file:
            rule = file.read()
        found = _RULE.search(rule)
        if found is None or compress(predicate.value) != found[2]:
            continue
        values = f"VALUES (?{found[1]} ?{found[3]}) {{ ({subject} {object_}) }}"
        bound = f"SELECT DISTINCT ?because WHERE {{ {values}"
        sparql = rule[: found.start()] + bound + rule[found.end() :]
        title = Bilingual(**dict(_TITLE.findall(rule)))
        name = os.path.basename(path).removesuffix(".rq")
        solutions = kg.store.query(sparql, use_default_graph_as_union=True)
        for solution in solutions if isinstance(solutions, ox.QuerySolutions) else ():
            because = solution["because"]
            yield Reason("derived", (name, title), kg.node(because.value), _evidence(kg, because))


def _evidence(kg: KnowledgeGraph, node: ox.NamedNode) -> tuple[Node, ...]:
    graphs = {graph_iri(quad) for quad in kg.store.quads_for_pattern(node, None, None, None)}
    return tuple(kg.node(graph) for graph in sorted(graphs) if is_sentence(graph))
