"""The points of a problem or an advice that answers, where other sentences tell them.

"Improve public–private cooperation" says little: the next two paragraphs say how.
"""

from __future__ import annotations

from dgov_kg.ask.rank.giving import numbers_of
from dgov_kg.ask.say.context import tells_little
from dgov_kg.ask.say.further import POINT, Further
from dgov_kg.ask.words.expressions import says

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dgov_kg.ask.know.memory import Memory
    from dgov_kg.ask.read.reading import Reading
    from dgov_kg.ask.say.answer import Answer
    from dgov_kg.graph import KnowledgeGraph

_PROBLEM = "dgov:Problem"
_WHOLES = {_PROBLEM, "dgov:Recommendation"}
_PART = "^dgov:isPartOf"
_WHOSE = {"dgov:isAddressedTo", "dgov:hasAdministrativeLevel"}  # Of what these give, no points.
_FEW, _SOME = 2, 3  # So many points a whole has at least that are told; at most, with their own.
_NARROW = {"who", "when", "where", "how-many", "yes-no"}


def in_detail(
    kg: KnowledgeGraph, memory: Memory, reading: Reading, answer: Answer
) -> tuple[Further, ...]:
    """Return the points of what the one sentence of an answer puts as a whole, with their own.

    None where no other sentence tells points of it, or less is asked for.
    """
    if len(answer.evidence) != 1 or answer.verdict or not answer.composed:
        return ()
    if answer.outcome != "answered" or reading.asks & _NARROW:
        return ()
    if any(getattr(row.get("relation"), "curie", "") in _WHOSE for row in answer.table):
        return ()
    sentence = answer.evidence[0].iri
    answers = {memory.number_of(value) for value in answer.values}
    is_broad = "remedy" in reading.asks or "recommendation" in reading.senses
    is_broad |= says("advice", reading.text) or tells_little(memory, reading, answer)
    for whole in memory.in_sentence(sentence):
        is_stated = sentence in memory.stated.get(whole, ())
        points = _points(memory, whole) if is_stated and (is_broad or whole in answers) else []
        points = [one for one in points if sentence not in memory.stated[one]]
        if len(points) < _FEW:
            continue
        if "why" not in reading.asks or _PROBLEM in memory.classes[whole]:
            return (*_told(kg, memory, answer.language, points, is_deep=len(points) <= _SOME),)
    return ()


def _told(
    kg: KnowledgeGraph, memory: Memory, language: str, points: Sequence[int], *, is_deep: bool
) -> Iterator[Further]:
    """Yield points, each with the sentence that says it, and its own points after it."""
    for point in points:
        yield _further(kg, memory, language, point, 0)
        inner = _points(memory, point) if is_deep else []
        if len(inner) >= _FEW:
            yield from (_further(kg, memory, language, one, 1) for one in inner)


def _further(kg: KnowledgeGraph, memory: Memory, language: str, point: int, depth: int) -> Further:
    label = kg.node_of(memory.things[point]).label(language)
    return Further(POINT, label, kg.node(min(memory.stated[point])), depth)


def _points(memory: Memory, whole: int) -> list[int]:
    """Return the points of a problem or an advice, in the order in which the text has them."""
    if _WHOLES.isdisjoint(memory.classes[whole]):
        return []
    parts = numbers_of(memory, memory.values.get((whole, _PART), ()))
    said = [one for one in parts if _WHOLES & {*memory.classes[one]} and memory.stated.get(one)]
    return sorted(said, key=lambda one: min(memory.stated[one]))
