"""Whether the article speaks of something at all, and what it says about it."""

from __future__ import annotations

from dgov_kg.ask.know.memory import Fact
from dgov_kg.ask.know.telling import is_statement
from dgov_kg.ask.read.besides import SLIGHT, named_in_particular, says_more
from dgov_kg.ask.read.piecing import read
from dgov_kg.ask.read.reading import OPEN_ASKS
from dgov_kg.ask.say.answer import not_said
from dgov_kg.ask.say.answering import answer_of, judged
from dgov_kg.ask.words.denying import denies
from dgov_kg.ask.words.expressions import expression
from dgov_kg.language import Bilingual

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from dgov_kg.ask.know.memory import Memory
    from dgov_kg.ask.read.reading import Piece, Reading
    from dgov_kg.ask.say.answer import Answer
    from dgov_kg.graph import KnowledgeGraph
_TOGETHER = 2  # So many words that name nothing by themselves are one thing: "facial recognition".
_MOST = 12  # So many statements are told.
_NOTHING = Bilingual("文章没有说到“{words}”。", "The article does not speak of “{words}”.")


def mentioned(kg: KnowledgeGraph, memory: Memory, reading: Reading) -> Answer | None:
    """Return that the article speaks of what a question names; None where it asks for more.

    Of what no sentence names it is not said here that it is mentioned nowhere: it may be called
    something else.
    """
    is_asked = "yes-no" in reading.asks and not reading.asks & OPEN_ASKS
    asking = expression("mention").search(reading.text) if is_asked else None
    if asking is None or denies(reading.words):
        return None
    things = tuple(t for piece in reading.named for t in piece.things if memory.sentences[t])
    if not things or reading.is_beyond or says_more(reading, aside=(asking,)):
        return None
    return judged(answer_of(kg, memory, reading, Fact(things, ""), 1.0), "yes")


def _are_in_no_name(memory: Memory, pieces: Sequence[Piece]) -> bool:
    """Say whether the name of nothing in the graph holds all of two words that go together."""
    if len(pieces) != _TOGETHER or any(piece.kind != "word" for piece in pieces):
        return False
    holding = [
        {thing for way, _ in piece.ways for one in way for thing in memory.named.get(one)}
        for piece in pieces
    ]
    return set.intersection(*holding) == set()


def said_about(kg: KnowledgeGraph, memory: Memory, reading: Reading) -> Answer | None:
    """Return what the article states of the one thing that it is asked what it says about.

    Of a word that it does not have, that it does not say anything of it.
    """
    asking = expression("say-about", reading.language).search(reading.text)
    if asking is None:
        return None
    about = read(memory, asking[1])
    named = named_in_particular(memory, about)
    rest = sum(piece.weight for piece in about.pieces if piece not in named)
    unknown = about.unknown(memory)
    strange = sum(piece.weight for piece in about.pieces if piece.text in unknown)
    is_strange = strange and strange >= rest / 2
    if not named and (is_strange or _are_in_no_name(memory, about.pieces)):
        said = _NOTHING.in_language(reading.language).format(words=asking[1].strip())
        return not_said(reading, said)
    if len(named) != 1 or rest > SLIGHT:
        return None
    near = (one for thing in named[0].things for one in sorted(memory.near(thing)))
    stated = [one for one in dict.fromkeys(near) if is_statement(memory, one)]
    facts = tuple(one for one in stated if memory.stated.get(one))[:_MOST]
    return answer_of(kg, memory, reading, Fact(facts, ""), 1.0) if facts else None
