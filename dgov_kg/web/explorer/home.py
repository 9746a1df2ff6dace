"""The home page: what this is, one box to ask in, and questions with a taste of their answers."""

from __future__ import annotations

from typing import NamedTuple

from dgov_kg.formats import cell, shown
from dgov_kg.result import Node
from dgov_kg.topics import examples, topics
from dgov_kg.web.negotiation import language as preferred
from dgov_kg.web.pages import page
from dgov_kg.web.replies import reply

TYPE_CHECKING = False
if TYPE_CHECKING:
    from dgov_kg.question import Question
    from dgov_kg.result import Table, Value
    from dgov_kg.web.exchange import Request, Response
    from dgov_kg.web.ready import Ready

#: Rows of an answer that a card shows, and the things of each.
_ROWS, _THINGS = 3, 3


class Card(NamedTuple):
    """A question with the first of its answer, one line a row, and how long the answer is."""

    question: Question
    lines: tuple[str, ...]
    rows: int


def home(ready: Ready, request: Request) -> Response:
    """Return the home page.

    >>> from dgov_kg.graph import load
    >>> from dgov_kg.web.exchange import Request
    >>> from dgov_kg.web.ready import Ready
    >>> home(Ready.of(load()), Request("/")).status
    200
    """
    request.refuse_others(("lang",))
    language = preferred(request, ready.kg.language)
    known = {question.name: question for question in ready.kg.questions()}
    cards = [
        _card(ready, known[name], language)
        for topic in topics()
        for name in topic.questions[:1]
        if name in known
    ]
    body = page(
        "home",
        request,
        language,
        cards=[card for card in cards if card.rows],
        examples=examples(),
        questions=len(known),
        statements=len(ready.kg.store),
    )
    return reply(body, "text/html", Vary="Accept-Language", Content_Language=language)


def _card(ready: Ready, question: Question, language: str) -> Card:
    table = ready.kg.run(question.name).in_language(language)
    # A row for each of the first things, rather than many rows of one.
    places = shown(table)
    rows = {row[places[0]]: row for row in reversed(table.rows)}
    lines = dict.fromkeys(_line(table, row) for row in reversed(rows.values()))
    return Card(question, tuple(line for line in lines if line)[:_ROWS], len(table))


def _line(table: Table, row: tuple[Value, ...]) -> str:
    """Return the things of a row in a line; sentences are for the page of the answer."""
    cells = (row[place] for place in shown(table))
    words = [
        cell(value, table.language)
        for value in cells
        if value is not None and not (isinstance(value, Node) and value.is_sentence)
    ]
    return " · ".join(dict.fromkeys(words[:_THINGS]))
