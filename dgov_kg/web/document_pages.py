"""The documents about things as pages: a thing, a sentence, a source, the vocabulary."""

from __future__ import annotations

import pyoxigraph as ox

from dgov_kg.language import Bilingual
from dgov_kg.namespaces import PREFIXES
from dgov_kg.passage import is_sentence
from dgov_kg.terms import literals, objects, subjects
from dgov_kg.web.addresses import DOCUMENT, PAGES
from dgov_kg.web.documents import FORMS, statements
from dgov_kg.web.explorer.entity import entity_page
from dgov_kg.web.explorer.reader import is_source, reader_page, sentence_page
from dgov_kg.web.pages import page

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from dgov_kg.graph import KnowledgeGraph
    from dgov_kg.result import Node
    from dgov_kg.web.exchange import Request
    from dgov_kg.web.ready import Ready

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
_TIES = tuple(ox.NamedNode(PREFIXES["rdfs"] + n) for n in ("subClassOf", "domain", "range"))


def document_page(ready: Ready, request: Request, iri: str, language: str) -> bytes:
    """Return the document about a thing as a page."""
    kg = ready.kg
    name = iri.removeprefix(request.names)
    if name in PAGES:
        groups = _terms(kg) if name == PAGES[0] else _concepts(kg)
        return page("terms", request, language, name=name, groups=list(groups), forms=FORMS)
    if is_source(ready, iri):
        return reader_page(ready, request, iri, language, FORMS)
    entity = kg.entity(ox.NamedNode(iri), statements(kg, iri)).in_language(language)
    if is_sentence(iri):
        return sentence_page(ready, request, entity, language, FORMS)
    if entity.classes or any(entity.node in {s.subject, s.object} for s in entity.statements):
        return entity_page(ready, request, entity, language, FORMS)
    stem = DOCUMENT + "/" + name  # A graph of its own, such as what is derived.
    return page("document", request, language, entity=entity, forms=FORMS, stem=stem)


def _terms(kg: KnowledgeGraph) -> Iterator[tuple[Bilingual, list[tuple[object, ...]]]]:
    """Yield each kind of term with its terms: node, meaning, and what they are tied to."""
    for kind, heading in _KINDS.items():
        found = sorted({term.value for term in subjects(kg.store, _TYPE, ox.NamedNode(kind))})
        yield heading, [_told(kg, kg.node(iri)) for iri in found]


def _concepts(kg: KnowledgeGraph) -> Iterator[tuple[Bilingual, list[tuple[object, ...]]]]:
    """Yield each scheme with its concepts."""
    for scheme in sorted({term.value for term in subjects(kg.store, _TYPE, _SCHEME)}):
        node = kg.node(scheme)
        concepts = sorted({c.value for c in subjects(kg.store, _IN_SCHEME, ox.NamedNode(scheme))})
        heading = Bilingual(node.label("zh"), node.label("en"))
        yield heading, [_told(kg, kg.node(iri)) for iri in concepts]


def _told(kg: KnowledgeGraph, node: Node) -> tuple[object, ...]:
    term = ox.NamedNode(node.iri)
    meanings = {value.language: value.value for _, value in literals(kg.store, term, _DEFINITION)}
    meaning = Bilingual(meanings.get("zh", ""), meanings.get("en", ""))
    ties = [
        (
            kg.node(predicate.value),
            [kg.node(value.value) for value in objects(kg.store, term, predicate)],
        )
        for predicate in _TIES
    ]
    return node, meaning, [tie for tie in ties if tie[1]]
