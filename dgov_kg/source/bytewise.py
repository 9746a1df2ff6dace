"""Characters that were read one byte out of step, and how they are found again.

*Lost step.*  The first byte of a character became ``?`` and reading went on one byte late until a
second byte looked like a Latin letter: 。總 (A1A3 BF82…) is then read ?, A3BF, 82…  Every first
byte that gives a GBK character is tried; pairs that GBK does not have were dropped on the way.

*Split pronunciation.*  A pronunciation was put between the two bytes of a character, for a
character that only seemed to stand across two others, and each half became ``?``.
"""

from __future__ import annotations

import re
from heapq import nlargest
from math import exp, log1p
from typing import NamedTuple

from dgov_kg.source.gbk import LEADS, TRAILS, decoded, encoded, full_width_code, holes
from dgov_kg.source.pronunciation import SYLLABLE, fits

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Iterator

    from dgov_kg.source.likelihood import Habits

#: A repair must be this much likelier than the damaged text (natural logarithm).
_MARGIN = 9.0
_DROPPED_PAIR = -3.0
_LOST_END = -4.0
_WRONG_READING = -14.0
#: What a usual character costs, and how much less likely an accident of another kind is.
_USUAL = -6.0
_SOMETHING_ELSE = -6.0
_ANOTHER_READING = -4.0
#: A run longer than so many signs, each likelier than this, is no damage.
_SHORT = 3
_WELL = -7.5
_ODD = 0.5
_LONGEST = 40
_LIKELIEST = 60
_BEAM = 24

#: A pronunciation in brackets; and one whose first bracket was lost with the byte before it.
NOTE = re.compile(rf"[(（]({SYLLABLE})[)）]")
HALF_NOTE = re.compile(rf"({SYLLABLE})[)）]")
SPLIT = re.compile(rf"\?({SYLLABLE})[)）]\?({SYLLABLE})[)）]")


class Mend(NamedTuple):
    """A repair of ``raw[start:end]``: what stood there, and how sure that is, 0 to 1."""

    end: int
    after: str
    sure: float


class Slip(NamedTuple):
    """A run read out of step: its bytes after the lost one, where it ends, and what closes it.

    ``syllable`` is the pronunciation behind its last character, ``note`` where that begins;
    ``open_end`` tells that the last byte, too, was lost.
    """

    code: bytes
    note: int
    end: int
    syllable: str
    open_end: bool


def mend_split(before: str, raw: str, place: int, habits: Habits) -> Mend | None:
    """Return the character whose two bytes were parted at ``place``, or None where there is none.

    ``?first)?second)`` stands there.  The lost character's first byte makes, with the last byte of
    the character before it, a character read ``first``; it is itself read ``second``.
    """
    parted = SPLIT.match(raw, place)
    code = encoded(before[-1:]) if before else None
    if parted is None or code is None:
        return None
    first, second = parted.groups()
    end = parted.end()
    after = _behind(raw, end)
    found = {}
    for lead in LEADS:
        across = decoded(code[1], lead)
        if across is None or not fits(across, first):
            continue
        for trail in TRAILS:
            sign = decoded(lead, trail)
            if sign is not None and fits(sign, second):
                found[sign] = habits.of(sign + after, behind=before)
    if not found:
        return None
    best = max(found, key=lambda sign: found[sign])
    total = sum(exp(score - found[best]) for score in found.values())
    return Mend(end, best, 1 / total)


def mend_slip(before: str, raw: str, place: int, habits: Habits, lost: Counter[str]) -> Mend | None:
    """Return the repair of the run that begins with the ``?`` at ``place``, if one is likely.

    ``lost`` counts the characters that lost their first byte before: the same accident tends to
    hit the same character.
    """
    found: dict[tuple[int, str], float] = {}
    unknown = 0.0
    for slip in _slips(raw, place):
        if _reads_well(raw[place : slip.note], habits):
            continue
        gains, damaged = _gains(slip, before[-2:] or "\n", raw, place, habits)
        found.update(gains)
        characters = len(slip.code) // 2 + 1 + len(_behind(raw, slip.end))
        cost = _SOMETHING_ELSE + (_ANOTHER_READING if slip.syllable else 0)
        unknown += exp(_USUAL * characters + cost - damaged)
    for candidate in found:
        found[candidate] += log1p(lost[candidate[1][0]])
    best = max(found, key=lambda candidate: found[candidate], default=None)
    if best is None or found[best] < _MARGIN:
        return None
    total = 1 + unknown + sum(exp(gain) for gain in found.values())
    sure = exp(found[best]) / total
    odd = any(habits.is_odd(sign) for sign in best[1])
    return Mend(best[0], best[1], min(sure, _ODD) if odd else sure)


def _reads_well(run: str, habits: Habits) -> bool:
    """Tell whether a run is so usual as it stands that nothing can have happened to it."""
    return len(run) > _SHORT and habits.of(run[1:], behind=run[0]) > _WELL * (len(run) - 1)


def _slips(raw: str, place: int) -> Iterator[Slip]:
    """Yield the runs that may begin behind the ``?`` at ``place``."""
    code = b""
    for here in range(place + 1, min(len(raw), place + _LONGEST)):
        sign, rest = raw[here], raw[here + 1 : here + 2]
        if "@" <= sign <= "~":
            if rest.isascii() and rest.isalpha():
                code += full_width_code(sign)
                continue
            note = NOTE.match(raw, here + 1)
            end = note.end() if note else here + 1
            yield Slip(code + sign.encode(), here + 1, end, note[1] if note else "", open_end=False)
            return
        if sign == "?" and code:
            if note := HALF_NOTE.match(raw, here + 1):
                yield Slip(code, here + 1, note.end(), note[1], open_end=True)
            yield Slip(code, here + 1, here + 1, "", open_end=True)
        pair = None if NOTE.match(raw, here) else encoded(sign)
        if pair is None:
            return
        code += pair


def _gains(
    slip: Slip, before: str, raw: str, place: int, habits: Habits
) -> tuple[dict[tuple[int, str], float], float]:
    """Return how much likelier than the damage each candidate is, and how likely the damage is."""
    after = _behind(raw, slip.end)
    damaged = habits.of(raw[place : slip.note] + after, behind=before)
    gains = {}
    for lattices, cost in ((_whole, 0.0), (_bridged, _DROPPED_PAIR)):
        for candidate, score in _candidates(lattices(slip, before, habits), before, habits):
            gain = score + cost + habits.of(after, behind=candidate) - damaged
            if slip.syllable and not fits(candidate[-1], slip.syllable):
                gain += _WRONG_READING
            if slip.open_end:
                gain += _LOST_END
            gains[slip.end, candidate[len(before) :]] = gain
    return gains, damaged


def _candidates(
    lattices: Iterator[list[list[str]]], before: str, habits: Habits
) -> Iterator[tuple[str, float]]:
    """Yield the likely texts of a run, each with the text before it and its likelihood."""
    for lattice in lattices:
        beam = [(before, 0.0)]
        for signs in lattice:
            grown = [
                (text + more, score + habits.of(more, behind=text))
                for text, score in beam
                for more in signs
            ]
            beam = nlargest(_BEAM, grown, key=lambda grown: grown[1])
        yield from beam


def _whole(slip: Slip, before: str, habits: Habits) -> Iterator[list[list[str]]]:  # noqa: ARG001
    """Yield the characters that may stand at each place, where no pair of bytes was dropped."""
    first, code, last = _ends(slip)
    middle = _paired(code[1:])
    if middle is not None:
        yield [first, *middle, *last]


def _bridged(slip: Slip, before: str, habits: Habits) -> Iterator[list[list[str]]]:
    """Yield the same for each place where a pair of bytes without a character may have dropped."""
    first, code, last = _ends(slip)
    middle = _paired(code[1:])
    if middle is not None:
        yield [_two_lost(first, before, habits), *middle, *last]
    for gap in range(2, len(code), 2):
        left, right = _paired(code[1 : gap - 1]), _paired(code[gap + 1 :])
        if left is not None and right is not None:
            yield [first, *left, _across(code[gap - 1], code[gap], habits), *right, *last]


def _across(first: int, last: int, habits: Habits) -> list[str]:
    """Return the pairs of the text's own signs that begin and end so, a pair dropped between."""
    return [
        one + two
        for second, lead in holes()
        if habits.has(one := decoded(first, second) or "")
        and habits.has(two := decoded(lead, last) or "")
    ]


def _two_lost(second: list[str], before: str, habits: Habits) -> list[str]:
    """Return pairs whose first character was lost whole: one of the text's own, the likeliest."""
    usual = nlargest(_LIKELIEST, habits.signs, key=lambda sign: habits.of(sign, behind=before))
    codes = [code for sign in usual if (code := encoded(sign))]
    return [
        one + two
        for code in codes
        if (one := decoded(*code))
        for two in second
        if decoded(code[1], two.encode("gbk")[0]) is None
    ]


def _ends(slip: Slip) -> tuple[list[str], bytes, list[list[str]]]:
    """Return what may begin a run, the bytes known between, and what may end it."""
    first = [sign for lead in LEADS if (sign := decoded(lead, slip.code[0]))]
    if not slip.open_end:
        return first, slip.code, []
    last = [sign for trail in TRAILS if (sign := decoded(slip.code[-1], trail))]
    return first, slip.code[:-1], [last]


def _paired(code: bytes) -> list[list[str]] | None:
    signs = [decoded(*code[here : here + 2]) for here in range(0, len(code), 2)]
    return None if None in signs else [[sign] for sign in signs if sign]


def _behind(raw: str, end: int) -> str:
    """Return the next character or two, as far as they are neither damage nor pronunciation."""
    return re.split("[?(（]", raw[end : end + 2])[0]
