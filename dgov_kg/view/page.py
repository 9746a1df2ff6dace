"""The parts of a page that are the same for every graph, and how data is set into it safely."""

from __future__ import annotations

import base64
import hashlib
import json
import os
import re

TYPE_CHECKING = False
if TYPE_CHECKING:
    from markupsafe import Markup

#: The folder of the template, style and scripts.
FOLDER = os.path.dirname(os.path.abspath(__file__))
_SCRIPTS = ("page.js", "stage.js", "panel.js")


def _file(name: str) -> str:
    with open(os.path.join(FOLDER, name), encoding="utf-8") as file:
        return file.read()


def style() -> Markup:
    """Return the style sheet."""
    from markupsafe import Markup

    return Markup(_file("page.css"))  # noqa: S704 (our own file)


def script() -> Markup:
    """Return our scripts as one, closed to the outside."""
    from markupsafe import Markup

    parts = "\n".join(_file(name) for name in _SCRIPTS)
    return Markup(f'(() => {{\n"use strict";\n{parts}}})();')  # noqa: S704 (our own files)


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
