"""How long each export takes, of the project's graph and of a made-up one beside it."""

from __future__ import annotations

import argparse
import os
import tempfile
import time

from dgov_kg.export import FORMATS, export
from dgov_kg.graph import load
from dgov_kg.synthesis import synthesize


def main() -> None:
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


if __name__ == "__main__":
    main()
