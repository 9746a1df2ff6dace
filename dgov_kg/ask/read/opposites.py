"""Words that speak against each other, and words that a prefix or an adverb denies.

The pairs are data: `queries/words/opposites.toml`.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from dgov_kg.ask.words.denying import denies, without_idle_denials
from dgov_kg.ask.words.expressions import expression
from dgov_kg.ask.words.vocabulary import vocabulary

TYPE_CHECKING = False
if TYPE_CHECKING:
    from dgov_kg.ask.read.reading import Reading

#: A shorter word with "in" before it is rather another word: inside, income, discover.
_LONG = 6


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
    plainly, before = (
        expression(name, language).pattern for name in ("no-denial-before", "denial-before")
    )
    if language == "en":
        return re.compile(rf"{plainly}\b(?:{one})\b|\b(?:{before}) (?:{other})\b")
    after = expression("denial-after", language).pattern
    return re.compile(
        f"{plainly}(?:{one})(?!{after})|(?:{before})(?:{other})|(?:{other})(?={after})"
    )


def is_denied(reading: Reading, said: str) -> bool:
    """Say whether a word of a claim stands in what is said with what denies it.

    "Evenly" against "unevenly", 平衡 against 不平衡.
    """
    if reading.language == "zh":
        text = without_idle_denials(reading.text)
        runs = re.findall(r"[\u4e00-\u9fff]{2,}", expression("denied-word").sub(" ", text))
        words = {run[start : start + 2] for run in runs for start in range(len(run) - 1)}
        return any(
            f"不{one}" in said and one not in said.replace(f"不{one}", "")
            for one in words
            if not expression("adverb-with-not").match(one)
        )
    words = {word.removesuffix("ly") for word in re.findall(r"[a-z]{4,}", reading.text)}
    return any(
        re.search(rf"\b(?:{_prefix(word)}){word}(?:ly)?\b", said)
        and not re.search(rf"\b{word}", said)
        for word in words
    )


def are_alike(language: str, claim: str, said: str) -> bool:
    """Say whether what a claim denies stands against what is said: 不统一 is 差异较大.

    >>> are_alike("zh", "标准是不是不统一", "标准差异较大")
    True
    >>> are_alike("zh", "标准是不是有差异", "标准差异较大")  # Neither denies a word of the other's.
    False
    >>> are_alike("en", "They are not all at the same level of use.", "they differ in use")
    True
    """
    text = without_idle_denials(claim)
    for pair in opposites(language, text):
        for mine, theirs in ((pair.one, pair.other), (pair.other, pair.one)):
            one = mine.search(text)
            if one is None or theirs.search(mine.sub(" ", text)) is not None:
                continue
            is_turned = is_negated(language, text, one)
            meant, other = (theirs, mine) if is_turned else (mine, theirs)
            found = meant.search(said)
            if found is None or other.search(said):
                continue
            if is_turned or denies(one[0]) != denies(found[0]):
                return True
    return False


def is_negated(language: str, claim: str, word: re.Match[str]) -> bool:
    """Say whether a clause denies what it goes on to say by a word: "do not share one format".

    >>> is_negated("zh", "是不是没放进统一的规划", re.search("统一", "是不是没放进统一的规划"))
    True
    """
    before = expression("scope-end", language).split(claim[: word.start()])[-1]
    return denies(before) and not denies(word[0])


def _prefix(word: str) -> str:
    """Return what makes its opposite of an English word."""
    name = "prefix-of-a-long-word" if len(word) >= _LONG else "prefix-of-a-short-word"
    return expression(name).pattern
