"""What a fact answers with: its values, or the things that it is about."""

from __future__ import annotations

from dgov_kg.ask.words.counting import counted
from dgov_kg.names.spelling import tokens

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Set as AbstractSet

    from dgov_kg.ask.know.memory import Fact, Memory
    from dgov_kg.ask.read.reading import Reading

DATES = {"dgov:dateExpression", "dgov:coversPeriod"}
NUMBERS = {"dgov:hasQuantity", "dgov:number"}
ACTORS = {
    *("dgov:Enterprise", "dgov:PublicBody", "dgov:ActorGroup", "dgov:Actor"),
    *("dgov:UnnamedParty", "foaf:Person"),
}
PLACES = {"dgov:Jurisdiction"}
_CONCEPT = "skos:Concept"
_LONG = 4  # A name of so many words is more than a number and what it counts.
#: Properties that list what there is.
LISTS = {"dgov:hasMember", "^dgov:isPartOf", "dgov:callsFor", "dgov:hasField"}
#: Those that name what a text counts: members, parts, fields.
NAMING = ("dgov:hasMember", "^dgov:isPartOf", "dgov:hasField")


def answers_of(memory: Memory, fact: Fact) -> dict[str, None]:
    """Return what a fact answers with: the values it gives, or the things it is about."""
    if not fact.gives:
        return dict.fromkeys(memory.things[thing] for thing in fact.about)
    return {v: None for thing in fact.about for v in memory.values.get((thing, fact.gives), ())}


def answers_with(memory: Memory, fact: Fact, classes: AbstractSet[str]) -> bool:
    """Say whether an answer would be of one of these classes."""
    answers = answers_of(memory, fact)
    if _CONCEPT in classes and any(answer.startswith("dgc:") for answer in answers):
        return True
    things = numbers_of(memory, answers)
    if any(not classes.isdisjoint(memory.classes[thing]) for thing in things):
        return True
    return classes == PLACES and any(memory.places(thing, tied=False) for thing in things)


def share_of(memory: Memory, fact: Fact, classes: AbstractSet[str]) -> float:
    """Return the share of the answers that are of one of these classes; none of no answers."""
    things = numbers_of(memory, answers_of(memory, fact))
    of_class = sum(not classes.isdisjoint(memory.classes[thing]) for thing in things)
    if classes == PLACES and not of_class:
        of_class = sum(bool(memory.places(thing, tied=False)) for thing in things)
    return of_class / len(things) if things else 0.0


def says_nothing_new(memory: Memory, reading: Reading, fact: Fact) -> bool:
    """Say whether all that would answer is named in the question already."""
    if reading.asks & {"define", "describe", "yes-no", "content"}:
        return False
    named = {
        thing for piece in reading.named if not counted(piece.text) for thing in piece.things
    }  # "The two stages" are not named yet.
    kinds = [
        memory.values.get((one, "dgov:hasKind"), ())
        for one in numbers_of(memory, answers_of(memory, fact))
    ]
    if "who" in reading.asks and kinds and all(named & {*numbers_of(memory, one)} for one in kinds):
        return True  # Who owns the operating company is asked, not which company.
    if not fact.gives:
        return set(fact.about) <= named
    values = {v for thing in fact.about for v in memory.values.get((thing, fact.gives), ())}
    return bool(values) and {memory.number.get(value) for value in values} <= named


def numbers_of(memory: Memory, values: Iterable[str]) -> list[int]:
    """Return the things among some values, by their numbers."""
    return [memory.number[value] for value in values if value in memory.number]


def put_aside(memory: Memory, reading: Reading, values: Iterable[str]) -> set[str]:
    """Return those of some values that a question sets aside: named, or of a place that is."""
    aside = {thing for piece in reading.set_aside for thing in piece.things}
    places = {thing for thing in aside if memory.is_place(thing)}
    return {
        value
        for value in values
        if value in memory.number
        and (
            memory.number[value] in aside
            or (places and not places.isdisjoint(memory.places(memory.number[value])))
        )
    }


def counts_of(memory: Memory, thing: int) -> set[int]:
    """Return the numbers that the text gives of a thing."""
    quantities = numbers_of(memory, memory.values.get((thing, "dgov:hasQuantity"), ()))
    return {int(float(n)) for q in quantities for n in memory.values.get((q, "dgov:number"), ())}


def is_in_name(memory: Memory, reading: Reading, number: int, end: int) -> bool:
    """Say whether a number that ends there is in a long name of what has so many: 三网一库.

    Or in the name of a ranking: "the top ten".
    """
    holding = [one for one in reading.pieces if one.start < end <= one.start + len(one.text)]
    names = [one for one in holding if one.kind == "name"]
    return any("rank" in one.senses for one in holding) or any(
        len(tokens(one.text)) > _LONG and any(number in counts_of(memory, t) for t in one.things)
        for one in names
    )
