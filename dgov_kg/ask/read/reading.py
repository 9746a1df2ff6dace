"""A question read: its pieces, the ways in which it asks, and what these tell of what is meant."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from itertools import takewhile
from typing import NamedTuple

from dgov_kg.ask.words.counting import counted_at
from dgov_kg.ask.words.expressions import expression, says
from dgov_kg.ask.words.features import SENSE
from dgov_kg.ask.words.vocabulary import ELSEWHERE, UNSAID, vocabulary
from dgov_kg.names.spelling import plain, tokens

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re
    from collections.abc import Collection, Sequence

    from dgov_kg.ask.know.memory import Memory

#: What may stand before the class that is asked for, and how many letters apart.
_NAMING = {"which", "what", "who", "where", "how-many"}
_REACH = {"zh": 8, "en": 30}
_LOOSE = {"word", "unsaid", "elsewhere"}  # Pieces that are no name and have no sense.
#: Ways of asking that a yes or a no does not answer.
OPEN_ASKS = {"who", "when", "how-many", "where", "which", "what", "why", "compare"}


class Piece(NamedTuple):
    """A part of a question that has to be accounted for.

    ``things`` are those it names; ``ways`` are sets of features, each of which would account for
    it, with how well; ``kind`` is "name", "sense", "year", "number", "word", or
    "elsewhere" and "unsaid" for what the graph knows nothing of; ``start`` is where
    it stands.
    """

    start: int
    text: str
    kind: str
    weight: float
    things: tuple[int, ...]
    ways: tuple[tuple[frozenset[str], float], ...]

    @property
    def senses(self) -> frozenset[str]:
        """The senses that it may have."""
        held = (feature for way, _ in self.ways for feature in way)
        return frozenset(feature[1:] for feature in held if feature.startswith(SENSE))


def overlaps(piece: Piece, found: re.Match[str]) -> bool:
    """Say whether a piece has a character of what an expression found in the question."""
    return piece.start < found.end() and found.start() < piece.start + len(piece.text)


@dataclass(frozen=True)
class Reading:
    """A question with its pieces, the ways in which it asks, and the language it is in.

    Of a part of a question the words outside it are spaces, and ``whole`` is the question.
    """

    words: str
    language: str
    pieces: tuple[Piece, ...]
    asked: tuple[tuple[int, frozenset[str]], ...]
    whole: str = ""

    @cached_property
    def entire(self) -> Reading:
        """The same with all words of the question that it is a part of."""
        return replace(self, words=self.whole, whole="") if self.whole else self

    @cached_property
    def text(self) -> str:
        """Its words in one spelling: see `plain`."""
        return plain(self.words)

    @cached_property
    def asks(self) -> frozenset[str]:
        """The ways in which it asks."""
        return frozenset[str]().union(*(asks for _, asks in self.asked))

    @cached_property
    def senses(self) -> frozenset[str]:
        """The senses of its words."""
        held = (piece.senses for piece in self.pieces if piece.kind == "sense")
        return frozenset[str]().union(*held)

    @cached_property
    def wanted(self) -> frozenset[str]:
        """The classes that it asks for by a word: those of "which platform", "哪些平台"."""
        reach = _REACH[self.language]
        asking = [
            (start, reach // 2 if "who" in asks else reach)
            for start, asks in self.asked
            if asks & _NAMING
        ]
        choosing = self.asks & {"which", "who"}
        text = tokens(self.words)
        # 方面 of 哪份数字政府方面的规划 is passed over: what is asked for comes after it.
        passed: frozenset[str] = frozenset()
        for start, end, meaning in vocabulary().found(text) if asking else ():
            at, stop = text[start].start, text[end - 1].end
            if any(one.start < at and stop < one.start + len(one.text) for one in self.named):
                continue  # 省 in the middle of 跨省通办 asks for no province.
            near = (one for one, far in asking if 0 <= at - one <= far)
            is_after = any(not says("class-end", self.text[one:at]) for one in near)
            if is_after or (choosing and says("class-before", self.text[stop:])):
                classes = vocabulary().asked_classes
                found = {c for sense in meaning.senses for c in classes.get(sense, ())}
                if found and self.text[stop : stop + 1] != "的":
                    return frozenset(found)
                passed = passed or frozenset(found)
                asking += [(stop, reach)] if found else []
        return passed

    @cached_property
    def set_aside(self) -> tuple[Piece, ...]:
        """The names that it sets aside: those of "besides Tencent", "除了腾讯"."""
        return tuple(takewhile(lambda piece: piece.kind == "name", self.besides))

    @cached_property
    def besides(self) -> tuple[Piece, ...]:
        """The pieces of what it sets aside, named or told roughly: "besides its city plan".

        That is what stands after "besides", before 之外, or in a clause before "the other two".
        """
        start = min((start for start, asks in self.asked if "except" in asks), default=None)
        if start is not None:
            asked = (one for one, asks in self.asked if one > start and asks & OPEN_ASKS)
            end = min(asked, default=0)
            after = tuple(p for p in self.pieces if p.start >= start and not 0 < end <= p.start)
            if after or not expression("except-after").match(self.text, start):
                return after
            return self._named_before(start)
        rest = expression("of-those-told").search(self.text)
        return () if rest is None else self._named_before(rest.start())

    def _named_before(self, end: int) -> tuple[Piece, ...]:
        """Return the names in the clause that ends there, or in the one before it."""
        bounds = [0, *(one.end() for one in expression("clause-end").finditer(self.text, 0, end))]
        for start in reversed(bounds):
            found = tuple(p for p in self.named if start <= p.start < end)
            if found:
                return found
        return ()

    @cached_property
    def numbers(self) -> tuple[int, ...]:
        """The numbers of things that it speaks of: those of "the three stages", "哪四家".

        A number in digits in a name is none of them: "the 152 system".
        """
        spans = [(one.start, one.start + len(one.text)) for one in self.named]
        return tuple(
            number
            for number, end in counted_at(self.words)
            if number > 1
            and not (
                self.text[end - 1].isdigit() and any(start < end < stop for start, stop in spans)
            )
        )

    @cached_property
    def weight(self) -> float:
        """What all pieces weigh together."""
        return sum(piece.weight for piece in self.pieces) or 1.0

    @property
    def is_beyond(self) -> bool:
        """Whether it asks for what no sentence speaks of or gives."""
        return any(piece.kind in {ELSEWHERE, UNSAID} for piece in self.pieces)

    @property
    def named(self) -> list[Piece]:
        """The pieces that name things."""
        return [piece for piece in self.pieces if piece.kind == "name"]

    def of_each(self, pieces: Sequence[Piece]) -> list[tuple[Piece, Reading]]:
        """Return each of some pieces with the question that remains without the others."""
        rest = [(one, [p for p in self.pieces if p is one or p not in pieces]) for one in pieces]
        return [(one, replace(self, pieces=tuple(kept))) for one, kept in rest]

    def unknown(self, memory: Memory) -> list[str]:
        """Return the words that neither a thing nor a wording holds."""
        return [
            piece.text
            for piece in self.pieces
            if piece.kind == "word"
            and not any(way <= memory.features.keys() for way, _ in piece.ways)
        ]

    def as_written(self, words: Collection[str]) -> list[str]:
        """Return words as the question has them, each with those of no name that overlap with it.

        Pairs of characters do, 明年, 年财, 财政: one word, with what no sentence gives, 补贴.
        """
        merged: list[tuple[int, int, bool]] = []
        for piece in self.pieces:
            start, end, is_one = piece.start, piece.start + len(piece.text), piece.text in words
            reach = merged[-1][1] - (piece.kind == "word") if merged else -1
            if piece.kind in _LOOSE and start <= reach:
                before = merged[-1]
                merged[-1] = before[0], max(end, before[1]), before[2] or is_one
            elif piece.kind in _LOOSE or is_one:
                merged.append((start, end, is_one))
        return [self.words[start:end] for start, end, is_one in merged if is_one]
