"""The digest by which data are known to be the same."""

from __future__ import annotations

import hashlib

import pyoxigraph as ox
import pytest

from dgov_kg.graph import load
from dgov_kg.version import digest

KNOT = """
_:a <urn:p> _:b .
_:b <urn:p> _:c .
_:c <urn:p> _:a .
<urn:s> <urn:p> "a\\nb \\"c\\" 数字"@zh .
<urn:s> <urn:p> <urn:o> _:a .
"""


def of_the_whole(quads):
    """Canonicalise all of it at once, as RDFC-1.0 has it."""
    dataset = ox.Dataset(quads)
    dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    lines = "".join(f"{line}\n" for line in sorted(map(str, dataset)))
    return f"sha256:{hashlib.sha256(lines.encode()).hexdigest()}"


@pytest.mark.parametrize(
    "quads",
    [list(load().store), list(ox.parse(KNOT, format=ox.RdfFormat.N_QUADS)), []],
    ids=["the graph", "blank nodes", "nothing"],
)
def test_it_is_that_of_the_whole(quads):
    """What has no blank node is left out of the canonicalisation, and the digest is the same."""

    assert digest(quads) == of_the_whole(quads)


def test_names_of_blank_nodes_do_not_matter():
    """The same statements under other names have the same digest; other statements have another."""

    quads = list(ox.parse(KNOT, format=ox.RdfFormat.N_QUADS))
    renamed = KNOT.replace("_:a", "_:x").replace("_:c", "_:y")

    assert digest(quads) == digest(ox.parse(renamed, format=ox.RdfFormat.N_QUADS))
    assert digest(quads) != digest(quads[1:])
