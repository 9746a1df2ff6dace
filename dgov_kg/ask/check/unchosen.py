"""What a question does not take for granted: one of two alternatives, and the noun it asks for."""

from __future__ import annotations

from dgov_kg.ask.words.expressions import expression, says
from dgov_kg.ask.words.vocabulary import vocabulary

TYPE_CHECKING = False
if TYPE_CHECKING:
    from dgov_kg.ask.read.reading import Reading

_NEAR = {"zh": 12, "en": 30}  # So many letters from the "or" an alternative stands at most.


def is_unchosen(reading: Reading, words: str) -> bool:
    """Say whether words are offered: they stand beside an "or", and on one side of it only.

    还是 … 吗 asks whether it is still so, and offers nothing.
    """
    text, sought, near = reading.text, words.lower(), _NEAR[reading.language]
    if says("no-choice", text) or (reading.language == "zh" and "yes-no" in reading.asks):
        return False
    for found in expression("or", reading.language).finditer(text):
        before = text[max(0, found.start() - near) : found.start()]
        after = text[found.end() : found.end() + near]
        if (sought in before) != (sought in after):
            return True
    return False


def is_asked_for(reading: Reading, words: str) -> bool:
    """Say whether words are the sort of thing asked for, and hardly more: 哪个App上."""
    ends = [one.end() for one in expression("asking-word", reading.language).finditer(reading.text)]
    classes = vocabulary().asked_classes
    sorts = (
        one
        for one in reading.pieces
        if words.startswith(one.text) and not one.senses.isdisjoint(classes)
    )
    return any(
        len(words) <= len(one.text) + 1 and any(0 <= one.start - end <= 1 for end in ends)
        for one in sorts
    )
