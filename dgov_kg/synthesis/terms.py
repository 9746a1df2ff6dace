"""IRIs and literals as they stand in a file of N-Quads (RDF 1.1 N-Quads, 2).

A generator of ten million statements has no time to make an object of each.
"""

from __future__ import annotations

from dgov_kg.namespaces import PREFIXES, expand

TYPE_CHECKING = False
if TYPE_CHECKING:
    from dgov_kg.language import Bilingual

#: One thing said: subject, predicate and object, each as it stands in a file.
Said = tuple[str, str, str]


def term(curie: str) -> str:
    """Return the IRI of a CURIE in its brackets.

    >>> term("dgov:Stake")
    '<https://w3id.org/dgov-kg/ontology#Stake>'
    """
    return f"<{expand(curie)}>"


A = term("rdf:type")
PREF_LABEL = term("skos:prefLabel")
LABEL = term("rdfs:label")
_THINGS = PREFIXES["dg"]
_DATE = term("edtf:EDTF")
_INTEGER = term("xsd:integer")


def thing(kind: str, number: object) -> str:
    """Return the IRI of a made-up thing, whose name says that it is made up.

    >>> thing("firm", 17)
    '<https://w3id.org/dgov-kg/id/synthetic-firm-17>'
    """
    return f"<{_THINGS}synthetic-{kind}-{number}>"


def date(expression: str) -> str:
    """Return a date expression."""
    return f'"{expression}"^^{_DATE}'


def integer(number: int) -> str:
    """Return a whole number."""
    return f'"{number}"^^{_INTEGER}'


def named(subject: str, label: Bilingual, predicate: str = PREF_LABEL) -> list[Said]:
    """Return the two labels of a thing."""
    return [(subject, predicate, f'"{label.zh}"@zh'), (subject, predicate, f'"{label.en}"@en')]
