"""A table as a view: sorted by a click on a heading, filtered by words."""

from __future__ import annotations

from dgov_kg.view.cells import EVIDENCE, columns
from dgov_kg.view.content import Content

TYPE_CHECKING = False
if TYPE_CHECKING:
    from dgov_kg.result import Table


def table_content(table: Table) -> Content:
    """Return an answer, row by row.

    >>> from dgov_kg.result import Table
    >>> len(table_content(Table(["count"], [(4,)])).told["rows"])
    1
    """
    shown = columns(table)
    rows = [[(column, column.value(row)) for column in shown] for row in table.rows]
    return Content(
        "table",
        table.title,
        table.language,
        {
            "note": table.note,
            "columns": shown,
            "rows": rows,
            "evidence": EVIDENCE,
            "is_number": lambda value: type(value) in {int, float},
        },
    )
