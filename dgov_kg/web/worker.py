"""The process that runs queries, and that may die of one.

It opens the store, answers what comes through its pipe, one request at a time, and ends with the
server.  Once it is ready it can open nothing more: no file and no connection.
"""

from __future__ import annotations

import contextlib
import os
import sys
import threading
import time
from importlib import import_module

from dgov_kg.exceptions import DgovError
from dgov_kg.web.memory import give_back
from dgov_kg.web.process import READY
from dgov_kg.web.refusal import reader, refusal, too_long, too_much_memory
from dgov_kg.web.served import Served
from dgov_kg.web.work import VERBS, asking, head, telling

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import ModuleType
    from typing import BinaryIO

    from dgov_kg.web.exchange import Response
    from dgov_kg.web.settings import Limits, Settings

_WATCH = 0.5


class Worker:
    """What a worker has laid out before the first request: the graph, and each verb rehearsed."""

    def __init__(self, kg: Served, verbs: dict[str, ModuleType], settings: Settings) -> None:
        self._kg, self._verbs, self._settings = kg, verbs, settings

    @classmethod
    def prepared(cls, place: str, settings: Settings) -> Worker:
        """Open the store at a place, and read and rehearse all that will be wanted."""
        give_back()
        verbs = {verb: import_module(VERBS[verb]) for verb in settings.verbs}
        kg = Served.opened(
            place, language=settings.language, has_own=bool(settings.files or settings.store)
        )
        for module in verbs.values():
            if hasattr(module, "prepare"):
                module.prepare(kg, settings)
            if hasattr(module, "warm"):
                module.warm(kg)
        return cls(kg, verbs, settings)

    def work(self, questions: BinaryIO, answers: BinaryIO) -> None:
        """Give up all means to open anything more, say so, and answer until the pipe is closed."""
        confine(self._settings.limits)
        answers.write(READY)
        answers.flush()
        for line in iter(questions.readline, b""):
            response = self._response(line)
            answers.write(head(response))
            answers.write(response.body)
            answers.flush()

    def _response(self, line: bytes) -> Response:
        limits, language = self._settings.limits, self._settings.language
        verb, request = asking(line)
        try:
            response: Response = self._verbs[verb].answer(self._kg, request, self._settings)
            if len(response.body) > limits.answer:
                raise too_long(limits)
        except DgovError as error:
            return refusal(error, reader(request, language))
        except MemoryError:
            return refusal(too_much_memory(limits), reader(request, language))
        return response


def main(place: str, settings: Settings) -> None:
    """Open the store at a place and answer until the pipe is closed."""
    questions, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    silence = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1):  # Nothing else may speak through the pipe.
        os.dup2(silence, stream)
    os.close(silence)
    threading.Thread(target=end_with, args=(os.getppid(),), daemon=True).start()
    Worker.prepared(place, settings).work(questions, answers)


def confine(limits: Limits) -> None:
    """Take from this process the means to open anything more, and to grow without end.

    Where the system has no such limits (Windows), the server's own watch remains.
    """
    with contextlib.suppress(ImportError, OSError, ValueError):
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        with contextlib.suppress(OSError):
            with open("/proc/self/statm", encoding="ascii") as file:
                held = int(file.read().split()[0]) * resource.getpagesize()
            most = held + limits.memory
            resource.setrlimit(resource.RLIMIT_AS, (most, most))
        resource.setrlimit(resource.RLIMIT_NOFILE, (0, 0))


def end_with(server: int) -> None:
    """End this process when the server is gone, whatever it is doing: the engine holds no lock."""
    while os.getppid() == server:
        time.sleep(_WATCH)
    os._exit(0)


if __name__ == "__main__":
    main(sys.argv[1], telling(sys.argv[2]))
