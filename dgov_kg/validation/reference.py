"""What pySHACL finds: the reference that the tests and the benchmark hold our own verdicts against.

Nothing else imports this module, so that pySHACL and rdflib are not needed to validate.
"""

from __future__ import annotations

import pyshacl
from rdflib import SH, Graph, Literal

from dgov_kg.language import Bilingual
from dgov_kg.validation.report import ERROR, WARNING
from dgov_kg.validation.shapes import Violation

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from rdflib.term import Node


def judged(data: Graph, shapes: Graph) -> Iterator[Violation]:
    """Yield what pySHACL finds."""
    _, report, _ = pyshacl.validate(data, shacl_graph=shapes)
    assert isinstance(report, Graph)
    for result in report.objects(None, SH.result):  # and not their details
        part = report.value(result, SH.sourceShape)
        value = report.value(result, SH.value)
        yield Violation(
            str(report.value(result, SH.focusNode)),
            "" if value is None else str(value),  # a nought is false to rdflib
            _name(shapes.value(None, SH.property, part) or part),
            _texts(report, result, SH.resultMessage),
            WARNING if report.value(result, SH.resultSeverity) == SH.Warning else ERROR,
        )


def _texts(graph: Graph, node: Node, predicate: Node) -> Bilingual:
    said = (text for text in graph.objects(node, predicate) if isinstance(text, Literal))
    texts = {text.language: str(text) for text in said}
    return Bilingual(texts.get("zh", ""), texts.get("en", ""))


def _name(shape: Node | None) -> str:
    return str(shape).rpartition("#")[2]
