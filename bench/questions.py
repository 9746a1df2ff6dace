"""Twelve questions of the catalogue's kind over one made-up graph, asked of every engine at hand.

Each engine runs in a process of its own, one after the other.  Each gets the same file and the same
SPARQL, is asked once to warm up and five times for the median, and has to give the same rows.
`--small` asks few statements of all engines, to see that it works; it says nothing about speed.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile

import pyoxigraph as ox
from asked import asked
from engines import MODULES
from runs import Run
from tables import print_answers, print_loads, print_machine

from dgov_kg.graph import load
from dgov_kg.synthesis import synthesize

TYPE_CHECKING = False
if TYPE_CHECKING:
    from engines import Asked

SMALL = 5_000


def main() -> int:
    """Print the tables; fail where two engines answer differently."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--statements", type=float, default=1e6)
    parser.add_argument(
        "--seconds", type=float, default=60, help="the most that a question may take"
    )
    parser.add_argument(
        "--minutes", type=float, default=10, help="after which an engine is asked no more"
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
    """Write the file that all engines load, derived edges and all, and the questions over it.

    Its lines are sorted, as `dgov-kg export nquads` writes them: what is said of a thing stands
    together, in the file and then in memory.
    """
    stated, data = os.path.join(folder, "stated.nq"), os.path.join(folder, "data.nq")
    synthesize(stated, statements=statements)
    kg = load(stated, language="en")
    kg.store.dump(data, format=ox.RdfFormat.N_QUADS)
    with open(data, "rb") as file:
        lines = sorted(file)
    with open(data, "wb") as file:
        file.writelines(lines)
    print(
        f"{len(kg.store):,} statements: {statements:,} made up, the project's own and the derived"
    )
    return data, asked(kg)


if __name__ == "__main__":
    sys.exit(main())
