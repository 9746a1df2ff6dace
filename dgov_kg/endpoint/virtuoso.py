"""What Virtuoso gives that no other engine does: names that are none, and graphs of its own."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from dgov_kg.endpoint.connection import Answer

#: The graphs that a new Virtuoso 7 or 8 holds; they are not among the statements of a store.
OWN_GRAPHS = {
    "http://localhost:8890/DAV/",
    "http://localhost:8890/sparql",
    "http://localuriqaserver/sparql",
    "http://www.openlinksw.com/schemas/virtrdf#",
    "http://www.w3.org/2002/07/owl#",
    "http://www.w3.org/ns/ldp#",
    "urn:activitystreams-owl:map",
    "urn:core:services:sparql",
}
#: A blank node in its JSON, and as it should be.
_WRONG = b'"type": "bnode", "value": "nodeID://'
_RIGHT = b'"type": "bnode", "value": "'


def speaks(answer: Answer) -> bool:
    """Say whether an answer is Virtuoso's."""
    return (answer.header("Server") or "").startswith("Virtuoso")


class Mended:
    """An answer of Virtuoso's, with names of blank nodes that can be read."""

    def __init__(self, answer: Answer) -> None:
        self._answer = answer
        self._kept = b""

    def read(self, size: int = -1) -> bytes:
        """Return the next bytes, or none at the end."""
        while True:
            block = self._answer.read(size)
            whole = (self._kept + block).replace(_WRONG, _RIGHT)
            keep = 0
            if block:
                keep = next((n for n in range(len(_WRONG) - 1, 0, -1) if _ends(whole, n)), 0)
            self._kept = whole[len(whole) - keep :]
            if keep < len(whole) or not block:
                return whole[: len(whole) - keep]


def _ends(text: bytes, length: int) -> bool:
    """Say whether a text ends with the first so many bytes of what may be wrong."""
    return text.endswith(_WRONG[:length])
