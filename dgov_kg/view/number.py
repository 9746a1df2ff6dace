"""An answer of numbers as bars beside what is counted."""

from __future__ import annotations

from dgov_kg.view.cells import columns
from dgov_kg.view.content import Content

TYPE_CHECKING = False
if TYPE_CHECKING:
    from dgov_kg.result import Table


def number_content(table: Table) -> Content:
    """Return an answer that counts; the bars are as long as its first numbers.

    >>> from dgov_kg.result import Table
    >>> number_content(Table(["what", "count"], [("a", 4), ("b", 2)])).told["rows"][1]
    (['b'], 2, 50.0, [])
    """
    shown = columns(table)
    numeric = [
        column
        for column in shown
        if table.rows
        and all(type(column.value(row)) in {int, float} for row in table.rows)
        # A year is no amount.
        and column.name not in {"year", "paragraph", "number"}
    ]
    if not numeric and table.rows:
        from dgov_kg.view.table import table_content

        return table_content(table)
    measure = numeric[0] if numeric else None
    amounts = [measure.value(row) for row in table.rows] if measure else []
    most = max((amount for amount in amounts if isinstance(amount, (int, float))), default=0) or 1
    rows = [
        (
            [column.value(row) for column in shown if column not in numeric],
            amount,
            round(100 * amount / most, 2) if isinstance(amount, (int, float)) else 0,
            [column.value(row) for column in numeric[1:]],
        )
        for row, amount in zip(table.rows, amounts, strict=False)
    ]
    return Content(
        "number",
        table.title,
        table.language,
        {
            "note": table.note,
            "rows": rows,
            "labels": [column for column in shown if column not in numeric],
            "numbers": numeric,
        },
    )
