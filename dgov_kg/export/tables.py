"""CSV for spreadsheets, Gephi and data frames: UTF-8, comma, one header line.

A spreadsheet runs a cell that begins with = + - @ or a tab as a formula, so such a cell gets an
apostrophe in front, as do their full-width forms; plain numbers stay as they are.
"""

from __future__ import annotations

import csv as csv_module
import io
import re

import pyoxigraph as ox

from dgov_kg.export.content import is_index
from dgov_kg.formats import FORMULA
from dgov_kg.namespaces import BACKGROUND, CONCEPTS, DERIVED, ONTOLOGY, SOURCES, compress
from dgov_kg.passage import is_sentence

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from dgov_kg.export.content import Content, Term

STATEMENTS = (
    *("subject", "subject_zh", "subject_en"),
    *("predicate", "predicate_zh", "predicate_en"),
    *("object", "object_zh", "object_en"),
    *("value", "language", "datatype", "evidence", "origin"),
)
_ORIGINS = {
    ONTOLOGY: "ontology",
    CONCEPTS: "concepts",
    BACKGROUND: "background",
    DERIVED: "derived",
}
_NUMBER = re.compile(r"[+-]?[0-9]+(\.[0-9]+)?")


def csv(content: Content) -> bytes:
    """Return all statements, one a row, with the names of their terms and their evidence.

    A thing stands in `object`, a literal in `value`; `origin` tells what is stated by sentences
    from background, derived, ontology, concepts and the index of the source.

    >>> from dgov_kg.export.content import Content
    >>> name = ox.NamedNode("urn:name")
    >>> row = csv(Content([ox.Quad(name, name, ox.Literal("=1+1", language="en"))])).splitlines()[1]
    >>> row.decode()
    "urn:name,,,urn:name,,,,,,'=1+1,en,,,other"
    """
    sources = {_source(graph) for graphs in content.graphs.values() for graph in graphs} - {""}
    rows = []
    for triple in content.triples:
        graphs = content.graphs.get(triple)
        if graphs is None:
            continue  # dgov:statedIn is the column `evidence` here
        rows.append(
            [
                *_named(content, triple.subject),
                *_named(content, triple.predicate),
                *_object(content, triple.object),
                " ".join(_sentence(graph, sources) for graph in graphs if is_sentence(graph)),
                _origin(graphs),
            ]
        )
    return _sheet([list(STATEMENTS), *rows])


def tables(content: Content) -> dict[str, bytes]:
    r"""Return `nodes.csv` and `edges.csv`, with the headings that Gephi looks for.

    >>> from dgov_kg.export.content import Content
    >>> tables(Content([]))["edges.csv"].decode()
    'Source,Target,Type,Label,predicate,zh,en,evidence,origin\n'
    """
    graph = content.network
    fixed = ("curie", "zh", "en", "kind", "class", "evidence")
    extra = sorted({name for _, data in graph.nodes(data=True) for name in data} - set(fixed))
    nodes = [["Id", "Label", *fixed, *extra]]
    for node, data in graph.nodes(data=True):
        cells = [_text(name, data.get(name, "")) for name in (*fixed, *extra)]
        nodes.append([node, f"{data['zh']} {data['en']}", *cells])
    kept = ("predicate", "zh", "en", "evidence", "origin")
    edges = [["Source", "Target", "Type", "Label", *kept]]
    for tail, head, data in graph.edges(data=True):
        cells = [_text(name, data.get(name, "")) for name in kept]
        edges.append([tail, head, "Directed", f"{data['zh']} {data['en']}", *cells])
    return {"nodes.csv": _sheet(nodes), "edges.csv": _sheet(edges)}


def zipped(sheets: dict[str, bytes]) -> bytes:
    """Return the files as one ZIP archive, dated 1980 so that its bytes do not change.

    >>> zipped({"a.csv": b"x"}) == zipped({"a.csv": b"x"})
    True
    """
    import zipfile

    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, sheet in sheets.items():
            entry = zipfile.ZipInfo(name)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, sheet)
    return file.getvalue()


def _named(content: Content, term: Term) -> list[str]:
    iri = term.value if isinstance(term, ox.NamedNode) else str(term)
    names = content.names.get(iri, {})
    return [compress(iri), names.get("zh", ""), names.get("en", "")]


def _object(content: Content, term: Term) -> list[str]:
    if not isinstance(term, ox.Literal):
        return [*_named(content, term), "", "", ""]
    datatype = "" if term.language else compress(term.datatype.value)
    is_text = datatype == "xsd:string"
    return ["", "", "", term.value, term.language or "", "" if is_text else datatype]


def _origin(graphs: list[str]) -> str:
    kinds = {_kind(graph) for graph in graphs}
    order = ("stated", "background", "derived", "source", "concepts", "ontology", "other")
    return min(kinds, key=order.index)


def _kind(graph: str) -> str:
    if is_sentence(graph):
        return "stated"
    return "source" if is_index(graph) else _ORIGINS.get(graph, "other")


def _source(graph: str) -> str:
    return graph.removeprefix(SOURCES).partition("/")[0] if is_sentence(graph) else ""


def _sentence(graph: str, sources: set[str]) -> str:
    """Return the sentence's name; with more than one source, after the source's."""
    name = graph.removeprefix(SOURCES)
    return name.partition("/")[2] if len(sources) == 1 else name


def _text(name: str, value: object) -> str:
    if isinstance(value, list):
        return (" " if name == "evidence" else " | ").join(str(one) for one in value)
    return str(value)


def _sheet(rows: Iterable[list[str]]) -> bytes:
    file = io.StringIO()
    csv_module.writer(file, lineterminator="\n").writerows(
        [_safe(cell) for cell in row] for row in rows
    )
    return file.getvalue().encode()


def _safe(cell: str) -> str:
    return f"'{cell}" if cell.startswith(FORMULA) and not _NUMBER.fullmatch(cell) else cell
