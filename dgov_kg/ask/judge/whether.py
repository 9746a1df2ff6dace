"""Questions whether something is so: settled by one thing, the likeliest fact, or a closed list."""

from __future__ import annotations

from dataclasses import replace

from dgov_kg.ask.check.bearing import numbers
from dgov_kg.ask.check.belonging import not_first, not_ranked, wrong_holder
from dgov_kg.ask.check.correcting import NOT_THAT, corrected, put_right
from dgov_kg.ask.check.crossing import is_crossed
from dgov_kg.ask.check.declining import SURE
from dgov_kg.ask.check.elsewhere import is_of_an_unnamed_place
from dgov_kg.ask.check.miscounting import miscounted
from dgov_kg.ask.check.opposing import contradicts, opposite, outright
from dgov_kg.ask.check.owning import firm_asked_about, owned
from dgov_kg.ask.check.parties import wrong_owner
from dgov_kg.ask.check.polarity import says_no_more
from dgov_kg.ask.check.silences import silent_on_it
from dgov_kg.ask.judge.agreement import forbidding
from dgov_kg.ask.judge.alone import one_of_several, owned_alone
from dgov_kg.ask.judge.verdict import (
    closed_list,
    each_actor,
    has_ties,
    holds,
    is_among_others,
    is_member,
    is_of,
    lists_all,
    states,
    tells_no_completion,
    verdict,
)
from dgov_kg.ask.judge.verifying import settled
from dgov_kg.ask.know.telling import is_claim
from dgov_kg.ask.rank.fitness import is_view_of_others
from dgov_kg.ask.rank.giving import LISTS
from dgov_kg.ask.rank.premises import wrong_number, wrong_year
from dgov_kg.ask.rank.ranking import ranked
from dgov_kg.ask.rank.sides import is_comparison
from dgov_kg.ask.read.reading import OPEN_ASKS
from dgov_kg.ask.say.answering import answer_of, answered, judged
from dgov_kg.ask.say.verdicts import VERDICTS
from dgov_kg.ask.words.denying import denies
from dgov_kg.ask.words.expressions import says
from dgov_kg.ask.words.features import plain_features
from dgov_kg.names.spelling import tokens

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from dgov_kg.ask.know.memory import Fact, Memory
    from dgov_kg.ask.rank.ranking import Candidate
    from dgov_kg.ask.read.reading import Reading
    from dgov_kg.ask.say.answer import Answer
    from dgov_kg.graph import KnowledgeGraph

_PART_SURE = 0.55
#: So much of a claim has to be held by a fact that denies it by a word that is opposed to it.
_NEARLY = 0.85
#: And so much by one of which a premise of it is wrong.
_HALF = 0.5
_NEARLY_ALL = 0.9  # So many words a claim and a statement share that are the same.
#: What is so only where it is stated, by the sense of the word for it.
_STATED = {"first": "dgov:hasDistinction", "disagree": "dgov:disagreesWith"}
#: What may be said of one and is so of another.
_ELSEWHERE = (not_ranked, not_first, wrong_holder)
_LOCATED = 0.25  # So likely is the sentence of one that bears a claim out and is not the first.
_LOOKED_AT = 3  # So many statements are held against a question whether something is so.


def whether(
    kg: KnowledgeGraph, memory: Memory, reading: Reading, candidates: Sequence[Candidate]
) -> Answer | None:
    """Return whether something is so, as far as what the article says settles it; else None.

    What is compared is settled by no one statement: see `comparing`.
    """
    alone = one_of_several(kg, memory, reading, candidates[:_LOOKED_AT])
    if alone is not None:
        return alone
    found = None if is_comparison(reading) else _settled(kg, memory, reading, candidates)
    if found is not None and found.verdict == "no" and "why" in reading.asks:
        return _as_premise(reading, found)
    if found is not None and found.verdict == "yes" and says("sufficient", reading.text):
        return None  # That something comes of it does not tell that it is enough.
    if found is not None and found.verdict == "yes" and _is_less(reading, found):
        beside = _beside_first(memory, candidates[:_LOOKED_AT])
        return whether(kg, memory, reading, beside) if beside else None
    if found is None or found.verdict != "no" or not _says_the_same(reading, found):
        return found
    said = found.sentence.removeprefix(VERDICTS["no"].in_language(found.language))
    return judged(replace(found, sentence=said), "yes")


def _as_premise(reading: Reading, answer: Answer) -> Answer:
    """Return that it is not so as what puts a question right that asks for the reason."""
    said = answer.sentence.removeprefix(VERDICTS["no"].in_language(answer.language))
    if answer.outcome == "corrected":
        return replace(answer, verdict="", sentence=said)
    start = NOT_THAT.in_language(reading.language)
    return replace(answer, outcome="corrected", verdict="", sentence=start + said)


def _beside_first(memory: Memory, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Return the candidates after the first that are said where it is."""
    if not candidates:
        return []
    places = {*memory.said[candidates[0].fact]}
    return [one for one in candidates[1:] if not places.isdisjoint(memory.said[one.fact])]


def _is_less(reading: Reading, answer: Answer) -> bool:
    """Say whether a claim is that there is no more than what an answer says, and that does not."""
    is_limited = says_no_more(reading.words) and not reading.numbers
    return is_limited and not says_no_more(answer.sentence)


def _says_the_same(reading: Reading, answer: Answer) -> bool:
    """Say whether a claim is in so many words what answers it: it is not denied by itself."""
    one, other = (plain_features(tokens(words)) for words in (reading.words, answer.understood))
    is_crosswise = is_crossed(reading, [answer.understood])
    is_crosswise |= denies(reading.words) != denies(answer.understood)
    return len(one & other) >= _NEARLY_ALL * len(one | other) and not is_crosswise


def _settled(
    kg: KnowledgeGraph, memory: Memory, reading: Reading, candidates: Sequence[Candidate]
) -> Answer | None:
    """Return whether something is so, by the first that settles it.

    One place in a ranking is not settled by what is the first of its kind.
    """
    if says("ranked-at", reading.text) and not says("one-of-them", reading.text):
        return None
    silence = silent_on_it(kg, memory, reading)
    if silence is not None:
        return judged(answer_of(kg, memory, reading, silence, 1.0), "no")
    firm = firm_asked_about(memory, reading)
    if firm is not None:
        return owned(kg, memory, reading, firm)
    return (
        owned_alone(kg, memory, reading)
        or _elsewhere(kg, memory, reading)
        or _borne(kg, memory, reading, candidates[:1])
        or _by_fact(kg, memory, reading, candidates[:_LOOKED_AT])
        or _by_member(kg, memory, reading, candidates[:_LOOKED_AT])
        or _by_actor(kg, memory, reading)
    )


def _elsewhere(kg: KnowledgeGraph, memory: Memory, reading: Reading) -> Answer | None:
    """Return that another is the first, or among the first, where a question says that one is."""
    found = (fault(memory, reading) for fault in _ELSEWHERE)
    fault = next(filter(None, found), None)
    if fault is not None and not denies(reading.words):
        return judged(answer_of(kg, memory, reading, fault.facts[0], 1.0), "no")
    fault = miscounted(memory, reading)
    right = put_right(kg, memory, reading, fault, 1.0) if fault else None
    return _of_number(reading, right) if right else None


def _of_number(reading: Reading, right: Answer) -> Answer:
    """Return a number put right: no, it is not so, unless "those 84" only take it for granted."""
    is_granted = says("those-so-many", reading.text) or denies(reading.words)
    return right if is_granted else judged(right, "no")


def _overstates(memory: Memory, reading: Reading, fact: Fact) -> bool:
    """Say whether a claim says more than a fact that bears out the rest of it.

    That it is the first, or disputed, or one of those that a fact lists, or that the authors
    themselves hold what others do.
    """
    if "author" in reading.asks and is_view_of_others(memory, fact):
        return True
    if wrong_number(memory, reading, fact) or _is_of_other_number(memory, reading, fact):
        return True
    if is_among_others(memory, reading, fact):
        return True
    near = [other for thing in fact.about for other in (thing, *memory.near(thing))]
    return any(
        sense in reading.senses and not any((one, gives) in memory.values for one in near)
        for sense, gives in _STATED.items()
    )


def _is_of_other_number(memory: Memory, reading: Reading, fact: Fact) -> bool:
    """Say whether what a fact is about has a number, and a claim gives others."""
    known = {number for thing in fact.about for number in numbers(memory, thing, "")} - {0, 1}
    return bool(reading.numbers and known) and not known & {*reading.numbers}


def _borne(
    kg: KnowledgeGraph, memory: Memory, reading: Reading, likeliest: Sequence[Candidate]
) -> Answer | None:
    """Return whether one thing bears a claim out; None where what is likelier denies it."""
    borne = settled(kg, memory, reading)
    if borne is None or borne[0].gives in LISTS or _overstates(memory, reading, borne[0]):
        return None
    if tells_no_completion(reading, borne[0]) or is_of_an_unnamed_place(memory, reading, borne[0]):
        return None
    if not borne[0].gives and not any(is_claim(memory, thing) for thing in borne[0].about):
        return None
    others = (memory.facts[one.fact].about for one in likeliest)
    if not denies(reading.words) and any(
        denies(kg.node_of(memory.things[thing]).label(reading.language))
        for about in others
        for thing in about
        if thing not in borne[0].about
    ):
        return None
    answer = answer_of(kg, memory, reading, borne[0], 1.0)
    is_so = borne[1] == "supported" and not contradicts(kg, memory, reading, borne[0])
    return judged(answer, "yes" if is_so else "no") if answer.evidence else None


def _by_fact(
    kg: KnowledgeGraph, memory: Memory, reading: Reading, candidates: Sequence[Candidate]
) -> Answer | None:
    """Return whether one of the likeliest facts bears a claim out, or speaks against it."""
    for candidate in candidates:
        if candidate.sure < _PART_SURE:
            break
        owned = wrong_owner(memory, reading, memory.facts[candidate.fact])
        if owned is not None:
            return judged(answer_of(kg, memory, reading, owned.facts[0], candidate.score), "no")
        found = verdict(kg, memory, reading, candidate)
        fact = memory.facts[candidate.fact]
        is_far = candidate is not candidates[0] and candidate.like < _LOCATED
        if found and (_overstates(memory, reading, fact) or (found == "yes" and is_far)):
            continue
        right = _corrected(kg, memory, reading, candidate, is_settled=bool(found))
        if right is not None and not is_far:
            return _of_number(reading, right) if reading.numbers else judged(right, "no")
        if not found and _is_opposed(kg, memory, reading, candidate):
            return judged(answered(kg, memory, reading, candidate), "no")
        denial = forbidding(kg, memory, reading, candidate, candidates) if found else None
        if denial is not None and (found == "yes") != denial[1]:
            verdict_of = "yes" if denial[1] else "no"
            return judged(answered(kg, memory, reading, denial[0]), verdict_of)
        if found:
            is_wrong = contradicts(kg, memory, reading, fact)
            return judged(answered(kg, memory, reading, candidate), "no" if is_wrong else found)
    return None


def _corrected(
    kg: KnowledgeGraph, memory: Memory, reading: Reading, candidate: Candidate, *, is_settled: bool
) -> Answer | None:
    """Return what puts a claim right; where a fact leaves it open, its words or a year."""
    if is_settled:
        return corrected(kg, memory, reading, candidate)
    fact = memory.facts[candidate.fact]
    if candidate.covered < _HALF or not states(memory, fact) or reading.asks & OPEN_ASKS:
        return None
    dated = wrong_year(memory, reading, fact)
    if dated is not None:
        return put_right(kg, memory, reading, dated, candidate.score)
    fault = outright(kg, memory, reading, fact)
    return answer_of(kg, memory, reading, fault.facts[0], candidate.score) if fault else None


def _is_opposed(kg: KnowledgeGraph, memory: Memory, reading: Reading, candidate: Candidate) -> bool:
    """Say whether a fact that holds nearly all of a claim says the opposite of the rest."""
    if candidate.covered < _NEARLY or denies(reading.words):
        return False
    fact = memory.facts[candidate.fact]
    labels = [kg.node_of(memory.things[thing]).label(reading.language) for thing in fact.about]
    return opposite(kg, memory, reading, fact) is not None or is_crossed(reading, labels)


def _by_member(
    kg: KnowledgeGraph, memory: Memory, reading: Reading, candidates: Sequence[Candidate]
) -> Answer | None:
    """Return whether what is named is in a list to which the rest of the question leads."""
    for candidate in candidates:
        is_likely = candidate.sure >= _PART_SURE
        found = is_member(kg, memory, reading, candidate) if is_likely else ""
        if found:
            return judged(answered(kg, memory, reading, candidate), found)
    return None


def _by_actor(kg: KnowledgeGraph, memory: Memory, reading: Reading) -> Answer | None:
    """Return whether one of the actors named is in the list of those who did the rest."""
    for actor, rest in each_actor(memory, reading):
        for candidate in ranked(memory, rest):
            if candidate.sure < SURE:
                break
            fact = closed_list(memory, memory.facts[candidate.fact])
            if fact is None or not has_ties(memory, rest, fact):
                continue
            if is_of(memory, fact, rest) and lists_all(memory, rest, fact):
                found = "yes" if holds(memory, fact, actor) else "no"
                return judged(answer_of(kg, memory, reading, fact, candidate.sure), found)
    return None
