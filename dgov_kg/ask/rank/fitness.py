"""What kind of answer a fact gives, held against the kind that is asked for."""

from __future__ import annotations

from functools import lru_cache

from dgov_kg.ask.know.telling import is_statement
from dgov_kg.ask.rank.giving import (
    ACTORS,
    DATES,
    LISTS,
    NUMBERS,
    PLACES,
    answers_of,
    answers_with,
    numbers_of,
    says_nothing_new,
    share_of,
)
from dgov_kg.ask.read.scope import is_plural
from dgov_kg.ask.words.expressions import says
from dgov_kg.ask.words.vocabulary import vocabulary

TYPE_CHECKING = False
if TYPE_CHECKING:
    from dgov_kg.ask.know.memory import Fact, Memory
    from dgov_kg.ask.read.reading import Reading

#: What speaks for a fact whose property the question names, and for a list where it asks for one.
_NAMED, _LISTED = 0.08, 0.08
_ACTING = {"dgov:hasActor", "dgov:hasStakeholder", "dgov:hasRoleBearer"}
_OTHER_SIDE = 0.3
_MEANS = {"dgov:drawsOn", "dgov:isBasedOn", "dgov:isDeliveredThrough", "dgov:hasManner"}
#: What speaks for a fact that gives as many things as the question counts.
_COUNTED = 0.12
#: What speaks against the view of others where it is asked what the authors say.
_OTHERS = 0.45
_HOLDER = "dgov:isAttributedTo"
#: What speaks for a fact all of whose answers are of the class that is asked for.
_OF_CLASS = 0.18
#: What speaks against advice where it is asked what is wrong.
_ADVISED = 0.4
_RECOMMENDATION = "dgov:Recommendation"


def fitness(memory: Memory, reading: Reading, number: int) -> float:
    """Return what speaks for or against a fact by the kind of answer that is asked for."""
    fact = memory.facts[number]
    if fact.is_question:
        return -0.05 * (fact.gives not in memory.evidenced)
    gives = fact.gives.lstrip("^")
    fit = _of_time_and_number(reading, gives) + _of_property(memory, reading, fact)
    if "author" in reading.asks and "scholars" not in reading.senses:
        fit -= _OTHERS * is_view_of_others(memory, fact)
    is_of_advice = "remedy" in reading.asks
    if not is_of_advice and _asks_what_is_wrong(reading.text) and _is_advised(memory, number):
        fit -= _ADVISED
    if gives not in DATES | NUMBERS:
        fit += _of_class(memory, reading, fact)
        if says_nothing_new(memory, reading, fact):
            fit -= 0.15
        if reading.numbers and "how-many" not in reading.asks:
            fit += _COUNTED * (len(answers_of(memory, fact)) in reading.numbers)
    return fit


@lru_cache(maxsize=64)  # The same question is held against one fact after another.
def _asks_what_is_wrong(text: str) -> bool:
    """Say whether it is asked what is wrong, and not what ought to be done."""
    return says("what-is-wrong", text) and not says("advice", text)


def _is_advised(memory: Memory, number: int) -> bool:
    """Say whether a fact is said only where something is advised."""
    told = [memory.in_sentence(memory.spoken_at[place]) for place in memory.said[number]]
    return bool(told) and all(
        any(_RECOMMENDATION in memory.classes[thing] for thing in things) for things in told
    )


def _of_property(memory: Memory, reading: Reading, fact: Fact) -> float:
    """Return what speaks for a fact by the property that gives it."""
    gives = fact.gives.lstrip("^")
    fit = 0.0
    if vocabulary().terms.get(gives, frozenset()) & reading.senses:
        fit += _NAMED
    if gives in _ACTING and "who" not in reading.asks and not reading.wanted & ACTORS:
        fit -= _NAMED
    if gives in _ACTING and _lists_who_asks_for_the_others(memory, reading, fact):
        fit -= _OTHER_SIDE
    if gives in _MEANS and says("means", reading.text):
        fit += _LISTED
    if is_plural(reading):
        if fact.gives in LISTS and len(answers_of(memory, fact)) > 1:
            fit += _LISTED
        if not gives and _is_one_of_several(memory, reading, fact):
            fit -= _LISTED
        if not gives and _is_one_of_a_list(memory, fact):
            fit -= _LISTED
    return fit


def _is_one_of_a_list(memory: Memory, fact: Fact) -> bool:
    """Say whether a fact is one thing of several that are listed, no statement itself."""
    if len(fact.about) != 1 or is_statement(memory, fact.about[0]):
        return False
    lists = numbers_of(memory, memory.values.get((fact.about[0], "^dgov:hasMember"), ()))
    return any(len(memory.values.get((one, "dgov:hasMember"), ())) > 1 for one in lists)


def _is_one_of_several(memory: Memory, reading: Reading, fact: Fact) -> bool:
    """Say whether a fact is about one of those who brought about what a question names."""
    named = {memory.things[thing] for piece in reading.named for thing in piece.things}
    events = [
        event
        for thing in fact.about[:1]
        for event in numbers_of(memory, memory.values.get((thing, "^dgov:hasActor"), ()))
    ]
    return len(fact.about) == 1 and any(
        not named.isdisjoint(memory.values.get((event, "dgov:hasOutcome"), ())) for event in events
    )


def _lists_who_asks_for_the_others(memory: Memory, reading: Reading, fact: Fact) -> bool:
    """Say whether a party that a question names is itself in a list: what it did is asked for.

    Who did it with the party would be asked for by a word.
    """
    if "except" in reading.asks or says("with-others", reading.text):
        return False
    named = {memory.things[thing] for piece in reading.named for thing in piece.things}
    return not named.isdisjoint(answers_of(memory, fact))


def _of_time_and_number(reading: Reading, gives: str) -> float:
    fit = 0.0
    if "when" in reading.asks:
        fit += 0.12 if gives in DATES else -0.15
    elif gives in DATES:
        fit -= 0.25
    if "how-many" in reading.asks:
        fit += 0.12 if gives in NUMBERS else -0.08
    elif gives in NUMBERS:
        fit -= 0.1
    return fit


def _of_class(memory: Memory, reading: Reading, fact: Fact) -> float:
    """Return what speaks for a fact by the class of what answers."""
    fit = 0.0
    actors = (reading.wanted & ACTORS) or ACTORS
    for ask, classes in (("who", actors), ("where", PLACES)):
        if ask in reading.asks:
            fit += 0.1 if answers_with(memory, fact, classes) else -0.1
    if reading.wanted and not {"who", "where"} & reading.asks:
        fit += _OF_CLASS * share_of(memory, fact, reading.wanted) - 0.03
    return fit


def is_view_of_others(memory: Memory, fact: Fact) -> bool:
    """Say whether a fact is about a view that the article ascribes to others, or a part of one."""
    for thing in fact.about:
        whole = memory.values.get((thing, "dgov:isPartOf"), ())
        if any((one, _HOLDER) in memory.values for one in (thing, *numbers_of(memory, whole))):
            return True
        concerned = numbers_of(memory, memory.values.get((thing, "dgov:concerns"), ()))
        holders = {v for one in concerned for v in memory.values.get((one, _HOLDER), ())}
        if any(memory.things[one] in holders for one in concerned):
            return True
    return False
