"""How long each export takes, of the project's graph and of a made-up one beside it.

Turtle is also written by rdflib, from the same statements, in turns; it fails above the bound.
"""

from __future__ import annotations

import argparse
import os
import statistics
import tempfile
import time

import rdflib

from dgov_kg.export import FORMATS, export
from dgov_kg.graph import load
from dgov_kg.synthesis import synthesize

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from dgov_kg.graph import KnowledgeGraph

BOUND = 1.5


def seconds(act: Callable[[], object]) -> float:
    """Return the seconds of the processor that an act takes."""
    began = time.process_time()
    act()
    return time.process_time() - began


def beside_rdflib(kg: KnowledgeGraph) -> float:
    """Return how many times as long as rdflib's our Turtle takes: the median of five turns."""
    peer = rdflib.Graph().parse(data=export(kg, "turtle"), format="turtle")
    turns = [
        (seconds(lambda: export(kg, "turtle")), seconds(lambda: peer.serialize(format="turtle")))
        for _ in range(5)
    ]
    return statistics.median(ours / theirs for ours, theirs in turns)


def main() -> int:
    """Print a line a format: seconds of the processor, and the size of what was written."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--statements", type=float, default=1e4, help="how many made-up ones")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "made-up.nq")
        synthesize(path, statements=int(options.statements))
        graphs = [load(language="en"), load(path, language="en")]
    print("| format |", " | ".join(f"{len(kg.store):,} statements, s | MB" for kg in graphs), "|")
    print("| --- |", " | ".join("---: | ---:" for _ in graphs), "|")
    for name in FORMATS:
        cells = []
        for kg in graphs:
            began = time.process_time()
            written = export(kg, name)
            cells.append(f"{time.process_time() - began:.2f} | {len(written) / 1e6:.1f}")
        print(f"| {name} |", " | ".join(cells), "|", flush=True)
    ratio = beside_rdflib(graphs[0])
    print(f"\nTurtle, as a ratio to rdflib's: {ratio:.2f} (bound {BOUND:g})")
    return 0 if ratio <= BOUND else 1


if __name__ == "__main__":
    raise SystemExit(main())
