"""Whose a firm is: what the article calls it settles that, or who founded it; no other tie."""

from __future__ import annotations

from dgov_kg.ask.know.memory import Fact
from dgov_kg.ask.read.besides import says_more
from dgov_kg.ask.say.answering import answer_of, judged
from dgov_kg.ask.words.denying import denies
from dgov_kg.ask.words.vocabulary import vocabulary

TYPE_CHECKING = False
if TYPE_CHECKING:
    from dgov_kg.ask.know.memory import Memory
    from dgov_kg.ask.read.reading import Reading
    from dgov_kg.ask.say.answer import Answer
    from dgov_kg.graph import KnowledgeGraph

_KIND, _ACTORS = "dgov:hasOwnershipKind", "dgov:hasActor"
_STATE = "state-owned"
_SENSES = {_STATE, "private"}
_PLAIN = {*_SENSES, "enterprise", "control"}


def firm_asked_about(memory: Memory, reading: Reading) -> int | None:
    """Return the firm of which a question asks whose it is, and nothing more; else None."""
    if not reading.senses & _SENSES:
        return None
    firms = [piece for piece in reading.named if not _is_kind(memory, piece.things)]
    if len(firms) != 1 or says_more(reading, _PLAIN):
        return None
    found = (one for one in firms[0].things if "dgov:Enterprise" in memory.classes[one])
    return next(found, None)


def owned(kg: KnowledgeGraph, memory: Memory, reading: Reading, firm: int) -> Answer | None:
    """Return whether a firm is the state's, or private; None where the article does not say."""
    kinds = memory.values.get((firm, _KIND), ())
    if not kinds:
        return None
    is_state = any(_STATE in vocabulary().terms.get(kind, ()) for kind in kinds)
    is_so = is_state == (_STATE in reading.senses)
    answer = answer_of(kg, memory, reading, Fact((firm,), _KIND), 1.0)
    return judged(answer, "yes" if is_so != denies(reading.words) else "no")


def _is_kind(memory: Memory, things: tuple[int, ...]) -> bool:
    return all(memory.things[one].startswith("dgc:ownership") for one in things)
