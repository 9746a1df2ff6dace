"""Which sentence, or question of the catalogue, a question has in mind: by its words.

Each is a *place*: all the wordings that lead to it, with the names of what it speaks of, are one
text.  The places are weighed by Bayes' rule, as if words were drawn from a text by chance
(multinomial naive Bayes; Manning, Raghavan and Schütze, *Introduction to Information Retrieval*,
section 13.2).
"""

from __future__ import annotations

import math
from array import array
from collections import Counter, defaultdict

from dgov_kg.ask.words.features import features, is_weak

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from dgov_kg.ask.know.memory import Memory
    from dgov_kg.ask.read.reading import Reading

#: What a word counts that a text does not hold.
_UNHEARD = 0.05
#: How much the words of a question depend on each other: so many tell what one would.
_TOGETHER = 3.0
#: What speaks for a sentence that what a question names by its own name is in it, and what has one.
_NAMED = 5.0
_PROPER = {"dgov:Enterprise", "dgov:PolicyDocument", "dgov:Statute", "dgov:Report"}


def texts(
    places: Sequence[Iterable[set[str]]], number: Mapping[str, int]
) -> dict[str, dict[int, tuple[bytes, bytes]] | bytes]:
    """Return what each feature tells for each place that holds it, and what each text weighs.

    >>> found = texts([[{"a", "b"}, {"a"}], [{"b"}]], {"a": 0, "b": 1})
    >>> [array("H", places).tolist() for places, _ in found["told"].values()]
    [[0], [0, 1]]
    """
    told: dict[int, tuple[array[int], array[float]]] = defaultdict(lambda: (array("H"), array("f")))
    weighs = array("f")
    for place, ways in enumerate(places):
        counted = Counter(number[one] for way in ways for one in way if not is_weak(one))
        for feature, times in sorted(counted.items()):
            told[feature][0].append(place)
            told[feature][1].append(math.log1p(times / _UNHEARD))
        weighs.append(math.log(counted.total() + _UNHEARD * len(number)))
    return {
        "told": {one: (at.tobytes(), tells.tobytes()) for one, (at, tells) in told.items()},
        "weighs": weighs.tobytes(),
    }


def likelihoods(memory: Memory, reading: Reading) -> list[float]:
    """Return how likely each place is, together 1, for a question."""
    told = memory.content["told"]
    words = features(reading.entire.words)
    held = (memory.features.get(one) for one in words if not is_weak(one))
    known = [one for one in held if one in told]
    scores = [-len(known) * weighs for weighs in array("f", memory.content["weighs"])]
    for feature in known:
        places, impacts = told[feature]
        for place, impact in zip(array("H", places), array("f", impacts), strict=True):
            scores[place] += impact
    for place in _named_at(memory, reading):
        scores[place] += _NAMED
    best = max(scores)
    shares = [math.exp((score - best) / _TOGETHER) for score in scores]
    total = sum(shares)
    return [share / total for share in shares]


def _named_at(memory: Memory, reading: Reading) -> list[int]:
    """Return the places that speak of a firm or a document that a question names.

    Of what is claimed of a firm all places are looked at: it may be claimed of another.
    """
    if "yes-no" in reading.asks:
        return []
    said = {
        sentence
        for piece in reading.named
        for thing in piece.things
        if _PROPER & {*memory.classes[thing]}
        for sentence in memory.sentences[thing]
    }
    return [place for place, name in enumerate(memory.spoken_at) if name in said]


def is_told(memory: Memory, feature: str, place: int) -> bool:
    """Say whether the text of a place holds a feature."""
    number = memory.features.get(feature)
    told = memory.content["told"].get(number)
    return told is not None and place in array("H", told[0])
