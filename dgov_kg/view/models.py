"""The models of the provinces side by side: a column each, a row for each aspect."""

from __future__ import annotations

from typing import NamedTuple

from dgov_kg.language import Bilingual
from dgov_kg.result import Node
from dgov_kg.view.cells import EVIDENCE, cell
from dgov_kg.view.page import page
from dgov_kg.view.timeline import in_words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from dgov_kg.graph import KnowledgeGraph
    from dgov_kg.result import Table, Value

TITLE = Bilingual(
    "五省（市）数字政府模式对照", "The five models of digital government, side by side"
)
_NOTE = Bilingual(
    "空格表示文中没有说；每项都注明出处。",
    "An empty cell means that the article does not say; each item names its sentence.",
)
#: The questions the page is built from, and what each row takes of them.
QUESTIONS = ("models", "managers-and-operators", "co-owners", "policies", "platforms")
_MANAGING = {"competent-authority", "planning", "coordination", "supervision", "standard-setting"}
_MANAGING |= {"institution-building", "resource-allocation"}


class Entry(NamedTuple):
    """One thing said of a province, what qualifies it, and where it is said."""

    value: Value
    detail: Sequence[Value]
    said: Sequence[Value]


class Aspect(NamedTuple):
    """One row of the page: a name and what each province has there."""

    name: Bilingual | Node
    cells: Mapping[str, list[Entry]]


def models_page(kg: KnowledgeGraph) -> str:
    """Return the page of a graph's models.

    >>> from dgov_kg.graph import load
    >>> "p13s3" in models_page(load())
    True
    """
    answers = {name: kg.run(name) for name in QUESTIONS}
    provinces = [one for one in _unique(answers["models"], "province") if isinstance(one, Node)]
    events = {province: kg.run("timeline", province=province.iri) for province in provinces}
    return page(
        "models",
        title=TITLE,
        language=kg.language,
        note=_NOTE,
        provinces=provinces,
        aspects=aspects(answers, events),
        cell=cell,
    )


def aspects(answers: Mapping[str, Table], events: Mapping[Node, Table]) -> list[Aspect]:
    """Return the rows: start, bodies, operators, owners, documents, platforms, then the themes."""
    roles = answers["managers-and-operators"]
    managing, operating = _roles(roles)
    found = [
        Aspect(Bilingual("最早的有日期之事", "Earliest dated event"), _starts(events)),
        Aspect(
            Bilingual("主管与统筹", "Bodies in charge"),
            _entries(managing, "province", "bearer", ("role",)),
        ),
        Aspect(
            Bilingual("建设与运营", "Builders and operators"),
            _entries(operating, "province", "bearer", ("role",)),
        ),
        Aspect(
            Bilingual("运营公司的出资、控股、组建方", "Investors and founders of the operator"),
            _entries(answers["co-owners"], "province", "party", ("tie",)),
        ),
        Aspect(
            Bilingual("政策文件", "Policy documents"),
            _entries(answers["policies"], "place", "document", ("date",)),
        ),
        Aspect(
            Bilingual("平台", "Platforms"),
            _entries(answers["platforms"], "place", "platform", ()),
        ),
    ]
    table = answers["models"]
    for theme in sorted(_unique(table, "about"), key=lambda one: one is None):
        rows = [
            row
            for row in table.rows
            if dict(zip(table.columns, row, strict=True))["about"] == theme
        ]
        name = theme if isinstance(theme, Node) else Bilingual("其他特征", "Other characteristics")
        cells = _entries(_part(table, rows), "province", "characteristic", ())
        found.append(Aspect(name, cells))
    return found


def _part(table: Table, rows: Sequence[tuple[Value, ...]]) -> Table:
    from dgov_kg.result import Table as Made

    return Made(table.columns, rows)


def _unique(table: Table, column: str) -> list[Value]:
    return list(dict.fromkeys(row[column] for row in table))


def _roles(table: Table) -> tuple[Table, Table]:
    """Return the rows of those who manage, and those of the others."""
    place = table.columns.index("role")

    def manages(row: tuple[Value, ...]) -> bool:
        role = row[place]
        return isinstance(role, Node) and role.slug.removeprefix("role-") in _MANAGING

    managing = [row for row in table.rows if manages(row)]
    return _part(table, managing), _part(table, [row for row in table.rows if not manages(row)])


def _entries(
    table: Table, province: str, column: str, details: Sequence[str]
) -> dict[str, list[Entry]]:
    found: dict[str, dict[Value, tuple[dict[Value, None], dict[Value, None]]]] = {}
    for row in table:
        where = row[province]
        if not isinstance(where, Node) or row[column] is None:
            continue
        detail, said = found.setdefault(where.iri, {}).setdefault(row[column], ({}, {}))
        given = {name: row.get(name) for name in details}
        detail.update(
            (_dated(value) if name == "date" else value, None)
            for name, value in given.items()
            if value is not None
        )
        said.update({row[EVIDENCE]: None} if row.get(EVIDENCE) is not None else {})
    return {
        where: [Entry(value, list(detail), list(said)) for value, (detail, said) in things.items()]
        for where, things in found.items()
    }


def _starts(events: Mapping[Node, Table]) -> dict[str, list[Entry]]:
    return {province.iri: list(_first(table)) for province, table in events.items()}


def _first(table: Table) -> Iterator[Entry]:
    """Yield the events of the earliest date; those that say only "until" have none."""
    dated = [row for row in table if isinstance(row["date"], str) and row["date"][:1].isdigit()]
    first = min((str(row["date"]) for row in dated), default="")
    for row in dated:
        if row["date"] == first:
            yield Entry(row["event"], [_dated(first)], [row[EVIDENCE]])


def _dated(date: Value) -> Node:
    return Node("", *in_words(str(date)))
