"""What the engines did, as tables for the README."""

from __future__ import annotations

import math
import os
import platform
import statistics
import subprocess
import sys
from importlib.metadata import PackageNotFoundError, version

from engines import LOOSE, VERSIONS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from engines import Asked
    from runs import Run

OURS = "dgov-kg"
#: Ours in other forms, each with what it is measured by: no others' best, whatever they take.
BESIDE = {"dgov-kg serve": "oxigraph serve", "dgov-kg over oxigraph serve": "oxigraph serve"}

_TENTHS = 100  # milliseconds below which a tenth is printed


def print_machine() -> None:
    """Print what it ran on."""
    with open("/proc/cpuinfo", encoding="utf-8") as file:
        model = next((line.partition(":")[2].strip() for line in file if "model name" in line), "")
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    load = os.getloadavg()[0]
    print(
        f"{os.cpu_count()} × {model}, {memory:.0f} GiB, {platform.system()}, "
        f"Python {platform.python_version()}; load {load:.1f} at the end\n"
    )


def print_loads(found: dict[str, Run]) -> None:
    """Print which engine was there, how long it took to load, and the most memory it held."""
    print("| engine | version | loading, s | memory, MB |\n| --- | --- | ---: | ---: |")
    for name, run in found.items():
        if "missing" in run.load:
            print(f"| {name} | not installed | | |")
        elif "failed" in run.load:
            print(f"| {name} | {_version(name)} | {run.load['failed']} | |")
        else:
            most = max([run.load["memory"], *(a.get("memory", 0) for a in run.answers.values())])
            seconds = run.load["seconds"][run.is_busy]
            print(f"| {name} | {_version(name)} | {seconds:.1f} | {most / 1e6:.0f} |")


def _version(name: str) -> str:
    """Return the version of an engine, as its package tells it."""
    told = VERSIONS[name]
    try:
        if isinstance(told, str):
            return version(told)
        return subprocess.run(told, check=True, capture_output=True, text=True).stdout.strip()
    except (PackageNotFoundError, OSError, subprocess.SubprocessError):
        return "?"


def print_answers(found: dict[str, Run], questions: list[Asked]) -> int:
    """Print the medians and the ratios; return 1 where an engine gave other rows than ours."""
    present = {name: run for name, run in found.items() if run.answers}
    others = [name for name in present if name != OURS]
    print(
        "\n| question, ms | rows |", " | ".join(present), "| ours, the first time | ours / best |"
    )
    print("| --- | ---: |", " | ".join("---:" for _ in present), "| ---: | ---: |")
    different = []
    for question in questions:
        answers = {name: run.answers.get(question.name, {}) for name, run in present.items()}
        expected = answers.get(OURS, {}).get("digest")
        cells = []
        for name, answer in answers.items():
            time = present[name].milliseconds(question)
            cells.append(_cell(answer, time))
            if expected and answer.get("digest") not in (None, expected):
                different.append((question.name, name))
                cells[-1] += " ≠"
        ours = present[OURS].milliseconds(question) if OURS in present else None
        times = [present[name].milliseconds(question) for name in others if name not in BESIDE]
        best = min((time for time in times if time is not None), default=None)
        ratio = f"{ours / best:.1f}" if ours and best else ""
        rows = answers.get(OURS, {}).get("rows", "")
        first = answers.get(OURS, {}).get("first")
        cells.append("" if first is None else _number(1000 * first))
        print(f"| {question.name} | {rows} | {' | '.join(cells)} | {ratio} |")
    if OURS in present:
        means = [_mean(present, name, questions, OURS) for name in others]
        print("| times ours, geometric mean | | 1 |", " | ".join(means), "| | |")
    for name, base in BESIDE.items():
        if name in present and base in present:
            print(f"\n{name}: {_mean(present, name, questions, base)} times {base}")
    for question_name, name in different:
        print(f"{name} answers “{question_name}” otherwise", file=sys.stderr)
    return int(any(name not in LOOSE for _, name in different))


def _cell(answer: dict[str, Any], time: float | None) -> str:
    if time is not None:
        return _number(time)
    return (
        "too long"
        if "late" in answer
        else "cannot"
        if "unable" in answer
        else "died"
        if answer
        else "not asked"
    )


def _number(time: float) -> str:
    return f"{time:.1f}" if time < _TENTHS else f"{time:,.0f}"


def _mean(present: dict[str, Run], name: str, questions: list[Asked], base: str) -> str:
    """Return how many times another an engine took; what took too long counts as the limit."""
    ratios = []
    least = ""
    for question in questions:
        its, theirs = (present[each].milliseconds(question) for each in (base, name))
        if present[name].answers.get(question.name, {}).get("late"):
            theirs, least = present[name].seconds * 1000, "> "
        if its and theirs:
            ratios.append(theirs / its)
    if not ratios:
        return ""
    mean = math.exp(statistics.fmean(map(math.log, ratios)))
    return f"{least}{mean:.2f} ({len(ratios)} of {len(questions)})"
