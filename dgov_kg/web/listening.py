"""The server runs: uvicorn, with an end to clients that say nothing or do not listen."""

from __future__ import annotations

import socket
import sys

import h11
import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol

from dgov_kg.exceptions import BadParameter
from dgov_kg.web import application
from dgov_kg.web.memory import give_back
from dgov_kg.web.refusal import not_started

TYPE_CHECKING = False
if TYPE_CHECKING:
    import asyncio
    from collections.abc import Callable

    from starlette.applications import Starlette

    from dgov_kg.web.settings import Settings

#: Seconds for the head of a request to arrive, and for a part of an answer to be taken.
_PATIENCE = 10
#: Bytes of a head: an address over its limit is to be answered, not cut off.
_HEAD = 1_048_576
#: Connections at once; more are told to come back.
_CONNECTIONS = 1_000
#: Seconds that a stopping server waits for answers on their way.
_FAREWELL = 2


class Patient(H11Protocol):
    """A connection that ends where no request arrives, or no answer is taken, in time."""

    _timer: asyncio.TimerHandle | None = None
    _deaf: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begin to wait."""
        super().connection_made(transport)
        self._wait()

    def data_received(self, data: bytes) -> None:
        """Wait on while the head is not whole."""
        super().data_received(data)
        if self.conn.their_state is h11.IDLE:
            self._wait()
        elif self._timer:
            self._timer.cancel()
            self._timer = None

    def connection_lost(self, exc: Exception | None) -> None:
        """Wait no more."""
        super().connection_lost(exc)
        for timer in (self._timer, self._deaf):
            if timer:
                timer.cancel()

    def pause_writing(self) -> None:
        """Cut off a client that does not take the answer on its way to it."""
        super().pause_writing()
        self._deaf = self.loop.call_later(_PATIENCE, self.transport.abort)

    def resume_writing(self) -> None:
        """Go on: the client has taken it."""
        super().resume_writing()
        if self._deaf:
            self._deaf.cancel()
            self._deaf = None

    def _wait(self) -> None:
        if not self._timer:
            self._timer = self.loop.call_later(_PATIENCE, self.transport.close)


def listen(
    settings: Settings,
    ready: Callable[[Settings], None],
    make: Callable[[Settings], Starlette] = application,
) -> None:
    """Serve until told to stop; ``ready`` is called once the first request can be answered.

    Raises Refused where no worker comes up.
    """
    from dataclasses import replace

    give_back()
    listening = bound(settings)
    settings = replace(settings, port=listening.getsockname()[1])
    server = _Server(
        uvicorn.Config(
            make(settings),
            http=Patient,
            ws="none",
            loop="asyncio",
            lifespan="on",
            log_config=None,
            access_log=False,
            server_header=False,
            proxy_headers=False,
            backlog=1_024,
            limit_concurrency=_CONNECTIONS,
            timeout_keep_alive=15,
            timeout_graceful_shutdown=_FAREWELL,
            h11_max_incomplete_event_size=_HEAD,
        ),
        lambda: ready(settings),
    )
    server.run(sockets=[listening])
    if not server.started:
        raise not_started()


class _Server(uvicorn.Server):
    def __init__(self, config: uvicorn.Config, ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            self._ready()


def bound(settings: Settings) -> socket.socket:
    """Return a socket at the address of the settings.  Raises BadParameter where it is taken."""
    try:
        family = socket.getaddrinfo(settings.host, settings.port, type=socket.SOCK_STREAM)[0][0]
        # Told that it is TCP, asyncio sends small answers at once and not after 40 ms (Nagle).
        made = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
        if sys.platform != "win32":
            made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        made.bind((settings.host, settings.port))
    except OSError as error:
        raise BadParameter(
            zh=f"不能在 {settings.host} 的 {settings.port} 端口监听：{error.strerror}",
            en=f"Cannot listen at {settings.host}, port {settings.port}: {error.strerror}",
        ) from None
    return made
