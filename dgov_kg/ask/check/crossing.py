"""Questions that give to each of two things what is said of the other: means and ends swapped."""

from __future__ import annotations

from itertools import combinations

from dgov_kg.ask.words.expressions import expression
from dgov_kg.ask.words.features import plain_features
from dgov_kg.names.spelling import plain, tokens

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from dgov_kg.ask.read.reading import Reading


def is_crossed(reading: Reading, labels: Sequence[str]) -> bool:
    """Say whether a question gives to each of two things what is said of the other.

    "The digital is the end, governance the means" crosses "the digital is the means, …": each
    clause of the question holds words that only the one clause of what is said holds, and words
    that only the other does.
    """
    said = [words for label in labels for words in _clauses(plain(label))]
    asked = _clauses(reading.text)
    for one, other in combinations(filter(None, said), 2):
        mine, theirs = one - other, other - one
        mixed = [(clause & mine, clause & theirs) for clause in asked]
        both = [pair for pair in mixed if all(pair)]
        if len(both) > 1 and _is_swapped(both):
            return True
    return False


def _is_swapped(mixed: Sequence[tuple[set[str], set[str]]]) -> bool:
    """Say whether two clauses share out the words of each of two others between them."""
    return any(not (a & c) and not (b & d) for (a, b), (c, d) in combinations(mixed, 2))


def _clauses(text: str) -> list[set[str]]:
    """Return the words of each clause of a text."""
    return [
        {one for one in plain_features(tokens(clause)) if len(one) > 1}
        for clause in expression("clause-joint").split(text)
    ]
