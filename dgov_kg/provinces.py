"""What is said of each province, dimension by dimension, gathered for comparison."""

from __future__ import annotations

from dgov_kg.comparison import Aspect
from dgov_kg.dimensions import cells, dimensions
from dgov_kg.language import Bilingual
from dgov_kg.result import Node

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from dgov_kg.comparison import Entry
    from dgov_kg.graph import KnowledgeGraph

#: The dimension that is compared theme by theme.
_BY_THEME = "characteristic"
_OTHERS = Bilingual("其他特征", "Other characteristics")
_THEMES = "/concept/theme-"


def aspects(kg: KnowledgeGraph, places: Sequence[Node]) -> list[Aspect]:
    """Return the dimensions of the matrix in its order; the characteristics theme by theme.

    >>> from dgov_kg.graph import load
    >>> kg = load()
    >>> aspects(kg, [kg.describe("guangdong").node])[0].key
    'start'
    """
    held = {place.iri for place in places}
    found: list[Aspect] = []
    for dimension in dimensions():
        entries = {
            place: list(cell.entries)
            for place, cell in cells(kg, dimension).items()
            if place in held
        }
        if dimension.name == _BY_THEME:
            found += _by_theme(entries)
        else:
            found.append(Aspect(dimension.name, dimension.title, entries))
    return found


def _by_theme(entries: Mapping[str, Sequence[Entry]]) -> Iterator[Aspect]:
    """Yield an aspect for each theme, with the other details of what has it."""
    themes: dict[Node | None, dict[str, list[Entry]]] = {}
    for place, listed in entries.items():
        for entry in listed:
            about = [one for one in entry.detail if isinstance(one, Node) and _THEMES in one.iri]
            rest = tuple(one for one in entry.detail if one not in about)
            for theme in about or (None,):
                told = themes.setdefault(theme, {}).setdefault(place, [])
                told.append(entry._replace(detail=rest))
    for theme in sorted(themes, key=lambda one: (one is None, "" if one is None else one.iri)):
        yield Aspect(_BY_THEME, theme or _OTHERS, themes[theme])
