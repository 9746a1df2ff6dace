"""Rewrite the golden answers: `make answers`, then read the diff aloud."""

from __future__ import annotations

import os
import sys

sys.path.insert(0, os.path.dirname(__file__))

from test_answers import ANSWERS, NAMES, oxigraph_answer

from dgov_kg import files
from dgov_kg.graph import load

if __name__ == "__main__":  # Collecting tests imports this file too.
    kg = load()
    held = (os.path.join(folder, name) for folder, _, names in os.walk(ANSWERS) for name in names)
    for stale in set(held) - {os.path.join(ANSWERS, f"{name}.csv") for name in NAMES}:
        os.unlink(stale)
    for name in NAMES:
        path = os.path.join(ANSWERS, f"{name}.csv")
        files.write(path, oxigraph_answer(kg, name).encode())
