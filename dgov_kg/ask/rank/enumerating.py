"""Whether a fact tells how many there are of what a question counts, or what share."""

from __future__ import annotations

from dgov_kg.ask.know.memory import Fact
from dgov_kg.ask.rank.accounting import accounted
from dgov_kg.ask.rank.giving import NUMBERS, answers_of, numbers_of
from dgov_kg.ask.rank.ranking import is_tie
from dgov_kg.ask.rank.sought import classes_sought, fits_what_is_sought, is_sought_by_measure
from dgov_kg.ask.words.expressions import expression, says

TYPE_CHECKING = False
if TYPE_CHECKING:
    from dgov_kg.ask.know.memory import Memory
    from dgov_kg.ask.read.reading import Piece, Reading

#: Sorts of things of which the number of one is never that of another.
_SINGLED_OUT = {
    *("dgov:Platform", "dgov:PolicyDocument", "dgov:Stage", "dgov:Enterprise", "dgov:Problem"),
    *("dgov:ServiceBundle", "dgov:Recommendation", "dgov:Initiative", "dgov:System"),
}
_PARTAKING = {"dgov:hasActor", "dgov:hasStakeholder"}
_MEANT = 0.5  # From here on a fact has to do with a word.
_LISTED = 0.6  # And to be counted itself: that somebody works is no number of people.
_NOUNS = {"name", "sense"}
_NO_NOUNS = {"recommendation"}  # "Should" is no noun.
_NOT_NOUNS = ("ed", "ing", "ly")


def counts_what_is_asked(memory: Memory, reading: Reading, fact: Fact) -> bool:
    """Say whether a fact has to do with what a question counts."""
    # How many are connected, say, those who founded it do not tell.
    is_of_a_tie = fact.gives not in _PARTAKING or any(map(is_tie, reading.pieces))
    return (
        is_of_a_tie
        and _is_of_the_noun(memory, reading, fact)
        and is_of_the_measure(memory, reading, fact)
        and not _is_just_a_share(memory, reading, fact)
        and not (fact.gives not in NUMBERS and is_sought_by_measure(reading))
        and not (fact.gives in NUMBERS and _is_of_other_things(memory, reading, fact))
        and fits_what_is_sought(memory, reading, _listed(memory, fact))
    )


def _is_of_the_noun(memory: Memory, reading: Reading, fact: Fact) -> bool:
    """Say whether a fact has to do with what is counted; is a time, where it is asked how long."""
    if says("duration", reading.text):
        return any(map(expression("time-unit").search, answers_of(memory, fact)))
    noun = _after(reading, "how-many")
    least = _MEANT if fact.gives in NUMBERS else _LISTED
    return noun is None or accounted(memory, noun, fact) >= least


def is_of_the_measure(memory: Memory, reading: Reading, fact: Fact) -> bool:
    """Say whether a fact gives per cents, where these are asked for."""
    if not says("percentage", reading.text):
        return True
    quantities = numbers_of(memory, answers_of(memory, fact))
    return any("%" in memory.values.get((one, "dgov:unit"), ()) for one in quantities)


def _is_just_a_share(memory: Memory, reading: Reading, fact: Fact) -> bool:
    """Say whether a fact gives per cents where it is asked how many things there are."""
    if fact.gives not in NUMBERS or not says("how-many-things", reading.text):
        return False
    units = [
        "%" in memory.values.get((one, "dgov:unit"), ())
        for one in numbers_of(memory, answers_of(memory, fact))
    ]
    return bool(units) and all(units)


def _is_of_other_things(memory: Memory, reading: Reading, fact: Fact) -> bool:
    """Say whether a number is of platforms, say, and it is asked how many documents there are."""
    classes = classes_sought(reading) & _SINGLED_OUT
    own = {one for thing in fact.about for one in memory.classes[thing]}
    return bool(classes) and bool(own & _SINGLED_OUT) and classes.isdisjoint(own)


def _listed(memory: Memory, fact: Fact) -> Fact:
    """Return what a fact lists, as a fact of its own: it is that which is counted."""
    if fact.gives in NUMBERS:
        return fact
    listed = numbers_of(memory, answers_of(memory, fact))
    return Fact((*listed,), "") if listed else fact


def _after(reading: Reading, ask: str) -> Piece | None:
    """Return the word with a meaning that follows a way of asking: what is counted.

    None where that is a strange word: levels are counted in "how many levels of administration".
    """
    start = max((start for start, asks in reading.asked if ask in asks), default=0)
    following = [piece for piece in reading.pieces if piece.start > start]
    for number, piece in enumerate(following):
        is_noun = piece.kind in _NOUNS and not piece.text.endswith(_NOT_NOUNS)
        if is_noun and not piece.senses & _NO_NOUNS:
            between = reading.text[following[0].start : piece.start]
            return None if number and says("of", between) else piece
    return None
