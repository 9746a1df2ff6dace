"""What a statement gives, where a question asks for that and not for the statement.

"What does Beijing merge its city code with?" is answered by the codes that are merged, and not by
the statement that they are.
"""

from __future__ import annotations

from dgov_kg.ask.know.memory import Fact
from dgov_kg.ask.know.telling import is_statement
from dgov_kg.ask.rank.giving import answers_of, numbers_of, says_nothing_new
from dgov_kg.ask.words.features import features, is_weak

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from dgov_kg.ask.know.memory import Memory
    from dgov_kg.ask.rank.ranking import Candidate
    from dgov_kg.ask.read.reading import Reading

_ASKING = {"which", "what", "who", "where"}
#: What a statement itself answers, and what it defines.
_WHOLE = {"why", "describe", "yes-no", "compare", "connect", "how-many", "when"}
_DEFINITION = "dgov:Definition"
_CITED, _CITE = "dgov:citesWork", "cite"
#: Properties whose values a statement speaks of.
_GIVING = {
    *("dgov:drawsOn", "dgov:lacks", "dgov:callsFor", "dgov:serves", "dgov:hasMember"),
    "dgov:hasOutcome",
}


def of_its_values(
    memory: Memory, reading: Reading, first: Candidate, near: Sequence[Candidate]
) -> Candidate | None:
    """Return what the likeliest statement gives, where a value is asked for.

    What it gives has to be in its own words, for what is merely tied to it may answer something
    else.
    """
    fact = memory.facts[first.fact]
    if fact.gives or len(fact.about) != 1 or not is_statement(memory, fact.about[0]):
        return None
    if not reading.asks & _ASKING or reading.asks & _WHOLE:
        return None
    if _DEFINITION in memory.classes[fact.about[0]]:
        return None
    return next(
        (one for one in near if _is_in(memory, reading, memory.facts[one.fact], fact)), None
    )


def of_what_cites(
    memory: Memory, reading: Reading, first: Candidate, near: Sequence[Candidate]
) -> Candidate | None:
    """Return the statement for which the likeliest gives a work, where no work is asked for."""
    fact = memory.facts[first.fact]
    if fact.gives != _CITED or _CITE in reading.senses:
        return None
    found = (one for one in near if memory.facts[one.fact] == Fact(fact.about, ""))
    return next(found, None)


def _is_in(memory: Memory, reading: Reading, fact: Fact, statement: Fact) -> bool:
    """Say whether all that a fact answers with is in the words of a statement.

    Words of the question itself do not tell.
    """
    (whole,) = statement.about
    is_given = fact.about == statement.about and fact.gives in _GIVING
    if not is_given or says_nothing_new(memory, reading, fact):
        return False
    answers = numbers_of(memory, answers_of(memory, fact))
    words = _words(memory, whole) - features(reading.text)
    return bool(answers) and all(words & _words(memory, one) for one in answers)


def _words(memory: Memory, thing: int) -> set[str]:
    """Return the features of all that a thing is called."""
    found = (features(name) for name in memory.called.get(thing, ()))
    return {one for one in set[str]().union(*found) if not is_weak(one)}
