"""A claim in words, held against what the article says.

It is supported where one thing of the graph bears out all of it, and contradicted where one bears
out all but a date, a number, a party that a complete list leaves out, or the word "not".  In doubt
it is not in the graph.
"""

from __future__ import annotations

from dataclasses import replace

from dgov_kg.ask.check.bearing import bearings, is_telling, numbers, parties
from dgov_kg.ask.check.declining import declined
from dgov_kg.ask.check.opposing import denies_something
from dgov_kg.ask.check.parties import wrong_owner
from dgov_kg.ask.check.polarity import agree
from dgov_kg.ask.judge.verdict import lists_all
from dgov_kg.ask.judge.verification import Verification
from dgov_kg.ask.know.memory import Fact
from dgov_kg.ask.rank.premises import is_closed, wrong_number, wrong_year
from dgov_kg.ask.rank.ranking import ranked
from dgov_kg.ask.read.contractions import in_full
from dgov_kg.ask.read.piecing import read
from dgov_kg.ask.say.answering import answer_of
from dgov_kg.ask.say.context import beside
from dgov_kg.ask.words.counting import counted
from dgov_kg.ask.words.expressions import expression, says
from dgov_kg.language import Bilingual
from dgov_kg.names.spelling import plain

TYPE_CHECKING = False
if TYPE_CHECKING:
    from dgov_kg.ask.check.bearing import Bearing
    from dgov_kg.ask.know.memory import Memory
    from dgov_kg.ask.read.reading import Piece, Reading
    from dgov_kg.graph import KnowledgeGraph

_SUPPORTED = Bilingual("有依据：", "Supported: ")
_CONTRADICTED = Bilingual("与文章不符；文章所说的是：", "Contradicted; the article says: ")
_UNSAID = Bilingual("图谱中没有这一点。", "Not in the graph.")
_NEAREST = Bilingual("最近的是：", " Nearest to it: ")
_ASKS = Bilingual(
    "这是问题，不是说法；请用 dgov-kg ask。",
    "This is a question, not a claim; dgov-kg ask answers it.",
)

#: What is in one place, and no other.
_IN_ONE_PLACE = {"dgov:Enterprise", "dgov:PublicBody", "dgov:Platform", "dgov:Zone", "dgov:Pilot"}
_PLACE = "dgov:hasJurisdiction"
#: So much of a claim has to be held by what settles it.
_COVERED = 0.86
#: And so much where it is a denial in words.
_SURE = 0.9
#: A claim ties one thing to another, or says something of it.
_LEAST = 2
_AGENTS = ("dgov:hasActor", "dgov:hasStakeholder", "dgov:hasRoleBearer")
_PATIENTS = ("dgov:hasOutcome", "dgov:isStakeIn", "dgov:isInRespectOf")
_DATE = "dgov:dateExpression"
#: What a claim is told with, the first of which a thing has.
_TOLD = (
    *_AGENTS,
    *_PATIENTS,
    "dgov:ranksAmongFirst",
    "dgov:hasMember",
    "dgov:isSilentOn",
    "dgov:hasDistinction",
    "dgov:hasOwnershipKind",
    _PLACE,
)
_OPEN_ASKS = {"who", "when", "how-many", "where", "which", "what", "why"}
#: What is wished for and not said to be so, and the words of a claim that says no more than that.
_WISHES = {"dgov:Recommendation", "dgov:Goal", "dgov:Measure", "dgov:Principle", "dgov:Response"}


def verify(kg: KnowledgeGraph, words: str) -> Verification:
    """Return whether a claim is supported, contradicted, or not in the graph."""
    memory = kg.memory
    reading = read(memory, in_full(words))
    if _is_question(reading):
        sentence = _ASKS.in_language(reading.language)
        return Verification(words, reading.language, "not-in-graph", sentence)
    if sum(is_telling(piece) for piece in reading.pieces) < _LEAST:
        return _open(kg, memory, reading)
    found = settled(kg, memory, reading)
    told = _told(kg, memory, reading, *found) if found else None
    return told or _open(kg, memory, reading)


def _is_question(reading: Reading) -> bool:
    """Say whether words ask: in Chinese by a word anywhere, in English by the first."""
    if reading.text.rstrip().endswith(("?", "吗")):
        return True
    asking = [start for start, asks in reading.asked if asks & _OPEN_ASKS]
    return bool(asking) and (reading.language == "zh" or asking[0] == 0)


def settled(kg: KnowledgeGraph, memory: Memory, reading: Reading) -> tuple[Fact, str] | None:
    """Return the fact that settles a claim, and the verdict; what bears it out goes first."""
    claim = _without_negation(reading)
    is_wish = says("wishing", reading.text)
    against = None
    for bearing in bearings(memory, claim):
        wished = not _WISHES.isdisjoint(memory.classes[bearing.thing])
        if bearing.covered < _COVERED or (wished and not is_wish):
            continue
        fault = _fault(memory, claim, bearing)
        if fault is None and (bearing.missed or not _is_whole(kg, memory, claim, bearing)):
            continue
        is_negative = denies_something(kg, memory, bearing.thing)
        fact = fault or _shown(memory, claim, bearing.thing)
        label = kg.node_of(memory.things[bearing.thing]).label(reading.language)
        is_alike = bool(agree(reading.words, [label], is_negative=is_negative))
        if (fault is None) == is_alike:
            return fact, "supported"
        if not wished and bearing.covered >= (_SURE if is_negative else _COVERED):
            against = against or fact
    return (against, "contradicted") if against else None


def _without_negation(reading: Reading) -> Reading:
    """Return a claim without the words that make it a denial."""
    denying = {start for start, asks in reading.asked if "negation" in asks}
    pieces = tuple(piece for piece in reading.pieces if piece.start not in denying)
    return replace(reading, pieces=pieces)


def _fault(memory: Memory, claim: Reading, bearing: Bearing) -> Fact | None:
    """Return the fact that puts right the one thing that a claim gets wrong, or None."""
    kinds = {piece.kind for piece in bearing.missed}
    thing = bearing.thing
    owned = wrong_owner(memory, claim, Fact((thing,), ""))
    if owned is not None:
        return owned.facts[0]
    if kinds <= {"year"} and _is_anchored(memory, claim, thing):
        fault = wrong_year(memory, claim, Fact((thing,), ""))
        if fault and memory.values.get((thing, _DATE)):
            return Fact((thing,), _DATE)
    if not kinds:
        listing = Fact((thing,), _listing(memory, thing))
        is_wrong = listing.gives and wrong_number(memory, claim, listing)
        return listing if is_wrong and _is_anchored(memory, claim, thing) else None
    if kinds <= {"name", "elsewhere"}:
        elsewhere = _misplaced(memory, claim, thing, bearing.missed[0])
        return elsewhere or _left_out(memory, claim, thing, bearing.missed[0])
    return None


def _misplaced(memory: Memory, claim: Reading, thing: int, missed: Piece) -> Fact | None:
    """Return where a thing is that a claim names, and puts into another place."""
    named = any(thing in piece.things for piece in claim.pieces)
    places = [one for one in claim.named if any(map(memory.is_place, one.things))]
    if not named or places != [missed] or _IN_ONE_PLACE.isdisjoint(memory.classes[thing]):
        return None
    own = memory.places(thing, tied=False)
    asked = memory.places_of(missed.things)
    return Fact((thing,), _PLACE) if own and asked and not own & asked else None


def _left_out(memory: Memory, claim: Reading, thing: int, missed: Piece) -> Fact | None:
    """Return the complete list that leaves out the party that a claim puts into it."""
    listing = Fact((thing,), _listing(memory, thing))
    if not listing.gives or not is_closed(memory, listing):
        return None
    if not lists_all(memory, claim, listing):
        return None
    listed = parties(memory, thing, [listing.gives])
    sorts = {one for other in listed for one in memory.classes[other]}
    same = missed.kind == "elsewhere" or any(sorts & {*memory.classes[t]} for t in missed.things)
    if (
        not same
        or not _is_anchored(memory, claim, thing)
        or not _acts(memory, claim, thing, missed)
    ):
        return None
    return listing


def _is_anchored(memory: Memory, claim: Reading, thing: int) -> bool:
    """Say whether a claim names a thing, or what came of it; a ranking is told by its words."""
    if memory.values.get((thing, "dgov:ranksAmongFirst")):
        return True
    meant = {thing, *parties(memory, thing, _PATIENTS)}
    return any(meant & set(piece.things) for piece in claim.pieces)


def _listing(memory: Memory, thing: int) -> str:
    """Return the relation by which a thing lists its parties or parts; empty where it has none."""
    listings = ("dgov:hasActor", "dgov:hasMember", "dgov:ranksAmongFirst", "dgov:hasRole")
    return next((gives for gives in listings if memory.values.get((thing, gives))), "")


def _is_whole(kg: KnowledgeGraph, memory: Memory, claim: Reading, bearing: Bearing) -> bool:
    """Say whether a thing bears out the numbers of a claim, and who did what to whom."""
    thing = bearing.thing
    label = kg.node_of(memory.things[thing])
    said = counted(claim.words)
    if said and not set(said) & numbers(memory, thing, f"{label.zh} {label.en}"):
        return False
    agents = set(parties(memory, thing, _AGENTS))
    acting = [piece for piece in claim.pieces if agents & set(piece.things)]
    return all(_acts(memory, claim, thing, piece) for piece in acting)


def _acts(memory: Memory, claim: Reading, thing: int, piece: Piece) -> bool:
    """Say whether a claim makes a party do what is done, and not suffer it."""
    patients = set(parties(memory, thing, _PATIENTS))
    suffering = [one.start for one in claim.pieces if patients & set(one.things)]
    if not suffering:
        return True
    mark = expression("passive", claim.language).search(plain(claim.words))
    first, last = sorted((piece.start, suffering[0]))
    is_first = piece.start < suffering[0]
    if mark is None:
        return is_first
    if claim.language == "zh":  # 由 A 成立 B, B 由 A 成立; but A 由 B 成立
        return not (is_first and first < mark.start() < last)
    return not is_first


def _shown(memory: Memory, claim: Reading, thing: int) -> Fact:
    """Return the fact about a thing that tells most of a claim: its date, or its parties."""
    if any(p.kind == "year" for p in claim.pieces) and memory.values.get((thing, _DATE)):
        return Fact((thing,), _DATE)
    named = {memory.things[t] for piece in claim.pieces for t in piece.things}
    for gives in _TOLD:
        if named & set(memory.values.get((thing, gives), ())):
            return Fact((thing,), gives)
    return Fact((thing,), "")


def _told(
    kg: KnowledgeGraph, memory: Memory, reading: Reading, fact: Fact, verdict: str
) -> Verification | None:
    """Return a verdict with what the fact says; None where the graph has no sentence for it."""
    answer = answer_of(kg, memory, reading, fact, 1.0)
    if not answer.evidence:
        return None
    start = (_SUPPORTED if verdict == "supported" else _CONTRADICTED).in_language(reading.language)
    return Verification(
        reading.words,
        reading.language,
        verdict,
        start + answer.sentence,
        table=answer.table,
        sparql=answer.sparql,
        command=answer.command,
        beside=beside(kg, memory, reading, answer.evidence),
    )


def _open(kg: KnowledgeGraph, memory: Memory, reading: Reading) -> Verification:
    """Return that a claim is not in the graph, with what is nearest to it."""
    nearest = declined(kg, memory, reading, ranked(memory, reading)).nearest
    sentence = _UNSAID.in_language(reading.language)
    if nearest:
        sentence += _NEAREST.in_language(reading.language) + nearest[0].words
    return Verification(reading.words, reading.language, "not-in-graph", sentence, nearest=nearest)
