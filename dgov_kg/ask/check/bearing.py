"""How far one thing, with what is said of it, bears out a claim.

A claim is held against single things: an event with its parties, a stake, a role, a problem.  What
stands merely in the same sentence, or two ties away, bears nothing out.
"""

from __future__ import annotations

from typing import NamedTuple

from dgov_kg.ask.rank.accounting import hits
from dgov_kg.ask.words.counting import counted

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from dgov_kg.ask.know.memory import Memory
    from dgov_kg.ask.read.reading import Piece, Reading

#: How well a thing holds a piece by a party of it, and by how it is asked for.
_PARTY, _ASKED = 0.95, 0.75
#: From here on a piece is held.
HELD = 0.6
#: Relations by which a thing denies another.
DENIAL = ("dgov:lacks", "dgov:isSilentOn")
#: What states nothing unless a claim names it.
_BARE = {
    *("dgov:Jurisdiction", "dgov:Enterprise", "dgov:PublicBody", "dgov:ActorGroup", "dgov:Actor"),
    *("dgov:Platform", "dgov:PolicyDocument", "dgov:Matter", "dgov:Field", "dgov:CitedWork"),
}
#: Pieces that have to be held, whatever they weigh.
_TELLING = {"name", "year", "number", "elsewhere", "unsaid"}
#: And so must a word with a sense, a verb above all, that weighs as much.
_WEIGHTY = 1.0


class Bearing(NamedTuple):
    """A thing held against a claim: what it misses of it, and what share of the rest it holds."""

    covered: float
    thing: int
    missed: tuple[Piece, ...]


def bearings(memory: Memory, reading: Reading) -> list[Bearing]:
    """Return the things that hold a claim but for one thing at most, the best first."""
    levels = [(piece, _levels(memory, piece)) for piece in reading.pieces]
    named = {thing for piece in reading.pieces for thing in piece.things}
    things = {
        thing
        for piece, level in levels
        if is_telling(piece)
        for thing in level
        if memory.classes[thing] and (thing in named or not _BARE & {*memory.classes[thing]})
    }
    found = [one for thing in things if (one := _bearing(levels, thing))]
    return sorted(found, key=lambda one: (len(one.missed), -one.covered, one.thing))


def parties(memory: Memory, thing: int, relations: Sequence[str]) -> list[int]:
    """Return the things that stand in one of some relations to a thing."""
    values = (v for gives in relations for v in memory.values.get((thing, gives), ()))
    return [memory.number[value] for value in values if value in memory.number]


def numbers(memory: Memory, thing: int, label: str) -> set[int]:
    """Return the numbers that a thing has: in its name, as quantities, as the length of a list."""
    found = set(counted(label))
    for one in (thing, *memory.near(thing)):
        found.update(_quantities(memory, one))
    for gives in ("dgov:hasActor", "dgov:hasMember", "dgov:ranksAmongFirst", "^dgov:isPartOf"):
        found.add(len(memory.values.get((thing, gives), ())))
    return found


def _quantities(memory: Memory, thing: int) -> Iterator[int]:
    own = [memory.things[thing], *memory.values.get((thing, "dgov:hasQuantity"), ())]
    for quantity in own:
        for number in memory.values.get((memory.number[quantity], "dgov:number"), ()):
            yield int(float(number))


def _bearing(levels: Sequence[tuple[Piece, Mapping[int, float]]], thing: int) -> Bearing | None:
    missed = tuple(
        piece for piece, level in levels if is_telling(piece) and level.get(thing, 0.0) < HELD
    )
    rest = [(piece, level.get(thing, 0.0)) for piece, level in levels if piece not in missed]
    total = sum(piece.weight for piece, _ in rest)
    if len(missed) > 1 or not total:
        return None
    return Bearing(sum(piece.weight * share for piece, share in rest) / total, thing, missed)


def is_telling(piece: Piece) -> bool:
    """Say whether a piece has to be held by whatever bears a claim out."""
    return piece.kind in _TELLING or (piece.kind == "sense" and piece.weight >= _WEIGHTY)


def _levels(memory: Memory, piece: Piece) -> dict[int, float]:
    """Return how well each thing holds a piece of a claim."""
    in_names = hits([memory.named], piece) | dict.fromkeys(piece.things, 1.0)
    level = dict(in_names)
    for thing, share in hits([memory.valued], piece).items():
        level[thing] = max(level.get(thing, 0.0), share)
        if piece.kind == "number":
            in_names[thing] = max(in_names.get(thing, 0.0), share)
    level |= dict.fromkeys(memory.holders(piece.things), 1.0)
    named = {*piece.things, *_local_forms(memory, piece.things)}
    tied = {"name": dict.fromkeys(named, _PARTY), "sense": {}, "year": {}}
    for thing, share in tied.get(piece.kind, in_names).items():
        for other in memory.near(thing):
            if not _is_denied(memory, thing, other) and not _is_aim(memory, thing, other):
                level[other] = max(level.get(other, 0.0), min(share, _PARTY))
    is_word = piece.kind not in {"name", "year"}
    for number, share in hits([memory.asked], piece).items() if is_word else ():
        about = memory.facts[number].about
        if len(about) == 1:
            level[about[0]] = max(level.get(about[0], 0.0), _ASKED * share)
    return level


def _local_forms(memory: Memory, things: Sequence[int]) -> Iterator[int]:
    """Yield what is a province's own form of things: a claim names the province besides."""
    for thing in things:
        yield from parties(memory, thing, ["^dgov:isLocalFormOf"])


def _is_aim(memory: Memory, thing: int, other: int) -> bool:
    """Say whether a thing is what another serves, which does not say that it is reached."""
    return memory.things[thing] in memory.values.get((other, "dgov:serves"), ())


def _is_denied(memory: Memory, thing: int, other: int) -> bool:
    """Say whether all that ties a thing to another is that it lacks it, or is silent on it."""
    return any(
        memory.things[thing] in memory.values.get((other, f"^{gives}"), ()) for gives in DENIAL
    )
