"""What a reader wishes to see of the graph, as the address of the graph page says it."""

from __future__ import annotations

from typing import NamedTuple

from dgov_kg.exceptions import BadParameter

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from dgov_kg.graph import KnowledgeGraph
    from dgov_kg.web.exchange import Request

#: What the address of a picture may say, beside the parameters of a question that it names.
PARAMETERS = (
    *("of", "hops", "most", "question", "query", "with", "one", "other"),
    *("hide", "without", "at", "show", "page", "format", "lang", "bom"),
)
#: How many steps around a thing may be drawn, and how often a picture may be expanded.
_FARTHEST, _OFTEN = 4, 60
#: The most paths that are asked for.
ALL_PATHS = 200
#: Things that are compared at once, at most.
SIDES = 8
_DIGITS = 5
#: The nodes around a thing, where nothing else is asked.
AROUND = 120


class Wishes(NamedTuple):
    """What is to be drawn, and what of it is not shown.

    ``of`` is a thing with what is within ``hops`` of it, ``question`` one whose answer is drawn,
    ``query`` SPARQL whose answer is; where none is given, the foremost of the graph are.  ``more``
    are the things whose neighbours are drawn besides, in their order; ``ends`` those whose shortest
    paths are.
    """

    of: str = ""
    hops: int = 1
    most: int = AROUND
    question: str = ""
    given: Mapping[str, str] = {}
    more: tuple[str, ...] = ()
    ends: tuple[str, str] | None = None
    hidden: tuple[str, ...] = ()
    muted: tuple[str, ...] = ()
    everything: bool = False
    page: int = 1
    query: str = ""

    @property
    def base(self) -> tuple[object, ...]:
        """What the picture begins with."""
        begin = self.of, self.hops, self.most, self.question, self.query
        return *begin, *sorted(self.given.items())


def wishes(kg: KnowledgeGraph, request: Request) -> Wishes:
    """Read what an address says.  Raises BadParameter for what makes no sense.

    >>> from dgov_kg.graph import load
    >>> from dgov_kg.web.exchange import Request
    >>> wishes(load(), Request("/graph", [("of", "tencent"), ("hops", "2")])).hops
    2
    """
    name = request.given("question").strip()
    known = [parameter.name for parameter in kg.question(name).parameters] if name else []
    request.refuse_others((*PARAMETERS, *known))
    of = request.given("of").strip()
    one, other = request.given("one").strip(), request.given("other").strip()
    query = request.given("query")
    if sum(map(bool, (name, of, query))) > 1:
        raise BadParameter(
            zh="of、question、query 只能给一个。", en="Give one of of, question and query."
        )
    if request.given("show") not in {"", "few", "all"}:
        raise BadParameter(zh="show 应为 few 或 all。", en="show is few or all.")
    more = tuple(dict.fromkeys(_listed(request, "with")))
    if len(more) > _OFTEN:
        raise BadParameter(
            zh=f"with 至多给 {_OFTEN} 次。", en=f"with is given {_OFTEN} times at most."
        )
    return Wishes(
        of,
        number(request, "hops", 1, _FARTHEST),
        number(request, "most", AROUND, AROUND),
        name,
        {key: value for key in known if (value := request.given(key).strip())},
        more,
        (one, other) if one and other else None,
        _listed(request, "hide"),
        _listed(request, "without"),
        request.given("show") == "all",
        number(request, "page", 1, 10_000),
        query,
    )


def _listed(request: Request, name: str) -> tuple[str, ...]:
    return tuple(value for key, value in request.parameters if key == name and value)


def number(request: Request, name: str, usual: int, largest: int) -> int:
    """Return the whole number from 1 that a parameter gives, or the usual one.

    Raises BadParameter for anything else.
    """
    given = request.given(name).strip()
    if not given:
        return usual
    is_number = given.isascii() and given.isdecimal() and len(given) <= _DIGITS
    if not (is_number and 1 <= int(given) <= largest):
        raise BadParameter(
            zh=f"{name} 应为 1 至 {largest} 的整数，而不是 {given}。",
            en=f"{name} is a whole number from 1 to {largest}, not {given}.",
        )
    return int(given)
