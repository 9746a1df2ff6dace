"""SHACL: the shapes of `ontology/shapes.ttl` over all statements and the vocabulary together.

pySHACL is the judge, with two reliefs that leave its verdicts as they are: a shape is aimed at
those of its targets that are asked about, and its SPARQL constraints are asked of Oxigraph, all
targets at once, where pySHACL would parse the query anew for each.
"""

from __future__ import annotations

import os
from functools import cache
from typing import NamedTuple

from dgov_kg import files
from dgov_kg.exceptions import MissingPackage
from dgov_kg.language import Bilingual
from dgov_kg.namespaces import compress
from dgov_kg.validation.report import ERROR, WARNING, Finding

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    import pyoxigraph as ox
    import rdflib
    from rdflib.term import Node

    from dgov_kg.validation.reading import DataFile


class Violation(NamedTuple):
    """One result of a shape: the thing at fault and, where there is one, its wrong value."""

    focus: str
    value: str
    shape: str
    message: Bilingual
    severity: str


def check(
    everything: Sequence[DataFile], asked: Sequence[DataFile], known: Sequence[Finding]
) -> list[Finding]:
    """Return what the shapes find wrong with things that the asked files describe.

    What a house rule has said of a label already (`known`) is not said twice.
    """
    unlabelled = {finding.focus for finding in known if finding.rule == "labels"}
    found: dict[tuple[str, str, str], Finding] = {}
    described = {getattr(q.subject, "value", "") for file in asked for q in file.quads}
    for focus, value, rule, message, severity in violations(
        (quad for file in everything for quad in file.quads), described
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


def violations(quads: Iterable[ox.Quad], things: Collection[str] | None = None) -> list[Violation]:
    """Return every result over these statements, or every one whose focus is among these things."""
    import pyoxigraph as ox
    from rdflib import SH

    shapes = _ontology("shapes.ttl")
    vocabulary = [*_parsed("dgov.ttl"), *_parsed("schemes.ttl")]
    statements = [*quads, *vocabulary]
    data = to_graph(statements)
    aimed = _aimed(shapes, data, things)
    aimed.remove((None, SH.sparql, None))
    store = ox.Store()
    store.bulk_extend(ox.Quad(s.subject, s.predicate, s.object) for s in statements)
    targets = {
        shape: list(aimed.objects(shape, SH.targetNode)) for shape in shapes.subjects(SH.sparql)
    }
    return sorted([*judged(data, aimed), *_queried(store, shapes, targets)])


def judged(data: rdflib.Graph, shapes: rdflib.Graph) -> Iterator[Violation]:
    """Yield what pySHACL finds."""
    try:
        import pyshacl
    except ImportError as error:
        raise MissingPackage("pyshacl", "validation") from error
    from rdflib import SH, Graph

    _, report, _ = pyshacl.validate(data, shacl_graph=shapes)
    assert isinstance(report, Graph)
    for result in report.objects(None, SH.result):  # and not their details
        part = report.value(result, SH.sourceShape)
        yield Violation(
            str(report.value(result, SH.focusNode)),
            str(report.value(result, SH.value) or ""),
            _name(shapes.value(None, SH.property, part) or part),
            _texts(report, result, SH.resultMessage),
            WARNING if report.value(result, SH.resultSeverity) == SH.Warning else ERROR,
        )


def _aimed(
    shapes: rdflib.Graph, data: rdflib.Graph, things: Collection[str] | None
) -> rdflib.Graph:
    """Return the shapes with every target written out, node by node (SHACL, 2.1.3)."""
    from rdflib import RDF, RDFS, SH, Graph

    aimed = Graph()
    aimed += shapes
    for target in (SH.targetClass, SH.targetSubjectsOf, SH.targetObjectsOf, SH.targetNode):
        for shape, named in shapes.subject_objects(target):
            aimed.remove((shape, target, named))
            if target == SH.targetClass:
                kinds = data.transitive_subjects(RDFS.subClassOf, named)
                nodes = {node for kind in kinds for node in data.subjects(RDF.type, kind)}
            elif target == SH.targetNode:
                nodes = {named}
            elif target == SH.targetSubjectsOf:
                nodes = set(data.subjects(named))
            else:
                nodes = set(data.objects(None, named))
            for node in nodes:
                if things is None or str(node) in things:
                    aimed.add((shape, SH.targetNode, node))
    return aimed


def _queried(
    store: ox.Store, shapes: rdflib.Graph, targets: Mapping[Node, Sequence[Node]]
) -> Iterator[Violation]:
    """Yield what the SPARQL constraints of the shapes find among their targets (SHACL, 5)."""
    import pyoxigraph as ox
    from rdflib import SH

    prefixes = {
        str(shapes.value(prefix, SH.prefix)): str(shapes.value(prefix, SH.namespace))
        for prefix in shapes.objects(None, SH.declare)
    }
    for shape, constraint in shapes.subject_objects(SH.sparql):
        sparql = str(shapes.value(constraint, SH.select))
        wanted = {str(node) for node in targets[shape]}
        message = _texts(shapes, constraint, SH.message)
        solutions = store.query(sparql, prefixes=prefixes) if wanted else ()
        assert not isinstance(solutions, ox.QueryBoolean | ox.QueryTriples)
        for solution in solutions:
            if solution["this"].value in wanted:
                value = solution["value"].value
                yield Violation(solution["this"].value, value, _name(shape), message, ERROR)


def _texts(graph: rdflib.Graph, node: Node, predicate: Node) -> Bilingual:
    from rdflib import Literal

    said = (text for text in graph.objects(node, predicate) if isinstance(text, Literal))
    texts = {text.language: str(text) for text in said}
    return Bilingual(texts.get("zh", ""), texts.get("en", ""))


def _name(shape: Node | None) -> str:
    return str(shape).rpartition("#")[2]


@cache
def _ontology(name: str) -> rdflib.Graph:
    return to_graph(_parsed(name))


@cache
def _parsed(name: str) -> tuple[ox.Quad, ...]:
    import pyoxigraph as ox

    return tuple(ox.parse(path=os.path.join(files.ONTOLOGY, name)))


def to_graph(quads: Iterable[ox.Quad | ox.Triple]) -> rdflib.Graph:
    """Return statements as one rdflib graph; ten times quicker than its own parser."""
    import pyoxigraph as ox
    from rdflib import BNode, Graph, Literal, URIRef

    known: dict[str, URIRef] = {}

    def term(node: object) -> URIRef | BNode | Literal:
        if isinstance(node, ox.NamedNode):
            iri = node.value
            return known.get(iri) or known.setdefault(iri, URIRef(iri))
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
