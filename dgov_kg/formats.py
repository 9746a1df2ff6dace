"""A table or an entity as text, CSV, JSON, Markdown, HTML, DataFrame or Turtle."""

from __future__ import annotations

import unicodedata

from dgov_kg.exceptions import MissingPackage
from dgov_kg.result import Entity, Node, Table

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    import pandas as pd
    import pyoxigraph as ox

    from dgov_kg.result import Value

_WORDS = {True: {"zh": "是", "en": "yes"}, False: {"zh": "否", "en": "no"}}


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
    return stem.replace("_", " ")


def cell(value: Value, language: str) -> str:
    """Return what a person reads in a cell."""
    if isinstance(value, Node):
        return value.slug if value.is_sentence else value.label(language)
    if isinstance(value, bool):
        return _WORDS[value][language]
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


def separated(table: Table, separator: str) -> str:
    """Return a table as CSV or TSV."""
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
            values.append(cell(value, table.language))
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
        "rows": [{key: _plain(value) for key, value in row.items()} for row in table],
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
    lines += [f"{other}  [{kinds}]", ""]
    outward = [s for s in entity.statements if s.subject == node]
    inward = [s for s in entity.statements if s.subject != node]
    for statements, arrow in ((outward, "→"), (inward, "←")):
        rows = [
            (
                arrow,
                s.predicate,
                s.object if arrow == "→" else s.subject,
                " ".join(sentence.slug for sentence in s.evidence) or ("推导" if zh else "derived"),
            )
            for s in statements
        ]
        if rows:
            table = Table.of(
                ["", "predicate", "object", "evidence"], rows, language=entity.language
            )
            lines += [line for line in text(table).splitlines()[2:]]
    return "\n".join(lines)


def entity_json(entity: Entity) -> str:
    """Return an entity as JSON."""
    import json

    document = {
        **_plain(entity.node),
        "classes": [_plain(kind) for kind in entity.classes],
        "statements": [
            {
                "subject": _plain(s.subject),
                "predicate": _plain(s.predicate),
                "object": _plain(s.object),
                "evidence": [sentence.slug for sentence in s.evidence],
            }
            for s in entity.statements
        ],
    }
    return json.dumps(document, ensure_ascii=False, indent=2)


def _plain(value: Value) -> object:
    if isinstance(value, Node):
        return {"iri": value.iri, "zh": value.zh, "en": value.en}
    return value


def turtle(triples: Iterable[ox.Triple]) -> str:
    """Return triples as Turtle, sorted, with the project's prefixes."""
    import pyoxigraph as ox

    from dgov_kg.namespaces import PREFIXES

    ordered = sorted(set(triples), key=str)
    return ox.serialize(ordered, format=ox.RdfFormat.TURTLE, prefixes=PREFIXES).decode()
