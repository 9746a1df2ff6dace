"""The earliest and the latest of some things: of the documents, the platforms, of a province."""

from __future__ import annotations

from operator import itemgetter

from dgov_kg.ask.know.memory import Fact
from dgov_kg.ask.rank.accounting import account
from dgov_kg.ask.say.answering import answer_of, joined
from dgov_kg.ask.words.vocabulary import vocabulary

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Set as AbstractSet

    from dgov_kg.ask.know.memory import Memory
    from dgov_kg.ask.read.reading import Piece, Reading
    from dgov_kg.ask.say.answer import Answer
    from dgov_kg.graph import KnowledgeGraph

_DATE = "dgov:dateExpression"
_PERIOD = "dgov:coversPeriod"
_OUTCOME = "dgov:hasOutcome"
#: What an earliest thing and its date do not tell.
_OTHERWISE = {"who", "why", "how-many", "compare", "connect", "yes-no", "content"}
_ENOUGH = 0.45  # From here on a thing has to do with a word.
_TELLING = 1.0  # And a word that weighs less need not be met.
#: Dates that leave open when: before, after, some time in.
_VAGUE = ("/", "~", "X", "?")


def extreme(kg: KnowledgeGraph, memory: Memory, reading: Reading) -> Answer | None:
    """Return the earliest or the latest thing of the class that a question asks for, or None.

    A thing is as old as the event that it came of; where no date is given it is left aside.
    """
    ways = reading.asks & {"earliest", "latest"}
    classes = reading.wanted or _named_classes(reading)
    if len(ways) != 1 or not classes or reading.asks & _OTHERWISE:
        return None
    dated = sorted(_dated(memory, reading, classes), key=itemgetter(0))
    if not dated:
        return None
    end = dated[0] if "earliest" in ways else dated[-1]
    facts = [fact for date, fact in dated if date == end[0]]
    return joined(reading, [answer_of(kg, memory, reading, fact, 1.0) for fact in facts])


def _dated(
    memory: Memory, reading: Reading, classes: AbstractSet[str]
) -> Iterator[tuple[str, Fact]]:
    """Yield the dates of the things that a question may mean, with what tells them."""
    told = [p for p in reading.pieces if _restricts(p, classes)]
    accounts = [account(memory, piece).things for piece in told]
    places = {thing for piece in told for thing in piece.things if memory.is_place(thing)}
    for thing, sorts in enumerate(memory.classes):
        if classes.isdisjoint(sorts) or not places <= memory.places(thing):
            continue
        events = memory.values.get((thing, f"^{_OUTCOME}"), ())
        for gives, dated in ((_DATE, [memory.number[one] for one in events]), (_PERIOD, [thing])):
            for one in dated:
                met = all(max(a.get(thing, 0), a.get(one, 0)) >= _ENOUGH for a in accounts)
                for date in memory.values.get((one, gives), ()) if met else ():
                    if not any(mark in date for mark in _VAGUE):
                        yield date, Fact((one,), _OUTCOME if gives == _DATE else "")
                        yield date, Fact((one,), gives)


def _named_classes(reading: Reading) -> frozenset[str]:
    """Return the classes that a word of a question stands for, wherever it stands."""
    known = vocabulary().asked_classes
    for piece in reading.pieces:
        found = {c for way, _ in piece.ways for f in way for c in known.get(f[1:], ())}
        if found and piece.kind == "sense":
            return frozenset(found)
    return frozenset()


def _restricts(piece: Piece, classes: AbstractSet[str]) -> bool:
    """Say whether a word narrows what is asked for, and is not the class itself."""
    known = vocabulary().asked_classes
    of_class = any(classes & set(known.get(f[1:], ())) for way, _ in piece.ways for f in way)
    return piece.weight >= _TELLING and not of_class
