"""Views as parts of other pages: the answer of a question, and what surrounds a thing."""

from __future__ import annotations

from urllib.parse import urlencode

from dgov_kg.language import Bilingual
from dgov_kg.view import fitting, table_part
from dgov_kg.view.awaited import Source, awaited
from dgov_kg.view.part import part

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from dgov_kg.question import Question
    from dgov_kg.result import Node, Table
    from dgov_kg.view import Part
    from dgov_kg.web.pages import Words

#: What the views are called.
VIEWS = {
    "table": Bilingual("表格", "table"),
    "timeline": Bilingual("时间线", "timeline"),
    "tree": Bilingual("树", "tree"),
    "number": Bilingual("数量", "numbers"),
    "map": Bilingual("问题与建议", "problems and recommendations"),
    "network": Bilingual("网络", "network"),
}
#: The nodes around a thing that its own page draws at first.
AROUND = 30


def answer_part(
    at: Words, question: Question, table: Table, given: Mapping[str, str]
) -> Part | None:
    """Return the view that a question names, of its answer, or None where that is the table itself.

    ``table`` is in the reader's language; ``given`` are the parameters that were filled in.
    """
    if not table.rows or question.view == "table":
        return None
    if question.view != "network":
        return (
            table_part(table, question.view, at.link) if question.view in fitting(table) else None
        )
    wish = [("question", question.name), *given.items()]
    return _awaited(at, wish, table.title)


def neighbourhood_part(at: Words, node: Node) -> Part:
    """Return the picture of what surrounds a thing; it grows where one clicks."""
    title = Bilingual(f"{node.label('zh')}的周围", f"Around {node.label('en')}")
    return _awaited(at, [("of", node.curie), ("most", str(AROUND))], title)


def _awaited(at: Words, wish: list[tuple[str, str]], title: Bilingual) -> Part:
    asked = urlencode(wish)
    source = Source(f"{at.prefix}/graph.json", asked, at.address(f"/graph?{asked}"))
    return part(awaited(source, title=title, language=at.language), at.link)
