"""The verb of the workers that answers an agent's tools: one call, one answer in JSON."""

from __future__ import annotations

import json

from dgov_kg import files
from dgov_kg.ask.rehearsal import QUESTIONS
from dgov_kg.exceptions import BadParameter, DgovError
from dgov_kg.mcp.answering import ANSWERS
from dgov_kg.mcp.found import written
from dgov_kg.mcp.given import Given
from dgov_kg.question import Question
from dgov_kg.version import version
from dgov_kg.web.exchange import Request, Response

TYPE_CHECKING = False
if TYPE_CHECKING:
    from dgov_kg.graph import KnowledgeGraph
    from dgov_kg.web.settings import Settings

#: A call of each kind, in both languages: they load what a worker may not open any more.
_REHEARSAL: tuple[tuple[str, dict[str, object]], ...] = (
    *(("ask", dict[str, object](question=one)) for one in QUESTIONS),
    ("verify", {"claim": "Digital Zhejiang was founded in 2018"}),
    ("run", {}),
    ("run", {"name": "co-owners", "parameters": {"province": "guangdong"}}),
    ("run", {"name": "co-owner"}),
    ("query", {"sparql": "SELECT * { ?s ?p ?o } LIMIT 1"}),
    ("query", {"sparql": "SELECT"}),
    ("describe", {"thing": "tencnet"}),
    ("search", {"words": "騰訊 tenxun"}),
    ("path", {"one": "tencent", "other": "guangdong"}),
)

_data: dict[str, str] = {}


def prepare(kg: KnowledgeGraph, settings: Settings) -> None:
    """Lay out what is asked about, and answer a call of each kind."""
    _data.update(version(kg))
    for path in files.listed(files.COMPOSED, ".rq"):
        Question.read(path)
    for tool, arguments in _REHEARSAL:
        try:
            answer(kg, asked(tool, json.dumps(arguments), settings.language), settings)
        except DgovError:  # As a wrong name is answered.
            continue


def asked(tool: str, arguments: str, language: str) -> Request:
    """Return a call as the workers are asked it.

    >>> asked("ask", "{}", "zh").given("lang")
    'zh'
    """
    return Request(f"/{tool}", (("lang", language), ("arguments", arguments)))


def answer(kg: KnowledgeGraph, request: Request, settings: Settings) -> Response:
    """Return the answer to a call.  Raises DgovError where there is none."""
    tool = request.path.removeprefix("/")
    if tool not in ANSWERS:
        listed = ", ".join(ANSWERS)
        raise BadParameter(
            zh=f"没有工具 {tool[:40]}；有：{listed}", en=f"No tool {tool[:40]}; there are {listed}"
        )
    kg.language = request.given("lang") or settings.language
    given = Given(tool, json.loads(request.given("arguments")))
    text = written(ANSWERS[tool](kg, given), _data or version(kg), kg.language)
    return Response(200, "application/json", text.encode(), ())
