"""English contractions in full: "it isn't" is "it is not", and "isn't it?" asks whether it is."""

from __future__ import annotations

from dgov_kg.ask.words.expressions import expression

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re

#: Verbs that are spelled otherwise before "n't".
_SPELLED = {"ca": "can", "wo": "will", "sha": "shall"}


def in_full(words: str) -> str:
    """Return words without "n't": a verb with it that begins a question denies nothing.

    >>> in_full("They don't share, and Guizhou can’t.")
    'They do not share, and Guizhou can not.'
    >>> in_full("Isn't it so? They share, don't they?")
    'Is it so? They share, do they?'
    """
    return expression("contracted-denial", "en").sub(_in_full, words)


def _in_full(found: re.Match[str]) -> str:
    verb = _SPELLED.get(found[1].lower(), found[1])
    begins = expression("question-start", "en").search(found.string[: found.start()])
    return verb if begins else f"{verb} not"
