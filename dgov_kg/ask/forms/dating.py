"""Things of a class with their dates: each is as old as the event that it came of."""

from __future__ import annotations

from typing import NamedTuple

from dgov_kg.ask.know.memory import Fact
from dgov_kg.ask.rank.accounting import account, hits
from dgov_kg.ask.read.besides import is_general
from dgov_kg.ask.read.reading import overlaps
from dgov_kg.ask.words.expressions import expression
from dgov_kg.ask.words.vocabulary import vocabulary

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Set as AbstractSet

    from dgov_kg.ask.know.memory import Memory
    from dgov_kg.ask.read.reading import Piece, Reading

_DATE, _PERIOD, _OUTCOME = "dgov:dateExpression", "dgov:coversPeriod", "dgov:hasOutcome"
BESIDE, TIED = 0.45, 0.6  # From here on a thing stands beside what a word means, or is tied to it.
_TELLING = 1.0  # A word that weighs less need not be met.
#: Senses of words for coming to be, as all that is dated does: "issued", 成立.
_COMING = frozenset({"issue", "found", "launch"})


class Dated(NamedTuple):
    """A thing with a date: that of the event it came of, its own, or the period that it covers.

    ``about`` is what the date is told of, the event or the thing, and ``gives`` by which property.
    """

    thing: int
    about: int
    gives: str
    date: str

    @property
    def is_covered(self) -> bool:
        """Whether it is the period that the thing is for, and not when it came to be."""
        return self.gives == _PERIOD

    @property
    def fact(self) -> Fact:
        """What tells of the thing."""
        return Fact((self.about,), "" if self.about == self.thing else _OUTCOME)


def dated_things(
    memory: Memory, reading: Reading, classes: AbstractSet[str], least: float
) -> Iterator[Dated]:
    """Yield the dates of the things that a question may mean, and those without one.

    A word of it is met by a thing, or its event, that is at least so near to what it stands for;
    a word for the centre of the state, by what belongs to no place.  Without a date come those
    alone that the text tells the coming of, or that belong to a place that is named.
    """
    central = expression("of-the-centre").search(reading.text)
    told = [
        piece
        for piece in reading.pieces
        if _restricts(piece, classes)
        and not (central and overlaps(piece, central))
        and not is_general(memory, piece)
        and piece not in reading.besides
    ]
    aside = _set_aside(memory, reading)
    accounts = [account(memory, piece).things for piece in told]
    places = {thing for piece in told for thing in piece.things if memory.is_place(thing)}
    for thing, sorts in enumerate(memory.classes):
        if thing in aside or classes.isdisjoint(sorts) or not places <= memory.places(thing):
            continue
        if central and memory.places(thing):
            continue
        events = [memory.number[v] for v in memory.values.get((thing, f"^{_OUTCOME}"), ())]
        near = [*events, thing]
        if not all(max(a.get(one, 0) for one in near) >= least for a in accounts):
            continue
        dates = [
            Dated(thing, one, gives, date)
            for one, gives in (*((one, _DATE) for one in near), (thing, _PERIOD))
            for date in memory.values.get((one, gives), ())
        ]
        yield from dates or ([Dated(thing, thing, "", "")] if events or places else [])


def _set_aside(memory: Memory, reading: Reading) -> set[int]:
    """Return the things that a question sets aside: those named, or that go by all its words."""
    named = {thing for piece in reading.set_aside for thing in piece.things}
    held = [{*hits([memory.named], piece), *piece.things} for piece in reading.besides]
    return named | (set.intersection(*held) if held else set())


def classes_asked(reading: Reading) -> frozenset[str]:
    """Return the classes that a question asks for, or those that a word of it stands for."""
    if reading.wanted:
        return reading.wanted
    known = vocabulary().asked_classes
    for piece in reading.pieces:
        found = {c for way, _ in piece.ways for f in way for c in known.get(f[1:], ())}
        if found and piece.kind == "sense":
            return frozenset(found)
    return frozenset()


def _restricts(piece: Piece, classes: AbstractSet[str]) -> bool:
    """Say whether a word narrows what is asked for, and is not the class itself."""
    of_class = frozenset[str]().union(*(vocabulary().terms.get(one, ()) for one in classes))
    return piece.weight >= _TELLING and piece.senses.isdisjoint(of_class | _COMING)
