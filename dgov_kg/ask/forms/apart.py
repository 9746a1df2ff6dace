"""The answer to a question of several parts: each is answered for itself, beside the first."""

from __future__ import annotations

from functools import partial

from dgov_kg.ask.check.choosing import chosen_first
from dgov_kg.ask.check.correcting import corrected
from dgov_kg.ask.check.declining import SURE, UNSAID_OF, with_unsaid
from dgov_kg.ask.check.expecting import gives_what_is_asked
from dgov_kg.ask.know.memory import Fact
from dgov_kg.ask.rank.accounting import accounted
from dgov_kg.ask.rank.giving import NUMBERS, numbers_of
from dgov_kg.ask.rank.ranking import ranked
from dgov_kg.ask.read.parts import parts
from dgov_kg.ask.say.answering import answer_of, answered

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from dgov_kg.ask.know.memory import Memory
    from dgov_kg.ask.rank.ranking import Candidate
    from dgov_kg.ask.read.reading import Reading
    from dgov_kg.ask.say.answer import Answer
    from dgov_kg.graph import KnowledgeGraph

#: From this score on a part is taken to be understood, where another part is answered surely.
_PART_SURE = 0.55
_APART = 0.75  # And one of another sentence altogether.
_LIKE = 0.25  # How near a fact comes to the likeliest that is taken in its stead.
_HELD = 0.6  # From here on a fact has a word.
_SAME = 0.1  # What it gives a part's fact to be about the first part's thing.
#: What tells a bare "and when?", and what an outcome came of.
_TELLING = {
    "when": "dgov:dateExpression",
    "who": "dgov:hasActor",
    "where": "dgov:hasJurisdiction",
    "how-many": "dgov:hasQuantity",
}
_TOLD = {"who", "when"}  # What is said of an event; a number or a place may be of something else.
_CAME_OF = "^dgov:hasOutcome"
_BESIDE = 0.12  # What it gives a part's fact to stand in a sentence with the first part's.


def by_parts(
    kg: KnowledgeGraph, memory: Memory, found: list[Reading]
) -> tuple[list[Answer], list[str]]:
    """Return the answer of each part, and what the article does not say of the same thing.

    Nothing where a part is neither: the clauses are then no questions of their own.
    """
    chosen: list[Candidate] = []
    answers, unsaid = [], []
    for part in found:
        if chosen and _is_bare(found, part) and _has_listed(memory, found[0], chosen[0], part):
            continue
        left = _candidates(memory, found, part, chosen)
        has_its_words = partial(_has_its_words, memory, found, part, chosen)
        best, put_right = _likeliest(kg, memory, part, left, has_its_words)
        if best is None or best.score < _PART_SURE or _is_apart(memory, chosen, best, found, part):
            if chosen and part.asks <= {"who"} and _is_bare(found, part):
                continue  # The sentence of the first part tells, or nothing does.
            return [], []
        if not put_right and not gives_what_is_asked(memory, part, memory.facts[best.fact]):
            unsaid += [ask for ask in UNSAID_OF if ask in part.asks]
            continue
        rest = _left(memory, chosen, best)
        answer = put_right or answered(kg, memory, part, best)
        if rest is not None and not put_right:
            answer = answer_of(kg, memory, part, rest, best.score)
        if not answer.table.rows:
            return [], []
        chosen.append(best)
        answers.append(answer)
    if max((one.sure for one in chosen), default=0.0) < SURE:
        return [], []
    told = {ask: _told(memory, chosen, ask) if ask in _TOLD else None for ask in unsaid}
    answers += [answer_of(kg, memory, found[0], fact, SURE) for fact in told.values() if fact]
    open_asks = (ask for ask in unsaid if told[ask] is None)
    return answers, [ask for ask in open_asks if not _may_be_told(memory, chosen, ask)]


def but_for_the_rest(reading: Reading, ask: Callable[[Reading], Answer]) -> Answer | None:
    """Return the answer to the first part of a question whose others no sentence answers, or None.

    What the others ask is said not to be told.
    """
    first, *others = parts(reading)
    if not others or first.is_beyond or not all(one.is_beyond for one in others):
        return None
    answer = ask(first)
    return with_unsaid(answer, ["rest"]) if answer.outcome == "answered" else None


def _has_listed(memory: Memory, first: Reading, best: Candidate, part: Reading) -> bool:
    """Say whether a part, "and who are they?", asks for what was listed to count it."""
    is_listed = memory.facts[best.fact].gives not in NUMBERS
    return is_listed and "how-many" in first.asks and bool(part.asks & {"who", "which", "what"})


def _told(memory: Memory, chosen: list[Candidate], ask: str) -> Fact | None:
    """Return who did, or when, what answers another part, where that is said of it."""
    gives = _TELLING[ask]
    about = [thing for one in chosen for thing in memory.facts[one.fact].about]
    held = tuple(thing for thing in about if (thing, gives) in memory.values)
    return Fact(held, gives) if held else None


def _may_be_told(memory: Memory, chosen: list[Candidate], ask: str) -> bool:
    """Say whether a sentence of what answers another part says so of something there."""
    about = {thing for one in chosen for thing in memory.facts[one.fact].about}
    gives = _TELLING[ask]
    said = {place for thing in about for place in memory.stated.get(thing, ())}
    beside = {thing for place in said for thing in memory.in_sentence(place)} - about
    return any((thing, gives) in memory.values for thing in beside)


def _left(memory: Memory, chosen: list[Candidate], best: Candidate) -> Fact | None:
    """Return what is left of a fact of several things without those already told of, if any is."""
    fact = memory.facts[best.fact]
    told = [memory.facts[one.fact] for one in chosen if memory.facts[one.fact].gives == fact.gives]
    things = {thing for one in told for thing in one.about}
    left = tuple(thing for thing in fact.about if thing not in things)
    return Fact(left, fact.gives) if fact.gives and 0 < len(left) < len(fact.about) else None


def _candidates(
    memory: Memory, found: list[Reading], part: Reading, chosen: list[Candidate]
) -> list[Candidate]:
    """Return the facts that a part may mean, without those that answer an earlier one."""
    candidates = ranked(memory, part)
    if chosen:
        candidates = _beside(memory, chosen[0], candidates)
        if _is_bare(found, part):
            candidates = [*_of_the_same(memory, chosen[0], part), *candidates]
    taken = {one.fact for one in chosen}
    return [one for one in candidates if one.fact not in taken]


def _likeliest(
    kg: KnowledgeGraph,
    memory: Memory,
    part: Reading,
    left: list[Candidate],
    has_its_words: Callable[[Candidate], bool],
) -> tuple[Candidate | None, Answer | None]:
    """Return the likeliest with what it puts right, or the first near it that gives what is asked.

    Of those that give it one that has all of the part's own words.  Or else the likeliest.
    """
    put_right = corrected(kg, memory, part, left[0]) if left else None
    if put_right is not None or not left:
        return (left[0] if left else None), put_right
    near = (one for one in chosen_first(memory, part, left) if left[0].score - one.score < _LIKE)
    giving = [one for one in near if gives_what_is_asked(memory, part, memory.facts[one.fact])]
    best = next(filter(has_its_words, giving), next(iter(giving), left[0]))
    return best, corrected(kg, memory, part, best)


def _has_its_words(
    memory: Memory,
    found: list[Reading],
    part: Reading,
    chosen: list[Candidate],
    candidate: Candidate,
) -> bool:
    """Say whether a statement has all that a later part tells besides what it takes from the first.

    And has something to do with the first part's.
    """
    fact = memory.facts[candidate.fact]
    own = [one for one in part.pieces if part is not found[0] and one not in found[0].pieces]
    return (
        not fact.is_question
        and not _is_apart(memory, chosen, candidate, found, part)
        and all(accounted(memory, piece, fact) >= _HELD for piece in own)
    )


def _is_apart(
    memory: Memory, chosen: list[Candidate], best: Candidate, found: list[Reading], part: Reading
) -> bool:
    """Say whether a part's fact has nothing to do with the first part's."""
    if not chosen or _is_beside(memory, chosen[0], best):
        return False
    return _is_bare(found, part) or best.score < _APART


def _is_bare(found: list[Reading], part: Reading) -> bool:
    """Say whether a part asks no more than "and when?": it names nothing of its own."""
    return set(part.pieces) <= set(found[0].pieces)


def _of_the_same(memory: Memory, first: Candidate, part: Reading) -> list[Candidate]:
    """Return what a part asks for of what the first part's fact is about, or of what it came of."""
    about = memory.facts[first.fact].about
    events = (v for thing in about for v in memory.values.get((thing, _CAME_OF), ()))
    things = [*about, *numbers_of(memory, events)]
    asked_for = {gives for ask, gives in _TELLING.items() if ask in part.asks}
    return [
        first._replace(fact=number)
        for thing in things
        for number in memory.facts_about.get(thing, ())
        if memory.facts[number].about == (thing,) and memory.facts[number].gives in asked_for
    ]


def _beside(memory: Memory, first: Candidate, candidates: list[Candidate]) -> list[Candidate]:
    """Return candidates again, those about the first part's things or of its sentence preferred."""
    about = set(memory.facts[first.fact].about)
    again = [
        one._replace(
            score=one.score
            + _BESIDE * _is_beside(memory, first, one)
            + _SAME * bool(about & set(memory.facts[one.fact].about))
        )
        for one in candidates
    ]
    return sorted(again, reverse=True)


def _is_beside(memory: Memory, first: Candidate, other: Candidate) -> bool:
    """Say whether two facts stand in the same sentence."""
    said = [
        {s for thing in memory.facts[one.fact].about for s in memory.sentences[thing]}
        for one in (first, other)
    ]
    return bool(said[0] & said[1])
