"""SHACL: the shapes of `ontology/shapes.ttl` over all statements and the vocabulary together."""

from __future__ import annotations

import os
from functools import cache

from dgov_kg import files
from dgov_kg.exceptions import MissingPackage
from dgov_kg.language import Bilingual
from dgov_kg.namespaces import compress
from dgov_kg.validation.report import ERROR, WARNING, Finding

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import pyoxigraph as ox
    import rdflib

    from dgov_kg.validation.reading import DataFile


def check(
    everything: Sequence[DataFile], asked: Sequence[DataFile], known: Sequence[Finding]
) -> list[Finding]:
    """Return what the shapes find wrong with things that the asked files describe.

    What a house rule has said of a label already (`known`) is not said twice.
    """
    unlabelled = {finding.focus for finding in known if finding.rule == "labels"}
    found: dict[tuple[str, str, str], Finding] = {}
    for focus, value, rule, message, severity in violations(
        quad for file in everything for quad in file.quads
    ):
        place = _place(focus, value, asked)
        said = (focus, rule, message.en)
        if (
            place is None
            or said in found
            or (rule == "two-labels" and compress(focus) in unlabelled)
        ):
            continue
        file, graph = place
        wrong, repair = _halves(message, value)
        line = file.line(focus, graph)
        found[said] = Finding(severity, file.shown, line, compress(focus), rule, wrong, repair)
    return list(found.values())


def violations(quads: Iterable[ox.Quad]) -> list[tuple[str, str, str, Bilingual, str]]:
    """Return focus, value, shape, message and severity of every result over these statements."""
    try:
        import pyshacl
    except ImportError as error:
        raise MissingPackage("pyshacl", "validation") from error
    from rdflib import SH, Graph, Literal

    shapes = _ontology("shapes.ttl")
    data = to_graph(quads)
    for name in ("dgov.ttl", "schemes.ttl"):
        data += _ontology(name)
    _, report, _ = pyshacl.validate(data, shacl_graph=shapes)
    assert isinstance(report, Graph)
    results = []
    for result in report.objects(None, SH.result):  # and not their details
        part = report.value(result, SH.sourceShape)
        shape = shapes.value(None, SH.property, part) or part
        texts = {
            text.language: str(text)
            for text in report.objects(result, SH.resultMessage)
            if isinstance(text, Literal)
        }
        severity = WARNING if report.value(result, SH.resultSeverity) == SH.Warning else ERROR
        results.append(
            (
                str(report.value(result, SH.focusNode)),
                str(report.value(result, SH.value) or ""),
                str(shape).rpartition("#")[2],
                Bilingual(texts.get("zh", ""), texts.get("en", "")),
                severity,
            )
        )
    return sorted(results)


@cache
def _ontology(name: str) -> rdflib.Graph:
    import pyoxigraph as ox

    return to_graph(ox.parse(path=os.path.join(files.ONTOLOGY, name)))


def to_graph(quads: Iterable[ox.Quad | ox.Triple]) -> rdflib.Graph:
    """Return statements as one rdflib graph; ten times quicker than its own parser."""
    import pyoxigraph as ox
    from rdflib import BNode, Graph, Literal, URIRef

    def term(node: object) -> URIRef | BNode | Literal:
        if isinstance(node, ox.NamedNode):
            return URIRef(node.value)
        if isinstance(node, ox.BlankNode):
            return BNode(node.value)
        assert isinstance(node, ox.Literal)
        datatype = None if node.language else URIRef(node.datatype.value)
        if datatype == URIRef("http://www.w3.org/2001/XMLSchema#string"):
            datatype = None
        return Literal(node.value, lang=node.language, datatype=datatype, normalize=False)

    graph = Graph()
    for quad in quads:
        if not isinstance(quad.object, ox.Triple):  # RDF 1.2, which rdflib does not hold
            graph.add((term(quad.subject), term(quad.predicate), term(quad.object)))
    return graph


def _place(focus: str, value: str, asked: Sequence[DataFile]) -> tuple[DataFile, str] | None:
    """Return where the wrong value is written, else where the thing is first described."""
    first = None
    for file in asked:
        for quad in file.quads:
            if getattr(quad.subject, "value", None) == focus:
                graph = getattr(quad.graph_name, "value", "")
                first = first or (file, graph)
                if value and getattr(quad.object, "value", None) == value:
                    return file, graph
    return first


def _halves(message: Bilingual, value: str) -> tuple[Bilingual, Bilingual]:
    """Return what is wrong and how to mend it: a message has one sentence of each."""
    zh, stop, zh_repair = message.zh.partition("。")
    en, _, en_repair = message.en.partition(". ")
    shown = compress(value) if value.startswith("http") else ""
    wrong = Bilingual(
        f"{zh}（{shown}）{stop}" if shown else zh + stop, f"{en} ({shown})." if shown else f"{en}."
    )
    return wrong, Bilingual(zh_repair, en_repair)
