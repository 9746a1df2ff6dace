"""What a question takes for granted: numbers, years and names that the answer may not bear out."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import NamedTuple

from dgov_kg.ask.ranking import accounted
from dgov_kg.names.spelling import plain

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from dgov_kg.ask.memory import Fact, Memory
    from dgov_kg.ask.reading import Piece, Reading

_HAN_DIGITS = {digit: number for number, digit in enumerate("一二三四五六七八九十", 1)} | {"两": 2}
_ENGLISH = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
]
#: A number of things: digits or a numeral before a measure word, or before an English word.
_COUNTED = re.compile(
    r"(?<![第\d表“])([一二两三四五六七八九十]|\d{1,2})(?:个|家|项|份|种|类|级|层|大|方|方面|阶段|集团|股东)"
    rf"|\b({'|'.join(_ENGLISH[2:])}|\d{{1,2}})\b(?= [a-z])"
)
_LISTS = (
    "dgov:hasActor",
    "dgov:hasMember",
    "^dgov:isPartOf",
    "dgov:hasRole",
    "dgov:ranksAmongFirst",
)
#: Lists after which the text leaves room for more.
_OPEN = {"dgc:list-open", "dgc:list-counted", "dgc:list-not-stated"}
_DATE = "dgov:dateExpression"
_PARTIES = {"dgov:Enterprise", "dgov:PublicBody", "dgov:Jurisdiction"}
_NOTHING = 0.5  # Below this a thing has nothing to do with a fact.
_YEAR = 4  # So long is a date that gives a year and no more.


def is_closed(memory: Memory, fact: Fact) -> bool:
    """Say whether a fact lists all there are: the text leaves no room for more."""
    if fact.gives not in _LISTS:
        return False
    marks = {mark for thing in fact.about for mark in memory.marks.get(thing, ())}
    return not marks & _OPEN


class Fault(NamedTuple):
    """A premise that is not borne out, and the facts that put it right."""

    given: str
    facts: tuple[Fact, ...]


def counted(words: str) -> list[int]:
    """Return the numbers of things that a question speaks of.

    >>> counted("出资成立数字浙江的五个集团"), counted("the three stages since 2016")
    ([5], [3])
    """
    return [_value(found[1] or found[2]) for found in _COUNTED.finditer(plain(words))]


def _value(word: str) -> int:
    if word in _HAN_DIGITS:
        return _HAN_DIGITS[word]
    return int(word) if word.isdigit() else _ENGLISH.index(word)


def wrong_number(memory: Memory, reading: Reading, fact: Fact) -> Fault | None:
    """Return the number that a question gets wrong about what it asks for, or None.

    It is wrong where the answer's things have a number or a closed list, and none is that one.
    """
    numbers = counted(reading.words)
    if not numbers or "how-many" in reading.asks:
        return None
    known = {one for thing in fact.about for one in _numbers(memory, thing)}
    values = {v for thing in fact.about for v in memory.values.get((thing, fact.gives), ())}
    known |= {one for value in values for one in _numbers(memory, memory.number.get(value, -1))}
    is_list = fact.gives in _LISTS or (not fact.gives and len(fact.about) > 1)
    is_open = any(_OPEN & set(memory.marks.get(thing, ())) for thing in fact.about)
    if is_list and (not is_open or known):
        known.add(len(values) if fact.gives else len(fact.about))
    elif not known:
        return None
    texts = [memory.things[thing] for thing in fact.about]
    if not known or any(number in known for number in numbers) or not is_list or not texts:
        return None
    return Fault(str(numbers[0]), (fact,))


def wrong_year(memory: Memory, reading: Reading, fact: Fact) -> Fault | None:
    """Return the year or month that a question gets wrong about what it asks for, or None."""
    years = [piece.text for piece in reading.pieces if piece.kind == "year"]
    dated = [
        (thing, date)
        for thing in _frame(memory, fact)
        for date in memory.values.get((thing, _DATE), ())
    ]
    if not years or not dated:
        return None
    months = re.findall(r"(\d{4})年(\d{1,2})月", plain(reading.words))
    for year, month in months:
        wanted = f"{year}-{int(month):02d}"
        same_year = [date for _, date in dated if date.startswith(year)]
        if same_year and all(
            len(date) > _YEAR and not date.startswith(wanted) for date in same_year
        ):
            return Fault(wanted, _date_facts(memory, dated))
    known = " ".join(_texts(memory, fact))
    if any(year in known for year in years):
        return None
    return Fault(years[0], _date_facts(memory, dated))


def wrong_party(memory: Memory, reading: Reading, fact: Fact) -> Fault | None:
    """Return a party that a question wrongly sets aside as one of those listed, or None."""
    if "except" not in reading.asks:
        return None
    values = {v for thing in fact.about for v in memory.values.get((thing, fact.gives), ())}
    known = {memory.number[value] for value in values if value in memory.number}
    sorts = {one for thing in known for one in memory.classes[thing]} & _PARTIES
    for piece in reading.named:
        alike = any(sorts & set(memory.classes[thing]) for thing in piece.things)
        if alike and not known & set(piece.things) and accounted(memory, piece, fact) < _NOTHING:
            return Fault(piece.text, (fact,))
    return None


def _date_facts(memory: Memory, dated: list[tuple[int, str]]) -> tuple[Fact, ...]:
    wanted = {thing for thing, _ in dated[:1]}
    return tuple(
        memory.facts[number]
        for thing in wanted
        for number in memory.facts_about.get(thing, ())
        if memory.facts[number].gives == _DATE and memory.facts[number].about == (thing,)
    )


def _frame(memory: Memory, fact: Fact) -> list[int]:
    """Return the things of a fact and the events in which they take part."""
    found = list(fact.about)
    for thing in fact.about:
        found += [
            other
            for other in memory.near(thing)
            if thing
            in [memory.number.get(v) for v in memory.values.get((other, "dgov:hasOutcome"), ())]
        ]
    return list(dict.fromkeys(found))


def _texts(memory: Memory, fact: Fact) -> Iterator[str]:
    """Yield the values of a fact's things and of what is tied to them: where a year may stand."""
    for thing in _frame(memory, fact):
        for other in (thing, *memory.near(thing)):
            yield memory.things[other]
            for values in _values_of(memory, other):
                yield from values


def _values_of(memory: Memory, thing: int) -> Iterator[tuple[str, ...]]:
    for predicate in (_DATE, "dgov:coversPeriod", "dgov:number"):
        values = memory.values.get((thing, predicate))
        if values:
            yield values


def _numbers(memory: Memory, thing: int) -> Iterator[int]:
    for quantity in memory.values.get((thing, "dgov:hasQuantity"), ()):
        for number in memory.values.get((memory.number[quantity], "dgov:number"), ()):
            yield int(number)


def missed_actors(memory: Memory, reading: Reading) -> tuple[list[Piece], Reading]:
    """Return the actors that a question names, and the question without them."""
    actors = [
        piece
        for piece in reading.pieces
        if piece.kind == "elsewhere"
        or (piece.kind == "name" and any(_is_actor(memory, thing) for thing in piece.things))
    ]
    return actors, replace(reading, pieces=tuple(p for p in reading.pieces if p not in actors))


def _is_actor(memory: Memory, thing: int) -> bool:
    return bool({"dgov:Enterprise", "dgov:PublicBody"} & set(memory.classes[thing]))
