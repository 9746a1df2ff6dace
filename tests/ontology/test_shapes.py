"""Every shape bites: it lets the conforming file pass, and it alone stops the violating one."""

from __future__ import annotations

import os
from functools import cache

import pyoxigraph as ox
import pytest
import rdflib
from rdflib import RDFS, SH

from dgov_kg import files
from dgov_kg.interchange import to_graph
from dgov_kg.namespaces import PREFIXES, SOURCES
from dgov_kg.validation.reference import judged
from dgov_kg.validation.shapes import violations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from dgov_kg.validation.shapes import Violation

FOLDER = os.path.join(os.path.dirname(__file__), "shapes")
PATHS = files.listed(FOLDER, ".ttl")
SHAPES = rdflib.Graph().parse(os.path.join(files.ONTOLOGY, "shapes.ttl"))
TARGETS = (SH.targetClass, SH.targetSubjectsOf, SH.targetObjectsOf, SH.targetNode)
SHAPES_SPACE = rdflib.Namespace("https://w3id.org/dgov-kg/shapes#")
VIOLATING = [path for path in PATHS if path.endswith(".violating.ttl")]
RULES = sorted({shape for target in TARGETS for shape in SHAPES.subjects(target)})


def stem(path: str) -> str:
    return os.path.basename(path).removesuffix(".ttl")


@cache
def found(path: str) -> list[Violation]:
    return violations(ox.parse(path=path))


def plain(quads: list[ox.Quad]) -> list[Violation]:
    """Return what pySHACL finds in these statements and the vocabulary, left to itself."""
    data = to_graph(quads)
    for name in ("dgov.ttl", "schemes.ttl"):
        data += to_graph(ox.parse(path=os.path.join(files.ONTOLOGY, name)))
    return sorted(judged(data, SHAPES))


def told(results: list[Violation]) -> list[tuple[str, str, str, str]]:
    """Return results without their messages: pySHACL leaves out those of SPARQL constraints."""
    return sorted((one.focus, one.value, one.shape, one.severity) for one in results)


def apart(path: str) -> Iterator[ox.Quad]:
    """Yield what a file says of things that no other file speaks of."""

    def own(node: ox.NamedNode | ox.Literal) -> ox.NamedNode | ox.Literal:
        space = PREFIXES["dg"]
        if isinstance(node, ox.NamedNode) and node.value.startswith((space, SOURCES)):
            return ox.NamedNode(f"{node.value}-{stem(path)}")
        return node

    for quad in ox.parse(path=path):
        yield ox.Quad(own(quad.subject), quad.predicate, own(quad.object))


@pytest.mark.parametrize("path", PATHS, ids=map(stem, PATHS))
def test_shape(path: str) -> None:
    """The conforming file violates nothing, the violating file the shape it is named for."""
    shape, _, kind = stem(path).partition(".")

    violated = {violation.shape for violation in found(path)}

    assert violated == (set() if kind == "conforming" else {shape})


@pytest.mark.parametrize("path", VIOLATING, ids=map(stem, VIOLATING))
def test_every_message_is_heard(path: str) -> None:
    """The violating file provokes each message that its shape has."""
    shape = SHAPES_SPACE[stem(path).partition(".")[0]]
    parts = [shape, *SHAPES.objects(shape, SH.property), *SHAPES.objects(shape, SH.sparql)]
    expected = {
        str(text)
        for part in parts
        for text in SHAPES.objects(part, SH.message)
        if text.language == "en"
    }

    heard = {violation.message.en for violation in found(path)}

    assert heard == expected


def test_verdict_is_that_of_pyshacl(store: ox.Store) -> None:
    """pySHACL, left to itself, finds the same in all that is said with every fault put in.

    So it is for some things of it.
    """
    quads = [*store, *(quad for path in VIOLATING for quad in apart(path))]
    every = told(plain(quads))
    some = {focus for focus, *_ in every[::3]}

    assert {shape for _, _, shape, _ in every} == {rule.rpartition("#")[2] for rule in RULES}
    assert told(violations(quads)) == every
    assert told(violations(quads, some)) == [one for one in every if one[0] in some]


def test_folder_and_shapes_hold_the_same_names() -> None:
    """Each shape with a target has a conforming and a violating file, and no file is left over."""
    names = {rule.rpartition("#")[2] for rule in RULES}

    assert {stem(path) for path in PATHS} == {
        f"{name}.{kind}" for name in names for kind in ("conforming", "violating")
    }


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.rpartition("#")[2])
def test_shape_is_named_in_both_languages(rule: rdflib.URIRef) -> None:
    """A shape has one label in Chinese and one in English."""
    assert sorted(label.language for label in SHAPES.objects(rule, RDFS.label)) == ["en", "zh"]


def test_messages_say_what_is_wrong_and_how_to_mend_it() -> None:
    """A message stands in each language and has two sentences, the second the repair."""
    bearers = set(SHAPES.objects(None, SH.property)) | set(SHAPES.objects(None, SH.sparql))
    words = {
        part
        for shape in set(SHAPES.subjects(SH.property)) - set(RULES)
        for part in SHAPES.objects(shape, SH.property)
    }
    for bearer in bearers - words:
        messages = {text.language: str(text) for text in SHAPES.objects(bearer, SH.message)}
        assert sorted(messages) == ["en", "zh"], f"{bearer} wants sh:message in zh and en"
        assert messages["zh"].count("。") == 2, f"{bearer}: 提示语应有两句"
        assert messages["en"].count(". ") == 1, f"{bearer}: its message should have two sentences"
        assert messages["en"].endswith("."), f"{bearer}: its message should end with a stop"
