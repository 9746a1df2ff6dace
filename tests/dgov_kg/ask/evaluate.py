"""Print how well `ask` answers the questions of the evaluation: `make evaluate`."""

from __future__ import annotations

import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import scoring

import dgov_kg


def main(parts, *, show):
    """Print a table for each part, and with ``show`` each question that was not answered right."""
    kg = dgov_kg.load(language="en")
    kg.ask("who")
    for part in parts:
        began = time.perf_counter()
        rows = scoring.grades(kg, part)
        each = (time.perf_counter() - began) / len(rows)
        print(f"\n{part}: {len(rows)} questions, {each * 1000:.0f} ms each\n")
        print(scoring.table(rows))
        for asked, answer, grade in rows if show else ():
            if grade != "right":
                print(f"\n{grade}: {asked['ask']}\n  {asked['outcome']} {asked['answers']}", end="")
                print(f" {asked['evidence']}\n  {answer.outcome} {answer.confidence:.2f}", end="")
                print(f" {[node.slug for node in answer.evidence]} {answer.sentence}")


if __name__ == "__main__":
    chosen = [argument for argument in sys.argv[1:] if not argument.startswith("-")]
    main(
        chosen or ["develop", "held-back", "fresh", "whether", "manners"], show="--show" in sys.argv
    )
