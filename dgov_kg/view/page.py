"""A view as a file of its own: the frame around it, and how text and data go into it safely."""

from __future__ import annotations

import base64
import hashlib
import json

from dgov_kg.view import assets
from dgov_kg.view.cells import both, cell, code

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from jinja2 import Environment
    from markupsafe import Markup

    from dgov_kg.view.content import Content


def page(content: Content) -> str:
    """Return the page of a content.

    >>> from dgov_kg.result import Table
    >>> from dgov_kg.view.table import table_content
    >>> "<h1>" in page(table_content(Table(["count"], [(4,)])))
    True
    """
    made = environment(content)
    return str(made.get_template(f"{content.kind}.html").render()) + "\n"


def environment(content: Content) -> Environment:
    """Return the templates with the frame of a file, and a content to set into it."""
    from jinja2 import Environment, FunctionLoader
    from markupsafe import Markup

    style = Markup(assets.frame_style() + assets.style(content.kind))  # noqa: S704 (our own files)
    script = Markup(assets.script(content.kind, alone=True))  # noqa: S704 (our own files)
    libraries = [Markup(one) for one in assets.libraries(content.kind)]  # noqa: S704 (pyvis's)
    made = Environment(loader=FunctionLoader(assets.file), autoescape=True, trim_blocks=True)
    made.globals.update(framed(content))
    made.globals.update(
        both=both,
        cell=cell,
        name=cell,
        code=code,
        own="",
        alone=True,
        style=style,
        scripts=[*libraries, script],
        policy=policy(style, *libraries, script),
    )
    return made


def framed(content: Content) -> dict[str, Any]:
    """Return what either frame needs of a content."""
    data = None if content.data is None else embedded(content.data)
    kind, title, language = content.kind, content.title, content.language
    return {"kind": kind, "title": title, "language": language, "data": data, **content.told}


def embedded(content: object) -> Markup:
    r"""Return JSON that can stand in a script element whatever its strings hold.

    >>> print(embedded({"zh": "</script>"}))
    {"zh":"\u003c/script\u003e"}
    """
    from markupsafe import Markup

    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return Markup(text)  # noqa: S704 (escaped above)


def policy(style: str, *scripts: str) -> str:
    """Return a content security policy that lets nothing run but these very texts."""

    def pinned(text: str) -> str:
        digest = hashlib.sha256(text.encode()).digest()
        return f"'sha256-{base64.b64encode(digest).decode()}'"

    allowed = " ".join(pinned(script) for script in scripts)
    return (
        f"default-src 'none'; script-src {allowed}; style-src {pinned(style)}; "
        "base-uri 'none'; form-action 'none'"
    )
