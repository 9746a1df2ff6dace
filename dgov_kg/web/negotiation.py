"""Which form of an answer a client takes: the headers Accept and Accept-Language (RFC 9110, 12)."""

from __future__ import annotations

import re

from dgov_kg.exceptions import BadParameter
from dgov_kg.language import LANGUAGES
from dgov_kg.web.exchange import NotAcceptable

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from dgov_kg.web.exchange import Request

_WEIGHT = re.compile(r"0(\.[0-9]{0,3})?|1(\.0{0,3})?", re.ASCII)
#: More than any honest client sends; the rest is not read.
_LONGEST = 4_000


def weights(header: str) -> list[tuple[str, float]]:
    """Return what a header lists, in lower case, each with its weight; the malformed is left out.

    >>> weights("text/html, application/*;q=0.2, */*; q=high")
    [('text/html', 1.0), ('application/*', 0.2)]
    """
    found = []
    for element in header[:_LONGEST].split(","):
        name, *parameters = (part.strip() for part in element.lower().split(";"))
        values = [p.partition("=")[2].strip() for p in parameters if p.startswith("q=")]
        if name and all(_WEIGHT.fullmatch(value) for value in values):
            found.append((name, float(values[0]) if values else 1.0))
    return found


def quality(accept: str, media: str) -> float:
    """Return how much a client wants a media type: the most specific range that fits decides.

    >>> quality("text/*;q=0.5, text/turtle, text/html;q=0", "text/turtle")
    1.0
    >>> quality("text/*;q=0.5, text/turtle, text/html;q=0", "text/html")
    0.0
    """
    ranges = weights(accept)
    if not ranges:
        return 1.0
    for wanted in (media, media.partition("/")[0] + "/*", "*/*"):
        fitting = [weight for name, weight in ranges if name == wanted]
        if fitting:
            return max(fitting)
    return 0.0


def form(request: Request, forms: Mapping[str, str]) -> str:
    """Return the form to answer in: that of `?format=`, or the one the client wants most.

    ``forms`` maps names to media types; among equals the first is taken.  Raises BadParameter for a
    name that is not there, and NotAcceptable where the client takes none of the types.

    >>> from dgov_kg.web.exchange import Request
    >>> forms = {"csv": "text/csv", "html": "text/html"}
    >>> form(Request("/", accept="text/csv;q=0.9, text/html"), forms)
    'html'
    """
    named = request.given("format")
    if request.has("format"):
        if named not in forms:
            listed = ", ".join(forms)
            raise BadParameter(
                zh=f"没有格式 {named}；可用：{listed}", en=f"No format {named}; there are: {listed}"
            )
        return named
    best = max(forms, key=lambda name: quality(request.accept, forms[name]))
    if not quality(request.accept, forms[best]):
        listed = ", ".join(forms.values())
        raise NotAcceptable(
            zh=f"Accept 所要的类型这里没有；可用：{listed}",
            en=f"Nothing here is of a type that Accept names; there are: {listed}",
        )
    return best


def language(request: Request, default: str) -> str:
    """Return the language: that of `?lang=`, else what the client prefers, else the default.

    >>> from dgov_kg.web.exchange import Request
    >>> language(Request("/", languages="de, zh-Hans;q=0.8, en;q=0.3"), "en")
    'zh'
    """
    named = request.given("lang")
    if request.has("lang"):
        if named not in LANGUAGES:
            raise BadParameter(
                zh=f"lang 应为 zh 或 en，而不是 {named}。", en=f"lang is zh or en, not {named}."
            )
        return named
    best, most = default, 0.0
    for name, weight in weights(request.languages):
        spoken = name.partition("-")[0]
        if spoken in LANGUAGES and weight > most:
            best, most = spoken, weight
    return best
