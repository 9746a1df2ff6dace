"""What a document says: what it calls for and what goals it sets, as the catalogue has it."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from dgov_kg.ask.check.declining import declined
from dgov_kg.ask.rank.ranking import ranked
from dgov_kg.ask.rank.sides import months
from dgov_kg.ask.read.besides import says_more
from dgov_kg.ask.say.answering import by_name
from dgov_kg.ask.words.expressions import expression, says

TYPE_CHECKING = False
if TYPE_CHECKING:
    from dgov_kg.ask.know.memory import Memory
    from dgov_kg.ask.read.reading import Piece, Reading
    from dgov_kg.ask.say.answer import Answer
    from dgov_kg.graph import KnowledgeGraph

_DATE, _OUTCOME = "dgov:dateExpression", "dgov:hasOutcome"
_TOLD = ("dgov:callsFor", "dgov:hasGoal")
_QUESTION = "documents-call-for"
_DOCUMENTS = {"dgov:PolicyDocument", "dgov:Statute", "dgov:Report"}
_ASKING = {"what", "which", "content", "define"}
#: What such a question may say besides: to propose, to set a goal, the word for a document.
_PLAIN = {"propose", "goal", "matter", "document", "issue", "government", "initiative"}
_SORT = "-document"  # The end of a sense that is a sort of document: a plan, a notice.


def contents(kg: KnowledgeGraph, memory: Memory, reading: Reading) -> Answer | None:
    """Return what the one document that a question names says, where it asks for no more.

    None where the article does not tell.
    """
    if not reading.asks & _ASKING or reading.asks - _ASKING:
        return None
    if not ("content" in reading.asks or says("what-it-says", reading.text)):
        return None
    document = _named(memory, reading) or _of_the_month(memory, reading)
    if document is None:
        return None
    aside = [expression(name).search(reading.text) for name in ("main", "month-of-a-year")]
    sorts = {sense for sense in reading.senses if sense.endswith(_SORT)}
    if says_more(reading, _PLAIN | sorts, kinds={"name", "year"}, aside=aside):
        return None
    of_document = replace(reading, pieces=(document,))
    if all(_is_titled_only(kg, memory, thing) for thing in document.things):
        return declined(kg, memory, reading, ranked(memory, of_document), is_unsaid=True)
    answer = by_name(kg, memory, of_document, _QUESTION)
    return answer if answer is not None and answer.table.rows else None


def _is_titled_only(kg: KnowledgeGraph, memory: Memory, document: int) -> bool:
    """Say whether all that is told of what a document says is in its Chinese title."""
    told = [value for gives in _TOLD for value in memory.values.get((document, gives), ())]
    pairs = _pairs(kg.node_of(memory.things[document]).label("zh"))
    return all(len(_pairs(kg.node_of(one).label("zh")) - pairs) <= 1 for one in told)


def _pairs(label: str) -> set[str]:
    """Return each two characters that stand side by side, quotes and all left out."""
    return {one + other for one, other in pairwise(filter(str.isalpha, label))}


def _named(memory: Memory, reading: Reading) -> Piece | None:
    """Return the one thing that a question names, if it is a document."""
    if len(reading.named) != 1:
        return None
    piece = reading.named[0]
    is_document = any(_DOCUMENTS & {*memory.classes[thing]} for thing in piece.things)
    return piece if is_document else None


def _of_the_month(memory: Memory, reading: Reading) -> Piece | None:
    """Return the one document that was issued in the month that a question names, or None."""
    named = months(reading.text)
    years = [piece for piece in reading.pieces if piece.kind == "year"]
    found = {
        value
        for (thing, gives), dates in memory.values.items()
        if gives == _DATE and named and any(date.startswith(named[0]) for date in dates)
        for value in memory.values.get((thing, _OUTCOME), ())
        if _DOCUMENTS & {*memory.classes[memory.number[value]]}
    }
    if len(found) != 1 or not years:
        return None
    return years[0]._replace(kind="name", things=(memory.number[found.pop()],))
