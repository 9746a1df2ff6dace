"""A fact that was asked for, as an answer: its query is run, its rows are said."""

from __future__ import annotations

import shlex
from dataclasses import replace

from dgov_kg.ask.rank.giving import numbers_of
from dgov_kg.ask.rank.premises import is_closed
from dgov_kg.ask.rank.ranking import Candidate
from dgov_kg.ask.read.periods import BOUNDS, in_words, period
from dgov_kg.ask.say.answer import Answer
from dgov_kg.ask.say.composing import composed, counted, query_text
from dgov_kg.ask.say.narrowing import narrowed, only
from dgov_kg.ask.say.saying import from_rows, sentence
from dgov_kg.ask.say.verdicts import VERDICTS
from dgov_kg.ask.words.features import features
from dgov_kg.ask.words.listing import listed
from dgov_kg.names.spelling import language_of
from dgov_kg.namespaces import expand
from dgov_kg.result import Node, Table

_TWO = 2
_FEW = 3  # So many rows a place has at most whose rows are told one by one.

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from dgov_kg.ask.know.memory import Fact, Memory
    from dgov_kg.ask.read.reading import Reading
    from dgov_kg.graph import KnowledgeGraph
    from dgov_kg.result import Value


def answered(kg: KnowledgeGraph, memory: Memory, reading: Reading, candidate: Candidate) -> Answer:
    """Return the answer that a fact gives; without rows where the graph holds none."""
    fact = memory.facts[candidate.fact]
    if fact.is_question:
        found = _by_place(kg, memory, reading, candidate)
        return joined(reading, found) if found else _from_catalogue(kg, memory, reading, candidate)
    return answer_of(kg, memory, reading, fact, candidate.score)


def by_name(kg: KnowledgeGraph, memory: Memory, reading: Reading, name: str) -> Answer | None:
    """Return what a question of the catalogue answers, whatever else is likely; None without it."""
    number = next((n for n in memory.takes if memory.facts[n].gives == name), None)
    return None if number is None else surely(kg, memory, reading, number)


def surely(kg: KnowledgeGraph, memory: Memory, reading: Reading, number: int) -> Answer:
    """Return the answer that a fact gives which is meant beyond doubt."""
    return answered(kg, memory, reading, Candidate(1.0, 1.0, 1.0, number, 1.0))


def answer_of(  # noqa: PLR0913 - what is kept has a default
    kg: KnowledgeGraph,
    memory: Memory,
    reading: Reading,
    fact: Fact,
    confidence: float,
    *,
    keep: Sequence[str] = (),
) -> Answer:
    """Return the answer of a fact that is no question of the catalogue.

    Only the values to keep are given, by their CURIEs, where there are some.
    """
    meant, kept = narrowed(memory, reading, fact)
    if keep:
        meant, kept = only(memory, fact, keep)
    is_count = kept is None and _is_counted(memory, reading, meant)
    question, sparql = counted(memory, meant) if is_count else composed(memory, meant, kept)
    table = _in_one(kg.answer(question, sparql).in_language(reading.language), reading.language)
    shown = query_text(sparql)
    said = sentence(kg, memory, meant, table, reading.language)
    if is_count and table.rows:
        colon = "：" if reading.language == "zh" else ": "
        said = f"{next(iter(table))['number']}{colon}{said}"
    return Answer(
        reading.words,
        reading.language,
        "answered",
        said,
        understood=_understood(kg, memory, meant, reading.language),
        table=table,
        sparql=shown,
        command=f"dgov-kg query {shlex.quote(' '.join(shown.split()))}",
        answering=("number",) if is_count else ("answer",),
        composed=True,
        confidence=confidence,
    )


def _in_one(table: Table, language: str) -> Table:
    """Return a table without the words of the other language, where both say the same."""
    place = table.columns.index("answer")
    words = {row[place] for row in table.rows if isinstance(row[place], str)}
    spoken = {word for word in words if language_of(str(word)) == language}
    if not spoken or words == spoken:
        return table
    return table.only([row for row in table.rows if row[place] not in words - spoken])


def _is_counted(memory: Memory, reading: Reading, fact: Fact) -> bool:
    """Say whether it is asked how many there are of what a fact lists in full."""
    is_one = len(fact.about) == 1 and not fact.gives.startswith("^")
    return "how-many" in reading.asks and is_one and is_closed(memory, fact)


def judged(answer: Answer, verdict: str) -> Answer:
    """Return an answer that says first whether it is so."""
    word = VERDICTS[verdict].in_language(answer.language)
    return replace(answer, verdict=verdict, sentence=word + answer.sentence)


def joined(reading: Reading, answers: Sequence[Answer]) -> Answer:
    """Return one answer of the answers to a question's parts."""
    space = "" if reading.language == "zh" else " "
    columns = list(dict.fromkeys(column for one in answers for column in one.table.columns))
    rows = [tuple(row.get(column) for column in columns) for one in answers for row in one.table]
    headings = {key: value for one in answers for key, value in one.table.headings.items()}
    return Answer(
        reading.words,
        reading.language,
        "corrected" if any(one.outcome == "corrected" for one in answers) else "answered",
        space.join(dict.fromkeys(one.sentence for one in answers)),
        understood="; ".join(one.understood for one in answers),
        table=Table(columns, rows, headings=headings, language=reading.language),
        sparql="\n\n".join(one.sparql for one in answers),
        command="\n".join(one.command for one in answers),
        answering=tuple({column for one in answers for column in one.answering}),
        composed=any(one.composed for one in answers),
        confidence=min(one.confidence for one in answers),
    )


def _from_catalogue(
    kg: KnowledgeGraph, memory: Memory, reading: Reading, candidate: Candidate
) -> Answer:
    name = memory.facts[candidate.fact].gives
    parameters = bound(memory, reading, candidate.fact)
    question = kg.question(name)
    sparql = kg.bound(question, parameters)
    table = kg.answer(question, sparql).in_language(reading.language)
    options = "".join(
        f" --{key} {value.partition(':')[2] or value}" for key, value in parameters.items()
    )
    title = question.title.in_language(reading.language)
    others = [value for name, value in parameters.items() if name not in BOUNDS]
    about = [_called(kg, value, reading.language) for value in others]
    about += [in_words(parameters).in_language(reading.language)] if BOUNDS & {*parameters} else []
    usual = memory.answers.get(name) or _all_but_evidence(table)
    places = _places(memory, reading, table)
    answering = _counts(reading, table) or places or usual
    told = _told(table, places, usual) if answering == places else answering
    lead = title if len(answering) > 1 or not table.rows else ""  # What pairs are needs telling.
    return Answer(
        reading.words,
        reading.language,
        "answered",
        from_rows(table, told, _lead(lead, about, reading.language), reading.language),
        understood=" · ".join([title, *about]),
        table=table,
        sparql=query_text(sparql),
        command=f"dgov-kg run {name}{options}",
        answering=answering,
        confidence=candidate.score,
    )


def _counts(reading: Reading, table: Table) -> tuple[str, ...]:
    """Return the columns of one number, where it is asked how many: the named ones, if any are."""
    if "how-many" not in reading.asks or not table.rows:
        return ()
    columns = [
        column
        for place, column in enumerate(table.columns)
        if all(isinstance(row[place], int) for row in table.rows)
        and len({row[place] for row in table.rows}) == 1
    ]
    asked = features(reading.text)
    named = [
        column
        for column in columns
        if features(table.headings[column].in_language(reading.language)) & asked
    ]
    return tuple(named or columns)


def _places(memory: Memory, reading: Reading, table: Table) -> tuple[str, ...]:
    """Return the columns of places, where it is asked where."""
    if "where" not in reading.asks or not table.rows:
        return ()

    def is_place(value: Value) -> bool:
        number = memory.number.get(value.curie) if isinstance(value, Node) else None
        return number is not None and memory.is_place(number)

    return tuple(
        column
        for place, column in enumerate(table.columns)
        if all(is_place(row[place]) for row in table.rows)
    )


def _told(table: Table, places: Sequence[str], usual: Sequence[str]) -> tuple[str, ...]:
    """Return the columns that are told where it is asked where: what there is at each, if little.

    Where there is much at each place, the places alone.
    """
    columns = [table.columns.index(column) for column in places]
    found = {tuple(row[place] for place in columns) for row in table.rows}
    return (*places,) if len(table.rows) > _FEW * len(found) else (*places, *usual)


def _called(kg: KnowledgeGraph, value: str, language: str) -> str:
    """Return what a parameter is bound to, as it is called."""
    return kg.node_of(value).label(language) if ":" in value else value


def _lead(title: str, about: Sequence[str], language: str) -> str:
    """Return what an answer begins with: what it is about, or the question that it answers."""
    if not about:
        return title
    comma, colon = ("，", "：") if language == "zh" else (", ", ":")
    return f"{comma.join(about)}{colon}"


def _by_place(
    kg: KnowledgeGraph, memory: Memory, reading: Reading, candidate: Candidate
) -> list[Answer]:
    """Return what a question of the catalogue answers for each place, where several are named.

    None where it takes no place, or other things besides, or has no answer for any of them.
    """
    parameters = list(memory.takes[candidate.fact].values())
    places = {
        piece.things: piece
        for piece in reading.named
        if all(map(memory.is_place, piece.things))
        and any(set(piece.things) & set(fitting) for fitting in parameters)
    }
    if len(parameters) > 1 or len(places) < _TWO:
        return []
    found = [
        _from_catalogue(kg, memory, one, candidate)
        for _, one in reading.of_each(list(places.values()))
    ]
    return found if any(answer.table.rows for answer in found) else []


def bound(memory: Memory, reading: Reading, fact: int) -> dict[str, str]:
    """Return the parameters of a question with what the words name for each."""
    takes = memory.takes[fact]
    meant = period(reading) if "since" in takes else None
    parameters = meant.parameters if meant else {}
    for piece in reading.pieces:
        if meant is not None and meant.is_of(piece):
            continue
        things = with_models(memory, piece.things)
        fitting = [
            (name, memory.things[thing])
            for name, those in takes.items()
            for thing in things
            if name not in parameters and thing in those
        ]
        # A controlled value, such as a level, is meant before a group that is called the same.
        fitting.sort(key=lambda pair: not pair[1].startswith("dgc:"))
        if piece.kind == "year" and "year" in takes:
            parameters.setdefault("year", piece.text)
        elif fitting:
            name, value = fitting[0]
            parameters[name] = value
    return parameters


def with_models(memory: Memory, things: Sequence[int]) -> list[int]:
    """Return things, and the places that those among them that are models are models of."""
    places = (v for thing in things for v in memory.values.get((thing, "dgov:isModelOf"), ()))
    return [*things, *numbers_of(memory, places)]


def _all_but_evidence(table: Table) -> tuple[str, ...]:
    """Return the columns of a question whose wordings do not say which of them answer."""
    return tuple(column for column in table.columns if column != "evidence")


def _understood(kg: KnowledgeGraph, memory: Memory, fact: Fact, language: str) -> str:
    about = listed(
        [kg.node_of(memory.things[thing]).label(language) for thing in fact.about],
        language,
    )
    if not fact.gives:
        return about
    label = kg.node(str(expand(fact.gives.lstrip("^")))).label(language)
    return f"{about} · {label}"
