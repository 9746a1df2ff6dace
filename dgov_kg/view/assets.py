"""The styles and scripts of the views, the same for a file of its own and for the site.

A kind's style is written as if it stood alone, and nested in the class of its view, so that two
views and a site can share a page.  Its scripts run together in one function, and look for what is
theirs within their view.
"""

from __future__ import annotations

import os
import re
from functools import cache

FOLDER = os.path.dirname(os.path.abspath(__file__))
KINDS = ("table", "timeline", "tree", "number", "remedies", "models", "network")
#: The scripts of a kind, where they are not just the one of its name: everywhere, and in the site.
_SCRIPTS = {"network": ("network.js", "stage.js", "panel.js")}
_SITE_SCRIPTS = {"network": ("export.js", "growth.js", "address.js")}
_VIS = "vis-network.js"


@cache
def file(name: str) -> str:
    """Return the text of one of the views' files."""
    with open(os.path.join(FOLDER, name), encoding="utf-8") as opened:
        return opened.read()


def read_all() -> None:
    """Read all of the views' files: whoever can open none later has them at hand."""
    for entry in os.scandir(FOLDER):
        if entry.name.endswith((".css", ".html", ".js")):
            file(entry.name)


def frame_style() -> str:
    """Return the style of what stands around a view in a file of its own."""
    return file("frame.css")


def style(kind: str) -> str:
    """Return the style of a kind of view, which touches nothing outside it.

    >>> style("tree").startswith(".view-tree {")
    True
    """
    return f".view-{kind} {{\n{file('view.css')}{file(f'{kind}.css')}}}\n"


def script(kind: str, *, alone: bool) -> str:
    """Return the script of a kind of view: in a file of its own, or in the site; "" for none."""
    own = _SCRIPTS.get(kind) or tuple(name for name in (f"{kind}.js",) if _is_there(name))
    own += () if alone else _SITE_SCRIPTS.get(kind, ())
    names = ("view.js", *(("frame.js",) if alone else ()), *own)
    parts = "\n".join(file(name) for name in names)
    return f'(async () => {{\n"use strict";\nconst KIND = "{kind}";\n{parts}}})();'


def libraries(kind: str) -> list[str]:
    """Return the scripts of others that a kind of view needs."""
    return [vis()] if kind == "network" else []


@cache
def vis() -> str:
    """Return the vis-network that pyvis ships, with its notices but no outside address.

    Its style sheet is left out: it serves buttons and tooltips that no view uses.
    """
    from importlib.util import find_spec

    found = find_spec("pyvis")  # To import it would bring networkx, where nothing is drawn.
    assert found
    assert found.origin
    place = os.path.join(os.path.dirname(found.origin), "lib", "vis-9.1.2", "vis-network.min.js")
    with open(place, encoding="utf-8") as opened:
        text = opened.read()
    text = re.sub(r"//# sourceMappingURL=.*", "", text)
    return re.sub(r"https?://(?!www\.w3\.org/2000/svg)", "", text)


def served() -> dict[str, str]:
    """Return what a site serves: the name of each style and script, and its text.

    >>> sorted(name for name in served() if "tree" in name)
    ['view-tree.css', 'view-tree.js']
    """
    found = {_VIS: vis()}
    for kind in KINDS:
        found[f"view-{kind}.css"] = style(kind)
        found[f"view-{kind}.js"] = script(kind, alone=False)
    return found


def scripts(kind: str) -> tuple[str, ...]:
    """Return the names under which a site serves the scripts of a kind, in their order."""
    return (*((_VIS,) if kind == "network" else ()), f"view-{kind}.js")


def _is_there(name: str) -> bool:
    return os.path.isfile(os.path.join(FOLDER, name))
