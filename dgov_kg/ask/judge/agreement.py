"""Whether a claim and what a fact says agree: both deny, or both do not, or in other words."""

from __future__ import annotations

from dgov_kg.ask.check.bearing import DENIAL
from dgov_kg.ask.check.polarity import agree, denies_in_the_main, nearest_clause
from dgov_kg.ask.rank.accounting import accounted
from dgov_kg.ask.words.denying import denies

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from dgov_kg.ask.know.memory import Fact, Memory
    from dgov_kg.ask.rank.ranking import Candidate
    from dgov_kg.ask.read.reading import Reading
    from dgov_kg.graph import KnowledgeGraph

_NEAR = 0.1  # How much less of a denial may be held by a fact that denies it, too.
_HALF = 0.5
#: What something is or where, which does nothing.
ATTRIBUTES = {"dgov:hasKind", "dgov:hasJurisdiction", "dgov:isInStage"}


def forbidding(
    kg: KnowledgeGraph,
    memory: Memory,
    reading: Reading,
    best: Candidate,
    candidates: Sequence[Candidate],
) -> tuple[Candidate, bool] | None:
    """Return what denies something in the sentence of the likeliest fact, and whether it is meant.

    It holds more of the claim than that fact; of a claim that is a denial itself, nearly as much.
    None where there is none.
    """
    places = {*memory.said[best.fact]}
    least = best.covered - (_NEAR if denies(reading.words) else 0)
    for one in candidates:
        fact = memory.facts[one.fact]
        nodes = [kg.node_of(memory.things[thing]) for thing in fact.about]
        is_denial = not fact.gives and nodes and all(denies(node.en) for node in nodes)
        if is_denial and one.covered > least and places & {*memory.said[one.fact]}:
            said = [node.label(reading.language) for node in nodes]
            return one, bool(agree(reading.words, said, is_negative=True))
    return None


def is_said_so(kg: KnowledgeGraph, memory: Memory, reading: Reading, fact: Fact) -> bool | None:
    """Say whether a claim and a statement agree; None where no word tells."""
    is_negative = is_negative_fact(kg, memory, reading, fact)
    nodes = [kg.node_of(memory.things[thing]) for thing in fact.about]
    labels = [node.label(reading.language) for node in nodes]
    is_so = agree(reading.words, labels, is_negative=is_negative)
    if is_so is None and _has_what_is_denied(memory, reading, fact):
        return False
    return is_so


def _has_what_is_denied(memory: Memory, reading: Reading, fact: Fact) -> bool:
    """Say whether a fact has all that a clause denies: "it opened none", where some were."""
    start = min((start for start, asks in reading.asked if "negation" in asks), default=0)
    end = reading.text.find(",", max(start, 0))
    denied = [p for p in reading.pieces if start < p.start and (end < 0 or p.start < end)]
    is_deed = fact.gives not in ATTRIBUTES
    return (
        is_deed
        and bool(denied)
        and all(accounted(memory, piece, fact) >= _HALF for piece in denied)
    )


def is_negative_fact(kg: KnowledgeGraph, memory: Memory, reading: Reading, fact: Fact) -> bool:
    """Say whether the statement that answers denies something."""

    if fact.gives in DENIAL:
        return True
    labels = [kg.node_of(memory.things[thing]).label(reading.language) for thing in fact.about]
    return any(denies_in_the_main(nearest_clause(reading.words, label)) for label in labels)
