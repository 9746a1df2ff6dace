"""The verb of the late workers: what `reading` answers, and asking, drawing, writing besides."""

from __future__ import annotations

from dgov_kg.ask.rehearsal import QUESTIONS
from dgov_kg.forms import HEAVY
from dgov_kg.view.assets import read_all
from dgov_kg.web import held, reading
from dgov_kg.web.exchange import Request
from dgov_kg.web.explorer import asking, graph, paths, side, views

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from dgov_kg.graph import KnowledgeGraph
    from dgov_kg.web.exchange import Response
    from dgov_kg.web.ready import Ready
    from dgov_kg.web.settings import Settings

#: The first step of a path to what answers it.
ANSWERS: dict[str, Callable[[Ready, Request], Response]] = {
    **reading.ANSWERS,
    "ask": asking.ask,
    "graph": graph.graph,
    "path": paths.path,
    "timeline": side.timeline,
    "compare": side.compare,
    "view": views.view,
}
#: An address of each kind, in forms of each kind: they load what a worker may not open any more.
#: The picture is a small one, since somebody waits meanwhile.
_REHEARSAL = (
    *(("/ask", {"words": one}) for one in QUESTIONS),
    ("/ask", {"words": "tencnet", "format": "html"}),
    ("/graph", {"show": "all", "format": "html"}),
    ("/graph", {"show": "all", "format": "json"}),
    *(("/graph", {"of": "digital-guangdong", "format": form}) for form in graph.FORMS),
    ("/graph", {"with": "digital-guangdong", "format": "html"}),
    ("/graph.json", {"question": "causal-chains", "one": "tencent", "other": "china-mobile"}),
    ("/path", {"one": "tencent", "other": "china-mobile", "format": "html"}),
    ("/path", {"format": "html"}),
    ("/timeline", {"entity": "digital-zhejiang", "format": "html"}),
    ("/compare", {"format": "html"}),
    *(("/view/causal-chains", {"format": form}) for form in views.FORMS),
    *(("/view/policies", {"as": view, "format": "html"}) for view in ("table", "timeline", "tree")),
    ("/view/census", {"format": "html"}),
    ("/view/remedies", {"format": "html"}),
)


def prepare(kg: KnowledgeGraph, settings: Settings) -> None:
    """Read what can be read only now, and answer a request of each kind."""
    from dgov_kg import files
    from dgov_kg.question import Question

    reading.prepare(kg, settings)
    held.prepare(kg)
    read_all()
    for path in files.listed(files.COMPOSED, ".rq"):
        Question.read(path)
    stage = reading.stage()
    question = stage.questions()[0].name
    written = (f"/run/{question}", "/describe?entity=thing", "/doc/id/thing", "/matrix")
    heavy: dict[str, tuple[str, ...]] = dict.fromkeys(written, HEAVY)
    heavy |= {f"/download/dgov-kg.{form}": ("",) for form in HEAVY}
    reading.perform(stage, heavy, settings, ANSWERS)
    for path, given in _REHEARSAL:
        answer(kg, Request(path, list(given.items())), settings)


def answer(kg: KnowledgeGraph, request: Request, settings: Settings) -> Response:
    """Return the answer to a request, or the one that says what is wrong with it."""
    return reading.answer(kg, request, settings, ANSWERS)
