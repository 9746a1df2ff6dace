"""Whether something is so: yes, no, or not settled by what the article says."""

from __future__ import annotations

from dataclasses import replace

from dgov_kg.ask.check.parties import missed_actors
from dgov_kg.ask.judge.agreement import ATTRIBUTES, is_negative_fact, is_said_so
from dgov_kg.ask.know.memory import Fact
from dgov_kg.ask.know.telling import is_statement
from dgov_kg.ask.rank.accounting import account, accounted
from dgov_kg.ask.rank.giving import LISTS, answers_of, answers_with
from dgov_kg.ask.rank.premises import LISTS as MEMBERS
from dgov_kg.ask.rank.premises import is_closed, is_limit, said_of, wrong_number, wrong_year
from dgov_kg.ask.rank.ranking import is_tie
from dgov_kg.ask.read.besides import LOCALITIES
from dgov_kg.ask.words.denying import denies
from dgov_kg.ask.words.expressions import expression
from dgov_kg.ask.words.vocabulary import vocabulary

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from dgov_kg.ask.know.memory import Memory
    from dgov_kg.ask.rank.ranking import Candidate
    from dgov_kg.ask.read.reading import Piece, Reading
    from dgov_kg.graph import KnowledgeGraph

_SETTLED = 0.6  # From here on a piece of the question is taken to be in the statement.
_COVERED = 0.72  # So much of the question has to be in a statement that bears it out.
_HALF, _LESSER = 0.5, 4.0  # Or so much, and no word left out that weighs more.
_AIM = "dgov:serves"
_CHOOSING = {"which", "who", "where"}
_REACH = {"zh": 8, "en": 28}  # How many letters after "which" stands the "not" that denies it.
_OWN = 0.7  # From here on a name is one of the list itself.
_TELLING = {"name", "year", "elsewhere"}
_LAUNCH = "dgov:Launch"
_DATE, _YEAR = "dgov:dateExpression", 4  # EDTF begins with so many digits of the year.
#: Who has a duty, and the sorts of those who have some.
_BEARER, _SORTS = "dgov:hasRoleBearer", {"dgov:Enterprise", "dgov:PublicBody"}
#: What settles nothing that is claimed: at which level something is, and what is cited for it.
_ASIDE = {"dgov:hasAdministrativeLevel", "dgov:citesWork"}
_DEFINITION = "dgov:Definition"


def verdict(kg: KnowledgeGraph, memory: Memory, reading: Reading, candidate: Candidate) -> str:
    """Return ``"yes"``, ``"no"``, or an empty string where the statement does not settle it."""
    fact = memory.facts[candidate.fact]
    if not states(memory, fact):
        return ""
    if wrong_number(memory, reading, fact) or wrong_year(memory, reading, fact):
        return "no"
    missed = left_out(memory, reading, fact)
    is_out = len(fact.about) == 1 and bool(missed) and _is_shut_out(memory, fact, missed)
    is_out = is_out and lists_all(memory, reading, fact)
    if is_out or _is_borne_by_others(memory, reading, fact):
        return "yes" if denies(reading.words) else "no"
    is_one = len(fact.about) == 1 or bool(fact.gives)
    if missed or not is_one or not _bears(memory, reading, candidate):
        return ""
    if tells_no_completion(reading, fact) or not is_dated_so(memory, reading, fact):
        return ""
    return {True: "yes", False: "no", None: ""}[is_said_so(kg, memory, reading, fact)]


def tells_no_completion(reading: Reading, fact: Fact) -> bool:
    """Say whether it is asked if a thing is completed, and a fact tells where or what it is."""
    return "achieve" in reading.senses and fact.gives in ATTRIBUTES


def _bears(memory: Memory, reading: Reading, candidate: Candidate) -> bool:
    """Say whether a fact holds enough of a claim: most of it, or all but lesser words.

    What something serves is its aim, and rather not what is so.  To control is more than to invest:
    a tie that the fact has nothing to do with is not borne out.
    """
    if not has_ties(memory, reading, memory.facts[candidate.fact]):
        return False
    if candidate.covered >= _COVERED:
        return True
    if candidate.covered < _HALF or memory.facts[candidate.fact].gives == _AIM:
        return False
    left = (
        one.weight * (1 - account(memory, one).of(memory, candidate.fact)) for one in reading.pieces
    )
    return max(left, default=0.0) <= _LESSER


def has_ties(memory: Memory, reading: Reading, fact: Fact) -> bool:
    """Say whether one thing of a fact has to do with each tie that a claim tells of, and its names.

    That one of three firms is controlled by somebody tells nothing of the other two: where none
    has all the names, all of them need to have the ties.
    """
    ties = [account(memory, piece, hinted=False) for piece in reading.pieces if is_tie(piece)]
    alone = [Fact((thing,), fact.gives) for thing in fact.about]
    own = [one for one in alone if not left_out(memory, reading, one)]
    has = [all(tie.things.get(one.about[0], 0.0) >= _HALF for tie in ties) for one in own or alone]
    return any(has) if own else all(has)


def is_dated_so(memory: Memory, reading: Reading, fact: Fact) -> bool:
    """Say whether the years of a question are those of a fact, and not just beside it.

    A sentence that gives no other year dates all that it says.
    """
    years = [piece.text for piece in reading.pieces if piece.kind == "year"]
    said = " ".join(said_of(memory, fact)) if years else ""
    if all(year in said or is_limit(reading, year) for year in years):
        return True
    sentences = {one for thing in fact.about for one in memory.sentences[thing]}
    beside = {other for one in sentences for other in memory.in_sentence(one)}
    dates = {date[:_YEAR] for one in beside for date in memory.values.get((one, _DATE), ())}
    return len(dates) == 1 and dates == {*years}


def is_member(kg: KnowledgeGraph, memory: Memory, reading: Reading, candidate: Candidate) -> str:
    """Return whether what is named is in the list that a fact gives; empty where it is open.

    All else that is named, and the number, have to be the list's own.  Of what no thing is called,
    it is asked by "one of", "among", 之一.
    """
    fact = memory.facts[candidate.fact]
    if fact.gives not in MEMBERS or len(fact.about) != 1:
        return ""
    listed = {memory.number[v] for v in answers_of(memory, fact) if v in memory.number}
    sorts = {one for thing in listed for one in memory.classes[thing]}
    own = [
        piece for piece in reading.named if accounted(memory, piece, Fact(fact.about, "")) >= _OWN
    ]
    members = [
        piece
        for piece in reading.named
        if piece not in own or set(piece.things) & listed
        if any(sorts & {*memory.classes[thing]} for thing in piece.things)
    ]
    rest = [piece for piece in reading.named if piece not in own and piece not in members]
    if rest or any(n != len(listed) for n in reading.numbers):
        return ""
    if len(members) != 1 and not (not members and is_among_others(memory, reading, fact)):
        return ""
    is_listed = any(set(one.things) & listed for one in members)
    if not is_listed and not is_closed(memory, fact):
        return ""
    is_denial = denies(reading.words) != is_negative_fact(kg, memory, reading, fact)
    return "yes" if is_listed != is_denial else "no"


def is_among_others(memory: Memory, reading: Reading, fact: Fact) -> bool:
    """Say whether it is asked of something that a list is strange to whether it is one of it."""
    among = expression("one-of-them").search(reading.text)
    if among is None:
        return False
    subject = [piece for piece in reading.pieces if piece.start < among.start()]
    return bool(subject) and all(accounted(memory, one, fact) < _SETTLED for one in subject)


def states(memory: Memory, fact: Fact) -> bool:
    """Say whether a fact states something: not that a thing exists, how it is defined, made up."""
    if fact.is_question or fact.gives in LISTS or fact.gives in _ASIDE:
        return False
    return bool(fact.gives) or any(
        is_statement(memory, thing) and _DEFINITION not in memory.classes[thing]
        for thing in fact.about
    )


def _names_localities(memory: Memory, piece: Piece) -> bool:
    """Say whether a piece names all localities: what is said of no one place is of them."""
    return any(memory.things[thing] in LOCALITIES for thing in piece.things)


def left_out(memory: Memory, reading: Reading, fact: Fact) -> list[Piece]:
    """Return the names and years that no single thing of a fact has to do with."""
    is_of_all = not memory.places_of(fact.about)
    telling = [
        piece
        for piece in reading.pieces
        if piece.kind in _TELLING and not (is_of_all and _names_localities(memory, piece))
    ]
    left = [
        [
            piece
            for piece in telling
            if accounted(memory, piece, Fact((thing,), fact.gives)) < _SETTLED
        ]
        for thing in fact.about
    ]
    return min(left, key=len)


def asks_for_the_rest(kg: KnowledgeGraph, memory: Memory, reading: Reading, fact: Fact) -> bool:
    """Say whether it is asked which have not what a fact says that some have."""
    asking = [start for start, asks in reading.asked if asks & _CHOOSING]
    denying = [start for start, asks in reading.asked if "negation" in asks]
    reach = _REACH[reading.language]
    if not any(0 < other - one <= reach for one in asking for other in denying):
        return False
    if fact.is_question:
        return fact.gives not in memory.denying
    is_negative = is_negative_fact(kg, memory, reading, fact)
    return answers_with(memory, fact, reading.wanted) and not is_negative


def each_actor(memory: Memory, reading: Reading) -> Iterator[tuple[Piece, Reading]]:
    """Yield each actor that a question names, with the question about the rest."""
    actors, _ = missed_actors(memory, reading)
    for actor in actors:
        rest = tuple(piece for piece in reading.pieces if piece != actor)
        yield actor, replace(reading, pieces=rest, asked=((0, frozenset(["who"])),))


def closed_list(memory: Memory, fact: Fact) -> Fact | None:
    """Return the fact that lists all who took part in what a fact is about, or None."""
    for thing in fact.about:
        for number in memory.facts_about.get(thing, ()):
            one = memory.facts[number]
            if one.gives == "dgov:hasActor" and one.about == (thing,) and is_closed(memory, one):
                return one
    return None


def is_of(memory: Memory, fact: Fact, rest: Reading) -> bool:
    """Say whether what came of a fact's event is named in the rest of the question."""
    named = {thing for piece in rest.named for thing in piece.things}
    outcomes = {
        v for thing in fact.about for v in memory.values.get((thing, "dgov:hasOutcome"), ())
    }
    return any(memory.number.get(outcome) in named for outcome in outcomes)


def holds(memory: Memory, fact: Fact, actor: Piece) -> bool:
    """Say whether a fact's values have one of the things that a piece names."""
    values = {v for thing in fact.about for v in memory.values.get((thing, fact.gives), ())}
    return any(memory.things[thing] in values for thing in actor.things)


def lists_all(memory: Memory, reading: Reading, fact: Fact) -> bool:
    """Say whether who acted are all that a question may mean: who launched a thing are not.

    Others take part in it later.
    """
    is_launch = any(_LAUNCH in memory.classes[thing] for thing in fact.about)
    return not is_launch or "launch" in reading.senses


def _is_borne_by_others(memory: Memory, reading: Reading, fact: Fact) -> bool:
    """Say whether a claim gives a duty of a public body to a firm, or the reverse."""
    bearers = [v for thing in fact.about for v in memory.values.get((thing, _BEARER), ())]
    own = {one for bearer in bearers for one in memory.classes[memory.number[bearer]]} & _SORTS
    named = {one for piece in reading.named for t in piece.things for one in memory.classes[t]}
    terms = vocabulary().terms
    meant = named & _SORTS or {sort for sort in _SORTS if terms[sort] & reading.senses}
    return bool(own and meant) and own.isdisjoint(meant)


def _is_shut_out(memory: Memory, fact: Fact, missed: list[Piece]) -> bool:
    """Say whether a closed list of the same sort of things leaves out what is named."""
    if not is_closed(memory, fact):
        return False
    listed = {
        memory.number[v]
        for t in fact.about
        for v in memory.values[t, fact.gives]
        if v in memory.number
    }
    sorts = {one for thing in listed for one in memory.classes[thing]}
    return all(
        piece.kind == "elsewhere"
        or (
            piece.kind == "name"
            and any(sorts & set(memory.classes[thing]) for thing in piece.things)
        )
        for piece in missed
    )
