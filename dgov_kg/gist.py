"""What a sentence says, in the words of the graph's makers: not those of the source."""

from __future__ import annotations

import pyoxigraph as ox

from dgov_kg.language import Bilingual
from dgov_kg.namespaces import PREFIXES
from dgov_kg.terms import literals

TYPE_CHECKING = False
if TYPE_CHECKING:
    from dgov_kg.graph import KnowledgeGraph

GIST = ox.NamedNode(PREFIXES["dgov"] + "gist")


def gist(kg: KnowledgeGraph, iri: str) -> Bilingual:
    """Return what a sentence says, in both languages; empty where nobody has written it.

    >>> from dgov_kg.graph import load
    >>> gist(load(), "https://w3id.org/dgov-kg/source/ning-tan/p00s1").en
    'The authors are Ning Qi and Tan Jiachao.'
    >>> gist(load(), "https://w3id.org/dgov-kg/source/ning-tan/p02")
    Bilingual(zh='', en='')
    """
    found = literals(kg.store, ox.NamedNode(iri), GIST)
    said = {literal.language: literal.value for _, literal in found}
    return Bilingual(said.get("zh", ""), said.get("en", ""))
