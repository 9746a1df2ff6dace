"""Whether something is so of each of several things: "Are A and B both state-controlled?"."""

from __future__ import annotations

from dataclasses import replace

from dgov_kg.ask.read.piecing import read
from dgov_kg.ask.read.reading import OPEN_ASKS
from dgov_kg.ask.read.scope import named_together
from dgov_kg.ask.say.answer import not_said
from dgov_kg.ask.say.answering import joined
from dgov_kg.ask.say.verdicts import VERDICTS
from dgov_kg.ask.words.expressions import expression

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from dgov_kg.ask.know.memory import Memory
    from dgov_kg.ask.read.reading import Reading
    from dgov_kg.ask.say.answer import Answer

#: What is told of one thing beside what is told of the others; a premise put right is not.
_HONEST = {"answered", "not-said"}


def so_of_all(memory: Memory, reading: Reading, ask: Callable[[Reading], Answer]) -> Answer | None:
    """Return whether what a question says of several things is so of each of them.

    None where it says nothing of all, or it is settled of none of them.
    """
    all_of_them = expression("all-of-them")
    if "yes-no" not in reading.asks or reading.asks & OPEN_ASKS:
        return None
    if len(reading.text) != len(reading.words) or not all_of_them.search(reading.text):
        return None
    things = named_together(reading)
    if not things:
        return None
    before = all_of_them.sub("", reading.words[: things[0].start])
    after = all_of_them.sub("", reading.words[things[-1].start + len(things[-1].text) :])
    answers = [ask(read(memory, f"{before}{thing.text}{after}")) for thing in things]
    settled = [answer for answer in answers if answer.verdict in VERDICTS]
    if not settled or any(answer.outcome not in _HONEST for answer in answers):
        return None
    verdict = "yes" if all(answer.verdict == "yes" for answer in answers) else "no"
    colon = "：" if reading.language == "zh" else ": "
    told = [
        replace(answer, sentence=f"{thing.text}{colon}{_said(answer, verdict)}")
        for thing, answer in zip(things, answers, strict=True)
    ]
    if len(settled) < len(answers):
        space = "" if reading.language == "zh" else " "
        told.sort(key=lambda one: one.verdict in VERDICTS)  # What is settled comes last: nearest.
        return not_said(reading, space.join(one.sentence for one in told), *settled)
    whole = joined(reading, told)
    start = VERDICTS[verdict].in_language(reading.language)
    return replace(whole, verdict=verdict, sentence=start + whole.sentence)


def _said(answer: Answer, verdict: str) -> str:
    """Return what is said of one thing, without the yes that is said of all."""
    if verdict == "no":
        return answer.sentence
    return answer.sentence.removeprefix(VERDICTS["yes"].in_language(answer.language))
