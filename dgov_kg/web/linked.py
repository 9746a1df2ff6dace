"""The addresses of linked data and of the shell's verbs, on their way to a worker."""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.responses import Response as Answer
from starlette.routing import Route

from dgov_kg.forms import HEAVY, MEDIA
from dgov_kg.web.assets import assets
from dgov_kg.web.late import EXPLORE
from dgov_kg.web.refusal import STOPPED, Refused
from dgov_kg.web.relay import answered, asked

TYPE_CHECKING = False
if TYPE_CHECKING:
    from starlette.requests import Request as Received

#: What an answer to "is it still the same?" repeats (RFC 9110, 15.4.5).
_REPEATED = ("cache-control", "content-location", "etag", "last-modified", "vary")


async def read(received: Received) -> Answer:
    """Answer from a worker; a client that has the same bytes already is told so."""
    return _or_known(received, await answered(received, EXPLORE if _is_heavy(received) else "read"))


def _is_heavy(received: Received) -> bool:
    """Say whether an answer takes a large library to write: by format, ending or header."""
    accept = received.headers.get("accept", "").lower()
    return (
        received.query_params.get("format") in HEAVY
        or received.url.path.endswith(tuple(f".{form}" for form in HEAVY))
        or any(media in accept for form, media in MEDIA.items() if form in HEAVY)
    )


def _or_known(received: Received, answer: Answer) -> Answer:
    """Return an answer, or word that the client holds it already."""
    if answer.status_code == 200 and _is_known(received, answer):  # noqa: PLR2004
        kept = {name: value for name, value in answer.headers.items() if name in _REPEATED}
        return Answer(status_code=304, headers=kept)
    return answer


async def void(received: Received) -> Answer:
    """Send on from the address that any site may describe its data at (RFC 8615)."""
    return Answer(status_code=302, headers={"Location": _prefix(received) + "/void"})


async def home(received: Received) -> Answer:
    """Answer with the home page; who sees it may ask next."""
    received.app.state.late.wake()
    return await read(received)


async def explore(received: Received) -> Answer:
    """Answer from a worker that asks in words, draws and writes what is large."""
    return _or_known(received, await answered(received, EXPLORE))


async def query(received: Received) -> Answer:
    """Answer with the SPARQL page; a query that had to be stopped gets the page that says so."""
    try:
        return await read(received)
    except Refused as error:
        request = asked(received)
        if not request.has("run") or str(error.status) not in STOPPED:
            raise
        kept = [pair for pair in request.parameters if pair[0] not in {"run", "stopped"}]
        told = request._replace(parameters=(*kept, ("stopped", str(error.status))))
        answer = await answered(received, "read", told)
        answer.status_code = error.status
        return answer


async def file(received: Received) -> Answer:
    """Answer with a file that pages are made with; under its own address it never changes."""
    found = assets().get(received.path_params["name"])
    if found is None:
        raise HTTPException(404)
    current = received.query_params.get("v") == found.digest
    kept = "public, max-age=31536000, immutable" if current else "no-cache"
    headers = {"Cache-Control": kept, "ETag": f'"{found.digest}"'}
    answer = Answer(found.content, media_type=found.media, headers=headers)
    return _or_known(received, answer)


def _prefix(received: Received) -> str:
    from dgov_kg.web.addresses import prefix

    return prefix(received.app.state.settings.address)


def _is_known(received: Received, answer: Answer) -> bool:
    """Say whether a client holds the answer already; its tags go before its dates."""
    from email.utils import parsedate_to_datetime

    tags = received.headers.get("if-none-match")
    if tags is not None:
        listed = [tag.strip().removeprefix("W/") for tag in tags.split(",")]
        return tags.strip() == "*" or answer.headers.get("etag") in listed
    since, changed = received.headers.get("if-modified-since"), answer.headers.get("last-modified")
    if not since or not changed:
        return False
    try:
        return parsedate_to_datetime(changed) <= parsedate_to_datetime(since)
    except (TypeError, ValueError):  # Not a date, or one without a zone.
        return False


ROUTES = [
    Route("/", home),
    Route("/.well-known/void", void),
    Route("/assets/{name}", file),
    Route("/query", query),
    *(
        Route(path, explore)
        for path in (
            "/ask",
            "/graph",
            "/graph.json",
            "/path",
            "/timeline",
            "/compare",
            "/view/{name:path}",
        )
    ),
    *(
        Route(path, read)
        for path in (
            "/id/{name:path}",
            "/source/{name:path}",
            "/doc/{name:path}",
            "/concept",
            "/concept.{ending}",
            "/concept/{name:path}",
            "/ontology",
            "/ontology.{ending}",
            "/ontology/{name:path}",
            "/article",
            "/questions",
            "/run/{name:path}",
            "/describe",
            "/search",
            "/coverage",
            "/cite",
            "/matrix",
            "/void",
            "/dcat",
            "/download/{name:path}",
            "/openapi.json",
            "/terms.json",
            "/check",
        )
    ),
]
