"""What it costs to ask in words, as a ratio to running the query that answers.

In one process: each question of the part to develop on that has an answer, asked in words
and then answered by its query.  From the shell: a question in words against one by name, in turns.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
import tomllib

import dgov_kg

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
QUESTIONS = os.path.join(ROOT, "tests", "dgov_kg", "ask", "evaluation", "develop.toml")
COMMAND = os.path.join(os.path.dirname(sys.executable), "dgov-kg")
ASKED = [COMMAND, "ask", "谁投资成立了数字广东？"]
BY_NAME = [COMMAND, "run", "co-owners", "--province", "guangdong"]
RUNS = 15


def seconds(act: Callable[[], object]) -> float:
    """Return how long an act takes."""
    began = time.perf_counter()
    act()
    return time.perf_counter() - began


def shell(command: list[str]) -> float:
    """Return how long a command takes from start to exit."""
    return seconds(lambda: subprocess.run(command, check=True, stdout=subprocess.DEVNULL))


def main() -> None:
    """Print the medians and the ratios."""
    kg = dgov_kg.load(language="en")
    with open(QUESTIONS, "rb") as file:
        words = [question["ask"] for question in tomllib.load(file)["question"]]
    kg.ask(words[0])
    pairs = []
    for question in words:
        answer = kg.ask(question)
        if answer and answer.composed and "SELECT" in answer.sparql and "\n\n" not in answer.sparql:
            asked = seconds(lambda question=question: kg.ask(question))
            pairs.append((asked, seconds(lambda answer=answer: kg.query(answer.sparql))))
    ratio = statistics.median(asked / query for asked, query in pairs)
    asked, query = (statistics.median(times) * 1000 for times in zip(*pairs, strict=True))
    print(f"in one process, {len(pairs)} questions: {asked:.1f} ms asked, {query:.2f} ms by query")
    print(f"{'ratio':<24}{ratio:8.1f}")
    names = [
        seconds(lambda name=name: kg.search(name)) for name in ("腾讯", "一网通办", "telecom") * 20
    ]
    print(f"{'search, median':<24}{statistics.median(names) * 1000:8.2f} ms")
    turns = [(shell(ASKED), shell(BY_NAME)) for _ in range(RUNS)][1:]
    asked, named = (statistics.median(times) * 1000 for times in zip(*turns, strict=True))
    print(f"from the shell: {asked:.0f} ms asked, {named:.0f} ms by name")
    print(f"{'ratio':<24}{statistics.median(a / b for a, b in turns):8.1f}")


if __name__ == "__main__":
    main()
