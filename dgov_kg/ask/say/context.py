"""What else the sentences of an answer say: their gist, and what is nearest to the question."""

from __future__ import annotations

from typing import NamedTuple

from dgov_kg.ask.know.telling import is_statement, told
from dgov_kg.ask.rank.accounting import account
from dgov_kg.ask.words.expressions import says
from dgov_kg.gist import gist
from dgov_kg.language import Bilingual

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from dgov_kg.ask.know.memory import Memory
    from dgov_kg.ask.read.reading import Reading
    from dgov_kg.ask.say.answer import Answer
    from dgov_kg.graph import KnowledgeGraph
    from dgov_kg.result import Node

#: Classes that say something only as a part of another thing.
_DUMB = {"dgov:Quantity", "dgov:CitedWork", "dgov:Response", "dgov:Jurisdiction", "dgov:Matter"}
_SENTENCES = 3
_STATEMENTS = 4
#: What is asked for that one statement seldom tells by itself.
_WIDE = {"why", "define", "content", "describe", "remedy", "author"}
_NARROW = {"yes-no", "when", "how-many"}
_FEW = 2  # So many sentences an answer rests on at most that is told with what they say besides.
_MORE = Bilingual("原句大意：{said}", " In other words, the sentence says: {said}")


class Said(NamedTuple):
    """What a sentence says beside the answer: its name, its gist, and its statements in words.

    The gist is empty where nobody has written it; ``more`` counts statements that are left out.
    """

    sentence: Node
    gist: str
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
        things = memory.in_sentence(sentence.iri)
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
        said = gist(kg, sentence.iri).in_language(reading.language)
        if each or said:
            kept = each[:_STATEMENTS]
            found.append(Said(sentence, said, kept, len(each) - len(kept)))
    return tuple(found)


def in_context(kg: KnowledgeGraph, memory: Memory, reading: Reading, answer: Answer) -> str:
    """Return the sentence of an answer with the gist of what it rests on, where that tells more.

    Why or how something is so, or what it means, one fact seldom tells by itself, and a verdict or
    a correction has to be seen.  What the sentence says besides is told for what it is: said there,
    and not said to be the reason.
    """
    is_open = not answer.verdict and answer.outcome == "answered"
    if answer.command.startswith("dgov-kg describe"):
        return _with_gists(kg, reading, answer, answer.evidence[:_FEW])
    if len(answer.evidence) > (_FEW if is_open else 1):
        return answer.sentence
    asks_on = says("asks-on", reading.text)
    is_narrow = not answer.composed or reading.asks & _NARROW
    if not asks_on and is_open and (is_narrow or not _is_wide(memory, reading, answer)):
        return answer.sentence
    return _with_gists(kg, reading, answer, answer.evidence)


def _with_gists(
    kg: KnowledgeGraph, reading: Reading, answer: Answer, sentences: Sequence[Node]
) -> str:
    found = (gist(kg, one.iri).in_language(reading.language) for one in sentences)
    said = [one for one in found if one and one not in answer.sentence]
    if not said:
        return answer.sentence
    space = "" if reading.language == "zh" else " "
    return answer.sentence + _MORE.in_language(reading.language).format(said=space.join(said))


def _is_wide(memory: Memory, reading: Reading, answer: Answer) -> bool:
    """Say whether more may be asked for than a fact tells: a reason, a meaning, a view."""
    answers = [memory.number_of(one) for one in answer.values]
    are_stated = all(one is not None and is_statement(memory, one) for one in answers)
    return are_stated or bool(reading.asks & _WIDE) or says("at-length", reading.text)
