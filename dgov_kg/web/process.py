"""One worker seen from the server: a process with a pipe, that is asked, watched and ended."""

from __future__ import annotations

import asyncio
import contextlib
import os
import sys

import psutil

from dgov_kg.web.work import answered, told
from dgov_kg.web.worker import READY

TYPE_CHECKING = False
if TYPE_CHECKING:
    from dgov_kg.web.exchange import Response
    from dgov_kg.web.settings import Settings

#: What Windows needs to start a process, and what Python needs to find the package and speak UTF-8.
_ENVIRONMENT = ("PATH", "SYSTEMROOT", "PYTHONPATH", "HOME", "TMPDIR", "TEMP")
_LONGEST_HEAD = 65_536
_POLITE = 10


class WorkerDied(Exception):
    """Raised when a worker ends before its answer is whole."""


class Process:
    """A worker with the store at a place open."""

    def __init__(self, running: asyncio.subprocess.Process) -> None:
        self._running = running
        self._system = psutil.Process(running.pid)
        self.at_rest = 0  # bytes of memory before the first query

    @classmethod
    async def started(cls, place: str, settings: Settings) -> Process:
        """Start a worker and wait until it is ready.  Raises WorkerDied."""
        environment = {name: os.environ[name] for name in _ENVIRONMENT if name in os.environ}
        running = await asyncio.create_subprocess_exec(
            sys.executable,
            "-P",
            "-m",
            "dgov_kg.web.worker",
            place,
            told(settings),
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.DEVNULL,
            limit=_LONGEST_HEAD,
            env=environment | {"PYTHONUTF8": "1"},
        )
        made = cls(running)
        try:
            if await made._output.readline() != READY:
                raise WorkerDied  # noqa: TRY301 - it ends as what comes from the pipe does
        except BaseException:
            made.kill()
            raise
        made.at_rest = made.memory()
        return made

    @property
    def _output(self) -> asyncio.StreamReader:
        assert self._running.stdout
        return self._running.stdout

    async def ask(self, line: bytes) -> Response:
        """Return the answer to a request.  Raises WorkerDied."""
        assert self._running.stdin
        try:
            self._running.stdin.write(line)
            await self._running.stdin.drain()
            length, response = answered(await self._output.readline())
            return response._replace(body=await self._output.readexactly(length))
        except (OSError, ValueError, EOFError):
            raise WorkerDied from None

    @property
    def is_up(self) -> bool:
        """Whether the process is there to be asked."""
        return self._running.returncode is None

    def memory(self) -> int:
        """Return the bytes of memory that the process holds; none when it is gone."""
        try:
            return int(self._system.memory_info().rss)
        except psutil.Error:
            return 0

    def step_back(self) -> None:
        """Let others have the processor first, from now on."""
        with contextlib.suppress(psutil.Error, OSError):
            if os.name == "posix":
                self._system.nice(_POLITE)
            else:
                self._system.nice(psutil.BELOW_NORMAL_PRIORITY_CLASS)

    def kill(self) -> None:
        """End the process at once, whatever it is doing."""
        with contextlib.suppress(ProcessLookupError):
            self._running.kill()

    async def gone(self) -> None:
        """Wait until the process has ended."""
        await self._running.wait()
