"""Which of the facts of one sentence is meant: what is of the sort, or as many, as is asked for.

"Which document …?" is answered by the document, and "in which years did each …?" by all the dates,
though another fact of the same sentence be likelier.
"""

from __future__ import annotations

from dgov_kg.ask.check.expecting import ADDRESSED, CALLS, gives_what_is_asked
from dgov_kg.ask.rank.accounting import account
from dgov_kg.ask.rank.giving import (
    ACTORS,
    DATES,
    LISTS,
    NUMBERS,
    answers_of,
    numbers_of,
    says_nothing_new,
    share_of,
)
from dgov_kg.ask.rank.sought import classes_sought, gives_the_noun
from dgov_kg.ask.read.scope import is_plural
from dgov_kg.ask.say.valuing import of_its_values, of_what_cites
from dgov_kg.ask.words.expressions import says

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from dgov_kg.ask.know.memory import Memory
    from dgov_kg.ask.rank.ranking import Candidate
    from dgov_kg.ask.read.reading import Reading

_CHOOSING = {"which", "what"}
_ACTOR, _OUTCOME = "dgov:hasActor", "dgov:hasOutcome"
_OF_THE_FOUNDED = {"", _OUTCOME, "dgov:hasRoleBearer", "dgov:isStakeIn"}
_CLEARLY = 0.08
_TELLING = 2.0  # A piece that weighs less tells nothing.
_WANTS = 0.5  # So much better is what has what the likeliest wants.
_NEAR = 0.3  # How near to the likeliest fact another comes that is chosen instead.


def chosen_first(
    memory: Memory, reading: Reading, candidates: Sequence[Candidate]
) -> Sequence[Candidate]:
    """Return candidates, that of the sort asked for, or about each thing asked about, first."""
    if not candidates or memory.facts[candidates[0].fact].is_question:
        return candidates
    first = candidates[0]
    places = {*memory.said[first.fact]}
    near = [
        one
        for one in candidates[1:]
        if first.score - one.score < _NEAR
        and not places.isdisjoint(memory.said[one.fact])
        and gives_what_is_asked(memory, reading, memory.facts[one.fact])
    ]
    rules = (
        *(of_what_cites, _of_who_acts, _of_what_to_set_up, _of_each, _of_one, _of_what_comes),
        *(_of_the_sort, _of_its_parts, of_its_values, _of_fewer),
    )
    found = (rule(memory, reading, first, near) for rule in rules)
    number = _of_number(memory, reading, candidates) or _of_its_like(memory, reading, candidates)
    best = number or next(filter(None, found), None)
    if best is None:
        return candidates
    # What is chosen beside the likeliest is of the same sentence, and as sure.
    chosen = number or best._replace(sure=max(best.sure, first.sure))
    return [chosen, *(one for one in candidates if one.fact != best.fact)]


def _of_what_to_set_up(
    memory: Memory, reading: Reading, first: Candidate, near: Sequence[Candidate]
) -> Candidate | None:
    """Return what is advised, to set up a body, where that is asked for and not to whom."""
    fact = memory.facts[first.fact]
    if fact.gives != ADDRESSED or gives_what_is_asked(memory, reading, fact):
        return None
    others = ((one, memory.facts[one.fact]) for one in near)
    return next((one for one, of in others if of.gives == CALLS and of.about == fact.about), None)


def _of_who_acts(
    memory: Memory, reading: Reading, first: Candidate, near: Sequence[Candidate]
) -> Candidate | None:
    """Return who founded it, or paid, where that is asked for and the likeliest is the thing."""
    fact = memory.facts[first.fact]
    if fact.gives not in _OF_THE_FOUNDED or not says("who-acts", reading.text):
        return None
    founded = answers_of(memory, fact).keys()
    named = {memory.things[thing] for piece in reading.named for thing in piece.things}
    for one in near:
        other = memory.facts[one.fact]
        outcomes = {v for t in other.about for v in memory.values.get((t, _OUTCOME), ())}
        if other.gives == _ACTOR and not founded.isdisjoint(outcomes):
            return one if named.isdisjoint(answers_of(memory, other)) else None
    return None


def _of_each(
    memory: Memory, reading: Reading, first: Candidate, near: Sequence[Candidate]
) -> Candidate | None:
    """Return the fact that tells of several what the likeliest tells of one of them."""
    fact = memory.facts[first.fact]
    if fact.gives not in DATES | NUMBERS or not says("each-of-both", reading.text):
        return None
    found = (one for one in near if memory.facts[one.fact].gives == fact.gives)
    return next((one for one in found if {*fact.about} < {*memory.facts[one.fact].about}), None)


def _of_one(
    memory: Memory, reading: Reading, first: Candidate, near: Sequence[Candidate]
) -> Candidate | None:
    """Return the number of the one thing asked about, where the likeliest is of more, or another.

    Of another it is where it holds clearly less of the question.
    """
    fact = memory.facts[first.fact]
    is_several = says("each-of-both", reading.text) or is_plural(reading)
    if fact.gives not in NUMBERS or is_several:
        return None
    others = [one for one in near if memory.facts[one.fact].gives == fact.gives]
    if len(fact.about) == 1:
        single = [one for one in others if len(memory.facts[one.fact].about) == 1]
        best = max(single, key=lambda one: one.covered, default=None)
        return best if best and best.covered - first.covered > _CLEARLY else None
    parts = [
        one
        for one in others
        if {*memory.facts[one.fact].about} < {*fact.about} and one.covered > first.covered
    ]
    return max(parts, key=lambda one: one.covered, default=None)


def _of_number(
    memory: Memory, reading: Reading, candidates: Sequence[Candidate]
) -> Candidate | None:
    """Return the number of what is asked about, where the likeliest lists it and is not counted."""
    fact = memory.facts[candidates[0].fact]
    is_counted = not fact.gives.startswith("^") and gives_what_is_asked(memory, reading, fact)
    is_given = fact.gives in NUMBERS or is_counted
    if "how-many" not in reading.asks or is_given:
        return None
    for one in candidates[1:]:
        other = memory.facts[one.fact]
        if other.gives in NUMBERS and other.about == fact.about:
            return one if gives_what_is_asked(memory, reading, other) else None
    return None


def _of_its_like(
    memory: Memory, reading: Reading, candidates: Sequence[Candidate]
) -> Candidate | None:
    """Return the same of another thing, where statements tell it has what the likeliest wants.

    The mobile end is no portal, though what is asked of the one is often asked of the other.
    """
    first, *others = candidates
    gives = memory.facts[first.fact].gives
    if gives not in DATES | NUMBERS:
        return None
    own = _told(memory, reading, first)
    for one in others:
        fact = memory.facts[one.fact]
        if first.score - one.score > _NEAR or fact.gives != gives or len(fact.about) > 1:
            continue
        gained = [has - had for has, had in zip(_told(memory, reading, one), own, strict=True)]
        if gained and min(gained) >= 0.0 and max(gained) >= _WANTS:
            return one._replace(sure=max(one.sure, first.sure))
    return None


def _told(memory: Memory, reading: Reading, candidate: Candidate) -> list[float]:
    """Return how well statements account for each telling piece, with a fact at hand."""
    telling = (piece for piece in reading.pieces if piece.weight >= _TELLING)
    return [account(memory, one, hinted=False).of(memory, candidate.fact) for one in telling]


def _of_what_comes(
    memory: Memory, reading: Reading, first: Candidate, near: Sequence[Candidate]
) -> Candidate | None:
    """Return what something leads to, where that is asked for and the likeliest is the thing."""
    fact = memory.facts[first.fact]
    is_other = fact.gives not in {"", "^dgov:isPartOf"}
    if is_other or not reading.asks & _CHOOSING or not says("consequence", reading.text):
        return None
    found = (one for one in near if memory.facts[one.fact].gives == "dgov:leadsTo")
    return next((one for one in found if {*memory.facts[one.fact].about} <= {*fact.about}), None)


def _of_its_parts(
    memory: Memory, reading: Reading, first: Candidate, near: Sequence[Candidate]
) -> Candidate | None:
    """Return the parts of the one thing that the likeliest gives, where parts are asked for."""
    answers = answers_of(memory, memory.facts[first.fact])
    if len(answers) != 1 or not is_plural(reading) or "member" not in reading.senses:
        return None
    whole = {*numbers_of(memory, answers)}
    return next(
        (
            one
            for one in near
            if memory.facts[one.fact].gives in LISTS
            and {*memory.facts[one.fact].about} == whole
            and len(answers_of(memory, memory.facts[one.fact])) > 1
        ),
        None,
    )


def _of_fewer(
    memory: Memory, reading: Reading, first: Candidate, near: Sequence[Candidate]
) -> Candidate | None:
    """Return what is given of one of several things, where it holds clearly more of a question."""
    fact = memory.facts[first.fact]
    if fact.gives or len(fact.about) == 1 or is_plural(reading):
        return None
    clearer = (
        one
        for one in near
        if {*memory.facts[one.fact].about} < {*fact.about}
        and one.covered - first.covered > _CLEARLY
    )
    return next(clearer, None)


def _of_the_sort(
    memory: Memory, reading: Reading, first: Candidate, near: Sequence[Candidate]
) -> Candidate | None:
    """Return the fact whose answers are of the sort asked for, where none of the likeliest is."""
    classes = classes_sought(reading) - ACTORS if reading.asks & _CHOOSING else set()
    facts = [memory.facts[one.fact] for one in (first, *near)]
    is_of_sort = [
        gives_the_noun(reading, fact) or (share_of(memory, fact, classes) if classes else 0.0)
        for fact in facts
    ]
    if is_of_sort[0] or not reading.asks & _CHOOSING:
        return None
    found = zip(near, facts[1:], is_of_sort[1:], strict=True)
    return next(
        (
            one
            for one, fact, share in found
            if share == 1.0
            and not says_nothing_new(memory, reading, fact)
            and (not reading.numbers or len(answers_of(memory, fact)) in reading.numbers)
        ),
        None,
    )
