"""A view as a part of a page of the site, in the reader's language, its names leading on."""

from __future__ import annotations

from functools import cache, partial
from typing import NamedTuple

from dgov_kg.view import assets
from dgov_kg.view.cells import cell, code
from dgov_kg.view.page import framed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from jinja2 import Environment
    from markupsafe import Markup

    from dgov_kg.view.content import Content

    Link = Callable[[object], str]


class Part(NamedTuple):
    """A view to set into a page: what it is, a line about it, and the assets it needs by name."""

    html: Markup
    about: Markup
    styles: tuple[str, ...]
    scripts: tuple[str, ...]


@cache
def environment() -> Environment:
    """Return the templates, read once, in which a view's frame is that of a part."""
    from jinja2 import ChoiceLoader, DictLoader, Environment, FunctionLoader

    frame = DictLoader({"frame.html": assets.file("part.html")})
    made = Environment(
        loader=ChoiceLoader([frame, FunctionLoader(assets.file)]),
        autoescape=True,
        trim_blocks=True,
        auto_reload=False,
    )
    for kind in assets.KINDS:
        made.get_template(f"{kind}.html")
    return made


def part(content: Content, link: Link = lambda _: "") -> Part:
    """Return a content as a part of a page in its language; ``link`` tells where a value leads.

    >>> from dgov_kg.result import Table
    >>> from dgov_kg.view.table import table_content
    >>> made = part(table_content(Table(["count"], [(4,)])))
    >>> made.styles, made.scripts
    (('view-table.css',), ('view-table.js',))
    """
    from markupsafe import Markup

    def both(zh: object, en: object) -> Markup:
        return Markup("{}").format(zh if content.language == "zh" else en)

    told = {
        **framed(content),
        "both": both,
        "cell": partial(cell, both=both, link=link),
        "name": partial(cell, both=both),
        "code": partial(code, link=link),
        "link": link,
        "own": f"{content.kind}-",
        "alone": False,
    }
    template = environment().get_template(f"{content.kind}.html")
    about = "".join(template.blocks["about"](template.new_context(told)))
    return Part(
        Markup(template.render(told)),  # noqa: S704 (the template escapes)
        Markup(about.strip()),  # noqa: S704 (likewise)
        (f"view-{content.kind}.css",),
        assets.scripts(content.kind),
    )
