"""The others of a list that is counted and only partly named: "Who are the other three groups?".

The text gives their number and not their names, which is said with those that it does name.
"""

from __future__ import annotations

from typing import NamedTuple

from dgov_kg.ask.rank.accounting import account
from dgov_kg.ask.rank.giving import NAMING, counts_of, numbers_of
from dgov_kg.ask.say.answer import Answer
from dgov_kg.ask.say.reply import Nearest
from dgov_kg.ask.words.counting import counted, counted_at
from dgov_kg.ask.words.expressions import expression
from dgov_kg.ask.words.listing import listed
from dgov_kg.language import Bilingual

TYPE_CHECKING = False
if TYPE_CHECKING:
    from dgov_kg.ask.know.memory import Memory
    from dgov_kg.ask.read.reading import Piece, Reading
    from dgov_kg.graph import KnowledgeGraph

_COUNTED = "dgc:list-counted"
_ASKING = {"who", "which", "what"}
_ELSE = {"when", "why", "how-many", "yes-no", "compare", "connect"}
#: From here on a word has to do with a list itself; and with what is tied to it.
_ITS_OWN, _TIED = 0.9, 0.6
_LEAST = 2.0  # So much of a question has to be the list's own.
_SAID = Bilingual(
    "文章没有说：{whole}，原文给出总数{number}，具名的只有{named}，其余没有列出。",
    "The article does not say: of “{whole}” it gives the total, {number}, and names only {named};"
    " the others it does not name.",
)


class Partial(NamedTuple):
    """A list of which the text gives the number, and names fewer."""

    thing: int
    number: int
    named: tuple[int, ...]


def the_others(kg: KnowledgeGraph, memory: Memory, reading: Reading) -> Answer | None:
    """Return that the text does not name the others that are asked for, or None.

    None where it is not clear of which list they are the others.
    """
    asks = reading.asks & _ASKING and not reading.asks & _ELSE
    start = _asked_from(reading) if asks else None
    if start is None:
        return None
    found = [(_own(memory, reading, one, start), one) for one in _partials(memory)]
    best, partial = max(found, key=lambda pair: pair[0], default=(0.0, None))
    if partial is None or best < _LEAST:
        return None
    language = reading.language
    whole, *named = (
        kg.node_of(memory.things[one]).label(language) for one in (partial.thing, *partial.named)
    )
    said = _SAID.in_language(language).format(
        whole=whole, number=partial.number, named=listed(named, language)
    )
    slug = memory.things[partial.thing].partition(":")[2]
    nearest = Nearest(whole, f"dgov-kg describe {slug}")
    return Answer(reading.words, language, "not-said", said, nearest=(nearest,))


def _asked_from(reading: Reading) -> int | None:
    """Return from where on the others are asked for, or all of so many; None where neither is."""
    rest = expression("the-rest").search(reading.text)
    so_many = expression("which-so-many").search(reading.text)
    if rest is not None:
        return rest.end()
    if so_many is not None:
        return so_many.start()
    joined = expression("joined-by-the-rest")
    ends = (end for _, end in counted_at(reading.words) if joined.match(reading.text, end))
    return next(ends, None)


def _partials(memory: Memory) -> list[Partial]:
    """Return the lists that are counted, and of which some are named."""
    found = []
    for thing, marks in memory.marks.items():
        lists = (memory.values.get((thing, gives), ()) for gives in NAMING)
        named = tuple(numbers_of(memory, next(filter(None, lists), ())))
        numbers = [one for one in counts_of(memory, thing) if one > len(named) > 0]
        if _COUNTED in marks and numbers:
            found.append(Partial(thing, max(numbers), named))
    return found


def _own(memory: Memory, reading: Reading, partial: Partial, start: int) -> float:
    """Return how much of a question is of a list; nothing where its others are not meant.

    What follows "the other", from there on, has to be the list's own: "groups".
    """
    left = partial.number - len(partial.named)
    told = {thing for piece in reading.named for thing in piece.things}
    are_all_told = len(partial.named) == 1 or told.issuperset(partial.named)
    if {*reading.numbers} - {left, partial.number} or not (are_all_told or left in reading.numbers):
        return 0.0
    its = (partial.thing, *partial.named, *_quantities(memory, partial.thing))

    def held(piece: Piece) -> float:
        things = account(memory, piece, hinted=False).things
        return max(things.get(one, 0.0) for one in its)

    if any(held(piece) < _TIED for piece in reading.named):
        return 0.0
    words = [p for p in reading.pieces if p.kind == "name" or not counted(f"{p.text} x")]
    noun = next((piece for piece in words if piece.start >= start), None)
    if noun is None or held(noun) < _ITS_OWN:
        return 0.0
    return sum(piece.weight for piece in words if held(piece) >= _ITS_OWN)


def _quantities(memory: Memory, thing: int) -> list[int]:
    return numbers_of(memory, memory.values.get((thing, "dgov:hasQuantity"), ()))
