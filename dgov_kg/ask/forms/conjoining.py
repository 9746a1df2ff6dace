"""What two things hold of: "which law is both blamed for … and taken as the basis of …?".

Each of the two is asked for by itself; what answers both is the answer.
"""

from __future__ import annotations

from dataclasses import replace

from dgov_kg.ask.read.piecing import read
from dgov_kg.ask.say.answering import joined
from dgov_kg.ask.words.expressions import expression, says
from dgov_kg.ask.words.listing import label, listed
from dgov_kg.result import Node, Table

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from dgov_kg.ask.know.memory import Memory
    from dgov_kg.ask.read.reading import Reading
    from dgov_kg.ask.say.answer import Answer
    from dgov_kg.result import Value

_ASKING = {"which", "who", "what", "where"}
_WHOLE = {"yes-no", "when", "how-many", "why", "compare", "connect"}
_LEAST = 4  # How many letters each of the two has at least.


def of_both(memory: Memory, reading: Reading, ask: Callable[[Reading], Answer]) -> Answer | None:
    """Return what answers each of the two parts of a question; None where nothing does."""
    if not reading.asks & _ASKING or reading.asks & _WHOLE:
        return None
    if says("in-common", reading.text):
        return None
    found = (_shared(memory, one, other, ask) for one, other in _halves(memory, reading))
    best = max(filter(None, found), key=lambda pair: pair[0].confidence, default=None)
    if best is None:
        return None
    answer, shared = best
    return _only(replace(answer, question=reading.words), shared)


def _halves(memory: Memory, reading: Reading) -> Iterator[tuple[str, str]]:
    """Yield the two questions that a question may be made of, for each way to part it."""
    text = reading.words
    if len(text) != len(reading.text):
        return
    also = expression("also-of", reading.language).search(reading.text)
    if also is not None:
        yield _each(reading.language, [text[slice(*also.span(group))] for group in (1, 2, 3)])
        return
    start = expression("both-first", reading.language).search(reading.text)
    head = text[: start.start()].rstrip() if start else ""
    if start is None or not head:
        return
    space = " " if reading.language == "en" else ""
    for end in expression("both-second", reading.language).finditer(reading.text, start.end() + 1):
        first, second = text[start.end() : end.start()].strip(), text[end.end() :].strip()
        if min(len(first), len(second)) >= _LEAST and _hold(memory, first, second):
            yield f"{head}{space}{first}?", f"{head}{space}{second}"


def _each(language: str, found: list[str]) -> tuple[str, str]:
    """Return a question for some things, and one for those of which something else holds."""
    if language == "zh":
        whole, noun, other = found
        noun = noun.removeprefix("那").removeprefix("些")
        return f"哪些{noun}{whole}？", f"哪些{noun}{other}"
    noun, whole, other = found
    return f"Which {noun} {whole}?", f"Which {noun} are {other}"


def _hold(memory: Memory, *halves: str) -> bool:
    """Say whether each of two halves tells something, and does not merely name a thing."""
    return all(any(one.kind != "name" for one in read(memory, half).pieces) for half in halves)


def _shared(
    memory: Memory, one: str, other: str, ask: Callable[[Reading], Answer]
) -> tuple[Answer, list[Node]] | None:
    """Return the answers to two questions as one, with what they share; None where nothing."""
    readings = [read(memory, words) for words in (one, other)]
    if not all(each.asks & _ASKING for each in readings):
        return None
    answers = [ask(each) for each in readings]
    if any(answer.outcome != "answered" or answer.verdict for answer in answers):
        return None
    first, second = map(_things, answers)
    shared = [value for curie, value in first.items() if curie in second]
    if not shared or answers[0].command == answers[1].command:
        return None
    return joined(readings[0], answers), shared


def _things(answer: Answer) -> dict[str, Node]:
    """Return the things among what answers, by their CURIEs."""
    return {value.curie: value for value in answer.values if isinstance(value, Node)}


def _only(answer: Answer, shared: list[Node]) -> Answer:
    """Return an answer that says first what is shared, with the rows that hold it."""
    kept = {value.curie for value in shared}
    places = [i for i, column in enumerate(answer.table.columns) if column in answer.answering]
    rows = [
        row for row in answer.table.rows if not kept.isdisjoint(_curies([row[i] for i in places]))
    ]
    table = Table(
        answer.table.columns,
        rows,
        headings=answer.table.headings,
        language=answer.language,
    )
    colon = "：" if answer.language == "zh" else ": "
    names = listed([label(value, answer.language) for value in shared], answer.language)
    return replace(answer, sentence=f"{names}{colon}{answer.sentence}", table=table)


def _curies(values: Iterable[Value]) -> set[str]:
    return {value.curie for value in values if isinstance(value, Node)}
