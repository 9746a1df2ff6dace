"""A last clause that asks the same of another: "…，浙江呢？", "… And in Zhejiang?"."""

from __future__ import annotations

from dgov_kg.ask.read.piecing import read
from dgov_kg.ask.say.answering import joined
from dgov_kg.ask.words.expressions import expression
from dgov_kg.names.spelling import tokens

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from dgov_kg.ask.know.memory import Memory
    from dgov_kg.ask.read.reading import Piece, Reading
    from dgov_kg.ask.say.answer import Answer

#: Ways of asking that the last clause must not have itself.
_ASKING = {"who", "when", "how-many", "where", "which", "what", "why", "yes-no"}


def likewise(memory: Memory, reading: Reading, ask: Callable[[Reading], Answer]) -> Answer | None:
    """Return what is answered of one thing, and of the other that the last clause names.

    None where there is no such clause, or where either has no answer.
    """
    found = expression("and-the-other").search(reading.text)
    if found is None or len(reading.text) != len(reading.words) or not reading.asks & _ASKING:
        return None
    start, end = found.span(1) if found[1] else found.span(2)
    own = [piece for piece in reading.pieces if start <= piece.start < end]
    names = [piece for piece in reading.named if piece.start < found.start()]
    asked_there = {ask for at, asks in reading.asked if start <= at < end for ask in asks}
    if not own or not names or asked_there & _ASKING:
        return None
    first = reading.words[: found.start()].rstrip() + "?"
    other = reading.words[start:end]
    questions = (first, of_other(memory, first, other, own, names))
    answers = [ask(read(memory, one)) for one in questions]
    told = {one.command for one in answers}
    is_told = len(told) == len(answers) and all(one.outcome == "answered" for one in answers)
    return joined(reading, answers) if is_told else None


def of_other(memory: Memory, first: str, other: str, own: list[Piece], names: list[Piece]) -> str:
    """Return the first question about the other: in the place of one of its sort, or beside it."""
    sorts = {sort for piece in own for thing in piece.things for sort in memory.classes[thing]}
    alike = [one for one in names if any(sorts & {*memory.classes[thing]} for thing in one.things)]
    replaced = alike[-1] if alike else names[-1]
    kept = "" if alike else _whole_of(memory, replaced.text)
    rest = first[replaced.start + len(replaced.text) :]
    return f"{first[: replaced.start]}{kept}{other}{rest}"


def _whole_of(memory: Memory, name: str) -> str:
    """Return the longest name that starts a name: of 一网通办总门户 the whole, 一网通办."""
    ends = [one.end for one in tokens(name)][:-1]
    starts = (name[:end] for end in reversed(ends))
    return next((f"{one} " for one in starts if _is_name(memory, one)), "")


def _is_name(memory: Memory, words: str) -> bool:
    return bool(memory.things_named(one.text for one in tokens(words)))
