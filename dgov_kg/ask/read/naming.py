"""Where a question names things, and which: the longest name at each place, or a title cited."""

from __future__ import annotations

from dgov_kg.ask.know.titling import titles
from dgov_kg.ask.words.vocabulary import UNSAID, vocabulary

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dgov_kg.ask.know.memory import Memory
    from dgov_kg.names.spelling import Token

_AND = {"和", "与", "跟", "及", "同"}
#: What may follow the short name of a place.
_AFTER_PLACES = set("省市两三四五和与跟及同的")
#: Words that end in a character with which names begin: 统一平台 is not 一平台.
_ENDING = (["统", "一"], ["同", "一"], ["唯", "一"])


def named(memory: Memory, text: Sequence[Token]) -> Iterator[tuple[int, int, tuple[int, ...]]]:
    """Yield where things are named, and which: by their names, or by a title cited roughly."""
    names = [
        (start, end, memory.things_named(token.text for token in text[start:end]))
        for start, end in _names(memory, text)
    ]
    for first, last, things in titles(memory, text):
        within = [
            (start, end, those) for start, end, those in names if start < last and first < end
        ]
        if not any({*things} & {*those} for _, _, those in within):
            yield first, last, things
            names = [one for one in names if one not in within]
    yield from names


def _names(memory: Memory, text: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """Yield where a thing is named: the longest name at each place.

    A name that is part of words for what no sentence gives is none: "general" of a general manager.
    """
    words = [token.text for token in text]
    beyond = [(s, e) for s, e, meaning in vocabulary().found(text) if UNSAID in meaning.asks]
    start = 0
    while start < len(words):
        step = 1
        for end in range(min(len(words), start + memory.longest_name), start, -1):
            is_asked = end - start == 1 and start > 0 and words[start - 1] == "how"
            is_asked &= not any(map(memory.is_place, memory.things_named(words[start:end])))
            is_part = end - start == 1 and not _stands_alone(memory, text, start)
            is_part |= words[max(start - 1, 0) : start + 1] in _ENDING
            is_part |= any(s <= start and end <= e and e - s > end - start for s, e in beyond)
            if not (is_asked or is_part) and _is_name(memory, tuple(words[start:end])):
                last = _place_of_several(memory, words, start, end) or end
                yield start, last
                step = last - start
                break
        start += step


def _place_of_several(memory: Memory, words: Sequence[str], start: int, end: int) -> int:
    """Return where a place ends that a name begins with, where the rest is of another, too.

    广东和浙江的管运分离 is that of both; 0 where it is not so.
    """
    if start == 0 or words[start - 1] not in _AND or "的" not in words[start:end]:
        return 0
    last = words.index("的", start, end)
    things = memory.things_named(words[start:last])
    return last if things and all(map(memory.is_place, things)) else 0


def _stands_alone(memory: Memory, text: Sequence[Token], position: int) -> bool:
    """Say whether a character is no part of a word: a place in short, as in 沪、京两市, 粤浙."""
    following = text[position + 1 : position + 2]
    if not text[position].is_han or not following or not following[0].is_han:
        return True
    is_next = following[0].start == text[position].end
    return (
        not is_next or following[0].text in _AFTER_PLACES or _is_name(memory, (following[0].text,))
    )


def _is_name(memory: Memory, words: tuple[str, ...]) -> bool:
    """Say whether words name a thing, and are no plain word that happens to."""
    if vocabulary().meaning(words) or not memory.things_named(words):
        return False
    if len(words) == 1 and words[0].isdigit():
        return False
    if len(words) == 1 and len(words[0]) == 1:
        return all(map(memory.is_place, memory.things_named(words)))
    return not all(map(vocabulary().is_filler, words))
