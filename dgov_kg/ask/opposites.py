"""Words that speak against each other, and words that a prefix or an adverb denies.

The pairs are data: `queries/words/opposites.toml`.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from dgov_kg.ask.vocabulary import vocabulary

TYPE_CHECKING = False
if TYPE_CHECKING:
    from dgov_kg.ask.reading import Reading

#: With 不 before them these are adverbs, and deny nothing: 不同, 不仅.
_ADVERBS = set("同仅断只得能可必会但是再少过")
#: What denies the Chinese word after it, or the one before it: 缺少衔接, 衔接不上.
_BEFORE = "(?:[不没未非]|没有|缺少|缺乏|难以|无法|得不到|达不到|有待再?|有待进一步)"
_AFFIRMED = (
    "(?<![不没未非无待再])(?<!没有)(?<!缺少)(?<!缺乏)(?<!难以)(?<!无法)(?<![得达]不到)"
    "(?<!有待进一步)"
)
_AFTER = "(?:不上|不了|不起来|不够|不足|不力|不畅|不好)"
#: A shorter word with "in" before it is rather another word: inside, income, discover.
_LONG, _DENYING = 6, "(?:un|in|im|dis)"
#: A word with its denial is no word of the claim.
_NOT = re.compile(r"[不没未无][\u4e00-\u9fff]{1,2}")


class Opposites(NamedTuple):
    """Two sorts of words that speak against each other, each as a pattern."""

    one: re.Pattern[str]
    other: re.Pattern[str]


@lru_cache(maxsize=64)  # The same question is held against one fact after another.
def opposites(language: str, text: str) -> tuple[Opposites, ...]:
    """Return the words that speak against each other, as far as a text has one of them.

    No more than these are made into patterns: there are many, and to make all takes longer than to
    answer.
    """
    return tuple(
        Opposites(_pattern(one, other, language), _pattern(other, one, language))
        for one, other in vocabulary().opposites[language]
        if any(word in text for word in (*one, *other))
    )


@cache
def _pattern(words: tuple[str, ...], others: tuple[str, ...], language: str) -> re.Pattern[str]:
    """Return what finds one of some words, or one of the others denied: "not uniform" differs."""
    one, other = (
        "|".join(map(re.escape, sorted(each, key=len, reverse=True))) for each in (words, others)
    )
    if language == "zh":
        return re.compile(
            f"{_AFFIRMED}(?:{one})(?!{_AFTER})|{_BEFORE}(?:{other})|(?:{other})(?={_AFTER})"
        )
    negation = r"(?:not|never|hardly|no|n't|lack of|lacking|without|fails? to)(?: \w+)?"
    plainly = (
        r"(?<!not )(?<!never )(?<!hardly )(?<!no )(?<!n't )(?<!lack of )(?<!lacking )(?<!without )"
        r"(?<!fail to )(?<!fails to )"
    )
    return re.compile(rf"{plainly}\b(?:{one})\b|\b{negation} (?:{other})\b")


def is_denied(reading: Reading, said: str) -> bool:
    """Say whether a word of a claim stands in what is said with what denies it.

    "Evenly" against "unevenly", 平衡 against 不平衡.
    """
    if reading.language == "zh":
        runs = re.findall(r"[\u4e00-\u9fff]{2,}", _NOT.sub(" ", reading.text))
        words = {run[start : start + 2] for run in runs for start in range(len(run) - 1)}
        return any(
            f"不{one}" in said and one not in said.replace(f"不{one}", "")
            for one in words
            if one[0] not in _ADVERBS
        )
    words = {word.removesuffix("ly") for word in re.findall(r"[a-z]{4,}", reading.text)}
    return any(
        re.search(rf"\b{_DENYING if len(word) >= _LONG else 'un'}{word}(?:ly)?\b", said)
        and not re.search(rf"\b{word}", said)
        for word in words
    )
