"""What is so at other places than those set aside: "除了广东，还有哪些省有运营公司？"."""

from __future__ import annotations

from dataclasses import replace
from itertools import takewhile

from dgov_kg.ask.read.piecing import read
from dgov_kg.ask.words.listing import listed
from dgov_kg.language import Bilingual
from dgov_kg.result import Node

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from dgov_kg.ask.know.memory import Memory
    from dgov_kg.ask.read.reading import Piece, Reading
    from dgov_kg.ask.say.answer import Answer
    from dgov_kg.graph import KnowledgeGraph

_ASKING, _ELSE = {"which", "where", "what"}, {"yes-no", "why", "when", "how-many", "compare"}
_BESIDES = Bilingual("除{places}外：{said}。", "Besides {places}: {said}.")


def at_other_places(
    kg: KnowledgeGraph, memory: Memory, reading: Reading, ask: Callable[[Reading], Answer]
) -> Answer | None:
    """Return what answers a question without the places that it sets aside, of others; else None.

    None where it sets anything else aside, or nothing is of the places set aside, or all of it.
    """
    named = [*takewhile(lambda one: _is_place(memory, one), reading.besides)]
    asks = reading.asks
    if not named or "except" not in asks or not asks & _ASKING or asks & _ELSE:
        return None
    start = min(start for start, asks in reading.asked if "except" in asks)
    is_after = any(asks & _ASKING for at, asks in reading.asked if at < start)
    if len(named) < len(reading.besides) and not is_after:
        return None
    aside = {thing for piece in named for thing in piece.things}
    answer = ask(read(memory, _without(reading, start, named[-1])))
    if answer.outcome != "answered":
        return None
    values = {value: _places(memory, value) for value in answer.values if isinstance(value, Node)}
    kept = [value for value, places in values.items() if places and not places & aside]
    if not kept or not any(places & aside for places in values.values()):
        return None
    columns = [answer.table.columns.index(one) for one in answer.answering]
    rows = [row for row in answer.table.rows if any(row[at] in kept for at in columns)]
    places = [kg.node_of(memory.things[one]).label(reading.language) for one in sorted(aside)]
    others = listed([_told(kg, memory, one, reading.language) for one in kept], reading.language)
    said = _BESIDES.in_language(reading.language).format(
        places=listed(places, reading.language), said=others.rstrip(".")
    )
    return replace(answer, sentence=said, table=answer.table.only(rows))


def _is_place(memory: Memory, piece: Piece) -> bool:
    return piece.kind == "name" and all(map(memory.is_place, piece.things))


def _without(reading: Reading, start: int, last: Piece) -> str:
    """Return the words of a question without those that set something aside."""
    rest = reading.words[last.start + len(last.text) :]
    return f"{reading.words[:start]}{rest.lstrip('省市以之外,， ')}"


def _places(memory: Memory, value: Node) -> frozenset[int]:
    number = memory.number_of(value)
    return frozenset() if number is None else memory.places(number)


def _told(kg: KnowledgeGraph, memory: Memory, value: Node, language: str) -> str:
    """Return a value with its place, if it is none itself."""
    places = _places(memory, value) - {memory.number_of(value)}
    names = [kg.node_of(memory.things[one]).label(language) for one in sorted(places)]
    pattern = "{}（{}）" if language == "zh" else "{} ({})"
    label = value.label(language)
    return pattern.format(label, listed(names, language)) if names else label
