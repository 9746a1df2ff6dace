"""Whose a thing is: a question that gives it to another place, or counts that one among a few.

"北京的“粤治慧”" is Guangdong's; "the first big-data zone, in Zhejiang" is Guizhou's; Henan is none
of the foremost ten.  What is asked besides does not matter.
"""

from __future__ import annotations

import re

from dgov_kg.ask.know.memory import COUNTRY, Fact
from dgov_kg.ask.rank.accounting import account
from dgov_kg.ask.rank.premises import Fault
from dgov_kg.ask.words.denying import denies
from dgov_kg.ask.words.expressions import expression, says
from dgov_kg.ask.words.vocabulary import ELSEWHERE

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from dgov_kg.ask.know.memory import Memory
    from dgov_kg.ask.read.reading import Piece, Reading

_PLACE, _DISTINCTION = "dgov:hasJurisdiction", "dgov:hasDistinction"
_CONTROL = "dgc:interest-control"
_RANKING = "dgov:ranksAmongFirst"
#: What has a name of its own, and is no manner of doing things.
_PROPER = {
    *("dgov:Platform", "dgov:Enterprise", "dgov:PublicBody", "dgov:Zone", "dgov:PolicyDocument"),
    "dgov:Initiative",
}
#: Distinctions that only one place can have.
_UNIQUE = ("first-nationwide", "pioneering", "ahead-nationwide")
_SEVERAL = {"compare", "connect", "both", "yes-no", "except"}
_REACH = 40
_CLAUSE = re.compile(r"[,，;；。:：]")
_HELD = 0.6  # From here on a thing holds a word, and so much of what is said of the first.
_TELLING = 1.0
_CHOOSING = {"which", "who", "where"}


def misplaced(memory: Memory, reading: Reading) -> Fault | None:
    """Return a place that a question gives a thing to that is another's, or None."""
    if reading.asks & _SEVERAL:
        return None
    places = [piece for piece in reading.named if all(map(memory.is_place, piece.things))]
    named = {thing for piece in places for thing in piece.things}
    for piece in reading.named:
        own = [memory.places(thing, tied=False) for thing in piece.things]
        sorts = {one for thing in piece.things for one in memory.classes[thing]}
        if not sorts & _PROPER or not all(own) or any(one & named for one in own):
            continue
        for place in places:
            if _is_given_to(reading, piece, place):
                things = [t for t in piece.things if (t, _PLACE) in memory.values]
                return Fault(place.text, (Fact((things[0],), _PLACE),)) if things else None
    return None


def _is_given_to(reading: Reading, piece: Piece, place: Piece) -> bool:
    """Say whether a place stands where the owner of a thing does."""
    if place.start < piece.start:
        between = reading.text[place.start + len(place.text) : piece.start]
        return expression("owned", reading.language).match(between) is not None
    between = reading.text[piece.start + len(piece.text) : place.start]
    return reading.language == "en" and expression("owner-after").match(between) is not None


def wrong_holder(memory: Memory, reading: Reading) -> Fault | None:
    """Return a firm said to control another that somebody else controls, or None."""
    if "control" not in reading.senses or reading.asks & (_SEVERAL - {"yes-no"}):
        return None
    if _asks_who_controls(reading):
        return None
    named = {thing for piece in reading.named for thing in piece.things}
    for (stake, gives), kinds in memory.values.items():
        if gives != "dgov:hasInterestType" or _CONTROL not in kinds:
            continue
        held = {memory.number[one] for one in memory.values.get((stake, "dgov:isStakeIn"), ())}
        firms = [
            piece
            for piece in reading.pieces
            if piece.kind == ELSEWHERE
            or any("dgov:Enterprise" in memory.classes[thing] for thing in piece.things)
            if held.isdisjoint(piece.things)
        ]
        if held & named and firms:
            return Fault(firms[0].text, (Fact((stake,), "dgov:hasStakeholder"),))
    return None


def _asks_who_controls(reading: Reading) -> bool:
    """Say whether a clause asks who controls: who else has put money in is not said to."""
    asking = [start for start, asks in reading.asked if "who" in asks]
    return any(
        any(start <= at < end for at in asking) and any("control" in one.senses for one in clause)
        for (start, end), clause in _clauses(reading)
    )


def not_first(memory: Memory, reading: Reading) -> Fault | None:
    """Return a place said to be the first in what another is the first in, or None."""
    if "first" not in reading.senses or reading.asks & (_SEVERAL - {"yes-no"}):
        return None
    if {"when", "earliest"} <= reading.asks:
        return None  # In which year it was "at the earliest" is asked.
    choosing = [start for start, asks in reading.asked if asks & _CHOOSING]
    for (begin, end), clause in _clauses(reading):
        if any(begin <= start < end for start in choosing):
            continue  # Which was the first is asked.
        senses = {f for piece in clause for way, _ in piece.ways for f in way}
        places = [p for p in clause if p.things and all(map(memory.is_place, p.things))]
        strange = [p for p in clause if p.kind == ELSEWHERE]
        named = {thing for piece in places for thing in piece.things}
        if "~first" not in senses or not (places or strange):
            continue
        for thing in _unique(memory):
            is_own = named & memory.places(thing)
            if not is_own and _is_said_of(memory, clause, thing):
                return Fault((places or strange)[0].text, (_told(memory, thing),))
    return None


def _clauses(reading: Reading) -> Iterator[tuple[tuple[int, int], list[Piece]]]:
    ends = [found.end() for found in _CLAUSE.finditer(reading.text)] + [len(reading.text)]
    for start, end in zip([0, *ends], ends, strict=False):
        yield (start, end), [piece for piece in reading.pieces if start <= piece.start < end]


def _unique(memory: Memory) -> list[int]:
    return [
        thing
        for (thing, gives), values in memory.values.items()
        if gives == _DISTINCTION and any(v.endswith(_UNIQUE) for v in values)
    ]


def _is_said_of(memory: Memory, clause: list[Piece], thing: int) -> bool:
    """Say whether most of a clause, its place and the word "first" aside, speaks of a thing."""
    telling = [
        piece
        for piece in clause
        if piece.weight >= _TELLING
        and piece.kind != ELSEWHERE
        and not any("~first" in way for way, _ in piece.ways)
        and not (piece.things and all(map(memory.is_place, piece.things)))
    ]
    total = sum(piece.weight for piece in telling)
    held = sum(
        piece.weight
        for piece in telling
        if account(memory, piece, hinted=False).things.get(thing, 0.0) >= _HELD
    )
    return total >= 2 * _TELLING and held >= _HELD * total


def _told(memory: Memory, thing: int) -> Fact:
    """Return what tells whose a thing is."""
    return Fact((thing,), _PLACE if (thing, _PLACE) in memory.values else "")


def not_ranked(memory: Memory, reading: Reading) -> Fault | None:
    """Return a place that a question counts among the first ten and that is none of them."""
    ten = expression("foremost-ten").search(reading.text)
    if ten is None or reading.asks & _SEVERAL or denies(reading.words):
        return None
    listed = {
        memory.number[value]: thing
        for (thing, gives), values in memory.values.items()
        if gives == _RANKING
        for value in values
    }
    for piece in reading.pieces:
        is_place = piece.kind == ELSEWHERE or any(map(memory.is_place, piece.things))
        between = reading.text[piece.start + len(piece.text) : ten.start()]
        if not is_place or listed.keys() & set(piece.things) or not 0 < len(between) <= _REACH:
            continue
        if says("among-the-first", between):
            return Fault(piece.text, (Fact((next(iter(listed.values())),), _RANKING),))
    return None


def of_another_place(memory: Memory, reading: Reading, fact: Fact) -> Fault | None:
    """Return the place that a question names, where a fact's sentence speaks of others, or None.

    "It began in Zhejiang and spread over the country" leads to a sentence of Guangdong.
    """
    if reading.asks & {"compare", "both", "connect"}:
        return None
    country = memory.number[COUNTRY]
    named = [
        piece
        for piece in reading.named
        if all(map(memory.is_place, piece.things)) and country not in piece.things
    ]
    own = memory.places_of(fact.about) - {country}
    if len(named) != 1 or named[0] in reading.set_aside or own:
        return None
    for sentence in sorted({one for thing in fact.about for one in memory.sentences[thing]}):
        things = memory.in_sentence(sentence)
        places = memory.places_of(things) - {country}
        if not places.isdisjoint(named[0].things):
            return None
        told = [one for one in things if memory.places(one, tied=False) & places]
        told.sort(key=memory.is_place)
        if told:
            return Fault(named[0].text, (Fact((told[0],), ""),))
    return None
