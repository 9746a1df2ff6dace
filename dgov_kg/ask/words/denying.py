"""Whether words deny something: a negation that is no part of a question word, and not idle."""

from __future__ import annotations

from dgov_kg.ask.words.expressions import expression
from dgov_kg.ask.words.vocabulary import vocabulary
from dgov_kg.names.spelling import plain, tokens

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re


def without_idle_denials(text: str) -> str:
    """Return a text with spaces for what denies nothing in it.

    >>> without_idle_denials("有没有一个非补不可的缺口")
    '有  一个 补  的缺口'
    """
    for idle in ("verb-or-not", "denied-twice"):
        text = expression(idle).sub(_blank, text)
    return text


def _blank(idle: re.Match[str]) -> str:
    """Return spaces in its stead, but for the verb that it holds."""
    kept = idle.span(idle.lastindex or 1)
    return "".join(
        one if kept[0] <= at < kept[1] else " " for at, one in enumerate(idle[0], idle.start())
    )


def denies(words: str) -> bool:
    """Say whether words hold a negation that is no part of a question word.

    >>> denies("没有纳入规划"), denies("有没有纳入规划"), denies("够得上不?")
    (True, False, False)
    >>> denies("政府离不开企业"), denies("做法不同"), denies("作者不同意")
    (False, False, True)
    """
    found = list(vocabulary().found(tokens(without_idle_denials(plain(words)))))
    asking = [(start, end) for start, end, meaning in found if "yes-no" in meaning.asks]
    return any(
        "negation" in meaning.asks
        and not any(first <= start and end <= last for first, last in asking)
        for start, end, meaning in found
    )
