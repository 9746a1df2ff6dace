"""What a question names, where the article speaks of its like at another place.

What the portal of Beijing is said to offer is told of the portal of Shanghai.
"""

from __future__ import annotations

from dgov_kg.ask.rank.premises import Fault

TYPE_CHECKING = False
if TYPE_CHECKING:
    from dgov_kg.ask.know.memory import Fact, Memory
    from dgov_kg.ask.read.reading import Reading

#: Ways of asking that put things of several places side by side, or are met by other facts.
_SEVERAL = {"compare", "both", "connect", "when"}
#: What has a place of its own, and one like it at another place.
_PROPER = {"dgov:Platform"}


def wrong_counterpart(memory: Memory, reading: Reading, fact: Fact) -> Fault | None:
    """Return what a question names, where a fact's sentences have its like at another place."""
    if reading.asks & _SEVERAL:
        return None
    sentences = {one for thing in fact.about for one in memory.sentences[thing]}
    spoken = {one for where in sentences for one in memory.in_sentence(where)}
    for piece in reading.named:
        strange = piece not in reading.set_aside and spoken.isdisjoint(piece.things)
        if strange and any(_are_alike(memory, piece.things, other) for other in sorted(spoken)):
            return Fault(piece.text, (fact,))
    return None


def _are_alike(memory: Memory, things: tuple[int, ...], other: int) -> bool:
    """Say whether things are of a sort with another, and all of other places."""
    sorts = _PROPER & {*memory.classes[other]}
    there = memory.places(other, tied=False)
    own = [memory.places(thing, tied=False) for thing in things]
    is_sort = all(sorts & {*memory.classes[thing]} for thing in things)
    return bool(things and is_sort and there and all(own)) and all(
        one.isdisjoint(there) for one in own
    )
