"""A picture that a page shows before it is drawn: its script asks for what is in it."""

from __future__ import annotations

from typing import NamedTuple

from dgov_kg.view.content import Content

TYPE_CHECKING = False
if TYPE_CHECKING:
    from dgov_kg.language import Bilingual


class Source(NamedTuple):
    """Where a picture comes from: the address of its data, and of a page that shows it.

    ``wish`` is the query string of the data's address, without the language.
    """

    data: str
    wish: str
    page: str


def awaited(source: Source, *, title: Bilingual, language: str) -> Content:
    """Return a picture whose nodes are still to come; without script a link leads to them.

    >>> from dgov_kg.language import Bilingual
    >>> from dgov_kg.view.part import part
    >>> source = Source("/graph.json", "of=tencent", "/graph?of=tencent")
    >>> made = part(awaited(source, title=Bilingual("腾讯", "Tencent"), language="en"))
    >>> 'data-from="/graph.json?of=tencent&amp;lang=en"' in made.html
    True
    """
    return Content(
        "network",
        title,
        language,
        {
            "stage": _Stage(),
            "slim": True,
            "nodes": (),
            "edges": (),
            "ends": {},
            "sentences": {},
            "origins": {},
            "source": f"{source.data}?{source.wish}&lang={language}",
            "wish": source.wish,
            "page": source.page,
        },
    )


class _Stage(NamedTuple):
    tall: bool = False
    relation: None = None
