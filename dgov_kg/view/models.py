"""Things side by side: a column each, a row for each dimension."""

from __future__ import annotations

from dgov_kg.comparison import Aspect, Comparison
from dgov_kg.dates import in_words
from dgov_kg.language import Bilingual
from dgov_kg.result import Node
from dgov_kg.view.content import Content

TYPE_CHECKING = False
if TYPE_CHECKING:
    from dgov_kg.graph import KnowledgeGraph

TITLE = Bilingual(
    "五省（市）数字政府模式对照", "The five models of digital government, side by side"
)
_NOTE = Bilingual(
    "空格表示文中没有说；每项都注明出处。",
    "An empty cell means that the article does not say; each item names its sentence.",
)


def models_content(kg: KnowledgeGraph) -> Content:
    """Return a graph's models.

    >>> from dgov_kg.graph import load
    >>> models_content(load()).title.en
    'The five models of digital government, side by side'
    """
    from dgov_kg.provinces import aspects

    described = dict.fromkeys(row["province"] for row in kg.run("models"))
    provinces = tuple(one for one in described if isinstance(one, Node))
    compared = Comparison(provinces, tuple(aspects(kg, provinces)), kg.language)
    return comparison_content(compared, title=TITLE)


def comparison_content(compared: Comparison, *, title: Bilingual | None = None) -> Content:
    """Return what a comparison compares.

    >>> from dgov_kg.comparison import compare
    >>> from dgov_kg.graph import load
    >>> len(comparison_content(compare(load(), "guangdong", "zhejiang")).told["provinces"])
    2
    """
    return Content(
        "models",
        title or compared.title,
        compared.language,
        {
            "note": _NOTE,
            "provinces": compared.things,
            "aspects": [_dated(aspect) for aspect in compared.aspects],
        },
    )


def _dated(aspect: Aspect) -> Aspect:
    """Return a row whose dates are told in words, after what else qualifies a thing."""
    cells = {
        iri: [
            one._replace(detail=[*one.detail, Node("", *in_words(one.date))]) if one.date else one
            for one in entries
        ]
        for iri, entries in aspect.cells.items()
    }
    return aspect._replace(cells=cells)
