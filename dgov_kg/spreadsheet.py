"""An answer as a workbook (Office Open XML, ISO/IEC 29500), written by XlsxWriter.

Text is written as text, so that a label which begins with = + - @ is never a formula and need not
be changed.  A sentence leads to its row in a sheet of sentences; a thing leads where the caller
says, or nowhere.
"""

from __future__ import annotations

import io
import math

from dgov_kg.exceptions import BadParameter, MissingPackage
from dgov_kg.formats import cell, heading, shown, width
from dgov_kg.language import Bilingual
from dgov_kg.result import Node, Table

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from typing import Any

    from dgov_kg.matrix import Matrix
    from dgov_kg.result import Value

    Link = Callable[[Node], str]

#: What the format allows: rows of a sheet, letters of a cell, links of a sheet and their letters.
_ROWS, _LETTERS, _LINKS, _ADDRESS = 1_048_576, 32_767, 65_530, 2_079
#: The largest whole number that a spreadsheet holds exactly.
_EXACT = 2**53
_NARROW, _WIDE, _WIDEST = 8, 44, 60
_SHEETS = {
    "answer": Bilingual("回答", "Answer"),
    "matrix": Bilingual("矩阵", "Matrix"),
    "values": Bilingual("逐条", "Values"),
    "sentences": Bilingual("出处", "Sentences"),
    "about": Bilingual("说明", "About"),
}
_TOLD = {
    "question": Bilingual("问题", "question"),
    "name": Bilingual("名称", "name"),
    "note": Bilingual("怎样读", "how to read it"),
    "rows": Bilingual("行数", "rows"),
    "date": Bilingual("取得日期", "date"),
    "version": Bilingual("版本", "version"),
    "licence": Bilingual("许可", "licence"),
    "records": Bilingual("性质", "nature"),
}
_RECORDS = Bilingual(
    "图谱记录的是文章所说，不担保所说为实；出处的编号是段与句，如 p13s3 为第13段第3句。",
    "The graph records what the article says, not what is so; a code is a place in it: p13s3 is "
    "paragraph 13, sentence 3.",
)
_LICENCE = "CC BY 4.0, https://creativecommons.org/licenses/by/4.0/"
_PLACE = Bilingual("位置", "place")
_CUT = " … [cut]"


def nowhere(_: Node) -> str:
    """Return no address: a thing is named and leads to nothing."""
    return ""


def workbook(
    table: Table, *, parameters: Mapping[str, str] | None = None, link: Link = nowhere
) -> bytes:
    """Return a table as a workbook of three sheets: the answer, its sentences, what it is.

    ``link`` gives the address that a thing leads to, or nothing.  Raises MissingPackage, and
    BadParameter for more rows than a sheet holds.

    >>> from dgov_kg.result import Table
    >>> workbook(Table(["count"], [(4,)]))[:2]
    b'PK'
    """
    book = _Book(table.language, link, table.evidence)
    book.sheet("answer", table)
    book.sentences()
    book.about(table, parameters or {})
    return book.written()


def matrix_workbook(matrix: Matrix, *, link: Link = nowhere) -> bytes:
    """Return a matrix as a workbook: cells, every value in long form, sentences, what it is."""
    grid, long = matrix.to_grid(), matrix.to_table()
    book = _Book(matrix.language, link, long.evidence)
    book.sheet("matrix", grid, ids=False, fixed=1)
    book.sheet("values", long)
    book.sentences()
    book.about(long, {})
    return book.written()


class _Book:
    """A workbook while it is written."""

    def __init__(self, language: str, link: Link, evidence: Sequence[Node]) -> None:
        try:
            import xlsxwriter
        except ImportError:
            raise MissingPackage("XlsxWriter", "xlsx") from None
        self.language = language
        self.link = link
        self.evidence = evidence
        self.places = {sentence: row for row, sentence in enumerate(evidence, 1)}
        self.file = io.BytesIO()
        # In memory: a worker of the server opens no file.
        self.book = xlsxwriter.Workbook(self.file, {"in_memory": True})
        self.book.set_properties({"title": "dgov-kg", "created": _today()})
        plain = {"text_wrap": True, "valign": "top"}
        self.plain = self.book.add_format(plain)
        self.head = self.book.add_format(
            {**plain, "bold": True, "bottom": 1, "bg_color": "#EEF3F8", "font_color": "#1F2429"}
        )
        self.linked = self.book.add_format({**plain, "font_color": "#235A97"})

    def written(self) -> bytes:
        self.book.close()
        return self.file.getvalue()

    def say(self, words: Bilingual) -> str:
        return words.in_language(self.language)

    def sheet(self, name: str, table: Table, *, ids: bool = True, fixed: int = 0) -> None:
        """Write a table: a name takes two columns, its label and its CURIE, but for sentences."""
        columns: list[tuple[str, int, bool]] = []
        for i in shown(table):
            label = heading(table, table.columns[i])
            columns.append((label, i, False))
            values = (row[i] for row in table.rows)
            if ids and any(isinstance(v, Node) and v.iri and not v.is_sentence for v in values):
                columns.append((f"{label} id", i, True))
        if len(table.rows) >= _ROWS:
            raise BadParameter(
                zh=f"一张工作表最多 {_ROWS - 1} 行，此答案有 {len(table.rows)} 行；请用 CSV。",
                en=f"A sheet holds {_ROWS - 1} rows, and here are {len(table.rows)}; take CSV.",
            )
        page = _Page(self, name, [label for label, _, _ in columns], fixed=fixed)
        for number, row in enumerate(table.rows, 1):
            for place, (_, i, is_id) in enumerate(columns):
                value = row[i]
                page.put(number, place, _curie(value) if is_id else value)
        page.close(len(table.rows))

    def sentences(self) -> None:
        """Write where each sentence stands, for the cells that name it to lead to."""
        page = _Page(self, "sentences", ["id", self.say(_PLACE), "IRI"])
        for number, sentence in enumerate(self.evidence, 1):
            page.put(number, 0, sentence.slug, self.link(sentence))
            page.put(number, 1, sentence.label(self.language))
            page.put(number, 2, sentence.iri)
        page.close(len(self.evidence))

    def about(self, table: Table, parameters: Mapping[str, str]) -> None:
        """Write what was asked, when, of what, and under which licence."""
        from dgov_kg import __version__

        told: list[tuple[Bilingual, Value]] = [
            (_TOLD["question"], self.say(table.title)),
            (_TOLD["name"], table.name),
            *((Bilingual(name, name), value) for name, value in parameters.items()),
            (_TOLD["note"], self.say(table.note)),
            (_TOLD["rows"], len(table.rows)),
            (_TOLD["date"], _today().date().isoformat()),
            (_TOLD["version"], f"dgov-kg {__version__}"),
            (_TOLD["licence"], _LICENCE),
            (_TOLD["records"], self.say(_RECORDS)),
        ]
        page = _Page(self, "about", [])
        for number, (name, value) in enumerate(one for one in told if one[1] != ""):
            page.put(number, 0, self.say(name))
            page.put(number, 1, value)
        page.close(0)


class _Page:
    """One sheet while it is written; it measures what it holds."""

    def __init__(self, book: _Book, name: str, headings: Sequence[str], *, fixed: int = 0) -> None:
        self.book = book
        self.sheet = book.book.add_worksheet(book.say(_SHEETS[name]))
        self.headings = headings
        self.widths: dict[int, int] = {}
        self.links = 0
        for place, label in enumerate(headings):
            self._measure(place, label)
            self.sheet.write_string(0, place, _held(label), book.head)
        if headings:
            self.sheet.freeze_panes(1, fixed)
            self.sheet.repeat_rows(0)
        self.sheet.set_landscape()
        self.sheet.set_paper(9)  # A4
        self.sheet.fit_to_pages(1, 0)

    def put(self, row: int, column: int, value: Value, address: str = "") -> None:
        """Write a value: a number as a number, all else as text."""
        if isinstance(value, (int, float)) and not isinstance(value, bool) and _is_exact(value):
            self._measure(column, str(value))
            self.sheet.write_number(row, column, value, self.book.plain)
            return
        text = _held(cell(value, self.book.language))
        self._measure(column, text)
        address = address or (self._address(value) if isinstance(value, Node) else "")
        if address and text and self.links < _LINKS and len(address) < _ADDRESS:
            self.links += 1
            self.sheet.write_url(row, column, address, self.book.linked, text)
        elif text:
            self.sheet.write_string(row, column, text, self.book.plain)

    def close(self, rows: int) -> None:
        """Set the widths, and the filter over the rows."""
        for column, found in self.widths.items():
            self.sheet.set_column(column, column, min(max(found + 2, _NARROW), _WIDEST))
        if self.headings and rows:
            self.sheet.autofilter(0, 0, rows, len(self.headings) - 1)
        # A year is a date expression here, and no number that lost its way.
        self.sheet.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})

    def _address(self, node: Node) -> str:
        place = self.book.places.get(node)
        if place is not None:
            return f"internal:'{self.book.say(_SHEETS['sentences'])}'!A{place + 1}"
        return self.book.link(node) if node.iri else ""

    def _measure(self, column: int, text: str) -> None:
        longest = max((width(line) for line in text.split("\n")), default=0)
        self.widths[column] = max(self.widths.get(column, 0), min(longest, _WIDE))


def _curie(value: Value) -> str:
    return value.curie if isinstance(value, Node) else ""


def _held(text: str) -> str:
    """Return a text as a cell can hold it: whole letters, and no more than fit."""
    whole = text.encode("utf-8", "replace").decode("utf-8")
    letters = sum(1 + (ord(one) > 0xFFFF) for one in whole)  # noqa: PLR2004 - counted in UTF-16
    if letters <= _LETTERS:
        return whole
    return whole[: (_LETTERS - len(_CUT)) // 2] + _CUT


def _is_exact(number: float) -> bool:
    return math.isfinite(number) and abs(number) <= _EXACT


def _today() -> Any:
    """Return the day, without the hour: what is the same today has the same bytes."""
    import datetime as dt

    return dt.datetime.now(dt.UTC).replace(hour=0, minute=0, second=0, microsecond=0, tzinfo=None)
