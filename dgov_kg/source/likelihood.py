"""How likely one character follows another: the text's own habits, then a dictionary's words.

A candidate for a lost character is judged by its neighbours.  Everything is compared in simplified
characters and half-width stops, so that a text speaks for itself in either script.
"""

from __future__ import annotations

from collections import Counter
from functools import cache, lru_cache
from math import log

from dgov_kg.exceptions import MissingPackage
from dgov_kg.source.gbk import LEADS, TRAILS, decoded, to_half_width
from dgov_kg.source.script import simplified

_STOPS = frozenset("。,、;:“”《》()?!")


class Habits:
    """What stands beside what in one text.

    >>> habits = Habits("山上有山。山上有水。")
    >>> habits.of("山上") > habits.of("山下")
    True
    """

    def __init__(self, text: str) -> None:
        plain = to_half_width(simplified(text))
        self._signs = Counter(plain)
        self._pairs = Counter(zip(plain, plain[1:], strict=False))
        self._followers = Counter(first for first, _ in self._pairs)
        self._total = max(1, len(plain))

    def of(self, text: str) -> float:
        """Return the natural logarithm of the likelihood of the text after its first character."""
        plain = _plain(text)
        return sum(self._follows(*pair) for pair in zip(plain, plain[1:], strict=False))

    def _follows(self, first: str, second: str) -> float:
        alone = 0.8 * self._signs[second] / self._total + 0.2 * _prior(second)
        beginnings, words = _dictionary()
        if beginnings[first]:
            alone = 0.7 * alone + 0.3 * words[first, second] / beginnings[first]
        # Witten and Bell: the fewer different signs follow the first, the less a new one is likely.
        kinds = self._followers[first]
        before = self._pairs[first, second] + kinds * alone
        likelihood = before / (self._signs[first] + kinds) if kinds else alone
        return log(likelihood)


def _plain(text: str) -> str:
    table = _simple()
    return "".join(table.get(sign, sign) for sign in to_half_width(text))


@cache
def _simple() -> dict[str, str]:
    """Return each traditional character of GBK with its simplified twin."""
    signs = "".join(decoded(a, b) or "" for a in LEADS for b in TRAILS)
    twins = simplified("\n".join(signs)).split("\n")
    return {sign: twin for sign, twin in zip(signs, twins, strict=True) if sign != twin}


@lru_cache(maxsize=None)
def _prior(sign: str) -> float:
    """Return how common a sign is by its place in GB 2312: stops, level one, level two, none."""
    if sign in _STOPS:
        return 0.1 / len(_STOPS)
    if sign < "\x7f":
        return 1e-5
    try:
        lead = sign.encode("gb2312")[0]
    except UnicodeEncodeError:
        return 1e-7
    if 0xB0 <= lead <= 0xD7:
        return 0.8 / 3755
    return 0.02 / 3008 if lead > 0xD7 else 1e-6


@cache
def _dictionary() -> tuple[Counter[str], Counter[tuple[str, str]]]:
    try:
        from pypinyin.constants import PHRASES_DICT
    except ImportError as error:
        raise MissingPackage("pypinyin", "source") from error
    pairs = Counter(
        pair for phrase in PHRASES_DICT for pair in zip(phrase, phrase[1:], strict=False)
    )
    beginnings: Counter[str] = Counter()
    for (first, _), count in pairs.items():
        beginnings[first] += count
    return beginnings, pairs
