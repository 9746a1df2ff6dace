"""The way to the article: to the page of the one source, or to a choice among several."""

from __future__ import annotations

import pyoxigraph as ox

from dgov_kg.language import Bilingual
from dgov_kg.namespaces import PREFIXES, SOURCES
from dgov_kg.passage import source_of
from dgov_kg.result import Table
from dgov_kg.terms import subjects
from dgov_kg.web import addresses
from dgov_kg.web.exchange import NotHere
from dgov_kg.web.negotiation import language as preferred
from dgov_kg.web.pages import page
from dgov_kg.web.replies import reply, see_other

TYPE_CHECKING = False
if TYPE_CHECKING:
    from dgov_kg.web.exchange import Request, Response
    from dgov_kg.web.ready import Ready

_TYPE = ox.NamedNode(PREFIXES["rdf"] + "type")
_SENTENCE = ox.NamedNode(PREFIXES["dgov"] + "Sentence")


def article(ready: Ready, request: Request) -> Response:
    """Send on to the source that the graph is drawn from; of several, list them.

    >>> from dgov_kg.graph import load
    >>> from dgov_kg.web.exchange import Request
    >>> from dgov_kg.web.ready import Ready
    >>> article(Ready.of(load()), Request("/article")).header("Location")
    '/doc/source/ning-tan'
    """
    request.refuse_others(("lang",))
    kg = ready.kg
    language = preferred(request, kg.language)
    sentences = subjects(kg.store, _TYPE, _SENTENCE)
    sources = sorted({SOURCES + source_of(sentence.value) for sentence in sentences})
    if not sources:
        raise NotHere(zh="图谱里没有来源。", en="The graph has no source.")
    if len(sources) == 1:
        path = addresses.document(sources[0], request.names)
        kept = f"?lang={language}" if request.has("lang") else ""
        return see_other(f"{addresses.prefix(request.address)}{path}{kept}")
    title = Bilingual("来源", "Sources")
    table = Table(["source"], [(kg.node(source),) for source in sources], title=title)
    body = page("listing", request, language, table=table.in_language(language), forms={})
    return reply(body, "text/html", Vary="Accept-Language", Content_Language=language)
