"""What kind of answer a fact gives, held against the kind that is asked for."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
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
    is_worded = bool(memory.content["wordings"][number])
    asks = reading.asks
    if fact.is_question:
        return -0.05 * (fact.gives not in memory.evidenced) - 0.15 * ("yes-no" in asks)
    gives = fact.gives.lstrip("^")
    fit = 0.0
    if "when" in asks:
        fit += 0.12 if gives in DATES else -0.15
    elif gives in DATES:
        fit -= 0.12
    if "how-many" in asks:
        fit += 0.12 if gives in NUMBERS else -0.08
    elif gives in NUMBERS:
        fit -= 0.1
    if gives not in DATES | NUMBERS:
        for ask, classes in (("who", _ACTORS), ("where", {"dgov:Jurisdiction"})):
            if ask in asks:
                fit += 0.08 if _answers_with(memory, fact, classes) else -0.04
    for sense, classes in _SORTS.items():
        if sense in reading.senses and (
            _is_about(memory, fact, classes) or _answers_with(memory, fact, classes)
        ):
            fit += 0.06
    if gives and gives not in DATES | NUMBERS and not is_worded:
        fit -= 0.06
    return fit


def gives_what_is_asked(memory: Memory, asks: frozenset[str], fact: Fact) -> bool:
    """Say whether a fact gives a date where a date is asked for, a number where a number is."""
    if fact.is_question:
        return True
    if "when" in asks:
        return fact.gives in DATES
    if "how-many" in asks:
        return fact.gives in NUMBERS | _COUNTABLE
    return True


def _answers_with(memory: Memory, fact: Fact, classes: set[str]) -> bool:
    """Say whether an answer would be of one of these classes."""
    if not fact.gives:
        return _is_about(memory, fact, classes)
    return any(
        not classes.isdisjoint(memory.classes[memory.number[value]])
        for thing in fact.about
        for value in memory.values.get((thing, fact.gives), ())
        if value in memory.number
    )


def _is_about(memory: Memory, fact: Fact, classes: set[str]) -> bool:
    """Say whether a fact is about a thing of one of these classes."""
    return any(not classes.isdisjoint(memory.classes[thing]) for thing in fact.about)
