"""Words of a question that the graph has never heard, and how much of what is meant they are.

“碳达峰的行动方案是哪个部门牵头的？” leads to a scheme, yet not to one for the peak of carbon.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from dgov_kg.ask.know.memory import Memory
    from dgov_kg.ask.rank.ranking import Candidate
    from dgov_kg.ask.read.reading import Reading

#: From such a share on, strange words tell that something else may be meant; what a fact holds of
#: a question, or how surely the rest leads to its sentence, outweighs them from such on.
_STRANGE, _HELD, _LED_TO = 0.08, 0.7, 0.75


def strangeness(memory: Memory, reading: Reading) -> float:
    """Return how much of a question, by weight, are words that the graph does not know: 0 to 1."""
    unknown = {*reading.unknown(memory)}
    return sum(one.weight for one in reading.pieces if one.text in unknown) / reading.weight


def is_of_something_else(memory: Memory, reading: Reading, candidate: Candidate) -> bool:
    """Say whether a fact holds too little of a question of which strange words tell the rest."""
    is_doubtful = candidate.covered < _HELD and candidate.like < _LED_TO
    return is_doubtful and strangeness(memory, reading) > _STRANGE
