"""What each sentence of a source yields: statements, or a reason why it has none."""

from __future__ import annotations

from collections import Counter

import pyoxigraph as ox

from dgov_kg.language import Bilingual
from dgov_kg.namespaces import PREFIXES
from dgov_kg.passage import is_sentence
from dgov_kg.result import Node, Table
from dgov_kg.terms import graph_iri, literals, subjects

TYPE_CHECKING = False
if TYPE_CHECKING:
    from dgov_kg.graph import KnowledgeGraph

_TYPE = ox.NamedNode(PREFIXES["rdf"] + "type")
_SENTENCE = ox.NamedNode(PREFIXES["dgov"] + "Sentence")
_OMITTED = ox.NamedNode(PREFIXES["dgov"] + "omittedBecause")

_HEADINGS = {
    "evidence": Bilingual("语句", "sentence"),
    "statements": Bilingual("陈述数", "statements"),
    "reason": Bilingual("没有陈述的缘由", "why there are none"),
}


def coverage(kg: KnowledgeGraph) -> Table:
    """Return each sentence with the number of its statements, or the reason why it has none.

    >>> from dgov_kg.graph import load
    >>> rows = {row["evidence"].slug: row["statements"] for row in coverage(load())}
    >>> rows["p09r0"], rows["p13s3"] > 50
    (0, True)
    """
    counts = Counter(graph for quad in kg.store if is_sentence(graph := graph_iri(quad)))
    sentences = [sentence.value for sentence in subjects(kg.store, _TYPE, _SENTENCE)]
    rows = [
        (kg.node(sentence), counts[sentence], *_reason(kg, sentence))
        for sentence in sorted(sentences)
    ]
    covered = sum(1 for row in rows if row[1] or row[2])
    share = f"{covered}/{len(rows)}"
    return Table(
        ["evidence", "statements", "reason_zh", "reason_en"],
        rows,
        title=Bilingual(f"语句覆盖：{share}", f"Sentences covered: {share}"),
        headings=_HEADINGS,
        language=kg.language,
    )


def uncovered(table: Table) -> tuple[str, ...]:
    """Return the names of the sentences that have neither statements nor a reason."""
    return tuple(
        sentence.slug
        for sentence, count, zh, _ in table.rows
        if isinstance(sentence, Node) and not count and not zh
    )


def _reason(kg: KnowledgeGraph, sentence: str) -> tuple[str | None, str | None]:
    said = {
        reason.language: reason.value
        for _, reason in literals(kg.store, ox.NamedNode(sentence), _OMITTED)
    }
    return said.get("zh"), said.get("en")
