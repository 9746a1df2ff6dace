"""Pictures of a graph: one HTML page each, which works with the network cable pulled."""

from __future__ import annotations

from dgov_kg.view.picture import picture

__all__ = ["picture"]
