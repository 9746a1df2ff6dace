"""Two questions one after the other, "Is it the first? When was it opened?": each is answered."""

from __future__ import annotations

from dataclasses import replace

from dgov_kg.ask.read.piecing import read
from dgov_kg.ask.say.answering import joined
from dgov_kg.ask.words.expressions import expression

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from dgov_kg.ask.know.memory import Memory
    from dgov_kg.ask.read.reading import Reading
    from dgov_kg.ask.say.answer import Answer

_TWO = 2


def in_turn(memory: Memory, reading: Reading, ask: Callable[[Reading], Answer]) -> Answer | None:
    """Return what is answered to a question whether something is so and to the one after it.

    The second is about what the first names, where it names nothing.  None where they are no two,
    or one of them has no answer: they are then taken as a whole.
    """
    ends = [found.end() for found in expression("question-mark").finditer(reading.words)]
    if len(ends) != _TWO or "yes-no" not in reading.asks:
        return None
    first = read(memory, reading.words[: ends[0]])
    second = read(memory, reading.words[ends[0] :])
    if "yes-no" not in first.asks or not first.named or not second.asks:
        return None
    if not second.named:
        lent = tuple(piece._replace(start=0) for piece in first.named)
        second = replace(second, pieces=(*lent, *second.pieces))
    answers = [ask(first), ask(second)]
    if not all(answers):
        return None
    return replace(joined(reading, answers), verdict=answers[0].verdict)
