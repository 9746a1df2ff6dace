"""A statement in a frame that asks whether it is so: "My draft says …. Does that hold?".

What people put around a statement, 稿子里写着, 对吗, is data: `queries/words/framing.toml`.
English tags, "…, didn't it?", are grammar.
"""

from __future__ import annotations

import re
from functools import cache

from dgov_kg.ask.words.expressions import expression, says
from dgov_kg.ask.words.vocabulary import vocabulary
from dgov_kg.names.spelling import plain

#: What may stand between a frame and what it holds.
_BETWEEN = " \t\n:：,，;；-–—\"“”'‘’「」『』"
_ENDS = _BETWEEN + "?？!！.。"
#: A statement is longer than that: "Right?", "Is it true that it is?"
_LEAST = {"zh": 5, "en": 12}


def framed(words: str, language: str) -> str:
    """Return the statement of which it is asked whether it is so; empty where there is no frame.

    >>> framed("My draft says the portal opened in 2002. Does that hold?", "en")
    'the portal opened in 2002'
    >>> framed("China Telecom put money into it, didn't it?", "en")
    'China Telecom put money into it'
    >>> framed("When did the portal open?", "en")
    ''
    """
    text = plain(words)
    shown = words if len(text) == len(words) else text
    before, after = _frames(language)
    start, end = len(text) - len(text.lstrip(_BETWEEN)), len(text.rstrip(_ENDS))
    first = before.match(text, start, end)
    start = first.end() if first else start
    last = after.search(text, start, end) or expression("tag").search(text[:end], start)
    end = last.start() if last else end
    statement = shown[start:end].strip(_ENDS)
    return statement if (first or last) and len(statement) >= _LEAST[language] else ""


def is_tagged(words: str, language: str) -> bool:
    """Say whether a statement ends in what asks whether it is so, whatever words it holds.

    >>> is_tagged("Where skills are weak, projects fail, right?", "en")
    True
    >>> is_tagged("Where is it right?", "en"), is_tagged("Who invested in it, right?", "en")
    (False, False)
    """
    text = plain(words)
    if says("asks-from-the-start", text):
        return False
    end = len(text.rstrip(_ENDS))
    return bool(_frames(language)[1].search(text, 0, end) or expression("tag").search(text[:end]))


@cache
def _frames(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return what finds a frame before a statement, and after it."""
    before, after = (_longest_first(words) for words in vocabulary().framing[language])
    if language == "zh":
        return (
            re.compile(rf"(?:{before})[{re.escape(_BETWEEN)}]*"),
            re.compile(rf"(?:[{re.escape(_ENDS)}]+)(?:{after})$"),
        )
    return (
        re.compile(rf"(?:{before})\b[{re.escape(_BETWEEN)}]*"),
        re.compile(rf"[{re.escape(_ENDS)}]*[{re.escape(_ENDS.strip())}]\s*(?:{after})$"),
    )


def _longest_first(words: tuple[str, ...]) -> str:
    return "|".join(map(re.escape, sorted(map(plain, words), key=len, reverse=True)))
