"""Places compared on a topic: "compare Guangdong and Zhejiang on cooperation with firms"."""

from __future__ import annotations

from dataclasses import replace

from dgov_kg.ask.forms.placed import place_named
from dgov_kg.ask.forms.side_by_side import compares_forms, says_a_dimension
from dgov_kg.ask.read.besides import is_general, says_more
from dgov_kg.ask.read.piecing import read
from dgov_kg.ask.say.answering import joined
from dgov_kg.ask.words.vocabulary import vocabulary
from dgov_kg.names.spelling import tokens

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from dgov_kg.ask.know.memory import Memory
    from dgov_kg.ask.read.reading import Piece, Reading
    from dgov_kg.ask.say.answer import Answer

_ELSE = {"yes-no", "how-many", "when", "connect", "both", "earliest", "latest"}
#: What a comparison speaks of besides, and that is no topic.
_PLAIN = {"place", "government", "build", "model", "feature", "disagree", "develop", "initiative"}
_SEVERAL = 2
_SLIGHT = 2.0  # What weighs more than this besides the places is a topic.


def on_a_topic(memory: Memory, reading: Reading, ask: Callable[[Reading], Answer]) -> Answer | None:
    """Return what is said of the topic at each place that a question compares.

    None where it compares no places, or has no topic but what the matrix has for each place, or
    where of one of them nothing is said that is its own.
    """
    if "compare" not in reading.asks or reading.asks & _ELSE or compares_forms(memory, reading):
        return None
    at: dict[str, Piece] = {}
    for piece in reading.named:
        place = place_named(memory, piece)
        if place is not None:
            at.setdefault(place, piece)
    if (
        len(at) < _SEVERAL
        or says_a_dimension(memory, reading)
        or not _has_topic(memory, reading, [*at.values()])
    ):
        return None
    found = []
    for place, piece in at.items():
        others = [one for one in at.values() if one is not piece]
        answer = ask(read(memory, _words(reading, others)))
        told = (memory.number_of(value) for row in answer.table.rows for value in row)
        things = [one for one in told if one is not None]
        own = memory.places_of(things, tied=False)
        if answer.outcome != "answered" or own != {memory.number[place]}:
            return None
        colon = "：" if reading.language == "zh" else ": "
        found.append(replace(answer, sentence=f"{piece.text}{colon}{answer.sentence}"))
    commands = {one.command for one in found}
    return joined(reading, found) if len(commands) == len(found) else None


def _has_topic(memory: Memory, reading: Reading, places: Sequence[Piece]) -> bool:
    """Say whether a comparison is on something that the matrix does not have for each place."""
    rest = [one for one in reading.pieces if one not in places and not is_general(memory, one)]
    besides = replace(reading, pieces=tuple(rest))
    return says_more(besides, _PLAIN, kinds={"number"}, most=_SLIGHT)


def _words(reading: Reading, others: Sequence[Piece]) -> str:
    """Return the words of a question without other places and without what asks to compare."""
    text = list(reading.words)
    spans = [(one.start, one.start + len(one.text)) for one in others]
    found = tokens(reading.words)
    spans += [
        (found[start].start, found[end - 1].end)
        for start, end, meaning in vocabulary().found(found)
        if "compare" in meaning.asks
    ]
    for start, end in spans:
        text[start:end] = " " * (end - start)
    return "".join(text)
