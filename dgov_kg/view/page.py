"""What all pages share: the frame around them, and how text and data are set into it safely."""

from __future__ import annotations

import base64
import hashlib
import json
import os
import re
from typing import Any

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from jinja2 import Environment
    from markupsafe import Markup

    from dgov_kg.language import Bilingual

_FOLDER = os.path.dirname(os.path.abspath(__file__))


def _path(name: str) -> str:
    return os.path.join(_FOLDER, name)


def _file(name: str) -> str:
    with open(_path(name), encoding="utf-8") as file:
        return file.read()


def page(kind: str, *, title: Bilingual, language: str, **content: Any) -> str:
    """Return a page; its template, style and script bear the name of its kind.

    >>> from dgov_kg.language import Bilingual
    >>> html = page("frame", title=Bilingual("空", "Nothing"), language="en")
    >>> "<h1>" in html
    True
    """
    files = [name for name in (f"{kind}.css", f"{kind}.js") if os.path.isfile(_path(name))]
    made = environment(files, title=title, language=language, **content)
    return str(made.get_template(f"{kind}.html").render()) + "\n"


def environment(
    files: Sequence[str],
    *,
    title: Bilingual,
    language: str,
    libraries: Sequence[Markup] = (),
    **content: Any,
) -> Environment:
    """Return the templates, with the frame's parts, these styles and scripts, and a content."""
    from jinja2 import Environment, FileSystemLoader
    from markupsafe import Markup

    names = list(dict.fromkeys(["frame.css", "frame.js", *files]))
    style = Markup("".join(_file(name) for name in names if name.endswith(".css")))  # noqa: S704 (our own files)
    parts = "\n".join(_file(name) for name in names if name.endswith(".js"))
    scripts = [*libraries, Markup(f'(() => {{\n"use strict";\n{parts}}})();')]  # noqa: S704 (our own files)
    made = Environment(loader=FileSystemLoader(_FOLDER), autoescape=True, trim_blocks=True)
    data = content.pop("data", None)
    made.globals.update(
        title=title,
        language=language,
        style=style,
        scripts=scripts,
        policy=policy(style, *scripts),
        data=None if data is None else embedded(data),
        **content,
    )
    return made


def vis() -> Markup:
    """Return the vis-network that pyvis ships, with its notices but no outside address.

    Its style sheet is left out: it serves buttons and tooltips that this page does not use.
    """
    import pyvis
    from markupsafe import Markup

    place = os.path.join(os.path.dirname(pyvis.__file__), "lib", "vis-9.1.2", "vis-network.min.js")
    with open(place, encoding="utf-8") as file:
        script = file.read()
    script = re.sub(r"//# sourceMappingURL=.*", "", script)
    return Markup(re.sub(r"https?://(?!www\.w3\.org/2000/svg)", "", script))  # noqa: S704


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
