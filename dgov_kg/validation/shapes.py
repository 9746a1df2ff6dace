"""SHACL: the shapes of `ontology/shapes.ttl` over all statements and the vocabulary together.

A shape is aimed at those of its targets that are asked about.  Its SPARQL constraints are asked of
Oxigraph, all targets at once.
"""

from __future__ import annotations

import os
from functools import cache
from typing import NamedTuple

import pyoxigraph as ox

from dgov_kg import files
from dgov_kg.language import Bilingual
from dgov_kg.namespaces import compress
from dgov_kg.validation.index import Index
from dgov_kg.validation.report import ERROR, WARNING, Finding
from dgov_kg.validation.shacl import TARGETS, Judge, sh

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from dgov_kg.validation.index import Term
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
    shapes = Index(_parsed("shapes.ttl"))
    statements = [*quads, *_parsed("dgov.ttl"), *_parsed("schemes.ttl")]
    judge = Judge(shapes, Index(statements))
    aimed = {shape: judge.targets(shape, things) for shape in _aimed(shapes)}
    found = [
        _violation(shapes, part, shape, focus, value)
        for shape, nodes in aimed.items()
        for focus in nodes
        for part, value in judge.results(shape, focus)
    ]
    return sorted([*found, *_queried(statements, shapes, aimed)])


def _aimed(shapes: Index) -> list[Term]:
    """Return the shapes that have a target."""
    return list(dict.fromkeys(shape for target in TARGETS for shape in shapes.forward(target)))


def _violation(
    shapes: Index, part: Term, shape: Term, focus: Term, value: Term | None
) -> Violation:
    severity = shapes.value(part, sh("severity"))
    return Violation(
        focus=_words(focus),
        value="" if value is None else _words(value),
        shape=_name(shape),
        message=_texts(shapes, part),
        severity=WARNING if severity == sh("Warning") else ERROR,
    )


def _queried(
    statements: Sequence[ox.Quad], shapes: Index, aimed: Mapping[Term, Mapping[Term, None]]
) -> Iterator[Violation]:
    """Yield what the SPARQL constraints of the shapes find among their targets (SHACL, 5)."""
    prefixes = {
        _words(shapes.value(prefix, sh("prefix"))): _words(shapes.value(prefix, sh("namespace")))
        for prefix in shapes.backward(sh("declare"))
    }
    asked = [
        (shape, constraint)
        for shape, constraints in shapes.forward(sh("sparql")).items()
        for constraint in constraints
        if aimed[shape]
    ]
    if not asked:
        return
    store = ox.Store()
    store.bulk_extend(ox.Quad(s.subject, s.predicate, s.object) for s in statements)
    for shape, constraint in asked:
        solutions = store.query(_words(shapes.value(constraint, sh("select"))), prefixes=prefixes)
        assert isinstance(solutions, ox.QuerySolutions)
        for solution in solutions:
            if solution["this"] in aimed[shape]:
                yield _violation(shapes, constraint, shape, solution["this"], solution["value"])


def _texts(shapes: Index, part: Term) -> Bilingual:
    said = (text for text in shapes.objects(part, sh("message")) if isinstance(text, ox.Literal))
    texts = {text.language: text.value for text in said}
    return Bilingual(texts.get("zh", ""), texts.get("en", ""))


def _words(term: Term | None) -> str:
    return str(getattr(term, "value", ""))


def _name(shape: Term) -> str:
    return _words(shape).rpartition("#")[2]


@cache
def _parsed(name: str) -> tuple[ox.Quad, ...]:
    return tuple(ox.parse(path=os.path.join(files.ONTOLOGY, name)))


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
