"""What can be asked about, for looking up: things, facts, names, and the words of each.

A *fact* is what a question may ask for: the values of one property of a thing, the thing itself, or
a question of the catalogue.  Its wordings are data: `queries/words/`.
"""

from __future__ import annotations

from array import array
from functools import cached_property
from typing import Any, NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

#: How well a value of a thing, or a sense of its class, stands for the thing.
_VALUED = 0.9
#: The whole, of which every place is a part.
COUNTRY = "dg:china"


class Fact(NamedTuple):
    """What a question may ask for.

    ``about`` are the things; ``gives`` is the property whose values answer, with ^ in front where
    they are the property's subjects, empty where the things themselves answer; of a question of
    the catalogue ``about`` is empty and ``gives`` its name.

    >>> Fact((), "co-owners").is_question
    True
    """

    about: tuple[int, ...]
    gives: str

    @property
    def is_question(self) -> bool:
        """Whether it is a question of the catalogue."""
        return not self.about


class Memory:
    """All that understanding a question needs; things and facts go by their numbers.

    It is made of plain containers, so that it can be kept: see `laying` for how.
    """

    def __init__(self, content: Mapping[str, Any]) -> None:
        self.content = content
        self.things: list[str] = content["things"]
        self.classes: list[tuple[str, ...]] = content["classes"]
        self.sentences: list[tuple[str, ...]] = content["sentences"]
        self.values: dict[tuple[int, str], tuple[str, ...]] = content["values"]
        self.marks: dict[int, tuple[str, ...]] = content["marks"]
        self.takes: dict[int, dict[str, tuple[int, ...]]] = content["takes"]
        self.said: list[tuple[int, ...]] = content["said"]
        self.spoken_at: list[str] = content["places"]
        self.answers: dict[str, tuple[str, ...]] = content["answers"]
        self.lists: dict[str, str] = content["lists"]
        self.denying: list[str] = content["denying"]
        self.evidenced: list[str] = content["evidenced"]
        self.titles: dict[str, int] = content["titles"]
        self.within: dict[str, str] = content["within"]
        self.longest_name: int = content["longest"]
        self.heaviest: float = content["heaviest"]
        self.facts = [Fact(*fact) for fact in content["facts"]]
        self.named = Postings(self, "named", 1.0)
        self.valued = Postings(self, "valued", _VALUED)
        self.asked = Postings(self, "asked", 1.0)
        self._wordings: dict[int, list[tuple[frozenset[int], float]]] = {}
        self._places: dict[int, frozenset[int]] = {}

    @cached_property
    def number(self) -> dict[str, int]:
        """The number of each thing by its CURIE."""
        return {curie: number for number, curie in enumerate(self.things)}

    def number_of(self, value: object) -> int | None:
        """Return the number of a node; None of anything else, and of what it does not know."""
        return self.number.get(str(getattr(value, "curie", "")))

    @cached_property
    def features(self) -> dict[str, int]:
        """The number of each feature."""
        return {feature: number for number, feature in enumerate(self.content["features"])}

    @cached_property
    def weights(self) -> array[float]:
        """What each feature weighs, by its number."""
        return array("d", self.content["weights"])

    @cached_property
    def facts_about(self) -> dict[int, list[int]]:
        """The facts about each thing."""
        found: dict[int, list[int]] = {}
        for number, fact in enumerate(self.facts):
            for thing in fact.about:
                found.setdefault(thing, []).append(number)
        return found

    @cached_property
    def facts_at(self) -> dict[int, list[int]]:
        """The facts of each place: a sentence, or a question of the catalogue."""
        found: dict[int, list[int]] = {}
        for number, places in enumerate(self.said):
            for place in places:
                found.setdefault(place, []).append(number)
        return found

    @cached_property
    def stated(self) -> dict[int, frozenset[str]]:
        """The sentences that say of a thing what it is, not those that name it alone."""
        places: list[str] = self.content["places"]
        return {
            fact.about[0]: frozenset(places[one] for one in self.said[number])
            for number, fact in enumerate(self.facts)
            if len(fact.about) == 1 and not fact.gives
        }

    def weight(self, feature: str) -> float:
        """Return how much a feature tells: the rarer, the more; one never seen, the most."""
        number = self.features.get(feature)
        return self.heaviest if number is None else self.weights[number]

    def things_named(self, words: Iterable[str]) -> tuple[int, ...]:
        """Return the things that go by a name, given by its tokens."""
        found: tuple[int, ...] = self.content["names"].get(" ".join(words), ())
        return found

    @cached_property
    def called(self) -> dict[int, list[str]]:
        """The names of each thing, in tokens."""
        found: dict[int, list[str]] = {}
        for words, things in self.content["names"].items():
            name = words if words.isascii() else words.replace(" ", "")
            for thing in things:
                found.setdefault(thing, []).append(name)
        return found

    def near(self, thing: int) -> array[int]:
        """Return the things that a statement ties to one."""
        return unpacked(self.content["near"][thing])

    def places(self, thing: int, *, tied: bool = True) -> frozenset[int]:
        """Return the places that a thing belongs to: its own, or else those of what is tied to it.

        A city stands for its province.  The whole country is no place here: what holds of it holds
        anywhere.
        """
        own = self._own_places(thing)
        if own or not tied:
            return own
        if thing not in self._places:
            found = (self._own_places(other) for other in self.near(thing))
            self._places[thing] = frozenset[int]().union(*found)
        return self._places[thing]

    def places_of(self, things: Iterable[int], *, tied: bool = True) -> frozenset[int]:
        """Return the places that some things belong to, together."""
        return frozenset[int]().union(*(self.places(one, tied=tied) for one in things))

    def _own_places(self, thing: int) -> frozenset[int]:
        own = (self.things[thing],) if self.is_place(thing) else ()
        found = own or self.values.get((thing, "dgov:hasJurisdiction"), ())
        return frozenset(
            self.number[self.within.get(place, place)] for place in found if place != COUNTRY
        )

    def holders(self, things: Iterable[int]) -> list[int]:
        """Return what has one of some controlled values that are no themes: what is a "first"."""
        return [one for thing in things for one in self._holders.get(self.things[thing], ())]

    @cached_property
    def _holders(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for (thing, gives), values in self.values.items():
            for value in values if gives != "dgov:hasTheme" else ():
                if value.startswith("dgc:"):
                    found.setdefault(value, []).append(thing)
        return found

    def is_place(self, thing: int) -> bool:
        """Say whether a thing is a place: a province, a city, a region."""
        return "dgov:Jurisdiction" in self.classes[thing]

    def in_sentence(self, sentence: str) -> array[int]:
        """Return the things that a sentence speaks of."""
        return unpacked(self.content["in_sentence"].get(sentence, b""))

    @cached_property
    def sources(self) -> list[str]:
        """The sources, by their CURIEs: a sentence has that of its source in its address."""
        names = (iri.rpartition("/source/")[2] for iri in self.content["in_sentence"])
        return sorted({f"dg:{name.partition('/')[0]}" for name in names})

    def wordings(self, fact: int) -> list[tuple[frozenset[int], float]]:
        """Return the known ways to ask for a fact: the features of each, and their weight."""
        if fact not in self._wordings:
            ways = [frozenset(unpacked(way)) for way in self.content["wordings"][fact]]
            weighed = [(way, sum(self.weights[feature] for feature in way)) for way in ways]
            self._wordings[fact] = weighed
        return self._wordings[fact]


class Postings:
    """Who holds each feature, and how well; unpacked when first asked for."""

    def __init__(self, memory: Memory, name: str, level: float) -> None:
        self._memory = memory
        self._rows: list[bytes] = memory.content[name]
        self._level = level
        self._found: dict[str, dict[int, float]] = {}

    def get(self, feature: str) -> dict[int, float]:
        """Return who holds a feature, and how well."""
        if feature not in self._found:
            number = self._memory.features.get(feature)
            row = b"" if number is None else self._rows[number]
            self._found[feature] = dict.fromkeys(unpacked(row), self._level)
        return self._found[feature]


def packed(numbers: Iterable[int]) -> bytes:
    """Return whole numbers as bytes.

    >>> list(unpacked(packed([3, 70_000])))
    [3, 70000]
    """
    return array("I", numbers).tobytes()


def unpacked(content: bytes) -> array[int]:
    """Return the numbers that `packed` made bytes of."""
    return array("I", content)
