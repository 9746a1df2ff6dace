"""Titles that are cited roughly: a word left out, added or put elsewhere.

“政务信息资源共享暂行办法” for “政务信息资源共享管理暂行办法”, "Opinions on Digital Government
Construction" for "Opinions on the Construction of Digital Government".
"""

from __future__ import annotations

from itertools import pairwise

from dgov_kg.names.spelling import stem, tokens

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from dgov_kg.ask.know.memory import Memory
    from dgov_kg.names.spelling import Token

    Words = tuple[str, ...]

#: What has a title.
_TITLED = {"dgov:PolicyDocument", "dgov:Statute", "dgov:Report"}
_LEAST = 4  # So many words, or pairs of characters, a title has at least.
_ALIKE = 0.75  # And such a share of it is in what cites it, and of what cites it in it.
_APART = {"的", "年", "月"}  # Characters between the words of a title, or before it.
_SHORT = 4  # A shorter English word is "on", "the", "and".


def titles(memory: Memory, text: Sequence[Token]) -> Iterator[tuple[int, int, tuple[int, ...]]]:
    """Yield where a text cites a title roughly, and what has it: the likest, if it is one."""
    places = _places(text)
    held = {part for part, _, _ in places}
    found = []
    for parts, things in memory.content["titled"]:
        shared = held.intersection(parts)
        if len(shared) >= max(_LEAST, _ALIKE * len(parts)):
            start = min(start for part, start, _ in places if part in shared)
            end = max(end for part, _, end in places if part in shared)
            inside = {part for part, first, last in places if start <= first and last <= end}
            if len(shared) >= _ALIKE * len(inside):
                found.append((len(shared) ** 2 / len(inside.union(parts)), start, end, things))
    likest = [one for one in found if one[0] == max(found)[0]]
    if len({things for *_, things in likest}) == 1:
        yield likest[0][1:]


def _places(text: Sequence[Token]) -> list[tuple[str, int, int]]:
    """Return the words of a text, or its pairs of characters, with the tokens that they are in."""
    words = [
        (stem(token.text), place, place + 1)
        for place, token in enumerate(text)
        if not token.is_han and len(token.text) >= _SHORT
    ]
    pairs = [
        (one.text + other.text, place, place + 2)
        for place, (one, other) in enumerate(pairwise(text))
        if one.is_han and other.is_han and _APART.isdisjoint((one.text, other.text))
    ]
    return words + pairs


def parts_of(text: Sequence[Token]) -> frozenset[str]:
    """Return what a title consists of: its longer words, or its pairs of characters.

    >>> sorted(parts_of(tokens("Notice on the Mobile Guide")))
    ['guid', 'mobil', 'notic']
    """
    return frozenset(part for part, _, _ in _places(text))


def titled(
    names: Mapping[Words, set[int]], classes: Sequence[set[str]]
) -> list[tuple[Words, tuple[int, ...]]]:
    """Return what the titles among names consist of, and what has them; the longer ones alone."""
    found = []
    for words, named in names.items():
        things = tuple(sorted(one for one in named if not _TITLED.isdisjoint(classes[one])))
        text = " ".join(words)
        parts = parts_of(tokens(text if text.isascii() else "".join(words)))
        if things and len(parts) >= _LEAST:
            found.append((tuple(sorted(parts)), things))
    return sorted(found)
