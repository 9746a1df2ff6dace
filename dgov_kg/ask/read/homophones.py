"""Names with a character mistaken for another that sounds the same: 贵洲 for 贵州."""

from __future__ import annotations

import re

from dgov_kg.ask.words.vocabulary import vocabulary
from dgov_kg.names.index import read_aloud
from dgov_kg.names.spelling import plain, tokens

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dgov_kg.ask.know.memory import Memory

_LONGEST = 8  # A name of more characters is not looked for.
_HAN = re.compile(r"[\u4e00-\u9fff]{2,}")
_ANY, _BETWEEN = "?", "\t"


def gapped(names: Iterable[str]) -> dict[str, str]:
    """Return names by what is left of them without one of their characters.

    >>> gapped(["贵州"])
    {'?州': '贵州', '贵?': '贵州'}
    """
    found: dict[str, dict[str, None]] = {}
    for name in names:
        if len(name) <= _LONGEST and _HAN.fullmatch(name):
            for gap in _gaps(name):
                found.setdefault(gap, {})[name] = None
    return {gap: _BETWEEN.join(own) for gap, own in found.items()}


def respelt(memory: Memory, words: str) -> str:
    """Return a question with a name put right that has one wrong character of the same sound.

    What the graph knows the characters of, side by side, is no such slip.

    >>> import dgov_kg
    >>> respelt(dgov_kg.load().memory, "数字折江是哪年成立的？")
    '数字浙江是哪年成立的？'
    """
    text = plain(words)
    if len(text) != len(words):
        return words
    for run in _HAN.finditer(text):
        for start, end in _spans(memory, run):
            name = _meant(memory, text[start:end])
            if name:
                return words[:start] + name + words[end:]
    return words


def _spans(memory: Memory, run: re.Match[str]) -> Iterator[tuple[int, int]]:
    """Yield where two characters stand that are strange side by side, with those around them."""
    text, first = run.string, run.start()
    strange = [at for at in range(first, run.end() - 1) if text[at : at + 2] not in memory.features]
    for length in range(min(_LONGEST, run.end() - first), 1, -1):
        for start in range(first, run.end() - length + 1):
            if any(start <= at <= start + length - 2 for at in strange):
                yield start, start + length


def _meant(memory: Memory, word: str) -> str:
    """Return the one name that sounds like a word and has all of its characters but one."""
    known = memory.content["gapped"]
    found = {name for gap in _gaps(word) for name in known.get(gap, "").split(_BETWEEN)}
    same = [one for one in found - {"", word} if read_aloud(one) == read_aloud(word)]
    return same[0] if len(same) == 1 and not _is_word(same[0], word) else ""


def _is_word(name: str, word: str) -> bool:
    """Say whether the one character in which a word differs has a meaning of its own: 既."""
    other = next(mine for mine, theirs in zip(word, name, strict=True) if mine != theirs)
    return any(True for _ in vocabulary().found(tokens(other)))


def _gaps(word: str) -> list[str]:
    return [word[:at] + _ANY + word[at + 1 :] for at in range(len(word))]
