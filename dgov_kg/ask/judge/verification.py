"""What comes of a claim: supported, contradicted, or not in the graph; with its sentences."""

from __future__ import annotations

from dataclasses import dataclass, field

from dgov_kg.ask.say.reply import Reply
from dgov_kg.result import Table

TYPE_CHECKING = False
if TYPE_CHECKING:
    from dgov_kg.ask.say.context import Said
    from dgov_kg.ask.say.reply import Nearest

VERDICTS = ("supported", "contradicted", "not-in-graph")


@dataclass(frozen=True, slots=True)
class Verification(Reply):
    """The verdict on a claim in words.

    ``sentence`` gives it in the claim's language, with what the article says; ``table`` holds the
    statements that bear the claim out or speak against it, ``sparql`` gives them, ``command`` gives
    them again; ``beside`` is what the same sentences say.  Where the claim is not in the graph,
    ``nearest`` holds what is nearest to it.

    >>> import dgov_kg
    >>> found = dgov_kg.load().verify("Digital Zhejiang was founded in 2018")
    >>> found.verdict, [node.slug for node in found.evidence]
    ('contradicted', ['p16s4'])
    """

    claim: str
    language: str
    verdict: str
    sentence: str
    table: Table = field(default_factory=lambda: Table(["answer", "evidence"], []))
    sparql: str = ""
    command: str = ""
    nearest: tuple[Nearest, ...] = ()
    beside: tuple[Said, ...] = ()

    def to_dict(self) -> dict[str, object]:
        """Return what JSON can hold."""
        return {
            "claim": self.claim,
            "language": self.language,
            "verdict": self.verdict,
            "sentence": self.sentence,
            "evidence": [node.slug for node in self.evidence],
            "statements": self.statements,
            "gists": {one.sentence.slug: one.gist for one in self.beside if one.gist},
            "sparql": self.sparql,
            "command": self.command,
            "nearest": [one.to_dict() for one in self.nearest],
        }
