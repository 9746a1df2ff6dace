"""The same asked of two things in one question: "which city …, and which …?", 哪种…?哪种…?.

Each half is a question of its own, under what stands before both.
"""

from __future__ import annotations

from dgov_kg.ask.read.piecing import read
from dgov_kg.ask.say.answering import joined
from dgov_kg.ask.words.expressions import expression, says

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from dgov_kg.ask.know.memory import Memory
    from dgov_kg.ask.read.reading import Reading
    from dgov_kg.ask.say.answer import Answer

_WHOLE = {"yes-no", "compare", "both", "connect", "except"}
_TWICE = {"zh": "asked-twice-zh", "en": "asked-twice-en"}
_LONGEST = 60  # What stands before both is no longer.
_LEAST = 3.0  # So much each half has to say.
_SURE = 0.6


def one_and_the_other(
    memory: Memory, reading: Reading, ask: Callable[[Reading], Answer]
) -> Answer | None:
    """Return what answers each half of a question that asks the same twice, or None."""
    if reading.asks & _WHOLE or len(reading.text) != len(reading.words):
        return None
    found = expression(_TWICE[reading.language]).search(reading.text)
    if found is None or found.start() > _LONGEST:
        return None
    if says("refers-back", found["second"]):
        return None
    halves = [found.span("first"), found.span("second")]
    for start, end in halves:
        own = (one.weight for one in reading.pieces if start <= one.start < end)
        if sum(own) < _LEAST:
            return None
    scene, asked = reading.words[: found.start()], found["asked"]
    noun = found["noun"] or ""
    questions = [f"{scene}{asked}{noun}{reading.words[start:end]}?" for start, end in halves]
    answers = [ask(read(memory, one)) for one in questions]
    is_told = all(one.outcome == "answered" and one.confidence >= _SURE for one in answers)
    same = answers[0].command == answers[1].command
    return joined(reading, answers) if is_told and not same else None
