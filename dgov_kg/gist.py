"""What a sentence says, in the words of the graph's makers: not those of the source."""

from __future__ import annotations

import re

import pyoxigraph as ox

from dgov_kg.language import Bilingual
from dgov_kg.namespaces import PREFIXES
from dgov_kg.terms import literals

TYPE_CHECKING = False
if TYPE_CHECKING:
    from dgov_kg.graph import KnowledgeGraph

GIST = ox.NamedNode(PREFIXES["dgov"] + "gist")
_PLACE = re.compile(r"(?P<paragraph>.*/p\d+)s(?P<number>\d+)")  # Where a sentence stands.


def gist(kg: KnowledgeGraph, iri: str) -> Bilingual:
    """Return what a sentence says, in both languages; empty where nobody has written it.

    >>> from dgov_kg.graph import load
    >>> gist(load(), "https://w3id.org/dgov-kg/source/ning-tan/p00s1").en
    'The authors are Ning Qi and Tan Jiachao.'
    >>> gist(load(), "https://w3id.org/dgov-kg/source/ning-tan/p02")
    Bilingual(zh='', en='')
    """
    return _gists(kg, ox.NamedNode(iri)).get(iri, Bilingual("", ""))


def before(iri: str) -> str:
    """Return the address of the sentence before one in its paragraph; empty for the first.

    >>> before("https://w3id.org/dgov-kg/source/ning-tan/p27s4")
    'https://w3id.org/dgov-kg/source/ning-tan/p27s3'
    >>> before("https://w3id.org/dgov-kg/source/ning-tan/p27s1")
    ''
    """
    found = _PLACE.fullmatch(iri)
    if found is None or int(found["number"]) == 1:
        return ""
    return f"{found['paragraph']}s{int(found['number']) - 1}"


def after(iri: str, count: int) -> list[str]:
    """Return the addresses of so many sentences after one, as if its paragraph had them.

    >>> [one[-5:] for one in after("https://w3id.org/dgov-kg/source/ning-tan/p27s4", 2)]
    ['p27s5', 'p27s6']
    """
    found = _PLACE.fullmatch(iri)
    if found is None:
        return []
    first = int(found["number"]) + 1
    return [f"{found['paragraph']}s{number}" for number in range(first, first + count)]


def gists(kg: KnowledgeGraph) -> dict[str, Bilingual]:
    """Return what each sentence says, by its address: asked for at once, as a store may be far.

    >>> from dgov_kg.graph import load
    >>> len(gists(load()))
    230
    """
    return _gists(kg, None)


def _gists(kg: KnowledgeGraph, sentence: ox.NamedNode | None) -> dict[str, Bilingual]:
    said: dict[str, dict[str, str]] = {}
    for node, literal in literals(kg.store, sentence, GIST):
        said.setdefault(node.value, {})[literal.language or ""] = literal.value
    return {iri: Bilingual(own.get("zh", ""), own.get("en", "")) for iri, own in said.items()}
