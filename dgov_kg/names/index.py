"""The index of names: a thing by any of its names, in either language, script or spelling."""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from functools import lru_cache
from typing import Any

from dgov_kg.names.spelling import folded, plain

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    #: A name, the number of its thing, and how it came to be a name.
    Entry = tuple[str, int, int]
    #: How a name agrees with what is looked for, the least first, and the number of its thing.
    Match = tuple[int, int, int, int]

#: How a name came to be one; what comes first is the better ground for a match.
LABEL, SLUG, OTHER, SOUND, INITIALS = range(5)
#: How words and a name may agree: the whole, its start, a part of it, its words, nearly.
_WHOLE, _START, _PART, _WORDS, _NEARLY = range(5)
_LEAST_ALIKE = 72.0  # Of 100: one letter in four may be wrong, and no more.
_SHARED = 0.4  # A name that shares fewer of the pairs is not looked at.


class NameIndex:
    """Names by their pairs of letters, and the things that bear them.

    >>> index = NameIndex(laid_out([("数字广东", 7, LABEL), ("Tencent", 9, LABEL)]))
    >>> index.find("數字廣東"), index.find("shuzi guangdong"), index.find("tencnet")
    ([7], [7], [9])
    >>> index.find("Tibet")
    []
    """

    def __init__(self, content: Mapping[str, Any]) -> None:
        self._names: list[str] = content["names"]
        self._things = array("I", content["things"])
        self._kinds: bytes = content["kinds"]
        self._pairs: dict[str, bytes] = content["pairs"]

    def find(self, words: str, *, most: int | None = None) -> list[int]:
        """Return the numbers of the things that go by words, each once, the best match first."""
        wanted = folded(words)
        if not wanted:
            return []
        matches = self._matching(wanted) or self._by_words(words) or self._alike(wanted)
        return list(dict.fromkeys(thing for *_, thing in sorted(matches)))[:most]

    def _matching(self, wanted: str) -> list[Match]:
        """Return the names that hold just these words."""
        found = []
        names, kinds, things = self._names, self._kinds, self._things
        for number in self._holding(_pairs(wanted)):
            name = names[number]
            place = name.find(wanted)
            if place == 0 or (place > 0 and kinds[number] != INITIALS):
                how = _WHOLE if name == wanted else _START if place == 0 else _PART
                found.append((how, kinds[number], len(name), things[number]))
        return found

    def _by_words(self, words: str) -> list[Match]:
        """Return the names that hold each word, in whatever order."""
        parts = [folded(part) for part in plain(words).split()]
        if len(parts) < 2:  # noqa: PLR2004 - one word has been looked for
            return []
        pairs = {pair for part in parts for pair in _pairs(part)}
        return [
            (_WORDS, self._kinds[number], len(self._names[number]), self._things[number])
            for number in self._holding(pairs)
            if all(part in self._names[number] for part in parts)
        ]

    def _alike(self, wanted: str) -> list[Match]:
        """Return the names that words of this spelling may be meant for."""
        from rapidfuzz.fuzz import ratio

        pairs = _pairs(wanted)
        shared: Counter[int] = Counter()
        for pair in pairs:
            shared.update(array("I", self._pairs.get(pair, b"")))
        margin = max(2, len(wanted) // 4)
        found = []
        for number, times in shared.items():
            name = self._names[number]
            if times < _SHARED * len(pairs) or abs(len(name) - len(wanted)) > margin:
                continue
            if self._kinds[number] == INITIALS:
                continue
            alike = ratio(wanted, name)
            if alike >= _LEAST_ALIKE:
                far = round(100 - alike)
                found.append((_NEARLY, far, self._kinds[number], self._things[number]))
        return found

    def _holding(self, pairs: Iterable[str]) -> Iterator[int]:
        """Yield the names that hold all these pairs."""
        rows = sorted((self._pairs.get(pair, b"") for pair in set(pairs)), key=len)
        first, *others = (array("I", row) for row in rows)
        rest = [set(other) for other in others]
        return (number for number in first if all(number in other for other in rest))


def laid_out(entries: Iterable[Entry]) -> dict[str, Any]:
    """Return the content of an index over names, each with its thing's number and its kind.

    A Chinese name is found by its sound too: in pinyin without tones, and by initials.
    """
    found = dict.fromkeys((folded(name), thing, kind) for name, thing, kind in entries)
    found |= dict.fromkeys(_sounds(list(found)))
    pairs: dict[str, list[int]] = defaultdict(list)
    for number, (name, _, _) in enumerate(found):
        for pair in {*_pairs(name), *name}:
            pairs[pair].append(number)
    return {
        "names": [name for name, _, _ in found],
        "things": array("I", [thing for _, thing, _ in found]).tobytes(),
        "kinds": bytes(kind for _, _, kind in found),
        "pairs": {pair: array("I", numbers).tobytes() for pair, numbers in pairs.items()},
    }


def _sounds(entries: Sequence[Entry]) -> Iterator[Entry]:
    for name, thing, kind in entries:
        if kind == LABEL and not name.isascii():
            syllables = read_aloud(name)
            yield "".join(syllables), thing, SOUND
            if len(name) > 2:  # noqa: PLR2004 - two initials could be anything
                yield "".join(syllable[0] for syllable in syllables), thing, INITIALS


def read_aloud(name: str) -> list[str]:
    """Return how a Chinese name is read: its syllables in pinyin, without tones.

    >>> read_aloud("数字重庆")
    ['shu', 'zi', 'chong', 'qing']
    """
    from pypinyin.seg.simpleseg import seg

    return [one for words in seg(name) for one in _syllables(words)]


@lru_cache(maxsize=65_536)
def _syllables(words: str) -> tuple[str, ...]:
    """Return how a word is read; names repeat their words, and reading one takes long."""
    from pypinyin import lazy_pinyin

    return tuple(lazy_pinyin([words]))


def _pairs(words: str) -> set[str]:
    """Return the pairs of neighbours in words, or the one letter there is."""
    return {words[i : i + 2] for i in range(len(words) - 1)} or {words}
