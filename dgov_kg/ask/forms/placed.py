"""Who manages and who operates at a place, by name of the place: from the matrix, or not said.

Of some places the article says it and of others not, so that what is near is no answer.
"""

from __future__ import annotations

from dataclasses import replace

from dgov_kg.ask.read.besides import OPERATION, is_general, says_more
from dgov_kg.ask.say.answer import Answer
from dgov_kg.ask.say.answering import joined, with_models
from dgov_kg.ask.say.reply import Nearest
from dgov_kg.ask.words.listing import label, listed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from dgov_kg.ask.know.memory import Memory
    from dgov_kg.ask.read.reading import Piece, Reading
    from dgov_kg.graph import KnowledgeGraph
    from dgov_kg.result import Table

#: The dimension of the matrix that a sense asks for.
_DIMENSIONS = {
    "manage": "leading-body",
    "supervise": "leading-body",
    "operate": "operator",
    "feature": "characteristic",
}
_NAMED = dict.fromkeys(OPERATION, "operate")
#: The sense of what belongs to the state, as the text says of few firms.
OWNED = "state-owned"
_PROVINCIAL = "dgc:level-province"  # Of a province: of each of them, where none is named.
_BOTH = ({"manage", "operate"}, {"supervise", "operate"})
_BEARING = {"负责", "responsible"}
_PLAIN = {
    *("manage", "supervise", "operate", "feature", "model"),
    *("build", "government", "place", "public-body", "enterprise"),
}
_ASKING = {"who", "which", "what"}
_ELSE = {"yes-no", "when", "how-many", "why", "compare", "connect", "both", "except", "negation"}


def of_places(kg: KnowledgeGraph, memory: Memory, reading: Reading) -> Answer | None:
    """Return who manages, or who operates, at the places that a question names, and nothing else.

    At each place, where it asks so of the provinces and names none; None where it asks for
    something else.
    """
    things = (memory.things[thing] for piece in reading.named for thing in piece.things)
    held = reading.senses | {_NAMED[one] for one in things if one in _NAMED}
    senses = [sense for sense in _DIMENSIONS if sense in held]
    if "manage" in senses and "supervise" in senses:
        senses.remove("supervise")
    if "operate" in senses and _only_bears(reading):
        senses = [sense for sense in senses if sense != "manage"]
    if (
        not senses
        or OWNED in reading.senses
        or (len(senses) > 1 and {*senses} not in _BOTH)
        or reading.asks & _ELSE
        or (reading.asks and not reading.asks & _ASKING)
    ):
        return None
    places: dict[str, None] = {}
    is_of_each = False
    for piece in reading.pieces:
        if piece.kind == "name":
            own = place_named(memory, piece)
            is_provincial = memory.number.get(_PROVINCIAL) in piece.things
            is_of_each |= is_provincial
            if own is None and not is_provincial and not is_general(memory, piece):
                return None
            places.update({own: None} if own else {})
    if says_more(reading, _PLAIN) or not (places or is_of_each):
        return None
    answers = [_answer(kg, reading, list(places), _DIMENSIONS[sense]) for sense in senses]
    return _together(reading, answers)


def _together(reading: Reading, answers: list[Answer]) -> Answer:
    """Return who manages and who operates as one answer, with what is not said of either."""
    colon = "——" if reading.language == "zh" else " – "
    told = [one for one in answers if one]
    if len(answers) > 1:
        told = [replace(one, sentence=f"{one.understood}{colon}{one.sentence}") for one in told]
    if len(told) > 1:
        return joined(reading, told)
    said = [*(one.sentence for one in told), *(one.sentence for one in answers if not one)]
    first = next(filter(None, answers), answers[0])
    return replace(first, sentence=("" if reading.language == "zh" else " ").join(said))


def _only_bears(reading: Reading) -> bool:
    """Say whether nothing but to be responsible speaks of managing: that for operating is meant."""
    managing = [piece for piece in reading.pieces if "manage" in piece.senses]
    return all(piece.text.lower() in _BEARING for piece in managing)


def place_named(memory: Memory, piece: Piece) -> str | None:
    """Return the one place that a piece names: itself, or that of the building there."""
    if not piece.things:
        return None
    if all(map(memory.is_place, piece.things)):
        return memory.things[piece.things[0]]
    things = with_models(memory, piece.things)
    found = {*memory.places_of(things, tied=False)}
    is_whole = all(_is_whole(memory, thing) for thing in piece.things)
    return memory.things[found.pop()] if is_whole and len(found) == 1 else None


def _is_whole(memory: Memory, thing: int) -> bool:
    """Say whether a thing is all that a place builds, or the model that this makes."""
    return "digital-government" in memory.things[thing] or "dgov:Model" in memory.classes[thing]


def _answer(kg: KnowledgeGraph, reading: Reading, places: list[str], dimension: str) -> Answer:
    """Return what the matrix holds of some places; where it holds nothing, that it is not said."""
    language = reading.language
    matrix = kg.matrix(places, dimensions=[dimension]).in_language(language)
    (asked,) = matrix.columns
    table = matrix.to_table()
    given = [row for row in table if row["standing"] != "unsaid"]
    options = " ".join(f"--province {one.slug}" for one in matrix.rows)
    command = f"dgov-kg matrix {options} --dimension {dimension}"
    title = asked.title.in_language(language)
    said = _said(table, asked.empty.in_language(language), language)
    if not given:
        return Answer(reading.words, language, "not-said", said, nearest=(Nearest(title, command),))
    return Answer(
        reading.words,
        language,
        "answered",
        said,
        understood=title,
        table=table,
        sparql=asked.text,
        command=command,
        answering=("value",),
        confidence=1.0,
    )


def _said(table: Table, empty: str, language: str) -> str:
    """Return a sentence a place: who it is there, or that it is not said."""
    found: dict[str, list[str]] = {}
    for row in table:
        held = found.setdefault(label(row["province"], language), [])
        held += [label(row["value"], language)] if row["standing"] != "unsaid" else []
    colon, end, space = ("：", "。", "") if language == "zh" else (": ", ".", " ")
    lines = (
        f"{place}{colon}{listed(list(dict.fromkeys(held)), language) if held else empty}"
        for place, held in found.items()
    )
    return space.join(line.removesuffix(".") + end for line in lines)
