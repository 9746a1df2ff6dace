"""The matrix: provinces by dimensions, every value with its sentences, every gap said to be one."""

from __future__ import annotations

from dataclasses import dataclass, replace

from dgov_kg.dimensions import Cell, cells, dimensions
from dgov_kg.exceptions import UnknownName
from dgov_kg.language import Bilingual
from dgov_kg.result import Node, Table
from dgov_kg.telling import detailed, gap, listed, marked, openness, spoken

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from dgov_kg.graph import KnowledgeGraph
    from dgov_kg.question import Question
    from dgov_kg.result import Value

TITLE = Bilingual("各省（市）数字政府：一格一据", "Digital government, province by province")
NOTE = Bilingual(
    "每个值都有出处；没有说到的照实写明，未列尽的、未具名的、约数、只是目标的都有标注。",
    "Every value has its sentence, and a gap says what the article does not; open lists, unnamed "
    "parties, rough numbers and mere aims are marked.",
)
#: The rows are places of this kind; the columns of a long table, in order.
_PLACE = "dgov:Jurisdiction"
_MODEL = "model"
_PROVINCE = "level-province"
_COLUMNS = (
    *("province", "dimension", "title_zh", "title_en", "standing", "value", "detail_zh"),
    *("detail_en", "date", "mark_zh", "mark_en", "list_zh", "list_en", "evidence"),
)
_HEADINGS = {
    "province": Bilingual("省份", "province"),
    "dimension": Bilingual("维度", "dimension"),
    "title": Bilingual("维度名称", "title"),
    "standing": Bilingual("状态", "standing"),
    "value": Bilingual("内容", "value"),
    "detail": Bilingual("说明", "detail"),
    "date": Bilingual("时间", "date"),
    "mark": Bilingual("标注", "mark"),
    "list": Bilingual("列举", "list"),
}


@dataclass(frozen=True, slots=True)
class Matrix:
    """What is said of each province (the rows) in each dimension (the columns).

    ``cells`` holds a tuple a row, in the order of the columns; a column is the query that fills it.

    >>> from dgov_kg.graph import load
    >>> made = load(language="en").matrix(["guizhou", "shanghai"], dimensions=["owner"])
    >>> [cell.standing for (cell,) in made.cells]
    ['open', 'unsaid']
    >>> made.cell("guizhou", "owner").entries[0].said[0].slug
    'p24s2'
    """

    rows: tuple[Node, ...]
    columns: tuple[Question, ...]
    cells: tuple[tuple[Cell, ...], ...]
    language: str = "en"

    def cell(self, province: str, dimension: str) -> Cell:
        """Return the cell of a province's slug and a dimension's name; KeyError where none is."""
        try:
            row = [one.slug for one in self.rows].index(province)
            column = [one.name for one in self.columns].index(dimension)
        except ValueError:
            raise KeyError(province, dimension) from None
        return self.cells[row][column]

    def in_language(self, language: str) -> Matrix:
        """Return the same matrix for a reader of ``"zh"`` or ``"en"``."""
        return replace(self, language=language)

    def to_table(self) -> Table:
        """Return the long form: a row for each value and each of its sentences, and for each gap.

        ``standing`` is ``said``, ``open`` (the list has no end in the article) or ``unsaid``.
        """
        return self._table(
            _COLUMNS,
            [
                row
                for place, filled in zip(self.rows, self.cells, strict=True)
                for dimension, cell in zip(self.columns, filled, strict=True)
                for row in _long(place, dimension, cell)
            ],
            _HEADINGS,
        )

    def to_grid(self) -> Table:
        """Return the short form: a row a province, a column a dimension, each cell as one text."""
        rows: list[tuple[Value, ...]] = [
            (
                place,
                *(
                    Node("", *(cell_text(cell, dimension, one) for one in ("zh", "en")))
                    for dimension, cell in zip(self.columns, filled, strict=True)
                ),
            )
            for place, filled in zip(self.rows, self.cells, strict=True)
        ]
        headings: dict[str, Bilingual] = {one.name: one.title for one in self.columns}
        names = ["province", *(dimension.name for dimension in self.columns)]
        return self._table(names, rows, headings | {"province": _HEADINGS["province"]})

    def _table(
        self, names: Sequence[str], rows: list[tuple[Value, ...]], headings: Mapping[str, Bilingual]
    ) -> Table:
        return Table(
            names,
            rows,
            name="matrix",
            title=TITLE,
            note=NOTE,
            headings=headings,
            language=self.language,
        )

    def to_csv(self) -> str:
        """Return the long form as CSV."""
        return self.to_table().to_csv()

    def to_tsv(self) -> str:
        """Return the long form as TSV."""
        return self.to_table().to_tsv()

    def to_markdown(self) -> str:
        """Return the short form as a Markdown table."""
        return self.to_grid().to_markdown()

    def to_json(self) -> str:
        """Return JSON: rows, columns, and for each pair its values, details, marks, sentences."""
        import json

        from dgov_kg.formats import plain

        found = [
            {
                "province": place.slug,
                "dimension": dimension.name,
                "standing": cell.standing,
                "values": [
                    {
                        "value": plain(entry.value),
                        "detail": [plain(one) for one in entry.detail],
                        "date": entry.date,
                        "marks": [plain(one) for one in entry.marks],
                        "evidence": [one.slug for one in entry.said],
                    }
                    for entry in cell.entries
                ],
                "open": [
                    {"list": plain(how), "evidence": [one.slug for one in said]}
                    for how, said in cell.left_open
                ],
            }
            for place, filled in zip(self.rows, self.cells, strict=True)
            for dimension, cell in zip(self.columns, filled, strict=True)
        ]
        document = {
            "title": TITLE._asdict(),
            "note": NOTE._asdict(),
            "rows": [plain(place) for place in self.rows],
            "columns": [
                {"name": one.name, "title": one.title._asdict(), "empty": one.empty._asdict()}
                for one in self.columns
            ],
            "cells": found,
        }
        return json.dumps(document, ensure_ascii=False, indent=2)

    def to_xlsx(self) -> bytes:
        """Return a workbook: the matrix, every value with its sentence, and what it is.

        Raises MissingPackage.
        """
        from dgov_kg.spreadsheet import matrix_workbook

        return matrix_workbook(self)

    def __str__(self) -> str:
        return str(self.to_table())


def matrix(
    kg: KnowledgeGraph, provinces: Sequence[str] = (), dimensions: Sequence[str] = ()
) -> Matrix:
    """Return the matrix of these provinces and dimensions, in the order they are given.

    A province goes by a slug, CURIE, IRI or label; without any, those are taken that the article
    describes a model of, and all dimensions.  Raises UnknownName and BadParameter.
    """
    from dgov_kg.lookup import parameter_term

    chosen = _chosen(dimensions)
    filled = {one.name: cells(kg, one) for one in chosen}
    if provinces:
        terms = [parameter_term(kg, "province", _PLACE, one).value for one in provinces]
        rows = tuple(kg.node(iri) for iri in dict.fromkeys(terms))
    else:
        rows = described(kg)
    found = tuple(
        tuple(filled[one.name].get(place.iri, Cell()) for one in chosen) for place in rows
    )
    return Matrix(rows, chosen, found, kg.language)


def described(kg: KnowledgeGraph) -> tuple[Node, ...]:
    """Return the provinces that the article describes a model of, in the order it does so."""
    known = {place.iri for place in provinces_of(kg)}
    (model,) = _chosen([_MODEL])
    found = [
        (min((one.iri for entry in cell.entries for one in entry.said), default=""), place)
        for place, cell in cells(kg, model).items()
        if place in known
    ]
    return tuple(kg.node(place) for _, place in sorted(found))


def provinces_of(kg: KnowledgeGraph) -> tuple[Node, ...]:
    """Return all provinces that the graph has, by address.

    >>> from dgov_kg.graph import load
    >>> [one.slug for one in provinces_of(load())][:3]
    ['beijing', 'fujian', 'guangdong']
    """
    import pyoxigraph as ox

    from dgov_kg.namespaces import PREFIXES
    from dgov_kg.terms import subjects

    level = ox.NamedNode(PREFIXES["dgov"] + "hasAdministrativeLevel")
    kind = ox.NamedNode(PREFIXES["rdf"] + "type")
    places = set(subjects(kg.store, kind, ox.NamedNode(PREFIXES["dgov"] + "Jurisdiction")))
    tiers = set(subjects(kg.store, level, ox.NamedNode(PREFIXES["dgc"] + _PROVINCE)))
    return tuple(kg.node(iri) for iri in sorted(one.value for one in places & tiers))


def _chosen(names: Sequence[str]) -> tuple[Question, ...]:
    """Return the dimensions of these names, or all; a title in either language is a name too."""
    known: dict[str, str] = {}
    held = {one.name: one for one in dimensions()}
    for one in held.values():
        known.update(dict.fromkeys((one.title.zh, one.title.en.lower(), one.name), one.name))
    for name in names:
        if name.lower() not in known:
            raise _unknown(name)
    return tuple(held[one] for one in dict.fromkeys(known[name.lower()] for name in names or held))


def _unknown(name: str) -> UnknownName:
    from difflib import get_close_matches

    names = [one.name for one in dimensions()]
    near = get_close_matches(name.lower(), names, n=1, cutoff=0.6)
    zh = f"是不是 {near[0]}？" if near else f"可用：{', '.join(names)}"
    en = f"did you mean {near[0]}?" if near else f"there are {', '.join(names)}"
    return UnknownName(zh=f"没有维度 {name}；{zh}", en=f"No dimension {name}; {en}")


def cell_text(cell: Cell, dimension: Question, language: str) -> str:
    """Return a cell as one text, a line a value, with sentences; or what its emptiness means."""
    if not cell.entries:
        return gap(dimension).in_language(language)
    lines = [spoken(entry, language) for entry in cell.entries]
    lines += [openness(how, said).in_language(language) for how, said in cell.left_open]
    return "\n".join(lines)


def _long(place: Node, dimension: Question, cell: Cell) -> Iterator[tuple[Value, ...]]:
    """Yield a row for each value and sentence of a cell, or the one that says there is none."""
    named = place, dimension.name, *dimension.title, cell.standing
    if not cell.entries:
        yield (*named, None, None, None, None, *gap(dimension), None, None, None)
    open_lists = [text or None for text in listed(how for how, _ in cell.left_open)]
    for entry in cell.entries:
        told = (*detailed(entry), entry.date, *marked(entry), *open_lists)
        for sentence in entry.said or (None,):
            yield (*named, entry.value, *told, sentence)
