"""Pictures of a graph and of answers: one HTML page each, which works with the cable pulled."""

from __future__ import annotations

from dgov_kg.exceptions import BadParameter
from dgov_kg.view.models import comparison_page, models_page
from dgov_kg.view.number import number_page
from dgov_kg.view.picture import picture
from dgov_kg.view.remedies import map_page
from dgov_kg.view.table import table_page
from dgov_kg.view.timeline import timeline_page
from dgov_kg.view.tree import tree_page

TYPE_CHECKING = False
if TYPE_CHECKING:
    from dgov_kg.result import Table

__all__ = ["VIEWS", "comparison_page", "models_page", "picture", "table_view"]

#: A view of a table, the page it makes, and the columns it needs.
_PAGES = {
    "table": (table_page, ()),
    "timeline": (timeline_page, ("date",)),
    "tree": (tree_page, ()),
    "number": (number_page, ()),
    "map": (map_page, ("problem", "recommendation")),
}
#: What a question may name as its view; a network is drawn by `picture`, the others here.
VIEWS = (*_PAGES, "network")


def table_view(table: Table, view: str) -> str:
    """Return the page of a table in one of the views.

    Raises BadParameter where the view needs a column that the table has not.

    >>> from dgov_kg.result import Table
    >>> "<table" in table_view(Table(["count"], [(4,)]), "table")
    True
    """
    page, needed = _PAGES[view]
    missing = [column for column in needed if column not in table.columns]
    if missing:
        raise BadParameter(
            zh=f"{view} 视图需要 {'、'.join(missing)} 一栏，此答案没有。",
            en=f"The view {view} needs a column {' and '.join(missing)}; here is none.",
        )
    return page(table)
