"""A table as a page: sorted by a click on a heading, filtered by words."""

from __future__ import annotations

from dgov_kg.view.cells import EVIDENCE, cell, columns
from dgov_kg.view.page import page

TYPE_CHECKING = False
if TYPE_CHECKING:
    from dgov_kg.result import Table


def table_page(table: Table) -> str:
    """Return the page of an answer, row by row.

    >>> from dgov_kg.result import Table
    >>> "<td" in table_page(Table(["count"], [(4,)]))
    True
    """
    shown = columns(table)
    rows = [[(column, column.value(row)) for column in shown] for row in table.rows]
    return page(
        "table",
        title=table.title,
        language=table.language,
        note=table.note,
        columns=shown,
        rows=rows,
        cell=cell,
        evidence=EVIDENCE,
        is_number=lambda value: type(value) in {int, float},
    )
