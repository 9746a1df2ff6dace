"""Every shape bites: it lets the conforming file pass, and it alone stops the violating one."""

from __future__ import annotations

import os

import pyoxigraph as ox
import pytest
import rdflib
from rdflib import RDFS, SH

from dgov_kg import files
from dgov_kg.validation.shapes import violations

FOLDER = os.path.join(os.path.dirname(__file__), "shapes")
PATHS = files.listed(FOLDER, ".ttl")
SHAPES = rdflib.Graph().parse(os.path.join(files.ONTOLOGY, "shapes.ttl"))
TARGETS = (SH.targetClass, SH.targetSubjectsOf, SH.targetObjectsOf, SH.targetNode)
RULES = sorted({shape for target in TARGETS for shape in SHAPES.subjects(target)})


def stem(path: str) -> str:
    return os.path.basename(path).removesuffix(".ttl")


@pytest.mark.parametrize("path", PATHS, ids=map(stem, PATHS))
def test_shape(path: str) -> None:
    """The conforming file violates nothing, the violating file the shape it is named for."""
    shape, _, kind = stem(path).partition(".")

    found = {rule for _, _, rule, _, _ in violations(ox.parse(path=path))}

    assert found == (set() if kind == "conforming" else {shape})


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
