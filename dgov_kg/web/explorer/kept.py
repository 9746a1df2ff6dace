"""What a worker works out once of a graph that no longer changes, and what it reads before."""

from __future__ import annotations

import os
from functools import cache, lru_cache

from dgov_kg import files
from dgov_kg.about import edition as reading
from dgov_kg.reason import rules

TYPE_CHECKING = False
if TYPE_CHECKING:
    from dgov_kg.about.edition import Edition
    from dgov_kg.graph import KnowledgeGraph

_KEPT = 4


def prepare(kg: KnowledgeGraph) -> None:
    """Read what a worker may not open later."""
    rules()
    for source in sources():
        reading.headings(source)
    _ = kg.digest  # It is kept on disk.


def warm(kg: KnowledgeGraph) -> None:
    """Work out what most pages need: what a worker holds is measured after that."""
    if kg.has_own:
        return  # The files may be of others, and without the project's source.
    for source in sources():
        edition(kg, source)


@cache
def sources() -> list[str]:
    """Return the names of the project's sources."""
    return [os.path.basename(folder) for folder in files.sources()]


@lru_cache(maxsize=_KEPT)
def edition(kg: KnowledgeGraph, source: str) -> Edition:
    """Return a source as places."""
    return reading.read(kg, source)
