"""SHACL: our own verdicts beside those of pySHACL, over the same statements and shapes.

The graph of the project, a made-up one beside it, and the same with every file of
`tests/ontology/shapes` that violates a shape.  Fails where the verdicts differ.
"""

from __future__ import annotations

import argparse
import glob
import os
import sys
import tempfile
import time

import pyoxigraph as ox

from dgov_kg import files
from dgov_kg.graph import load
from dgov_kg.interchange import to_graph
from dgov_kg.synthesis import synthesize
from dgov_kg.validation.reference import judged
from dgov_kg.validation.shapes import violations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from dgov_kg.validation.shapes import Violation

_FAULTS = os.path.join(
    os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "tests", "ontology", "shapes"
)


def main() -> int:
    """Print the times and their ratio; return 1 where the verdicts differ."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--statements", type=float, default=1e4, help="how many made-up ones")
    options = parser.parse_args()
    faults = [
        quad
        for path in sorted(glob.glob(os.path.join(_FAULTS, "*.violating.ttl")))
        for quad in ox.parse(path=path)
    ]
    own = list(load().quads())
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "made-up.nq")
        synthesize(path, statements=int(options.statements))
        made_up = list(load(path).quads())
    print("| statements | results | pySHACL, s | dgov-kg, s | ratio |")
    print("| --- | ---: | ---: | ---: | ---: |")
    same = True
    for name, quads in (
        ("the project's", own),
        ("and made-up ones", made_up),
        ("and faults", [*made_up, *faults]),
    ):
        began = time.process_time()
        ours = violations(quads)
        middle = time.process_time()
        theirs = reference(quads)
        end = time.process_time()
        same = same and told(ours) == told(theirs)
        times = (
            f"{end - middle:.1f} | {middle - began:.2f} | {(end - middle) / (middle - began):.0f}"
        )
        print(f"| {len(quads):,}: {name} | {len(ours)} | {times} |")
    print("the same verdicts" if same else "the verdicts differ")
    return int(not same)


def reference(quads: list[ox.Quad]) -> list[Violation]:
    """Return what pySHACL finds, with the reading of its graphs, as ours has it."""
    data = to_graph(quads)
    for name in ("dgov.ttl", "schemes.ttl"):
        data += to_graph(ox.parse(path=os.path.join(files.ONTOLOGY, name)))
    shapes = to_graph(ox.parse(path=os.path.join(files.ONTOLOGY, "shapes.ttl")))
    return list(judged(data, shapes))


def told(results: list[Violation]) -> list[tuple[str, str, str, str]]:
    """Return results without their messages: pySHACL leaves out those of SPARQL constraints."""
    return sorted((one.focus, one.value, one.shape, one.severity) for one in results)


if __name__ == "__main__":
    sys.exit(main())
