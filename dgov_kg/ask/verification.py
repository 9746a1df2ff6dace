"""What comes of a claim: supported, contradicted, or not in the graph; with its sentences."""

from __future__ import annotations

from dataclasses import dataclass, field

from dgov_kg.result import Table

TYPE_CHECKING = False
if TYPE_CHECKING:
    from dgov_kg.ask.answer import Nearest
    from dgov_kg.result import Node

VERDICTS = ("supported", "contradicted", "not-in-graph")


@dataclass(frozen=True, slots=True)
class Verification:
    """The verdict on a claim in words.

    ``sentence`` gives it in the claim's language, with what the article says; ``table`` holds the
    statements that bear the claim out or speak against it, ``sparql`` gives them, ``command`` gives
    them again.  Where the claim is not in the graph, ``nearest`` holds what is nearest to it.

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

    @property
    def evidence(self) -> tuple[Node, ...]:
        """The sentences that the verdict rests on."""
        return self.table.evidence

    def to_dict(self) -> dict[str, object]:
        """Return what JSON can hold."""
        import json

        return {
            "claim": self.claim,
            "language": self.language,
            "verdict": self.verdict,
            "sentence": self.sentence,
            "evidence": [node.slug for node in self.evidence],
            "statements": json.loads(self.table.to_json()) if self.table.rows else [],
            "sparql": self.sparql,
            "command": self.command,
            "nearest": [{"words": one.words, "command": one.command} for one in self.nearest],
        }

    def to_json(self) -> str:
        """Return JSON."""
        import json

        return json.dumps(self.to_dict(), ensure_ascii=False, indent=2)

    def __str__(self) -> str:
        lines = [self.sentence]
        if self.evidence:
            lines.append(" ".join(node.slug for node in self.evidence))
        return "\n".join(lines)
