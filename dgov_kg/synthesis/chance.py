"""Seeded draws, uniform and skewed, that come out alike on every machine.

Only `random.random` is asked for: Python promises its sequence for a seed, which it does for no
other method.  No logarithm is taken, whose last digit differs between systems.
"""

from __future__ import annotations

from random import Random
from typing import TypeVar

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

_Choice = TypeVar("_Choice")


class Chance:
    """A sequence of draws that its seed determines.

    >>> Chance(7).below(100) == Chance(7).below(100)
    True
    """

    def __init__(self, seed: int) -> None:
        self._random = Random(seed).random  # noqa: S311 - data to measure by, not a secret

    def happens(self, probability: float) -> bool:
        """Say whether something of this probability comes to pass."""
        return self._random() < probability

    def below(self, bound: int) -> int:
        """Return one of 0 … bound - 1, each as likely."""
        return int(self._random() * bound)

    def between(self, least: int, most: int) -> int:
        """Return one of least … most, each as likely."""
        return least + int(self._random() * (most - least + 1))

    def among(self, choices: Sequence[_Choice]) -> _Choice:
        """Return one of several, each as likely."""
        return choices[int(self._random() * len(choices))]

    def rank(self, bound: int) -> int:
        """Return one of 0 … bound - 1, the low ones oftener: about as 1/(rank + 1), as Zipf found.

        >>> chance = Chance(1)
        >>> ranks = [chance.rank(1000) for _ in range(5000)]
        >>> ranks.count(0) > 300, max(ranks) > 500
        (True, True)
        """
        low = 1 << int(self._random() * bound.bit_length())
        return low + int(self._random() * (min(2 * low, bound + 1) - low)) - 1

    def leading(self, choices: Sequence[_Choice]) -> _Choice:
        """Return one of several, the first ones oftener."""
        return choices[self.rank(len(choices))]

    def some(self, choices: Sequence[_Choice], most: int) -> list[_Choice]:
        """Return one or more different ones, the first ones oftener."""
        drawn = (self.leading(choices) for _ in range(self.between(1, most)))
        return list(dict.fromkeys(drawn))
