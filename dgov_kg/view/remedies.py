"""Problems on the left, recommendations on the right, and a line for each answer between them."""

from __future__ import annotations

from typing import NamedTuple

from dgov_kg.result import Node
from dgov_kg.view.cells import EVIDENCE, columns
from dgov_kg.view.content import Content

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dgov_kg.result import Table, Value

#: What the column of dimensions may be called; the first words of how an answer is known.
_DIMENSIONS = ("dimension", "area")
_INFERRED = "mode-inferred"


class Answer(NamedTuple):
    """One problem and one recommendation, how it is known that this answers that, and where."""

    number: int
    problem: int
    recommendation: int
    inferred: bool
    mode: Value
    said: Sequence[Value]


def map_content(table: Table) -> Content:
    """Return the page of a table of problem, recommendation, mode, dimension and evidence.

    A line is whole where the article states the answer, and dashed where the editors infer it.

    >>> from dgov_kg.result import Table
    >>> rows = [("gap", "bridge", None, "coordination", None)]
    >>> columns = ["problem", "recommendation", "mode", "dimension", "evidence"]
    >>> map_content(Table(columns, rows)).data
    [[0, 0, False]]
    """
    named = {column.name: column for column in columns(table)}
    area = next((named[name] for name in _DIMENSIONS if name in named), None)
    problems: dict[Value, int] = {}
    recommendations: dict[Value, int] = {}
    areas: dict[Value, dict[Value, None]] = {}
    fields: dict[Value, dict[Value, None]] = {}
    found: dict[tuple[Value, Value, Value], dict[Value, None]] = {}
    for row in table.rows:
        problem, advice = (named[name].value(row) for name in ("problem", "recommendation"))
        where = area.value(row) if area else None
        if problem is not None:
            problems.setdefault(problem, len(problems))
            areas.setdefault(where, {})[problem] = None
        if advice is not None:
            recommendations.setdefault(advice, len(recommendations))
            fields.setdefault(where, {})[advice] = None
        if problem is not None and advice is not None:
            mode = named["mode"].value(row) if "mode" in named else None
            said = found.setdefault((problem, advice, mode), {})
            if EVIDENCE in named and named[EVIDENCE].value(row) is not None:
                said[named[EVIDENCE].value(row)] = None
    answers = [
        Answer(
            number, problems[problem], recommendations[advice], _inferred(mode), mode, list(said)
        )
        for number, ((problem, advice, mode), said) in enumerate(found.items())
    ]
    names = list(recommendations)
    return Content(
        "remedies",
        table.title,
        table.language,
        {
            "note": table.note,
            "areas": _numbered(areas, problems),
            "fields": _numbered(fields, recommendations),
            "names": names,
            "answers": answers,
            "stated": sum(not answer.inferred for answer in answers),
        },
        [[one.problem, one.recommendation, one.inferred] for one in answers],
    )


def _inferred(mode: Value) -> bool:
    return isinstance(mode, Node) and mode.slug == _INFERRED


def _numbered(
    areas: Mapping[Value, Mapping[Value, None]], numbers: Mapping[Value, int]
) -> dict[Value, list[tuple[int, Value]]]:
    """Return what each area holds with its number, each thing in the first area that has it."""
    placed: set[Value] = set()
    found: dict[Value, list[tuple[int, Value]]] = {}
    for area, things in areas.items():
        fresh = [thing for thing in things if thing not in placed]
        placed.update(fresh)
        if fresh:
            found[area] = [(numbers[thing], thing) for thing in fresh]
    return found
