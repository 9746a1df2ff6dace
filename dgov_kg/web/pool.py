"""Workers for every request: no query harms the next, and a quick one never waits for a slow one.

A query begins in the quick lane.  If it works on while others wait, it moves to the slow lane,
which has as many places; where that is full, the query is ended and begins again when its turn
comes.  So half of the workers are always free for what is quick.  What counts is processor time: a
query that waits for the processor is none the slower.  The queue is served from both ends in turn:
the oldest request is not forgotten, and the newest does not stand behind a crowd.
"""

from __future__ import annotations

import asyncio
import time
from collections import OrderedDict, deque

from dgov_kg.web.job import Job, Spent
from dgov_kg.web.process import CAN_FORK, WorkerDied
from dgov_kg.web.refusal import not_started, too_busy, too_hard, too_much_memory, too_slow
from dgov_kg.web.starting import ForkServer, Spawner
from dgov_kg.web.work import asked

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Coroutine

    from dgov_kg.web.exchange import Request, Response
    from dgov_kg.web.process import Process
    from dgov_kg.web.settings import Settings

#: Seconds between two looks at a query that runs.
_LOOK = 0.05
#: How often the first worker may die as it starts.
_TRIES = 3
#: Memory that a worker may keep after an answer; one with more is replaced.
KEPT = 12_000_000
#: How many queries are remembered as slow.
_REMEMBERED = 1_000


class Pool:
    """The workers of a server.

    ``counts`` says how often each thing has happened, for the metrics; ``kept`` is the memory that
    a worker may keep after an answer.
    """

    def __init__(self, settings: Settings, *, kept: int = KEPT) -> None:
        self._source: ForkServer | Spawner | None = None
        self._kept = kept
        self._settings = settings
        self._limits = settings.limits
        self._idle: list[Process] = []
        self._running: dict[Process, Job] = {}
        self._slow: set[Process] = set()
        self._quick_queue: deque[Job] = deque()
        self._slow_queue: deque[Job] = deque()
        self._known_slow: OrderedDict[int, None] = OrderedDict()
        self._tasks: set[asyncio.Task[None]] = set()
        self._newest_next = False
        self._closed = False
        self.counts = dict.fromkeys(("killed", "died", "replaced", "refused", "moved"), 0)

    @property
    def workers(self) -> int:
        """How many workers are up."""
        return len(self._idle) + len(self._running)

    @property
    def waiting(self) -> int:
        """How many requests wait for a worker."""
        return len(self._quick_queue) + len(self._slow_queue)

    @property
    def running(self) -> int:
        """How many requests are being answered."""
        return len(self._running)

    @property
    def memory(self) -> int:
        """The bytes of memory that the workers hold."""
        held = sum(process.memory() for process in (*self._idle, *self._running))
        return held + (self._source.memory if self._source else 0)

    async def open(self, place: str) -> None:
        """Start the workers on the store at a place, half for either lane; wait for the first.

        Raises Refused where not even that comes up.
        """
        self._source = (ForkServer if CAN_FORK else Spawner)(place, self._settings)
        await self._start(_TRIES)
        for _ in range(2 * self._settings.workers - 1):
            self._begin(self._start())
        self._begin(self._sweep())

    async def close(self) -> None:
        """End the workers; what waits is refused."""
        self._closed = True
        for job in (*self._quick_queue, *self._slow_queue, *self._running.values()):
            job.refuse(too_busy(self._limits))
        processes = [*self._idle, *self._running]
        for process in processes:
            process.kill()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await asyncio.gather(*(process.gone() for process in processes))
        if self._source:
            await self._source.close()

    async def answer(self, verb: str, request: Request) -> Response:
        """Return the answer of a verb to a request.  Raises Refused."""
        if self._closed or self.waiting >= self._limits.waiting:
            self.counts["refused"] += 1
            raise too_busy(self._limits)
        job = Job(asked(verb, request))
        slow = hash(job.line) in self._known_slow
        (self._slow_queue if slow else self._quick_queue).append(job)
        self._dispatch()
        try:
            return await job.future
        finally:
            if not job.future.done():
                job.future.cancel()

    # --- lanes ------------------------------------------------------------------------------

    def _dispatch(self) -> None:
        """Give the workers that are free what waits; one that died idle is replaced."""
        for process in [process for process in self._idle if not process.is_up]:
            self._idle.remove(process)
            self.counts["died"] += 1
            self._begin(self._replace(process))
        while self._idle and (found := self._next()):
            job, slow = found
            process = self._idle.pop()
            if slow:
                self._slow.add(process)
                process.step_back()
            self._running[process] = job
            self._begin(self._run(process, job))

    def _next(self) -> tuple[Job, bool] | None:
        """Take the next request out of its queue, and say whether it goes to the slow lane."""
        for queue in (self._quick_queue, self._slow_queue):
            while queue and queue[0].future.done():
                queue.popleft()
        if self._quick_queue:
            self._newest_next = not self._newest_next
            queue = self._quick_queue
            job = queue.pop() if self._newest_next else queue.popleft()
            return (job, False) if not job.future.done() else self._next()
        if self._slow_queue and len(self._slow) < self._settings.workers:
            return self._slow_queue.popleft(), True
        return None

    async def _run(self, process: Process, job: Job) -> None:
        """Let a worker answer a request, and look after it until it has."""
        asking = asyncio.ensure_future(process.ask(job.line))
        began, worked = time.monotonic(), process.busy()
        most = 0
        try:
            while not (await asyncio.wait((asking,), timeout=_LOOK))[0]:
                spent = Spent(
                    time.monotonic() - began,
                    process.busy() - worked,
                    process.memory() - process.at_rest,
                )
                most = max(most, spent.memory)
                if self._is_ended(process, job, spent):
                    await _left(asking)
                    await self._replace(process)
                    return
            if not job.future.done():
                job.future.set_result(asking.result())
        except WorkerDied:
            self.counts["died"] += 1
            grown = most > self._limits.memory // 3
            job.refuse(too_much_memory(self._limits) if grown else too_hard())
            await self._replace(process)
            return
        except asyncio.CancelledError:
            await _left(asking)
            raise
        if process in self._slow or process.memory() > process.at_rest + self._kept:
            self.counts["replaced"] += 1
            await self._replace(process)
        else:
            del self._running[process]
            self._idle.append(process)
            self._dispatch()

    def _is_ended(self, process: Process, job: Job, spent: Spent) -> bool:
        """Say whether a query that runs has to end here, and tell its client why."""
        if job.future.done():  # The client has left.
            return True
        if spent.seconds > self._limits.seconds:
            job.refuse(too_slow(self._limits))
        elif spent.memory > self._limits.memory:
            job.refuse(too_much_memory(self._limits))
        elif sum(grown := self._grown()) > self._limits.total and spent.memory >= max(grown):
            job.refuse(too_busy(self._limits))
        elif self._is_to_move(process, spent):
            self._remember(job)
            if len(self._slow) < self._settings.workers:
                self.counts["moved"] += 1
                self._slow.add(process)
                process.step_back()
                return False
            self._slow_queue.append(job)
        else:
            return False
        self.counts["killed"] += 1
        return True

    def _is_to_move(self, process: Process, spent: Spent) -> bool:
        """Say whether a query of the quick lane is none."""
        is_slow = spent.processor > self._settings.quick
        return is_slow and process not in self._slow and self._is_wanted()

    def _is_wanted(self) -> bool:
        """Say whether a worker is wanted for others: some wait, or none is left for who comes."""
        return bool(self._quick_queue) or not self._idle

    def _grown(self) -> list[int]:
        """Return how many bytes each query that runs has taken."""
        return [process.memory() - process.at_rest for process in self._running]

    def _remember(self, job: Job) -> None:
        self._known_slow[hash(job.line)] = None
        if len(self._known_slow) > _REMEMBERED:
            self._known_slow.popitem(last=False)

    # --- workers ----------------------------------------------------------------------------

    async def _replace(self, process: Process) -> None:
        """End a worker and start another."""
        process.kill()
        self._running.pop(process, None)
        self._slow.discard(process)
        await process.gone()
        await self._start()

    async def _start(self, tries: int = 0) -> None:
        """Start a worker and give it what waits; where none can be started, try again.

        With ``tries`` no more often than that.  Raises Refused.
        """
        assert self._source
        pause = _LOOK
        while not self._closed:
            try:
                process = await self._source.started()
            except (OSError, WorkerDied):
                tries -= 1
                if not tries:
                    raise not_started() from None
                await asyncio.sleep(pause)
                pause = min(2 * pause, 5)
                continue
            self._idle.append(process)
            self._dispatch()
            return

    async def _sweep(self) -> None:
        """Refuse again and again what has waited too long, and replace who died idle."""
        while True:
            await asyncio.sleep(10 * _LOOK)
            self._dispatch()
            latest = time.monotonic() - self._limits.patience
            for queue in (self._quick_queue, self._slow_queue):
                for job in [job for job in queue if job.arrived < latest]:
                    self.counts["refused"] += 1
                    job.refuse(too_busy(self._limits))
                    queue.remove(job)

    def _begin(self, work: Coroutine[None, None, None]) -> None:
        """Let something run beside, and keep hold of it."""
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)


async def _left(asking: asyncio.Future[Response]) -> None:
    """Stop waiting for an answer, so that its pipe may be read by another."""
    asking.cancel()
    await asyncio.wait((asking,))
