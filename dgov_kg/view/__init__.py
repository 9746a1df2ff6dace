"""Pictures of a graph and of answers: a file each, which fetches nothing, or a part of a page."""

from __future__ import annotations

from dgov_kg.exceptions import BadParameter
from dgov_kg.view.models import comparison_content, models_content
from dgov_kg.view.number import number_content
from dgov_kg.view.page import page
from dgov_kg.view.part import Part, part
from dgov_kg.view.picture import picture
from dgov_kg.view.remedies import map_content
from dgov_kg.view.table import table_content
from dgov_kg.view.timeline import timeline_content
from dgov_kg.view.tree import tree_content

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from dgov_kg.comparison import Comparison
    from dgov_kg.graph import KnowledgeGraph
    from dgov_kg.language import Bilingual
    from dgov_kg.result import Table
    from dgov_kg.view.content import Content

__all__ = [
    "VIEWS",
    "Part",
    "comparison_page",
    "fitting",
    "models_page",
    "part",
    "picture",
    "table_part",
    "table_view",
]

#: A view of a table, what it shows, and the columns it needs.
_CONTENTS = {
    "table": (table_content, ()),
    "timeline": (timeline_content, ("date",)),
    "tree": (tree_content, ()),
    "number": (number_content, ()),
    "map": (map_content, ("problem", "recommendation")),
}
#: What a question may name as its view; a network is drawn by `picture`, the others here.
VIEWS = (*_CONTENTS, "network")


def table_view(table: Table, view: str) -> str:
    """Return the page of a table in one of the views.

    Raises BadParameter where the view needs a column that the table has not.

    >>> from dgov_kg.result import Table
    >>> "<table" in table_view(Table(["count"], [(4,)]), "table")
    True
    """
    return page(_content(table, view))


def table_part(table: Table, view: str, link: Callable[[object], str]) -> Part:
    """Return a table in one of the views as a part of a page, in the table's language.

    ``link`` returns where a value leads, "" for nowhere.  Raises BadParameter as `table_view` does.

    >>> from dgov_kg.result import Table
    >>> "<table" in table_part(Table(["count"], [(4,)]), "table", lambda _: "").html
    True
    """
    return part(_content(table, view), link)


def fitting(table: Table) -> list[str]:
    """Return the views that a table has something to show in; a network is not among them.

    >>> from dgov_kg.result import Table
    >>> fitting(Table(["what", "count"], [("a", 4)]))
    ['table', 'tree', 'number']
    """
    kinds = {"map": "remedies"}
    return [
        view
        for view, (make, needed) in _CONTENTS.items()
        if {*needed} <= {*table.columns} and make(table).kind == kinds.get(view, view)
    ]


def models_page(kg: KnowledgeGraph) -> str:
    """Return the page of a graph's models.

    >>> from dgov_kg.graph import load
    >>> "p13s3" in models_page(load())
    True
    """
    return page(models_content(kg))


def comparison_page(compared: Comparison, *, title: Bilingual | None = None) -> str:
    """Return the page of a comparison.

    >>> from dgov_kg.comparison import compare
    >>> from dgov_kg.graph import load
    >>> "p16s4" in comparison_page(compare(load(), "guangdong", "zhejiang"))
    True
    """
    return page(comparison_content(compared, title=title))


def _content(table: Table, view: str) -> Content:
    make, needed = _CONTENTS[view]
    missing = [column for column in needed if column not in table.columns]
    if missing:
        raise BadParameter(
            zh=f"{view} 视图需要 {'、'.join(missing)} 一栏，此答案没有。",
            en=f"The view {view} needs a column {' and '.join(missing)}; here is none.",
        )
    return make(table)
