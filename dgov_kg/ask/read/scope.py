"""How much a question is about: one thing that it names, or all there are of a sort."""

from __future__ import annotations

from itertools import pairwise

from dgov_kg.ask.know.telling import is_statement
from dgov_kg.ask.words.expressions import expression, says

TYPE_CHECKING = False
if TYPE_CHECKING:
    from dgov_kg.ask.know.memory import Fact, Memory
    from dgov_kg.ask.read.reading import Piece, Reading

#: Things that a question may single out by their name.
_SINGLE = {
    *("dgov:Enterprise", "dgov:PublicBody", "dgov:Jurisdiction", "dgov:Platform", "dgov:Stage"),
    *("dgov:PolicyDocument", "dgov:Statute", "dgov:Report", "dgov:Initiative", "dgov:CitedWork"),
}
#: What speaks for a question of the catalogue, and against a fact of one place, in a question for
#: all there are.
_ALL, _ONE = 0.25, 0.3


def is_plural(reading: Reading) -> bool:
    """Say whether a question asks for several things."""
    return says("several", reading.text)


def is_over_all(memory: Memory, reading: Reading) -> bool:
    """Say whether a question asks for several things of a sort and singles out none."""
    if "yes-no" in reading.asks:
        return False
    if not is_plural(reading) and not is_everywhere(reading):
        return False
    return not any(all(_is_single(memory, thing) for thing in one.things) for one in reading.named)


def _is_single(memory: Memory, thing: int) -> bool:
    own = memory.places(thing, tied=False)
    return bool(own) or not _SINGLE.isdisjoint(memory.classes[thing])


def named_together(reading: Reading) -> list[Piece]:
    """Return the first names that stand side by side, "A, B and C"; empty where none do."""
    beside = expression("side-by-side")
    found: list[Piece] = []
    for one, other in pairwise(reading.named):
        between = reading.text[one.start + len(one.text) : other.start]
        if beside.fullmatch(between):
            found = found or [one]
            found.append(other)
        elif found:
            break
    return found


def is_everywhere(reading: Reading) -> bool:
    """Say whether a question speaks of every place."""
    return says("everywhere", reading.entire.text)


def fitness_for_all(memory: Memory, reading: Reading, fact: Fact) -> float:
    """Return what speaks for or against a fact where a question asks for all there are."""
    if fact.is_question:
        return _ALL
    if _asks_for_pairs(reading):
        return -_ONE
    places = memory.places_of(fact.about)
    says_it_all = len(places) > 1 or all(is_statement(memory, thing) for thing in fact.about)
    if len(places) == 1 or (is_everywhere(reading) and not says_it_all):
        return -_ONE
    return 0.0


def _asks_for_pairs(reading: Reading) -> bool:
    """Say whether a question asks which of one sort go with which of another."""
    return len(expression("asking-word").findall(reading.text)) > 1
