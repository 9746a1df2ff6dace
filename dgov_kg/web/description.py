"""What the data are, how much of what, where to have them: VoID and DCAT, counted when asked."""

from __future__ import annotations

from collections import Counter, namedtuple

import pyoxigraph as ox

from dgov_kg.forms import HEAVY
from dgov_kg.language import Bilingual
from dgov_kg.namespaces import CONCEPTS, DESCRIBING, ONTOLOGY, PREFIXES, PROTOCOL
from dgov_kg.result import Table
from dgov_kg.solutions import value as cell
from dgov_kg.terms import subjects
from dgov_kg.web.documents import FORMS
from dgov_kg.web.held import networks
from dgov_kg.web.negotiation import form as negotiated
from dgov_kg.web.negotiation import language as preferred
from dgov_kg.web.replies import reply

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dgov_kg.graph import KnowledgeGraph
    from dgov_kg.web.exchange import Request, Response
    from dgov_kg.web.ready import Ready

    Term = ox.NamedNode | ox.Literal

TITLE = Bilingual("中国省级数字政府知识图谱", "A knowledge graph of China's digital government")
ABOUT = Bilingual(
    "每条陈述都指明出处：一句一图。", "Every statement names its sentence: one sentence, one graph."
)
#: The names of the whole graph in files, by format of `dgov-kg export`: ending, type, W3C name.
Download = namedtuple("Download", "ending media format")
DOWNLOADS = {
    "turtle": Download("ttl", "text/turtle", "Turtle"),
    "trig": Download("trig", "application/trig", "TriG"),
    "nquads": Download("nq", "application/n-quads", "N-Quads"),
    "ntriples": Download("nt", "application/n-triples", "N-Triples"),
    "jsonld": Download("jsonld", "application/ld+json", "JSON-LD"),
    "csv": Download("csv", "text/csv", ""),
    "graphml": Download("graphml", "application/graphml+xml", ""),
    "gexf": Download("gexf", "application/gexf+xml", ""),
}
ENDINGS = tuple(one.ending for one in DOWNLOADS.values())
#: Types that IANA does not list, and so has no address for.
_UNREGISTERED = ("application/graphml+xml", "application/gexf+xml")
#: What a description can be had as; it has no graphs.
_FORMATS = {
    "ttl": ox.RdfFormat.TURTLE,
    "jsonld": ox.RdfFormat.JSON_LD,
    "nt": ox.RdfFormat.N_TRIPLES,
    "rdf": ox.RdfFormat.RDF_XML,
}
#: The types of those, and of the page.
KINDS = {form: FORMS[form] for form in ("ttl", "html", "jsonld", "nt", "rdf")}
_ALL = {**PREFIXES, **DESCRIBING}
_TYPE = ox.NamedNode(PREFIXES["rdf"] + "type")
_ARTICLE = ox.NamedNode(PREFIXES["dgov"] + "SourceArticle")
#: What the vocabulary says of itself that holds for the data as well.
_SHARED = ("dcterms:license", "dcterms:creator", "dcterms:modified", "owl:versionInfo")


def void(ready: Ready, request: Request) -> Response:
    """Return the VoID description: how many statements, of which classes and properties."""
    triples = [*_dataset(ready.kg, request), *_counts(ready.kg, request), *_access(request)]
    return _answer(ready, request, triples)


def dcat(ready: Ready, request: Request) -> Response:
    """Return the DCAT catalogue: the data, the files they can be had in, the services."""
    return _answer(ready, request, [*_dataset(ready.kg, request), *_catalogue(request)])


def download(ready: Ready, request: Request) -> Response:
    """Return the whole graph as a file."""
    from dgov_kg.export import export
    from dgov_kg.web.exchange import NotHere

    request.refuse_others(())
    for name, (ending, media, _) in DOWNLOADS.items():
        if request.path == _path(ending):
            attachment = f'attachment; filename="{request.path.rpartition("/")[2]}"'
            written = _network(ready.kg, name) if name in HEAVY else export(ready.kg, name)
            return reply(written, media, Content_Disposition=attachment)
    listed = ", ".join(_path(ending) for ending, _, _ in DOWNLOADS.values())
    raise NotHere(
        zh=f"没有文件 {request.path}；有：{listed}",
        en=f"There is no file {request.path}; there are: {listed}",
    )


def _network(kg: KnowledgeGraph, name: str) -> bytes:
    """Return what `export` returns, of the network that is held already."""
    from dgov_kg.export import networks as writers

    return bytes(getattr(writers, f"{name}_of")(networks(kg)[0]))


def _path(ending: str) -> str:
    return f"/download/dgov-kg.{ending}"


def _dataset(kg: KnowledgeGraph, request: Request) -> Iterator[ox.Triple]:
    data = _data(request)
    yield from _said(data, "rdf:type", _term("void:Dataset"), _term("dcat:Dataset"))
    yield from _said(data, "dcterms:title", *_both(TITLE))
    yield from _said(data, "dcterms:description", *_both(ABOUT))
    yield from _said(data, "foaf:homepage", _here(request, "/"))
    for article in subjects(kg.store, _TYPE, _ARTICLE):
        yield from _said(data, "dcterms:source", article)
    for name in _SHARED:
        for quad in kg.store.quads_for_pattern(ox.NamedNode(ONTOLOGY), _term(name), None, None):
            yield ox.Triple(data, quad.predicate, quad.object)


def _counts(kg: KnowledgeGraph, request: Request) -> Iterator[ox.Triple]:
    """Yield the numbers; a statement that several graphs hold counts once."""
    data = _data(request)
    union = {quad.triple for quad in kg.quads()}
    things = {triple.subject for triple in union}
    properties = Counter(triple.predicate for triple in union)
    classes = Counter(
        triple.object
        for triple in union
        if triple.predicate == _TYPE and isinstance(triple.object, ox.NamedNode)
    )
    numbers = {
        "void:triples": len(union),
        "void:entities": sum(1 for t in things if str(t).startswith(f"<{request.names}")),
        "void:distinctSubjects": len(things),
        "void:distinctObjects": len({triple.object for triple in union}),
        "void:properties": len(properties),
        "void:classes": len(classes),
        "void:documents": len({quad.graph_name for quad in kg.quads()}),
    }
    for name, number in numbers.items():
        yield from _said(data, name, ox.Literal(number))
    used = {_namespace(term.value) for term in (*properties, *classes)}
    yield from _said(data, "void:vocabulary", *(ox.NamedNode(iri) for iri in sorted(used)))
    parts = (
        ("void:classPartition", "void:class", "void:entities", classes),
        ("void:propertyPartition", "void:property", "void:triples", properties),
    )
    for partition, kind, count, found in parts:
        for number, term in enumerate(sorted(found, key=lambda term: term.value), 1):
            part = _here(request, f"/void#{kind.removeprefix('void:')}-{number}")
            yield from _said(data, partition, part)
            yield from _said(part, kind, term)
            yield from _said(part, count, ox.Literal(found[term]))


def _access(request: Request) -> Iterator[ox.Triple]:
    data = _data(request)
    yield from _said(data, "void:uriSpace", ox.Literal(request.names))
    yield from _said(data, "void:sparqlEndpoint", _here(request, "/sparql"))
    yield from _said(data, "void:uriLookupEndpoint", _here(request, "/describe?entity="))
    yield from _said(data, "void:rootResource", *(ox.NamedNode(i) for i in (ONTOLOGY, CONCEPTS)))
    for ending, _, name in DOWNLOADS.values():
        if name:
            yield from _said(data, "void:dataDump", _here(request, _path(ending)))
            yield from _said(data, "void:feature", _term(f"formats:{name.replace('-', '_')}"))


def _catalogue(request: Request) -> Iterator[ox.Triple]:
    data, catalogue = _data(request), _here(request, "/dcat#catalogue")
    endpoint, named = _here(request, "/dcat#sparql"), _here(request, "/dcat#questions")
    yield from _said(catalogue, "rdf:type", _term("dcat:Catalog"))
    yield from _said(catalogue, "dcterms:title", *_both(TITLE))
    yield from _said(catalogue, "dcat:dataset", data)
    yield from _said(catalogue, "dcat:service", endpoint, named)
    yield from _said(data, "dcat:landingPage", _here(request, "/questions"))
    yield from _said(data, "dcat:keyword", *_both(Bilingual("数字政府", "digital government")))
    yield from _said(data, "dcterms:language", *(ox.Literal(tag) for tag in ("zh", "en")))
    for service, path, title in (
        (endpoint, "/sparql", Bilingual("SPARQL 查询", "SPARQL queries")),
        (named, "/run", Bilingual("按名提问", "Questions by name")),
    ):
        yield from _said(service, "rdf:type", _term("dcat:DataService"))
        yield from _said(service, "dcterms:title", *_both(title))
        yield from _said(service, "dcat:endpointURL", _here(request, path))
        yield from _said(service, "dcat:endpointDescription", _here(request, "/openapi.json"))
        yield from _said(service, "dcat:servesDataset", data)
    yield from _said(endpoint, "dcterms:conformsTo", ox.NamedNode(PROTOCOL))
    for name, (ending, media, _) in DOWNLOADS.items():
        file, place = _here(request, f"/dcat#{name}"), _here(request, _path(ending))
        yield from _said(data, "dcat:distribution", file)
        yield from _said(file, "rdf:type", _term("dcat:Distribution"))
        yield from _said(file, "dcterms:title", ox.Literal(f"dgov-kg.{ending}"))
        yield from _said(file, "dcat:downloadURL", place)
        if media not in _UNREGISTERED:
            yield from _said(file, "dcat:mediaType", _term(f"media:{media}"))


def _answer(ready: Ready, request: Request, triples: list[ox.Triple]) -> Response:
    request.refuse_others(("format", "lang"))
    form = negotiated(request, KINDS)
    language = preferred(request, ready.kg.language)
    if form == "html":
        from dgov_kg.web.pages import page

        kg = ready.kg
        rows = [tuple(cell(term, kg.node) for term in triple) for triple in triples]
        table = Table(["subject", "predicate", "object"], rows, title=TITLE, language=language)
        body = page("listing", request, language, table=table, forms=KINDS)
        told = {"Vary": "Accept, Accept-Language", "Content_Language": language}
        return reply(body, FORMS[form], **told)
    written = ox.serialize(triples, format=_FORMATS[form], prefixes=_ALL) or b""
    return reply(written, FORMS[form], Vary="Accept, Accept-Language")


def _data(request: Request) -> ox.NamedNode:
    return _here(request, "/void#dataset")


def _here(request: Request, path: str) -> ox.NamedNode:
    return ox.NamedNode(request.address + path)


def _term(curie: str) -> ox.NamedNode:
    prefix, _, name = curie.partition(":")
    return ox.NamedNode(_ALL[prefix] + name)


def _said(subject: ox.NamedNode, predicate: str, *values: Term) -> Iterator[ox.Triple]:
    for value in values:
        yield ox.Triple(subject, _term(predicate), value)


def _both(words: Bilingual) -> Iterable[ox.Literal]:
    return ox.Literal(words.zh, language="zh"), ox.Literal(words.en, language="en")


def _namespace(iri: str) -> str:
    """Return an IRI without its local name.

    >>> _namespace("http://www.w3.org/2002/07/owl#Class")
    'http://www.w3.org/2002/07/owl#'
    """
    return iri[: max(iri.rfind("#"), iri.rfind("/")) + 1]
