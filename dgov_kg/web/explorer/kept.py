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


def prepare(kg: KnowledgeGraph) -> None:
    """Read what a worker may not open later, and lay out the project's sources as places."""
    rules()
    for folder in files.sources():
        edition(kg, os.path.basename(folder))


@lru_cache(maxsize=_KEPT)
def edition(kg: KnowledgeGraph, source: str) -> Edition:
    """Return a source as places."""
    return reading.read(kg, source)
