"""What else the sentences of an answer say: the statements that are nearest to the question."""

from __future__ import annotations

from typing import NamedTuple

from dgov_kg.ask.accounting import account
from dgov_kg.ask.telling import told
from dgov_kg.namespaces import SOURCES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from dgov_kg.ask.memory import Memory
    from dgov_kg.ask.reading import Reading
    from dgov_kg.graph import KnowledgeGraph
    from dgov_kg.result import Node

#: Classes that say something only as a part of another thing.
_DUMB = {"dgov:Quantity", "dgov:CitedWork", "dgov:Response", "dgov:Jurisdiction", "dgov:Matter"}
_SENTENCES = 3
_STATEMENTS = 4


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
