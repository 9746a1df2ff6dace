"""What is nearest to a question that has no answer: what its words lead to, and what is like it."""

from __future__ import annotations

from dgov_kg.ask.know.memory import Fact
from dgov_kg.ask.know.telling import is_claim
from dgov_kg.ask.rank.giving import answers_of, numbers_of
from dgov_kg.ask.rank.likelihood import likelihoods
from dgov_kg.ask.read.besides import TELLING
from dgov_kg.ask.say.answering import answer_of, answered
from dgov_kg.ask.say.reply import Nearest
from dgov_kg.gist import gist
from dgov_kg.passage import is_sentence, short

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from dgov_kg.ask.know.memory import Memory
    from dgov_kg.ask.rank.ranking import Candidate
    from dgov_kg.ask.read.reading import Reading
    from dgov_kg.ask.say.answer import Answer
    from dgov_kg.graph import KnowledgeGraph

_ANYWHERE = {"dgov:Jurisdiction", "dgov:PublicBody"}  # What much is said of.
_LOCATED = 0.5  # From here on the words lead to a sentence.
_SHOWN = 3


def nearest(
    kg: KnowledgeGraph, memory: Memory, reading: Reading, candidates: Sequence[Candidate]
) -> tuple[Nearest, ...]:
    """Return what is near: the sentence that its words lead to, and others that are like it.

    Of these first what the question names, if it is no place or body.
    """
    named = {
        thing
        for piece in reading.named
        for thing in piece.things
        if piece.weight >= TELLING and _ANYWHERE.isdisjoint(memory.classes[thing])
    }

    def is_besides(one: Candidate) -> bool:
        return named.isdisjoint(_spoken_of(memory, memory.facts[one.fact]))

    about = sorted(candidates, key=is_besides)[:_SHOWN]
    answers = [answered(kg, memory, reading, one) for one in about]
    if about and named and all(map(is_besides, about)):
        near = (one for thing in sorted(named) for one in memory.near(thing))
        claims = [one for one in near if is_claim(memory, one) and memory.sentences[one]]
        facts = (Fact((one,), "") for one in list(dict.fromkeys(claims))[:_SHOWN])
        answers = [answer_of(kg, memory, reading, one, 0.0) for one in facts] or answers
    sentence = _sentence(kg, memory, reading)
    others = (_told(kg, one) for one in answers if one.table.rows)
    told = dict.fromkeys(one for one in others if not sentence or one.words != sentence[1].words)
    return (sentence[1], *[*told][: _SHOWN - 1]) if sentence else (*told,)


def _told(kg: KnowledgeGraph, answer: Answer) -> Nearest:
    """Return what the first sentence of an answer says: a fact of it alone tells little.

    Of a question of the catalogue, what it asks.
    """
    if not answer.composed:
        return Nearest(answer.understood, answer.command)
    first = answer.evidence[0].iri if answer.evidence else ""
    said = gist(kg, first).in_language(answer.language) if first else ""
    if not said:
        return Nearest(answer.sentence, answer.command)
    return Nearest(said, f"dgov-kg describe {short(first)}")


def _sentence(kg: KnowledgeGraph, memory: Memory, reading: Reading) -> tuple[str, Nearest] | None:
    """Return the sentence that the words of a question lead to, as its gist, or None."""
    likely = likelihoods(memory, reading)
    place = max(range(len(likely)), key=likely.__getitem__)
    iri = memory.spoken_at[place]
    said = gist(kg, iri).in_language(reading.language) if is_sentence(iri) else ""
    if likely[place] < _LOCATED or not said:
        return None
    return iri, Nearest(said, f"dgov-kg describe {short(iri)}", is_gist=True)


def _spoken_of(memory: Memory, fact: Fact) -> set[int]:
    """Return what a fact is about, and its values."""
    return {*fact.about, *numbers_of(memory, answers_of(memory, fact))}
