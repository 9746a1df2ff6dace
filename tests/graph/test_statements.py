"""What is said keeps the house rules and fits the shapes; `dgov-kg validate` says the same."""

from __future__ import annotations

import os

import pytest

from dgov_kg import files
from dgov_kg.validation import Report, validate
from dgov_kg.validation.reading import shown

PATHS = [
    p
    for f in (files.GRAPH, *files.sources())
    for e in (".trig", ".ttl")
    for p in files.listed(f, e)
]


@pytest.fixture(scope="module")
def report() -> Report:
    return validate()


@pytest.mark.parametrize("path", PATHS, ids=map(os.path.basename, PATHS))
def test_file_is_in_order(path: str, report: Report) -> None:
    """Nothing is wrong with the file: each line below names the place and the repair."""
    wrong = [str(finding) for finding in report.findings if finding.file == shown(path)]

    assert not wrong, "\n" + "\n".join(wrong)


def test_whole_graph_conforms(report: Report) -> None:
    """The report holds nothing, and covers every file."""
    assert report.conforms
    assert report.files == len(PATHS)
