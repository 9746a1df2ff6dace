"""The documents about things as pages: a thing, a sentence, a source, the vocabulary."""

from __future__ import annotations

from collections import Counter, namedtuple

import pyoxigraph as ox

from dgov_kg.language import Bilingual
from dgov_kg.namespaces import PREFIXES
from dgov_kg.passage import is_sentence
from dgov_kg.reason import kind_of
from dgov_kg.terms import graph_iri, literals, objects, subjects
from dgov_kg.web.addresses import DOCUMENT, PAGES
from dgov_kg.web.documents import FORMS, statements
from dgov_kg.web.explorer.entity import entity_page
from dgov_kg.web.explorer.reader import is_source, reader_page, sentence_page
from dgov_kg.web.pages import page

TYPE_CHECKING = False
if TYPE_CHECKING:
    from dgov_kg.graph import KnowledgeGraph
    from dgov_kg.result import Node
    from dgov_kg.web.exchange import Request
    from dgov_kg.web.ready import Ready

#: Terms, sources and graphs are no nodes of the network.
_NO_NETWORK = {form: media for form, media in FORMS.items() if form != "graphml"}
_DEFINITION = ox.NamedNode(PREFIXES["skos"] + "definition")
_IN_SCHEME = ox.NamedNode(PREFIXES["skos"] + "inScheme")
_TYPE = ox.NamedNode(PREFIXES["rdf"] + "type")
_SCHEME = ox.NamedNode(PREFIXES["skos"] + "ConceptScheme")
#: The kinds of terms, as the page of the ontology lists them.
_KINDS = {
    PREFIXES["owl"] + "Class": Bilingual("类", "Classes"),
    PREFIXES["owl"] + "ObjectProperty": Bilingual("对象属性", "Object properties"),
    PREFIXES["owl"] + "DatatypeProperty": Bilingual("数据属性", "Datatype properties"),
}
#: What is told of a term beside its definition.
_TIES = {
    ox.NamedNode(PREFIXES["rdfs"] + "subClassOf"): Bilingual("属于", "is a kind of"),
    ox.NamedNode(PREFIXES["rdfs"] + "domain"): Bilingual("主语为", "said of"),
    ox.NamedNode(PREFIXES["rdfs"] + "range"): Bilingual("宾语为", "gives"),
}
#: A property that has one is derived, and it says how.
_NOTE = ox.NamedNode(PREFIXES["skos"] + "editorialNote")
_OURS = PREFIXES["dgov"]

#: A term as its page tells it, and terms under one heading, which may be a scheme.
Term = namedtuple("Term", "node meaning note uses ties")
Group = namedtuple("Group", "node title terms")


def document_page(ready: Ready, request: Request, iri: str, language: str) -> bytes:
    """Return the document about a thing as a page."""
    kg = ready.kg
    name = iri.removeprefix(request.names)
    if name in PAGES:
        groups = _terms(kg) if name == PAGES[0] else _concepts(kg)
        return page("terms", request, language, name=name, groups=groups, forms=_NO_NETWORK)
    if is_source(ready, iri):
        return reader_page(ready, request, iri, language, _NO_NETWORK)
    entity = kg.entity(ox.NamedNode(iri), statements(kg, iri)).in_language(language)
    if is_sentence(iri):
        return sentence_page(ready, request, entity, language, FORMS)
    if entity.classes or any(entity.node in {s.subject, s.object} for s in entity.statements):
        return entity_page(ready, request, entity, language, FORMS)
    stem = DOCUMENT + "/" + name  # A graph of its own, such as what is derived.
    return page("document", request, language, entity=entity, forms=_NO_NETWORK, stem=stem)


def _terms(kg: KnowledgeGraph) -> list[Group]:
    """Return each kind of term with its terms, those of other vocabularies last."""
    uses = _uses(kg)
    groups = []
    for kind, title in _KINDS.items():
        found = {kg.node(term.value) for term in subjects(kg.store, _TYPE, ox.NamedNode(kind))}
        ordered = sorted(found, key=lambda node: (not node.iri.startswith(_OURS), node.iri))
        groups.append(Group(None, title, [_told(kg, node, uses) for node in ordered]))
    return groups


def _concepts(kg: KnowledgeGraph) -> list[Group]:
    """Return each scheme with its concepts."""
    uses = _uses(kg)
    groups = []
    for scheme in sorted({term.value for term in subjects(kg.store, _TYPE, _SCHEME)}):
        node = kg.node(scheme)
        concepts = sorted({c.value for c in subjects(kg.store, _IN_SCHEME, ox.NamedNode(scheme))})
        title = Bilingual(node.label("zh"), node.label("en"))
        groups.append(Group(node, title, [_told(kg, kg.node(iri), uses) for iri in concepts]))
    return groups


def _uses(kg: KnowledgeGraph) -> Counter[str]:
    """Return how many statements use a term: a class by its members, a property by itself."""
    triples = {quad.triple for quad in kg.store if not _is_about_terms(graph_iri(quad))}
    return Counter(
        iri
        for triple in triples
        for iri in (triple.predicate.value, getattr(triple.object, "value", ""))
    )


def _is_about_terms(graph: str) -> bool:
    """Say whether a graph is the vocabulary's own, or the index of a source."""
    return not is_sentence(graph) and kind_of(graph) in {"vocabulary", "index"}


def _told(kg: KnowledgeGraph, node: Node, uses: Counter[str]) -> Term:
    term = ox.NamedNode(node.iri)
    ties = [
        (name, tied)
        for predicate, name in _TIES.items()
        if (tied := [kg.node(value.value) for value in objects(kg.store, term, predicate)])
    ]
    return Term(node, _both(kg, term, _DEFINITION), _both(kg, term, _NOTE), uses[node.iri], ties)


def _both(kg: KnowledgeGraph, term: ox.NamedNode, predicate: ox.NamedNode) -> Bilingual | None:
    """Return what is told of a term in both languages, or nothing."""
    told = {value.language: value.value for _, value in literals(kg.store, term, predicate)}
    return Bilingual(told.get("zh", ""), told.get("en", "")) if told else None
