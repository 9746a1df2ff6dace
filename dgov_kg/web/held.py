"""What a worker holds of a graph that no longer changes: its network, and what is drawn of it."""

from __future__ import annotations

from functools import lru_cache

from dgov_kg.forms import networks_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from networkx import MultiDiGraph

    from dgov_kg.graph import KnowledgeGraph

#: A graph of more statements than this is not held ready.
MOST = 400_000


@lru_cache(maxsize=2)
def networks(kg: KnowledgeGraph) -> tuple[MultiDiGraph, MultiDiGraph]:
    """Return the network of all that a graph says, and what a picture shows of it; made once."""
    return networks_of(kg)


def prepare(kg: KnowledgeGraph) -> None:
    """Make the networks before the first request, where the graph is not too large for that."""
    if len(kg.store) <= MOST:
        networks(kg)
