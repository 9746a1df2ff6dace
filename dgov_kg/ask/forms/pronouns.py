"""A question about "it" that names nothing: what is meant cannot be known, and is not guessed."""

from __future__ import annotations

from dgov_kg.ask.say.answer import Answer
from dgov_kg.ask.words.expressions import expression
from dgov_kg.language import Bilingual

TYPE_CHECKING = False
if TYPE_CHECKING:
    from dgov_kg.ask.read.reading import Reading

_UNCLEAR = Bilingual(
    "没有看懂这个问题：不知道“{word}”指的是什么，请说出名字。",
    "I did not understand: I do not know what “{word}” is; please name it.",
)
_LITTLE = 4.0  # What tells more than this may tell what is meant.
_TELLING = {"name", "year", "number", "elsewhere", "unsaid"}


def names_nothing(reading: Reading) -> Answer | None:
    """Return that it is not clear what a question is about that has a pronoun for it, or None."""
    found = expression("pronoun").search(reading.text)
    if found is None or any(piece.kind in _TELLING for piece in reading.pieces):
        return None
    rest = [one for one in reading.pieces if not found.start() <= one.start < found.end()]
    if sum(piece.weight for piece in rest) > _LITTLE:
        return None
    said = _UNCLEAR.in_language(reading.language).format(word=found[0])
    return Answer(reading.words, reading.language, "not-understood", said)
