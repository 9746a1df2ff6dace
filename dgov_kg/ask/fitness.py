"""What kind of answer a fact gives, held against the kind that is asked for."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from dgov_kg.ask.memory import Fact, Memory
    from dgov_kg.ask.reading import Reading

DATES = {"dgov:dateExpression", "dgov:coversPeriod"}
NUMBERS = {"dgov:hasQuantity", "dgov:number"}
#: Properties whose values can be counted.
_COUNTABLE = {
    *("dgov:hasMember", "dgov:hasActor", "^dgov:isPartOf", "dgov:hasRole", "dgov:coversLevel"),
    *("dgov:ranksAmongFirst", "dgov:hasStakeholder", "dgov:hasCharacteristic", "dgov:hasField"),
}
_ACTORS = {
    *("dgov:Enterprise", "dgov:PublicBody", "dgov:ActorGroup", "dgov:Actor"),
    *("dgov:UnnamedParty", "foaf:Person"),
}
#: Words that ask for a sort of judgement.
_SORTS = {
    "recommendation": {"dgov:Recommendation"},
    "problem": {"dgov:Problem"},
    "feature": {"dgov:Characteristic"},
}


def fitness(memory: Memory, reading: Reading, number: int) -> float:
    """Return what speaks for or against a fact by the kind of answer that is asked for."""
    fact = memory.facts[number]
    if fact.is_question:
        unseen = fact.gives not in memory.evidenced
        return -0.05 * unseen - 0.15 * ("yes-no" in reading.asks)
    gives = fact.gives.lstrip("^")
    fit = _of_time_and_number(reading, gives)
    if gives not in DATES | NUMBERS:
        fit += _of_class(memory, reading, fact)
        if gives and not memory.content["wordings"][number]:
            fit -= 0.06
        if _says_nothing_new(memory, reading, fact):
            fit -= 0.15
    return fit


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
    for ask, classes in (("who", _ACTORS), ("where", {"dgov:Jurisdiction"})):
        if ask in reading.asks:
            fit += 0.1 if _answers_with(memory, fact, classes) else -0.1
    if reading.wanted and not {"who", "where"} & reading.asks:
        fit += 0.07 if _answers_with(memory, fact, reading.wanted) else -0.03
    for sense, classes in _SORTS.items():
        if sense in reading.senses and (
            _is_about(memory, fact, classes) or _answers_with(memory, fact, classes)
        ):
            fit += 0.06
    return fit


def _says_nothing_new(memory: Memory, reading: Reading, fact: Fact) -> bool:
    """Say whether all that would answer is named in the question already."""
    if reading.asks & {"define", "describe", "yes-no", "content"}:
        return False
    named = {thing for piece in reading.named for thing in piece.things}
    if not fact.gives:
        return set(fact.about) <= named
    values = {v for thing in fact.about for v in memory.values.get((thing, fact.gives), ())}
    return bool(values) and {memory.number.get(value) for value in values} <= named


def gives_what_is_asked(asks: frozenset[str], fact: Fact) -> bool:
    """Say whether a fact gives a date where a date is asked for, a number where a number is."""
    if fact.is_question:
        return True
    if "when" in asks:
        return fact.gives in DATES
    if "how-many" in asks:
        return fact.gives in NUMBERS | _COUNTABLE
    return True


def _answers_with(memory: Memory, fact: Fact, classes: AbstractSet[str]) -> bool:
    """Say whether an answer would be of one of these classes."""
    if not fact.gives:
        return _is_about(memory, fact, classes)
    return any(
        not classes.isdisjoint(memory.classes[memory.number[value]])
        for thing in fact.about
        for value in memory.values.get((thing, fact.gives), ())
        if value in memory.number
    )


def _is_about(memory: Memory, fact: Fact, classes: AbstractSet[str]) -> bool:
    """Say whether a fact is about a thing of one of these classes."""
    return any(not classes.isdisjoint(memory.classes[thing]) for thing in fact.about)
