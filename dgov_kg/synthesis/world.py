"""Which made-up things there are so far, and where they lie.

A thing is a number; its place and its name follow from that number.  So any earlier thing can be
spoken of again without being remembered, and the memory needed does not grow with the graph.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from dgov_kg.synthesis.naming import label, name
from dgov_kg.synthesis.terms import thing

TYPE_CHECKING = False
if TYPE_CHECKING:
    from dgov_kg.language import Bilingual
    from dgov_kg.synthesis.chance import Chance

PROVINCES = 31
_SLOTS = 64
_MOST_CITIES = 12
_STATEMENTS_A_CITY = 10_000


def _shared_out() -> tuple[int, ...]:
    """Return a province for each slot: one at least, the first ones most (1/rank), well mixed."""
    weights = [1 / (province + 1) for province in range(PROVINCES)]
    slots = list(range(PROVINCES))
    for province, weight in enumerate(weights):
        slots += [province] * round(weight / sum(weights) * (_SLOTS - PROVINCES))
    slots = (slots + list(range(_SLOTS)))[:_SLOTS]
    return tuple(slots[position * 37 % _SLOTS] for position in range(_SLOTS))


_PROVINCE_OF = _shared_out()
_SLOTS_OF = tuple(
    tuple(slot for slot, owner in enumerate(_PROVINCE_OF) if owner == province)
    for province in range(PROVINCES)
)


def province_of(number: int) -> int:
    """Return the province in which the thing of this number lies."""
    return _PROVINCE_OF[number % _SLOTS]


@dataclass
class World:
    """How many things of each kind there are, and the draws that bring up more.

    >>> from dgov_kg.synthesis.chance import Chance
    >>> world = World(Chance(1), statements=10_000)
    >>> world.new("firm"), world.new("firm")
    (0, 1)
    """

    chance: Chance
    statements: int
    count: dict[str, int] = field(default_factory=dict)

    @property
    def cities(self) -> int:
        """How many cities each province has."""
        return min(_MOST_CITIES, 1 + self.statements // (_STATEMENTS_A_CITY * 4))

    def new(self, kind: str) -> int:
        """Return the number of one more thing of a kind."""
        number = self.count.get(kind, 0)
        self.count[kind] = number + 1
        return number

    def earlier(self, kind: str) -> int | None:
        """Return one of those there are, the first oftenest; None where there is none."""
        count = self.count.get(kind, 0)
        return self.chance.rank(count) if count else None

    def nearby(self, kind: str, province: int) -> int | None:
        """Return one of those in a province, the first oftenest; None where there is none."""
        slot = self.chance.among(_SLOTS_OF[province])
        rows = (self.count.get(kind, 0) - slot + _SLOTS - 1) // _SLOTS
        return self.chance.rank(rows) * _SLOTS + slot if rows > 0 else None

    def place(self, province: int) -> tuple[str, Bilingual]:
        """Return the province itself or one of its cities, with its name."""
        if self.chance.happens(0.6):
            return province_iri(province), province_name(province)
        city = self.chance.rank(self.cities)
        return city_iri(province, city), city_name(province, city)


def province_iri(province: int) -> str:
    """Return the IRI of a province."""
    return thing("province", f"{province + 1:02}")


def province_name(province: int) -> Bilingual:
    """Return what a province is called."""
    return label("province", name=name(province))


def city_iri(province: int, city: int) -> str:
    """Return the IRI of a city."""
    return thing("city", f"{province + 1:02}-{city + 1:02}")


def city_name(province: int, city: int) -> Bilingual:
    """Return what a city is called."""
    return label("city", name=name(PROVINCES + province * _MOST_CITIES + city))
