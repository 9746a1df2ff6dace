"""What the numbers in a name stand for, where no sentence tells: which three of 三网一库."""

from __future__ import annotations

import re
from functools import cache

from dgov_kg.ask.check.declining import declined
from dgov_kg.ask.rank.giving import NAMING
from dgov_kg.ask.rank.ranking import ranked
from dgov_kg.ask.words.vocabulary import vocabulary

TYPE_CHECKING = False
if TYPE_CHECKING:
    from dgov_kg.ask.know.memory import Memory
    from dgov_kg.ask.read.reading import Reading
    from dgov_kg.ask.say.answer import Answer
    from dgov_kg.graph import KnowledgeGraph

_ASKING = {"which", "what", "define", "content"}
_OTHER = {"who", "when", "where", "why", "how-many", "yes-no", "except"}
_NAMED = {"dgov:Initiative", "dgov:Platform"}
_SEVERAL = 2


def untold_parts(kg: KnowledgeGraph, memory: Memory, reading: Reading) -> Answer | None:
    """Return that the article does not say what the numbers in a name stand for, or None.

    They are asked for where a question has one of them beside the name.
    """
    if not reading.asks & _ASKING or reading.asks & _OTHER:
        return None
    words = list(reading.text)
    whole = [
        piece
        for piece in reading.named
        if any(not _NAMED.isdisjoint(memory.classes[thing]) for thing in piece.things)
    ]
    for piece in whole:
        words[piece.start : piece.start + len(piece.text)] = " " * len(piece.text)
    asked = {*_numbers("".join(words))} - {1}
    if not asked:
        return None
    named = [thing for piece in whole for thing in piece.things]
    is_named = any(_is_meant(kg, memory, thing, asked) for thing in named)
    candidates = ranked(memory, reading)
    # “seven links, one platform” may be but another name of what has some parts told.
    near = [thing for one in candidates[:1] for thing in memory.facts[one.fact].about]
    is_near = any(not _told(memory, one) and _is_meant(kg, memory, one, asked) for one in near)
    if not (is_named or is_near):
        return None
    return declined(kg, memory, reading, candidates, is_unsaid=True)


def _is_meant(kg: KnowledgeGraph, memory: Memory, thing: int, asked: set[int]) -> bool:
    """Say whether the name of a thing is of numbers that are asked for, and not all are told."""
    if _NAMED.isdisjoint(memory.classes[thing]):
        return False
    held = _of_numbers(kg.node_of(memory.things[thing]).label("zh"))
    return not asked.isdisjoint(held) and _told(memory, thing) < max(held)


def _told(memory: Memory, thing: int) -> int:
    """Return how many parts of a thing are told."""
    return max((len(memory.values.get((thing, gives), ())) for gives in NAMING), default=0)


def _of_numbers(label: str) -> list[int]:
    """Return the numbers of which a name is made up: 3 and 1 of “三网一库”; none of another."""
    quoted = re.search("“(.+?)”", label)
    name = quoted[1] if quoted else label
    bare = re.sub(rf"(?:{_pattern().pattern})[^\d]{{0,2}}?", "", name)
    found = _numbers(name)
    return found if len(found) >= _SEVERAL and len(bare) <= len(found) else []


def _numbers(words: str) -> list[int]:
    """Return the numbers in words, in figures or not."""
    numerals = vocabulary().numerals
    return [int(numerals.get(one) or one) for one in _pattern().findall(words)]


@cache
def _pattern() -> re.Pattern[str]:
    names = sorted(vocabulary().numerals, key=len, reverse=True)
    english = "|".join(one for one in names if one.isascii())
    chinese = "|".join(one for one in names if not one.isascii())
    return re.compile(rf"\d+|{chinese}|\b(?:{english})\b")
