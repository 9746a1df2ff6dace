"""Twelve questions of the catalogue's kind over one made-up graph, asked of every engine at hand.

Each engine runs in a process of its own, one after the other.  Each gets the same file and the same
SPARQL, is asked once to warm up and five times for the median, and has to give the same rows.
`--small` asks few statements of all engines, to see that it works; it says nothing about speed.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import platform
import selectors
import statistics
import subprocess
import sys
import tempfile

import pyoxigraph as ox
from asked import asked
from engines import LOOSE, MODULES

from dgov_kg.graph import load
from dgov_kg.synthesis import synthesize

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from engines import Asked

OURS = "dgov-kg"
RUNS = 5
SMALL = 5_000

_WORKER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "worker.py")
_LOADING = 1_800  # seconds
_REPEATING = 60  # seconds, for five runs of five seconds at most, and the rows
_STARVED = 5  # times the seconds of the processor, where other work goes on
_COUNTED = 0.002  # seconds from which on processor time is counted well enough
_TENTHS = 100  # milliseconds below which a tenth is printed


def main() -> int:
    """Print the tables; fail where two engines answer differently."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--statements", type=float, default=1e6)
    parser.add_argument(
        "--seconds", type=float, default=60, help="the most that a question may take"
    )
    parser.add_argument("--engines", nargs="+", choices=MODULES, default=list(MODULES))
    parser.add_argument(
        "--busy",
        action="store_true",
        help="for a machine with other work: count processor time, and the least of the runs",
    )
    parser.add_argument("--small", action="store_true", help="only see that it works")
    options = parser.parse_args()
    if options.small:
        options.statements = SMALL
    with tempfile.TemporaryDirectory() as folder:
        data, questions = prepared(folder, int(options.statements))
        found: dict[str, Run] = {}
        for name in options.engines:
            place = os.path.join(folder, MODULES[name])
            os.mkdir(place)
            found[name] = Run(name, data, place, options)
            found[name].ask_all(questions)
            print(found[name].in_short(name), file=sys.stderr, flush=True)
    print_machine()
    print_loads(found)
    return print_answers(found, questions)


def prepared(folder: str, statements: int) -> tuple[str, list[Asked]]:
    """Write the file that all engines load, derived edges and all, and the questions over it."""
    stated, data = os.path.join(folder, "stated.nq"), os.path.join(folder, "data.nq")
    synthesize(stated, statements=statements)
    kg = load(stated, language="en")
    kg.store.dump(data, format=ox.RdfFormat.N_QUADS)
    print(
        f"{len(kg.store):,} statements: {statements:,} made up, the project's own and the derived"
    )
    return data, asked(kg)


class Run:
    """What one engine did."""

    def __init__(self, name: str, data: str, folder: str, options: argparse.Namespace) -> None:
        self._command = [sys.executable, "-W", "ignore", _WORKER, MODULES[name], data]
        self._folder = folder
        self.seconds = options.seconds
        self.is_busy = options.busy
        self._runs = 0 if options.small else RUNS
        self.load: dict[str, Any] = {}
        self.answers: dict[str, dict[str, Any]] = {}

    def ask_all(self, questions: list[Asked]) -> None:
        """Start the engine, ask, and end it; where it had to be killed, go on with a new one."""
        left = list(questions)
        while left:
            place = os.path.join(self._folder, str(len(left)))
            os.makedirs(place)
            with subprocess.Popen(
                [*self._command, place], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
            ) as worker:
                try:
                    load = told(worker, _LOADING)
                    self.load = self.load or load
                    if "missing" in load:
                        return
                    while left:
                        question = left.pop(0)
                        self.answers[question.name] = {"late": True}
                        self.answers[question.name] = self._answer(worker, question)
                except TimeoutError:
                    if not self.load:
                        return
                except EOFError:
                    if not self.load:
                        return
                    self.answers[question.name] = {"died": True}
                finally:
                    end(worker)

    def in_short(self, name: str) -> str:
        """Return in a line what came of it, for who waits for the tables."""
        loaded = self.load.get("seconds")
        if loaded is None:
            return f"{name}: {self.load or 'not loaded'}"
        times = {asked: answer.get("times", answer) for asked, answer in self.answers.items()}
        return f"{name}: loaded in {loaded} s; {times}"

    def _answer(self, worker: subprocess.Popen[str], question: Asked) -> dict[str, Any]:
        assert worker.stdin is not None
        asked = {"asked": question._asdict(), "runs": self._runs, "seconds": self.seconds}
        print(json.dumps(asked), file=worker.stdin, flush=True)
        return told(worker, self.seconds * _STARVED + _REPEATING)

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
        worker.wait(5)
    except subprocess.TimeoutExpired:
        worker.kill()


def print_machine() -> None:
    """Print what it ran on."""
    with open("/proc/cpuinfo", encoding="utf-8") as file:
        model = next((line.partition(":")[2].strip() for line in file if "model name" in line), "")
    print(f"{os.cpu_count()} × {model}, {platform.system()}, Python {platform.python_version()}\n")


def print_loads(found: dict[str, Run]) -> None:
    """Print how long each engine took to load, and the most memory it held."""
    print("| engine | loading, s | memory, MB |\n| --- | ---: | ---: |")
    for name, run in found.items():
        if "missing" in run.load:
            print(f"| {name} | not installed | |")
        elif run.load:
            most = max([run.load["memory"], *(a.get("memory", 0) for a in run.answers.values())])
            print(f"| {name} | {run.load['seconds'][run.is_busy]:.1f} | {most / 1e6:.0f} |")
        else:
            print(f"| {name} | not loaded | |")


def print_answers(found: dict[str, Run], questions: list[Asked]) -> int:
    """Print the medians and the ratios; return 1 where an engine gave other rows than ours."""
    present = {name: run for name, run in found.items() if run.answers}
    others = [name for name in present if name != OURS]
    print("\n| question, ms | rows |", " | ".join(present), "| ours / best |")
    print("| --- | ---: |", " | ".join("---:" for _ in present), "| ---: |")
    different = []
    for question in questions:
        answers = {name: run.answers.get(question.name, {}) for name, run in present.items()}
        expected = answers.get(OURS, {}).get("digest")
        cells = []
        for name, answer in answers.items():
            time = present[name].milliseconds(question)
            cells.append(_cell(answer, time))
            if expected and answer.get("digest") not in (None, expected):
                different.append((question.name, name))
                cells[-1] += " ≠"
        ours = present[OURS].milliseconds(question) if OURS in present else None
        times = [present[name].milliseconds(question) for name in others]
        best = min((time for time in times if time is not None), default=None)
        ratio = f"{ours / best:.1f}" if ours and best else ""
        rows = answers.get(OURS, {}).get("rows", "")
        print(f"| {question.name} | {rows} | {' | '.join(cells)} | {ratio} |")
    if OURS in present:
        print("| times ours, geometric mean | | 1 |", end=" ")
        print(" | ".join(_mean(present, name, questions) for name in others), "| |")
    for question_name, name in different:
        print(f"{name} answers “{question_name}” otherwise", file=sys.stderr)
    return int(any(name not in LOOSE for _, name in different))


def _cell(answer: dict[str, Any], time: float | None) -> str:
    if time is not None:
        return f"{time:.1f}" if time < _TENTHS else f"{time:,.0f}"
    return "too long" if "late" in answer else "cannot" if "unable" in answer else "died"


def _mean(present: dict[str, Run], name: str, questions: list[Asked]) -> str:
    """Return how many times ours an engine took; what took too long counts as the limit."""
    ratios = []
    least = ""
    for question in questions:
        ours, theirs = (present[each].milliseconds(question) for each in (OURS, name))
        if present[name].answers.get(question.name, {}).get("late"):
            theirs, least = present[name].seconds * 1000, "> "
        if ours and theirs:
            ratios.append(theirs / ours)
    if not ratios:
        return ""
    mean = math.exp(statistics.fmean(map(math.log, ratios)))
    return f"{least}{mean:.1f} ({len(ratios)} of {len(questions)})"


if __name__ == "__main__":
    sys.exit(main())
