"""Who did what a question credits a stranger with, of whom no sentence speaks."""

from __future__ import annotations

from dataclasses import replace

from dgov_kg.ask.check.correcting import NOT_SO
from dgov_kg.ask.check.declining import SURE
from dgov_kg.ask.forms.placed import of_places
from dgov_kg.ask.rank.ranking import ranked
from dgov_kg.ask.read.besides import named_in_particular
from dgov_kg.ask.say.answering import answer_of
from dgov_kg.ask.words.vocabulary import ELSEWHERE

TYPE_CHECKING = False
if TYPE_CHECKING:
    from dgov_kg.ask.know.memory import Memory
    from dgov_kg.ask.read.reading import Reading
    from dgov_kg.ask.say.answer import Answer
    from dgov_kg.graph import KnowledgeGraph

#: What a question may credit somebody with.
_DEEDS = {"operate", "manage", "invest", "found", "build", "issue", "control", "propose", "launch"}
_ACTING = {"dgov:hasActor", "dgov:hasStakeholder", "dgov:hasRoleBearer"}
#: What is made, or done, by parties.
_MADE = {"dgov:Enterprise", "dgov:Platform", "dgov:PolicyDocument", "dgov:Initiative"}
#: Ways of asking that take it for granted.
_TAKING = {"why", "when", "where"}


def in_their_stead(kg: KnowledgeGraph, memory: Memory, reading: Reading) -> Answer | None:
    """Return who did it, where a question asks of a deed that it credits a stranger with."""
    strangers = [piece for piece in reading.pieces if piece.kind == ELSEWHERE]
    if len(strangers) != 1 or not reading.asks & _TAKING or reading.senses.isdisjoint(_DEEDS):
        return None
    rest = tuple(piece for piece in reading.pieces if piece.kind != ELSEWHERE)
    who = replace(reading, pieces=rest, asked=((0, frozenset({"who"})),))
    if not named_in_particular(memory, who):
        return None
    answer = of_places(kg, memory, who) or _who(kg, memory, who)
    if answer is None or answer.outcome != "answered":
        return None
    start = NOT_SO.in_language(reading.language).format(given=strangers[0].text)
    return replace(answer, outcome="corrected", sentence=start + answer.sentence)


def _who(kg: KnowledgeGraph, memory: Memory, reading: Reading) -> Answer | None:
    """Return the parties of what a question names, where the likeliest fact gives them, or None."""
    sure = (one for one in ranked(memory, reading)[:1] if one.sure >= SURE)
    facts = (memory.facts[one.fact] for one in sure)
    deeds = {
        thing
        for piece in reading.named
        for thing in piece.things
        if not _MADE.isdisjoint(memory.classes[thing])
    }
    near = (
        (one, {other for thing in one.about for other in (thing, *memory.near(thing))})
        for one in facts
    )
    fact = next((one for one, of in near if one.gives in _ACTING and deeds & of), None)
    return None if fact is None else answer_of(kg, memory, reading, fact, SURE)
