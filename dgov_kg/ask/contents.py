"""What a document says: what it calls for and what goals it sets, as the catalogue has it."""

from __future__ import annotations

from dgov_kg.ask.answering import by_name
from dgov_kg.ask.expressions import expression, says
from dgov_kg.ask.placed import SLIGHT
from dgov_kg.ask.reading import overlaps

TYPE_CHECKING = False
if TYPE_CHECKING:
    from dgov_kg.ask.answer import Answer
    from dgov_kg.ask.memory import Memory
    from dgov_kg.ask.reading import Reading
    from dgov_kg.graph import KnowledgeGraph

_QUESTION = "documents-call-for"
_DOCUMENTS = {"dgov:PolicyDocument", "dgov:Statute", "dgov:Report"}
_ASKING = {"what", "which", "content", "define"}
#: What such a question may say besides: to propose, to set a goal, the word for a document.
_PLAIN = {"propose", "goal", "matter", "document", "issue", "government", "initiative"}


def contents(kg: KnowledgeGraph, memory: Memory, reading: Reading) -> Answer | None:
    """Return what the one document that a question names says, where it asks for no more.

    None where the article does not tell.
    """
    if not reading.asks & _ASKING or reading.asks - _ASKING or len(reading.named) != 1:
        return None
    things = reading.named[0].things
    is_document = any(_DOCUMENTS & {*memory.classes[thing]} for thing in things)
    if not is_document or not ("content" in reading.asks or says("what-it-says", reading.text)):
        return None
    main = expression("main").search(reading.text)
    rest = (
        piece.weight
        for piece in reading.pieces
        if piece.kind not in {"name", "year"}
        and not piece.senses & _PLAIN
        and not (main and overlaps(piece, main))
    )
    if sum(rest) > SLIGHT:
        return None
    answer = by_name(kg, memory, reading, _QUESTION)
    return answer if answer is not None and answer.table.rows else None
