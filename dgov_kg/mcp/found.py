"""What a tool has found, written for an agent: within limits, and saying what is cut."""

from __future__ import annotations

import json
from typing import NamedTuple

from dgov_kg.result import Node

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dgov_kg.language import Bilingual
    from dgov_kg.result import Value

#: Bytes of an answer; characters of a cell, of the query and of any other text; sentences.
MOST_BYTES, MOST_CELL, MOST_QUERY, MOST_EVIDENCE = 40_000, 400, 4_000, 60


class Found(NamedTuple):
    """What a tool has found.

    ``head`` says it, ``columns`` and ``rows`` hold it from row ``offset`` on; ``total`` is how many
    rows there are altogether, None where more may come that were not counted.
    """

    head: Mapping[str, object]
    evidence: Sequence[Node]
    query: str
    columns: Sequence[str] = ()
    rows: Sequence[tuple[Value, ...]] = ()
    offset: int = 0
    total: int | None = 0
    notes: Sequence[Bilingual] = ()


def written(found: Found, data: Mapping[str, str], language: str) -> str:
    """Return what was found as JSON of no more than `MOST_BYTES`; ``cut`` says what is left out."""
    count = len(found.rows)
    while True:
        text = json.dumps(_document(found, count, data, language), ensure_ascii=False)
        if len(text.encode()) <= MOST_BYTES or not count:
            return text
        count //= 2


def _document(
    found: Found, count: int, data: Mapping[str, str], language: str
) -> dict[str, object]:
    cut = [note.in_language(language) for note in found.notes]
    rows = found.rows[:count]
    document = {key: _short(value, cut, language) for key, value in found.head.items() if value}
    if found.columns:
        document["rows"] = [
            {
                column: _cell(value, cut, language)
                for column, value in zip(found.columns, row, strict=True)
                if value is not None
            }
            for row in rows
        ]
        cut += _left_out(found, count, language)
    sentences = _evidence(found, rows)
    if len(sentences) > MOST_EVIDENCE:
        more = len(sentences) - MOST_EVIDENCE
        cut.append(
            f"出处只列前 {MOST_EVIDENCE} 句，另有 {more} 句。"
            if language == "zh"
            else f"The first {MOST_EVIDENCE} sentences are given, {more} more are not."
        )
    document["evidence"] = [
        {"sentence": node.slug, "zh": node.zh, "en": node.en} for node in sentences[:MOST_EVIDENCE]
    ]
    query = found.query
    if len(query) > MOST_QUERY:
        query = query[:MOST_QUERY] + "…"
        zh, en = "查询只显示开头。", "Only the start of the query is shown."
        cut.append(zh if language == "zh" else en)
    document |= {"query": query, "data": data}
    return document | ({"cut": list(dict.fromkeys(cut))} if cut else {})


def _evidence(found: Found, rows: Sequence[tuple[Value, ...]]) -> list[Node]:
    """Return the sentences: of the rows that are given where rows hold them, else of the whole."""
    held = {c: None for row in rows for c in row if isinstance(c, Node) and c.is_sentence}
    return list(held or dict.fromkeys(found.evidence))


def _left_out(found: Found, count: int, language: str) -> list[str]:
    """Return what is said where there are more rows than are given."""
    last = found.offset + count
    if found.total is not None and last >= found.total:
        return []
    of = "" if found.total is None else f" / {found.total}"
    if language == "zh":
        return [f"这里是第 {found.offset + 1}–{last} 行{of}；其余请用 offset={last}。"]
    return [f"These are rows {found.offset + 1}–{last}{of}; go on with offset={last}."]


def _cell(value: Value, cut: list[str], language: str) -> object:
    if isinstance(value, Node):
        if value.is_sentence:
            return value.slug
        return {"id": value.curie, "name": _short(value.label(language), cut, language)}
    return _short(value, cut, language)


def _short(value: object, cut: list[str], language: str) -> object:
    if isinstance(value, str) and len(value) > MOST_CELL:
        cut.append(
            f"长于 {MOST_CELL} 字的文字只给开头（…）。"
            if language == "zh"
            else f"Of texts over {MOST_CELL} characters only the start is given (…)."
        )
        return value[:MOST_CELL] + "…"
    if isinstance(value, (list, tuple)):
        return [_short(one, cut, language) for one in value]
    if isinstance(value, dict):
        return {key: _short(one, cut, language) for key, one in value.items()}
    return value
