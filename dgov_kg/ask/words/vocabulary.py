"""The words that mean something to a question: senses of terms, ways to ask, fillers."""

from __future__ import annotations

import os
from functools import cache
from typing import Any, NamedTuple

from dgov_kg import files
from dgov_kg.ask.words.alternations import alternations
from dgov_kg.names.spelling import folded, tokens

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from dgov_kg.names.spelling import Token

    Words = tuple[str, ...]

#: What carries no meaning of its own.
FILLER = "filler"
#: What no sentence speaks of.
ELSEWHERE = "elsewhere"
#: What is asked of such things and no sentence gives.
UNSAID = "unsaid"


class Meaning(NamedTuple):
    """What a word or phrase means: senses of ontology terms, and ways of asking.

    >>> sorted(vocabulary().meaning(("谁",)).asks)
    ['filler', 'who']
    """

    senses: frozenset[str]
    asks: frozenset[str]


class Vocabulary(NamedTuple):
    """Every phrase with its meaning, and every ontology term with the senses it carries.

    ``longest`` tells how many words a phrase has at most, by its first.
    ``anything`` are the nouns that stand for anything, ``opposites`` by language the words that
    speak against each other, ``defining`` what stands before and after the name of a thing where it
    is asked what that is, ``source`` the ways to ask what the source is about, ``framing`` by
    language what stands before and after a statement where it is asked whether it is so,
    ``expressions`` by language and name the regular expressions, ``numerals`` by word the number
    that it stands for.  All is read at once: a worker
    that is asked can open no file.
    """

    phrases: Mapping[Words, Meaning]
    terms: Mapping[str, frozenset[str]]
    asked_classes: Mapping[str, tuple[str, ...]]
    longest: Mapping[str, int]
    anything: frozenset[str]
    opposites: Mapping[str, tuple[tuple[tuple[str, ...], ...], ...]]
    defining: tuple[tuple[str, str], ...]
    source: frozenset[str]
    framing: Mapping[str, tuple[Words, Words]]
    expressions: Mapping[tuple[str, str], str]
    numerals: Mapping[str, int]

    def meaning(self, words: Words) -> Meaning | None:
        """Return what a phrase means, or None."""
        return self.phrases.get(words)

    def is_filler(self, word: str) -> bool:
        """Say whether a word carries no meaning of its own; a Chinese one is of many characters."""
        found = self.phrases.get((word,) if word.isascii() else tuple(word))
        return found is not None and FILLER in found.asks

    def found(self, text: Sequence[Token]) -> Iterator[tuple[int, int, Meaning]]:
        """Yield every phrase in a text, however they overlap, with its first and last position."""
        words = [token.text for token in text]
        for start, first in enumerate(words):
            most = self.longest.get(first, 0)
            for end in range(start + 1, min(len(words), start + most) + 1):
                if end - start > 1 and _is_parted(text[end - 2], text[end - 1]):
                    break
                meaning = self.phrases.get(tuple(words[start:end]))
                if meaning is not None:
                    yield start, end, meaning


def _is_parted(one: Token, other: Token) -> bool:
    """Say whether something stands between two Chinese characters: no word goes across it."""
    return one.is_han and other.is_han and one.end != other.start


def _longest(phrases: Iterable[Words]) -> dict[str, int]:
    """Return the length of the longest phrase, by its first word."""
    longest: dict[str, int] = {}
    for words in phrases:
        longest[words[0]] = max(len(words), longest.get(words[0], 0))
    return longest


@cache
def vocabulary() -> Vocabulary:
    """Return the vocabulary, read from `queries/words/` or as it was kept."""
    from dgov_kg.kept import made

    content = made("vocabulary", _laid_out)
    phrases = {words: Meaning(*both) for words, both in content["phrases"].items()}
    return Vocabulary(**{**content, "phrases": phrases})


def _laid_out() -> dict[str, Any]:
    """Return the fields of the vocabulary, a meaning as a plain tuple, so that it can be kept."""
    senses, asking, general, opposed, defining, framing, numerals = (
        files.toml(os.path.join(files.WORDS, f"{name}.toml"))
        for name in ("senses", "asking", "nouns", "opposites", "defining", "framing", "numerals")
    )
    nouns = general["anything"].values()
    collected: dict[Words, tuple[set[str], set[str]]] = {}
    for position, tables in enumerate((senses, asking)):
        for name, table in tables.items():
            for phrase in (*table["zh"], *table["en"]):
                words = tuple(token.text for token in tokens(phrase))
                collected.setdefault(words, (set(), set()))[position].add(name)
    terms: dict[str, set[str]] = {}
    for name, table in senses.items():
        for term in table["terms"]:
            terms.setdefault(term, set()).add(name)
    return {
        "phrases": {words: tuple(map(frozenset, both)) for words, both in collected.items()},
        "terms": {term: frozenset(names) for term, names in terms.items()},
        "asked_classes": {
            name: tuple(table["asks"]) for name, table in senses.items() if "asks" in table
        },
        "longest": _longest(collected),
        "anything": frozenset(
            "".join(one.text for one in tokens(word)) for words in nouns for word in words
        ),
        "opposites": {
            language: tuple(tuple(map(tuple, table[language])) for table in opposed.values())
            for language in ("zh", "en")
        },
        "defining": tuple(
            tuple(way.split("{thing}")) for ways in defining["thing"].values() for way in ways
        ),
        "source": frozenset(folded(way) for ways in defining["source"].values() for way in ways),
        "framing": {
            language: (tuple(framing["before"][language]), tuple(framing["after"][language]))
            for language in ("zh", "en")
        },
        "expressions": alternations(),
        "numerals": {word: one for table in numerals.values() for word, one in table.items()},
    }
