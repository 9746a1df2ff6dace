"""What happened in a year, at the places that a question names, or where; and what a party did."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

from dgov_kg.ask.forms.placed import place_named
from dgov_kg.ask.know.telling import is_claim
from dgov_kg.ask.read.besides import is_general, named_in_particular, says_more
from dgov_kg.ask.say.answering import by_name, joined
from dgov_kg.ask.words.expressions import expression, says

TYPE_CHECKING = False
if TYPE_CHECKING:
    from dgov_kg.ask.know.memory import Memory
    from dgov_kg.ask.read.reading import Piece, Reading
    from dgov_kg.ask.say.answer import Answer
    from dgov_kg.graph import KnowledgeGraph

_TIMELINE, _TAKING_PART = "timeline", "takes-part-in"
_PARTIES = {"dgov:Enterprise", "dgov:PublicBody", "dgov:ActorGroup"}
_ASKING = {"which", "what", "where", "compare", "both"}
_ELSE = {"when", "how-many", "yes-no", "who", "why"}


def _pieces_of(memory: Memory, reading: Reading) -> list[Piece]:
    """Return a piece for each place that is named, itself or by what is built there."""
    found: dict[str, Piece] = {}
    for piece in reading.named:
        place = place_named(memory, piece)
        if place is not None:
            found.setdefault(place, piece._replace(things=(memory.number[place],)))
    return list(found.values())


def happened(kg: KnowledgeGraph, memory: Memory, reading: Reading) -> Answer | None:
    """Return what happened in a year at the one place that a question asks so of, or None.

    Or what the one party did that it names; or where something happened in the year it names.
    """
    if says("did", reading.text):
        return _done_by(kg, memory, reading)
    if not says("happened", reading.text):
        return None
    return of_the_year(kg, memory, reading) or _where(kg, memory, reading)


def _done_by(kg: KnowledgeGraph, memory: Memory, reading: Reading) -> Answer | None:
    """Return what a party takes part in, where a question names it, with its place, and no more."""
    parties = named_in_particular(memory, reading, places=False)
    if len(parties) != 1 or reading.asks & _ELSE or says_more(reading):
        return None
    if not any(_PARTIES & {*memory.classes[thing]} for thing in parties[0].things):
        return None
    answer = by_name(kg, memory, replace(reading, pieces=tuple(parties)), _TAKING_PART)
    return answer if answer is not None and answer.table.rows else None


def _is_of_the_year(reading: Reading) -> bool:
    """Say whether a question asks what happened, and says nothing else than when."""
    happened = expression("happened").search(reading.text)
    return happened is not None and not says_more(
        reading, kinds=("name", "year"), aside=(happened,)
    )


def _where(kg: KnowledgeGraph, memory: Memory, reading: Reading) -> Answer | None:
    """Return what happened in a year at each place, where places are asked for and no more."""
    is_asked = "where" in reading.asks or "dgov:Jurisdiction" in reading.wanted
    years = [piece for piece in reading.pieces if piece.kind == "year"]
    if not is_asked or len(years) != 1 or not all(is_general(memory, p) for p in reading.named):
        return None
    year = years[0]
    dated = sorted(memory.named.get(year.text) | memory.valued.get(year.text))
    places = {place for one in dated if is_claim(memory, one) for place in memory.places(one)}
    each = tuple(year._replace(kind="name", things=(place,)) for place in sorted(places))
    return of_the_year(kg, memory, replace(reading, pieces=(year, *each)))


def of_the_year(kg: KnowledgeGraph, memory: Memory, reading: Reading) -> Answer | None:
    """Return what happened in each year at each of the places that a question names with it.

    None where it names something else, or the text dates nothing there.
    """
    places = [place_named(memory, piece) for piece in reading.named]
    years = [piece for piece in reading.pieces if piece.kind == "year"]
    if not years or None in places or not (places or _is_of_the_year(reading)):
        return None
    if reading.asks & _ELSE or not reading.asks & _ASKING:
        return None
    if not any(memory.named.get(one.text) or memory.valued.get(one.text) for one in years):
        return None  # What began earlier and goes on does not tell of a year.
    own = _pieces_of(memory, reading)
    told = (
        by_name(kg, memory, replace(reading, pieces=pieces), _TIMELINE)
        for pieces in (product(own, years) if own else product(years))
    )
    answers = [one for one in told if one is not None]
    return joined(reading, answers) if any(one.table.rows for one in answers) else None
