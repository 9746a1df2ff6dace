"""One engine in a process of its own, so that it can be killed and its memory be told.

`python worker.py MODULE DATA FOLDER`, then a question a line on standard input, as JSON.
"""

from __future__ import annotations

import hashlib
import json
import signal
import subprocess
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
_REPEATED = 60  # seconds for the runs that an engine times by itself


def main() -> None:
    """Answer until there is no more question."""
    module, data, folder = sys.argv[1:]
    say = sys.stdout
    sys.stdout = sys.stderr
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    signal.signal(signal.SIGALRM, _late)
    began = time.perf_counter()
    try:
        engine = import_module(f"engines.{module}").Engine(folder)
    except (ImportError, FileNotFoundError) as error:
        print(json.dumps({"missing": str(error)}), file=say, flush=True)
        return
    try:
        try:
            engine.load(data)
        except (OSError, ValueError, subprocess.SubprocessError) as error:
            print(json.dumps({"failed": str(error)[:200]}), file=say, flush=True)
            return
        seconds = time.perf_counter() - began
        loaded = {"seconds": (seconds, engine.busy()), "memory": engine.memory()}
        print(json.dumps(loaded), file=say, flush=True)
        for line in sys.stdin:
            words = json.loads(line)
            asked = Asked(**words["asked"])
            answer = answered(engine, asked, words["runs"], words["seconds"])
            print(json.dumps(answer | {"memory": engine.memory()}), file=say, flush=True)
    finally:
        engine.close()


def answered(engine: Any, asked: Asked, runs: int, seconds: float) -> dict[str, Any]:
    """Return how long each run took, how many rows there are, and a digest of them.

    The first run, which has at most so many seconds, counts only where it takes so long that there
    is no other.  An engine that is late is made ready for the next question.
    """
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        took, busy, outcome = timed(engine, asked)
        signal.setitimer(signal.ITIMER_REAL, 0)
        answer = told(engine.rows(outcome))
        del outcome
        times = [(took, busy)]
        if hasattr(engine, "times"):
            signal.setitimer(signal.ITIMER_REAL, 2 * seconds + _REPEATED)
            times = [(time, time) for time in engine.times(asked, runs if took < 2 * _LONG else 0)]
        elif runs and busy < _LONG:
            times = []
            while len(times) < runs or (len(times) < _MOST and sum(time for time, _ in times) < 1):
                times.append(timed(engine, asked)[:2])
    except TimeoutError:
        signal.setitimer(signal.ITIMER_REAL, 0)
        engine.recover()
        return {"late": True}
    except Unable as error:
        return {"unable": str(error)}
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
    return {"first": took, "times": times, **answer}


def _late(*_: object) -> None:
    raise TimeoutError


def timed(engine: Any, asked: Asked) -> tuple[float, float, Any]:
    """Return how long a run takes, by the clock and of the engine's processor, and its outcome."""
    busy, began = engine.busy(), time.perf_counter()
    outcome = engine.ask(asked)
    return time.perf_counter() - began, engine.busy() - busy, outcome


def told(rows: list[Row]) -> dict[str, Any]:
    """Return what tells one answer from another, whatever its order."""
    lines = sorted("\t".join(row) for row in rows)
    return {"rows": len(rows), "digest": hashlib.sha256("\n".join(lines).encode()).hexdigest()}


if __name__ == "__main__":
    main()
