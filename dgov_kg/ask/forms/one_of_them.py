"""The one of several of which something is said: "which of the three forms makes … harder?".

The several are what is asked about, told as a list; the one is that of which a statement holds the
most of the rest of the question.
"""

from __future__ import annotations

from dgov_kg.ask.know.telling import is_claim
from dgov_kg.ask.rank.giving import LISTS, numbers_of
from dgov_kg.ask.rank.ranking import ranked
from dgov_kg.ask.say.answering import answer_of
from dgov_kg.ask.words.expressions import says

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dgov_kg.ask.know.memory import Fact, Memory
    from dgov_kg.ask.rank.ranking import Candidate
    from dgov_kg.ask.read.reading import Reading
    from dgov_kg.ask.say.answer import Answer
    from dgov_kg.graph import KnowledgeGraph

#: What a table lists: it is filtered by what is said of each.
_IN_TABLES = {"dgov:PolicyDocument", "dgov:Document"}
_LISTED = 4  # Among so many of the likeliest the list is looked for.
_MANY = 40  # And among so many the one.
_CLEARLY = 0.05  # So much better than the others the one has to fit.
_NEAR = 0.7  # How near to the likeliest it comes.


def one_of_them(
    kg: KnowledgeGraph, memory: Memory, reading: Reading, candidates: Sequence[Candidate]
) -> Answer | None:
    """Return what is said of the one of a list that a question asks for, or None."""
    asked_first = min(reading.asked, default=(0, frozenset[str]()))[1]
    is_other = "how-many" in asked_first or "except" in reading.asks or reading.is_beyond
    is_other = is_other or bool(reading.wanted & _IN_TABLES)
    if is_other or not candidates or not says("one-of-several", reading.text):
        return None
    more = ranked(memory, reading, most=_MANY)
    for whole in candidates[:_LISTED]:
        groups = _groups(memory, memory.facts[whole.fact])
        is_led = whole is candidates[0] or _is_one_of(memory, groups, candidates[0])
        best = _best(memory, [*groups.values()], more) if len(groups) > 1 and is_led else None
        if best is not None and candidates[0].score - best.score < _NEAR:
            return answer_of(kg, memory, reading, memory.facts[best.fact], best.score)
    return None


def _is_one_of(memory: Memory, groups: Mapping[int, frozenset[int]], first: Candidate) -> bool:
    about = memory.facts[first.fact].about
    return bool(about) and frozenset(groups).union(*groups.values()).issuperset(about)


def _best(
    memory: Memory, groups: Sequence[frozenset[int]], candidates: Sequence[Candidate]
) -> Candidate | None:
    """Return the likeliest fact about one of some groups of things, if it is clearly so."""
    found: dict[int, Candidate] = {}
    for one in candidates:
        about = memory.facts[one.fact].about
        for number, group in enumerate(groups):
            if about and group.issuperset(about):
                found.setdefault(number, one)
    first, *others = [*found.values()] or (None,)
    is_clear = first is None or not others or first.score - others[0].score >= _CLEARLY
    return first if is_clear else None


def _groups(memory: Memory, fact: Fact) -> dict[int, frozenset[int]]:
    """Return each of the several things that a fact lists, with the statements about it alone."""
    if fact.is_question:
        return {}
    if len(fact.about) > 1:
        sorts = {frozenset(memory.classes[one]) for one in fact.about}
        return {one: frozenset({one}) for one in fact.about} if len(sorts) == 1 else {}
    if fact.gives not in LISTS:
        return {}
    members = {
        one
        for thing in fact.about
        for one in numbers_of(memory, memory.values.get((thing, fact.gives), ()))
    }
    said = {one: {t for t in memory.near(one) if is_claim(memory, t)} for one in members}
    shared = {t for t in set().union(*said.values()) if sum(t in s for s in said.values()) > 1}
    own = {one: claims - shared - {*fact.about} for one, claims in said.items()}
    return {
        one: frozenset(claims | ({one} if is_claim(memory, one) else set()))
        for one, claims in sorted(own.items())
    }
