"""One engine in a process of its own, so that it can be killed and its memory be told.

`python worker.py MODULE DATA FOLDER`, then a question a line on standard input, as JSON.
"""

from __future__ import annotations

import hashlib
import json
import signal
import sys
import time
from importlib import import_module

from engines import Asked, Unable

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from engines import Row

_MOST = 25  # runs of a question that takes next to nothing
_LONG = 5.0  # seconds after which one run has to do


def main() -> None:
    """Answer until there is no more question."""
    module, data, folder = sys.argv[1:]
    say = sys.stdout
    sys.stdout = sys.stderr
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    signal.signal(signal.SIGPROF, _late)
    began = time.perf_counter()
    try:
        engine = import_module(f"engines.{module}").Engine(folder)
    except (ImportError, FileNotFoundError) as error:
        print(json.dumps({"missing": str(error)}), file=say, flush=True)
        return
    try:
        engine.load(data)
        seconds = time.perf_counter() - began
        loaded = {"seconds": (seconds, engine.busy()), "memory": engine.memory()}
        print(json.dumps(loaded), file=say, flush=True)
        for line in sys.stdin:
            words = json.loads(line)
            signal.setitimer(signal.ITIMER_PROF, words["seconds"])
            answer = answered(engine, Asked(**words["asked"]), words["runs"])
            print(json.dumps(answer | {"memory": engine.memory()}), file=say, flush=True)
    finally:
        engine.close()


def answered(engine: Any, asked: Asked, runs: int) -> dict[str, Any]:
    """Return how long each run took, how many rows there are, and a digest of them.

    The first run is told only where it takes so long that there is no other.
    """
    try:
        busy, began = engine.busy(), time.perf_counter()
        outcome = engine.ask(asked)
        times = [(time.perf_counter() - began, engine.busy() - busy)]
        signal.setitimer(signal.ITIMER_PROF, 0)
        answer = told(engine.rows(outcome))
        del outcome
        if hasattr(engine, "times"):
            times = [(time, time) for time in engine.times(asked, runs or 1)]
        elif runs and times[0][1] < _LONG:
            times = []
            while len(times) < runs or (len(times) < _MOST and sum(time for time, _ in times) < 1):
                times.append(timed(engine, asked))
    except TimeoutError:
        return {"late": True}
    except Unable as error:
        return {"unable": str(error)}
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
    return {"times": times, **answer}


def _late(*_: object) -> None:
    raise TimeoutError


def timed(engine: Any, asked: Asked) -> tuple[float, float]:
    """Return how long one run takes, by the clock and of the engine's processor time."""
    busy, began = engine.busy(), time.perf_counter()
    engine.ask(asked)
    return time.perf_counter() - began, engine.busy() - busy


def told(rows: list[Row]) -> dict[str, Any]:
    """Return what tells one answer from another, whatever its order."""
    lines = sorted("\t".join(row) for row in rows)
    return {"rows": len(rows), "digest": hashlib.sha256("\n".join(lines).encode()).hexdigest()}


if __name__ == "__main__":
    main()
