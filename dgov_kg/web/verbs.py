"""The verbs of the shell over HTTP: questions, run, describe, search, coverage.

Names, parameters, formats and error sentences are those of `dgov-kg`; a browser gets a page.
"""

from __future__ import annotations

from dgov_kg.exceptions import BadParameter
from dgov_kg.forms import MEDIA, OF_STATEMENTS, of_entity, of_table
from dgov_kg.language import Bilingual
from dgov_kg.lookup import resolve
from dgov_kg.result import Table
from dgov_kg.web.delivery import is_marked, leading, sent
from dgov_kg.web.documents import statements
from dgov_kg.web.explorer.questions import catalogue_page, question_page
from dgov_kg.web.held import networks
from dgov_kg.web.negotiation import form as negotiated
from dgov_kg.web.negotiation import language as preferred
from dgov_kg.web.pages import page
from dgov_kg.web.replies import see_other

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from dgov_kg.web.exchange import Request, Response
    from dgov_kg.web.ready import Ready

#: The forms of an answer by name, the one for whoever says nothing first.
FORMS = {"json": MEDIA["json"], "html": "text/html", **MEDIA}
#: Those of what rests on no statements.
PLAIN_FORMS = {name: media for name, media in FORMS.items() if name not in OF_STATEMENTS}
#: How an answer is asked for; no question has a parameter of these names.
RESERVED = ("format", "lang", "bom")
#: How many rows a page shows is asked for besides.
ROWS = "rows"
#: The most rows that a search gives.
MOST = 1_000


def run(ready: Ready, request: Request) -> Response:
    """Answer a question of the catalogue.

    >>> from dgov_kg.graph import load
    >>> from dgov_kg.web.exchange import Request
    >>> from dgov_kg.web.ready import Ready
    >>> asked = Request("/run/founders", (("province", "guangdong"), ("format", "csv")))
    >>> run(Ready.of(load(language="en")), asked).status
    200
    """
    question = ready.kg.question(request.path.removeprefix("/run/"))
    known = [parameter.name for parameter in question.parameters]
    whole = _is_whole(request)
    given = {
        name: request.given(name) for name, _ in request.parameters if name not in {*RESERVED, ROWS}
    }
    # An empty field of a form is one that nobody filled in.
    terms = {name: value for name, value in given.items() if value or name not in known}
    table = ready.kg.run(question.name, **terms)
    if negotiated(request, FORMS) != "html":
        return tabled(ready, request, table, given=terms)
    language = preferred(request, ready.kg.language)
    table = table.in_language(language)
    shown = {name: given.get(name, "") for name in known}
    body = question_page(
        ready,
        request,
        language,
        question=question,
        table=table,
        given=shown,
        whole=whole,
        forms=FORMS,
    )
    return sent(request, "html", language, body, FORMS["html"])


def _is_whole(request: Request) -> bool:
    """Say whether all rows are asked for.  Raises BadParameter for what is not understood."""
    rows = request.given(ROWS)
    if request.has(ROWS) and rows != "all":
        raise BadParameter(zh=f"rows 只能是 all，而不是 {rows}。", en=f"rows is all, not {rows}.")
    return rows == "all"


def questions(ready: Ready, request: Request) -> Response:
    """List the catalogue."""
    request.refuse_others(RESERVED)
    listed = ready.kg.questions()
    form = negotiated(request, PLAIN_FORMS)
    language = preferred(request, ready.kg.language)
    if form == "html":
        body = catalogue_page(request, language, listed, PLAIN_FORMS)
        return sent(request, form, language, body, FORMS[form])
    rows = [
        (q.name, q.title.zh, q.title.en, " ".join(parameter.name for parameter in q.parameters))
        for q in listed
    ]
    headings = {
        "name": Bilingual("名称", "name"),
        "question": Bilingual("问题", "question"),
        "parameters": Bilingual("参数", "parameters"),
    }
    columns = ["name", "question_zh", "question_en", "parameters"]
    return tabled(ready, request, Table(columns, rows, headings=headings), PLAIN_FORMS)


def describe(ready: Ready, request: Request) -> Response:
    """Say all that is known of a thing; it goes by its slug, CURIE, IRI or exact label."""
    from dgov_kg.web import addresses

    request.refuse_others(("entity", *RESERVED))
    kg = ready.kg
    term = resolve(kg, _needed(request, "entity"))
    form = negotiated(request, FORMS)
    path = addresses.document(term.value, request.names)
    if form == "html" and path is not None:
        return see_other(addresses.prefix(request.address) + path)
    language = preferred(request, kg.language)
    quads = [quad for quad in statements(kg, term.value) if term in {quad.subject, quad.object}]
    entity = kg.entity(term, quads).in_language(language)
    if form == "html":
        return tabled(ready, request, entity.to_table())
    is_marked(request)
    written = of_entity(entity, form, kg=kg, link=leading(request), networks=networks)
    return sent(request, form, language, written, FORMS[form])


def search(ready: Ready, request: Request) -> Response:
    """Find by name."""
    request.refuse_others(("words", "limit", *RESERVED))
    words = _needed(request, "words")
    limit = request.given("limit") if request.has("limit") else "20"
    if not (limit.isascii() and limit.isdecimal() and len(limit) < 5 and int(limit) <= MOST):  # noqa: PLR2004
        raise BadParameter(
            zh=f"limit 应为 0 至 {MOST} 的整数，而不是 {limit}。",
            en=f"limit is a whole number from 0 to {MOST}, not {limit}.",
        )
    return tabled(ready, request, ready.kg.search(words, limit=int(limit)))


def coverage(ready: Ready, request: Request) -> Response:
    """List each sentence with what it yields."""
    from dgov_kg.coverage import coverage as listed

    request.refuse_others(RESERVED)
    return tabled(ready, request, listed(ready.kg), PLAIN_FORMS)


def tabled(
    ready: Ready,
    request: Request,
    table: Table,
    forms: Mapping[str, str] = FORMS,
    given: Mapping[str, str] | None = None,
) -> Response:
    """Return a table in the form that is asked for; ``given`` is what was asked for by name."""
    form, marked = negotiated(request, forms), is_marked(request)
    language = preferred(request, ready.kg.language)
    table = table.in_language(language)
    if form == "html":
        body = page("listing", request, language, table=table, forms=forms)
    else:
        body = of_table(
            table,
            form,
            kg=ready.kg,
            parameters=given,
            link=leading(request),
            guarded=marked,
            networks=networks,
        )
    return sent(request, form, language, body, FORMS[form])


def _needed(request: Request, name: str) -> str:
    value = request.given(name).strip()
    if not value:
        raise BadParameter(
            zh=f"{request.path} 需要参数 {name}。", en=f"{request.path} needs the parameter {name}."
        )
    return value
