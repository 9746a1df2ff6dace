"""What people say of themselves around what they ask: "I am writing a briefing. Who …?".

What they say they need the answer for says nothing of what is asked: 写发言稿, "my essay".  What it
names is meant by a word that refers back to it: 那边, "that firm".
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

from dgov_kg.ask.read.besides import TELLING, named_in_particular
from dgov_kg.ask.read.reading import OPEN_ASKS
from dgov_kg.ask.words.expressions import says
from dgov_kg.names.spelling import plain

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dgov_kg.ask.know.memory import Memory
    from dgov_kg.ask.read.reading import Piece, Reading

#: What ends a sentence, a clause; "Co., Ltd." ends none.
_SENTENCE = re.compile(
    r"[?？!！。；;]+[”\"’)）]*\s*|(?<!\bLtd)(?<!\bCo)(?<!\bvs)\.+[”\"’)]*(?:\s+|$)"
)
_CLAUSE = re.compile(r"[，：]\s*|(?<!Co\.),\s+|:\s+|\s+[-–—]+\s+|——")
_ASKING = OPEN_ASKS | {"yes-no", "describe", "content", "define", "connect"}
_LEAST = 5.0  # What is asked weighs so much, or names something.
_LITTLE = 3.0  # So much where it refers back to a name.
_MOST_LENT = 2  # Of more names it is not clear which is meant.


class _Clause(NamedTuple):
    start: int
    end: int
    asks: bool
    is_personal: bool
    introduces: bool


def what_is_asked(memory: Memory, reading: Reading, *, lends: bool = True) -> str:
    """Return what is asked without what the asker says around it, or all of the words.

    Before it stands what it refers back to, if that is to be lent.
    """
    sentences = list(_sentences(reading))
    asking = [one for one in sentences if any(clause.asks for clause in one)]
    kept = [clause for one in asking for clause in _kept(one)]
    dropped = [clause for one in sentences for clause in one if clause not in kept]
    if not kept or not dropped:
        return reading.words
    said = "".join(reading.words[clause.start : clause.end] for clause in kept).strip()
    refers_back = says("refers-back", plain(said))
    named = _named(memory, reading)
    own = _within(named, kept)
    others = [one for one in named if one not in own]
    is_personal = any(clause.is_personal for clause in dropped)
    is_after = any(clause.start > kept[0].start for clause in dropped)
    if not is_personal and (refers_back or others or not own or is_after):
        return reading.words
    is_bare = all(_is_place(memory, one) for one in own)
    lent = _lent(memory, own, others) if lends and (refers_back or is_bare) else []
    telling = [one for one in _within(reading.pieces, kept) if not _is_place(memory, one)]
    is_enough = sum(one.weight for one in telling) >= (_LITTLE if lent or own else _LEAST)
    if not is_enough or not (lends or own):
        return reading.words
    return ("，" if reading.language == "zh" else ", ").join([*lent, said])


def _named(memory: Memory, reading: Reading) -> list[Piece]:
    """Return the names in a question that tell something: a plain word may be one."""
    found = named_in_particular(memory, reading)
    return [one for one in found if one.weight >= TELLING or _is_place(memory, one)]


def _sentences(reading: Reading) -> Iterator[list[_Clause]]:
    """Yield the sentences of a question, each the clauses it is made of."""
    words = reading.words
    bounds = [0, *(one.end() for one in _SENTENCE.finditer(words) if _is_free(reading, one))]
    for first, last in pairwise(dict.fromkeys([*bounds, len(words)])):
        inner = [
            one.end() for one in _CLAUSE.finditer(words, first, last) if _is_free(reading, one)
        ]
        ends = dict.fromkeys([first, *inner, last])
        yield [_clause(reading, start, end) for start, end in pairwise(ends)]


def _is_free(reading: Reading, found: re.Match[str]) -> bool:
    """Say whether a mark stands in no name."""
    return not any(
        one.start < found.start() < one.start + len(one.text) - 1 for one in reading.named
    )


def _clause(reading: Reading, start: int, end: int) -> _Clause:
    text = reading.text[start:end]
    asks = any(start <= at < end and asks & _ASKING for at, asks in reading.asked)
    is_question = text.rstrip(" ”\"'’)）").endswith("?")
    is_request = says("request", text)
    is_personal = says("of-the-asker", text) and not says("inverted", text)
    return _Clause(
        start,
        end,
        is_request or is_question or (asks and not is_personal),
        is_personal,
        text.rstrip().endswith((":", "-", "–", "—")),
    )


def _kept(clauses: Sequence[_Clause]) -> Sequence[_Clause]:
    """Return the clauses of a sentence that ask, and what belongs to what they ask."""
    asking = [i for i, one in enumerate(clauses) if one.asks] or [len(clauses) - 1]
    before = [i for i in range(asking[0]) if clauses[i].is_personal]
    start = before[-1] + 1 if before else 0
    for i, one in enumerate(clauses[:-1]):
        is_led_to = one.introduces and any(other.asks for other in clauses[i + 1 :])
        if is_led_to and any(other.is_personal for other in clauses[: i + 1]):
            start = max(start, i + 1)
    after = [i for i in range(asking[-1] + 1, len(clauses)) if clauses[i].is_personal]
    return clauses[start : after[0] if after else None]


def _within(pieces: Sequence[Piece], clauses: Sequence[_Clause]) -> list[Piece]:
    return [one for one in pieces if any(c.start <= one.start < c.end for c in clauses)]


def _lent(memory: Memory, own: Sequence[Piece], others: Sequence[Piece]) -> list[str]:
    """Return what is named around what is asked, that it may refer back to.

    That is no second place, and none of many.
    """
    has_place = any(_is_place(memory, one) for one in own)
    found = {one.things: one for one in others if not (has_place and _is_place(memory, one))}
    if len(found) > _MOST_LENT:
        found = {things: one for things, one in found.items() if _is_place(memory, one)}
    return [one.text for one in found.values()] if len(found) <= _MOST_LENT else []


def _is_place(memory: Memory, piece: Piece) -> bool:
    return any(map(memory.is_place, piece.things))
