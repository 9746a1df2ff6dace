"""Divide a paragraph into its sentences."""

from __future__ import annotations

import re

from dgov_kg.source.damage import pairs

_STOPS = frozenset("。！？；!?;")
_CLOSING = re.compile(r"[”’》〉」』）)\]】〕]*")


def sentences(paragraph: str) -> list[tuple[int, int]]:
    """Return the start and end (exclusive) of each sentence, in code points.

    A sentence ends at 。！？； or their half-width twins, never inside quotation marks or brackets,
    and takes the closing marks behind its stop with it.  What stands after the last stop is a
    sentence too; spaces around a sentence are no part of it.

    >>> text = "甲说：“走；停。”乙不动；丙笑。尾"
    >>> [text[start:end] for start, end in sentences(text)]
    ['甲说：“走；停。”乙不动；', '丙笑。', '尾']
    """
    inside = {place for start, end in pairs(paragraph) for place in range(start, end + 1)}
    spans, start = [], 0
    for place, sign in enumerate(paragraph):
        if sign in _STOPS and place not in inside and place >= start:
            closing = _CLOSING.match(paragraph, place + 1)
            end = closing.end() if closing else place + 1
            if paragraph[end : end + 1] in _STOPS:
                continue
            spans.append((start, end))
            start = end
    spans.append((start, len(paragraph)))
    return [span for span in (_trimmed(paragraph, *span) for span in spans) if span[0] < span[1]]


def _trimmed(paragraph: str, start: int, end: int) -> tuple[int, int]:
    text = paragraph[start:end]
    return start + len(text) - len(text.lstrip()), end - len(text) + len(text.rstrip())
