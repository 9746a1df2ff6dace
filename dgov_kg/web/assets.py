"""The files that pages are made with: styles, scripts, pictures; all of them served from here."""

from __future__ import annotations

import hashlib
import mimetypes
import os
from functools import cache
from typing import NamedTuple

from dgov_kg.view.assets import served

_FOLDER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "assets")
#: Python's own list is short, and a system's may differ.
_MEDIA = {".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml"}


class Asset(NamedTuple):
    """A file as it is sent; its digest stands in its address, so that a browser may keep it."""

    media: str
    content: bytes
    digest: str


@cache
def assets() -> dict[str, Asset]:
    """Return all of them by name, read once.

    >>> assets()["site.css"].media
    'text/css'
    """
    found = {}
    for entry in sorted(os.scandir(_FOLDER), key=lambda entry: entry.name):
        if entry.is_file() and not entry.name.startswith("."):
            with open(entry.path, "rb") as file:
                found[entry.name] = asset(entry.name, file.read())
    for name, text in served().items():
        found[name] = asset(name, text.encode())
    return found


def asset(name: str, content: bytes) -> Asset:
    """Return a file's content as an asset.

    >>> asset("dark.css", b"").digest
    'e3b0c44298fc'
    """
    ending = os.path.splitext(name)[1]
    media = _MEDIA.get(ending) or mimetypes.guess_type(name)[0] or "application/octet-stream"
    return Asset(media, content, hashlib.sha256(content).hexdigest()[:12])


def address(name: str) -> str:
    """Return the path of an asset.  Raises KeyError where there is none of this name.

    >>> address("site.css").startswith("/assets/site.css?v=")
    True
    """
    return f"/assets/{name}?v={assets()[name].digest}"
