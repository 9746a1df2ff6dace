"""How an answer goes out: its type, what it depends on, how it is known again; or what is wrong."""

from __future__ import annotations

import hashlib

from dgov_kg.web.exchange import Request, Response
from dgov_kg.web.negotiation import quality
from dgov_kg.web.refusal import reader, refusal

TYPE_CHECKING = False
if TYPE_CHECKING:
    from dgov_kg.exceptions import DgovError

#: What a cache has to ask each time: whether the bytes are still the same.
_FRESH = ("Cache-Control", "no-cache")


def reply(body: str | bytes, media: str, **headers: str) -> Response:
    """Return an answer; its headers have `_` for `-`.

    >>> answer = reply("腾讯", "text/csv", Content_Language="zh")
    >>> answer.media, answer.header("Content-Language")
    ('text/csv; charset=utf-8', 'zh')
    """
    content = body.encode() if isinstance(body, str) else body
    named = ((name.replace("_", "-"), value) for name, value in headers.items())
    charset = "; charset=utf-8" if media.startswith("text/") else ""
    return Response(200, media + charset, content, (_FRESH, ("ETag", tag(content)), *named))


def tag(body: bytes) -> str:
    """Return the entity tag of a body: the same bytes have the same tag.

    >>> tag(b"") == tag(b""), tag(b"") == tag(b" ")
    (True, False)
    """
    return '"' + hashlib.sha256(body).hexdigest()[:32] + '"'


def see_other(path: str) -> Response:
    """Return the answer that sends a client from a thing to the document about it."""
    return Response(303, "text/plain", b"", (("Location", path), ("Vary", "Accept"), _FRESH))


def problem(error: DgovError, request: Request, default: str) -> Response:
    """Return the answer that says what is wrong: a page for a browser, JSON for a program."""
    language = reader(request, default)
    answer = refusal(error, language)
    told = (*answer.headers, ("Vary", "Accept, Accept-Language"), _FRESH)
    page_weight, json_weight = (
        quality(request.accept, media) for media in ("text/html", "application/json")
    )
    if page_weight <= json_weight:
        return answer._replace(headers=told)
    from dgov_kg.web.pages import page

    words = error.in_language(language)
    body = page("problem", request, language, status=answer.status, words=words)
    headers = (*told, ("Content-Language", language))
    return Response(answer.status, "text/html; charset=utf-8", body, headers)
