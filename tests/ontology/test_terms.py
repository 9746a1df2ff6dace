"""Every term is named and defined in both languages, and every file says what it is."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections import Counter

import pyoxigraph as ox
import pytest
import rdflib
from rdflib import DCTERMS, OWL, RDF, RDFS, SKOS, VANN

from dgov_kg import files, namespaces
from dgov_kg.interchange import to_graph
from dgov_kg.namespaces import PREFIXES, compress

PATHS = files.listed(files.ONTOLOGY, ".ttl")
HEADED = [path for path in PATHS if not path.endswith("schemes.ttl")]
KINDS = {OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty}

#: Terms that no sentence writes, and why the ontology has them.
STRUCTURAL = {
    "dgov:Document": "what policy documents, reports and cited works share",
    "dgov:Relationship": "what stakes and role assignments share",
    "dgov:Passage": "what paragraphs, sentences and pieces share",
    "dgov:statedIn": "written on export, where named graphs are lost",
}


def named(path: str) -> str:
    return os.path.basename(path)


def terms(vocabulary: rdflib.Graph) -> list[rdflib.URIRef]:
    return sorted(
        term
        for term in set(vocabulary.subjects(RDF.type))
        if term.startswith(PREFIXES["dgov"]) and KINDS & set(vocabulary.objects(term, RDF.type))
    )


def languages(graph: rdflib.Graph, term: rdflib.URIRef, predicate: rdflib.URIRef) -> list[str]:
    return sorted(str(text.language) for text in graph.objects(term, predicate))


def test_terms_have_one_label_and_one_definition_in_each_language(vocabulary: rdflib.Graph) -> None:
    """A class or property has rdfs:label and skos:definition once in each language."""
    lacking = [
        f"ontology/dgov.ttl: {compress(term)} needs one {compress(predicate)} @zh and one @en"
        for term in terms(vocabulary)
        for predicate in (RDFS.label, SKOS.definition)
        if languages(vocabulary, term, predicate) != ["en", "zh"]
    ]

    assert lacking == []


def test_concepts_have_one_label_and_one_definition_in_each_language(
    vocabulary: rdflib.Graph,
) -> None:
    """A concept or scheme has skos:prefLabel and skos:definition once in each language."""
    concepts = {*vocabulary.subjects(RDF.type, SKOS.Concept)}
    lacking = [
        f"ontology/schemes.ttl: {compress(concept)} needs one {compress(predicate)} @zh and one @en"
        for concept in sorted(concepts | {*vocabulary.subjects(RDF.type, SKOS.ConceptScheme)})
        for predicate in (SKOS.prefLabel, SKOS.definition)
        if languages(vocabulary, concept, predicate) != ["en", "zh"]
    ]

    assert lacking == []


def test_concepts_stand_in_the_scheme_their_name_begins_with(vocabulary: rdflib.Graph) -> None:
    """dgc:role-operation stands in dgc:role and in no other scheme."""
    for concept in vocabulary.subjects(RDF.type, SKOS.Concept):
        schemes = [compress(str(s)) for s in vocabulary.objects(concept, SKOS.inScheme)]
        assert len(schemes) == 1, (
            f"ontology/schemes.ttl: {compress(concept)} needs one skos:inScheme"
        )
        word = schemes[0].removesuffix("-kind")
        assert compress(concept).startswith(f"{word}-"), (
            f"{compress(concept)} is not of {schemes[0]}"
        )


def test_english_labels_are_the_words_of_the_name(vocabulary: rdflib.Graph) -> None:
    """dgov:hasListCompleteness is called "has list completeness"."""
    for term in terms(vocabulary):
        name = term.removeprefix(PREFIXES["dgov"])
        words = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name).lower()
        label = next(str(t) for t in vocabulary.objects(term, RDFS.label) if t.language == "en")
        assert label.replace("-", "") == words.replace("co ", "co"), (
            f"dgov:{name} is called {label}"
        )


def test_definitions_end_with_a_stop(vocabulary: rdflib.Graph) -> None:
    """A definition is a sentence."""
    for term, definition in vocabulary.subject_objects(SKOS.definition):
        assert str(definition).endswith(("。", ".")), f"{compress(term)}: {definition}"


@pytest.mark.parametrize("language", ["zh", "en"])
def test_no_two_terms_have_the_same_label(vocabulary: rdflib.Graph, language: str) -> None:
    """A label points to one term; within a scheme, to one concept."""
    labels = Counter(
        str(text)
        for term in terms(vocabulary)
        for text in vocabulary.objects(term, RDFS.label)
        if text.language == language
    )
    labels += Counter(
        f"{scheme} {text}"
        for concept, scheme in vocabulary.subject_objects(SKOS.inScheme)
        for text in vocabulary.objects(concept, SKOS.prefLabel)
        if text.language == language
    )

    assert [label for label, count in labels.items() if count > 1] == []


def test_every_term_says_where_it_is_defined(vocabulary: rdflib.Graph) -> None:
    """rdfs:isDefinedBy names the ontology."""
    ontology = rdflib.URIRef(namespaces.ONTOLOGY)
    for term in terms(vocabulary):
        assert (term, RDFS.isDefinedBy, ontology) in vocabulary, compress(term)


@pytest.mark.parametrize("path", HEADED, ids=named)
def test_file_says_what_it_is(path: str) -> None:
    """An ontology file has a version IRI, a licence, a creator, and a title in both languages."""
    graph = to_graph(ox.parse(path=path))
    ontology = graph.value(None, RDF.type, OWL.Ontology)

    assert str(graph.value(ontology, OWL.versionIRI)).startswith(f"{ontology}/")
    assert str(graph.value(ontology, OWL.versionIRI)).endswith(
        f"/{graph.value(ontology, OWL.versionInfo)}"
    )
    assert (ontology, DCTERMS.license, None) in graph
    assert (ontology, DCTERMS.creator, None) in graph
    assert languages(graph, ontology, DCTERMS.title) == ["en", "zh"]
    assert languages(graph, ontology, DCTERMS.description) == ["en", "zh"]


def test_prefix_of_the_ontology_is_ours(vocabulary: rdflib.Graph) -> None:
    """The preferred prefix and namespace are those that namespaces.py gives."""
    ontology = rdflib.URIRef(namespaces.ONTOLOGY)

    assert str(vocabulary.value(ontology, VANN.preferredNamespacePrefix)) == "dgov"
    assert str(vocabulary.value(ontology, VANN.preferredNamespaceUri)) == PREFIXES["dgov"]


@pytest.mark.parametrize("path", PATHS, ids=named)
def test_file_has_the_common_layout(path: str) -> None:
    """Turtlefmt would change nothing."""
    command = shutil.which("turtlefmt")
    assert command, "turtlefmt is not on PATH: activate the virtual environment"

    done = subprocess.run([command, "--check", path], capture_output=True, text=True, check=False)

    assert done.returncode == 0, f"{named(path)}: run turtlefmt {path}\n{done.stdout}{done.stderr}"


def test_every_term_is_used_by_a_sentence(
    vocabulary: rdflib.Graph, statements: rdflib.Graph
) -> None:
    """A term that no sentence writes is derived by rule, or structural for a stated reason."""
    derived = set(vocabulary.subjects(SKOS.editorialNote))
    used = {compress(p) for p in statements.predicates()}
    used |= {compress(str(kind)) for kind in statements.objects(None, RDF.type)}
    unused = {compress(term) for term in terms(vocabulary) if term not in derived} - used

    assert sorted(unused) == sorted(STRUCTURAL)
