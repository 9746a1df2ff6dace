"""The pages of when what happened, and of things side by side."""

from __future__ import annotations

from dgov_kg import provinces, relations  # noqa: F401 - a comparison wants one of them
from dgov_kg.comparison import compare as compared
from dgov_kg.exceptions import BadParameter
from dgov_kg.timeline import timeline as happened
from dgov_kg.view import table_part
from dgov_kg.view.models import comparison_content
from dgov_kg.view.part import part
from dgov_kg.web import pages
from dgov_kg.web.explorer.wishes import SIDES
from dgov_kg.web.negotiation import form as negotiated
from dgov_kg.web.negotiation import language as preferred
from dgov_kg.web.replies import reply
from dgov_kg.web.verbs import FORMS, RESERVED, tabled

TYPE_CHECKING = False
if TYPE_CHECKING:
    from dgov_kg.web.exchange import Request, Response
    from dgov_kg.web.ready import Ready

_PERIOD = ("since", "until")  # Years, the first and the last.


def timeline(ready: Ready, request: Request) -> Response:
    """Answer with what happened when: all of it, or to one thing, or in one place.

    >>> from dgov_kg.graph import load
    >>> from dgov_kg.web.exchange import Request
    >>> from dgov_kg.web.ready import Ready
    >>> asked = Request("/timeline", (("entity", "digital-zhejiang"), ("format", "csv")))
    >>> b"p16s4" in timeline(Ready.of(load()), asked).body
    True
    """
    request.refuse_others(("entity", *_PERIOD, *RESERVED))
    name = request.given("entity").strip()
    period = {key: request.given(key).strip() for key in _PERIOD}
    table = happened(ready.kg, name or None, **period)
    if negotiated(request, FORMS) != "html":
        return tabled(ready, request, table)
    language = preferred(request, ready.kg.language)
    table = table.in_language(language)
    made = table_part(table, "timeline", pages.Words(request, language).link)
    body = pages.page(
        "timeline",
        request,
        language,
        table=table,
        made=made,
        name=name,
        period=period,
        forms=FORMS,
    )
    return _sent(body, language)


def compare(ready: Ready, request: Request) -> Response:
    """Answer with two or more things side by side.

    >>> from dgov_kg.graph import load
    >>> from dgov_kg.web.exchange import Request
    >>> from dgov_kg.web.ready import Ready
    >>> asked = (("name", "guangdong"), ("name", "zhejiang"), ("format", "csv"))
    >>> b"p16s4" in compare(Ready.of(load()), Request("/compare", asked)).body
    True
    """
    request.refuse_others(("name", "on", *RESERVED))
    names = [value.strip() for key, value in request.parameters if key == "name" and value.strip()]
    form = negotiated(request, FORMS)
    language = preferred(request, ready.kg.language)
    if len(names) > SIDES:
        raise BadParameter(
            zh=f"一次至多对照 {SIDES} 个。", en=f"At most {SIDES} things are compared at once."
        )
    found = compared(ready.kg, *names, on=request.given("on").strip() or None) if names else None
    if form != "html":
        if found is None:
            raise BadParameter(
                zh="/compare 需要参数 name，至少两个。",
                en="/compare needs the parameter name, twice or more.",
            )
        return tabled(ready, request, found.to_table())
    made = None
    if found:
        content = comparison_content(found)._replace(language=language)
        made = part(content, pages.Words(request, language).link)
    body = pages.page(
        "compare", request, language, found=found, made=made, names=names, forms=FORMS
    )
    return _sent(body, language)


def _sent(body: bytes, language: str) -> Response:
    vary = "Accept, Accept-Language"
    return reply(body, FORMS["html"], Vary=vary, Content_Language=language)
