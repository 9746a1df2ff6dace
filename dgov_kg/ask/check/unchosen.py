"""What a question offers as one of two alternatives, "A or B?": it does not take it for granted."""

from __future__ import annotations

from dgov_kg.ask.words.expressions import expression, says

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
