"""Which fact a question asks for: each is weighed by how much of the question it accounts for."""

from __future__ import annotations

from collections import defaultdict
from heapq import nlargest
from typing import NamedTuple

from dgov_kg.ask.features import asking
from dgov_kg.ask.fitness import fitness

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dgov_kg.ask.memory import Fact, Memory, Postings
    from dgov_kg.ask.reading import Piece, Reading

#: How well a piece is accounted for by a thing itself, by one tied to it, by one in its sentence.
_ITSELF, _TIED, _BESIDE = 0.95, 0.7, 0.45
#: The same where another question about the thing holds it.
_HINTED = 0.65
#: What counts for a fact: the share of the question it accounts for, and how like a wording it is.
_COVERED, _WORDED = 0.62, 0.48
_BOUND = 0.95  # How well a parameter that takes a thing accounts for its name.
_MISSED = 0.5  # What it costs a fact that it has to do with nothing of a name in the question.
_ENOUGH = 0.5
_SEVERAL = 2
_TIES = {"~invest", "~control", "~found", "~operate", "~manage", "~issue", "~launch", "~designate"}
_SURPLUS = 0.4  # What it costs a fact about several things that some are of another name.
_FROM_THINGS = 40
_LOOKED_AT = 200
#: What a lead and support count beside the score, fitted to the evaluation's part to develop on.
_LEAD, _SUPPORT = 0.5, 0.25
_TELLING = {"name", "year", "elsewhere", "unsaid"}


class Candidate(NamedTuple):
    """A fact that may be meant: its score, what it covers, how like it is to a wording.

    ``sure`` is its score with what the other candidates say for or against it.
    """

    score: float
    covered: float
    worded: float
    fact: int
    sure: float = 0.0


class Account(NamedTuple):
    """How well things, and facts by their wordings, account for one piece of a question."""

    piece: Piece
    things: Mapping[int, float]
    facts: Mapping[int, float]

    def of(self, memory: Memory, number: int) -> float:
        """Return how well a fact accounts for the piece."""
        fact = memory.facts[number]
        found = max([self.facts.get(number, 0.0), *(self.things.get(t, 0.0) for t in fact.about)])
        if fact.is_question and _is_bound(self.piece, memory.takes[number]):
            return max(found, _BOUND)
        return found


def ranked(memory: Memory, reading: Reading, *, most: int = 8) -> list[Candidate]:
    """Return the facts that a question may ask for, the likeliest first."""
    accounts = [account(memory, piece) for piece in reading.pieces]
    total = reading.weight
    covering = {
        number: sum(one.piece.weight * one.of(memory, number) for one in accounts) / total
        for number in _facts_in_question(memory, accounts)
    }
    held, weight = _held(memory, reading)
    telling = [
        account(memory, piece, hinted=False)
        for piece in reading.pieces
        if piece.kind in _TELLING or _is_tie(piece)
    ]
    candidates = []
    for number in nlargest(_LOOKED_AT, covering, key=covering.__getitem__):
        covered = covering[number]
        fit = fitness(memory, reading, number)
        missed = sum(one.piece.weight for one in telling if one.of(memory, number) < _ENOUGH)
        worded = _worded(memory, number, held, weight)
        score = _COVERED * covered + _WORDED * worded + fit - _MISSED * missed / total
        score -= _SURPLUS * _surplus(memory, number, telling)
        candidates.append(Candidate(score, covered, worded, number))
    return _with_confidence(memory, nlargest(most, candidates))


def _is_tie(piece: Piece) -> bool:
    """Say whether a piece means a tie or an event, such as to own, to found, to issue."""
    return piece.kind == "sense" and any(f in _TIES for way, _ in piece.ways for f in way)


def _surplus(memory: Memory, number: int, telling: Sequence[Account]) -> float:
    """Return the share of a fact's things that have nothing to do with a name in the question."""
    about = memory.facts[number].about
    if len(about) < _SEVERAL:
        return 0.0
    strange = [
        thing
        for thing in about
        if any(one.things.get(thing, 0.0) < _ENOUGH for one in telling if one.piece.things)
    ]
    return len(strange) / len(about) if len(strange) < len(about) else 0.0


def _with_confidence(memory: Memory, candidates: list[Candidate]) -> list[Candidate]:
    """Return candidates with how sure each is.

    What counts is its lead before those of other sentences, and how many are of its own.
    """
    spoken = [
        {s for thing in memory.facts[one.fact].about for s in memory.sentences[thing]}
        for one in candidates
    ]
    found = []
    for one, own in zip(candidates, spoken, strict=True):
        with_it = [other for other, said in zip(candidates, spoken, strict=True) if own & said]
        against = [
            other.score for other, said in zip(candidates, spoken, strict=True) if not own & said
        ]
        lead = one.score - max(against, default=0.0)
        support = max(0, len(with_it) - 1) / max(1, len(candidates) - 1)
        found.append(one._replace(sure=one.score + _LEAD * lead + _SUPPORT * support))
    return found


def account(memory: Memory, piece: Piece, *, hinted: bool = True) -> Account:
    """Return what accounts for a piece of a question; unhinted, by statements alone."""
    facts = hits([memory.asked], piece)
    own = hits([memory.named, memory.valued], piece) | dict.fromkeys(piece.things, 1.0)
    level: dict[int, float] = {thing: _ITSELF * share for thing, share in own.items()}
    spoken: dict[str, float] = defaultdict(float)
    for thing, share in own.items():
        for other in memory.near(thing):
            level[other] = max(level.get(other, 0.0), _TIED * share)
        for sentence in memory.sentences[thing]:
            spoken[sentence] = max(spoken[sentence], share)
    for fact, share in facts.items() if hinted else ():
        for thing in memory.facts[fact].about:
            level[thing] = max(level.get(thing, 0.0), _HINTED * share)
    for sentence, share in spoken.items():
        for other in memory.in_sentence(sentence):
            level[other] = max(level.get(other, 0.0), _BESIDE * share)
    return Account(piece, level, facts if hinted else {})


def accounted(memory: Memory, piece: Piece, fact: Fact) -> float:
    """Return how well a fact, with its values and what its sentences say, accounts for a piece.

    How people ask for it does not count: a wording may name what the statement does not.
    """
    level = account(memory, piece, hinted=False).things
    values = (
        memory.number.get(value)
        for thing in fact.about
        for value in memory.values.get((thing, fact.gives), ())
    )
    things = (*fact.about, *(value for value in values if value is not None))
    return max((level.get(thing, 0.0) for thing in things), default=0.0)


def _facts_in_question(memory: Memory, accounts: Sequence[Account]) -> set[int]:
    """Return the facts worth weighing: with a like wording, or about the likeliest things."""
    things: dict[int, float] = defaultdict(float)
    facts: set[int] = set()
    for one in accounts:
        facts.update(one.facts)
        for thing, share in one.things.items():
            things[thing] += one.piece.weight * share
        facts.update(n for n, takes in memory.takes.items() if _is_bound(one.piece, takes))
    for thing in nlargest(_FROM_THINGS, things, key=things.__getitem__):
        facts.update(memory.facts_about.get(thing, ()))
    return facts


def _is_bound(piece: Piece, parameters: Mapping[str, Sequence[int]]) -> bool:
    """Say whether a question has a parameter for what a piece names."""
    if piece.kind == "year":
        return "year" in parameters
    return any(thing in fitting for fitting in parameters.values() for thing in piece.things)


def hits(postings: Sequence[Postings], piece: Piece) -> dict[int, float]:
    """Return who holds all the features of one of a piece's ways, and how well."""
    found: dict[int, float] = {}
    for way, share in piece.ways:
        rows = sorted(
            ({k: v for one in reversed(postings) for k, v in one.get(f).items()} for f in way)
            if len(postings) > 1
            else (postings[0].get(f) for f in way),
            key=len,
        )
        for number, level in rows[0].items() if rows else ():
            if all(number in row for row in rows[1:]):
                found[number] = max(found.get(number, 0.0), share * level)
    return found


def _held(memory: Memory, reading: Reading) -> tuple[frozenset[int], float]:
    """Return the features that a question holds, by number, and what it weighs as a wording."""
    asks = asking(reading.asks)
    held = {f for piece in reading.pieces for way, _ in piece.ways for f in way} | asks
    first = {f for piece in reading.pieces for way, _ in piece.ways[:1] for f in way} | asks
    known = frozenset(memory.features[f] for f in held if f in memory.features)
    return known, sum(map(memory.weight, first))


def _worded(memory: Memory, fact: int, held: frozenset[int], weight: float) -> float:
    """Return how like a question is to the nearest wording (Dice's coefficient, weighed)."""
    best = 0.0
    weights = memory.weights
    for wording, total in memory.wordings(fact):
        common = wording & held
        if common:
            best = max(best, 2 * sum(weights[f] for f in common) / (total + weight))
    return best
