"""The page of what connects two things: the paths in words, step by step, and as a picture."""

from __future__ import annotations

from itertools import groupby
from typing import NamedTuple

from dgov_kg.exceptions import BadParameter
from dgov_kg.paths import LIMIT, LONGEST, MOST, find_paths
from dgov_kg.sorting import SHARED
from dgov_kg.view.answer import merged
from dgov_kg.view.drawing import stands
from dgov_kg.view.part import part
from dgov_kg.view.picture import network_content
from dgov_kg.web import pages
from dgov_kg.web.explorer.drawing import Sketch, drawer, link_of
from dgov_kg.web.explorer.graph import told
from dgov_kg.web.explorer.wishes import ALL_PATHS, number
from dgov_kg.web.negotiation import form as negotiated
from dgov_kg.web.negotiation import language as preferred
from dgov_kg.web.replies import reply
from dgov_kg.web.verbs import PLAIN_FORMS, RESERVED, tabled

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from dgov_kg.paths import Paths
    from dgov_kg.result import Node
    from dgov_kg.view import Part
    from dgov_kg.web.exchange import Request, Response
    from dgov_kg.web.ready import Ready

_ONE, _WAY, _RELATION, _OTHER, _EVENT, _DATE, _SAID = range(2, 9)


class Tie(NamedTuple):
    """One of the ties of a step: which way it is said, what it is called, and where."""

    way: str
    relation: Node
    event: Node | None
    date: str | None
    said: list[Node]


class Step(NamedTuple):
    """One step of a path, with all that ties its ends."""

    one: Node
    other: Node
    ties: list[Tie]


def path(ready: Ready, request: Request) -> Response:
    """Answer with the paths between two things.

    >>> from dgov_kg.graph import load
    >>> from dgov_kg.web.exchange import Request
    >>> from dgov_kg.web.ready import Ready
    >>> asked = (("one", "tencent"), ("other", "china-mobile"), ("format", "csv"))
    >>> b"p13s3" in path(Ready.of(load()), Request("/path", asked)).body
    True
    """
    request.refuse_others(("one", "other", "longest", "most", "through", *RESERVED))
    kg = ready.kg
    form = negotiated(request, PLAIN_FORMS)
    language = preferred(request, kg.language)
    one, other = request.given("one").strip(), request.given("other").strip()
    through = [value for key, value in request.parameters if key == "through" and value]
    longest = number(request, "longest", LONGEST, LIMIT)
    most = number(request, "most", MOST, ALL_PATHS)
    found = None
    if one and other:
        found = find_paths(
            kg,
            one,
            other,
            longest=longest,
            most=most,
            through=through,
            whole=drawer(kg).atlas.said,
        )
    elif form != "html":
        raise BadParameter(
            zh="/path 需要参数 one 与 other。", en="/path needs the parameters one and other."
        )
    if found and form != "html":
        return tabled(ready, request, found.to_table(), PLAIN_FORMS)
    at = pages.Words(request, language)
    made = _picture(found, at) if found and found.paths else None
    body = pages.page(
        "path",
        request,
        language,
        found=found,
        paths=list(_steps(found)) if found else [],
        made=made,
        one=one,
        other=other,
        longest=longest,
        limit=LIMIT,
        most=ALL_PATHS,
        through=through,
        shared=SHARED,
        forms=PLAIN_FORMS,
        words=ready.words_of(found.to_table().evidence) if found else {},
        evidence=found.to_table().evidence if found else [],
    )
    vary = "Accept, Accept-Language"
    return reply(body, PLAIN_FORMS["html"], Vary=vary, Content_Language=language)


def _steps(found: Paths) -> Iterator[list[Step]]:
    """Yield the steps of each path."""
    for _, rows in groupby(found.to_table().rows, key=lambda row: row[0]):
        steps = []
        for _, some in groupby(rows, key=lambda row: row[1]):
            told_of: list[tuple[Any, ...]] = list(some)
            steps.append(Step(told_of[0][_ONE], told_of[0][_OTHER], list(_ties(told_of))))
        yield steps


def _ties(rows: list[tuple[Any, ...]]) -> Iterator[Tie]:
    ties: dict[tuple[Any, ...], list[Node]] = {}
    for row in rows:
        said = ties.setdefault((row[_WAY], row[_RELATION], row[_EVENT], row[_DATE]), [])
        if row[_SAID] is not None:
            said.append(row[_SAID])
    for (way, relation, event, date), said in ties.items():
        yield Tie(way, relation, event, date, said)


def _picture(found: Paths, at: pages.Words) -> Part:
    graph = merged(found.to_networkx())
    drawn = Sketch(graph, found.title, stands(graph))
    content = network_content(
        graph,
        title=found.title,
        language=at.language,
        link=link_of(at),
        slim=True,
        places=drawn.places,
        more={key: value for key, value in told(drawn, at).items() if key not in {"source", "lit"}},
    )
    return part(content, at.link)
