"""The numbers of things that words speak of."""

from __future__ import annotations

import re

from dgov_kg.names.spelling import plain

_HAN_DIGITS = {digit: number for number, digit in enumerate("一二三四五六七八九十", 1)}
_HAN_DIGITS |= {"两": 2, "百": 100, "一百": 100}
_ENGLISH = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
]
#: A number of things: digits or a numeral before a measure word, or before an English word.  Of a
#: longer numeral, 四十多家, no part is a number.
_COUNTED = re.compile(
    r"(?<![第\d表“一二两三四五六七八九十百几数上])(一?百|[一二两三四五六七八九十]|\d{1,3})[多余]?"
    r"(?:[个家项份种类级层大方名位条样步张座点头省市部段截]|阶段|集团|股东)"
    rf"|\b({'|'.join(_ENGLISH[2:])}|(?:a|one) hundred"
    r"|(?<=top )\d{1,2}|\d{1,3}(?= [a-z]))\b(?!-)"
)

#: What stands before a number that is set against another.
_CONTRAST = re.compile(
    r"(?:rather than|instead of|and not|not)\s+(?:just |only )?|而不是|而非|不是"
)
_ORDINALS = ["zeroth", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth"]
_ORDINAL = re.compile(
    rf"第([一二三四五六七八九十]|\d{{1,2}})[个家项种类层大方]|\b({'|'.join(_ORDINALS[1:])})\b"
)

#: Where one in an order is asked for, and where several are, one by one.
_ASKED_ORDINAL = re.compile(
    r"第([一二三四五六七八九十]|\d{1,2})[个家项种类层大方]?(?=是|呢|在|叫)"
    rf"|(?:what|which)(?: is| was)?(?: the)? ({'|'.join(_ORDINALS[1:])})\b"
)
_ONE_BY_ONE = re.compile(r"分别|各是|\brespectively\b|\bwhat are they\b|\bwhich are they\b")


def counted(words: str) -> list[int]:
    """Return the numbers of things that a question speaks of.

    >>> counted("出资成立数字浙江的五个集团"), counted("three stages rather than two since 2016")
    ([5], [3])
    """
    return [number for number, _ in counted_at(words)]


def counted_at(words: str) -> list[tuple[int, int]]:
    """Return the numbers of things with the place where each ends."""
    text = plain(words)
    contrasts = [found.end() for found in _CONTRAST.finditer(text)]
    return [
        (_value(found[1] or found[2]), found.end())
        for found in _COUNTED.finditer(text)
        if found.start() not in contrasts
    ]


def ordinals(words: str) -> list[int]:
    """Return the places in an order that words speak of.

    >>> ordinals("第二个综合试验区"), ordinals("what is the fourth mode?")
    ([2], [4])
    """
    return [_value(found[1] or found[2]) for found in _ORDINAL.finditer(plain(words))]


def least_of(words: str) -> int:
    """Return how many things an answer has to have at the least: the fourth is one of four.

    >>> least_of("what is the fourth mode?"), least_of("三张网分别是什么"), least_of("who?")
    (4, 2, 1)
    """
    text = plain(words)
    asked = [_value(found[1] or found[2]) for found in _ASKED_ORDINAL.finditer(text)]
    return max([*asked, 2 if counted(words) and _ONE_BY_ONE.search(text) else 1])


def _value(word: str) -> int:
    if word in _HAN_DIGITS:
        return _HAN_DIGITS[word]
    if word.isdigit():
        return int(word)
    if word.endswith("hundred"):
        return 100
    return (_ENGLISH if word in _ENGLISH else _ORDINALS).index(word)
