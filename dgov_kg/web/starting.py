"""How workers come to be: split off from one process that is ready, or started anew each time.

To start anew means to read the catalogue and lay out the graph, about a second of processor time;
to split off takes some milliseconds, and what both only read is in memory once.  A crowd of heavy
queries costs a worker each, so this is what a quick one among them waits for.
"""

from __future__ import annotations

import asyncio
import os
import socket
import sys

import psutil

from dgov_kg.web.process import LONGEST_HEAD, READY, Process, WorkerDied
from dgov_kg.web.work import told

TYPE_CHECKING = False
if TYPE_CHECKING:
    from dgov_kg.web.settings import Settings

#: What Windows needs to start a process, and what Python needs to find the package and speak UTF-8.
_ENVIRONMENT = ("PATH", "SYSTEMROOT", "PYTHONPATH", "HOME", "TMPDIR", "TEMP")


class Spawner:
    """Starts each worker anew, with the store at a place."""

    memory = 0

    def __init__(self, place: str, settings: Settings) -> None:
        self._place, self._settings = place, settings

    async def started(self) -> Process:
        """Return a worker that is ready.  Raises WorkerDied and OSError."""
        pipe = asyncio.subprocess.PIPE
        running = await _python("worker", self._place, self._settings, pipe, pipe)
        assert running.stdout
        assert running.stdin
        try:
            process = await Process.ready(running.pid, running.stdout, running.stdin)
        except WorkerDied:
            await running.wait()
            raise
        process.child = running
        return process

    async def close(self) -> None:
        """End what was begun: nothing here."""


class ForkServer:
    """Splits workers off from a process that has laid out everything once.

    If that process has died, the next worker that is wanted starts another.
    """

    def __init__(self, place: str, settings: Settings) -> None:
        self._place, self._settings = place, settings
        self._running: asyncio.subprocess.Process | None = None
        self._control: socket.socket | None = None
        self._turn = asyncio.Lock()
        self._at_rest = 0

    @property
    def memory(self) -> int:
        """The bytes of memory that the process holds."""
        if self._running is None:
            return 0
        try:
            return int(psutil.Process(self._running.pid).memory_info().rss)
        except psutil.Error:
            return 0

    async def started(self) -> Process:
        """Return a worker that is ready.  Raises WorkerDied and OSError."""
        ours, theirs = socket.socketpair()
        try:
            async with self._turn:
                pid = await self._split(theirs)
            streams = await asyncio.open_connection(sock=ours, limit=LONGEST_HEAD)
        except BaseException:
            ours.close()
            raise
        finally:
            theirs.close()
        process = await Process.ready(pid, *streams)
        # It still shares what it has not touched; what it will hold is what all of it holds.
        process.at_rest = max(process.at_rest, self._at_rest)
        return process

    async def close(self) -> None:
        """End the process."""
        if self._control:
            self._control.close()
        if self._running and self._running.returncode is None:
            self._running.kill()
            await self._running.wait()

    async def _split(self, theirs: socket.socket) -> int:
        """Let a worker split off that speaks through a socket; return its process number."""
        if not self._running or self._running.returncode is not None:
            await self._begin()
        assert self._control
        socket.send_fds(self._control, [b"\n"], [theirs.fileno()])
        pid = int(await self._said() or 0)
        if not pid:
            raise WorkerDied
        return pid

    async def _begin(self) -> None:
        """Start the process that workers split off from, and wait until it is ready."""
        if self._control:
            self._control.close()
        self._control, theirs = socket.socketpair()
        self._control.settimeout(0)
        nothing = asyncio.subprocess.DEVNULL
        with theirs:
            self._running = await _python("forking", self._place, self._settings, theirs, nothing)
        try:
            if await self._said() != READY:
                raise WorkerDied  # noqa: TRY301 - it ends as a broken socket does
        except BaseException:
            await self.close()
            raise
        self._at_rest = self.memory

    async def _said(self) -> bytes:
        """Return what the process says: a line, or nothing once it is gone."""
        assert self._control
        line = b""
        while not line.endswith(b"\n"):
            more = await asyncio.get_running_loop().sock_recv(self._control, 64)
            if not more:
                return b""
            line += more
        return line


async def _python(
    module: str,
    place: str,
    settings: Settings,
    questions: object,
    answers: int,
) -> asyncio.subprocess.Process:
    """Start a module of this package as a process, with nothing of ours but its pipe."""
    environment = {name: os.environ[name] for name in _ENVIRONMENT if name in os.environ}
    return await asyncio.create_subprocess_exec(
        sys.executable,
        "-P",
        "-m",
        f"dgov_kg.web.{module}",
        place,
        told(settings),
        stdin=questions,  # type: ignore[arg-type]  # a socket has a file number as well
        stdout=answers,
        stderr=asyncio.subprocess.DEVNULL,
        limit=LONGEST_HEAD,
        start_new_session=True,  # Ctrl-C is for the server: it lets answers on their way go out.
        env=environment | {"PYTHONUTF8": "1"},
    )
