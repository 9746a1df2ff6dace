"""Who is told how far a long work is."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import IO

    from dgov_kg.language import Bilingual


class Telling:
    """Nobody: each verb does nothing.  The shell has one that draws a bar."""

    def begin(self, what: Bilingual, size: int = 0) -> None:
        """Take note that a piece of work begins, of so many bytes where that is known."""

    def advance(self, amount: int) -> None:
        """Take note that so many bytes more are done."""

    def watched(self, path: str) -> IO[bytes] | None:
        """Return a file opened so that its being read is noted, or None where nobody looks."""
        del path
        return None

    def done(self, what: Bilingual) -> None:
        """Take note of what is done, and will stay."""

    def warn(self, what: Bilingual) -> None:
        """Take note of what a person should know."""


NOBODY = Telling()
