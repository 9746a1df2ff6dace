"""Which place is ahead: the article lists the first ten and ranks none above another."""

from __future__ import annotations

from dgov_kg.ask.know.memory import Fact
from dgov_kg.ask.rank.accounting import hits
from dgov_kg.ask.read.besides import is_general
from dgov_kg.ask.read.reading import overlaps
from dgov_kg.ask.read.scope import is_plural
from dgov_kg.ask.say.answer import not_said
from dgov_kg.ask.say.answering import answer_of
from dgov_kg.ask.words.expressions import expression, says
from dgov_kg.language import Bilingual

TYPE_CHECKING = False
if TYPE_CHECKING:
    from dgov_kg.ask.know.memory import Memory
    from dgov_kg.ask.read.reading import Piece, Reading
    from dgov_kg.ask.say.answer import Answer
    from dgov_kg.graph import KnowledgeGraph

_RANKING = "dgov:ranksAmongFirst"
_PLACE = "dgov:Jurisdiction"
#: What is more or less of something else than of the whole: dates, numbers.
_OTHERWISE = {"when", "how-many", "earliest", "latest", "connect"}
#: Senses of a question that tell nothing more than that a place is good at digital government.
_PLAIN = {"place", "government", "rank", "build", "model", "develop", "feature", "improve"}
_SLIGHT = 2.0  # What other words may weigh.
_UNRANKED = Bilingual(
    "文章没有说哪一地比另一地强。{said}", "The article puts no place above another. {said}"
)


def foremost(kg: KnowledgeGraph, memory: Memory, reading: Reading) -> Answer | None:
    """Return the places that are among the first, where it is asked which are the best.

    Of a single best, or of one place against another, that the article does not say which it is.
    None where a question asks for more.
    """
    found = expression("better").search(reading.text)
    is_of_so_many = reading.numbers and not says("which-one", reading.text)
    if found is None or reading.asks & _OTHERWISE or is_of_so_many:
        return None
    thing = next((thing for thing, gives in memory.values if gives == _RANKING), None)
    if thing is None:
        return None

    def tells(piece: Piece) -> bool:
        is_known = overlaps(piece, found) or thing in hits([memory.named], piece)
        is_known |= piece.kind == "number"  # "Of the five": see above.
        return not (is_known or is_general(memory, piece) or piece.senses & _PLAIN)

    told = [piece for piece in reading.pieces if tells(piece)]
    named = [piece for piece in told if piece.kind == "name"]
    rest = sum(piece.weight for piece in told if piece.kind != "name")
    is_asked = "where" in reading.asks or _PLACE in reading.wanted
    is_asked |= "which" in reading.asks and "place" in reading.senses
    if rest > _SLIGHT or not (named or is_asked):
        return None
    if not all(memory.is_place(one) for piece in named for one in piece.things):
        return None
    listed = answer_of(kg, memory, reading, Fact((thing,), _RANKING), 1.0)
    if is_asked and is_plural(reading) and not named:
        return listed
    said = _UNRANKED.in_language(reading.language).format(said=listed.sentence)
    return not_said(reading, said, listed)
