"""How long a whole `dgov-kg run co-owners` takes, as a ratio to importing the engine alone.

The two commands take turns, so that a slow moment of the machine hits both alike.
"""

from __future__ import annotations

import compileall
import os
import statistics
import subprocess
import sys
import time

RUNS = 41
BOUND = 3.0

BARE = [sys.executable, "-c", "import pyoxigraph"]
OURS = [os.path.join(os.path.dirname(sys.executable), "dgov-kg"), "run", "co-owners"]


def seconds(command: list[str]) -> float:
    """Return how long a command takes from start to exit."""
    began = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - began


def main() -> int:
    """Print both medians and the median of the ratios; fail above the bound."""
    package = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "dgov_kg")
    compileall.compile_dir(package, quiet=2)
    pairs = [(seconds(BARE), seconds(OURS)) for _ in range(RUNS)][1:]
    ratio = statistics.median(ours / bare for bare, ours in pairs)
    for name, times in zip(
        ("import pyoxigraph", "dgov-kg run co-owners"), zip(*pairs, strict=True), strict=True
    ):
        print(f"{name:<24}{statistics.median(times) * 1000:8.1f} ms")
    print(f"{'ratio':<24}{ratio:8.2f}   (bound {BOUND:g})")
    return 0 if ratio <= BOUND else 1


if __name__ == "__main__":
    sys.exit(main())
