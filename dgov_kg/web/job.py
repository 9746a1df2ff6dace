"""A request on its way to a worker, and what it has taken so far."""

from __future__ import annotations

import asyncio
import time
from typing import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from dgov_kg.web.exchange import Response
    from dgov_kg.web.refusal import Refused


class Job:
    """A request on its way: what a worker is sent, and the answer once it is there."""

    __slots__ = ("arrived", "future", "line")

    def __init__(self, line: bytes) -> None:
        self.line = line
        self.arrived = time.monotonic()
        self.future: asyncio.Future[Response] = asyncio.get_running_loop().create_future()

    def refuse(self, error: Refused) -> None:
        """Answer with a refusal, unless the client has left."""
        if not self.future.done():
            self.future.set_exception(error)


class Spent(NamedTuple):
    """What a query has taken so far: seconds by the clock, seconds of processor, and memory."""

    seconds: float
    processor: float
    memory: int
