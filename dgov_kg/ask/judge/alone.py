"""Whether one did something alone, or is the only one, where the article names several."""

from __future__ import annotations

from dgov_kg.ask.check.bearing import parties
from dgov_kg.ask.check.declining import SURE
from dgov_kg.ask.know.memory import Fact
from dgov_kg.ask.say.answering import answer_of, judged
from dgov_kg.ask.words.denying import denies
from dgov_kg.ask.words.expressions import says

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from dgov_kg.ask.know.memory import Memory
    from dgov_kg.ask.rank.ranking import Candidate
    from dgov_kg.ask.read.reading import Reading
    from dgov_kg.ask.say.answer import Answer
    from dgov_kg.graph import KnowledgeGraph

_ACTORS = "dgov:hasActor"
#: What lists parties or places beside each other.
_LISTS = (_ACTORS, "dgov:hasMember", "dgov:ranksAmongFirst", "dgov:hasStakeholder")


def owned_alone(kg: KnowledgeGraph, memory: Memory, reading: Reading) -> Answer | None:
    """Return that a firm has several founders, where it is asked whether it is one's alone."""
    if "sole" not in reading.asks:
        return None
    named = [thing for piece in reading.named for thing in piece.things]
    for event in (one for thing in named for one in parties(memory, thing, ["^dgov:hasOutcome"])):
        if len(memory.values.get((event, _ACTORS), ())) > 1:
            answer = answer_of(kg, memory, reading, Fact((event,), _ACTORS), 1.0)
            return judged(answer, "yes" if denies(reading.words) else "no")
    return None


def one_of_several(
    kg: KnowledgeGraph, memory: Memory, reading: Reading, candidates: Sequence[Candidate]
) -> Answer | None:
    """Return that there are others, where it is asked whether one of a list is the only one."""
    if not says("only-one", reading.text):
        return None
    named = {thing for piece in reading.named for thing in piece.things}
    for candidate in candidates:
        for thing in memory.facts[candidate.fact].about:
            for gives in _LISTS:
                values = {memory.number[v] for v in memory.values.get((thing, gives), ())}
                if candidate.sure >= SURE and len(values) > 1 and values & named:
                    answer = answer_of(kg, memory, reading, Fact((thing,), gives), candidate.sure)
                    return judged(answer, "yes" if denies(reading.words) else "no")
    return None
