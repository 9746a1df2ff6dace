"""What a view shows, before anyone has said where: alone as a file, or as a part of a page."""

from __future__ import annotations

from typing import Any, NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from dgov_kg.language import Bilingual


class Content(NamedTuple):
    """What a view shows; its template, style and script bear the name of its kind.

    ``told`` is for the template, ``data`` for the script.
    """

    kind: str
    title: Bilingual
    language: str
    told: Mapping[str, Any]
    data: object = None
