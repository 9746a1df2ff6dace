"""What comes of asking: an answer with its sentences, or one of three ways to say no."""

from __future__ import annotations

from dataclasses import dataclass, field

from dgov_kg.ask.say.further import GENERAL
from dgov_kg.ask.say.reply import Nearest, Reply
from dgov_kg.result import Table

TYPE_CHECKING = False
if TYPE_CHECKING:
    from dgov_kg.ask.read.reading import Reading
    from dgov_kg.ask.say.context import Said
    from dgov_kg.ask.say.further import Further
    from dgov_kg.result import Node, Value

#: What may come of a question.  "corrected" is an answer to a question that took for granted what
#: the article does not say; the last three say no.
OUTCOMES = ("answered", "corrected", "not-said", "not-covered", "not-understood")


@dataclass(frozen=True, slots=True)
class Answer(Reply):
    """The outcome of one question.

    ``sentence`` answers, or says no, in the asker's language.  ``verdict`` is "yes" or "no" where
    it was asked whether something is so.  ``understood`` says how the question was read.  ``table``
    holds the rows with their evidence, ``answering`` names the columns that answer, and ``beside``
    is what the same sentences say: their gist, and statements.  ``further`` is what ``sentence``
    tells out of others: points, and what comes next.  ``sparql`` is what was run, ``command`` gives
    the table again; ``composed`` tells a query put together for this question from one of the
    catalogue.

    >>> import dgov_kg
    >>> answer = dgov_kg.load().ask("谁在运营广东的数字政府？")
    >>> answer.outcome, [node.slug for node in answer.evidence]
    ('answered', ['p13s3'])
    """

    question: str
    language: str
    outcome: str
    sentence: str
    verdict: str = ""
    understood: str = ""
    table: Table = field(default_factory=lambda: Table(["answer", "evidence"], []))
    sparql: str = ""
    command: str = ""
    answering: tuple[str, ...] = ("answer",)
    composed: bool = False
    confidence: float = 0.0
    nearest: tuple[Nearest, ...] = ()
    beside: tuple[Said, ...] = ()
    further: tuple[Further, ...] = ()

    def __bool__(self) -> bool:
        return self.outcome in {"answered", "corrected"}

    @property
    def evidence(self) -> tuple[Node, ...]:
        """The sentences that it rests on: those of its rows, and what they are an example of."""
        borne_out = (one.sentence for one in self.further if one.kind == GENERAL)
        return tuple(dict.fromkeys((*self.table.evidence, *borne_out)))

    @property
    def quoted(self) -> tuple[Node, ...]:
        """The sentences that it tells of: its evidence, then what it goes on to."""
        return tuple(dict.fromkeys((*self.evidence, *(one.sentence for one in self.further))))

    @property
    def values(self) -> tuple[Value, ...]:
        """What answers: the cells of the table's answering columns, each once."""
        places = [i for i, column in enumerate(self.table.columns) if column in self.answering]
        return tuple(dict.fromkeys(row[place] for row in self.table.rows for place in places))

    def to_dict(self) -> dict[str, object]:
        """Return what JSON can hold."""
        return {
            "question": self.question,
            "language": self.language,
            "outcome": self.outcome,
            "verdict": self.verdict or None,
            "sentence": self.sentence,
            "understood": self.understood,
            "evidence": [node.slug for node in self.evidence],
            "answer": self.statements,
            "gists": {one.sentence.slug: one.gist for one in self.beside if one.gist},
            "beside": {one.sentence.slug: list(one.statements) for one in self.beside},
            "further": [one.to_dict() for one in self.further],
            "command": self.command,
            "composed": self.composed,
            "sparql": self.sparql,
            "nearest": [one.to_dict() for one in self.nearest],
        }


def not_said(reading: Reading, said: str, *near: Answer) -> Answer:
    """Return that the article does not say something, with the answers that are nearest to it."""
    nearest = tuple(Nearest(one.sentence, one.command) for one in near)
    return Answer(reading.words, reading.language, "not-said", said, nearest=nearest)
