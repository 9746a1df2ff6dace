"""Our own SHACL gives the verdicts of pySHACL on data that nobody wrote, and guesses at nothing."""

import os
from random import Random

import pyoxigraph as ox
import pytest

from dgov_kg import files
from dgov_kg.interchange import to_graph
from dgov_kg.namespaces import PREFIXES
from dgov_kg.synthesis import synthesize
from dgov_kg.validation.index import Index
from dgov_kg.validation.reference import judged
from dgov_kg.validation.shacl import Judge, sh
from dgov_kg.validation.shapes import violations

LABEL = ox.NamedNode(PREFIXES["skos"] + "prefLabel")
#: pySHACL puts in order what cannot be compared (SHACL, 4.5.3), so these get numbers alone.
COMPARED = {ox.NamedNode(PREFIXES["dgov"] + name) for name in ("start", "end")}


def spoilt(quads, chance):
    """Drop some statements, turn some round to other things or other words, double some labels."""
    objects = [quad.object for quad in quads]
    for quad in quads:
        draw = chance.random()
        if draw < 0.03:
            continue
        said = quad.object
        if quad.predicate in COMPARED:
            said = ox.Literal(chance.randrange(40)) if draw < 0.2 else said
        elif draw < 0.06:
            said = chance.choice(objects)
        elif draw < 0.07:
            said = ox.Literal("other", language=chance.choice(["zh", "en", "de"]))
        elif draw < 0.08 and quad.predicate == LABEL:
            yield ox.Quad(quad.subject, quad.predicate, ox.Literal("twice", language="zh"))
        yield ox.Quad(quad.subject, quad.predicate, said)


@pytest.mark.parametrize("seed", [1, 2])
def test_verdicts_on_spoilt_data(tmp_path, seed):
    """Hundreds of faults made at random are found alike, each as often."""
    path = str(tmp_path / "made-up.nq")
    synthesize(path, statements=3_000, seed=seed)
    quads = list(spoilt(list(ox.parse(path=path)), Random(seed)))
    data = to_graph(quads)
    for name in ("dgov.ttl", "schemes.ttl"):
        data += to_graph(ox.parse(path=os.path.join(files.ONTOLOGY, name)))
    shapes = to_graph(ox.parse(path=os.path.join(files.ONTOLOGY, "shapes.ttl")))

    ours = [(one.focus, one.value, one.shape) for one in violations(quads)]
    theirs = sorted((one.focus, one.value, one.shape) for one in judged(data, shapes))

    assert len(theirs) > 100
    assert len({shape for *_, shape in theirs}) > 15
    assert sorted(ours) == theirs


def test_an_unknown_constraint_is_not_passed_over():
    """A shape with a constraint that we do not know stops the validation."""
    shape, path = ox.NamedNode("urn:shape"), ox.NamedNode("urn:path")
    shapes = Index(
        [
            ox.Triple(shape, sh("path"), path),
            ox.Triple(shape, sh("maxLength"), ox.Literal(3)),
        ]
    )

    with pytest.raises(NotImplementedError, match="maxLength"):
        Judge(shapes, Index([])).conforms(shape, path)
