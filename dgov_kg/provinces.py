"""What the catalogue's questions say of each province, gathered for comparison."""

from __future__ import annotations

from dgov_kg.comparison import Aspect, Entry
from dgov_kg.language import Bilingual
from dgov_kg.result import Node, Table

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from dgov_kg.graph import KnowledgeGraph
    from dgov_kg.result import Value

#: The questions that the dimensions are taken from.
QUESTIONS = ("models", "managers-and-operators", "co-owners", "policies", "platforms")
_EVIDENCE = "evidence"
_MANAGING = {"competent-authority", "planning", "coordination", "supervision", "standard-setting"}
_MANAGING |= {"institution-building", "resource-allocation"}


def aspects(kg: KnowledgeGraph, places: Sequence[Node]) -> list[Aspect]:
    """Return the dimensions: start, bodies, operators, owners, documents, platforms, then themes.

    >>> from dgov_kg.graph import load
    >>> kg = load()
    >>> aspects(kg, [kg.describe("guangdong").node])[0].key
    'start'
    """
    answers = {name: kg.run(name) for name in QUESTIONS}
    roles = answers["managers-and-operators"]
    managing, operating = _roles(roles)
    events = {place: kg.run("timeline", province=place.iri) for place in places}
    found = [
        Aspect("start", Bilingual("最早的有日期之事", "Earliest dated event"), _starts(events)),
        Aspect(
            "leading-body",
            Bilingual("主管与统筹", "Bodies in charge"),
            _entries(managing, "province", "bearer", "role"),
        ),
        Aspect(
            "operator",
            Bilingual("建设与运营", "Builders and operators"),
            _entries(operating, "province", "bearer", "role"),
        ),
        Aspect(
            "owner",
            Bilingual("运营公司的出资、控股、组建方", "Investors and founders of the operator"),
            _entries(answers["co-owners"], "province", "party", "tie"),
        ),
        Aspect(
            "document",
            Bilingual("政策文件", "Policy documents"),
            _entries(answers["policies"], "place", "document"),
        ),
        Aspect(
            "platform",
            Bilingual("平台", "Platforms"),
            _entries(answers["platforms"], "place", "platform"),
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
        cells = _entries(Table(table.columns, rows), "province", "characteristic")
        found.append(Aspect("characteristic", name, cells))
    return found


def _unique(table: Table, column: str) -> list[Value]:
    return list(dict.fromkeys(row[column] for row in table))


def _roles(table: Table) -> tuple[Table, Table]:
    """Return the rows of those who manage, and those of the others."""
    place = table.columns.index("role")

    def manages(row: tuple[Value, ...]) -> bool:
        role = row[place]
        return isinstance(role, Node) and role.slug.removeprefix("role-") in _MANAGING

    managing = [row for row in table.rows if manages(row)]
    return (
        Table(table.columns, managing),
        Table(table.columns, [row for row in table.rows if not manages(row)]),
    )


def _entries(
    table: Table, place: str, column: str, detail: str | None = None
) -> dict[str, list[Entry]]:
    """Return each value of a column once a place, with its details, date and sentences."""
    found: dict[str, dict[Value, tuple[dict[Value, None], list[str], dict[Node, None]]]] = {}
    for row in table:
        where, value, said = row[place], row[column], row[_EVIDENCE]
        if not isinstance(where, Node) or value is None:
            continue
        details, dates, sentences = found.setdefault(where.iri, {}).setdefault(value, ({}, [], {}))
        if detail and row[detail] is not None:
            details[row[detail]] = None
        if row.get("date") is not None:
            dates.append(str(row["date"]))
        if isinstance(said, Node):
            sentences[said] = None
    return {
        where: [
            Entry(value, tuple(details), min(dates, default=None), tuple(said))
            for value, (details, dates, said) in things.items()
        ]
        for where, things in found.items()
    }


def _starts(events: Mapping[Node, Table]) -> dict[str, list[Entry]]:
    return {place.iri: list(_first(table)) for place, table in events.items()}


def _first(table: Table) -> Iterator[Entry]:
    """Yield the events of the earliest date; those that say only "until" have none."""
    dated = [row for row in table if isinstance(row["date"], str) and row["date"][:1].isdigit()]
    first = min((str(row["date"]) for row in dated), default="")
    found: dict[Value, dict[Node, None]] = {}
    for row in dated:
        said = row[_EVIDENCE]
        if row["date"] == first and isinstance(said, Node):
            found.setdefault(row["event"], {})[said] = None
    for event, sentences in found.items():
        yield Entry(event, (), first, tuple(sentences))
