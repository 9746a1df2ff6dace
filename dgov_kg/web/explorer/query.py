"""The SPARQL page: a field for a query, queries to begin with, and, without script, the answer.

With script the page asks `/sparql` itself.  Without, the form comes back here with ``run``.
"""

from __future__ import annotations

from dgov_kg.ask.say.composing import query_text
from dgov_kg.forms import MEDIA
from dgov_kg.topics import starters, topics
from dgov_kg.view.awaited import Source, awaited
from dgov_kg.view.part import part
from dgov_kg.web.explorer.running import TITLE, Ran, places, ran, whole
from dgov_kg.web.negotiation import form as negotiated
from dgov_kg.web.negotiation import language as preferred
from dgov_kg.web.pages import Words, page
from dgov_kg.web.refusal import STOPPED
from dgov_kg.web.replies import reply
from dgov_kg.web.verbs import tabled

TYPE_CHECKING = False
if TYPE_CHECKING:
    from dgov_kg.language import Bilingual
    from dgov_kg.question import Question
    from dgov_kg.view.part import Part
    from dgov_kg.web.exchange import Request, Response
    from dgov_kg.web.ready import Ready

#: The page, the text of an example alone, and the answer for a spreadsheet.
FORMS = {"html": "text/html", "sparql": "application/sparql-query", "xlsx": MEDIA["xlsx"]}


def query(ready: Ready, request: Request) -> Response:
    """Return the page, as ``format=sparql`` the text of an example, as ``xlsx`` the whole answer.

    >>> from dgov_kg.graph import load
    >>> from dgov_kg.web.exchange import Request
    >>> from dgov_kg.web.ready import Ready
    >>> asked = (("example", "counted"), ("format", "sparql"), ("lang", "en"))
    >>> query(Ready.of(load()), Request("/query", asked)).body.decode().splitlines()[0]
    '# How many things of each kind are there?'
    """
    request.refuse_others(("query", "example", "run", "stopped", "format", "lang", "bom"))
    language = preferred(request, ready.kg.language)
    sparql = _text(ready, request, language)
    form = negotiated(request, FORMS)
    told = {"Vary": "Accept, Accept-Language", "Content_Language": language}
    if form == "sparql":
        return reply(sparql, FORMS[form], **told)
    if form == "xlsx":
        return tabled(ready, request, whole(ready.kg, sparql), FORMS)
    stopped = STOPPED.get(request.given("stopped"))
    found = Ran(error=stopped) if stopped else None
    if request.has("run") and not stopped:
        found = ran(ready, request, language)
    body = page(
        "query",
        request,
        language,
        sparql=sparql,
        ran=found,
        places=places(ready, sparql) if found and not stopped else [],
        starters=starters(),
        groups=_groups(ready),
        made=_drawing(request, language),
    )
    return reply(body, FORMS[form], **told)


def _drawing(request: Request, language: str) -> Part:
    """Return the picture of an answer, which the page's script tells what to show."""
    at = Words(request, language)
    source = Source(f"{at.prefix}/graph.json", "", at.address("/graph"))
    return part(awaited(source, title=TITLE, language=language), at.link)


def _text(ready: Ready, request: Request, language: str) -> str:
    """Return the query that the page begins with: the one given, an example, or the first one."""
    if request.has("query"):
        return request.given("query").replace("\r\n", "\n")
    name = request.given("example")
    question = next((one for one in starters() if name in {one.name, ""}), None)
    question = question or ready.kg.question(name)
    return f"# {question.title.in_language(language)}\n{query_text(question.text)}\n"


def _groups(ready: Ready) -> list[tuple[Bilingual, list[Question]]]:
    """Return the catalogue by topic."""
    known = {question.name: question for question in ready.kg.questions()}
    return [
        (topic.title, [known[name] for name in topic.questions if name in known])
        for topic in topics()
    ]
