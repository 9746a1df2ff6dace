"""What else the sentences of an answer say: the statements that are nearest to the question."""

from __future__ import annotations

from typing import NamedTuple

from dgov_kg.ask.know.telling import is_statement, told
from dgov_kg.ask.rank.accounting import account
from dgov_kg.language import Bilingual
from dgov_kg.namespaces import SOURCES
from dgov_kg.result import Node

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from dgov_kg.ask.know.memory import Memory
    from dgov_kg.ask.read.reading import Reading
    from dgov_kg.ask.say.answer import Answer
    from dgov_kg.graph import KnowledgeGraph

#: Classes that say something only as a part of another thing.
_DUMB = {"dgov:Quantity", "dgov:CitedWork", "dgov:Response", "dgov:Jurisdiction", "dgov:Matter"}
_SENTENCES = 3
_STATEMENTS = 4
#: What is asked for that one statement seldom tells by itself.
_WIDE = {"why", "define"}
_NARROW = {"yes-no", "when", "how-many"}
#: What is a statement by its name, and no aim or measure.
_STATED = {"dgov:Claim", "dgov:Problem", "dgov:Characteristic", "dgov:Shift"}
_FEW = 2  # So many sentences an answer rests on at most that is told with what they say besides.
_MORE = Bilingual("同一句还说：{said}。", " The same sentence also says: {said}.")


class Said(NamedTuple):
    """What a sentence says beside the answer: its name, and its statements in words.

    ``more`` counts those that are left out.
    """

    sentence: Node
    statements: tuple[str, ...]
    more: int = 0


def beside(
    kg: KnowledgeGraph, memory: Memory, reading: Reading, evidence: Sequence[Node]
) -> tuple[Said, ...]:
    """Return what the first sentences of an answer say, nearest to the question first."""
    accounts = [account(memory, piece) for piece in reading.pieces]

    def nearness(thing: int) -> float:
        return sum(one.piece.weight * one.things.get(thing, 0.0) for one in accounts)

    found = []
    for sentence in evidence[:_SENTENCES]:
        things = memory.in_sentence(f"{SOURCES}{sentence.iri.removeprefix(SOURCES)}")
        speaking = [
            thing
            for thing in things
            if memory.classes[thing] and not _DUMB & {*memory.classes[thing]}
        ]
        speaking.sort(key=lambda thing: (-nearness(thing), thing))
        statements = [
            told(kg, memory, thing, reading.language, sentence=sentence) for thing in speaking
        ]
        each = tuple(dict.fromkeys(filter(None, statements)))
        if each:
            kept = each[:_STATEMENTS]
            found.append(Said(sentence, kept, len(each) - len(kept)))
    return tuple(found)


def in_context(kg: KnowledgeGraph, memory: Memory, reading: Reading, answer: Answer) -> str:
    """Return the sentence of an answer with its context, where a statement answers.

    Why something is so, or what it means, one statement seldom tells by itself.  What its sentence
    states besides is told for what it is: said there, and not said to be the reason.
    """
    if reading.asks & _NARROW or not answer.composed or answer.outcome != "answered":
        return answer.sentence
    given = {value.curie for row in answer.table.rows for value in row if isinstance(value, Node)}
    answers = [memory.number.get(str(getattr(one, "curie", ""))) for one in answer.values]
    are_stated = all(one is not None and is_statement(memory, one) for one in answers)
    if len(answer.evidence) > _FEW or not (are_stated or reading.asks & _WIDE):
        return answer.sentence
    stated = [
        kg.node_of(memory.things[thing]).label(reading.language)
        for sentence in answer.evidence
        for thing in memory.in_sentence(f"{SOURCES}{sentence.iri.removeprefix(SOURCES)}")
        if sentence.iri in memory.stated.get(thing, ())
        and not _STATED.isdisjoint(memory.classes[thing])
        and memory.things[thing] not in given
        and not any(mark.startswith("dgc:modality") for mark in memory.marks.get(thing, ()))
    ]
    if not 0 < len(stated) <= _STATEMENTS:
        return answer.sentence
    said = ("；" if reading.language == "zh" else "; ").join(dict.fromkeys(stated))
    return answer.sentence + _MORE.in_language(reading.language).format(said=said)
