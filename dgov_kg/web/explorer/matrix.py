"""The page of the matrix: provinces by dimensions, either way round, a sentence to each value."""

from __future__ import annotations

import shlex
from typing import NamedTuple
from urllib.parse import urlencode

from dgov_kg.dimensions import dimensions
from dgov_kg.exceptions import BadParameter
from dgov_kg.forms import MEDIA, of_matrix
from dgov_kg.language import Bilingual
from dgov_kg.matrix import NOTE, TITLE, described, provinces_of
from dgov_kg.telling import dated, gap
from dgov_kg.web.delivery import is_marked, leading, sent
from dgov_kg.web.explorer.snippets import Snippet
from dgov_kg.web.held import networks
from dgov_kg.web.negotiation import form as negotiated
from dgov_kg.web.negotiation import language as preferred
from dgov_kg.web.pages import page

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from dgov_kg.comparison import Entry
    from dgov_kg.dimensions import Cell
    from dgov_kg.matrix import Matrix
    from dgov_kg.question import Question
    from dgov_kg.result import Node
    from dgov_kg.web.exchange import Request, Response
    from dgov_kg.web.ready import Ready

#: The forms of a matrix, the one for whoever says nothing first.
FORMS = {"json": MEDIA["json"], "html": "text/html", **MEDIA}
PARAMETERS = ("province", "dimension", "by", "format", "lang", "bom")
#: What stands in a column: a province each, or a dimension each.
BY = ("province", "dimension")
#: Values of a cell that a page shows before the reader unfolds the others.
FIRST = 5


class Shown(NamedTuple):
    """One cell as a page shows it: the first of its values, and the others."""

    dimension: Question
    first: Sequence[Entry]
    others: Sequence[Entry]
    cell: Cell


class Choice(NamedTuple):
    """A province or a dimension that can be chosen."""

    name: str
    label: Bilingual
    chosen: bool


def matrix(ready: Ready, request: Request) -> Response:
    """Answer with the matrix of the provinces and dimensions that are asked for.

    >>> from dgov_kg.graph import load
    >>> from dgov_kg.web.exchange import Request
    >>> from dgov_kg.web.ready import Ready
    >>> asked = Request("/matrix", (("province", "guizhou"), ("format", "csv")))
    >>> "p24s2" in matrix(Ready.of(load()), asked).body.decode()
    True
    """
    request.refuse_others(PARAMETERS)
    form = negotiated(request, FORMS)
    by, marked = _by(request), is_marked(request)
    language = preferred(request, ready.kg.language)
    provinces, wanted = request.listed("province"), request.listed("dimension")
    made = ready.kg.matrix(provinces, dimensions=wanted).in_language(language)
    if form == "html":
        body = _page(ready, request, made, by)
    else:
        body = of_matrix(
            made, form, kg=ready.kg, link=leading(request), guarded=marked, networks=networks
        )
    return sent(request, form, language, body, FORMS[form])


def _by(request: Request) -> str:
    by = request.given("by") or BY[0]
    if by not in BY:
        listed = ", ".join(BY)
        raise BadParameter(
            zh=f"by 应为 {listed} 之一，而不是 {by}。", en=f"by is one of {listed}, not {by}."
        )
    return by


def _page(ready: Ready, request: Request, made: Matrix, by: str) -> bytes:
    rows = [
        (place, [_shown(column, cell) for column, cell in zip(made.columns, cells, strict=True)])
        for place, cells in zip(made.rows, made.cells, strict=True)
    ]
    cells = [cell for _, filled in rows for cell in filled]
    return page(
        "matrix",
        request,
        made.language,
        title=TITLE,
        note=NOTE,
        columns=made.columns,
        rows=rows,
        by=by,
        other=BY[by == BY[0]],
        unsaid=sum(1 for one in cells if not one.cell.entries),
        count=len(cells),
        described=[_choice(one, made.rows) for one in described(ready.kg)],
        mentioned=[_choice(one, made.rows) for one in _mentioned(ready)],
        dimensions=[
            Choice(one.name, one.title, any(one.name == column.name for column in made.columns))
            for one in dimensions()
        ],
        dated=dated,
        gap=gap,
        forms=FORMS,
        snippets=_snippets(request),
    )


def _shown(dimension: Question, cell: Cell) -> Shown:
    # One value more than fits is not worth a fold.
    cut = FIRST if len(cell.entries) > FIRST + 1 else len(cell.entries)
    return Shown(dimension, cell.entries[:cut], cell.entries[cut:], cell)


def _choice(place: Node, chosen: Sequence[Node]) -> Choice:
    return Choice(place.slug, Bilingual(place.label("zh"), place.label("en")), place in chosen)


def _mentioned(ready: Ready) -> list[Node]:
    """Return the provinces of which the article has no model."""
    known = set(described(ready.kg))
    return [one for one in provinces_of(ready.kg) if one not in known]


def _snippets(request: Request) -> list[Snippet]:
    """Return the calls that give the same matrix elsewhere."""
    given = [(name, value) for name in ("province", "dimension") for value in request.listed(name)]
    words = [word for name, value in given for word in (f"--{name}", value)]
    provinces, wanted = request.listed("province"), request.listed("dimension")
    called = ", ".join(
        [*([repr(provinces)] if provinces else []), *([f"dimensions={wanted!r}"] if wanted else [])]
    )
    query = urlencode([*given, ("format", "csv")])
    address = shlex.quote(f"{request.address}/matrix?{query}")
    return [
        Snippet(Bilingual("命令行", "Shell"), shlex.join(["dgov-kg", "matrix", *words])),
        Snippet(
            Bilingual("Python", "Python"),
            f"import dgov_kg\n\nkg = dgov_kg.load()\nprint(kg.matrix({called}))",
        ),
        Snippet(Bilingual("curl", "curl"), f"curl {address}"),
    ]
