"""`/sparql`: the SPARQL 1.1 Protocol for queries, over GET and POST (W3C, 21 March 2013, 2.1)."""

from __future__ import annotations

from dgov_kg.web.refusal import Refused
from dgov_kg.web.relay import answered, asked, body, not_utf8, pairs

TYPE_CHECKING = False
if TYPE_CHECKING:
    from starlette.requests import Request as Received
    from starlette.responses import Response as Answer

FORM = "application/x-www-form-urlencoded"
QUERY = "application/sparql-query"
UPDATE = "application/sparql-update"


async def sparql(received: Received) -> Answer:
    """Answer a query; without one, describe the service."""
    parameters = pairs(received.scope["query_string"])
    if received.method == "POST":
        parameters += await _posted(received)
    names = [name for name, _ in parameters]
    if "update" in names:
        raise read_only()
    if names.count("query") > 1:
        raise Refused(
            400, zh="一次请求只能有一个查询。", en="A request holds one query, and this one more."
        )
    if "query" in names:
        return await answered(received, "sparql", asked(received, parameters))
    if received.method == "POST" or parameters:
        raise Refused(
            400, zh="请求里没有 query 参数。", en="The request has no parameter named query."
        )
    return await answered(received, "service")


async def _posted(received: Received) -> tuple[tuple[str, str], ...]:
    """Return the parameters that a body gives.  Raises Refused."""
    media, _, rest = received.headers.get("content-type", "").lower().partition(";")
    media = media.strip()
    if media == UPDATE:
        raise read_only()
    if media not in {FORM, QUERY}:
        raise Refused(
            415,
            zh=f"正文应为 {FORM} 或 {QUERY}。",
            en=f"The body should be {FORM} or {QUERY}.",
        )
    charset = rest.partition("charset=")[2].strip(" \"'")
    if charset not in {"", "utf-8", "utf8"}:
        raise not_utf8()
    content = await body(received)
    if media == FORM:
        return pairs(content)
    try:
        return (("query", content.decode("utf-8-sig")),)
    except UnicodeDecodeError:
        raise not_utf8() from None


def read_only() -> Refused:
    """Return the refusal of an update."""
    return Refused(
        403,
        zh="此处只读，不接受更新。",
        en="This endpoint is read-only and takes no updates.",
    )
