"""Questions of a form of their own: what connects two things, how two or more compare."""

from __future__ import annotations

import shlex
from itertools import groupby

from dgov_kg.ask.forms.happening import of_the_year
from dgov_kg.ask.forms.placed import place_named
from dgov_kg.ask.read.besides import named_in_particular, says_more
from dgov_kg.ask.say.answer import Answer, not_said
from dgov_kg.ask.say.answering import by_name
from dgov_kg.ask.say.composing import named_pattern as pattern
from dgov_kg.ask.say.composing import query_text, term
from dgov_kg.ask.words.listing import label, listed
from dgov_kg.exceptions import DgovError
from dgov_kg.language import Bilingual
from dgov_kg.result import Node

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from dgov_kg.ask.know.memory import Memory
    from dgov_kg.ask.read.reading import Reading
    from dgov_kg.graph import KnowledgeGraph
    from dgov_kg.result import Table, Value

#: The dimension of `dgov-kg compare --on` that a word with one of these senses asks for.
DIMENSIONS = {  # Who owns the operator is asked before who operates.
    "invest": "owner",
    "found": "owner",
    "operate": "operator",
    "manage": "leading-body",
    "enterprise": "owner",
    "document": "document",
    "platform": "platform",
    "launch": "start",
}
_TRAITS = "characteristic"  # And what the model of a place is asked for by.
_LOCAL = "^dgov:isLocalFormOf"
_OF_ALL = {"place", "model", "feature", "build", "government"}
_MODELS = "models"  # What all places are compared by.
_MODEL = "dgov:Model"
_SLIGHT = 1.2  # What words may weigh that mean nothing.
_PLAIN = 5.0  # And what plain words may, where all places are compared: 做法, 之间.
_NONE = Bilingual(
    "没有：文章没有说有什么与它们都有关。",
    "None: the article tells of nothing that has to do with each of them.",
)
_ASKING = {"which", "who", "what", "where"}
_TWO = 2
_MANY = 5
_PARTIES = {"dgov:Enterprise", "dgov:PublicBody"}
_TIED = {"dgov:Enterprise", "dgov:PublicBody", "dgov:Platform", "dgov:Jurisdiction", "dgov:Actor"}


def by_form(kg: KnowledgeGraph, memory: Memory, reading: Reading) -> Answer | None:
    """Return the answer to a question of such a form, or None where it has none of them."""
    named = _named(memory, reading)
    if len(named) == _TWO and "connect" in reading.asks and len(reading.named) == _TWO:
        return connected(kg, reading, named) or _apart(memory, reading, named)
    found = (place_named(memory, piece) for piece in reading.named)
    places = list(dict.fromkeys(filter(None, found)))
    return (
        (of_the_year(kg, memory, reading) if len(places) > 1 else None)
        or _set_side_by_side(kg, memory, reading, places)
        or _shared(kg, reading, named, places)
    )


def _set_side_by_side(
    kg: KnowledgeGraph, memory: Memory, reading: Reading, places: list[str]
) -> Answer | None:
    if "compare" not in reading.asks:
        return None
    if compares_all(reading):
        return by_name(kg, memory, reading, _MODELS)
    if names_a_model(memory, reading):
        return _compared(kg, reading, places_meant(memory, reading), on=_TRAITS)
    local = _local_forms(memory, reading, places)
    is_dated = any(piece.kind == "year" for piece in reading.pieces)
    are_places = all(memory.is_place(thing) for one in reading.named for thing in one.things)
    is_bare = are_places and not is_dated and reading.senses.isdisjoint(DIMENSIONS)
    on = _TRAITS if is_bare or ("model" in reading.senses and not local) else None
    return _compared(kg, reading, local or places, on=on)


def _local_forms(memory: Memory, reading: Reading, places: Sequence[str]) -> list[str]:
    """Return the forms that the one thing a question names besides has at each of the places.

    Digital government as such is no such thing: it is what all that is said of a place is about.
    """
    besides = named_in_particular(memory, reading, places=False)
    if len(besides) != 1:
        return []
    own = (memory.values.get((thing, _LOCAL), ()) for thing in besides[0].things)
    forms = {
        memory.things[place]: form
        for values in own
        for form in values
        for place in memory.places(memory.number[form], tied=False)
    }
    return [forms[place] for place in places] if forms.keys() >= {*places} else []


def _shared(
    kg: KnowledgeGraph, reading: Reading, named: list[str], places: list[str]
) -> Answer | None:
    if len(named) < _TWO or "both" not in reading.asks or not reading.asks & _ASKING:
        return None
    found = _of_each(kg, reading, named)
    if not found and places == named and reading.senses & DIMENSIONS.keys():
        return _compared(kg, reading, places) or found
    return found


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


def _of_each(kg: KnowledgeGraph, reading: Reading, named: list[str]) -> Answer | None:
    """Return what has to do with each of the things named, or that nothing has.

    None where no class is asked for and so many things have that none can be meant.
    """
    question = pattern("both")
    kinds = sorted(reading.wanted) or sorted(_TIED)
    terms = {"thing": list(map(term, named)), "kind": list(map(term, kinds))}
    table = kg.answer(question, question.bind(terms))
    tied: dict[Node, set[Value]] = {}
    for row in table:
        if isinstance(row["answer"], Node):
            tied.setdefault(row["answer"], set()).add(row["thing"])
    all_named = {kg.node_of(one) for one in named}
    of_all = [answer for answer, things in tied.items() if all_named <= things]
    if not reading.wanted and len(of_all) > _MANY:
        return None
    sparql = question.bind(terms | {"answer": [term(one.curie) for one in of_all]})
    table = kg.answer(question, sparql).in_language(reading.language)
    zh = reading.language == "zh"
    said = listed(
        [label(one, reading.language) for one in dict.fromkeys(r[0] for r in table.rows)],
        reading.language,
    )
    shown = query_text(sparql)
    return Answer(
        reading.words,
        reading.language,
        "answered" if of_all else "not-said",
        (f"{said}。" if zh else f"{said}.") if of_all else _NONE.in_language(reading.language),
        understood=question.title.in_language(reading.language),
        table=table,
        sparql=shown,
        command=f"dgov-kg query {shlex.quote(' '.join(shown.split()))}",
        composed=True,
        confidence=1.0,
    )


def _named(memory: Memory, reading: Reading) -> list[str]:
    """Return the actors, platforms and places that a question names, each once."""
    found: dict[str, None] = {}
    for piece in reading.named:
        for thing in piece.things:
            if not _TIED.isdisjoint(memory.classes[thing]):
                found[memory.things[thing]] = None
                break
    return list(found)


def _apart(memory: Memory, reading: Reading, named: Sequence[str]) -> Answer | None:
    """Return that nothing connects two parties; None where one of them is none."""
    if not all(_PARTIES & {*memory.classes[memory.number[one]]} for one in named):
        return None
    said = _NONE.in_language(reading.language)
    return not_said(reading, said)


def connected(kg: KnowledgeGraph, reading: Reading, named: Sequence[str]) -> Answer | None:
    """Return the shortest paths between two things, each edge as the text has it, or None."""
    table = kg.path(*named, shortest=True).in_language(reading.language)
    if not table.rows:
        return None
    steps = []
    for _, rows in groupby(table, key=lambda row: (row["path"], row["step"])):
        step = list(rows)
        one, other = (label(step[0][end], reading.language) for end in ("one", "other"))
        ties = dict.fromkeys(label(row["relation"], reading.language) for row in step)
        steps.append(f"{one} –[{listed(list(ties), reading.language)}]– {other}")
    end = "。" if reading.language == "zh" else "."
    return Answer(
        reading.words,
        reading.language,
        "answered",
        ("；" if reading.language == "zh" else "; ").join(dict.fromkeys(steps)) + end,
        understood=table.title.in_language(reading.language),
        table=table,
        command=f"dgov-kg path {' '.join(one.partition(':')[2] for one in named)} --shortest",
        answering=("one", "other"),
        composed=True,
        confidence=1.0,
    )


def _compared(
    kg: KnowledgeGraph, reading: Reading, places: list[str], *, on: str | None = None
) -> Answer | None:
    if len(places) < _TWO:
        return None
    on = on or next((DIMENSIONS[sense] for sense in DIMENSIONS if sense in reading.senses), None)
    try:
        table = kg.compare(*places, on=on).in_language(reading.language)
    except DgovError:
        return None
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


def _by_side(table: Table, language: str) -> str:
    """Return who has what, in one sentence a side."""
    sides: dict[str, list[str]] = {}
    for row in table:
        sides.setdefault(label(row["held"], language), []).append(label(row["value"], language))
    colon, end = ("：", "。") if language == "zh" else (": ", ". ")
    return "".join(
        f"{side}{colon}{listed(list(dict.fromkeys(values)), language)}{end}"
        for side, values in sides.items()
    ).strip()
