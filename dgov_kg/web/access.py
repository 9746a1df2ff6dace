"""One line for each request: when, who, what, how it ended; a query only where that is asked."""

from __future__ import annotations

import sys
import time

TYPE_CHECKING = False
if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from dgov_kg.web.health import Meter
    from dgov_kg.web.settings import Settings


class Access:
    """The application, with its requests counted and logged."""

    def __init__(self, app: ASGIApp, settings: Settings, meter: Meter) -> None:
        self._app = app
        self._settings = settings
        self._meter = meter

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, and note how it ended."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        began, status, size = time.monotonic(), 500, 0

        async def noted(message: Message) -> None:
            nonlocal status, size
            if message["type"] == "http.response.start":
                status = message["status"]
            size += len(message.get("body", b""))
            await send(message)

        try:
            await self._app(scope, receive, noted)
        finally:
            self._meter.count(status, began)
            sys.stderr.write(self._line(scope, status, size, time.monotonic() - began))

    def _line(self, scope: Scope, status: int, size: int, seconds: float) -> str:
        client = (scope["client"] or ("-",))[0]
        path = scope["raw_path"].decode("ascii", "replace")
        if self._settings.log_queries and scope["query_string"]:
            path += "?" + scope["query_string"].decode("ascii", "replace")
        now = time.strftime("%Y-%m-%dT%H:%M:%S%z")
        return f"{now} {client} {scope['method']} {path} {status} {size} {seconds * 1000:.0f}ms\n"
