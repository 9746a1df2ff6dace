"""What one engine did: started in a process of its own, asked, and ended, all within bounds."""

from __future__ import annotations

import json
import os
import selectors
import statistics
import subprocess
import sys
import time

from engines import MODULES

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse
    from typing import Any

    from engines import Asked

RUNS = 5

_WORKER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "worker.py")
_LOADING = 300  # seconds
_REPEATING = 120  # seconds, for five runs of five seconds at most, the rows, and a server's restart
_STARVED = 5  # times the seconds, where other work goes on
_COUNTED = 0.002  # seconds from which on processor time is counted well enough


class Run:
    """What one engine did."""

    def __init__(self, name: str, data: str, folder: str, options: argparse.Namespace) -> None:
        self._command = [sys.executable, "-W", "ignore", _WORKER, MODULES[name], data]
        self._folder = folder
        self.seconds = options.seconds * (_STARVED if options.busy else 1)
        self._minutes = options.minutes
        self.is_busy = options.busy
        self._runs = 0 if options.small else RUNS
        self.load: dict[str, Any] = {}
        self.answers: dict[str, dict[str, Any]] = {}

    def ask_all(self, questions: list[Asked]) -> None:
        """Start the engine, ask, and end it; where it had to be killed, go on with a new one."""
        left = list(questions)
        end_at = time.monotonic() + 60 * self._minutes
        while left and time.monotonic() < end_at:
            place = os.path.join(self._folder, str(len(left)))
            os.makedirs(place)
            with subprocess.Popen(
                [*self._command, place], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
            ) as worker:
                try:
                    load = told(worker, _LOADING)
                    self.load = self.load or load
                    if "seconds" not in load:
                        return
                    while left and time.monotonic() < end_at:
                        question = left.pop(0)
                        self.answers[question.name] = {"late": True}
                        self.answers[question.name] = self._answer(worker, question)
                except TimeoutError:
                    if not self.load:
                        self.load = {"failed": f"not loaded in {_LOADING} s"}
                        return
                except EOFError:
                    if not self.load:
                        self.load = {"failed": "died while loading"}
                        return
                    self.answers[question.name] = {"died": True}
                finally:
                    end(worker)

    def in_short(self, name: str) -> str:
        """Return in a line what came of it, for who waits for the tables."""
        loaded = self.load.get("seconds")
        if loaded is None:
            return f"{name}: {self.load}"
        times = {asked: answer.get("times", answer) for asked, answer in self.answers.items()}
        return f"{name}: loaded in {loaded} s; {times}"

    def _answer(self, worker: subprocess.Popen[str], question: Asked) -> dict[str, Any]:
        assert worker.stdin is not None
        asked = {"asked": question._asdict(), "runs": self._runs, "seconds": self.seconds}
        print(json.dumps(asked), file=worker.stdin, flush=True)
        return told(worker, self.seconds + _REPEATING)

    def milliseconds(self, question: Asked) -> float | None:
        """Return the time of a question, the median of its runs; None where there is no answer.

        On a busy machine it is the least, of processor time where a run takes long.
        """
        times = self.answers.get(question.name, {}).get("times")
        if not times:
            return None
        if self.is_busy:
            return 1000 * min(busy if busy > _COUNTED else time for time, busy in times)
        return 1000 * statistics.median(time for time, _ in times)


def told(worker: subprocess.Popen[str], seconds: float) -> dict[str, Any]:
    """Return what a worker says next; raise TimeoutError or EOFError where it does not."""
    assert worker.stdout is not None
    with selectors.DefaultSelector() as selector:
        selector.register(worker.stdout, selectors.EVENT_READ)
        if not selector.select(seconds):
            raise TimeoutError
    line = worker.stdout.readline()
    if not line:
        raise EOFError
    said: dict[str, Any] = json.loads(line)
    return said


def end(worker: subprocess.Popen[str]) -> None:
    """End a worker and the server it may have started."""
    worker.terminate()
    try:
        worker.wait(10)
    except subprocess.TimeoutExpired:
        worker.kill()
