"""The files of the questions read alike: sorted, evidence last."""

from __future__ import annotations

import os
import re

import pyoxigraph as ox
import pytest

from dgov_kg import files
from dgov_kg.question import Question

PATHS = [*files.listed(files.QUERIES, ".rq"), *files.listed(files.DIMENSIONS, ".rq")]


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


@pytest.mark.parametrize("path", files.listed(files.DIMENSIONS, ".rq"), ids=named)
def test_a_dimension_has_a_place_a_value_and_words_for_their_absence(path: str) -> None:
    """The matrix can lay it out: place, value, evidence; an order; what an empty cell means."""
    dimension = Question.read(path)
    columns = [variable.value for variable in ox.Store().query(dimension.text).variables]

    assert (columns[0], columns[1], columns[-1]) == ("place", "value", "evidence"), path
    assert dimension.order, f"{path}: say where it stands with #+ order"
    assert all(dimension.empty), f"{path}: say with #+ empty.zh and .en what an empty cell means"


def test_no_two_dimensions_have_one_order() -> None:
    """Where they stand is told by the files alone."""
    orders = [Question.read(path).order for path in files.listed(files.DIMENSIONS, ".rq")]

    assert len(set(orders)) == len(orders)
