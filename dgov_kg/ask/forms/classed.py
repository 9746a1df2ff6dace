"""All there are of a class: "which problems are there?", "which technology companies?"."""

from __future__ import annotations

from dgov_kg.ask.forms.placed import OWNED
from dgov_kg.ask.know.memory import Fact
from dgov_kg.ask.read.besides import SLIGHT, is_general, named_in_particular, says_more
from dgov_kg.ask.say.answer import not_said
from dgov_kg.ask.say.answering import answer_of, bound, by_name, surely, with_models
from dgov_kg.ask.words.vocabulary import vocabulary
from dgov_kg.language import Bilingual

TYPE_CHECKING = False
if TYPE_CHECKING:
    from dgov_kg.ask.know.memory import Memory
    from dgov_kg.ask.read.reading import Piece, Reading
    from dgov_kg.ask.say.answer import Answer
    from dgov_kg.graph import KnowledgeGraph

_KINDS, _STATE_OWNED = "kinds-of-actors", "state-owned"
_PRIVATE = "private"
_NO_PRIVATE = Bilingual(
    "文章没有说哪家企业是民营的；说明属国有或国资控股的有：{owned}",
    "The article calls no firm private; those that it says are the state's: {owned}",
)
_OF_OWNED = {OWNED, _PRIVATE, "enterprise", "operate", "place", "government"}
_BARE = 0.6  # What the words may weigh beside the names of all that there are: 有, but not 管.
_SORTS = {"dgov:Enterprise", "dgov:PublicBody"}
_ASKING = {"which", "what", "who", "content"}
#: What such a question may say besides: that they are there, are proposed, take part.
_JOINING = {"join", "government", "enterprise", "public-body"}
_ADVICE = "recommendation"
_PLAIN = {*_JOINING, "propose", "issue"}


def of_class(kg: KnowledgeGraph, memory: Memory, reading: Reading) -> Answer | None:
    """Return all there are of what a question asks for; None where it asks for more than that."""
    if not reading.asks or reading.asks - _ASKING - {"where"}:
        return None
    owned = _owned(kg, memory, reading)
    if owned is not None or "where" in reading.asks:
        return owned
    for number in _questions(memory, reading):
        if not _is_all_said(memory, reading, number):
            continue
        answer = surely(kg, memory, reading, number)
        if answer.table.rows:
            return answer
    return _actors(kg, memory, reading)


def _owned(kg: KnowledgeGraph, memory: Memory, reading: Reading) -> Answer | None:
    """Return the firms of the state, or where they are; None where a question asks for more."""
    named = [piece for piece in reading.named if not _names_no_firm(memory, piece)]
    if reading.senses.isdisjoint({OWNED, _PRIVATE}) or named:
        return None
    if says_more(reading, _OF_OWNED):
        return None
    answer = by_name(kg, memory, reading, _STATE_OWNED)
    if answer is not None and _PRIVATE in reading.senses:
        return _none_private(reading, answer)
    return answer


def _none_private(reading: Reading, owned: Answer) -> Answer:
    """Return that the article calls no firm private, with those that it says are the state's."""
    said = _NO_PRIVATE.in_language(reading.language).format(owned=owned.sentence)
    return not_said(reading, said, owned)


def _names_no_firm(memory: Memory, piece: Piece) -> bool:
    """Say whether a piece names none in particular: operating companies, digital government."""
    things = {memory.things[thing] for thing in piece.things}
    return is_general(memory, piece) or all(one.startswith("dgc:actor-") for one in things)


def _actors(kg: KnowledgeGraph, memory: Memory, reading: Reading) -> Answer | None:
    """Return all firms, or all bodies, that the article names, or that it names at some places.

    None where a question asks for more of them than that they are named or take part.
    """
    wanted = reading.wanted & _SORTS
    if len(wanted) != 1 or says_more(reading, _JOINING, most=_BARE):
        return None
    named = named_in_particular(memory, reading)
    if not all(memory.is_place(thing) for piece in named for thing in piece.things):
        return None
    if OWNED in reading.senses:
        return by_name(kg, memory, reading, _STATE_OWNED)
    places = {thing for piece in named for thing in piece.things}
    things = [
        number
        for number, classes in enumerate(memory.classes)
        if wanted <= {*classes} and (not places or memory.places(number, tied=False) & places)
    ]
    return answer_of(kg, memory, reading, Fact(tuple(things), ""), 1.0) if things else None


def _questions(memory: Memory, reading: Reading) -> list[int]:
    """Return the questions of the catalogue that list what is asked for."""
    number = {memory.facts[fact].gives: fact for fact in memory.takes}
    known, wanted = vocabulary().asked_classes, reading.wanted
    found = {
        number[name]: None
        for sense, name in memory.lists.items()
        if sense in reading.senses
        and "who" not in reading.asks
        and (not wanted or wanted & {*known.get(sense, ())})
    }
    if _KINDS in number and "kind" in bound(memory, reading, number[_KINDS]):
        found[number[_KINDS]] = None
    return list(found)


def _is_all_said(memory: Memory, reading: Reading, question: int) -> bool:
    """Say whether a question says nothing but what is listed, and what parameters can take."""
    senses = {one for one, name in memory.lists.items() if name == memory.facts[question].gives}
    given = bound(memory, reading, question)
    values = {*given.values()}

    def tells(piece: Piece) -> bool:
        if piece.kind == "name":
            own = {memory.things[thing] for thing in with_models(memory, piece.things)}
            return not own & values and not is_general(memory, piece)
        if piece.kind == "year":
            return piece.text != given.get("year")
        is_advice = _ADVICE in piece.senses and _ADVICE not in senses
        return piece.kind != "sense" or is_advice or not piece.senses & (senses | _PLAIN)

    return sum(piece.weight for piece in reading.pieces if tells(piece)) <= SLIGHT
