"""What a question has wrong of the sentence that it is about, or asks and the sentence leaves out.

For each point of a sentence the words of who has it right and of who has it wrong, and the words
that ask for what the article does not say, are data: `queries/words/<source>/contrasts/`.
"""

from __future__ import annotations

from typing import Any

from dgov_kg.ask.rank.likelihood import is_told
from dgov_kg.ask.words.phrases import laid_out, words_of
from dgov_kg.namespaces import SOURCES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from dgov_kg.ask.know.memory import Memory
    from dgov_kg.ask.read.reading import Reading

    Phrases = list[str]
    Place = tuple[str, str]

_LANGUAGES = ("zh", "en")
_SIDES = ("said", "against")
_KINDS = {"contrast": "contrasts", "unsaid": "unsaid"}
#: What stands between the points of a sentence, the sides of a point, and the words of a side.
_POINT, _SIDE, _PHRASE = "\n", "|", "\t"


def contrasted(
    tables: Iterable[tuple[str, str, dict[str, Any]]], sentences: Collection[str]
) -> dict[str, dict[Place, str]]:
    """Return, by sentence and language, the points with their words, and the words of the unsaid.

    A table is of a source, and of one sentence, of several, or of all but some.  All words of a
    sentence are one text, which opens at once and is taken apart when asked for.

    >>> words = {"said": {"zh": ["四家"], "en": ["four"]}, "against": {"zh": [], "en": ["3 … two"]}}
    >>> found = contrasted([("ning-tan", "contrast", {"sentence": "p13s3", **words})], [])
    >>> found["contrasts"]["https://w3id.org/dgov-kg/source/ning-tan/p13s3", "en"]
    ' 4 | 3 … 2 '
    """
    found: dict[str, dict[Place, list[str]]] = {"contrasts": {}, "unsaid": {}}
    for source, kind, table in tables:
        places = list(_sentences(source, table, sentences))
        for language in _LANGUAGES:
            if kind == "unsaid":
                line = _laid_out(table[language], language)
            else:
                line = _SIDE.join(_laid_out(table[side][language], language) for side in _SIDES)
            for place in places if line.strip(_SIDE) else ():
                found[_KINDS[kind]].setdefault((place, language), []).append(line)
    return {
        kind: {place: _POINT.join(lines) for place, lines in texts.items()}
        for kind, texts in found.items()
    }


def _sentences(source: str, table: dict[str, Any], sentences: Collection[str]) -> Iterator[str]:
    """Yield the addresses of the sentences that a table is of."""
    within = f"{SOURCES}{source}/"
    if "all_but" in table:
        others = {within + name for name in table["all_but"]}
        yield from (one for one in sentences if one.startswith(within) and one not in others)
        return
    names = table["sentence"]
    yield from (within + name for name in ([names] if isinstance(names, str) else names))


def misstated(memory: Memory, reading: Reading, place: int) -> str:
    """Return the words of a question that have a point of a sentence wrong, or nothing.

    Where it has the right words for the point, too, it has nothing wrong: "three or four?".
    """
    words = words_of(reading.words, reading.language)
    for said, wrong in _points(memory, reading, place):
        for phrase in wrong:
            found = words.where(phrase, is_affirmed=True)
            if found and not any(words.holds_beside(right, phrase) for right in said):
                return _quoted(reading, found)
    return ""


def asks_the_unsaid(memory: Memory, reading: Reading, place: int) -> str:
    """Return the words of a question that ask for what is not said of a sentence, or nothing."""
    text = memory.content["unsaid"].get((memory.spoken_at[place], reading.language), "")
    phrases = _taken_apart(text.replace(_POINT, _PHRASE))
    words = words_of(reading.words, reading.language)
    found = next(filter(None, map(words.where, phrases)), None)
    return _quoted(reading, found) if found else ""


def share_known(memory: Memory, reading: Reading, place: int) -> float:
    """Return how much of a question, by weight, wordings or points of a sentence hold: 0 to 1."""
    words = words_of(reading.words, reading.language)
    right = [words.where(one) for said, _ in _points(memory, reading, place) for one in said]
    spans = list(filter(None, right))
    known = (
        piece.weight
        for piece in reading.pieces
        if any(start < piece.start + len(piece.text) and piece.start < end for start, end in spans)
        or any(all(is_told(memory, one, place) for one in way) for way, _ in piece.ways)
    )
    return sum(known) / reading.weight


def _quoted(reading: Reading, span: tuple[int, int]) -> str:
    """Return some of a question's words as they were written, where these are as long."""
    is_even = len(reading.words) == len(reading.text)
    return (reading.words if is_even else reading.text)[slice(*span)]


def _points(memory: Memory, reading: Reading, place: int) -> list[list[Phrases]]:
    """Return the points of a sentence: the words that have each right, and those that do not."""
    text = memory.content["contrasts"].get((memory.spoken_at[place], reading.language), "")
    return [
        [_taken_apart(side) for side in line.split(_SIDE)] for line in text.split(_POINT) if line
    ]


def _laid_out(phrases: Sequence[str], language: str) -> str:
    return _PHRASE.join(laid_out(phrase, language) for phrase in phrases)


def _taken_apart(text: str) -> Phrases:
    return text.split(_PHRASE)
