"""A table or an entity as text, CSV, JSON, Markdown, HTML, DataFrame or Turtle."""

from __future__ import annotations

import unicodedata

from dgov_kg.exceptions import MissingPackage
from dgov_kg.language import Bilingual
from dgov_kg.namespaces import BACKGROUND, CONCEPTS, DERIVED, ONTOLOGY, SOURCES, compress
from dgov_kg.result import Node, Table

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    import pandas as pd
    import pyoxigraph as ox

    from dgov_kg.result import Entity, Statement, Value

#: With what begins a text that a spreadsheet runs as a formula.
FORMULA = tuple("=+-@\t\r\n＝＋－＠")
_YES, _NO = Bilingual("是", "yes"), Bilingual("否", "no")

#: What the graphs are called in which a statement stands that no sentence says.
_GRAPHS = {
    "": Bilingual("自备", "your file"),
    DERIVED: Bilingual("推导", "derived"),
    BACKGROUND: Bilingual("背景", "background"),
    ONTOLOGY: Bilingual("词表", "vocabulary"),
    CONCEPTS: Bilingual("词表", "vocabulary"),
}
_INDEX = Bilingual("索引", "index")
_SPOKEN = {"subject": "主语", "predicate": "谓语", "object": "宾语", "answer": "回答"}


def shown(table: Table) -> list[int]:
    """Return the positions of the columns for the table's reader.

    A column `…_zh` is for readers of Chinese, `…_en` for readers of English, the others for both.
    """
    other = "_en" if table.language == "zh" else "_zh"
    return [i for i, column in enumerate(table.columns) if not column.endswith(other)]


def heading(table: Table, column: str) -> str:
    """Return what a column is called in the table's language."""
    stem = column.removesuffix("_zh").removesuffix("_en")
    if stem in table.headings:
        return str(table.headings[stem].in_language(table.language))
    if stem == "evidence":
        return "出处" if table.language == "zh" else "evidence"
    if table.language == "zh" and stem in _SPOKEN:
        return _SPOKEN[stem]
    return stem.replace("_", " ")


def cell(value: Value, language: str) -> str:
    """Return what a person reads in a cell."""
    if isinstance(value, Node):
        return str(value.slug if value.is_sentence else value.label(language))
    if isinstance(value, bool):
        return str((_YES if value else _NO).in_language(language))
    return "" if value is None else str(value)


def width(words: str) -> int:
    """Return the terminal columns that words take: two for a wide character (UAX #11).

    >>> width("腾讯 Tencent")
    12
    """
    return sum(
        0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1
        for c in words
    )


def text(table: Table) -> str:
    """Return a table as aligned plain text."""
    columns = shown(table)
    head = [heading(table, table.columns[i]) for i in columns]
    body = [[cell(row[i], table.language) for i in columns] for row in table.rows]
    body = [[" ".join(value.split()) for value in row] for row in body]
    widths = [max(map(width, column)) for column in zip(head, *body, strict=True)]
    right = [
        bool(table.rows) and all(type(row[i]) in {int, float} for row in table.rows)
        for i in columns
    ]

    def line(values: list[str]) -> str:
        cells = (
            " " * (w - width(v)) + v if r else v + " " * (w - width(v))
            for v, w, r in zip(values, widths, right, strict=True)
        )
        return "  ".join(cells).rstrip()

    return "\n".join([line(head), line(["-" * w for w in widths]), *map(line, body)])


def separated(table: Table, separator: str, *, guarded: bool = False) -> str:
    """Return a table as CSV or TSV.

    With ``guarded``, text that a spreadsheet would run as a formula has an apostrophe before it
    (OWASP, CSV injection); without, every text is as it is.
    """
    import csv
    import io

    is_node = [
        any(isinstance(row[i], Node) for row in table.rows) for i in range(len(table.columns))
    ]
    head: list[str] = []
    for column, node in zip(table.columns, is_node, strict=True):
        head += [column, f"{column}_id"] if node and column != "evidence" else [column]
    file = io.StringIO()
    writer = csv.writer(file, delimiter=separator, lineterminator="\n")
    writer.writerow(head)
    for row in table.rows:
        values: list[str] = []
        for column, value, node in zip(table.columns, row, is_node, strict=True):
            text = cell(value, table.language)
            runs = guarded and not isinstance(value, (int, float)) and text.startswith(FORMULA)
            values.append(f"'{text}" if runs else text)
            if node and column != "evidence":
                values.append(value.curie if isinstance(value, Node) else "")
        writer.writerow(values)
    return file.getvalue()


def json_text(table: Table) -> str:
    """Return a table as JSON."""
    import json

    document = {
        "question": table.name or None,
        "title": dict(zip(("zh", "en"), table.title, strict=True)) if any(table.title) else None,
        "note": dict(zip(("zh", "en"), table.note, strict=True)) if any(table.note) else None,
        "rows": [{key: plain(value) for key, value in row.items()} for row in table],
    }
    document = {key: value for key, value in document.items() if value is not None}
    return json.dumps(document, ensure_ascii=False, indent=2)


def markdown(table: Table) -> str:
    """Return a table as GitHub-flavoured Markdown."""
    columns = shown(table)

    def line(values: list[str]) -> str:
        return "| " + " | ".join(values) + " |"

    def escaped(value: Value) -> str:
        plain = " ".join(cell(value, table.language).split())
        return "".join(f"\\{c}" if c in "\\|*_`<[" else c for c in plain)

    head = line([escaped(heading(table, table.columns[i])) for i in columns])
    body = [line([escaped(row[i]) for i in columns]) for row in table.rows]
    return "\n".join([head, line(["---"] * len(columns)), *body])


def html(table: Table) -> str:
    """Return a table as an HTML fragment with every label escaped."""
    from html import escape

    columns = shown(table)
    head = "".join(f"<th>{escape(heading(table, table.columns[i]))}</th>" for i in columns)
    body = "".join(
        "<tr>"
        + "".join(f"<td>{escape(cell(row[i], table.language))}</td>" for i in columns)
        + "</tr>"
        for row in table.rows
    )
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def dataframe(table: Table) -> pd.DataFrame:
    """Return a table as a pandas DataFrame."""
    try:
        import pandas as pd
    except ImportError:
        raise MissingPackage("pandas", "dataframe") from None
    rows = [
        [cell(value, table.language) if isinstance(value, Node) else value for value in row]
        for row in table.rows
    ]
    return pd.DataFrame(rows, columns=list(table.columns))


def entity_text(entity: Entity) -> str:
    """Return an entity as plain text: its names, its kinds, its statements with their places."""
    zh = entity.language == "zh"
    node = entity.node
    kinds = ", ".join(kind.label(entity.language) for kind in entity.classes)
    lines = [f"{node.label(entity.language)}  ({node.curie})"]
    other = node.en if zh else node.zh
    said = entity.gist.in_language(entity.language)
    lines += [f"{other}  [{kinds}]", "", *([said, ""] if said else [])]
    rows: list[tuple[Value, ...]] = [
        ("→", s.predicate, s.object, support(s, entity.language))
        if s.subject == node
        else ("←", s.predicate, s.subject, support(s, entity.language))
        for s in entity.statements
    ]
    table = Table(["", "predicate", "object", "evidence"], rows, language=entity.language)
    return "\n".join([*lines, *text(table).splitlines()[2:]])


def support(statement: Statement, language: str) -> str:
    """Return what a statement rests on: its sentences, or what else it comes from."""
    if statement.evidence:
        return " ".join(sentence.slug for sentence in statement.evidence)
    return ", ".join(dict.fromkeys(_origin(graph, language) for graph in statement.others))


def _origin(graph: str, language: str) -> str:
    known = _INDEX if graph.startswith(SOURCES) else _GRAPHS.get(graph)
    return str(known.in_language(language)) if known else compress(graph)


def entity_json(entity: Entity) -> str:
    """Return an entity as JSON."""
    import json

    document = {
        **_named(entity.node),
        "classes": [_named(kind) for kind in entity.classes],
        **({"gist": entity.gist._asdict()} if any(entity.gist) else {}),
        "statements": [
            {
                "subject": plain(s.subject),
                "predicate": plain(s.predicate),
                "object": plain(s.object),
                "evidence": [sentence.slug for sentence in s.evidence],
                "others": [_origin(graph, "en") for graph in s.others],
            }
            for s in entity.statements
        ],
    }
    return json.dumps(document, ensure_ascii=False, indent=2)


def plain(value: Value) -> object:
    """Return a value as JSON has it: a node with its IRI and both names."""
    return _named(value) if isinstance(value, Node) else value


def _named(node: Node) -> dict[str, object]:
    return {"iri": node.iri, "zh": node.zh, "en": node.en}


def turtle(triples: Iterable[ox.Triple]) -> str:
    """Return triples as Turtle, sorted, with the project's prefixes."""
    import pyoxigraph as ox

    from dgov_kg.namespaces import PREFIXES

    ordered = sorted(set(triples), key=str)
    written = ox.serialize(ordered, format=ox.RdfFormat.TURTLE, prefixes=PREFIXES)
    return (written or b"").decode()
