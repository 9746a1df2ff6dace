"""The files of the questions read alike: sorted, evidence last."""

from __future__ import annotations

import os
import re

import pyoxigraph as ox
import pytest

from dgov_kg import files
from dgov_kg.question import Question

PATHS = files.listed(files.QUERIES, ".rq")


def named(path: str) -> str:
    return os.path.basename(path)[:-3]


@pytest.mark.parametrize("path", PATHS, ids=map(named, PATHS))
def test_rows_are_sorted_and_evidence_comes_last(path: str) -> None:
    """ORDER BY follows the pattern, so that engines agree; the last column is the evidence."""
    text = re.sub(r"^#.*$", "", Question.read(path).text, flags=re.MULTILINE)
    columns = [variable.value for variable in ox.Store().query(text).variables]

    assert re.search(r"\bORDER BY \S", text.rpartition("}")[2]), (
        f"{path}: end with ORDER BY and the columns in their order"
    )
    assert "evidence" not in columns[:-1], f"{path}: select ?evidence last"
