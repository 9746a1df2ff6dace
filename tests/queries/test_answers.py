"""Every question has one golden answer, and two engines that share no code both give it."""

from __future__ import annotations

import csv
import io
import os

import pyoxigraph as ox
import pytest

from dgov_kg import files
from dgov_kg.graph import load
from dgov_kg.namespaces import PREFIXES, compress
from dgov_kg.question import Question

ANSWERS = os.path.join(os.path.dirname(__file__), "answers")
PATHS = [*files.listed(files.QUERIES, ".rq"), *files.listed(files.DIMENSIONS, ".rq")]
#: The catalogue by name, and the dimensions of the matrix as `dimensions/…`.
NAMES = [os.path.relpath(path, files.QUERIES)[:-3] for path in PATHS]


@pytest.fixture(scope="session")
def kg():
    return load(language="en")


@pytest.fixture(scope="session")
def dataset(kg):
    return kg.to_rdflib()


def golden(columns: list[str], rows: list[list[str]]) -> str:
    """Return an answer as CSV of CURIEs and literals: names may change, things may not."""
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(rows)
    return file.getvalue()


def question(name: str) -> Question:
    return Question.read(os.path.join(files.QUERIES, f"{name}.rq"))


def oxigraph_answer(kg, name: str) -> str:
    solutions = kg.store.query(question(name).text, use_default_graph_as_union=True)
    columns = [variable.value for variable in solutions.variables]
    rows = [["" if term is None else _short(term.value) for term in row] for row in solutions]
    return golden(columns, rows)


def rdflib_answer(dataset, name: str) -> str:
    result = dataset.query(question(name).text)
    columns = [str(variable) for variable in result.vars]
    rows = [["" if term is None else _short(str(term)) for term in row] for row in result]
    return golden(columns, rows)


def _short(value: str) -> str:
    return compress(value) if value.startswith(tuple(PREFIXES.values())) else value


def test_each_question_has_an_answer_and_each_answer_a_question():
    """The folders of questions and answers hold the same names."""

    held = [
        os.path.relpath(os.path.join(folder, name), ANSWERS)[:-4]
        for folder, _, names in os.walk(ANSWERS)
        for name in names
    ]

    assert sorted(held) == sorted(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_oxigraph_gives_the_golden_answer(kg, name):
    """The engine that answers gives the answer on record; `make answers` rewrites it."""

    with open(os.path.join(ANSWERS, f"{name}.csv"), encoding="utf-8") as file:
        expected = file.read()

    assert expected == oxigraph_answer(kg, name)


@pytest.mark.parametrize("name", NAMES)
def test_rdflib_gives_the_same_answer(kg, dataset, name):
    """An engine that shares no code with the first gives the same rows in the same order."""

    assert oxigraph_answer(kg, name) == rdflib_answer(dataset, name)


@pytest.mark.parametrize("name", NAMES)
def test_a_question_has_an_answer(kg, name):
    """A question is answered by rows, or its file says in both languages why there are none."""

    asked = question(name)
    assert kg.answer(asked, asked.text) or all(asked.empty)


def test_the_prefixes_of_a_question_are_those_of_the_project():
    """A question can be copied into any SPARQL tool: it declares the prefixes it uses, rightly."""

    for name in NAMES:
        for line in question(name).text.splitlines():
            if line.startswith("PREFIX "):
                _, prefix, iri = line.split()
                assert PREFIXES[prefix[:-1]] == iri[1:-1], f"queries/{name}.rq: {line}"


def test_a_question_parses_without_the_project():
    """Oxigraph parses the file as it stands, with no prefix given from outside."""

    store = ox.Store()
    for path in PATHS:
        with open(path, encoding="utf-8") as file:
            store.query(file.read())
