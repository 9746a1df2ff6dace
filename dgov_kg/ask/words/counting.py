"""The numbers of things that words speak of."""

from __future__ import annotations

from functools import lru_cache

from dgov_kg.ask.words.expressions import expression, says
from dgov_kg.ask.words.vocabulary import vocabulary
from dgov_kg.names.spelling import plain


def counted(words: str) -> list[int]:
    """Return the numbers of things that a question speaks of.

    >>> counted("出资成立数字浙江的五个集团"), counted("three stages rather than two since 2016")
    ([5], [3])
    """
    return [number for number, _ in counted_at(words)]


@lru_cache(maxsize=64)  # The same question is held against one fact after another.
def counted_at(words: str) -> tuple[tuple[int, int], ...]:
    """Return the numbers of things with the place where each ends."""
    text = plain(words)
    contrasts = [found.end() for found in expression("set-against").finditer(text)]
    return tuple(
        (_value(found[1] or found[2]), found.end())
        for found in expression("number").finditer(text)
        if found.start() not in contrasts
    )


def ordinals(words: str) -> list[int]:
    """Return the places in an order that words speak of.

    >>> ordinals("第二个综合试验区"), ordinals("what is the fourth mode?")
    ([2], [4])
    """
    return [_value(found[1] or found[2]) for found in expression("ordinal").finditer(plain(words))]


def least_of(words: str) -> int:
    """Return how many things an answer has to have at the least: the fourth is one of four.

    >>> least_of("what is the fourth mode?"), least_of("三张网分别是什么"), least_of("who?")
    (4, 2, 1)
    """
    text = plain(words)
    asked = [_value(found[1] or found[2]) for found in expression("ordinal-asked").finditer(text)]
    return max([*asked, 2 if counted(words) and says("one-by-one", text) else 1])


def _value(word: str) -> int:
    """Return the number that a word, or a figure, stands for."""
    return int(word) if word.isdigit() else vocabulary().numerals[word]
