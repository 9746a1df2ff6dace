"""The IRIs of the project: the only module that spells one out."""

from __future__ import annotations

BASE = "https://w3id.org/dgov-kg/"

ONTOLOGY = BASE + "ontology"
CONCEPTS = BASE + "concept"
BACKGROUND = BASE + "id/background"
DERIVED = BASE + "id/derived"
SOURCES = BASE + "source/"

#: The source whose sentences have the prefix `src:` and go by their bare names.
FIRST = "ning-tan"

#: The terms in which an endpoint describes itself, and the forms of its answers.
SERVICE = "http://www.w3.org/ns/sparql-service-description#"
FORMATS = "http://www.w3.org/ns/formats/"

#: Prefix to namespace, as every file of the project declares them.
PREFIXES = {
    "dgov": ONTOLOGY + "#",
    "dgc": CONCEPTS + "/",
    "dg": BASE + "id/",
    "src": SOURCES + FIRST + "/",
    "dcterms": "http://purl.org/dc/terms/",
    "edtf": "http://id.loc.gov/datatypes/edtf/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}

#: What only the descriptions of a server and of its data use, and no file of the project.
DESCRIBING = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "formats": "http://www.w3.org/ns/formats/",
    "media": "https://www.iana.org/assignments/media-types/",
    "void": "http://rdfs.org/ns/void#",
}
#: The standard that `/sparql` keeps to.
PROTOCOL = "https://www.w3.org/TR/sparql11-protocol/"


def compress(iri: str) -> str:
    """Return the CURIE of an IRI, or the IRI itself where no prefix fits.

    >>> compress("https://w3id.org/dgov-kg/id/tencent")
    'dg:tencent'
    >>> compress("https://example.org/")
    'https://example.org/'
    """
    for prefix, namespace in PREFIXES.items():
        if iri.startswith(namespace) and "/" not in iri[len(namespace) :]:
            return f"{prefix}:{iri[len(namespace) :]}"
    return iri


def expand(curie: str) -> str | None:
    """Return the IRI of a CURIE, or None where its prefix is not ours.

    >>> expand("dgov:Founding")
    'https://w3id.org/dgov-kg/ontology#Founding'
    >>> expand("urn:isbn:9787")
    """
    prefix, colon, name = curie.partition(":")
    if colon and prefix in PREFIXES:
        return PREFIXES[prefix] + name
    return None
