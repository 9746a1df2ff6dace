"""What sums up all there is of a sort: the main problems, the main advice."""

from __future__ import annotations

from dataclasses import replace

from dgov_kg.ask.read.besides import is_general
from dgov_kg.ask.read.reading import overlaps
from dgov_kg.ask.say.answering import by_name
from dgov_kg.ask.say.saying import from_rows
from dgov_kg.ask.words.expressions import expression

TYPE_CHECKING = False
if TYPE_CHECKING:
    from dgov_kg.ask.know.memory import Memory
    from dgov_kg.ask.read.reading import Piece, Reading
    from dgov_kg.ask.say.answer import Answer
    from dgov_kg.graph import KnowledgeGraph

_QUESTION = "main-problems"
_COLUMNS = ("problem", "recommendation")  # Senses and columns of the question alike.
_ASKING = {"which", "what", "content", "describe", "author", "remedy", "define"}
_SLIGHT = 3.5  # What the words may weigh beside, that the article points out, for instance.
_LOCAL = "dg:local-digital-government-building"  # What all the problems are about.
_PLAIN = {*_COLUMNS, "face", "propose", "build", "government", "place", "develop", "improve"}


def summed_up(kg: KnowledgeGraph, memory: Memory, reading: Reading) -> Answer | None:
    """Return what sums up the problems, or the advice; None where a question asks for more.

    The columns of its table that are asked for answer it.
    """
    main = expression("main").search(reading.text)
    senses = reading.senses | ({_COLUMNS[-1]} if "remedy" in reading.asks else set())
    asked = tuple(sense for sense in _COLUMNS if sense in senses)
    if main is None or not asked or reading.asks - _ASKING:
        return None

    def tells(piece: Piece) -> bool:
        if piece.kind == "name":
            things = {memory.things[thing] for thing in piece.things}
            return _LOCAL not in things and not is_general(memory, piece)
        return not overlaps(piece, main) and not piece.senses & _PLAIN

    if sum(piece.weight for piece in reading.pieces if tells(piece)) > _SLIGHT:
        return None
    answer = by_name(kg, memory, reading, _QUESTION)
    if answer is None:
        return None
    lead = "" if len(asked) == 1 else answer.understood
    said = from_rows(answer.table, asked, lead, reading.language)
    return replace(answer, answering=asked, sentence=said)
