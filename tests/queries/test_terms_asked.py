"""Every term, every thing and every controlled value is reached by a question."""

from __future__ import annotations

import re

import pyoxigraph as ox
import pytest

from dgov_kg.graph import load
from dgov_kg.namespaces import PREFIXES, compress, expand
from dgov_kg.passage import is_sentence

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from dgov_kg.graph import KnowledgeGraph

#: Terms that no question asks for, and why the ontology has them.
UNASKED = {
    "dgov:statedIn": "written on export, where named graphs are lost; here they are not",
}

#: Controlled values that nothing in the data has, and why their scheme keeps them.
UNUSED: dict[str, str] = {}

_TYPE = ox.NamedNode(PREFIXES["rdf"] + "type")
_IN_SCHEME = ox.NamedNode(PREFIXES["skos"] + "inScheme")
_KINDS = {"owl:Class", "owl:ObjectProperty", "owl:DatatypeProperty"}


@pytest.fixture(scope="module")
def kg() -> KnowledgeGraph:
    return load(language="en")


@pytest.fixture(scope="module")
def returned(kg: KnowledgeGraph) -> dict[str, set[str]]:
    """Return what stands in the rows of each question, its parameters left open."""
    answers = {}
    for question in kg.questions():
        solutions = kg.store.query(question.text, use_default_graph_as_union=True)
        assert isinstance(solutions, ox.QuerySolutions)
        answers[question.name] = {
            compress(term.value)
            for solution in solutions
            for term in solution
            if isinstance(term, ox.NamedNode)
        }
    return answers


def rows_of_all(returned: dict[str, set[str]], *but: str) -> set[str]:
    return set().union(*(names for name, names in returned.items() if name not in but))


def named_in_patterns(kg: KnowledgeGraph) -> set[str]:
    """Return the terms that the questions spell out, their headers and comments aside."""
    texts = [re.sub(r"^#.*$", "", question.text, flags=re.MULTILINE) for question in kg.questions()]
    return {name for text in texts for name in re.findall(r"\bdgov:\w+", text)}


def used_values(kg: KnowledgeGraph) -> set[str]:
    """Return the controlled values that a sentence or the background gives to something."""
    return {
        compress(quad.object.value)
        for quad in kg.store
        if isinstance(quad.object, ox.NamedNode)
        and quad.object.value.startswith(PREFIXES["dgc"])
        and quad.subject.value.startswith(PREFIXES["dg"])
    }


def born(kg: KnowledgeGraph) -> Iterator[tuple[str, str, str]]:
    """Yield each thing that a sentence brings up, with its class and the sentence."""
    for quad in kg.store.quads_for_pattern(None, _TYPE, None, None):
        sentence = quad.graph_name.value
        if is_sentence(sentence) and quad.subject.value.startswith(PREFIXES["dg"]):
            yield compress(quad.subject.value), compress(quad.object.value), compress(sentence)


def test_every_term_is_asked_for(kg: KnowledgeGraph, returned: dict[str, set[str]]) -> None:
    """A class or property is named in a question, or an answer other than `ontology` returns it."""
    terms = {
        compress(quad.subject.value)
        for quad in kg.store.quads_for_pattern(None, _TYPE, None, None)
        if compress(quad.object.value) in _KINDS and quad.subject.value.startswith(PREFIXES["dgov"])
    }
    reached = named_in_patterns(kg) | rows_of_all(returned, "ontology")

    assert sorted(terms - reached) == sorted(UNASKED), (
        "ask for it in queries/, or say above why not"
    )


def test_no_question_names_a_term_that_is_none(kg: KnowledgeGraph) -> None:
    """What the questions spell out is declared; a slip of the pen would only find nothing."""
    for name in named_in_patterns(kg):
        term = ox.NamedNode(str(expand(name)))
        assert next(kg.store.quads_for_pattern(term, _TYPE, None, None), None), name


def test_every_thing_is_in_an_answer(kg: KnowledgeGraph, returned: dict[str, set[str]]) -> None:
    """What a sentence brings up is in a row of some question, its parameters left open."""
    reached = rows_of_all(returned, "census", "ontology")
    missed = [
        f"{thing}, {kind} of {sentence}: widen a question of queries/ that asks for such things"
        for thing, kind, sentence in sorted(born(kg))
        if thing not in reached
    ]

    assert missed == []


def test_every_value_in_use_is_in_an_answer(
    kg: KnowledgeGraph, returned: dict[str, set[str]]
) -> None:
    """A controlled value that something has is in a row of a question, controlled-values aside."""
    assert sorted(used_values(kg) - rows_of_all(returned, "controlled-values")) == []


def test_every_value_is_in_use(kg: KnowledgeGraph) -> None:
    """A scheme holds no value that nothing has, but for a reason given above."""
    values = {
        compress(quad.subject.value)
        for quad in kg.store.quads_for_pattern(None, _IN_SCHEME, None, None)
    }

    assert sorted(values - used_values(kg)) == sorted(UNUSED), "remove it from ontology/schemes.ttl"
