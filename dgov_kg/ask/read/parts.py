"""A question that asks several things at once, as several questions."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from dgov_kg.ask.words.expressions import expression, says

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from dgov_kg.ask.read.reading import Reading

#: What makes a clause a question of its own.
_ASKING = {"who", "when", "how-many", "where", "which", "what", "why", "content", "define"}
#: What one part may take from another: what is named there, and when.
_LENT = {"name", "year"}


def parts(reading: Reading) -> list[Reading]:
    """Return the questions that a question is made of: each clause that asks, with the names.

    A clause that names nothing takes the names of the others, and all words where it asks for the
    name of what they tell of, "and what is it called?".  A question that asks once is one
    part, itself, and so is one that compares: "how do A and B differ in who …".
    """
    found = [part for part in _clauses(reading) if part.asks & _ASKING]
    is_of_sides = "compare" in reading.asks and any(map(_only_names, found))
    if len(found) < 2 or is_of_sides:  # noqa: PLR2004 - one part is no part
        return [reading]
    return found


def _only_names(part: Reading) -> bool:
    return all(piece.kind == "name" for piece in part.pieces)


def _clauses(reading: Reading) -> Iterator[Reading]:
    text = reading.text
    asking = [start for start, asks in reading.asked if asks & _ASKING]
    ends = [mark.start() for mark in expression("next-question").finditer(text)]
    bounds = [0]
    for end in [*ends, len(text)]:
        if any(bounds[-1] <= start < end for start in asking):
            bounds.append(end)
    bounds[-1] = len(text)
    for first, last in pairwise(bounds):
        own = [piece for piece in reading.pieces if first <= piece.start < last]
        lent = [
            piece
            for piece in reading.pieces
            if piece.kind in _LENT
            and piece not in own
            and piece not in reading.set_aside
            and not (own and own[0].kind in _LENT)
        ]
        if any(piece.kind == "name" for piece in own):
            lent = []
        elif not own and says("its-name", text[first:last]):
            lent = [piece for piece in reading.pieces if not first <= piece.start < last]
        asked = tuple(one for one in reading.asked if first <= one[0] < last)
        words = " " * first + text[first:last]
        yield replace(reading, words=words, whole=text, pieces=(*lent, *own), asked=asked)
