"""What a worker works out once of a graph that no longer changes, and what it reads before."""

from __future__ import annotations

import os
from functools import lru_cache

from dgov_kg import files
from dgov_kg.about import edition as reading
from dgov_kg.reason import rules

TYPE_CHECKING = False
if TYPE_CHECKING:
    from dgov_kg.about.edition import Edition
    from dgov_kg.graph import KnowledgeGraph

_KEPT = 4


def prepare() -> None:
    """Read the rules and the headings of paragraphs: a worker that has started opens no file."""
    rules()
    for folder in files.sources():
        reading.headings(os.path.basename(folder))


@lru_cache(maxsize=_KEPT)
def edition(kg: KnowledgeGraph, source: str) -> Edition:
    """Return a source as places."""
    return reading.read(kg, source)
