"""How many of something a question takes for granted, whatever it asks: "those 84 items".

What is counted is sought among all that has a number or a closed list, not in one fact alone.
"""

from __future__ import annotations

import re

from dgov_kg.ask.know.memory import Fact
from dgov_kg.ask.rank.accounting import account, hits
from dgov_kg.ask.rank.giving import counts_of, numbers_of
from dgov_kg.ask.rank.premises import LISTS, Fault, are_named, is_closed, is_rest
from dgov_kg.ask.rank.ranking import is_tie
from dgov_kg.ask.words.counting import counted_at
from dgov_kg.ask.words.expressions import expression, says
from dgov_kg.ask.words.features import SENSE
from dgov_kg.ask.words.vocabulary import vocabulary

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from dgov_kg.ask.know.memory import Memory
    from dgov_kg.ask.read.reading import Piece, Reading

_QUANTITY = "dgov:hasQuantity"
_CLAUSE = re.compile(r"[,，;；。:：?？]|(?<![\d])\.(?= )")
_MEANT, _HELD, _TELLING = 0.7, 0.6, 1.0
_SAME = 0.7  # So much of its clause holds what is counted.
_RELATED = 0.4  # From such a share of the clause on a thing may be what is counted.
#: What is there to be counted.
_COUNTABLE = {"dgov:Group", "dgov:ActorGroup", "dgov:ServiceBundle", "dgov:Periodization"}


def miscounted(memory: Memory, reading: Reading) -> Fault | None:
    """Return the number that a question gives to what has another number, or None."""
    if "compare" in reading.asks or says("number-itself", reading.text):
        return None
    for number, end in counted_at(reading.words):
        if number not in reading.numbers or is_rest(reading, end):
            continue
        found = counted_things(memory, reading, end)
        known = {one for _, numbers, _ in found for one in numbers}
        if not known or found[0][0] < _SAME:
            continue
        is_some = says("some-of-a-number", reading.text[:end]) and number < max(known)
        if number not in known and not is_some and not are_named(memory, reading, number):
            return Fault(str(number), (_shown(memory, reading, found[0][2]),))
    return None


def _shown(memory: Memory, reading: Reading, fact: Fact) -> Fact:
    """Return what puts a number right: the parties themselves, where it is asked who they are."""
    is_group = "dgov:ActorGroup" in memory.classes[fact.about[0]]
    return Fact(fact.about, "") if is_group and "who" in reading.asks else fact


def counted_things(
    memory: Memory, reading: Reading, end: int
) -> list[tuple[float, set[int], Fact]]:
    """Return the things that a number may count: how much of its clause each holds, best first."""
    nouns = _nouns(reading, end)
    if not nouns:
        return []
    clause = _clause(reading, end)
    telling = [p for p in clause if p.weight >= _TELLING and p.kind != "number"]
    noun = nouns[0]._replace(ways=nouns[0].ways[:1])
    found = hits([memory.named, memory.valued], noun) | dict.fromkeys(noun.things, 1.0)
    meant = {thing for thing, share in found.items() if share >= _MEANT}
    classes = {c for way, _ in nouns[0].ways for f in way for c in _classes(f)}
    levels = [(p, account(memory, p, hinted=False)) for p in telling]
    total = sum(p.weight for p in telling)
    counted = []
    for thing in _with_numbers(memory):
        values = numbers_of(memory, memory.values.get((thing, _QUANTITY), ()))
        members = numbers_of(memory, memory.values.get((thing, "dgov:hasMember"), ()))
        is_sort = any(classes & {*memory.classes[one]} for one in members)
        if meant.isdisjoint({thing, *values}) and not is_sort:
            continue
        held = sum(
            p.weight
            for p, one in levels
            if one.things.get(thing, 0.0) >= _HELD and not one.is_elsewhere(memory, thing)
        )
        names = [
            one for p, one in levels if p.kind == "name" and one.things.get(thing, 0.0) < _HELD
        ]
        if held >= _RELATED * total and not names:
            counted.append((held / total, _numbers(memory, thing), _told(memory, thing)))
    return sorted(counted, key=lambda one: -one[0])


def _classes(feature: str) -> tuple[str, ...]:
    """Return the classes that a sense among the features stands for."""
    return vocabulary().asked_classes.get(feature.removeprefix(SENSE), ())


def _nouns(reading: Reading, end: int) -> list[Piece]:
    """Return the pieces that tell what a number counts: after it, or before "there are" and it."""
    after = [p for p in reading.pieces if end <= p.start <= end + 1 and p.kind != "number"]
    if after and not _CLAUSE.search(reading.text[end : after[0].start]):
        return after[:1]
    text = expression("number-at-end").sub("", reading.text[:end])
    tied = expression("number-after").search(text)
    before = [p for p in reading.pieces if tied and p.start < tied.start() and not is_tie(p)]
    return before[-1:]


def _clause(reading: Reading, place: int) -> list[Piece]:
    ends = [found.end() for found in _CLAUSE.finditer(reading.text)]
    start = max((one for one in ends if one <= place), default=0)
    stop = min((one for one in ends if one > place), default=len(reading.text))
    return [piece for piece in reading.pieces if start <= piece.start < stop]


def _with_numbers(memory: Memory) -> Iterator[int]:
    """Yield the things that have a number or a list that is closed."""
    for thing in range(len(memory.things)):
        has_list = not _COUNTABLE.isdisjoint(memory.classes[thing]) and _list(memory, thing)
        if has_list or (thing, _QUANTITY) in memory.values:
            yield thing


def _list(memory: Memory, thing: int) -> Fact | None:
    listed = (Fact((thing,), gives) for gives in LISTS if (thing, gives) in memory.values)
    closed = (one for one in listed if is_closed(memory, one))
    return next((one for one in closed if len(memory.values[thing, one.gives]) > 1), None)


def _numbers(memory: Memory, thing: int) -> set[int]:
    listed = _list(memory, thing)
    return counts_of(memory, thing) | (
        {len(memory.values[thing, listed.gives])} if listed else set()
    )


def _told(memory: Memory, thing: int) -> Fact:
    if (thing, _QUANTITY) in memory.values:
        return Fact((thing,), _QUANTITY)
    return _list(memory, thing) or Fact((thing,), "")
