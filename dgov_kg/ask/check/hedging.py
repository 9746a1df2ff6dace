"""Whether something is so already, where the text only says that it may or ought to be.

"Has blockchain broken the network of trust?" It may, the text says: neither yes nor no.
And a place may have what the text tells of another.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from dgov_kg.ask.know.memory import Fact
from dgov_kg.ask.know.telling import is_statement
from dgov_kg.ask.rank.premises import is_closed
from dgov_kg.ask.read.reading import OPEN_ASKS
from dgov_kg.ask.say.answer import not_said
from dgov_kg.ask.say.verdicts import VERDICTS
from dgov_kg.ask.words.expressions import says
from dgov_kg.language import Bilingual
from dgov_kg.result import Node

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from dgov_kg.ask.know.memory import Memory
    from dgov_kg.ask.read.reading import Reading
    from dgov_kg.ask.say.answer import Answer
    from dgov_kg.result import Value

_OPEN = {"dgc:modality-possible", "dgc:modality-ought"}
_SETTLING = {"dgov:isSilentOn", "dgov:lacks"}  # What is missing has not been done.
_GOAL, _FIRM, _PARTIES = "dgov:Goal", "dgov:Enterprise", "dgov:hasActor"
_LEVELS = ("dgov:hasAdministrativeLevel", "dgov:coversLevel")
_LOWEST = {"dgc:level-county", "dgc:level-township", "dgc:level-village"}
_CONTROL = "dgc:interest-control"
_ROOM = {"dgc:list-open", "dgc:list-counted"}  # What leaves room for parties that are not named.
_UNSETTLED = Bilingual(
    "文章没有说是否已经如此。最近的是：{said}",
    "The article does not say whether it is so already. Nearest to it: {said}",
)
_OF_OTHERS = Bilingual(
    "文章只对别的层级说到这一点：{said}",
    "The article says so of other levels of government only: {said}",
)
_ELSEWHERE = Bilingual(
    "文章没有说那里有没有，只说到别处：{said}",
    "The article does not say whether that place has it, and tells of another: {said}",
)
_UNNAMED = Bilingual(
    "文章没有说到有没有它，列举也没有列全：{said}",
    "The article does not say whether it is among them, and does not name them all: {said}",
)


def unless_open(memory: Memory, reading: Reading, answer: Answer) -> Answer:
    """Return an answer, or that it is not said where what settles it only may or ought to be so.

    It is kept where the question asks for no more than that.
    """
    if answer.verdict == "no" and _is_had_elsewhere(memory, reading, answer):
        return _not_said(reading, answer, _ELSEWHERE)
    if not answer.verdict or answer.outcome != "answered":
        return answer
    if _may_be_unnamed(memory, reading, answer):
        return _not_said(reading, answer, _UNNAMED)
    if _is_of_another_level(memory, reading, answer):
        return _not_said(reading, answer, _OF_OTHERS)
    is_unsettled = says("done", reading.text) and _leaves_open(memory, answer)
    return _not_said(reading, answer, _UNSETTLED) if is_unsettled else answer


def _is_of_another_level(memory: Memory, reading: Reading, answer: Answer) -> bool:
    """Say whether a question is about a county or a village, and none is spoken of there."""
    if not says("lowest-levels", reading.text):
        return False
    spoken = {thing for one in answer.evidence for thing in memory.in_sentence(one.iri)}
    levels = {v for one in spoken for gives in _LEVELS for v in memory.values.get((one, gives), ())}
    return bool(levels) and levels.isdisjoint(_LOWEST)


def _leaves_open(memory: Memory, answer: Answer) -> bool:
    """Say whether what settles an answer may or ought to be so, and nothing in it is missing."""
    relations = {
        cell.curie
        for row in answer.table
        for cell in [row.get("relation")]
        if isinstance(cell, Node)
    }
    if relations & _SETTLING:
        return False
    columns = [i for i, name in enumerate(answer.table.columns) if name in {"thing", "answer"}]
    numbers = list(_numbers(memory, {row[i] for row in answer.table.rows for i in columns}))
    is_open = any(_is_open(memory, thing) for thing in numbers)
    is_no = answer.verdict == "no"
    return is_open or (is_no and any(_is_only_open(memory, thing) for thing in numbers))


def _not_said(reading: Reading, answer: Answer, text: Bilingual) -> Answer:
    """Return that it is not said, with what the answer says as what is nearest."""
    said = answer.sentence.removeprefix(VERDICTS[answer.verdict].in_language(reading.language))
    told = text.in_language(reading.language).format(said=said)
    return not_said(reading, told, replace(answer, sentence=said))


def _is_had_elsewhere(memory: Memory, reading: Reading, answer: Answer) -> bool:
    """Say whether it is asked if a place has something, and it is told of another place."""
    places = {t for piece in reading.named for t in piece.things if memory.is_place(t)}
    if not places or not says("has", reading.text) or reading.numbers:
        return False
    if _is_of_a_closed_list(memory, answer):
        return False  # What is not in it is not there.
    cells = {cell for row in answer.table.rows for cell in row}
    told = memory.places_of(_numbers(memory, cells))
    return bool(told) and told.isdisjoint(places)


def _is_of_a_closed_list(memory: Memory, answer: Answer) -> bool:
    """Say whether an answer lists all of something: the ten of a ranking."""
    pairs = {
        (memory.number_of(row["thing"]), relation.curie)
        for row in answer.table
        for relation in [row.get("relation")]
        if isinstance(relation, Node)
    }
    return any(
        thing is not None and is_closed(memory, Fact((thing,), gives)) for thing, gives in pairs
    )


def _may_be_unnamed(memory: Memory, reading: Reading, answer: Answer) -> bool:
    """Say whether a claim is of a party of which its sentence does not speak, and may leave out.

    That is so where it lists parties and leaves room for more.
    """
    spoken = {thing for one in answer.evidence for thing in memory.in_sentence(one.iri)}
    if "control" in reading.senses and any(map(partial(_is_control, memory), spoken)):
        return False  # Who is in control is told.
    lists = [one for one in spoken if (one, _PARTIES) in memory.values]
    if reading.asks & OPEN_ASKS or not any(_ROOM & {*memory.marks.get(one, ())} for one in lists):
        return False
    is_strange = says("has", reading.text) and bool(reading.unknown(memory))
    return is_strange or any(
        spoken.isdisjoint(piece.things)
        and all(_FIRM in memory.classes[thing] for thing in piece.things)
        for piece in reading.named
    )


def _is_control(memory: Memory, thing: int) -> bool:
    return _CONTROL in memory.values.get((thing, "dgov:hasInterestType"), ())


def _numbers(memory: Memory, values: set[Value]) -> Iterator[int]:
    found = map(memory.number_of, values)
    return (one for one in found if one is not None)


def _is_open(memory: Memory, thing: int) -> bool:
    """Say whether a thing, or what calls for it, may or ought to be, or is an aim."""
    callers = (memory.number[one] for one in memory.values.get((thing, "^dgov:callsFor"), ()))
    marks = {mark for one in (thing, *callers) for mark in memory.marks.get(one, ())}
    return _GOAL in memory.classes[thing] or not _OPEN.isdisjoint(marks)


def _is_only_open(memory: Memory, thing: int) -> bool:
    """Say whether all that is stated of a thing may or ought to be."""
    stated = [one for one in memory.near(thing) if is_statement(memory, one)]
    return bool(stated) and all(_OPEN & {*memory.marks.get(one, ())} for one in stated)
