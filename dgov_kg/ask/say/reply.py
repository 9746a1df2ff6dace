"""What an answer and a verdict share: a sentence, the statements behind it, the way back."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass

TYPE_CHECKING = False
if TYPE_CHECKING:
    from dgov_kg.result import Node, Table


@dataclass(frozen=True, slots=True)
class Nearest:
    """Something near what was said and not found: in words, and the command that shows it.

    It ``is_gist`` where it is what a whole sentence says, beside which the others tell little.
    """

    words: str
    command: str
    is_gist: bool = False

    def to_dict(self) -> dict[str, str]:
        """Return what JSON can hold.

        >>> Nearest("数字广东", "dgov-kg describe digital-guangdong").to_dict()["words"]
        '数字广东'
        """
        return {"words": self.words, "command": self.command}


class Reply(ABC):
    """What the graph replies to words, in their language.

    ``sentence`` says it; ``table`` holds the statements that it rests on, ``sparql`` is the query
    for them, ``command`` gives them again; ``nearest`` is what is near where there is no more.
    """

    __slots__ = ()

    language: str
    sentence: str
    table: Table
    sparql: str
    command: str
    nearest: tuple[Nearest, ...]

    @property
    def evidence(self) -> tuple[Node, ...]:
        """The sentences that it rests on."""
        return self.table.evidence

    @property
    def quoted(self) -> tuple[Node, ...]:
        """The sentences whose words are shown with it, where a copy of the text is at hand."""
        return self.evidence

    @property
    def statements(self) -> list[object]:
        """The rows of its table, as JSON holds them."""
        import json

        found: list[object] = json.loads(self.table.to_json()) if self.table.rows else []
        return found

    @abstractmethod
    def to_dict(self) -> dict[str, object]:
        """Return what JSON can hold."""

    def to_json(self) -> str:
        """Return JSON."""
        import json

        return json.dumps(self.to_dict(), ensure_ascii=False, indent=2)

    def __str__(self) -> str:
        lines = [self.sentence]
        if self.evidence:
            lines.append(" ".join(node.slug for node in self.evidence))
        return "\n".join(lines)
