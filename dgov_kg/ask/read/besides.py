"""What a question says besides what its form is about, and whether that is little enough.

Forms such as "which problems are there?" answer only where nothing more is asked; each knows the
senses that tell nothing to it, and passes over other words as long as they weigh little together.
"""

from __future__ import annotations

from dgov_kg.ask.read.reading import overlaps

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re
    from collections.abc import Collection, Iterable

    from dgov_kg.ask.know.memory import Memory
    from dgov_kg.ask.read.reading import Piece, Reading

#: Digital government as such: what all that the article says is about.
GENERAL = {"dgc:theme-digital-government", "dg:digital-government-building"}
#: What names the running of it: the verb and its object together.
OPERATION = {"dg:operation-of-digital-government", "dgc:actor-operating-company"}
#: All places below the centre together, without one of them.
LOCALITIES = {"dg:local-governments", "dg:local-level-bodies"}
#: What the words may weigh together that a form knows nothing of.
SLIGHT = 1.6
#: A name that weighs less is rather a plain word, or what the whole article is about.
TELLING = 3.0


def says_more(
    reading: Reading,
    plain: Collection[str] = (),
    *,
    kinds: Collection[str] = ("name",),
    aside: Iterable[re.Match[str] | None] = (),
    most: float = SLIGHT,
) -> bool:
    """Say whether a question says more than its names and what is plain to a form.

    ``plain`` are senses, ``kinds`` kinds of pieces and ``aside`` what expressions found: none of
    these counts. ``most`` is what the others may weigh together.
    """
    found = [one for one in aside if one is not None]
    rest = (
        piece.weight
        for piece in reading.pieces
        if piece.kind not in kinds
        and piece.senses.isdisjoint(plain)
        and not any(overlaps(piece, one) for one in found)
    )
    return sum(rest) > most


def is_general(memory: Memory, piece: Piece) -> bool:
    """Say whether a piece names digital government as such: that tells nothing of what is asked."""
    return any(memory.things[thing] in GENERAL | OPERATION for thing in piece.things)


def named_in_particular(memory: Memory, reading: Reading, *, places: bool = True) -> list[Piece]:
    """Return the names in a question besides digital government as such, with places or without."""
    return [
        piece
        for piece in reading.named
        if not is_general(memory, piece) and (places or not any(map(memory.is_place, piece.things)))
    ]
