"""Who a question takes for granted: actors, places and members that the article tells otherwise."""

from __future__ import annotations

from dataclasses import replace

from dgov_kg.ask.check.elsewhere import absent_places, strange_places
from dgov_kg.ask.check.opposing import takes_for_granted
from dgov_kg.ask.know.memory import Fact
from dgov_kg.ask.rank.accounting import accounted
from dgov_kg.ask.rank.giving import ACTORS
from dgov_kg.ask.rank.premises import LISTS, Fault, is_closed
from dgov_kg.ask.rank.ranking import is_tie, ranked
from dgov_kg.ask.words.expressions import expression

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dgov_kg.ask.know.memory import Memory
    from dgov_kg.ask.read.reading import Piece, Reading

_PARTIES = {"dgov:Enterprise", "dgov:PublicBody", "dgov:Jurisdiction"}
_MEMBER = "dgov:hasMember"
_ACTING = ("dgov:hasActor", "dgov:hasStakeholder")
_BEARER = "dgov:hasRoleBearer"
_CAME_OF = "^dgov:hasOutcome"
_OWNERSHIP = "dgov:hasOwnershipKind"
_FOUNDING = {"~found", "~invest"}
_NOTHING = 0.5  # Below this a thing has nothing to do with a fact.
_ABSENT = 0.4  # And below this it is not even named in its sentences.
_SURELY = 0.95  # And what is not the first, where the words lead to it and to nothing else.
_LIKELY = 0.6  # From here on the words lead to the sentence of an act.
_ITSELF = 0.8  # From here on a piece speaks of a thing itself.


def wrong_party(memory: Memory, reading: Reading, fact: Fact) -> Fault | None:
    """Return a party that a question wrongly sets aside as one of those listed, or None."""
    known = {memory.number[one] for one in _values(memory, fact) if one in memory.number}
    sorts = {one for thing in known for one in memory.classes[thing]} & _PARTIES
    rest = [piece for piece in reading.named if piece not in reading.set_aside]
    if any(accounted(memory, piece, fact) < _NOTHING for piece in rest):
        return None
    for piece in reading.set_aside:
        alike = any(sorts & set(memory.classes[thing]) for thing in piece.things)
        if alike and not known & set(piece.things) and accounted(memory, piece, fact) < _NOTHING:
            return Fault(piece.text, (fact,))
    return None


def denied_member(memory: Memory, reading: Reading, fact: Fact) -> Fault | None:
    """Return a thing that a question says is missing from a list that has it, or None."""
    if not {"negation", "why"} <= reading.asks:
        return None
    own = (fact,) if fact.gives in LISTS else ()
    for one in (*own, *_acts(memory, reading, fact)):
        known = _values(memory, one)
        for piece in reading.named:
            if any(memory.things[thing] in known for thing in piece.things):
                return Fault(piece.text, (one,))
    return None


def wrong_actor(memory: Memory, reading: Reading, fact: Fact) -> Fault | None:
    """Return an actor that a question credits with what others did, or None."""
    missed = absent_actors(memory, reading, fact)
    acts = _acts(memory, reading, fact) if missed else ()
    for act in acts:
        others = [one for one in missed if not _is_founded(memory, reading, one, act)]
        if others and accounted(memory, others[0], act) < _ABSENT:
            return Fault(others[0].text, (act,))
    found = miscredited(memory, reading)
    is_said = takes_for_granted(reading) or (found and is_closed(memory, found.facts[0]))
    return found if is_said else None


def _is_founded(memory: Memory, reading: Reading, party: Piece, act: Fact) -> bool:
    """Say whether a party came of an event itself, and of an act a question names no outcome.

    "When was A founded?" asks nothing of the founding of B.
    """
    named = {memory.things[thing] for piece in reading.named for thing in piece.things}
    if not named.isdisjoint(_values(memory, Fact(act.about, "dgov:hasOutcome"))):
        return False
    return any((thing, _CAME_OF) in memory.values for thing in party.things)


def miscredited(memory: Memory, reading: Reading) -> Fault | None:
    """Return an actor tied in a question to a named outcome that others brought about, or None."""
    is_shared = "both" in reading.asks and not takes_for_granted(reading)
    if is_shared or reading.asks & {"compare", "connect", "yes-no"}:
        return None
    actors, _ = missed_actors(memory, reading)
    for outcome in reading.named:
        others = [one for one in actors if one != outcome and one not in reading.set_aside]
        for act in _acts(memory, replace(reading, pieces=_of_act(reading, outcome))):
            for actor in others:
                if accounted(memory, actor, act) < _ABSENT:
                    return Fault(actor.text, (act,))
    return None


def _of_act(reading: Reading, outcome: Piece) -> tuple[Piece, ...]:
    """Return the pieces that tell an act: what came of it, and what was done."""
    return tuple(piece for piece in reading.pieces if piece == outcome or is_tie(piece))


def absent_actors(memory: Memory, reading: Reading, fact: Fact) -> list[Piece]:
    """Return the actors that a question names and the sentences of a fact do not."""
    actors, _ = missed_actors(memory, reading)
    absent = (one for one in actors if accounted(memory, one, fact) < _ABSENT)
    return [one for one in absent if one not in reading.set_aside]


def is_about_others(memory: Memory, reading: Reading, fact: Fact) -> bool:
    """Say whether a fact is of other actors or places than those that a question names."""
    if fact.is_question or reading.asks & {"compare", "connect", "both"}:
        return False
    return bool(
        strange_places(memory, reading, fact)
        or absent_places(memory, reading, fact)
        or absent_actors(memory, reading, fact)
        or _is_role_of_another(memory, reading, fact)
        or miscredited(memory, reading)
    )


def _is_role_of_another(memory: Memory, reading: Reading, fact: Fact) -> bool:
    """Say whether a fact is the role of a party, and a question names others and no such one."""
    if fact.gives != "dgov:hasRole":
        return False
    bearers = {v for thing in fact.about for v in memory.values.get((thing, _BEARER), ())}
    named = [
        {memory.things[thing] for thing in piece.things}
        for piece in reading.named
        if any(ACTORS & {*memory.classes[thing]} for thing in piece.things)
    ]
    return bool(bearers and named) and not any(bearers & one for one in named)


def credited(memory: Memory, reading: Reading) -> Fault | None:
    """Return an actor credited with an act whose actors are others, or None.

    The act is the one that the rest of the question leads to.
    """
    actors, rest = missed_actors(memory, reading)
    if not actors or not rest.pieces or actors[0] in reading.set_aside:
        return None
    found = miscredited(memory, reading) if takes_for_granted(reading) else None
    if found is not None:
        return found
    acted = expression("acted").match(reading.text[actors[0].start + len(actors[0].text) :])
    first, *others = [*ranked(memory, rest), None][:2]
    led_to = [first] if first and first.like >= _LIKELY else []
    led_to += [one for one in others if one and one.like >= _SURELY]
    likeliest = [memory.facts[one.fact] for one in led_to]
    done = _done(memory, likeliest) if acted else ()
    for fact in (*_acts(memory, rest, *likeliest), *done):
        came_of_it = _values(memory, Fact(fact.about, "dgov:hasOutcome"))
        is_founded = len(actors) == 1 and _is_founded(memory, reading, actors[0], fact)
        own = _doing(memory, fact) | came_of_it
        wrong = [one for one in actors if own.isdisjoint(memory.things[t] for t in one.things)]
        wrong = wrong or strange_places(memory, reading, fact)  # They did it, and elsewhere.
        if wrong and not is_founded:
            return Fault(wrong[0].text, (fact,))
    return None


def not_alone(memory: Memory, reading: Reading, fact: Fact) -> Fault | None:
    """Return the word that makes one party do alone what several did together, or None."""
    alone = None if "which" in reading.asks else expression("alone").search(reading.text)
    if alone is None:
        return None
    named = {memory.things[thing] for piece in reading.named for thing in piece.things}
    for act in (fact, *_acts(memory, reading, fact)):
        for thing in act.about:
            acting = {v for gives in _ACTING for v in memory.values.get((thing, gives), ())}
            if len(acting) > 1 and named & acting and not acting <= named:
                return Fault(alone[0], (Fact((thing,), "dgov:hasActor"),))
    return None


def wrong_owner(memory: Memory, reading: Reading, fact: Fact) -> Fault | None:
    """Return the word that calls a firm private which is the state's, or None."""
    private = [p.text for p in reading.pieces if any("~private" in way for way, _ in p.ways)]
    if not private or not reading.named:
        return None
    named = {thing for piece in reading.named for thing in piece.things} | set(fact.about)
    places = {t for piece in reading.named for t in piece.things if memory.is_place(t)}
    owned = (
        thing
        for thing in sorted(named)
        if (thing, _OWNERSHIP) in memory.values
        and not (places and places.isdisjoint(memory.places(thing, tied=False)))
    )
    return next((Fault(private[0], (Fact((thing,), _OWNERSHIP),)) for thing in owned), None)


def _end(piece: Piece) -> int:
    return piece.start + len(piece.text)


def missed_actors(memory: Memory, reading: Reading) -> tuple[list[Piece], Reading]:
    """Return the actors that a question names, and the question without them."""
    actors = [
        piece
        for piece in reading.pieces
        if (
            piece.kind == "elsewhere"
            and not expression("owner-mark").match(reading.text, _end(piece))
        )
        or (piece.kind == "name" and any(_is_actor(memory, thing) for thing in piece.things))
    ]
    return actors, replace(reading, pieces=tuple(p for p in reading.pieces if p not in actors))


def _acts(memory: Memory, reading: Reading, *facts: Fact) -> Iterator[Fact]:
    """Yield who acted in each event of which a question names the outcome and the act."""
    ties = [piece for piece in reading.pieces if is_tie(piece)]
    named = [thing for piece in reading.named for thing in piece.things]
    about = [thing for fact in facts for thing in fact.about]
    for thing in (*named, *about):
        events = memory.values.get((thing, "^dgov:hasOutcome"), ())
        acts = [memory.number[event] for event in events]
        for act in (*acts, *([thing] if thing in about else [])):
            if any(_is_of_act(memory, tie, act) for tie in ties):
                acting = (Fact((act,), gives) for gives in _ACTING)
                yield from (one for one in acting if (act, one.gives) in memory.values)


def _is_of_act(memory: Memory, tie: Piece, act: int) -> bool:
    """Say whether a word means what was done: who founds a firm puts money into it."""
    senses = {f for way, _ in tie.ways for f in way}
    is_founding = "dgov:Founding" in memory.classes[act] and not senses.isdisjoint(_FOUNDING)
    return is_founding or accounted(memory, tie, Fact((act,), "")) >= _ITSELF


def _done(memory: Memory, facts: Sequence[Fact]) -> Iterator[Fact]:
    """Yield who issued the documents and did the deeds that facts are about."""
    for thing in (one for fact in facts for one in fact.about):
        acts = [memory.number[act] for act in memory.values.get((thing, "^dgov:hasOutcome"), ())]
        for act in (thing, *acts):
            if (act, "dgov:hasActor") in memory.values:
                yield Fact((act,), "dgov:hasActor")


def _values(memory: Memory, fact: Fact) -> set[str]:
    return {v for thing in fact.about for v in memory.values.get((thing, fact.gives), ())}


def _doing(memory: Memory, fact: Fact) -> set[str]:
    """Return who a fact says does it, with the members named of groups."""
    doing = _values(memory, fact)
    groups = (memory.number[one] for one in doing if one in memory.number)
    return doing | {one for group in groups for one in memory.values.get((group, _MEMBER), ())}


def _is_actor(memory: Memory, thing: int) -> bool:
    return bool({"dgov:Enterprise", "dgov:PublicBody"} & set(memory.classes[thing]))
