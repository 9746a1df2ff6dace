"""The verb that reads: every address but `/sparql`, answered in a worker.

What an address gives is looked up by its first step.
"""

from __future__ import annotations

from dgov_kg.exceptions import DgovError
from dgov_kg.web import things, verbs
from dgov_kg.web.exchange import NotHere, Request, Response
from dgov_kg.web.ready import Ready
from dgov_kg.web.replies import problem

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from dgov_kg.graph import KnowledgeGraph
    from dgov_kg.web.settings import Settings

#: The first step of a path to what answers it.
ANSWERS: dict[str, Callable[[Ready, Request], Response]] = {
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
}

_ready: list[Ready] = []


def prepare(kg: KnowledgeGraph, settings: Settings) -> None:
    """Read what can be read only now, and answer each kind of question once: that loads modules."""
    _ready[:] = [Ready.of(kg, settings.text)]
    for path, forms in _rehearsal():
        for form in forms:
            answer(kg, Request(path, (("format", form),)), settings)
    answer(kg, Request("/id/none", accept="text/html"), settings)


def answer(kg: KnowledgeGraph, request: Request, settings: Settings) -> Response:
    """Return the answer to a request, or the one that says what is wrong with it."""
    ready = _ready[0] if _ready and _ready[0].kg is kg else Ready(kg)
    try:
        return respond(ready, request)
    except DgovError as error:
        return problem(error, request, settings.language)


def respond(ready: Ready, request: Request) -> Response:
    """Return the answer to a request.  Raises DgovError where there is none.

    >>> from dgov_kg.graph import load
    >>> respond(Ready.of(load()), Request("/id/tencent")).status
    303
    """
    first = request.path.removeprefix("/").partition("/")[0].partition(".")[0]
    if first not in ANSWERS:
        raise NotHere(
            zh=f"这里没有 {request.path}。", en=f"There is nothing at {request.path} here."
        )
    return ANSWERS[first](ready, request)


def _rehearsal() -> list[tuple[str, list[str]]]:
    """Return one path of each kind, with the forms it is asked in."""
    return [
        ("/ontology", list(things.FORMS)),
        ("/doc/source/ning-tan/p13s3", ["html"]),
        ("/doc/source/ning-tan", ["html"]),
        ("/doc/id/tencent", ["html"]),
        ("/run/co-owners", list(verbs.FORMS)),
        ("/questions", ["html"]),
        ("/coverage", ["html", "json"]),
    ]
