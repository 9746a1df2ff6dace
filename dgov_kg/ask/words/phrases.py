"""Phrases sought in the words of a question, with room for a few other words between theirs.

English words are compared by their stems; ``…`` in a phrase leaves more room.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import zip_longest
from typing import NamedTuple

from dgov_kg.ask.words.denying import without_idle_denials
from dgov_kg.ask.words.expressions import expression, says
from dgov_kg.names.spelling import Token, plain, tokens

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    Span = tuple[int, int]

_GAP = "…"
_PART = 2  # So long is either part of a Chinese phrase at least.
_NOWHERE = (0, 0)
_MARK = "."
#: What no phrase goes across, but in a gap.
_BREAK = ","
_CLAUSE = re.compile(r"[^,，;；:：。?？!！]+")


class Words(NamedTuple):
    """The words of a question, English ones between spaces, and where in it each letter stands."""

    text: str
    places: tuple[Span, ...]

    def where(self, phrase: str, *, is_affirmed: bool = False) -> Span | None:
        """Return where in the question a phrase stands, or None.

        Where it has to be affirmed, one after a negation, or 一 after 哪, does not count.

        >>> words_of("哪三家大企业出的资？", "zh").where(laid_out("三家企业", "zh"))
        (1, 6)
        >>> words_of("Did five big firms found it?", "en").where(laid_out("five … found", "en"))
        (4, 24)
        """
        found = _pattern(phrase).search(self.text) if _may_hold(self.text, phrase) else None
        if found is None or (is_affirmed and _is_denied(self.text, found.start())):
            return None
        within = [at for at in self.places[slice(*found.span())] if at != _NOWHERE]
        return within[0][0], within[-1][1]

    def holds_beside(self, phrase: str, other: str) -> bool:
        """Say whether a phrase stands in the question, and not just in another that does.

        >>> words_of("还没建成", "zh").holds_beside("建成", "没建成")
        False
        """
        is_within = self.text.count(phrase) <= other.count(phrase) > 0
        return not is_within and self.where(phrase) is not None


@lru_cache(maxsize=64)  # The same question is held against one sentence after another.
def words_of(question: str, language: str) -> Words:
    """Return the words of a question as phrases are sought in them.

    What denies nothing, as in 有没有, is left out.
    """
    text = without_idle_denials(plain(question))
    found = [one for clause in _CLAUSE.finditer(text) for one in _of_clause(clause)]
    if language == "zh":
        spread = [((one.start, one.end), letter) for one in found for letter in one.text]
        return Words("".join(letter for _, letter in spread), tuple(place for place, _ in spread))
    places = [_NOWHERE]
    for one in found:
        places += [(one.start, one.end)] * len(one.text) + [_NOWHERE]
    return Words(f" {' '.join(one.text for one in found)} ", tuple(places))


def laid_out(phrase: str, language: str) -> str:
    """Return a phrase as it is sought; an empty one is never found.

    >>> laid_out("four … founders", "en"), laid_out("四家", "zh")
    (' 4 … founder ', '四家')
    """
    parts = [_parted(tokens(part)) for part in phrase.split(_GAP)]
    if not all(parts):
        return ""
    if language == "zh":
        return _GAP.join("".join(one.text for one in part) for part in parts)
    return f" {f' {_GAP} '.join(' '.join(one.text for one in part) for part in parts)} "


def _of_clause(clause: re.Match[str]) -> list[Token]:
    """Return the tokens of a clause, and what stands for its end."""
    found = [
        one._replace(start=one.start + clause.start(), end=one.end + clause.start())
        for one in _parted(tokens(clause[0]))
    ]
    return [*found, Token(_BREAK, clause.end(), clause.end())] if found else []


def _parted(found: Sequence[Token]) -> list[Token]:
    """Return tokens with a mark after a number that another follows: 2.0 is not 20."""
    return [
        one._replace(text=one.text + _MARK) if other and _are_numbers(one, other) else one
        for one, other in zip_longest(found, found[1:])
    ]


def _are_numbers(*both: Token) -> bool:
    return all(one.text.isdecimal() for one in both)


def _is_denied(text: str, start: int) -> bool:
    return says("denial-at-end", text[:start]) or says("asked-at-end", text[: start + 1])


def _may_hold(text: str, phrase: str) -> bool:
    """Say whether a text may hold a phrase; most hold not even its words."""
    if phrase.startswith(" "):
        return all(word == _GAP or f" {word} " in text for word in phrase.split())
    if _GAP in phrase:
        return all(part in text for part in phrase.split(_GAP))
    return bool(phrase) and phrase[:_PART] in text and phrase[-_PART:] in text


@cache
def _pattern(phrase: str) -> re.Pattern[str]:
    language = "en" if phrase.startswith(" ") else "zh"
    wide, narrow = (expression(name, language).pattern for name in ("gap", "narrow-gap"))
    if language == "en":
        runs = phrase.strip().split(f" {_GAP} ")
        return re.compile(
            f" {wide.join(narrow.join(map(re.escape, run.split())) for run in runs)} "
        )
    if _GAP in phrase:
        return _whole(wide.join(map(re.escape, phrase.split(_GAP))))
    parted = (
        f"{re.escape(phrase[:at])}{narrow}{re.escape(phrase[at:])}"
        for at in range(_PART, len(phrase) - _PART + 1)
    )
    return _whole("|".join([re.escape(phrase), *parted]))


def _whole(pattern: str) -> re.Pattern[str]:
    """Return a pattern that finds no part of a number: not 5年 in 2015年."""
    return re.compile(rf"(?<!\d(?=\d))(?:{pattern})(?!(?<=\d)\d)")
