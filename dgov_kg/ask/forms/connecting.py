"""Questions of a form of their own: what connects two things, what has to do with each."""

from __future__ import annotations

import shlex
from itertools import groupby

from dgov_kg.ask.forms.happening import of_the_year
from dgov_kg.ask.forms.placed import place_named
from dgov_kg.ask.forms.side_by_side import DIMENSIONS, compared, set_side_by_side
from dgov_kg.ask.read.scope import named_together
from dgov_kg.ask.say.answer import Answer, not_said
from dgov_kg.ask.say.composing import named_pattern as pattern
from dgov_kg.ask.say.composing import query_text, term
from dgov_kg.ask.words.listing import label, listed
from dgov_kg.language import Bilingual
from dgov_kg.result import Node

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from dgov_kg.ask.know.memory import Memory
    from dgov_kg.ask.read.reading import Reading
    from dgov_kg.graph import KnowledgeGraph
    from dgov_kg.result import Value

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
        or set_side_by_side(kg, memory, reading, places)
        or _shared(kg, memory, reading, named, places)
    )


def _shared(
    kg: KnowledgeGraph, memory: Memory, reading: Reading, named: list[str], places: list[str]
) -> Answer | None:
    if len(named) < _TWO or "both" not in reading.asks or not reading.asks & _ASKING:
        return None
    if reading.language == "zh" and not named_together(reading):
        return None  # 都 speaks of something else.
    found = _of_each(kg, reading, named)
    if not found and places == named and reading.senses & DIMENSIONS.keys():
        return compared(kg, memory, reading, places) or found
    return found


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


def _curie(value: Value) -> str:
    return str(getattr(value, "curie", ""))
