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
from dgov_kg.web.refusal import reader, refusal, too_long, too_much_memory
from dgov_kg.web.served import Served
from dgov_kg.web.work import VERBS, asking, head, telling

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import ModuleType
    from typing import BinaryIO

    from dgov_kg.web.exchange import Response
    from dgov_kg.web.settings import Limits, Settings

READY = b"ready\n"
_WATCH = 0.5


def main(place: str, settings: Settings) -> None:
    """Open the store at a place and answer until the pipe is closed."""
    questions, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    silence = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1):  # Nothing else may speak through the pipe.
        os.dup2(silence, stream)
    os.close(silence)
    threading.Thread(target=_end_with, args=(os.getppid(),), daemon=True).start()
    verbs = {verb: import_module(VERBS[verb]) for verb in settings.verbs}
    kg = Served.opened(
        place, language=settings.language, has_own=bool(settings.files or settings.store)
    )
    for module in verbs.values():
        if hasattr(module, "prepare"):
            module.prepare(kg, settings)
        if hasattr(module, "warm"):
            module.warm(kg)
    confine(settings.limits)
    answers.write(READY)
    answers.flush()
    for line in iter(questions.readline, b""):
        _answer(answers, _response(kg, verbs, line, settings))


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


def _response(
    kg: Served, verbs: dict[str, ModuleType], line: bytes, settings: Settings
) -> Response:
    verb, request = asking(line)
    try:
        response: Response = verbs[verb].answer(kg, request, settings)
        if len(response.body) > settings.limits.answer:
            raise too_long(settings.limits)
    except DgovError as error:
        return refusal(error, reader(request, settings.language))
    except MemoryError:
        return refusal(too_much_memory(settings.limits), reader(request, settings.language))
    return response


def _answer(answers: BinaryIO, response: Response) -> None:
    answers.write(head(response))
    answers.write(response.body)
    answers.flush()


def _end_with(server: int) -> None:
    """End this process when the server is gone, whatever it is doing: the engine holds no lock."""
    while os.getppid() == server:
        time.sleep(_WATCH)
    os._exit(0)


if __name__ == "__main__":
    main(sys.argv[1], telling(sys.argv[2]))
