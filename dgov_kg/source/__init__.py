"""The source text: mend it, divide it into sentences, verify a copy of it, show its words.

The words stay with the reader.  The project keeps only where each sentence stands and what its
digest is, and everything here works from the reader's own copy.
"""

from __future__ import annotations

from importlib import import_module

_HOMES = {
    "Index": "indexing",
    "Restoration": "restoration",
    "Verification": "verification",
    "canonical": "canonical_form",
    "digest": "canonical_form",
    "forget": "copies",
    "index": "indexing",
    "read_text": "reading",
    "remember": "copies",
    "remembered": "copies",
    "restore": "restoration",
    "show": "verification",
    "verify": "verification",
    "words": "copies",
}

__all__ = sorted(_HOMES)  # noqa: PLE0605 - the names of the table above, and no others


def __getattr__(name: str) -> object:
    """Import a verb when it is first called for: `remembered` must not pay for the others."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)


def __dir__() -> list[str]:
    return sorted(_HOMES)
