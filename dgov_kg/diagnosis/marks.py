"""A place in a query with what is to be said of it."""

from __future__ import annotations

from dataclasses import dataclass

TYPE_CHECKING = False
if TYPE_CHECKING:
    from dgov_kg.language import Bilingual


@dataclass(frozen=True, slots=True)
class Mark:
    r"""A place, a sentence about it in both languages, and what may be written there instead.

    ``start`` and ``end`` count characters from the beginning of the text.  An error keeps the query
    from running, a warning does not.

    >>> from dgov_kg.language import Bilingual
    >>> Mark(12, 15, Bilingual("不对", "wrong")).place("SELECT * {\n }}}")
    (2, 2)
    """

    start: int
    end: int
    said: Bilingual
    instead: tuple[str, ...] = ()
    is_error: bool = True

    def place(self, text: str) -> tuple[int, int]:
        """Return the line and the column in a text, both counted from one."""
        before = text[: self.start]
        return before.count("\n") + 1, self.start - (before.rfind("\n") + 1) + 1
