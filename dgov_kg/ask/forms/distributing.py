"""A question about several places or parties, asked of each: who manages it in A and in B."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from dgov_kg.ask.read.piecing import read
from dgov_kg.ask.read.scope import named_together
from dgov_kg.ask.say.answering import joined
from dgov_kg.ask.words.expressions import expression, says

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from dgov_kg.ask.know.memory import Fact, Memory
    from dgov_kg.ask.read.reading import Piece, Reading
    from dgov_kg.ask.say.answer import Answer

_SEVERAL = 2
#: What is asked of all together.
_TOGETHER = {"both", "connect", "compare", "yes-no", "earliest", "latest", "except", "how-many"}


def of_each(
    memory: Memory, reading: Reading, likeliest: Fact, ask: Callable[[Reading], Answer]
) -> Answer | None:
    """Return what is answered for each of the places, or parties, that a question names.

    None where it names no two, where the likeliest fact has to do with all the places, or where
    one of them has no answer of its own.
    """
    each = _by_year(reading)
    if not each and not reading.asks & _TOGETHER:
        each = _by_place(memory, reading, likeliest) or _by_party(memory, reading)
    found = []
    for name, one in each:
        answer = ask(one)
        if answer.outcome != "answered":
            return None
        colon = "：" if reading.language == "zh" else ": "
        is_led = not answer.composed and " · " in answer.understood  # It says what it is about.
        lead = "" if is_led else f"{name}{colon}"
        found.append(replace(answer, sentence=f"{lead}{answer.sentence}"))
    told = {one.command for one in found}
    return joined(reading, found) if found and len(told) == len(found) else None


def _by_place(memory: Memory, reading: Reading, likeliest: Fact) -> list[tuple[str, Reading]]:
    """Return the question about each place, with its name, where no one fact is about all."""
    found = {
        piece.things: piece
        for piece in reading.named
        if piece.things and all(map(memory.is_place, piece.things))
    }
    places = list(found.values())
    if len(places) < _SEVERAL or _is_of_all(memory, likeliest, places):
        return []
    return [(place.text, one) for place, one in reading.of_each(places)]


def _by_party(memory: Memory, reading: Reading) -> list[tuple[str, Reading]]:
    """Return the question about each of two parties, with its name, where it asks of each.

    The two stand side by side: "A and B".
    """
    if not says("each", reading.text) or len(reading.text) != len(reading.words):
        return []
    together = named_together(reading)
    if len(together) != _SEVERAL or {*reading.numbers} - {_SEVERAL}:
        return []
    one, other = together
    if not _is_like(memory, one, other):
        return []
    before, after = reading.words[: one.start], reading.words[other.start + len(other.text) :]
    after = expression("each").sub("", expression("two-of").sub("", after, count=1))
    return [(each.text, read(memory, f"{before}{each.text}{after}")) for each in together]


def _by_year(reading: Reading) -> list[tuple[str, Reading]]:
    """Return the question about each of some years, with the year, where it asks of each.

    Or where they stand side by side: "in 2017 and in 2019".
    """
    years = [piece for piece in reading.pieces if piece.kind == "year"]
    if len(years) < _SEVERAL or reading.asks & (_TOGETHER - {"compare"}):
        return []
    beside = (
        reading.text[one.start + len(one.text) : other.start] for one, other in pairwise(years)
    )
    is_beside = all(map(expression("years-beside").fullmatch, beside))
    if not says("each", reading.text) and not is_beside:
        return []
    return [(year.text, one) for year, one in reading.of_each(years)]


def _is_like(memory: Memory, one: Piece, other: Piece) -> bool:
    """Say whether two names are of things of a sort."""
    sorts = [{c for thing in piece.things for c in memory.classes[thing]} for piece in (one, other)]
    return not sorts[0].isdisjoint(sorts[1])


def _is_of_all(memory: Memory, fact: Fact, places: list[Piece]) -> bool:
    """Say whether a fact has to do with each of the places."""
    own = {*memory.places_of(fact.about)}
    own |= {
        place
        for thing in fact.about
        for value in memory.values.get((thing, fact.gives), ())
        if value in memory.number
        for place in memory.places(memory.number[value])
    }
    return all(own & set(piece.things) for piece in places)
