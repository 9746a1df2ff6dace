"""What a worker has ready before it answers: it opens no file once it has started."""

from __future__ import annotations

from dataclasses import dataclass, field

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from dgov_kg.graph import KnowledgeGraph
    from dgov_kg.result import Node


@dataclass(frozen=True, slots=True)
class Ready:
    """The graph, the words of its sentences where a copy was given, and when its files changed.

    >>> from dgov_kg.graph import load
    >>> Ready.of(load()).words
    {}
    """

    kg: KnowledgeGraph
    words: Mapping[str, str] = field(default_factory=dict)
    changed: float = 0

    @classmethod
    def of(cls, kg: KnowledgeGraph, text: str = "", own: Sequence[str] = ()) -> Ready:
        """Read the reader's copy of the source, where there is one; ``own`` are files beside it.

        A sentence has words where the copy has them at its place or by its digest, and else none.
        Raises BadFile for a copy that cannot be read.
        """
        from dgov_kg import files

        if not text:
            return cls(kg, changed=files.changed(own))
        from dgov_kg.coverage import coverage
        from dgov_kg.source.copies import words

        sentences = [sentence.slug for sentence in coverage(kg).evidence]
        return cls(kg, words(text, sentences), files.changed((*own, text)))

    def words_of(self, sentences: Iterable[Node]) -> dict[str, str]:
        """Return the words of those sentences that have any, by the sentence's name."""
        return {s.slug: self.words[s.slug] for s in sentences if s.slug in self.words}
