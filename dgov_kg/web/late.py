"""Workers for what is wanted now and then and takes room: asking in words, drawing, writing XLSX.

They are started when first wanted, beside those for quick answers, and let go after idle minutes:
a server that nobody looks at stays small.
"""

from __future__ import annotations

import asyncio
import time
from dataclasses import replace

from dgov_kg.web.pool import Pool

TYPE_CHECKING = False
if TYPE_CHECKING:
    from dgov_kg.web.exchange import Request, Response
    from dgov_kg.web.settings import Settings

#: The verb that is theirs.
EXPLORE = "explore"
#: Seconds without a request after which they are let go.
IDLE = 900
#: Memory that one may keep after an answer: what is written there is large, and a start is slow.
_KEPT = 80_000_000
_LOOK = 15


class Late:
    """A pool that opens late: two workers of one verb, one of them for what is slow."""

    def __init__(self, settings: Settings) -> None:
        # A worker is long in starting, so that none is given up for what takes a second or two.
        quick = settings.limits.seconds
        self._settings = replace(settings, workers=1, verbs=(EXPLORE,), quick=quick)
        self._place = ""
        self._opening: asyncio.Task[Pool] | None = None
        self._resting: asyncio.Task[None] | None = None
        self._wanted = 0.0
        self._asking = 0  # Requests that wait for the workers to come up, or for their answer.

    @property
    def workers(self) -> int:
        """How many workers are up."""
        return self._pool.workers if self._pool else 0

    @property
    def memory(self) -> int:
        """The bytes of memory that they hold."""
        return self._pool.memory if self._pool else 0

    @property
    def _pool(self) -> Pool | None:
        opening = self._opening
        if opening is None or not opening.done() or _has_failed(opening):
            return None
        return opening.result()

    def begin(self, place: str) -> None:
        """Say where the store is; nothing is started yet."""
        self._place = place
        self._resting = asyncio.get_running_loop().create_task(self._rest())

    def wake(self) -> asyncio.Task[Pool]:
        """Start the workers, if they are not there: a request for them is to be expected."""
        self._wanted = time.monotonic()
        if self._opening is None or _has_failed(self._opening):
            self._opening = asyncio.get_running_loop().create_task(self._opened())
        return self._opening

    async def answer(self, verb: str, request: Request) -> Response:
        """Return the answer of a verb to a request, as `Pool.answer` does.  Raises Refused."""
        self._asking += 1
        try:
            # A client that leaves meanwhile does not stop what others will want as well.
            pool = await asyncio.shield(self.wake())
            return await pool.answer(verb, request)
        finally:
            self._asking -= 1
            self._wanted = time.monotonic()

    async def close(self) -> None:
        """End the workers."""
        pool, opening = self._pool, self._opening
        self._opening = None
        if self._resting:
            self._resting.cancel()
        if opening:
            opening.cancel()
        if pool:
            await pool.close()

    async def _opened(self) -> Pool:
        pool = Pool(self._settings, kept=_KEPT)
        try:
            await pool.open(self._place)
        except BaseException:
            await pool.close()
            raise
        return pool

    async def _rest(self) -> None:
        """Let the workers go when they have been idle for long."""
        while True:
            await asyncio.sleep(_LOOK)
            pool = self._pool
            idle = time.monotonic() - self._wanted
            is_busy = self._asking or (pool and (pool.running or pool.waiting))
            if pool and idle > IDLE and not is_busy:
                self._opening = None
                await pool.close()


def _has_failed(opening: asyncio.Task[Pool]) -> bool:
    """Say whether the workers did not come up; the next who wants them may try again."""
    return opening.done() and (opening.cancelled() or opening.exception() is not None)
