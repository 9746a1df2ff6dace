"""The byte side of the damage: GBK pairs, and what a reader one byte out of step makes of them.

A GBK character has a first byte of 81–FE and a second of 40–FE (never 7F), so that the second
may look like a Latin letter.  That is where a reader out of step falls back into step.
"""

from __future__ import annotations

from functools import cache

LEADS = bytes(range(0x81, 0xFF))
TRAILS = bytes([*range(0x40, 0x7F), *range(0x80, 0xFF)])

#: The full-width row (A3) of GBK; a scrape often shows these signs half-width.
_ROW_OF_TWINS = 0xA3


@cache
def decoded(first: int, second: int) -> str | None:
    """Return the character of a pair of bytes, or None where GBK has none.

    >>> decoded(0xA1, 0xA3)
    '。'
    >>> decoded(0xAC, 0xD9)
    """
    try:
        sign = bytes((first, second)).decode("gbk")
    except UnicodeDecodeError:
        return None
    return sign if len(sign) == 1 else None


@cache
def encoded(sign: str) -> bytes | None:
    """Return the two bytes that a reader out of step took for this sign, or None.

    Half-width stops and digits count as the full-width ones they stood for.

    >>> encoded("傮").hex(), encoded("?").hex()
    ('82f3', 'a3bf')
    >>> encoded("w")
    """
    if "!" <= sign <= "?":
        return full_width_code(sign)
    try:
        code = sign.encode("gb18030")
    except UnicodeEncodeError:
        return None
    return code if len(code) == 2 else None  # noqa: PLR2004 - a pair of bytes


def full_width_code(sign: str) -> bytes:
    """Return the two bytes of the full-width twin of an ASCII sign."""
    return bytes((_ROW_OF_TWINS, ord(sign) + 0x80))


@cache
def holes() -> tuple[tuple[int, int], ...]:
    """Return the pairs of bytes that GBK leaves empty: a reader out of step drops them."""
    return tuple(
        (first, second) for first in LEADS for second in TRAILS if decoded(first, second) is None
    )


def to_half_width(text: str) -> str:
    """Return the text with the full-width twins of ASCII made half-width.

    >>> to_half_width("省（区），２０")
    '省(区),20'
    """
    return text.translate(_HALVES)


def to_full_width(sign: str) -> str:
    """Return the full-width twin of one ASCII sign."""
    return chr(ord(sign) + 0xFEE0)


_HALVES = {full: full - 0xFEE0 for full in range(0xFF01, 0xFF5F)}
