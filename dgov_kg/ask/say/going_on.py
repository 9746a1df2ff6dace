"""What the sentences after the one that answers go on to say, where it gives no reason or result.

"Why may technology alone cost performance?": one sentence says that it may, and the next ones what
happens.  They are told for what they are, and not said to be the reason.
"""

from __future__ import annotations

from itertools import takewhile

from dgov_kg.ask.say.context import relations, tells_little
from dgov_kg.ask.say.further import NEXT, Further
from dgov_kg.ask.words.expressions import says
from dgov_kg.gist import after, gist

TYPE_CHECKING = False
if TYPE_CHECKING:
    from dgov_kg.ask.know.memory import Memory
    from dgov_kg.ask.read.reading import Reading
    from dgov_kg.ask.say.answer import Answer
    from dgov_kg.graph import KnowledgeGraph

_RESULT = "dgov:leadsTo"  # What is given here tells what came of it.
_PROBLEM, _WRONG = "dgov:Problem", {"problem", "risk"}
_NARROW = {"who", "when", "where", "how-many", "yes-no", "which", "remedy"}
_FEW = 2  # So many sentences an answer rests on at most, of which the first is gone on from.
_MOST = 3  # So many sentences of its paragraph are told.
_SHORT = {"zh": 60, "en": 200}  # A sentence of more letters tells enough.


def goes_on(
    kg: KnowledgeGraph, memory: Memory, reading: Reading, answer: Answer
) -> tuple[Further, ...]:
    """Return the gist of the next sentences of the paragraph, each with its name.

    None where it is not asked why, what came of it or what is wrong, or the answer is a reason, or
    its own sentence has one.  Of what is wrong those are told that tell of more that is.
    """
    is_result = says("what-came-of-it", reading.text)
    is_wrong = not reading.senses.isdisjoint(_WRONG) or says("what-harm", reading.text)
    is_asked = is_result or is_wrong or "why" in reading.asks
    if not is_asked or answer.outcome != "answered" or answer.verdict or reading.asks & _NARROW:
        return ()
    if is_result and not is_wrong:
        is_told = _RESULT in relations(memory, answer)
    else:
        is_told = not is_wrong and not tells_little(memory, reading, answer)
    if is_told or not 0 < len(answer.evidence) <= _FEW:
        return ()
    own = gist(kg, answer.evidence[0].iri).in_language(reading.language)
    if len(own) > _SHORT[reading.language] or (not is_wrong and says("causal", own.lower())):
        return ()
    known = {one.iri for one in answer.evidence}
    following = [one for one in after(answer.evidence[0].iri, _MOST) if one not in known]
    gists = ((iri, gist(kg, iri).in_language(reading.language)) for iri in following)

    def is_more(one: tuple[str, str]) -> bool:
        return bool(one[1]) and (not is_wrong or _tells_a_problem(memory, one[0]))

    said = takewhile(is_more, gists)
    return tuple(Further(NEXT, words, kg.node(iri)) for iri, words in said)


def _tells_a_problem(memory: Memory, sentence: str) -> bool:
    """Say whether a sentence states that something is wrong."""
    return any(
        _PROBLEM in memory.classes[one] and sentence in memory.stated.get(one, ())
        for one in memory.in_sentence(sentence)
    )
