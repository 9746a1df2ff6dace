"""The verb that reads: every address but `/sparql`, answered in a worker.

What an address gives is looked up by its first step.
"""

from __future__ import annotations

from email.utils import formatdate

import pyoxigraph as ox

from dgov_kg.exceptions import DgovError
from dgov_kg.export.content import TYPE
from dgov_kg.forms import HEAVY
from dgov_kg.graph import KnowledgeGraph
from dgov_kg.names.searching import Search, lay_out
from dgov_kg.namespaces import PREFIXES
from dgov_kg.view.part import environment as views
from dgov_kg.web import description, documents, openapi, things, verbs
from dgov_kg.web.exchange import NotHere, Request, Response
from dgov_kg.web.explorer import article, citing, home, kept, matrix, terms
from dgov_kg.web.explorer import query as workbench
from dgov_kg.web.pages import read_all
from dgov_kg.web.ready import Ready
from dgov_kg.web.replies import problem
from dgov_kg.web.served import Served

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from dgov_kg.web.settings import Settings

#: The first step of a path to what answers it.
ANSWERS: dict[str, Callable[[Ready, Request], Response]] = {
    "": home.home,
    "article": article.article,
    "id": things.thing,
    "source": things.thing,
    "doc": things.document,
    "ontology": things.document,
    "concept": things.concept,
    "questions": verbs.questions,
    "run": verbs.run,
    "describe": verbs.describe,
    "search": verbs.search,
    "coverage": verbs.coverage,
    "cite": citing.cite,
    "matrix": matrix.matrix,
    "void": description.void,
    "dcat": description.dcat,
    "download": description.download,
    "openapi": openapi.openapi,
    "query": workbench.query,
    "terms": terms.terms,
    "check": terms.check,
}

_ready: list[Ready] = []


def prepare(kg: KnowledgeGraph, settings: Settings) -> None:
    """Read what can be read only now, and answer each kind of question once: that loads modules."""
    read_all(kg.place if isinstance(kg, Served) else "")
    kept.prepare(kg)
    views()
    _ready[:] = [Ready.of(kg, settings.text, settings.files)]
    rehearse(settings)
    for words in ("nmaes", "騰訊"):
        kg.names.found(words, most=1)


def warm(kg: KnowledgeGraph) -> None:
    """Work out what most pages need, before the worker says that it is ready."""
    kept.warm(kg)


def answer(
    kg: KnowledgeGraph,
    request: Request,
    settings: Settings,
    answers: Mapping[str, Callable[[Ready, Request], Response]] = ANSWERS,
) -> Response:
    """Return the answer to a request, or the one that says what is wrong with it."""
    ready = _ready[0] if _ready and _ready[0].kg is kg else Ready(kg)
    try:
        found = respond(ready, request, answers)
        dated = ("Last-Modified", formatdate(ready.changed, usegmt=True))
        return found._replace(headers=(*found.headers, dated)) if ready.changed else found
    except DgovError as error:
        return problem(error, request, settings.language)


def respond(
    ready: Ready,
    request: Request,
    answers: Mapping[str, Callable[[Ready, Request], Response]] = ANSWERS,
) -> Response:
    """Return the answer to a request.  Raises DgovError where there is none.

    >>> from dgov_kg.graph import load
    >>> respond(Ready.of(load()), Request("/id/tencent")).status
    303
    """
    first = request.path.removeprefix("/").partition("/")[0].partition(".")[0]
    if first not in answers:
        raise NotHere(
            zh=f"这里没有 {request.path}。", en=f"There is nothing at {request.path} here."
        )
    return answers[first](ready, request)


def _light(forms: Iterable[str]) -> list[str]:
    """Return the forms that these workers write; the others are for those who come late."""
    return [form for form in forms if form not in HEAVY]


def rehearse(settings: Settings) -> None:
    """Answer a request of each kind over a graph of one statement: that loads all modules."""
    kg = stage()
    question = kg.questions()[0].name
    requests = {
        "/": ("",),
        "/questions": ("html",),
        "/article": ("",),
        "/doc/id/thing": _light(documents.FORMS),
        "/ontology": ("html",),
        "/doc/source/ning-tan/p01s1": ("html",),
        "/doc/source/ning-tan?sentence=p01s1": ("html",),
        "/doc/source/ning-tan?part=statements": ("html",),
        f"/run/{question}": _light(verbs.FORMS),
        f"/run/{question}s": ("html", "json"),
        "/describe?entity=thing": _light(verbs.FORMS),
        "/search?words=thing": ("html",),
        "/search?words=名稱": ("html",),
        "/cite?name=thing": citing.FORMS,
        "/matrix": _light(matrix.FORMS),
        "/void": description.KINDS,
        "/openapi.json": ("",),
        "/id/thinge": ("html", "json"),
        "/query": workbench.FORMS,
        "/query?query=SELECT * { ?s ?p dg:thing }&run=yes": ("html",),
        "/query?query=SELEKT * { dg:thinge ?p ?o }&run=yes": ("html",),
        "/terms.json": ("",),
        "/check?query=ASK { dg:thinge ?p ?o }": ("",),
        **{f"/download/dgov-kg.{ending}": ("",) for ending in _light(description.ENDINGS)},
    }
    perform(kg, requests, settings)


def stage() -> KnowledgeGraph:
    """Return a graph of one statement, to rehearse on."""
    thing, kind, sentence = (
        ox.NamedNode(PREFIXES[prefix] + name)
        for prefix, name in (("dg", "thing"), ("dgov", "Sentence"), ("src", "p01s1"))
    )
    store = ox.Store()
    store.extend([ox.Quad(one, TYPE, kind, sentence) for one in (thing, sentence)])
    kg = KnowledgeGraph(store, has_own=True)
    kg.names = Search(lay_out(kg, others=()))
    return kg


def perform(
    kg: KnowledgeGraph,
    requests: Mapping[str, Iterable[str]],
    settings: Settings,
    answers: Mapping[str, Callable[[Ready, Request], Response]] = ANSWERS,
) -> None:
    """Answer at each address, in each of its forms."""
    for address, forms in requests.items():
        path, _, query = address.partition("?")
        for form in forms:
            pairs = [tuple(pair.split("=")) for pair in query.split("&") if pair]
            asked = [*pairs, ("format", form)] if form else pairs
            answer(kg, Request(path, asked), settings, answers)
