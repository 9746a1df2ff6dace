"""A question taken into pieces: which words name things, which mean something, what each weighs.

The longest names come first, then phrases with a meaning, then single words.
"""

from __future__ import annotations

import math

from dgov_kg.ask.read.naming import named
from dgov_kg.ask.read.reading import OPEN_ASKS, Piece, Reading
from dgov_kg.ask.read.yes_no import with_whether
from dgov_kg.ask.words.expressions import expression
from dgov_kg.ask.words.features import SENSE, plain_features
from dgov_kg.ask.words.vocabulary import ELSEWHERE, FILLER, UNSAID, vocabulary
from dgov_kg.names.spelling import language_of, plain, slips, stem, tokens

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dgov_kg.ask.know.memory import Memory
    from dgov_kg.ask.words.vocabulary import Meaning
    from dgov_kg.names.spelling import Token

_NAMED = (2.5, 8.0)  # The least and the most that the name of a thing weighs.
_SENSED = (0.3, 3.5)  # The same for a word with a sense.
_YEAR = 3.0
_STRANGE = 6.0
_NUMBER = 2.5
_PAIR = 0.5  # A pair of characters is half of what two words would be.
_LONE = 0.35
_UNSEEN = 0.3  # A pair never seen is more often the end of one word and the start of the next.
_UNHEARD = 0.5  # A word never heard counts, but a plain one may be among them.
_LONG = 6  # A shorter word is near too many others to be a slip of one.
_SYNONYM = 0.85  # How well another word of the same sense stands for a word.


#: Characters that are no part of a word.
_PARTICLES = set("的了呢啊吧呀是吗么嘛和与跟及把被也就还又并而且或都很谁哪我它这那其该")
#: Words that ask, or join a clause, and after which they ask.
_JOINING = {"when", "where", "who"}
_BEFORE_ASKING = {stem(word) for word in ("and", "or", "since", "from", "until", "by", "but", "of")}


def read(memory: Memory, words: str) -> Reading:
    """Read a question: the longest names first, then phrases with a meaning, then single words."""
    text = [_mended(memory, token) for token in tokens(words)]
    shown = _Shown(words)
    pieces: list[Piece] = []
    asked: list[tuple[int, frozenset[str]]] = []
    joining: list[tuple[int, frozenset[str]]] = []
    taken = [False] * len(text)
    for start, end, things in named(memory, text):
        pieces.append(_name(memory, shown, text[start:end], things))
        last = _apposed(shown, text, end)
        taken[start:last] = [True] * (last - start)
    for start, end, meaning in _phrases(memory, text, taken):
        taken[start:end] = [True] * (end - start)
        strange = meaning.asks & {ELSEWHERE, UNSAID}
        if strange:
            said = shown(text[start:end])
            pieces.append(Piece(text[start].start, said, min(strange), _STRANGE, (), ()))
            asked += [(text[start].start, meaning.asks - strange)] if meaning.asks - strange else []
            continue
        asks = meaning.asks - {FILLER}
        if asks & _JOINING and end - start == 1 and _joins(text, start):
            joining.append((text[start].start, asks))
            asks -= _JOINING
        if asks:
            asked.append((text[start].start, asks))
        if meaning.senses and FILLER not in meaning.asks:
            pieces.append(_sense(memory, shown, text[start:end], meaning))
    asked += joining if not any(asks & OPEN_ASKS for _, asks in asked) else []
    pieces += _words(memory, shown, text, taken)
    asked = with_whether(asked, text, words)
    pieces.sort(key=lambda piece: piece.start)
    return Reading(words, language_of(words), tuple(pieces), tuple(sorted(asked, key=_place)))


def _apposed(shown: _Shown, text: Sequence[Token], end: int) -> int:
    """Return where a name ends with what is said of it right after: 云上贵州这家公司."""
    found = expression("apposed").match(shown.words, text[end - 1].end)
    while found is not None and end < len(text) and text[end].end <= found.end():
        end += 1
    return end


def _mended(memory: Memory, token: Token) -> Token:
    """Return an English word with its one slip put right, where a single known word is so near."""
    word = token.text
    if len(word) < _LONG or not word.isascii() or not word.isalpha() or _is_known(memory, word):
        return token
    near = {one for one in slips(word) if _is_known(memory, one)}
    return token._replace(text=near.pop()) if len(near) == 1 else token


def _is_known(memory: Memory, word: str) -> bool:
    return word in memory.features or (word,) in vocabulary().phrases


def _joins(text: Sequence[Token], position: int) -> bool:
    """Say whether an English "when", "where" or "who" may join a clause to what is asked.

    It asks at the start of a question, after a comma or a colon, after "and" or "since", and where
    nothing else does.
    """
    if text[position].is_han or not position or text[position].text == "whom":
        return False
    before = text[position - 1]
    return before.end + 1 == text[position].start and before.text not in _BEFORE_ASKING


def _place(asked: tuple[int, frozenset[str]]) -> int:
    return asked[0]


def _name(memory: Memory, shown: _Shown, text: Sequence[Token], things: tuple[int, ...]) -> Piece:
    raw = _strong(text)
    light, heavy = _NAMED
    share = _PAIR if text[0].is_han else 1.0
    weight = min(heavy, max(light, share * sum(map(memory.weight, raw))))
    return Piece(text[0].start, shown(text), "name", weight, things, ((raw, 0.9),))


def _phrases(
    memory: Memory, text: Sequence[Token], taken: Sequence[bool]
) -> Iterator[tuple[int, int, Meaning]]:
    """Yield phrases with a meaning that no name has taken: longer before shorter, fillers last.

    First of all those that ask why: 为什么部门之间 asks for no department, 什么部门.
    """
    found = [
        (start, end, meaning)
        for start, end, meaning in vocabulary().found(text)
        if not any(taken[start:end])
        and not (end - start == 1 and _belongs_to_a_word(memory, text, start, meaning))
    ]
    found.sort(
        key=lambda one: (
            *("why" not in one[2].asks, one[2].asks == {FILLER}),
            *(one[0] - one[1], one[0]),
        )
    )
    free = [not is_taken for is_taken in taken]
    for start, end, meaning in found:
        if all(free[start:end]):
            free[start:end] = [False] * (end - start)
            yield start, end, meaning


def _belongs_to_a_word(
    memory: Memory, text: Sequence[Token], position: int, meaning: Meaning
) -> bool:
    """Say whether a single Chinese character is rather part of a word with the next one."""
    if not text[position].is_han or meaning.asks - {FILLER} or text[position].text in _PARTICLES:
        return False
    following = text[position + 1 : position + 2]
    if not following or not following[0].is_han:
        return False
    pair = text[position].text + following[0].text
    return pair in memory.features and not vocabulary().is_filler(following[0].text)


def _sense(memory: Memory, shown: _Shown, text: Sequence[Token], meaning: Meaning) -> Piece:
    raw = _strong(text) or frozenset(token.text for token in text)
    common = sum(
        len(memory.valued.get(SENSE + sense)) + 0.6 * len(memory.asked.get(SENSE + sense))
        for sense in meaning.senses
    )
    light, heavy = _SENSED
    weight = memory.heaviest - math.log((common + 0.5) / 0.5)
    ways = [(frozenset([SENSE + sense]), _SYNONYM) for sense in sorted(meaning.senses)]
    return Piece(
        text[0].start,
        shown(text),
        "sense",
        min(heavy, max(light, weight)),
        (),
        ((raw, 1.0), *ways),
    )


def _words(
    memory: Memory, shown: _Shown, text: Sequence[Token], taken: Sequence[bool]
) -> Iterator[Piece]:
    """Yield what is left: years, numbers, English words, and runs of characters as pairs."""
    run: list[Token] = []
    for token, is_taken in zip((*text, None), (*taken, True), strict=True):
        if run and (is_taken or token is None or not token.is_han or token.start != run[-1].end):
            yield from _pairs(memory, run)
            run = []
        if token is None or is_taken:
            continue
        if token.is_han:
            run.append(token)
        elif token.text.isdigit():
            is_year = len(token.text) == 4  # noqa: PLR2004
            kind, weight = ("year", _YEAR) if is_year else ("number", _NUMBER)
            yield Piece(
                token.start, token.text, kind, weight, (), ((frozenset([token.text]), 1.0),)
            )
        else:
            word = token.text
            known = 1.0 if word in memory.features else _UNHEARD
            weight = known * memory.weight(word)
            said = shown([token])
            yield Piece(token.start, said, "word", weight, (), ((frozenset([word]), 1.0),))


def _pairs(memory: Memory, run: Sequence[Token]) -> Iterator[Piece]:
    share = _PAIR if len(run) > 1 else _LONE
    for position in range(max(1, len(run) - 1)):
        pair = "".join(token.text for token in run[position : position + 2])
        start = run[position].start
        known = 1.0 if pair in memory.features or len(pair) == 1 else _UNSEEN
        weight = known * share * memory.weight(pair)
        yield Piece(start, pair, "word", weight, (), ((frozenset([pair]), 1.0),))


def _strong(text: Sequence[Token]) -> frozenset[str]:
    """Return the features of a phrase, single characters left out where it has more."""
    found = plain_features(text)
    return frozenset(f for f in found if len(f) > 1 or f.isascii())


class _Shown:
    """The words of a question as they were written."""

    def __init__(self, words: str) -> None:
        text = plain(words)
        self.words = words if len(text) == len(words) else text

    def __call__(self, text: Sequence[Token]) -> str:
        return self.words[text[0].start : text[-1].end]
