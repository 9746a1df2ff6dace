"""How to cite what the graph holds: a thing, a sentence, an answer, and the data as a whole."""

from __future__ import annotations
