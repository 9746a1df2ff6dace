"""Which fact a question asks for: each is weighed by how much of the question it accounts for."""

from __future__ import annotations

from collections import defaultdict
from heapq import nlargest
from typing import NamedTuple

from dgov_kg.ask.rank.accounting import account, is_bound
from dgov_kg.ask.rank.fitness import fitness
from dgov_kg.ask.rank.likelihood import likelihoods
from dgov_kg.ask.read.scope import fitness_for_all, is_over_all
from dgov_kg.ask.words.features import asking

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from dgov_kg.ask.know.memory import Memory
    from dgov_kg.ask.rank.accounting import Account
    from dgov_kg.ask.read.reading import Piece, Reading

#: What counts for a fact: the share of the question it accounts for, and how like a wording it is.
_COVERED, _WORDED = 0.45, 0.65
_LIKELY = 0.4  # What it counts that the words lead to where the fact is said.
_MISSED = 0.5  # What it costs a fact that it has to do with nothing of a name in the question.
_ENOUGH = 0.5
_SEVERAL = 2
_TIES = {
    "~invest",
    "~control",
    "~found",
    "~operate",
    "~manage",
    "~issue",
    "~launch",
    "~designate",
    "~build",
}
_SURPLUS = 0.4  # What it costs a fact about several things that some are of another name.
_WORDING = 0.25  # A question of the catalogue is meant where its wordings are near.
_FROM_THINGS = 20
_PLACES = 10
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
    like: float = 0.0


def ranked(memory: Memory, reading: Reading, *, most: int = 8) -> list[Candidate]:
    """Return the facts that a question may ask for, the likeliest first."""
    accounts = [account(memory, piece) for piece in reading.pieces]
    likely_at = likelihoods(memory, reading)
    total = reading.weight
    held, weight = _held(memory, reading)
    hinting = [
        one
        for one in accounts
        if (one.piece.kind in _TELLING or is_tie(one.piece)) and one.piece not in reading.set_aside
    ]
    telling = [account(memory, one.piece, hinted=False) for one in hinting]
    over_all = is_over_all(memory, reading)
    candidates = []
    for number in _facts_in_question(memory, accounts, likely_at):
        fact = memory.facts[number]
        worded = _worded(memory, number, held, weight)
        if fact.is_question and worded < _WORDING:
            continue
        covered = sum(one.piece.weight * one.of(memory, number) for one in accounts) / total
        like = sum(likely_at[place] for place in memory.said[number])
        fit = fitness(memory, reading, number)
        if over_all:
            for_all = fitness_for_all(memory, reading, fact)
            fit += for_all
            like *= for_all >= 0.0
        saying = hinting if fact.is_question else telling
        missed = sum(one.piece.weight for one in saying if one.of(memory, number) < _ENOUGH)
        score = _COVERED * covered + _WORDED * worded + _LIKELY * like + fit
        score -= _MISSED * missed / total + _SURPLUS * _surplus(memory, number, telling)
        candidates.append(Candidate(score, covered, worded, number, like=like))
    return _with_confidence(memory, nlargest(most, candidates))


def is_tie(piece: Piece) -> bool:
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
        if any(
            one.things.get(thing, 0.0) < _ENOUGH or one.is_elsewhere(memory, thing)
            for one in telling
            if one.piece.things
        )
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


def _facts_in_question(
    memory: Memory, accounts: Sequence[Account], likely_at: Sequence[float]
) -> set[int]:
    """Return the facts worth weighing: with a like wording, about or where the likeliest are."""
    things: dict[int, float] = defaultdict(float)
    places = nlargest(_PLACES, range(len(likely_at)), key=likely_at.__getitem__)
    facts = {number for place in places for number in memory.facts_at[place]}
    for one in accounts:
        for thing, share in one.things.items():
            things[thing] += one.piece.weight * share
        facts.update(one.facts.keys() & memory.takes.keys())
        facts.update(n for n, takes in memory.takes.items() if is_bound(one.piece, takes))
    for thing in nlargest(_FROM_THINGS, things, key=things.__getitem__):
        facts.update(memory.facts_about.get(thing, ()))
    return facts


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
