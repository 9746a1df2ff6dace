"""Whether a fact gives what a question asks for: a date of the event meant, a number, a party."""

from __future__ import annotations

from dgov_kg.ask.check.withheld import is_withheld
from dgov_kg.ask.know.memory import COUNTRY, Fact
from dgov_kg.ask.rank.accounting import accounted
from dgov_kg.ask.rank.enumerating import counts_what_is_asked, is_of_the_measure
from dgov_kg.ask.rank.giving import (
    ACTORS,
    DATES,
    NUMBERS,
    PLACES,
    answers_of,
    answers_with,
    counts_of,
    numbers_of,
    put_aside,
    says_nothing_new,
)
from dgov_kg.ask.rank.premises import LISTS as MEMBERS
from dgov_kg.ask.rank.premises import is_closed
from dgov_kg.ask.rank.sought import classes_sought, fits_what_is_sought
from dgov_kg.ask.read.scope import is_everywhere
from dgov_kg.ask.words.counting import least_of
from dgov_kg.ask.words.expressions import says
from dgov_kg.ask.words.vocabulary import vocabulary

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from dgov_kg.ask.know.memory import Memory
    from dgov_kg.ask.read.reading import Piece, Reading

#: Properties whose values can be counted.
_COUNTABLE = {
    *("dgov:hasMember", "dgov:hasActor", "^dgov:isPartOf", "dgov:hasRole", "dgov:coversLevel"),
    *("dgov:ranksAmongFirst", "dgov:hasStakeholder", "dgov:hasCharacteristic", "dgov:hasField"),
}
#: Ways of asking that choose among things, and the classes of which an answer then has to be.
_CHOOSING = {"which", "who", "where"}
_STRICT = (("where", PLACES), ("which", {"dgov:Stage"}), ("what", {"dgov:Stage"}))
_EVENTS = {
    *("dgov:Issuance", "dgov:Launch", "dgov:Founding", "dgov:Completion", "dgov:Designation"),
    "dgov:JointDevelopment",
}
_ENDING = {"dgov:Completion", "dgov:Goal", "dgov:Stage"}
_PLACE, _LEVEL = "dgov:hasJurisdiction", "dgov:hasAdministrativeLevel"
#: What asks for a day or a month, and how long a date is that tells it (EDTF).
_PRECISIONS = (("day", 10), ("month", 7))
#: Sorts of party that are told apart, and what leaves open which it is.
_SORTS_OF_PARTY = {"dgov:Enterprise"}
_UNTOLD = {"dgov:ActorGroup", "dgov:UnnamedParty", "dgov:Actor"}
#: Questions of the catalogue that give dates.
_DATED = {
    *("documents-by-year", "kinds-of-documents", "launches", "milestones", "pilots-and-zones"),
    *("policies", "stages", "table-1", "takes-part-in", "timeline"),
}
#: What tells nobody's reasons.
_NO_REASONS = {
    *("dgov:hasActor", "dgov:hasStakeholder", "dgov:isStakeIn", "dgov:hasJurisdiction"),
    *("dgov:dateExpression", "dgov:hasKind", "dgov:hasRoleBearer", "dgov:hasOutcome"),
    *("dgov:isInStage", "dgov:isAddressedTo"),
}
_NO_REASON_CLASSES = {"dgov:Enterprise", "dgov:PublicBody", "dgov:Jurisdiction", "dgov:Stake"}
_OUTCOME = "dgov:hasOutcome"
_KINDS = ("dgov:hasKind", "dgov:hasOwnershipKind")
_FOUNDING = {"invest", "found"}
#: What tells at which level of government something is done.
_OF_LEVELS = {_LEVEL, "dgov:coversLevel", "dgov:isAddressedTo"}
#: What tells parties by what they work in: tax, civil aviation.
_FIELDS = {"dgov:hasField", "dgov:hasKind"}
_GOAL = "dgov:hasGoal"
#: To whom something is advised, and what.
ADDRESSED, CALLS = "dgov:isAddressedTo", "dgov:callsFor"
_SILENT = "dgov:isSilentOn"
_WISHED = {"dgov:Recommendation", "dgov:Measure", "dgov:Goal", "dgov:Principle", "dgov:Response"}
_CITED, _RANKED = "dgov:citesWork", "dgov:ranksAmongFirst"
_LACKING = {"silent", "lack", "problem"}
_MEANT = 0.5  # From here on a fact has to do with a word.
_ITSELF = 0.6  # From here on a word tells what an event is.


def gives_what_is_asked(memory: Memory, reading: Reading, fact: Fact) -> bool:
    """Say whether a fact gives what is asked for: a date, a number, a place, a party, so many."""
    if fact.is_question:
        is_of_one = "issue" in reading.senses and says("alone", reading.text)  # None tells that.
        return not is_of_one and ("when" not in reading.asks or _is_dated(memory, fact))
    if is_withheld(memory, reading, fact) or says("by-how-much", reading.text):
        return False
    if "when" in reading.asks:
        is_date = fact.gives in DATES and _is_precise(memory, reading, fact)
        return is_date and _is_met(memory, reading, fact)
    if "how-many" in reading.asks:
        is_listed = fact.gives not in MEMBERS or is_closed(memory, fact)
        is_listed &= not _is_otherwise_counted(memory, fact)
        countable = _COUNTABLE if is_listed and not says("share", reading.text) else set()
        return fact.gives in NUMBERS | countable and counts_what_is_asked(memory, reading, fact)
    return (
        is_of_the_measure(memory, reading, fact)
        and fits_what_is_sought(memory, reading, fact)
        and _is_reason(memory, reading, fact)
        and _lists_enough(memory, reading, fact)
        and not _is_silence(reading, fact)
        and not _is_reference(reading, fact)
        and _is_aim_of_the_year(memory, reading, fact)
        and _is_choice(memory, reading, fact)
        and not _is_just_the_country(memory, reading, fact)
        and not _is_addressee(reading, fact)
        and _is_advice(memory, reading, fact)
        and (fact.gives in _OF_LEVELS or not says("at-which-level", reading.text))
    )


def _is_otherwise_counted(memory: Memory, fact: Fact) -> bool:
    """Say whether the text gives a number of what a fact lists, and lists more or fewer."""
    stated = {one for thing in fact.about for one in counts_of(memory, thing)}
    return bool(stated) and len(answers_of(memory, fact)) not in stated


def _is_dated(memory: Memory, fact: Fact) -> bool:
    """Say whether a question of the catalogue gives dates."""
    return fact.gives in _DATED or fact.gives not in memory.answers


def _is_just_the_country(memory: Memory, reading: Reading, fact: Fact) -> bool:
    """Say whether a fact has no nearer place than the country, where it is asked for places."""
    is_asked = "where" in reading.asks or classes_sought(reading) == PLACES
    return is_asked and fact.gives == _PLACE and {*answers_of(memory, fact)} == {COUNTRY}


def _is_choice(memory: Memory, reading: Reading, fact: Fact) -> bool:
    """Say whether a fact chooses, where it is asked which or who, among what is asked for."""
    if not reading.asks & _CHOOSING:
        return True
    if fact.gives in NUMBERS or says_nothing_new(memory, reading, fact):
        return False
    if _sets_up(reading, fact):
        return True
    asks_for_parties = "which" in reading.asks and reading.wanted and reading.wanted <= ACTORS
    if asks_for_parties and fact.gives not in _FIELDS and not answers_with(memory, fact, ACTORS):
        return False
    return _is_of_its_sort(memory, reading, fact)


def _is_of_its_sort(memory: Memory, reading: Reading, fact: Fact) -> bool:
    """Say whether what is chosen is a party, a platform, a city or a place, as is asked."""
    if "who" in reading.asks and not _tells_parties(memory, reading, fact):
        return False
    if "who" in reading.asks and "member" in reading.senses and fact.gives in {"", _OUTCOME}:
        return False  # What stands beside a body is not who makes it up.
    if reading.senses & _FOUNDING and is_everywhere(reading) and _came_of_it(memory, fact):
        return False
    if says("platforms", reading.text) and not answers_with(memory, fact, {"dgov:Platform"}):
        return False
    if says("city", reading.text) and not _has_city(memory, fact):
        return False
    return all(
        answers_with(memory, fact, classes)
        for ask, classes in _STRICT
        if ask in reading.asks and reading.wanted & classes
    )


def _tells_parties(memory: Memory, reading: Reading, fact: Fact) -> bool:
    """Say whether a fact answers with parties, or with what parties of a sort work in."""
    if fact.gives in _FIELDS and answers_with(memory, Fact(fact.about, ""), ACTORS):
        return True
    if fact.gives == _RANKED and says("who-is-among", reading.text):
        return True
    return answers_with(memory, fact, _parties(reading))


def _came_of_it(memory: Memory, fact: Fact) -> bool:
    """Say whether a fact answers with what was founded: who founded it is asked for."""
    answers = numbers_of(memory, answers_of(memory, fact))
    return bool(answers) and all((one, "^dgov:hasOutcome") in memory.values for one in answers)


def _has_city(memory: Memory, fact: Fact) -> bool:
    """Say whether a fact answers with a place, or what lies in one, that is no province."""
    answers = numbers_of(memory, answers_of(memory, fact))
    places = (v for one in answers for v in memory.values.get((one, _PLACE), ()))
    return any(
        memory.is_place(one) and not memory.values.get((one, _LEVEL), ())
        for one in (*answers, *numbers_of(memory, places))
    )


def _is_precise(memory: Memory, reading: Reading, fact: Fact) -> bool:
    """Say whether a date is as precise as is asked: a day, where it is asked on which day."""
    least = max((long for unit, long in _PRECISIONS if says(unit, reading.text)), default=0)
    return all(len(date) >= least for date in answers_of(memory, fact))


def _is_reason(memory: Memory, reading: Reading, fact: Fact) -> bool:
    """Say whether a fact may tell why, where it is asked: that something is, or whose, does not."""
    if "why" not in reading.asks:
        return True
    if fact.gives:
        return fact.gives not in _NO_REASONS
    return not all(_NO_REASON_CLASSES & {*memory.classes[thing]} for thing in fact.about)


def _parties(reading: Reading) -> AbstractSet[str]:
    """Return the classes of which a party has to be: a firm where a firm is asked for."""
    told = reading.wanted & _SORTS_OF_PARTY
    return told | _UNTOLD if told else ACTORS


def _lists_enough(memory: Memory, reading: Reading, fact: Fact) -> bool:
    """Say whether a fact has as many things as are asked for, and those that are set aside."""
    answers = answers_of(memory, fact)
    is_named = "except" in reading.asks and bool(reading.set_aside)
    lacks = is_named and not put_aside(memory, reading, answers)
    return len(answers) >= least_of(reading.words) and not lacks


def _is_silence(reading: Reading, fact: Fact) -> bool:
    """Say whether a fact is what a text is silent on, where a question asks what it says."""
    asks_for_silence = reading.asks & {"negation", "yes-no"} or reading.senses & _LACKING
    return fact.gives == _SILENT and not asks_for_silence


def _is_reference(reading: Reading, fact: Fact) -> bool:
    """Say whether a fact is the work that is cited for something, and no work is asked for."""
    return fact.gives == _CITED and not vocabulary().terms[_CITED] & reading.senses


def _is_addressee(reading: Reading, fact: Fact) -> bool:
    """Say whether a fact gives to whom something is advised, and it is asked what to set up."""
    return fact.gives == ADDRESSED and _asks_what_to_set_up(reading)


def _is_advice(memory: Memory, reading: Reading, fact: Fact) -> bool:
    """Say whether a fact is about what is advised, where just what ought to be done is asked."""
    if not says("what-to-do", reading.text):
        return True
    answers = {*fact.about, *numbers_of(memory, answers_of(memory, fact))}
    return any(not _WISHED.isdisjoint(memory.classes[one]) for one in answers)


def _sets_up(reading: Reading, fact: Fact) -> bool:
    """Say whether a fact gives what is advised, to set up a body, and just that is asked."""
    return fact.gives == CALLS and _asks_what_to_set_up(reading)


def _asks_what_to_set_up(reading: Reading) -> bool:
    is_body = "found" in reading.senses and bool(reading.wanted & ACTORS)
    return is_body and ("recommendation" in reading.senses or says("advice", reading.text))


def _is_aim_of_the_year(memory: Memory, reading: Reading, fact: Fact) -> bool:
    """Say whether a goal is one for the year that is asked about, if any."""
    if fact.gives != _GOAL:
        return True
    years = [piece for piece in reading.pieces if piece.kind == "year"]
    return all(accounted(memory, year, fact) >= _ITSELF for year in years)


def _is_met(memory: Memory, reading: Reading, fact: Fact) -> bool:
    """Say whether an event is of the sort that is asked about, and of most of what is named."""
    acts = [piece for piece in reading.pieces if _is_event(piece)]
    if says("ends", reading.text) and not any(_ENDING & {*memory.classes[t]} for t in fact.about):
        return False
    if acts and not any(accounted(memory, piece, fact) >= _ITSELF for piece in acts):
        return False
    told = [piece for piece in reading.pieces if piece.kind == "name" or _is_class(piece)]
    met = [sum(p.weight for p in told if _is_of(memory, p, thing)) for thing in fact.about]
    if len(met) > 1:
        return not told or all(met)
    return 2 * sum(met) >= sum(piece.weight for piece in told)


def _is_of(memory: Memory, piece: Piece, event: int) -> bool:
    """Say whether a piece tells an event, or what came of it: a firm that the state controls."""
    if accounted(memory, piece, Fact((event,), _OUTCOME)) >= _MEANT:
        return True
    came = numbers_of(memory, memory.values.get((event, _OUTCOME), ()))
    kinds = {v for one in came for kind in _KINDS for v in memory.values.get((one, kind), ())}
    return any(memory.things[thing] in kinds for thing in piece.things)


def _is_event(piece: Piece) -> bool:
    """Say whether a word stands for a sort of event: to issue, to launch, to found."""
    senses = {feature[1:] for way, _ in piece.ways for feature in way}
    terms = vocabulary().terms
    return piece.kind == "sense" and any(
        senses & terms.get(event, frozenset()) for event in _EVENTS
    )


def _is_class(piece: Piece) -> bool:
    """Say whether a word stands for a class of things."""
    known = vocabulary().asked_classes
    return piece.kind == "sense" and any(f[1:] in known for way, _ in piece.ways for f in way)
