"""What a question takes to be laid down in a text that is silent on it.

"On what conditions may sharing be refused under the measures?" They lay down none.
"""

from __future__ import annotations

from dgov_kg.ask.check.polarity import is_wanting
from dgov_kg.ask.know.memory import Fact
from dgov_kg.ask.rank.giving import answers_of, numbers_of
from dgov_kg.ask.rank.premises import LISTS, Fault
from dgov_kg.ask.words.denying import denies
from dgov_kg.names.spelling import plain

TYPE_CHECKING = False
if TYPE_CHECKING:
    from dgov_kg.ask.know.memory import Memory
    from dgov_kg.ask.read.reading import Reading
    from dgov_kg.graph import KnowledgeGraph

_SILENT = "dgov:isSilentOn"
#: Ways of asking that take nothing to be laid down.
_OTHERWISE = {"negation", "yes-no", "when", "who", "how-many"}
#: Senses of a question that knows that something is not laid down, or asks what ought to be.
_AWARE = {"silent", "lack", "problem", "recommendation"}


def unregulated(memory: Memory, reading: Reading, fact: Fact) -> Fault | None:
    """Return what a question takes to be laid down in a text that is silent on it, or None."""
    if reading.asks & _OTHERWISE or reading.senses & _AWARE or is_wanting(reading.words):
        return None
    named = {thing for piece in reading.named for thing in piece.things}
    if fact.gives == _SILENT:
        named |= {*fact.about}
    silent = [thing for thing in named if (thing, _SILENT) in memory.values]
    asked = {memory.things[thing] for thing in {*fact.about, *named}} | _silent_on(memory, fact)
    for thing in silent:
        matters = memory.values[thing, _SILENT]
        if fact.gives == _SILENT or asked & set(matters):
            matter = next((one for one in matters if one in asked), matters[0])
            return Fault(matter, (Fact((thing,), _SILENT),))
    common = sorted(_silent_on(memory, fact))
    if common:
        return Fault(common[0], (fact,))
    for one in fact.about if not fact.gives else ():
        for text in memory.values.get((one, f"^{_SILENT}"), ())[:1]:
            return Fault(memory.things[one], (Fact((memory.number[text],), _SILENT),))
    return None


def silent_on_it(kg: KnowledgeGraph, memory: Memory, reading: Reading) -> Fact | None:
    """Return what a text leaves out that a claim names, with the text, as laid down there."""
    if reading.senses & _AWARE or is_wanting(reading.words) or denies(reading.words):
        return None
    for text in (thing for piece in reading.named for thing in piece.things):
        for matter in memory.values.get((text, _SILENT), ()):
            if plain(kg.node_of(matter).label(reading.language)) in reading.text:
                return Fact((text,), _SILENT)
    return None


def is_silent(memory: Memory, fact: Fact) -> bool:
    """Say whether a fact is what something leaves out: a claim that it is there is not so."""
    has = [(thing, _SILENT) in memory.values for thing in fact.about]
    is_left_out = [(thing, f"^{_SILENT}") in memory.values for thing in fact.about]
    return fact.gives == _SILENT or (not fact.gives and (any(has) or all(is_left_out)))


def _silent_on(memory: Memory, fact: Fact) -> set[str]:
    """Return what all things that a fact lists are silent on."""
    listed = numbers_of(memory, answers_of(memory, fact)) if fact.gives in LISTS else []
    silences = [{*memory.values.get((one, _SILENT), ())} for one in listed]
    return set.intersection(*silences) if silences else set()
