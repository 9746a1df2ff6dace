"""What of a fact a question means: what is of its year, of its sort, and besides what it names."""

from __future__ import annotations

from dgov_kg.ask.know.memory import Fact
from dgov_kg.ask.rank.accounting import account, hits
from dgov_kg.ask.rank.giving import DATES, LISTS, answers_of, counts_of, put_aside
from dgov_kg.ask.rank.sides import months
from dgov_kg.ask.read.reading import overlaps
from dgov_kg.ask.read.scope import is_plural
from dgov_kg.ask.words.expressions import expression, says

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from dgov_kg.ask.know.memory import Memory
    from dgov_kg.ask.read.reading import Piece, Reading

#: Both ends of a shift.
_ENDS, _SHIFT = {"dgov:shiftsFrom", "dgov:shiftsTo"}, "dgov:Shift"
_MEANT = 0.6  # From here on an event has to do with a word.
_CLOSE = 0.2  # How near another comes that is meant as well.
_APART = 1.5  # So much more of a question one event is of than any other that it is meant alone.
_WHO = {"who", "which"}
_SINGLE = {"which", "what"}
_CALLS, _MEMBERS = "dgov:callsFor", "dgov:hasMember"
_ACTORS = "dgov:hasActor"
_DEEDS = {"word", "sense"}
_TELLING = 1.5  # From here on a word tells one deed from another.
_NOUNS = {"name", "sense", "word"}


def narrowed(memory: Memory, reading: Reading, fact: Fact) -> tuple[Fact, list[str] | None]:
    """Return a fact without the things set aside, and the values to keep where some are set aside.

    The values are CURIEs; None keeps all there are.
    """
    fact = _as_a_whole(memory, reading, fact)
    fact = _of_one_event(memory, reading, _of_those_named(memory, reading, fact))
    values = [value for value in answers_of(memory, fact) if value in memory.number]
    keep = _kept(memory, reading, fact, values)
    group = _group(memory, fact, keep) if "which" in reading.asks else None
    if group is not None:
        return Fact((group,), _MEMBERS), None
    if keep == values:
        return fact, None
    return only(memory, fact, keep)


def _as_a_whole(memory: Memory, reading: Reading, fact: Fact) -> Fact:
    """Return of one end of a shift the whole, where no end is asked for; of several, all there.

    "How did its aims change?": what it leaves alone would be said to be the answer.
    """
    is_of_both = says("both-ends", reading.text) or not says("end-of-a-shift", reading.text)
    if fact.gives not in _ENDS or len(fact.about) > 1 or not is_of_both:
        return fact
    shift = fact.about[0]
    sentence = min(memory.stated.get(shift, ()), default="")
    beside = [
        one
        for one in memory.in_sentence(sentence)
        if _SHIFT in memory.classes[one] and sentence in memory.stated.get(one, ())
    ]
    is_of_all = is_plural(reading) or len(beside) in reading.numbers or says("how-so", reading.text)
    return Fact((*(beside if is_of_all else [shift]),), "")


def _group(memory: Memory, fact: Fact, keep: Sequence[str]) -> int | None:
    """Return the group that is the one part of something, as "the five systems" of "152"."""
    if fact.gives not in LISTS or len(keep) != 1:
        return None
    group = memory.number[keep[0]]
    return group if len(memory.values.get((group, _MEMBERS), ())) > 1 else None


def _of_those_named(memory: Memory, reading: Reading, fact: Fact) -> Fact:
    """Return of a fact about several things what is of the months and the places named."""
    if len(fact.about) == 1 or not fact.gives:
        return fact
    places = {
        thing for piece in reading.named for thing in piece.things if memory.is_place(thing)
    } - {thing for piece in reading.set_aside for thing in piece.things}
    named = months(reading.text)
    about = [one for one in fact.about if _is_dated(memory, one, named)] or list(fact.about)
    at = {one: memory.places(one) & places for one in about}
    if places and frozenset[int]().union(*at.values()) == places:
        about = [one for one in about if at[one] or not memory.places(one)]
    if len(reading.named) == 1 and not is_plural(reading):
        own = account(memory, reading.named[0], hinted=False).things
        least = max(_MEANT, max(own.get(one, 0.0) for one in about) - _CLOSE)
        about = [one for one in about if own.get(one, 0.0) >= least] or about
    return Fact(tuple(about), fact.gives)


def _is_dated(memory: Memory, thing: int, named: Sequence[str]) -> bool:
    dates = memory.values.get((thing, "dgov:dateExpression"), ())
    return any(date.startswith(month) for date in dates for month in named)


def _of_one_event(memory: Memory, reading: Reading, fact: Fact) -> Fact:
    """Return the date, or the statement, of the one event that a question means most, if it does.

    A statement only where it is asked which one it is.
    """
    is_one = fact.gives in DATES or (not fact.gives and says("which-one", reading.text))
    if not is_one or len(fact.about) == 1 or is_plural(reading):
        return fact
    accounts = [account(memory, piece, hinted=False) for piece in reading.pieces]
    held = {
        thing: sum(one.piece.weight * (one.things.get(thing, 0.0) >= _MEANT) for one in accounts)
        for thing in fact.about
    }
    best, second, *_ = sorted(held.values(), reverse=True)
    if best - second < _APART:
        return fact
    return Fact((max(held, key=lambda thing: held[thing]),), fact.gives)


def only(memory: Memory, fact: Fact, keep: Sequence[str]) -> tuple[Fact, list[str] | None]:
    """Return a fact with no other values than those to keep; see `narrowed`."""
    if fact.gives:
        return fact, list(keep)
    return Fact(tuple(memory.number[value] for value in keep), ""), None


def _kept(memory: Memory, reading: Reading, fact: Fact, values: list[str]) -> list[str]:
    partners = {memory.things[thing] for piece in _partners(reading) for thing in piece.things}
    aside = put_aside(memory, reading, values) | partners
    keep = [value for value in values if value not in aside]
    listed = {memory.number[value] for value in values}
    for piece in reading.pieces:
        is_dated = fact.gives and _holds(memory, fact.about, piece.text, without=listed)
        if piece.kind == "year" and not is_dated:
            keep = [v for v in keep if _holds(memory, (memory.number[v],), piece.text)] or keep
    if says("alone", reading.text):
        keep = [value for value in keep if _is_of_one(memory, value)] or keep
    keep = _of_digit(memory, reading, keep)
    keep = _of_sort(memory, reading, keep, fact.about if fact.gives else ())
    return _of_deed(memory, reading, fact, keep)


def _is_of_one(memory: Memory, value: str) -> bool:
    """Say whether a thing is not the work of several: a document that one body issued."""
    events = memory.values.get((memory.number[value], "^dgov:hasOutcome"), ())
    return all(len(memory.values.get((memory.number[e], _ACTORS), ())) <= 1 for e in events)


def _partners(reading: Reading) -> list[Piece]:
    """Return those with whom somebody did something, where it is asked who: "together with A"."""
    found = expression("together-with").search(reading.text)
    if found is None or not reading.asks & _WHO:
        return []
    return [piece for piece in reading.named if overlaps(piece, found)]


def _of_digit(memory: Memory, reading: Reading, values: list[str]) -> list[str]:
    """Return what a digit in a name stands for, where it is asked for: what has so many."""
    found = expression("digit-stands-for").search(reading.text)
    if found is None or says("several-digits", reading.text):
        return values
    number = int(next(filter(None, found.groups())))
    return [one for one in values if number in counts_of(memory, memory.number[one])] or values


def _of_deed(memory: Memory, reading: Reading, fact: Fact, values: list[str]) -> list[str]:
    """Return of what ought to be done what goes by a verb of the question: "what to avoid".

    A verb that the whole does not go by tells more than one that it goes by.  All of it is kept
    where no verb tells.
    """
    if fact.gives != _CALLS or len(values) == 1 or is_plural(reading):
        return values
    told = [piece for piece in reading.pieces if piece.kind in _DEEDS and piece.weight >= _TELLING]
    owners = [hits([memory.named], piece) for piece in told]
    of_whole = [any(thing in own for thing in fact.about) for own in owners]
    for is_of_whole in (False, True):
        held = {
            value: sum(
                piece.weight
                for piece, own, whole in zip(told, owners, of_whole, strict=True)
                if whole == is_of_whole and memory.number[value] in own
            )
            for value in values
        }
        most = max(held.values())
        if most:
            return [value for value in values if held[value] == most]
    return values


def _of_sort(
    memory: Memory, reading: Reading, values: list[str], about: Sequence[int]
) -> list[str]:
    """Return the one value that goes by the noun asked for, "which centre", where one does."""
    noun = _noun(reading)
    if noun is None or reading.numbers or is_plural(reading):
        return values
    found = hits([memory.named], noun)
    if any(thing in found for thing in about):
        return values  # It says what all of them are: "which national pilots".
    kept = [value for value in values if memory.number[value] in found]
    return kept if len(kept) == 1 else values


def _noun(reading: Reading) -> Piece | None:
    """Return the word right after "which" or "what"."""
    start = max((start for start, asks in reading.asked if asks & _SINGLE), default=-1)
    return next((p for p in reading.pieces if p.start > start >= 0 and p.kind in _NOUNS), None)


def _holds(
    memory: Memory, things: Sequence[int], year: str, *, without: Collection[int] = ()
) -> bool:
    """Say whether one of some things, or the event it came of, is of a year."""
    dated = memory.named.get(year) | memory.valued.get(year)
    near = memory.near(things[0]) if len(things) == 1 else ()
    return any(one in dated for one in (*things, *near) if one not in without)
