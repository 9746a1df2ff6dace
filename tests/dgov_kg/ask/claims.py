"""How verdicts are held against what the article says of the claims of the evaluation.

right      the verdict, and where there is one at least one of its sentences
missed     not in the graph, where the article does settle it
wrong      anything else: a verdict that the article does not give
"""

from __future__ import annotations

import sys
import tomllib
from collections import Counter
from pathlib import Path

import dgov_kg
from dgov_kg.ask.judge.verification import VERDICTS

FILE = Path(__file__).parent / "evaluation" / "claims.toml"
GRADES = ("right", "missed", "wrong")


def claims(part=None):
    """Return the claims of a part, "develop" or "held-back", or all."""
    found = tomllib.loads(FILE.read_text(encoding="utf-8"))["claim"]
    return [claim for claim in found if part in {None, claim["part"]}]


def grade(claim, found):
    """Return the grade of one verdict."""
    said = {node.slug for node in found.evidence}
    if found.verdict == claim["verdict"]:
        return "right" if not claim["sentences"] or said & {*claim["sentences"]} else "wrong"
    return "missed" if found.verdict == VERDICTS[-1] else "wrong"


def grades(kg, part):
    """Return each claim of a part with its verdict and its grade."""
    found = ((claim, kg.verify(claim["claim"])) for claim in claims(part))
    return [(claim, verdict, grade(claim, verdict)) for claim, verdict in found]


def main():
    """Print a table for each part, and each claim that was not judged right."""
    kg = dgov_kg.load(language="en")
    for part in ("develop", "held-back", "fresh"):
        rows = grades(kg, part)
        lines = [f"\n{part}: {len(rows)} claims\n"]
        lines.append(f"{'':<14}" + "".join(f"{name:>8}" for name in GRADES))
        for verdict in VERDICTS:
            counts = Counter(g for claim, _, g in rows if claim["verdict"] == verdict)
            lines.append(f"{verdict:<14}" + "".join(f"{counts[name]:>8}" for name in GRADES))
        for claim, found, graded in rows:
            if graded != "right":
                lines.append(f"\n{graded}: {claim['claim']}\n  {claim['verdict']}")
                lines.append(f"  {found.verdict} {[n.slug for n in found.evidence]}")
        sys.stdout.write("\n".join([*lines, ""]))


if __name__ == "__main__":
    main()
