"""How two or more places, their models, or their forms of one thing compare."""

from __future__ import annotations

from dgov_kg.ask.forms.placed import place_named
from dgov_kg.ask.rank.accounting import hits
from dgov_kg.ask.rank.giving import numbers_of
from dgov_kg.ask.read.besides import is_general, named_in_particular, says_more
from dgov_kg.ask.say.answer import Answer
from dgov_kg.ask.say.answering import by_name
from dgov_kg.ask.words.expressions import says
from dgov_kg.ask.words.listing import label, listed
from dgov_kg.ask.words.vocabulary import vocabulary
from dgov_kg.exceptions import DgovError
from dgov_kg.names.spelling import tokens

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from dgov_kg.ask.know.memory import Memory
    from dgov_kg.ask.read.reading import Piece, Reading
    from dgov_kg.graph import KnowledgeGraph
    from dgov_kg.result import Table, Value

_BODY, _OPERATOR = "leading-body", "company,operator"
_OWNER = f"{_OPERATOR},owner"  # Whose a firm is, is told of the firm.
#: The dimensions of `dgov-kg compare --on` that a word with one of these senses asks for.
DIMENSIONS = {  # Who owns the operator is asked before who operates.
    "invest": _OWNER,
    "found": _OWNER,
    "operate": _OPERATOR,
    "manage": _BODY,
    "enterprise": _OWNER,
    "document": "document",
    "platform": "platform",
    "launch": "start",
}
_TRAITS = "characteristic"  # And what the model of a place is asked for by.
_LOCAL = "^dgov:isLocalFormOf"
_MARKED = {"model", "feature"}
_OF_ALL = {"place", "model", "feature", "build", "government"}
_TOPICS = {"name", "sense", "word"}
_MEANT = 0.6  # From here on a word means a thing itself.
_MODELS = "models"  # What all places are compared by.
_MODEL = "dgov:Model"
_SLIGHT = 1.2  # What words may weigh that mean nothing.
_PLAIN = 5.0  # And what plain words may, where all places are compared: 做法, 之间.
_TWO = 2


def set_side_by_side(
    kg: KnowledgeGraph, memory: Memory, reading: Reading, places: list[str]
) -> Answer | None:
    """Return how places compare: on what a question speaks of, or by their traits; else None."""
    if "compare" not in reading.asks:
        return None
    if compares_all(reading):
        return by_name(kg, memory, reading, _MODELS)
    if names_a_model(memory, reading):
        return compared(kg, memory, reading, places_meant(memory, reading), on=_TRAITS)
    local = _local_forms(memory, reading, places)
    is_dated = any(piece.kind == "year" for piece in reading.pieces)
    is_of_all = any(_is_all_there(memory, piece) for piece in reading.named)
    is_bare = not is_dated and not is_of_all and reading.senses.isdisjoint(DIMENSIONS)
    is_plain = any(says("as-such", piece.text.lower()) for piece in reading.named)
    is_bare |= is_plain and not is_dated and not says_a_dimension(memory, reading)
    on = _TRAITS if not local and (is_bare or reading.senses & _MARKED) else None
    return compared(kg, memory, reading, local or places, on=on)


def says_a_dimension(memory: Memory, reading: Reading) -> bool:
    """Say whether a question, or a name in it that is no place's, has a word for a dimension."""
    return _dimension(reading.senses | _in_names(memory, reading)) is not None


def _is_all_there(memory: Memory, piece: Piece) -> bool:
    """Say whether a piece names digital government as such, or all of it that a place builds."""
    is_place = all(map(memory.is_place, piece.things))
    return is_general(memory, piece) or (not is_place and place_named(memory, piece) is not None)


def _local_forms(memory: Memory, reading: Reading, places: Sequence[str]) -> list[str]:
    """Return the forms that the one thing a question names besides has at each of the places.

    Digital government as such is no such thing: it is what all that is said of a place is about.
    """
    besides = named_in_particular(memory, reading, places=False)
    if len(besides) != 1 or place_named(memory, besides[0]) is not None:
        return []
    things = dict.fromkeys(
        whole
        for thing in besides[0].things
        for whole in (thing, *numbers_of(memory, memory.values.get((thing, _LOCAL[1:]), ())))
    )  # Of "A and B's one-network handling" the form that it has at B is named.
    own = (memory.values.get((thing, _LOCAL), ()) for thing in things)
    forms = {
        memory.things[place]: form
        for values in own
        for form in values
        for place in memory.places(memory.number[form], tied=False)
    }
    return [forms[place] for place in places] if forms.keys() >= {*places} else []


def names_a_model(memory: Memory, reading: Reading) -> bool:
    """Say whether a question names the model of a place, and asks for nothing in particular."""
    things = (thing for piece in reading.named for thing in piece.things)
    return any(_MODEL in memory.classes[thing] for thing in things) and not says_more(
        reading, kinds={"name", "sense"}, most=_SLIGHT
    )


def compares_all(reading: Reading) -> bool:
    """Say whether a question compares places, names none of them, and asks for nothing more."""
    if "compare" not in reading.asks or reading.named or "place" not in reading.senses:
        return False
    rest = (p.weight for p in reading.pieces if p.kind != "number" and not p.senses & _OF_ALL)
    return sum(rest) <= _PLAIN


def compares_forms(memory: Memory, reading: Reading) -> bool:
    """Say whether a question compares the forms that one thing has at several places."""
    places = [
        memory.things[thing]
        for piece in reading.named
        for thing in piece.things
        if memory.is_place(thing)
    ]
    return len(places) > 1 and bool(_local_forms(memory, reading, places))


def places_meant(memory: Memory, reading: Reading) -> list[str]:
    """Return the places that a question names, by themselves or by their models."""
    places: dict[str, None] = {}
    for piece in reading.named:
        for thing in piece.things:
            places.update(dict.fromkeys(memory.values.get((thing, "dgov:isModelOf"), ())))
            places.update({memory.things[thing]: None} if memory.is_place(thing) else {})
    return list(places)


def compared(
    kg: KnowledgeGraph,
    memory: Memory,
    reading: Reading,
    places: list[str],
    *,
    on: str | None = None,
) -> Answer | None:
    """Return how things compare, on one dimension or on all; None where they have none of it."""
    if len(places) < _TWO:
        return None
    known = on or _dimension(reading.senses)
    tried = [known] if known else dict.fromkeys((_dimension(_in_names(memory, reading)), None))
    tables = ((one, _table(kg, places, one)) for one in tried)
    on, table = next(((one, found) for one, found in tables if found is not None), (None, None))
    if table is None:
        return None
    table = table.in_language(reading.language)
    if on == _TRAITS:
        table = _on_topic(memory, reading, table)
    if not table.rows:
        return None
    option = f" --on {on}" if on else ""
    return Answer(
        reading.words,
        reading.language,
        "answered",
        _by_side(table, reading.language),
        understood=table.title.in_language(reading.language),
        table=table,
        command=f"dgov-kg compare {' '.join(one.partition(':')[2] for one in places)}{option}",
        answering=("value",),
        composed=True,
        confidence=1.0,
    )


def _table(kg: KnowledgeGraph, places: Sequence[str], on: str | None) -> Table | None:
    """Return how things compare on a dimension; None where they have not got it."""
    try:
        return kg.compare(*places, on=on)
    except DgovError:
        return None


def _dimension(senses: AbstractSet[str]) -> str | None:
    """Return the dimensions that words with some senses ask for, separated by commas."""
    found = dict.fromkeys(DIMENSIONS[sense] for sense in DIMENSIONS if sense in senses)
    if found.keys() >= {_BODY, _OWNER}:
        return f"{_BODY},{_OWNER}"
    return next(iter(found), None)


def _in_names(memory: Memory, reading: Reading) -> set[str]:
    """Return the senses of words in names that are no places: "operates digital government"."""
    names = (
        piece.text
        for piece in reading.named
        if place_named(memory, piece) is None and not says("as-such", piece.text.lower())
    )
    found = (meaning for name in names for _, _, meaning in vocabulary().found(tokens(name)))
    return {sense for meaning in found for sense in meaning.senses}


def _on_topic(memory: Memory, reading: Reading, table: Table) -> Table:
    """Return of what is compared that of which the question speaks besides, where each side has it.

    All of it, where it speaks of nothing in particular.
    """
    topic = [
        piece
        for piece in reading.pieces
        if piece.kind in _TOPICS
        and not piece.senses & _OF_ALL
        and place_named(memory, piece) is None
    ]
    found = [hits([memory.named], piece) for piece in topic if not is_general(memory, piece)]
    held = {thing for own in found for thing, share in own.items() if share >= _MEANT}
    place = table.columns.index("value")
    rows = [row for row in table.rows if memory.number_of(row[place]) in held]
    sides = {row[1] for row in table.rows}
    return table.only(rows) if {row[1] for row in rows} == sides else table


def _by_side(table: Table, language: str) -> str:
    """Return who has what, in one sentence a side.

    What is told of one is not said to be so of that one alone: the text may say it elsewhere, too.
    """
    colon, end = ("：", "。") if language == "zh" else (": ", ". ")
    sides: dict[str, list[Mapping[str, Value]]] = {}
    for row in table:
        sides.setdefault(label(row["held"], language), []).append(row)
    told = ((side, _by_dimension(rows, language)) for side, rows in sides.items())
    return "".join(f"{side}{colon}{said.rstrip(end)}{end}" for side, said in told).strip()


def _by_dimension(rows: Sequence[Mapping[str, Value]], language: str) -> str:
    """Return what one side has, by dimension where it has more than one.

    What has two of them, an operator that was founded, is told once, with the details of the other.
    """
    told: dict[Value, str] = {}
    under: dict[str, dict[Value, None]] = {}
    for row in rows:
        value, dimension = row["value"], label(row["dimension"], language)
        if value not in told:
            told[value] = label(value, language)
            under.setdefault(dimension, {})[value] = None
        elif value not in under.get(dimension, ()) and row["detail"] is not None:
            detail = label(row["detail"], language)
            told[value] += f"（{detail}）" if language == "zh" else f" ({detail})"
    lists = {name: listed([told[one] for one in own], language) for name, own in under.items()}
    if len(lists) == 1:
        return "".join(lists.values())
    dash, stop = ("——", "；") if language == "zh" else (" – ", "; ")
    return stop.join(f"{name}{dash}{said.rstrip('.')}" for name, said in lists.items())
