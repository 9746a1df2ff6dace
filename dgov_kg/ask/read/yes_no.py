"""Questions that ask whether, by their form: "Did it …?", "By 2008, were all …?", …吧？, 进没进."""

from __future__ import annotations

import re
from itertools import pairwise

from dgov_kg.ask.read.reading import OPEN_ASKS
from dgov_kg.ask.words.expressions import says
from dgov_kg.names.spelling import plain, stem

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from dgov_kg.names.spelling import Token

    Asked = tuple[int, frozenset[str]]

#: Where an English question begins with one of these and asks nothing else, it asks whether.
_AUXILIARIES = {
    stem(word)
    for word in (
        *("do", "does", "did", "is", "are", "was", "were", "has", "have", "had"),
        *("can", "will", "would", "could", "should", "must", "might", "may", "shall", "ought"),
    )
}
#: Who may be asked politely to tell: "could you", "would someone".
_ASKED_ONE = {stem(word) for word in ("you", "someone", "anyone", "we", "i")}
#: What stands before a clause that asks so: "by 2008, were all …".
_BREAK = re.compile(r"[,:;–—-]\s*$")
#: Ways of asking that such an ending makes no more than polite: 介绍一下吧.
_TELLING_OF = {"describe", "define", "content"}
_PLACE, _WHAT = frozenset(["where"]), frozenset(["what"])
_WHETHER = (0, frozenset(["yes-no"]))


def with_whether(asked: list[Asked], text: Sequence[Token], words: str) -> list[Asked]:
    """Return the ways in which a question asks, with whether it does so by its form.

    An open question stays open; but where an English one begins with a verb, "Is it one of those
    which …?", a word within it asks for nothing.
    """
    shown = plain(words)
    if says("lies-in", shown):  # The risks "lie" at no place.
        asked = [(start, asks - _PLACE | _WHAT if asks & _PLACE else asks) for start, asks in asked]
    if shown.startswith("why "):  # "Why is it hard to make it really work?"
        asked = [(start, asks - _WHETHER[1]) for start, asks in asked]
    if any(asks & OPEN_ASKS for _, asks in asked):
        if not (_asks_just_whether(text, shown) or says("supposed-so", shown)):
            return asked
        return [*((start, asks - OPEN_ASKS) for start, asks in asked), _WHETHER]
    is_told = any(asks & _TELLING_OF for _, asks in asked) and not says("supposed-so", shown)
    is_whether = (
        _begins_with_a_verb(text, shown)
        or says("verb-or-not", shown)
        or (not is_told and says("supposing", shown))
    )
    return [*asked, _WHETHER] if is_whether else asked


def _begins_with_a_verb(text: Sequence[Token], words: str) -> bool:
    """Say whether an English question, or a clause of it, begins with an auxiliary verb."""
    return any(
        not words[:start].strip() or " or " not in words[start:] for start in _verbs(text, words)
    )


def _verbs(text: Sequence[Token], words: str) -> list[int]:
    """Return where an auxiliary verb begins an English question, or a clause of it."""
    return [
        one.start
        for one, following in pairwise(text)
        if one.text in _AUXILIARIES and following.text not in _ASKED_ONE
        if not words[: one.start].strip() or _BREAK.search(words[: one.start])
    ]


def _asks_just_whether(text: Sequence[Token], words: str) -> bool:
    """Say whether an English question that begins with an auxiliary verb asks just whether.

    "Is it one of the models that …?" does; "Does it say who …?" and "Is it A or B?" do not.  So
    does one after a clause that sets the scene: "When it went up, was it on trial?"
    """
    return any(
        (not words[:start].strip() or says("setting", words[:start]))
        and not says("telling-who", words[start:])
        for start in _verbs(text, words)
    )
