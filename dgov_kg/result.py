"""What an answer is made of: nodes with names in two languages, tables, entities, statements."""

from __future__ import annotations

from collections import namedtuple

from dgov_kg.language import Bilingual
from dgov_kg.namespaces import SOURCES, compress
from dgov_kg.passage import short

NOTHING = Bilingual("", "")

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from typing import TypeAlias, overload

    import pandas as pd

    #: What a cell holds: a node, a literal's value, or None where the solution has none.
    Value: TypeAlias = "Node | str | int | float | bool | None"


class Node(namedtuple("Node", "iri zh en")):
    """A named thing of the graph: its address and its name in both languages.

    >>> tencent = Node("https://w3id.org/dgov-kg/id/tencent", "腾讯", "Tencent")
    >>> tencent.curie, tencent.label("zh")
    ('dg:tencent', '腾讯')
    """

    __slots__ = ()

    @property
    def curie(self) -> str:
        """The address with a prefix in place of its namespace."""
        return compress(self.iri)

    @property
    def slug(self) -> str:
        """The last part of the address: what a person types."""
        if self.is_sentence:
            return short(self.iri)
        return str(self.iri).rsplit("/", 1)[-1].rsplit("#", 1)[-1]

    @property
    def is_sentence(self) -> bool:
        """Whether this is a place in a source."""
        return str(self.iri).startswith(SOURCES)

    def label(self, language: str) -> str:
        """Return the name in ``"zh"`` or ``"en"``, the other where one is missing, or the CURIE."""
        first, second = (self.zh, self.en) if language == "zh" else (self.en, self.zh)
        return first or second or self.curie

    def __str__(self) -> str:
        return self.slug if self.is_sentence else self.en or self.zh or self.curie


class Table:
    """The answer to a question: named columns and rows of nodes and values.

    Iterating gives each row as a dictionary.  Printing lays the table out in its language.

    >>> guangdong = Node("https://w3id.org/dgov-kg/id/guangdong", "广东省", "Guangdong Province")
    >>> table = Table(["place", "count"], [(guangdong, 4)])
    >>> print(table)
    place               count
    ------------------  -----
    Guangdong Province      4
    >>> [row["place"].zh for row in table]
    ['广东省']
    """

    __slots__ = ("columns", "headings", "language", "name", "note", "rows", "title")

    def __init__(  # noqa: PLR0913 - everything but columns and rows has a default
        self,
        columns: Sequence[str],
        rows: Sequence[tuple[Value, ...]],
        *,
        name: str = "",
        title: Bilingual = NOTHING,
        note: Bilingual = NOTHING,
        headings: Mapping[str, Bilingual] | None = None,
        language: str = "en",
    ) -> None:
        self.columns = tuple(columns)
        self.rows = tuple(rows)
        self.name = name
        self.title = title
        self.note = note
        self.headings = headings or {}
        self.language = language

    def __iter__(self) -> Iterator[dict[str, Value]]:
        return (dict(zip(self.columns, row, strict=True)) for row in self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Table) and self._content == other._content

    def __hash__(self) -> int:
        return hash(self._content)

    def __repr__(self) -> str:
        return f"<Table {self.name or ' '.join(self.columns)}: {len(self.rows)} rows>"

    if TYPE_CHECKING:

        @overload
        def __getitem__(self, position: int) -> dict[str, Value]: ...
        @overload
        def __getitem__(self, position: slice) -> Table: ...

    def __getitem__(self, position: int | slice) -> dict[str, Value] | Table:
        """Return one row as a dictionary, or a table of some of the rows."""
        if isinstance(position, slice):
            return self.only(self.rows[position])
        return dict(zip(self.columns, self.rows[position], strict=True))

    @property
    def evidence(self) -> tuple[Node, ...]:
        """The sentences the rows rest on, each once, in the order of the rows."""
        cells = (cell for row in self.rows for cell in row)
        return tuple(dict.fromkeys(c for c in cells if isinstance(c, Node) and c.is_sentence))

    def in_language(self, language: str) -> Table:
        """Return the same answer for a reader of ``"zh"`` or ``"en"``."""
        return self._with(self.rows, language)

    def only(self, rows: Sequence[tuple[Value, ...]]) -> Table:
        """Return the same answer with some of its rows."""
        return self._with(rows, self.language)

    def _with(self, rows: Sequence[tuple[Value, ...]], language: str) -> Table:
        return Table(
            self.columns,
            rows,
            name=self.name,
            title=self.title,
            note=self.note,
            headings=self.headings,
            language=language,
        )

    @property
    def _content(self) -> tuple[object, ...]:
        return self.columns, self.rows, self.name, self.title, self.note, self.language

    def to_csv(self) -> str:
        """Return CSV (RFC 4180): a node takes two columns, its label and, as `…_id`, its CURIE."""
        from dgov_kg.formats import separated

        return separated(self, ",")

    def to_tsv(self) -> str:
        """Return the columns of `to_csv`, separated by tabs."""
        from dgov_kg.formats import separated

        return separated(self, "\t")

    def to_json(self) -> str:
        """Return JSON: title, and rows in which a node has its IRI and both names."""
        from dgov_kg.formats import json_text

        return json_text(self)

    def to_xlsx(self, **parameters: str) -> bytes:
        """Return a workbook: the answer, its sentences, and what was asked; see `spreadsheet`.

        ``parameters`` are those of the question, to be told in it.  Raises MissingPackage.
        """
        from dgov_kg.spreadsheet import workbook

        return workbook(self, parameters=parameters)

    def to_markdown(self) -> str:
        """Return a Markdown table in the table's language."""
        from dgov_kg.formats import markdown

        return markdown(self)

    def to_dataframe(self) -> pd.DataFrame:
        """Return a pandas DataFrame of labels and values.  Raises MissingPackage."""
        from dgov_kg.formats import dataframe

        return dataframe(self)

    def _repr_html_(self) -> str:
        from dgov_kg.formats import html

        return html(self)

    def __str__(self) -> str:
        from dgov_kg.formats import text

        return text(self)


class Statement(namedtuple("Statement", "subject predicate object evidence others")):
    """One triple, the sentences that say it, and the other graphs it stands in.

    The others are what follows from the sentences, what the editors add, the vocabulary, the index
    of a source, and the reader's own files.
    """

    __slots__ = ()


class Entity(namedtuple("Entity", "node classes statements triples language gist")):
    """All that the graph says of one thing, each statement with its evidence.

    ``gist`` is what a sentence says in other words, in both languages; empty for anything else.
    """

    __slots__ = ()

    def in_language(self, language: str) -> Entity:
        """Return the same entity for a reader of ``"zh"`` or ``"en"``."""
        return self._replace(language=language)

    @property
    def evidence(self) -> tuple[Node, ...]:
        """The sentences that speak of it, each once, in the order of the text."""
        found = {sentence for statement in self.statements for sentence in statement.evidence}
        return tuple(sorted(found, key=lambda node: node.iri))

    def to_table(self) -> Table:
        """Return the statements as a table of subject, predicate, object and evidence."""
        from dgov_kg.formats import support

        columns = ["subject", "predicate", "object", "evidence"]
        rows = [
            (s.subject, s.predicate, s.object, support(s, self.language)) for s in self.statements
        ]
        title = Bilingual(self.node.label("zh"), self.node.label("en"))
        return Table(columns, rows, title=title, language=self.language)

    def to_json(self) -> str:
        """Return JSON: the node, its classes, and each statement with its evidence."""
        from dgov_kg.formats import entity_json

        return entity_json(self)

    def to_turtle(self) -> str:
        """Return the statements as Turtle."""
        from dgov_kg.formats import turtle

        return turtle(self.triples)

    def __str__(self) -> str:
        from dgov_kg.formats import entity_text

        return entity_text(self)
