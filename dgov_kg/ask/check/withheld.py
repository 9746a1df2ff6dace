"""Details that a text may withhold where it says the rest: names, the others, a deadline, a digit.

"What are the other three called?" is not answered by how many there are, nor "by which year will it
be done?" by when it was issued.
"""

from __future__ import annotations

import re

from dgov_kg.ask.check.miscounting import counted_things
from dgov_kg.ask.rank.accounting import account
from dgov_kg.ask.rank.giving import DATES, NAMING, answers_of, counts_of, numbers_of
from dgov_kg.ask.rank.premises import are_named
from dgov_kg.ask.words.counting import counted_at
from dgov_kg.ask.words.expressions import expression, says
from dgov_kg.names.spelling import tokens

TYPE_CHECKING = False
if TYPE_CHECKING:
    from dgov_kg.ask.know.memory import Fact, Memory
    from dgov_kg.ask.read.reading import Reading
    from dgov_kg.ask.say.answer import Answer

_PERSON = "foaf:Person"
_WITH_NAMES = {"dgov:Enterprise", "dgov:PublicBody", "dgov:Jurisdiction", "foaf:Person"}
_DONE = {"dgov:Completion", "dgov:Goal", "dgov:Event", "dgov:Claim"}
_MAKERS = {"dgov:hasActor", "dgov:isBasedOn"}
_PERIOD = "dgov:coversPeriod"  # Which ends at a deadline.
_RANKING = "dgov:ranksAmongFirst"
_OF_NUMBER = "^dgov:hasQuantity"
_LISTS = ("dgov:hasMember", "^dgov:isPartOf")
#: Ways of asking for no names: a reason, a comparison, a verdict, what something is like.
_NO_NAMES = {"why", "yes-no", "compare", "connect", "describe"}
_RELATED, _ITSELF = 0.7, 1


def is_withheld(memory: Memory, reading: Reading, fact: Fact) -> bool:
    """Say whether a fact is of what is asked about and leaves out the detail that is asked for."""
    if reading.asks & _NO_NAMES:
        return False
    entire = reading.entire  # But numbers are of their own part.
    return (
        _is_nameless(memory, entire, fact)
        or _is_nobody(memory, entire, fact)
        or _has_too_few(memory, reading, fact)
        or _is_all_known(memory, entire, fact)
        or _tells_no_deadline(memory, entire, fact)
        or _tells_no_rank(memory, reading, entire, fact)
        or _leaves_digit_open(memory, entire, fact)
        or _tells_no_most(memory, entire, fact)
    )


def _is_nameless(memory: Memory, reading: Reading, fact: Fact) -> bool:
    """Say whether parties are asked for by name, and a fact gives a number, or nobody's name."""
    if not says("by-name", reading.text):
        return False
    answers = numbers_of(memory, answers_of(memory, fact))
    return all(_WITH_NAMES.isdisjoint(memory.classes[one]) for one in answers)


def _is_nobody(memory: Memory, reading: Reading, fact: Fact) -> bool:
    """Say whether a person is asked for by name, and a fact has none."""
    if not says("person-by-name", reading.text):
        return False
    answers = {*fact.about, *numbers_of(memory, answers_of(memory, fact))}
    return not any(_PERSON in memory.classes[one] for one in answers)


def _tells_no_most(memory: Memory, reading: Reading, fact: Fact) -> bool:
    """Say whether it is asked which of several has most of something, and a fact lists them all."""
    is_ranked = fact.gives == _RANKING and _is_all(memory, reading, fact)
    return says("most", reading.text) and not is_ranked


def ranks_nothing(reading: Reading, answer: Answer) -> bool:
    """Say whether it is asked which has most of something, and a list has no numbers to tell."""
    cells = (cell for row in answer.table.rows for cell in row)
    is_list = not answer.composed and not any(isinstance(cell, int) for cell in cells)
    return is_list and says("most", reading.text)


def _tells_no_rank(memory: Memory, reading: Reading, entire: Reading, fact: Fact) -> bool:
    """Say whether a place in a ranking is asked for: whose order tells none, nor who made it."""
    if not says("rank", entire.text) or _is_all(memory, reading, fact):
        return False
    return fact.gives == _RANKING or ("rank" in entire.senses and fact.gives in _MAKERS)


def _is_all(memory: Memory, reading: Reading, fact: Fact) -> bool:
    """Say whether as many are asked for as a fact gives: "which ten rank highest"."""
    asked = (n for n, end in counted_at(reading.words) if _asks_for(reading, end))
    return len(answers_of(memory, fact)) in asked


def _asks_for(reading: Reading, end: int) -> bool:
    """Say whether the number that ends there is of what is asked for: "which ten"."""
    return says("so-many", _before(reading, end))


def _before(reading: Reading, end: int) -> str:
    """Return what stands before the number that ends there."""
    word = re.search(r"[a-z]+$|.{2}$", reading.text[:end])
    return reading.text[: word.start() if word else end]


def _has_too_few(memory: Memory, reading: Reading, fact: Fact) -> bool:
    """Say whether a fact gives fewer things than are asked for by their number."""
    answers = answers_of(memory, fact)
    for number, end in counted_at(reading.words):
        is_asked = (
            _asks_for(reading, end)
            or says("so-many-names", _before(reading, end))
            or says("one-by-one", reading.text)
        )
        if not is_asked or are_named(memory, reading, number):
            continue
        is_counted = len(fact.about) == 1 and number in counts_of(memory, fact.about[0])
        if is_counted and (len(answers) == number or fact.gives in NAMING):
            continue  # Of those that are counted, the named ones answer: the rest is said to be.
        named = _named_so(memory, reading, fact, number, end)
        if named and not any(_listed(memory, one) for one in named):
            return True
        if len(answers) == number:
            continue
        things = {*fact.about, *numbers_of(memory, answers)}
        are_there = any(number in _numbers(memory, thing) - {1} for thing in things)
        if _is_unlisted(memory, reading, number, end) or (len(answers) < number and not are_there):
            return True
    return False


def _is_unlisted(memory: Memory, reading: Reading, number: int, end: int) -> bool:
    """Say whether what a question counts is said to be so many, and none of them is named."""
    found = [fact.about[0] for _, known, fact in counted_things(memory, reading, end) if known]
    counted = [one for one in found[:1] if number in _numbers(memory, one)]
    return any(not _listed(memory, one) for one in counted)


def _named_so(memory: Memory, reading: Reading, fact: Fact, number: int, end: int) -> list[int]:
    """Return what is called by its number, 三库 or "three networks", where a question says so.

    What is called so in another sentence than those of the fact is not meant.
    """
    said = {one for thing in fact.about for one in memory.sentences[thing]}
    within = [p for p in reading.named if p.start < end <= p.start + len(p.text)]
    found = [thing for piece in within for thing in piece.things]
    if reading.language == "zh":
        called = "零一二三四五六七八九十"[number : number + 1] + reading.text[end : end + 1]
        found += memory.things_named(one.text for one in tokens(called))
    found += [o for q in found for o in numbers_of(memory, memory.values.get((q, _OF_NUMBER), ()))]
    return [
        one
        for one in found
        if number in _numbers(memory, one) | _own(memory, one)
        and not said.isdisjoint(memory.sentences[one])
    ]


def _own(memory: Memory, thing: int) -> set[int]:
    """Return the number that a thing is itself."""
    return {int(float(n)) for n in memory.values.get((thing, "dgov:number"), ())}


def _is_all_known(memory: Memory, reading: Reading, fact: Fact) -> bool:
    """Say whether the others are asked for, and a fact has none but those that are told apart."""
    answers = numbers_of(memory, answers_of(memory, fact))
    if not says("the-rest", reading.text) or not answers:
        return False
    levels = [account(memory, piece, hinted=False).things for piece in reading.pieces]
    told = [{one for one in answers if level.get(one, 0.0) >= _RELATED} for level in levels]
    apart = {one for held in told if len(held) < max(len(answers), _ITSELF + 1) for one in held}
    return apart >= {*answers}


def _tells_no_deadline(memory: Memory, reading: Reading, fact: Fact) -> bool:
    """Say whether it is asked by when something is to be done, and a fact dates something else."""
    if fact.gives not in DATES - {_PERIOD} or not says("deadline", reading.text):
        return False
    return not any(_DONE & {*memory.classes[thing]} for thing in fact.about)


def _leaves_digit_open(memory: Memory, reading: Reading, fact: Fact) -> bool:
    """Say whether it is asked what a digit stands for, and a fact has not so many of anything."""
    found = expression("digit-stands-for").search(reading.text)
    if found is None:
        return False
    number = int(next(filter(None, found.groups())))
    answers = answers_of(memory, fact)
    named = {thing for piece in reading.named for thing in piece.things}
    things = {*fact.about, *numbers_of(memory, answers)} - named
    return len(answers) != number and not any(number in _numbers(memory, t) for t in things)


def _numbers(memory: Memory, thing: int) -> set[int]:
    """Return how many a thing is of, or has as members."""
    return counts_of(memory, thing) | {len(one) for one in _listed(memory, thing)}


def _listed(memory: Memory, thing: int) -> list[tuple[str, ...]]:
    lists = (memory.values.get((thing, gives), ()) for gives in _LISTS)
    return [one for one in lists if one]
