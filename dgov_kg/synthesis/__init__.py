"""Made-up graphs of any size, in the project's own ontology, to measure engines and stores by.

synthesize("big.nq", statements=1_000_000)

chance    seeded draws, uniform and skewed
naming    made-up names, both languages
terms     IRIs and literals as they stand in a file
world     which things there are so far, and where they lie
geography the article that brings up the places and their governments
ties      sentences about who owns and runs what
works     sentences about what is issued, built, found wanting and claimed
articles  a source: its sentences as named graphs, and their index
writing   the file
"""

from __future__ import annotations

from dgov_kg.synthesis.writing import synthesize

__all__ = ["synthesize"]
