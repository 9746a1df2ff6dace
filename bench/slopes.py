"""How cost grows with size: making up, loading, deriving, keeping on disk, asking, for each size.

Each size is measured in a process of its own.  Times are of the processor, all threads together,
which other work on the machine disturbs little; `--memory` tells up to which size a store in memory
is made at all.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time

import pyoxigraph as ox
from asked import asked

from dgov_kg.derivation import derive
from dgov_kg.graph import KnowledgeGraph
from dgov_kg.store import load, project_files
from dgov_kg.synthesis import synthesize

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

_HEADINGS = {
    "statements": "statements, with the derived",
    "file": "file, MB",
    "made": "making up, s",
    "loaded": "loading, s",
    "derived": "deriving, s",
    "memory": "memory, MB",
    "asked": "twelve questions, s",
    "kept": "keeping on disk, s",
    "disk": "disk, MB",
    "peak": "memory meanwhile, MB",
    "opened": "opening, ms",
}


def main() -> int:
    """Print a line a size."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", nargs="+", type=float, default=[1e4, 1e5, 1e6])
    parser.add_argument("--memory", type=float, default=1e6)
    parser.add_argument("--one", nargs=2, metavar=("SIZE", "FOLDER"), help=argparse.SUPPRESS)
    parser.add_argument("--disk", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        act = on_disk if options.disk else in_memory
        print(json.dumps(act(int(float(options.one[0])), options.one[1])))
        return 0
    print("| made up |", " | ".join(_HEADINGS.values()), "|")
    print("| ---: |", " | ".join("---:" for _ in _HEADINGS), "|")
    for size in options.sizes:
        with tempfile.TemporaryDirectory() as folder:
            told = apart(size, folder, "--disk")
            if size <= options.memory:
                told |= apart(size, folder)
        print(
            f"| {size:,.0f} |",
            " | ".join(shown(told.get(key)) for key in _HEADINGS),
            "|",
            flush=True,
        )
    return 0


def apart(size: float, folder: str, *options: str) -> dict[str, float]:
    """Measure one size in a process of its own."""
    command = [sys.executable, __file__, *options, "--one", str(size), folder]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    told: dict[str, float] = json.loads(done.stdout)
    return told


def shown(number: float | None) -> str:
    """Return a number as the table prints it."""
    if number is None:
        return ""
    return f"{number:,.0f}" if number >= 10 else f"{number:.2g}"  # noqa: PLR2004


def took(act: Callable[[], object]) -> float:
    """Return the seconds of the processor that an act takes."""
    began = time.process_time()
    act()
    return time.process_time() - began


def megabytes() -> float:
    """Return the most memory that this process has held."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def on_disk(size: int, folder: str) -> dict[str, float]:
    """Make a graph up and lay it down in a store on disk."""
    path, place = os.path.join(folder, "made-up.nq"), os.path.join(folder, "store")
    told = {"made": took(lambda: synthesize(path, statements=size))}
    told["file"] = os.path.getsize(path) / 1e6
    told |= {"kept": took(lambda: keep(path, place)), "peak": megabytes()}
    told["disk"] = sum(entry.stat().st_size for entry in os.scandir(place)) / 1e6
    began = time.perf_counter()
    assert next(iter(ox.Store.read_only(place)), None) is not None
    return told | {"opened": (time.perf_counter() - began) * 1000}


def keep(path: str, place: str) -> None:
    """Lay a file down in a store on disk, and let go of it."""
    store = ox.Store(place)
    store.bulk_load(path=path, format=ox.RdfFormat.N_QUADS)
    store.flush()
    store.optimize()


def in_memory(_: int, folder: str) -> dict[str, float]:
    """Load what was made up beside the project, derive, and ask the twelve questions."""
    path = os.path.join(folder, "made-up.nq")
    store = load(project=False)
    for own, graph in project_files():
        target = ox.NamedNode(graph) if graph else None
        store.load(path=own, to_graph=target)
    told = {"loaded": took(lambda: store.bulk_load(path=path, format=ox.RdfFormat.N_QUADS))}
    told["derived"] = took(lambda: derive(store))
    told |= {"memory": megabytes(), "statements": len(store)}
    kg = KnowledgeGraph(store, has_own=True, language="en")

    def ask() -> None:
        for each in asked(kg):
            if each.question:
                kg.run(each.question, **each.parameters)
            else:
                kg.query(each.sparql)

    return told | {"asked": took(ask)}


if __name__ == "__main__":
    sys.exit(main())
