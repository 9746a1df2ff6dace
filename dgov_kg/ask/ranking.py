"""Which fact a question asks for: each is weighed by how much of the question it accounts for."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import NamedTuple

from dgov_kg.ask.features import asking

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from dgov_kg.ask.memory import Fact, Memory
    from dgov_kg.ask.reading import Piece, Reading

#: How well a piece is accounted for by a thing itself, by one tied to it, by one in its sentence.
_ITSELF, _TIED, _BESIDE = 0.95, 0.7, 0.45
#: The same where another question about the thing holds it.
_HINTED = 0.65
#: What counts for a fact: the share of the question it accounts for, and the share of its nearest
#: wording that the question holds.
_COVERED, _WORDED = 0.62, 0.48
_BOUND = 0.95  # How well a parameter that takes a thing accounts for its name.
_FROM_THINGS = 40
_LOOKED_AT = 150
_MISSED = 0.5  # What it costs a fact that it has to do with nothing of a name in the question.
_ENOUGH = 0.5


class Candidate(NamedTuple):
    """A fact that may be meant: its score, the share of the question it covers, and of a wording."""

    score: float
    covered: float
    worded: float
    fact: int


def ranked(memory: Memory, reading: Reading, *, most: int = 8) -> list[Candidate]:
    """Return the facts that a question may ask for, the likeliest first."""
    levels = []
    for piece in reading.pieces:
        asked = _hits(memory.asked, piece)
        levels.append((_spread(memory, piece, asked), asked))
    things: Counter[int] = Counter()
    for piece, (level, _) in zip(reading.pieces, levels, strict=True):
        for thing, share in level.items():
            things[thing] += piece.weight * share
    extra: Counter[int] = Counter()
    for piece, (level, asked) in zip(reading.pieces, levels, strict=True):
        for fact, share in asked.items():
            about = memory.facts[fact].about
            gain = share - max((level.get(thing, 0.0) for thing in about), default=0.0)
            extra[fact] += piece.weight * max(0.0, gain)
        for fact, parameters in memory.takes.items():
            if fact not in asked and _bindable(piece, parameters):
                extra[fact] += piece.weight * _BOUND
    facts = set(extra)
    for thing, _ in things.most_common(_FROM_THINGS):
        facts.update(memory.facts_about.get(thing, ()))
    held = _held(reading)
    weight = sum(memory.weight(f) for f in {f for p in reading.pieces if p.ways for f in p.ways[0][0]}|asking(reading.asks))
    found = []
    for number in facts:
        fact = memory.facts[number]
        base = max((things.get(thing, 0.0) for thing in fact.about), default=0.0)
        covered = (base + extra.get(number, 0.0)) / reading.weight
        found.append((covered + 0.5 * _fitness(memory, reading, fact), covered, number))
    found.sort(reverse=True)
    candidates = []
    named = [
        (piece, level, asked)
        for piece, (level, asked) in zip(reading.pieces, levels, strict=True)
        if piece.kind in {"name", "year", "elsewhere", "unsaid"}
    ]
    for _, covered, number in found[:_LOOKED_AT]:
        fact = memory.facts[number]
        missed = sum(
            piece.weight
            for piece, level, asked in named
            if max(asked.get(number, 0.0), *(level.get(thing, 0.0) for thing in fact.about), 0.0) < _ENOUGH
            and not (fact.is_question and _bindable(piece, memory.takes[number]))
        )
        worded = _worded(memory, fact, held, weight)
        score = _COVERED * covered + _WORDED * worded + _fitness(memory, reading, fact)
        score -= _MISSED * missed / reading.weight
        candidates.append(Candidate(score, covered, worded, number))
    return sorted(candidates, reverse=True)[:most]


def accounted(memory: Memory, piece: Piece, fact: Fact) -> float:
    """Return how well a fact, with its values and what its sentences say, accounts for a piece."""
    level = _spread(memory, piece, _hits(memory.asked, piece))
    values = (memory.number.get(v) for t in fact.about for v in memory.values.get((t, fact.gives), ()))
    things = (*fact.about, *(value for value in values if value is not None))
    return max((level.get(thing, 0.0) for thing in things), default=0.0)


def gives_what_is_asked(memory: Memory, asks: frozenset[str], fact: Fact) -> bool:
    """Say whether a fact gives a date where a date is asked for, a number where a number is."""
    if fact.is_question:
        return True
    gives = fact.gives
    if "when" in asks:
        return gives in _DATES
    if "how-many" in asks:
        return gives in _NUMBERS or gives in _COUNTABLE
    return True


def _bindable(piece: Piece, parameters: Mapping[str, frozenset[int]]) -> bool:
    """Say whether a question has a parameter for what a piece names."""
    if piece.kind == "year":
        return "year" in parameters
    return any(thing in fitting for fitting in parameters.values() for thing in piece.things)


def _spread(memory: Memory, piece: Piece, asked: Mapping[int, float]) -> dict[int, float]:
    """Return how well each thing accounts for a piece, by itself or by what is near it."""
    own = _hits(memory.own, piece) | dict.fromkeys(piece.things, 1.0)
    level: dict[int, float] = {thing: _ITSELF * share for thing, share in own.items()}
    spoken: dict[str, float] = defaultdict(float)
    for thing, share in own.items():
        for other in memory.near[thing]:
            level[other] = max(level.get(other, 0.0), _TIED * share)
        for sentence in memory.sentences[thing]:
            spoken[sentence] = max(spoken[sentence], share)
    for fact, share in asked.items():
        for thing in memory.facts[fact].about:
            level[thing] = max(level.get(thing, 0.0), _HINTED * share)
    for sentence, share in spoken.items():
        for other in memory.in_sentence[sentence]:
            level[other] = max(level.get(other, 0.0), _BESIDE * share)
    return level


def _hits(postings: Mapping[str, Mapping[int, float]], piece: Piece) -> dict[int, float]:
    """Return what holds all the features of one of a piece's ways, and how well."""
    found: dict[int, float] = {}
    for way, share in piece.ways:
        rows = sorted((postings.get(feature, {}) for feature in way), key=len)
        for number, level in rows[0].items() if rows else ():
            if all(number in row for row in rows[1:]):
                found[number] = max(found.get(number, 0.0), share * level)
    return found


def _held(reading: Reading) -> frozenset[str]:
    """Return the features that a question holds."""
    held = {feature for piece in reading.pieces for way, _ in piece.ways for feature in way}
    return frozenset(held | asking(reading.asks))


def _worded(memory: Memory, fact: Fact, held: frozenset[str], weight: float) -> float:
    """Return how like a question is to the nearest wording (Dice's coefficient, weighed)."""
    best = 0.0
    for wording, total in fact.wordings:
        common = sum(memory.weights[feature] for feature in wording & held)
        best = max(best, 2 * common / (total + weight))
    return best


_DATES = {"dgov:dateExpression", "dgov:coversPeriod"}
_NUMBERS = {"dgov:hasQuantity", "dgov:number"}
#: Words that ask for a sort of judgement.
_SORTS = {
    "recommendation": {"dgov:Recommendation"},
    "problem": {"dgov:Problem"},
    "feature": {"dgov:Characteristic"},
}
#: Properties whose values can be counted.
_COUNTABLE = {
    *("dgov:hasMember", "dgov:hasActor", "^dgov:isPartOf", "dgov:hasRole", "dgov:coversLevel"),
    *("dgov:ranksAmongFirst", "dgov:hasStakeholder", "dgov:hasCharacteristic", "dgov:hasField"),
}
_ACTORS = {"dgov:Enterprise", "dgov:PublicBody", "dgov:ActorGroup", "dgov:Actor", "dgov:UnnamedParty", "foaf:Person"}


def _fitness(memory: Memory, reading: Reading, fact: Fact) -> float:
    """Return what speaks for or against a fact by the kind of answer that is asked for."""
    if fact.is_question:
        return -0.05 * (fact.gives not in memory.evidenced) - 0.15 * ("yes-no" in reading.asks)
    gives, asks = fact.gives.lstrip("^"), reading.asks
    fit = 0.0
    if "when" in asks:
        fit += 0.12 if gives in _DATES else -0.15
    elif gives in _DATES:
        fit -= 0.12
    if "how-many" in asks:
        fit += 0.12 if gives in _NUMBERS else -0.08
    elif gives in _NUMBERS:
        fit -= 0.1
    for ask, classes in (("who", _ACTORS), ("where", {"dgov:Jurisdiction"})):
        if ask in asks and gives not in _DATES | _NUMBERS:
            fit += 0.08 if _is_of(memory, fact, classes) else -0.04
    for sense, classes in _SORTS.items():
        if sense in reading.senses:
            fit += 0.06 * _is_of(memory, fact, classes) or 0.06 * _is_about(memory, fact, classes)
    if not fact.wordings and gives and gives not in _DATES | _NUMBERS:
        fit -= 0.06
    return fit


def _is_about(memory: Memory, fact: Fact, classes: set[str]) -> bool:
    return any(classes & set(memory.classes[thing]) for thing in fact.about)


def _is_of(memory: Memory, fact: Fact, classes: set[str]) -> bool:
    """Say whether an answer would be of one of these classes."""
    if not fact.gives:
        return any(classes & set(memory.classes[thing]) for thing in fact.about)
    return any(
        classes & set(memory.classes[memory.number[value]])
        for thing in fact.about
        for value in memory.values.get((thing, fact.gives), ())
        if value in memory.number
    )
