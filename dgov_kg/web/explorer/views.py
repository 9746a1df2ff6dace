"""An answer in the view that its question names, or in another: in the site, or as a file."""

from __future__ import annotations

from urllib.parse import urlencode

from dgov_kg.exceptions import BadParameter
from dgov_kg.view import fitting, table_part, table_view
from dgov_kg.view.part import part
from dgov_kg.view.picture import network_content, picture
from dgov_kg.web import pages
from dgov_kg.web.explorer.drawing import drawer, link_of
from dgov_kg.web.explorer.graph import told
from dgov_kg.web.explorer.parts import VIEWS
from dgov_kg.web.explorer.wishes import Wishes
from dgov_kg.web.negotiation import form as negotiated
from dgov_kg.web.negotiation import language as preferred
from dgov_kg.web.replies import reply

TYPE_CHECKING = False
if TYPE_CHECKING:
    from dgov_kg.question import Question
    from dgov_kg.result import Table
    from dgov_kg.view import Part
    from dgov_kg.web.exchange import Request, Response
    from dgov_kg.web.ready import Ready

#: In the site, or as a file of its own, which fetches nothing.
FORMS = {"html": "text/html", "file": "text/html"}
_NETWORK = "network"


def view(ready: Ready, request: Request) -> Response:
    """Answer with the view of a question's answer.

    >>> from dgov_kg.graph import load
    >>> from dgov_kg.web.exchange import Request
    >>> from dgov_kg.web.ready import Ready
    >>> asked = Request("/view/policies", (("as", "timeline"), ("format", "file")))
    >>> view(Ready.of(load()), asked).header("Content-Disposition")
    'attachment; filename="policies.html"'
    """
    kg = ready.kg
    question = kg.question(request.path.removeprefix("/view/"))
    known = [parameter.name for parameter in question.parameters]
    request.refuse_others(("as", "format", "lang", *known))
    given = {name: value for name in known if (value := request.given(name).strip())}
    form = negotiated(request, FORMS)
    language = preferred(request, kg.language)
    table = kg.run(question.name, **given).in_language(language)
    others = [*fitting(table), *([_NETWORK] if question.view == _NETWORK else [])]
    kind = request.given("as") or question.view
    if kind not in others:
        listed = ", ".join(others)
        raise BadParameter(
            zh=f"此答案没有视图 {kind}；可用：{listed}",
            en=f"This answer has no view {kind}; it has {listed}",
        )
    headers = {"Vary": "Accept, Accept-Language", "Content_Language": language}
    if form == "file":
        named = f'attachment; filename="{question.name}.html"'
        written = _file(ready, table, kind, question.name, given)
        return reply(written, FORMS[form], Content_Disposition=named, **headers)
    at = pages.Words(request, language)
    made = (
        network(ready, at, question, given)
        if kind == _NETWORK
        else table_part(table, kind, at.link)
    )
    body = pages.page(
        "view",
        request,
        language,
        question=question,
        table=table,
        made=made,
        kind=kind,
        others=[(one, VIEWS[one]) for one in others],
        asked=urlencode(given),
    )
    return reply(body, FORMS[form], **headers)


def network(ready: Ready, at: pages.Words, question: Question, given: dict[str, str]) -> Part:
    """Return the network of an answer as a part of a page."""
    drawn = drawer(ready.kg).sketch(Wishes(question=question.name, given=given))
    content = network_content(
        drawn.graph,
        title=drawn.title,
        language=at.language,
        link=link_of(at),
        places=drawn.places,
        slim=True,
        more=told(drawn, at),
    )
    asked = urlencode([("question", question.name), *given.items()])
    return part(content._replace(told={**content.told, "wish": asked}), at.link)


def _file(ready: Ready, table: Table, kind: str, name: str, given: dict[str, str]) -> str:
    if kind != _NETWORK:
        return table_view(table, kind)
    drawn = drawer(ready.kg).sketch(Wishes(question=name, given=given))
    return picture(drawn.graph, title=drawn.title, language=table.language)
