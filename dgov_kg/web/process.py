"""One worker seen from the server: a process with a pipe, that is asked, watched and ended."""

from __future__ import annotations

import contextlib
import os
import sys

import psutil

from dgov_kg.web.work import answered

TYPE_CHECKING = False
if TYPE_CHECKING:
    import asyncio
    from asyncio import StreamReader, StreamWriter

    from dgov_kg.web.exchange import Response

#: Where a process with the threads of an engine may fork.  On macOS the system's own libraries
#: forbid it; Windows has no fork.
CAN_FORK = sys.platform == "linux"
#: What a worker says once it is ready.
READY = b"ready\n"
#: The longest line that goes before an answer, in bytes.
LONGEST_HEAD = 65_536
_POLITE = 10


class WorkerDied(Exception):
    """Raised when a worker ends before its answer is whole."""


class Process:
    """A worker with its store open, that has said it is ready.

    ``at_rest`` is how many bytes of memory it held before the first query.  ``child`` is the
    process itself where it is a child of this one.
    """

    def __init__(self, pid: int, answers: StreamReader, questions: StreamWriter) -> None:
        self._system = psutil.Process(pid)
        self._answers, self._questions = answers, questions
        self.at_rest = 0
        self.child: asyncio.subprocess.Process | None = None

    @classmethod
    async def ready(cls, pid: int, answers: StreamReader, questions: StreamWriter) -> Process:
        """Return the worker behind a pipe once it is ready.  Raises WorkerDied."""
        try:
            made = cls(pid, answers, questions)
            if await answers.readline() != READY:
                raise WorkerDied  # noqa: TRY301 - it ends as what comes from the pipe does
        except (OSError, psutil.NoSuchProcess):
            questions.close()
            raise WorkerDied from None
        except BaseException:
            made.kill()
            questions.close()
            raise
        made.at_rest = made.memory()
        return made

    async def ask(self, line: bytes) -> Response:
        """Return the answer to a request.  Raises WorkerDied."""
        try:
            self._questions.write(line)
            await self._questions.drain()
            length, response = answered(await self._answers.readline())
            return response._replace(body=await self._answers.readexactly(length))
        except (OSError, ValueError, EOFError):
            raise WorkerDied from None

    @property
    def is_up(self) -> bool:
        """Whether the process is there to be asked."""
        return not self._answers.at_eof()

    def memory(self) -> int:
        """Return the bytes of memory that the process holds; none when it is gone."""
        try:
            return int(self._system.memory_info().rss)
        except psutil.Error:
            return 0

    def busy(self) -> float:
        """Return the seconds of processor time that the process has had; none when it is gone."""
        try:
            times = self._system.cpu_times()
        except psutil.Error:
            return 0.0
        return float(times.user + times.system)

    def step_back(self) -> None:
        """Let others have the processor first, from now on."""
        with contextlib.suppress(psutil.Error, OSError):
            if CAN_FORK:  # Linux counts priority by thread, and a query has one of its own.
                for thread in self._system.threads():
                    os.setpriority(os.PRIO_PROCESS, thread.id, _POLITE)
            elif os.name == "posix":
                self._system.nice(_POLITE)
            else:
                self._system.nice(psutil.BELOW_NORMAL_PRIORITY_CLASS)

    def kill(self) -> None:
        """End the process at once, whatever it is doing."""
        with contextlib.suppress(psutil.Error):
            self._system.kill()

    async def gone(self) -> None:
        """Wait until the process, which was ended and is no more asked, has let go of its pipe."""
        with contextlib.suppress(OSError):
            while await self._answers.read(LONGEST_HEAD):
                pass
        self._questions.close()
        if self.child:
            await self.child.wait()
