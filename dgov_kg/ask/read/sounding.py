"""Names written as they sound: "zhengfu shangwang gongcheng" for 政府上网工程."""

from __future__ import annotations

import re
from itertools import pairwise

from dgov_kg.names.index import read_aloud
from dgov_kg.names.spelling import plain, tokens

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from dgov_kg.ask.know.memory import Memory

_SYLLABLES = 3  # A name of fewer may sound like an English word.
_WORDS = 12  # A name is written in so many words at most.
_HAN = re.compile(r"[\u4e00-\u9fff]+")
_ROMAN = re.compile(r"[a-z]+(?:['’][a-z]+)*")


def sounds(names: Iterable[str]) -> dict[str, str]:
    """Return names by how they sound, those that are all Chinese and long enough to tell.

    >>> sounds(["云上贵州", "贵州", "e政务"])
    {'yunshangguizhou': '云上贵州'}
    """
    telling = (name for name in names if len(name) >= _SYLLABLES and _HAN.fullmatch(name))
    return {"".join(read_aloud(name)): name for name in telling}


def spelled_out(memory: Memory, words: str) -> str:
    """Return a question with the names that it writes as they sound in Chinese characters.

    >>> import dgov_kg
    >>> spelled_out(dgov_kg.load().memory, "What is the Zhengfu Shangwang gongcheng?")
    'What is the 政府上网工程?'
    """
    text = plain(words)
    if len(text) != len(words):
        return words
    known = memory.content["sounds"]
    found = list(_ROMAN.finditer(text))
    shown, start, last = "", 0, 0
    while start < len(found):
        for end in range(min(len(found), start + _WORDS), start, -1):
            run = found[start:end]
            name = known.get(re.sub("['’]", "", "".join(one[0] for one in run)))
            if name is None or not _is_one_run(text, run):
                continue
            if not memory.things_named(one.text for one in tokens(_span(text, run))):
                shown += words[last : run[0].start()] + name
                last = run[-1].end()
            start = end - 1
            break
        start += 1
    return shown + words[last:]


def _span(text: str, run: list[re.Match[str]]) -> str:
    return text[run[0].start() : run[-1].end()]


def _is_one_run(text: str, run: list[re.Match[str]]) -> bool:
    """Say whether nothing but spaces stands between words."""
    gaps = (text[one.end() : other.start()] for one, other in pairwise(run))
    return all(not gap.strip() for gap in gaps)
