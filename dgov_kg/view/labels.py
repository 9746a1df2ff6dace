"""Labels broken into lines, and the room they take, in either script."""

from __future__ import annotations

import re
import unicodedata

#: What may not open a line, and what may not close one (GB/T 15834).
_NO_START = "，。、；：？！）》”’】」』…—·,.;:?!)]}%"
_NO_END = "（《“‘【「『([{"


def width(text: str) -> float:
    """Return the width of a text in ems: 1 for a Chinese character, about half for a Latin one.

    >>> width("广东"), round(width("AI"), 2)
    (2.0, 1.12)
    """
    return sum(1.0 if unicodedata.east_asian_width(one) in "WFA" else 0.56 for one in text)


def wrap(text: str, *, ems: float = 12, lines: int = 4) -> str:
    """Return the text in lines of about so many ems, evenly filled; what is too much ends in "…".

    Chinese breaks anywhere but before closing and after opening punctuation; words stay whole.

    >>> wrap("数字广东网络建设有限公司（广东）").split(chr(10))
    ['数字广东网络建设', '有限公司（广东）']
    >>> wrap("Guangdong Government Service and Data Administration").split(chr(10))
    ['Guangdong Government', 'Service and Data', 'Administration']
    """
    pieces = _pieces(" ".join(text.split()))
    rows = _filled(pieces, ems)
    # Even lines look better than full ones with an orphan under them.
    for limit in range(round(ems) - 1, 3, -1):
        narrower = _filled(pieces, limit)
        if len(narrower) > len(rows):
            break
        rows = narrower
    if len(rows) > lines:
        rows = [*rows[: lines - 1], rows[lines - 1].rstrip(_NO_START + _NO_END) + "…"]
    return "\n".join(rows)


def _filled(pieces: list[str], ems: float) -> list[str]:
    """Return the pieces in lines of so many ems, each as full as can be."""
    rows = [""]
    for piece in pieces:
        if rows[-1] and width((rows[-1] + piece).rstrip()) > ems:
            rows.append("")
        rows[-1] += piece if rows[-1] else piece.lstrip()
    return [row.strip() for row in rows if row.strip()]


def _pieces(text: str) -> list[str]:
    """Return the parts between which a line may break."""
    parts = re.findall(r"[^\s\u2e80-\uffef“”‘’…—·]{1,24}\s?|\s|.", text)
    joined: list[str] = []
    for part in parts:
        if joined and (part[0] in _NO_START or joined[-1][-1] in _NO_END):
            joined[-1] += part
        else:
            joined.append(part)
    return joined
