"""What an answer is made of: nodes with names in two languages, tables, entities, statements."""

from __future__ import annotations

from collections import namedtuple

from dgov_kg.language import Bilingual
from dgov_kg.namespaces import SOURCES, compress

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    import pandas as pd

    #: What a cell holds: a node, a literal's value, or None where the solution has none.
    Value = "Node | str | int | float | bool | None"


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


class Table(namedtuple("Table", "name title note columns headings rows language")):
    """The answer to a question: named columns and rows of nodes and values.

    Iterating gives each row as a dictionary.  Printing lays the table out in its language.

    >>> guangdong = Node("https://w3id.org/dgov-kg/id/guangdong", "广东省", "Guangdong Province")
    >>> table = Table.of(["place", "count"], [(guangdong, 4)])
    >>> print(table)
    place               count
    ------------------  -----
    Guangdong Province      4
    >>> [row["place"].zh for row in table]
    ['广东省']
    """

    __slots__ = ()

    @classmethod
    def of(
        cls,
        columns: list[str],
        rows: list[tuple],
        *,
        name: str = "",
        title: Bilingual = Bilingual("", ""),  # noqa: B008 - immutable
        note: Bilingual = Bilingual("", ""),  # noqa: B008 - immutable
        headings: dict[str, Bilingual] | None = None,
        language: str = "en",
    ) -> Table:
        """Make a table; everything but columns and rows has a default."""
        return cls(name, title, note, tuple(columns), headings or {}, tuple(rows), language)

    def __iter__(self) -> Iterator[dict]:
        return (dict(zip(self.columns, row, strict=True)) for row in self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    def __bool__(self) -> bool:
        return bool(self.rows)

    def __getitem__(self, position):  # noqa: ANN001, ANN204
        """Return one row as a dictionary, or a table of some of the rows."""
        if isinstance(position, slice):
            return self._replace(rows=self.rows[position])
        return dict(zip(self.columns, self.rows[position], strict=True))

    @property
    def evidence(self) -> tuple[Node, ...]:
        """The sentences the rows rest on, each once, in the order of the rows."""
        cells = (cell for row in self.rows for cell in row)
        return tuple(dict.fromkeys(c for c in cells if isinstance(c, Node) and c.is_sentence))

    def in_language(self, language: str) -> Table:
        """Return the same answer for a reader of ``"zh"`` or ``"en"``."""
        return self._replace(language=language)

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


class Statement(namedtuple("Statement", "subject predicate object evidence")):
    """One triple and the sentences that say it; none where it is derived or an editors' note."""

    __slots__ = ()


class Entity(namedtuple("Entity", "node classes statements triples language")):
    """All that the graph says of one thing, each statement with its evidence."""

    __slots__ = ()

    def in_language(self, language: str) -> Entity:
        """Return the same entity for a reader of ``"zh"`` or ``"en"``."""
        return self._replace(language=language)

    @property
    def evidence(self) -> tuple[Node, ...]:
        """The sentences that speak of it, each once, in the order of the text."""
        found = {sentence for statement in self.statements for sentence in statement.evidence}
        return tuple(sorted(found, key=lambda node: node.slug))

    def to_table(self) -> Table:
        """Return the statements as a table of subject, predicate, object and evidence."""
        columns = ["subject", "predicate", "object", "evidence"]
        rows = [
            (s.subject, s.predicate, s.object, ", ".join(node.slug for node in s.evidence))
            for s in self.statements
        ]
        title = Bilingual(self.node.label("zh"), self.node.label("en"))
        return Table.of(columns, rows, title=title, language=self.language)

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
