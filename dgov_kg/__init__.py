"""A knowledge graph of China's digital government in which every statement names its sentence.

>>> import dgov_kg
>>> kg = dgov_kg.load(language="en")
>>> kg.run("co-owners", province="guangdong").evidence[0].slug
'p13s3'
"""

from __future__ import annotations

__version__ = "0.1.0"
__all__ = ["DgovError", "KnowledgeGraph", "load", "to_networkx"]

_HOMES = {
    "DgovError": "dgov_kg.exceptions",
    "KnowledgeGraph": "dgov_kg.graph",
    "load": "dgov_kg.graph",
    "to_networkx": "dgov_kg.network",
}

TYPE_CHECKING = False
if TYPE_CHECKING:
    from dgov_kg.exceptions import DgovError
    from dgov_kg.graph import KnowledgeGraph, load
    from dgov_kg.network import to_networkx


def __getattr__(name: str) -> object:
    """Import a public name when it is first used: the command line needs but one or two."""
    from importlib import import_module

    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module 'dgov_kg' has no attribute {name!r}")
