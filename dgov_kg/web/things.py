"""The documents about things, terms and sentences, and the way from the things to them."""

from __future__ import annotations

from pyoxigraph import NamedNode

from dgov_kg.exceptions import DgovError, UnknownName
from dgov_kg.forms import MEDIA, of_entity
from dgov_kg.namespaces import SOURCES
from dgov_kg.web import addresses
from dgov_kg.web.delivery import is_marked, leading, sent
from dgov_kg.web.documents import FORMS, named, statements, written
from dgov_kg.web.exchange import NotHere, Request
from dgov_kg.web.held import networks
from dgov_kg.web.negotiation import form as negotiated
from dgov_kg.web.negotiation import language as preferred
from dgov_kg.web.replies import reply, see_other

TYPE_CHECKING = False
if TYPE_CHECKING:
    from dgov_kg.web.exchange import Response
    from dgov_kg.web.ready import Ready

#: What an address about a thing may be asked with, and that of a source besides.
PARAMETERS = ("format", "lang", "bom")
READING = ("sentence", "entity", "kind", "part")


def thing(ready: Ready, request: Request) -> Response:
    """Send on from a thing to the document about it; the query string goes along.

    >>> from dgov_kg.graph import load
    >>> from dgov_kg.web.ready import Ready
    >>> answer = thing(Ready.of(load()), Request("/id/tencent"))
    >>> answer.status, answer.header("Location")
    (303, '/doc/id/tencent')
    """
    from urllib.parse import urlencode

    request.refuse_others(PARAMETERS)
    iri, _ = named(ready.kg, request.path, request.names)
    if not iri:
        raise _unknown(ready, request.path)
    preferred(request, ready.kg.language)  # A wrong word is told here, not after the way.
    negotiated(request, FORMS)
    query = f"?{urlencode(request.parameters)}" if request.parameters else ""
    path = addresses.DOCUMENT + addresses.escaped(request.path)
    return see_other(addresses.prefix(request.address) + path + query)


def concept(ready: Ready, request: Request) -> Response:
    """Return the document that lists the controlled values, or send on from one of them."""
    page = request.path.partition(".")[0] == "/concept"
    return document(ready, request) if page else thing(ready, request)


def document(ready: Ready, request: Request) -> Response:
    """Return the document about a thing, in the form that its ending or the client names."""
    path = request.path.removeprefix(addresses.DOCUMENT)
    iri, ending = named(ready.kg, path, request.names)
    is_read = iri.startswith(SOURCES) and "/" not in iri.removeprefix(SOURCES)
    request.refuse_others((*PARAMETERS, *(READING if is_read else ())))
    if not iri:
        raise _unknown(ready, path)
    language = preferred(request, ready.kg.language)
    form = ending or negotiated(request, FORMS)
    stem = addresses.prefix(request.address) + addresses.escaped(
        request.path.removesuffix(f".{ending}") if ending else request.path
    )
    is_marked(request)
    headers = {"Link": _links(iri, stem), "Vary": "Accept, Accept-Language"}
    if not ending:
        headers["Content-Location"] = f"{stem}.{form}"
    if form == "html":
        from dgov_kg.web.document_pages import document_page

        body = document_page(ready, request, iri, language)
        return reply(body, FORMS[form], **headers, Content_Language=language)
    quads = statements(ready.kg, iri)
    if form in MEDIA and form != "jsonld":
        entity = ready.kg.entity(NamedNode(iri), quads).in_language(language)
        body = of_entity(entity, form, kg=ready.kg, link=leading(request), networks=networks)
        return sent(request, form, language, body, FORMS[form], **headers)
    return reply(written(quads, form), FORMS[form], **headers)


def _links(iri: str, stem: str) -> str:
    """Return the header Link: the true name of what is described, and the other forms."""
    from urllib.parse import quote

    described = quote(iri, safe=addresses.IRI_SIGNS)
    links = [f'<{described}>; rel="describes"']
    links += [f'<{stem}.{end}>; rel="alternate"; type="{kind}"' for end, kind in FORMS.items()]
    return ", ".join(links)


def _unknown(ready: Ready, path: str) -> DgovError:
    """Return the error for an address of nothing, with the nearest that are of something."""
    from dgov_kg.lookup import resolve

    name = path.rpartition("/")[2] or path
    try:
        near = ready.kg.node(resolve(ready.kg, name).value)
    except UnknownName as error:
        return error
    return NotHere(
        zh=f"{path} 什么也不是；是不是 {near.label('zh')}（{near.slug}）？",
        en=f"Nothing has the address {path}; did you mean {near.label('en')} ({near.slug})?",
    )
