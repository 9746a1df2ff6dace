"""The documents about things as pages: a thing, a sentence, a source, the vocabulary."""

from __future__ import annotations

import pyoxigraph as ox

from dgov_kg.coverage import coverage
from dgov_kg.language import Bilingual
from dgov_kg.namespaces import PREFIXES, SOURCES
from dgov_kg.passage import is_sentence, source_of
from dgov_kg.result import Node, Table
from dgov_kg.terms import literals, objects, subjects
from dgov_kg.web.addresses import DOCUMENT, PAGES
from dgov_kg.web.documents import FORMS, statements
from dgov_kg.web.pages import page

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from dgov_kg.graph import KnowledgeGraph
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
    entity = kg.entity(ox.NamedNode(iri), statements(kg, iri)).in_language(language)
    told = {"entity": entity, "forms": FORMS, "stem": DOCUMENT + "/" + name}
    if is_sentence(iri):
        said = [s for s in entity.statements if entity.node in s.evidence]
        facts = [s for s in entity.statements if entity.node not in s.evidence]
        words = ready.words.get(entity.node.slug, "")
        return page("sentence", request, language, said=said, facts=facts, words=words, **told)
    sentences = _sentences(kg, iri).in_language(language)
    if sentences.rows:
        return page("listing", request, language, table=sentences, forms={})
    return page("document", request, language, **told)


def _sentences(kg: KnowledgeGraph, iri: str) -> Table:
    """Return the sentences of the source whose index is the graph of this name; else no rows."""
    source = iri.removeprefix(SOURCES)
    if source == iri or "/" in source:
        return Table([], [])
    listed = coverage(kg)
    evidence = {node for node in listed.evidence if source_of(node.iri) == source}
    rows = [row for row in listed.rows if row[0] in evidence]
    title = Bilingual(f"{source} 的语句", f"The sentences of {source}")
    return Table(listed.columns, rows, title=title, headings=listed.headings)


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
