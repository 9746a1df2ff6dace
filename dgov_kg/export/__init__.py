"""The graph in other programs' formats: RDF for triple stores, networks for Gephi, tables, Cypher.

Turtle and N-Triples have no named graphs: they hold the union of all graphs, and
`dgov:statedIn` leads from each thing to the sentences that speak of it.  TriG, N-Quads and JSON-LD
keep every graph.  The same graph always gives the same bytes.
"""

from __future__ import annotations

import os
from typing import NamedTuple

from dgov_kg.exceptions import BadFile, UnknownName
from dgov_kg.language import Bilingual

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from dgov_kg.export.content import Content
    from dgov_kg.graph import KnowledgeGraph

_TRIPLES = Bilingual("条三元组", "triples")
_STATEMENTS = Bilingual("条陈述", "statements")
_EDGES = Bilingual("条边", "edges")


class Format(NamedTuple):
    """A format: the module that writes it, the file endings it goes by, and what is counted."""

    module: str
    endings: tuple[str, ...]
    counted: Bilingual
    summary: Bilingual


#: Format to how it is written, in the order of `dgov-kg export --help`.
FORMATS = {
    "turtle": Format(
        "turtle",
        (".ttl", ".turtle"),
        _TRIPLES,
        Bilingual("各图之并，另加 dgov:statedIn", "all graphs in one, with dgov:statedIn"),
    ),
    "trig": Format(
        "turtle",
        (".trig",),
        _STATEMENTS,
        Bilingual("一句一图，无损", "a graph a sentence; nothing lost"),
    ),
    "nquads": Format(
        "lines",
        (".nq", ".nquads"),
        _STATEMENTS,
        Bilingual("同上，一行一条", "the same, one a line"),
    ),
    "ntriples": Format(
        "lines",
        (".nt", ".ntriples"),
        _TRIPLES,
        Bilingual("同 turtle，一行一条", "as turtle, one a line"),
    ),
    "jsonld": Format(
        "jsonld",
        (".jsonld", ".json"),
        _STATEMENTS,
        Bilingual("一句一图，上下文在文件内", "a graph a sentence, its context inside"),
    ),
    "graphml": Format(
        "networks", (".graphml",), _EDGES, Bilingual("网络：yEd、Cytoscape", "for yEd, Cytoscape")
    ),
    "gexf": Format("networks", (".gexf",), _EDGES, Bilingual("网络：Gephi", "for Gephi")),
    "csv": Format(
        "tables",
        (".csv", ".zip"),
        _STATEMENTS,
        Bilingual(
            "一行一条陈述；文件名以 .zip 或 / 结尾则为 nodes.csv 与 edges.csv；"
            "会被当作公式的单元格前加 '",
            "a row a statement; nodes.csv and edges.csv where FILE ends in .zip or /; "
            "a cell that would run as a formula begins with '",
        ),
    ),
    "cypher": Format(
        "cypher",
        (".cypher", ".cql"),
        _EDGES,
        Bilingual("Neo4j、Memgraph、FalkorDB 的脚本", "a script for Neo4j, Memgraph, FalkorDB"),
    ),
}


def export(kg: KnowledgeGraph, format: str) -> bytes:  # noqa: A002 - the word everyone uses
    """Return the whole graph in a format of `FORMATS`, named so or by a file ending.

    Raises UnknownName.

    >>> from dgov_kg.graph import load
    >>> print(export(load(), "turtle").decode()[:44])
    @prefix dcterms: <http://purl.org/dc/terms/>
    """
    return _written(kg, format_named(format))[0]


def save(kg: KnowledgeGraph, path: str, format: str | None = None) -> tuple[str, int, Bilingual]:  # noqa: A002
    """Write the whole graph to a file, and return the format, how many were written, and of what.

    Without a format the ending of the file tells it.  Missing folders are made; whatever
    interrupts the writing, the file is the old one or the new one.  Raises UnknownName and BadFile.

    >>> import tempfile
    >>> from dgov_kg.graph import load
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     save(load(), f"{folder}/new/graph.nq")[0]
    'nquads'
    """
    name = format_named(format) if format else format_of(path)
    wants_folder = path.endswith(("/", os.sep)) or os.path.isdir(path)
    if name == "csv" and (wants_folder or path.lower().endswith(".zip")):
        from dgov_kg.export.content import Content
        from dgov_kg.export.tables import tables, zipped

        content = Content(kg.quads())
        sheets = tables(content)
        if wants_folder:
            for sheet, text in sheets.items():
                _write(os.path.join(path, sheet), text)
        else:
            _write(path, zipped(sheets))
        return name, content.network.number_of_edges(), _EDGES
    if wants_folder:
        raise BadFile(
            zh=f"{path}：是文件夹；{name} 要写入一个文件。",
            en=f"{path}: is a folder; {name} goes to a file.",
        )
    written, count = _written(kg, name)
    _write(path, written)
    return name, count, FORMATS[name].counted


def format_named(name: str) -> str:
    """Return the format of this name or file ending, or raise UnknownName with the list.

    >>> format_named("ttl")
    'turtle'
    """
    for known, found in FORMATS.items():
        if name.lower() == known or f".{name.lower()}" in found.endings:
            return known
    names = ", ".join(FORMATS)
    raise UnknownName(
        zh=f"没有格式 {name}；可用：{names}", en=f"No format {name}; there are: {names}"
    )


def format_of(path: str) -> str:
    """Return the format that the ending of a file name tells, or raise UnknownName with the list.

    >>> format_of("out/graph.graphml")
    'graphml'
    """
    if path.endswith(("/", os.sep)):
        return "csv"
    ending = os.path.splitext(path)[1].lower()
    for name, found in FORMATS.items():
        if ending in found.endings:
            return name
    names = ", ".join(FORMATS)
    raise UnknownName(
        zh=f"{path}：从文件名看不出格式；请用 -f 指明：{names}",
        en=f"{path}: the name does not tell the format; say it with -f: {names}",
    )


def _written(kg: KnowledgeGraph, name: str) -> tuple[bytes, int]:
    from importlib import import_module

    from dgov_kg.export.content import Content

    content = Content(kg.quads())
    module = import_module(f"dgov_kg.export.{FORMATS[name].module}")
    target: Callable[[Content], bytes] = getattr(module, name)
    return target(content), _count(content, name)


def _count(content: Content, name: str) -> int:
    if FORMATS[name].counted == _EDGES:
        return int(content.network.number_of_edges())
    if name == "csv":
        return len(content.graphs)
    return len(content.triples if name in {"turtle", "ntriples"} else content.quads)


def _write(path: str, written: bytes) -> None:
    from dgov_kg import files

    try:
        if os.path.exists(path) and not os.path.isfile(path) and not os.path.isdir(path):
            # A device or a pipe, such as /dev/null, is written to, never replaced.
            with open(path, "wb") as device:
                device.write(written)
        else:
            # What a link leads to is replaced, not the link.
            files.write(os.path.realpath(path), written)
    except OSError as error:
        reason = os.strerror(error.errno) if error.errno else str(error)
        raise BadFile(
            zh=f"{path}：写不了：{reason}", en=f"{path}: cannot be written: {reason}"
        ) from None
