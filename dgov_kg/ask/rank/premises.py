"""What a question takes for granted: numbers, years and names that the answer may not bear out."""

from __future__ import annotations

from typing import NamedTuple

from dgov_kg.ask.know.memory import Fact
from dgov_kg.ask.rank.accounting import hits
from dgov_kg.ask.rank.giving import ACTORS, answers_of, counts_of, is_in_name, numbers_of
from dgov_kg.ask.rank.sides import months
from dgov_kg.ask.words.counting import counted_at, ordinals
from dgov_kg.ask.words.expressions import expression

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from dgov_kg.ask.know.memory import Memory
    from dgov_kg.ask.read.reading import Reading

LISTS = (
    "dgov:hasActor",
    "dgov:hasMember",
    "^dgov:isPartOf",
    "dgov:hasRole",
    "dgov:ranksAmongFirst",
)
#: Lists after which the text leaves room for more.
_OPEN = {"dgc:list-open", "dgc:list-counted", "dgc:list-not-stated"}
_DATE = "dgov:dateExpression"
_GOAL = "dgov:hasGoal"
_DISTINCTION = "dgov:hasDistinction"
_FIRST = "first-nationwide"
_SECOND = 2
_STATEMENTS = 12  # More than so many are not statements that a question counts.
_REACH = 16
_MEANT = 0.7  # From here on a word means a thing itself.
_YEAR = 4  # So long is a date that gives a year and no more.


def is_closed(memory: Memory, fact: Fact) -> bool:
    """Say whether a fact lists all there are: the text leaves no room for more."""
    if fact.gives not in LISTS:
        return False
    marks = {mark for thing in fact.about for mark in memory.marks.get(thing, ())}
    return not marks & _OPEN


#: What opens or closes a period.
_BOUNDS = ("after-year", "since-year", "before-year")


class Fault(NamedTuple):
    """A premise that is not borne out, as words or as a CURIE, and the facts that put it right."""

    given: str
    facts: tuple[Fact, ...]


def wrong_number(memory: Memory, reading: Reading, fact: Fact) -> Fault | None:
    """Return the number that a question gets wrong about what it asks for, or None.

    It is wrong where the answer's things have a number or a closed list, and none is that one.
    """
    rest = [
        one
        for one, end in counted_at(reading.words)
        if is_rest(reading, end) or is_in_name(memory, reading, one, end)
    ]
    numbers = [one for one in reading.numbers if one not in rest]
    if (
        not numbers
        or "how-many" in reading.asks
        or (fact.gives == "dgov:hasActor" and not _counts_parties(reading))
        or (not fact.gives and min(numbers) > _STATEMENTS)
        or any(are_named(memory, reading, number) for number in numbers)
    ):
        return None
    known = {one for thing in fact.about for one in counts_of(memory, thing)}
    values = {v for thing in fact.about for v in memory.values.get((thing, fact.gives), ())}
    known |= {one for value in values for one in counts_of(memory, memory.number.get(value, -1))}
    if not fact.gives:
        known |= _counts_beside(memory, fact)
    is_list = fact.gives in LISTS or (not fact.gives and len(fact.about) > 1)
    is_open = any(_OPEN & set(memory.marks.get(thing, ())) for thing in fact.about)
    if is_list and (not is_open or known):
        known.add(len(values) if fact.gives else len(_parts(memory, fact)))
    elif not known:
        return None
    texts = [memory.things[thing] for thing in fact.about]
    if not known or any(number in known for number in numbers) or not is_list or not texts:
        return None
    return Fault(str(numbers[0]), (fact,))


def _counts_beside(memory: Memory, fact: Fact) -> set[int]:
    """Return the numbers of lists that a fact's things are in: of "four sides" three are told."""
    lists = {v for thing in fact.about for v in memory.values.get((thing, "^dgov:hasMember"), ())}
    return {number for one in numbers_of(memory, lists) for number in counts_of(memory, one)}


def _parts(memory: Memory, fact: Fact) -> list[int]:
    """Return the things of a fact without those of which others of them are parts."""
    wholes = {
        whole
        for thing in fact.about
        for gives in ("dgov:isPartOf", "^dgov:hasMember")
        for whole in memory.values.get((thing, gives), ())
    }
    return [thing for thing in fact.about if memory.things[thing] not in wholes]


def are_named(memory: Memory, reading: Reading, number: int) -> bool:
    """Say whether so many of one list are named in a question: "the two forms A and B"."""
    wholes: dict[str, int] = {}
    for piece in reading.named:
        for whole in {
            one
            for thing in piece.things
            for gives in ("^dgov:hasMember", "dgov:isPartOf")
            for one in memory.values.get((thing, gives), ())
        }:
            wholes[whole] = wholes.get(whole, 0) + 1
    return number in wholes.values()


def is_rest(reading: Reading, end: int) -> bool:
    """Say whether a number counts the rest: "the other three", "the three besides Alibaba"."""
    if any(0 <= one.start - end <= 2 * _REACH for one in reading.set_aside):
        return True
    before = expression("the-rest").search(reading.text[max(0, end - _REACH) : end])
    return (
        before is not None or expression("joined-by-the-rest").match(reading.text, end) is not None
    )


def _counts_parties(reading: Reading) -> bool:
    """Say whether it may be parties that a question counts."""
    tied = reading.senses & {"invest", "found", "control", "operate", "issue", "build"}
    return bool("who" in reading.asks or reading.wanted & ACTORS or tied)


def wrong_quantity(memory: Memory, reading: Reading, fact: Fact) -> Fault | None:
    """Return the number that a question gives to what the fact's sentences give another, or None.

    The word after the number tells what is counted.
    """
    if "how-many" in reading.asks:
        return None
    for number, end in counted_at(reading.words):
        if number not in reading.numbers or is_rest(reading, end):
            continue
        noun = next((piece for piece in reading.pieces if piece.start >= end), None)
        if noun is None or noun.kind not in {"name", "sense"} or noun.start > end + 1:
            continue
        meant = hits([memory.named, memory.valued], noun) | dict.fromkeys(noun.things, 1.0)
        about = {s for thing in fact.about for s in memory.sentences[thing]}
        things = {thing for sentence in about for thing in memory.in_sentence(sentence)}
        known = {
            one: counts_of(memory, one)
            for one in things
            for quantity in memory.values.get((one, "dgov:hasQuantity"), ())
            if meant.get(memory.number[quantity], 0.0) >= _MEANT
        }
        if known and not any(number in numbers for numbers in known.values()):
            return Fault(str(number), (Fact((min(known),), "dgov:hasQuantity"),))
    return None


def wrong_year(memory: Memory, reading: Reading, fact: Fact) -> Fault | None:
    """Return the year or month that a question gets wrong about what it asks for, or None."""
    years = [piece.text for piece in reading.pieces if piece.kind == "year"]
    if fact.gives == _GOAL:
        return None  # It is aimed at for a time to come.
    dated = [
        (thing, date)
        for thing in _frame(memory, fact)
        for date in memory.values.get((thing, _DATE), ())
    ]
    if not years or not dated:
        return None
    for wanted in months(reading.text):
        if all(len(date) > _YEAR and not date.startswith(wanted) for _, date in dated):
            return Fault(wanted, _date_facts(memory, dated))
    known = " ".join(_texts(memory, fact))
    wrong = [
        year
        for year in years
        if year not in known
        and not (is_limit(reading, year) and any(date[:_YEAR] < year for _, date in dated))
    ]
    return Fault(wrong[0], _date_facts(memory, dated)) if wrong else None


def is_limit(reading: Reading, year: str) -> bool:
    """Say whether a year is one by which something was so, "by 2003", or bounds a period."""
    if any(year in found.groups() for found in expression("up-to-a-year").finditer(reading.text)):
        return True
    return any(
        year in found[0] for one in _BOUNDS for found in expression(one).finditer(reading.text)
    )


def wrong_ordinal(memory: Memory, reading: Reading, fact: Fact) -> Fault | None:
    """Return the ordinal that asks for more than a list has, or for a second of the first."""
    asked = max(ordinals(reading.words), default=0)
    if asked < _SECOND:
        return None
    for thing in fact.about:
        first = {v for v in memory.values.get((thing, _DISTINCTION), ()) if v.endswith(_FIRST)}
        if first and not fact.gives.startswith("^"):
            return Fault(str(asked), (Fact((thing,), _DISTINCTION),))
    values = {v for thing in fact.about for v in memory.values.get((thing, fact.gives), ())}
    stated = [number for thing in fact.about for number in counts_of(memory, thing)]
    if fact.gives in LISTS and max([len(values), *stated]) < asked:
        return Fault(str(asked), (fact,))
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


def said_of(memory: Memory, fact: Fact) -> Iterator[str]:
    """Yield the names, dates and numbers of what a fact is about or gives, and of its events."""
    answers = numbers_of(memory, answers_of(memory, fact))
    for thing in _frame(memory, Fact((*fact.about, *answers), "")):
        yield memory.things[thing]
        for values in _values_of(memory, thing):
            yield from values


def _texts(memory: Memory, fact: Fact) -> Iterator[str]:
    """Yield the values of a fact's things and of what is tied to them: where a year may stand."""
    for thing in _frame(memory, fact):
        for other in (thing, *memory.near(thing)):
            if "dgov:Stage" in memory.classes[other] and other not in fact.about:
                continue
            yield memory.things[other]
            for values in _values_of(memory, other):
                yield from values


def _values_of(memory: Memory, thing: int) -> Iterator[tuple[str, ...]]:
    for predicate in (_DATE, "dgov:coversPeriod", "dgov:number"):
        values = memory.values.get((thing, predicate))
        if values:
            yield values
