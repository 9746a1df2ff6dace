"""Between a client and the workers: bodies are read within limits, answers go out whole."""

from __future__ import annotations

import asyncio

from starlette.responses import Response as Answer

from dgov_kg.web.exchange import Request
from dgov_kg.web.late import EXPLORE
from dgov_kg.web.refusal import Refused, too_busy

TYPE_CHECKING = False
if TYPE_CHECKING:
    from starlette.requests import Request as Received
    from starlette.types import Receive, Scope, Send

    from dgov_kg.web.exchange import Response
    from dgov_kg.web.settings import Settings

#: Seconds for a body to arrive.
_PATIENCE = 10
#: Bytes that are given to the connection at a time.
_PART = 65_536


async def answered(received: Received, verb: str, request: Request | None = None) -> Answer:
    """Return what a worker answers to a request.  Raises Refused.

    When the client leaves, the work is stopped.
    """
    state = received.app.state
    pool = state.late if verb == EXPLORE else state.pool
    asking = asyncio.ensure_future(pool.answer(verb, request or asked(received)))
    leaving = asyncio.ensure_future(_left(received))
    try:
        await asyncio.wait((asking, leaving), return_when=asyncio.FIRST_COMPLETED)
        return Whole(await asking) if asking.done() else Answer(status_code=499)
    finally:
        asking.cancel()
        leaving.cancel()


def asked(received: Received, parameters: tuple[tuple[str, str], ...] | None = None) -> Request:
    """Return a request as a worker is asked it."""
    settings: Settings = received.app.state.settings
    return Request(
        received.scope["path"],
        pairs(received.scope["query_string"]) if parameters is None else parameters,
        accept=", ".join(received.headers.getlist("accept")),
        languages=", ".join(received.headers.getlist("accept-language")),
        address=settings.address,
        names=settings.base,
    )


def pairs(encoded: bytes) -> tuple[tuple[str, str], ...]:
    """Return the parameters of a query string or a form.  Raises Refused.

    >>> pairs(b"query=ASK+%7B%7D&lang=zh")
    (('query', 'ASK {}'), ('lang', 'zh'))
    """
    from urllib.parse import parse_qsl

    try:
        text = encoded.decode("ascii")
        return tuple(parse_qsl(text, keep_blank_values=True, errors="strict", max_num_fields=500))
    except UnicodeDecodeError:
        raise not_utf8() from None
    except ValueError:
        raise Refused(400, zh="参数太多。", en="There are too many parameters.") from None


def not_utf8() -> Refused:
    """Return the refusal of what is in another encoding."""
    return Refused(
        400,
        zh="请求不是 UTF-8：请用 UTF-8 编码再发送。",
        en="The request is not UTF-8: encode it as UTF-8 and send it again.",
    )


async def body(received: Received) -> bytes:
    """Return the body of a request.  Raises Refused where it is too long or too slow."""
    most = received.app.state.settings.limits.body
    declared = received.headers.get("content-length", "0")
    too_big = Refused(
        413,
        zh=f"请求正文超过 {most // 1_000_000} MB。",
        en=f"The body of the request is over {most // 1_000_000} MB.",
    )
    if declared.isdecimal() and int(declared) > most:
        raise too_big
    parts, length = [], 0
    try:
        async with asyncio.timeout(_PATIENCE):
            async for part in received.stream():
                length += len(part)
                if length > most:
                    raise too_big
                parts.append(part)
    except TimeoutError:
        raise Refused(
            408,
            zh=f"请求正文 {_PATIENCE} 秒内没有到齐。",
            en=f"The body of the request did not arrive within {_PATIENCE} s.",
        ) from None
    return b"".join(parts)


class Whole(Answer):
    """The answer of a worker: sent part by part as the client takes it, counted until it has."""

    def __init__(self, response: Response) -> None:
        self.body = response.body
        self.status_code = response.status
        self.background = None
        self.init_headers(dict(response.headers) | {"content-type": response.media})

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:  # noqa: ARG002
        """Send it."""
        state = scope["app"].state
        if state.meter.sending + len(self.body) > state.settings.limits.sending:
            raise too_busy(state.settings.limits)
        state.meter.sending += len(self.body)
        try:
            start = {"status": self.status_code, "headers": self.raw_headers}
            await send({"type": "http.response.start", **start})
            for position in range(0, len(self.body) or 1, _PART):
                part = bytes(self.body[position : position + _PART])
                more = position + _PART < len(self.body)
                await send({"type": "http.response.body", "body": part, "more_body": more})
        finally:
            state.meter.sending -= len(self.body)


async def _left(received: Received) -> None:
    while (await received.receive())["type"] != "http.disconnect":
        pass
