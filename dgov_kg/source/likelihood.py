"""How likely one character follows another: the text's own habits, then a dictionary's words.

A candidate for a lost character is judged by its neighbours.  Everything is compared in simplified
characters and half-width stops, so that a text speaks for itself in either script.
"""

from __future__ import annotations

from collections import Counter
from functools import cache
from itertools import pairwise
from math import log

from dgov_kg.exceptions import MissingPackage
from dgov_kg.source.gbk import LEADS, TRAILS, decoded, to_half_width
from dgov_kg.source.script import simplified

#: The rows of GB 2312 that hold the 3,755 commonest characters; 3,008 rarer ones follow.
_LEVEL_ONE = range(0xB0, 0xD8)
_UNUSUAL = 0.02 / 3008
_STOPS = frozenset("。,、;:“”《》()?!")


class Habits:
    """What stands behind what in one text.

    >>> habits = Habits("山上有山。山上有水。")
    >>> habits.of("上", behind="山") > habits.of("下", behind="山")
    True
    """

    def __init__(self, text: str) -> None:
        plain = to_half_width(simplified(text))
        pairs = list(pairwise(plain))
        triples = list(zip(pairs, plain[2:], strict=False))
        self._total = max(1, len(plain))
        self._signs = Counter(plain)
        self._pairs = Counter(pairs)
        self._triples = Counter(triples)
        self._behind_sign = Counter(first for first, _ in self._pairs)
        self._behind_pair = Counter(pair for pair, _ in self._triples)
        self.signs = frozenset(text)
        self._known: dict[tuple[str, str, str], float] = {}

    def has(self, sign: str) -> bool:
        """Tell whether the text has this sign, in either script or width."""
        return _simple().get(sign, sign) in self._signs

    def is_odd(self, sign: str) -> bool:
        """Tell whether a sign is foreign to the text and rare elsewhere."""
        plain = _simple().get(sign, sign)
        return plain not in self._signs and _prior(plain) <= _UNUSUAL

    def of(self, text: str, *, behind: str) -> float:
        """Return the natural logarithm of the likelihood of the text behind another text."""
        table = _simple()
        plain = [table.get(sign, sign) for sign in behind[-2:] + text]
        total = 0.0
        for place in range(len(plain) - len(text), len(plain)):
            earlier = plain[place - 2] if place > 1 else ""
            step = earlier, plain[place - 1], plain[place]
            if step not in self._known:
                self._known[step] = log(self._behind_two(*step))
            total += self._known[step]
        return total

    # Witten and Bell: the fewer different signs follow a context, the less a new one is likely.

    def _behind_two(self, earlier: str, first: str, second: str) -> float:
        backoff = self._behind_one(first, second)
        kinds = self._behind_pair[earlier, first]
        if not kinds:
            return backoff
        seen = self._triples[(earlier, first), second]
        return (seen + kinds * backoff) / (self._pairs[earlier, first] + kinds)

    def _behind_one(self, first: str, second: str) -> float:
        backoff = 0.8 * self._signs[second] / self._total + 0.2 * _prior(second)
        beginnings, words = _dictionary()
        if beginnings[first]:
            backoff = 0.7 * backoff + 0.3 * words[first, second] / beginnings[first]
        kinds = self._behind_sign[first]
        if not kinds:
            return backoff
        return (self._pairs[first, second] + kinds * backoff) / (self._signs[first] + kinds)


@cache
def _simple() -> dict[str, str]:
    """Return each traditional or full-width sign of GBK with its simplified or half-width twin."""
    signs = "".join(decoded(first, second) or "" for first in LEADS for second in TRAILS)
    twins = to_half_width(simplified("\n".join(signs))).split("\n")
    return {sign: twin for sign, twin in zip(signs, twins, strict=True) if sign != twin}


@cache
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
    if lead < _LEVEL_ONE.start:
        return 1e-6
    return 0.8 / 3755 if lead in _LEVEL_ONE else _UNUSUAL


@cache
def _dictionary() -> tuple[Counter[str], Counter[tuple[str, str]]]:
    try:
        from pypinyin.constants import PHRASES_DICT
    except ImportError as error:
        raise MissingPackage("pypinyin", "source") from error
    pairs = Counter(pair for phrase in PHRASES_DICT for pair in pairwise(phrase))
    beginnings: Counter[str] = Counter()
    for (first, _), count in pairs.items():
        beginnings[first] += count
    return beginnings, pairs
