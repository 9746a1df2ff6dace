"""What a body, a post or a firm has to do, where the article does not say it."""

from __future__ import annotations

from dgov_kg.ask.know.memory import Fact
from dgov_kg.ask.know.telling import is_claim
from dgov_kg.ask.rank.giving import ACTORS
from dgov_kg.ask.read.besides import named_in_particular, says_more
from dgov_kg.ask.say.answer import not_said
from dgov_kg.ask.say.answering import answer_of
from dgov_kg.ask.words.expressions import expression
from dgov_kg.language import Bilingual

TYPE_CHECKING = False
if TYPE_CHECKING:
    from dgov_kg.ask.know.memory import Memory
    from dgov_kg.ask.read.reading import Reading
    from dgov_kg.ask.say.answer import Answer
    from dgov_kg.graph import KnowledgeGraph

_BEARS = "^dgov:hasRoleBearer"
_OTHERWISE = {"who", "when", "how-many", "yes-no", "compare", "connect", "why", "where"}
_PLAIN = {"operate", "manage", "government", "public-body", "enterprise"}
_UNSAID = Bilingual(
    "文章没有说{name}做什么。最近的是：{near}",
    "The article does not say what is the task of {name}. Nearest to it: {near}",
)


def without_duties(kg: KnowledgeGraph, memory: Memory, reading: Reading) -> Answer | None:
    """Return that the article tells no task of the one party that a question names.

    None where it tells one, or more is asked than what that party has to do.
    """
    asked = expression("duties").search(reading.text)
    if asked is None or reading.asks & _OTHERWISE:
        return None
    parties = named_in_particular(memory, reading, places=False)
    if len(parties) != 1 or says_more(reading, _PLAIN, aside=(asked,)):
        return None
    things = [one for one in parties[0].things if ACTORS & {*memory.classes[one]}]
    if any((one, _BEARS) in memory.values for one in things):
        return None
    tied = (one for thing in things for one in sorted(memory.near(thing)))
    told = [one for one in dict.fromkeys(tied) if is_claim(memory, one)]
    if not things or not told:
        return None
    near = answer_of(kg, memory, reading, Fact((told[0],), ""), 1.0)
    text = _UNSAID.in_language(reading.language)
    return not_said(reading, text.format(name=parties[0].text, near=near.sentence), near)
