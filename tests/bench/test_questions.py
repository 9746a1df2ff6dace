"""The benchmark of questions works; how fast is for `make bench` to say."""

import os
import re
import subprocess
import sys

import pytest

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
ENGINES = ("dgov-kg", "pyoxigraph", "rdflib")


@pytest.fixture(scope="module")
def printed():
    command = [sys.executable, "bench/questions.py", "--small", "--engines", *ENGINES]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def rows(printed, heading):
    lines = printed[printed.index(heading) :].split("\n\n")[0].splitlines()[2:]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


def test_every_question_is_answered(printed):
    """Each engine gives each of the twelve answers, the same rows, in a time that is told."""
    table = rows(printed, "| question")[:-1]

    assert len(table) == 12
    for name, _, *times, _, _ in table:
        assert len(times) == len(ENGINES)
        assert all(re.fullmatch(r"[\d,]+(\.\d)?", time) for time in times), name


def test_questions_have_answers(printed):
    """All but a few of the questions find something even in a small graph."""
    assert sum(row[1] != "0" for row in rows(printed, "| question")[:-1]) >= 8


def test_loading_is_told(printed):
    """The loading time and the memory of each engine are told."""
    table = rows(printed, "| engine")

    assert [row[0] for row in table] == list(ENGINES)
    assert all(re.match(r"\d+\.\d+", version) for _, version, _, _ in table)
    assert all(float(seconds) > 0 and int(memory) > 20 for _, _, seconds, memory in table)
