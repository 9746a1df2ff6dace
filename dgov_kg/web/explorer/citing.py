"""How to cite over HTTP, as `dgov-kg cite` says it, and what the pages show of it."""

from __future__ import annotations

from datetime import date

from pyoxigraph import NamedNode

from dgov_kg.citation.citing import dataset, thing
from dgov_kg.citation.work import FORMS as WRITERS
from dgov_kg.citation.work import Citation
from dgov_kg.exceptions import BadParameter
from dgov_kg.web.negotiation import form as negotiated
from dgov_kg.web.negotiation import language as preferred
from dgov_kg.web.replies import reply

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from dgov_kg.graph import KnowledgeGraph
    from dgov_kg.result import Node
    from dgov_kg.web.exchange import Request, Response
    from dgov_kg.web.ready import Ready

FORMS = {
    "gbt7714": "text/plain",
    "bibtex": "application/x-bibtex",
    "csl-json": "application/vnd.citationstyles.csl+json",
}
#: How a citation is asked for; what else is given are the parameters of a question.
RESERVED = ("name", "format", "lang")


def cite(ready: Ready, request: Request) -> Response:
    """Say how to cite a thing, a sentence, an answer, or the data.

    >>> from dgov_kg.graph import load
    >>> from dgov_kg.web.exchange import Request
    >>> from dgov_kg.web.ready import Ready
    >>> asked = Request("/cite", (("name", "tencent"), ("lang", "zh")))
    >>> cite(Ready.of(load()), asked).body.decode().partition("//")[0]
    'dgov_kg contributors. 腾讯[DB/OL]'
    """
    name = request.given("name").strip() if request.has("name") else None
    if name == "":
        raise BadParameter(
            zh="name 是空的；不写 name 则引用整个数据集。",
            en="name is empty; without it the data as a whole are cited.",
        )
    known = {question.name: question for question in ready.kg.questions()}
    parameters = [p.name for p in known[name].parameters] if name in known else []
    request.refuse_others((*RESERVED, *parameters))
    form = negotiated(request, FORMS)
    language = preferred(request, ready.kg.language)
    given = {key: request.given(key) for key in parameters if request.given(key)}
    citation = ready.kg.cite(name, **given).in_language(language)
    told = {"Vary": "Accept, Accept-Language", "Content_Language": language}
    return reply(WRITERS[form](citation), FORMS[form], **told)


def of_thing(kg: KnowledgeGraph, node: Node, language: str) -> dict[str, str]:
    """Return the citation of a thing in each form; a script puts the reader's own day in."""
    works = tuple(thing(kg, NamedNode(node.iri), dataset(kg)))
    day = date.today().isoformat()  # noqa: DTZ011 - of the machine that the reader is at
    return _written(Citation(works, day, language))


def of_answer(
    kg: KnowledgeGraph, name: str, given: Mapping[str, str], language: str
) -> dict[str, str]:
    """Return the citation of the answer to a question in each form."""
    return _written(kg.cite(name, **given).in_language(language))


def _written(citation: Citation) -> dict[str, str]:
    return {name: write(citation) for name, write in WRITERS.items()}
