"""What else the sentences of an answer say: their gist, and what is nearest to the question."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from dgov_kg.ask.know.telling import is_statement, told
from dgov_kg.ask.rank.accounting import account
from dgov_kg.ask.say.further import GENERAL, Further
from dgov_kg.ask.say.saying import shown
from dgov_kg.ask.words.expressions import says
from dgov_kg.ask.words.vocabulary import vocabulary
from dgov_kg.gist import before, gist
from dgov_kg.language import Bilingual
from dgov_kg.names.spelling import tokens
from dgov_kg.result import Node

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from dgov_kg.ask.know.memory import Memory
    from dgov_kg.ask.read.reading import Reading
    from dgov_kg.ask.say.answer import Answer
    from dgov_kg.graph import KnowledgeGraph


#: Classes that say something only as a part of another thing.
_DUMB = {"dgov:Quantity", "dgov:CitedWork", "dgov:Response", "dgov:Jurisdiction", "dgov:Matter"}
_SENTENCES = 3
_STATEMENTS = 4
#: What is asked for that one statement seldom tells by itself.
_WIDE = {"why", "define", "content", "describe", "remedy", "author"}
_REASONED = {"why", "define", "content", "remedy"}
_NARROW = {"yes-no", "when", "how-many"}
_FEW = 2  # So many sentences an answer rests on at most that is told with what they say besides.
_MORE = Bilingual("原句大意：{said}", " In other words, the sentence says: {said}")
#: The same, where the fact says back what is asked, or gives something else than a reason.
_RATHER = Bilingual("{said}（图谱记作：{fact}）", "{said} (The graph has it as: {fact})")
_REASONS = {"^dgov:leadsTo", "dgov:serves"}  # What is given here tells why.
#: Words by which it is asked what is wrong, and what tells it.
_WRONG, _PROBLEM = {"problem", "risk"}, "dgov:Problem"
#: What is given beside what is asked, unless a word asks for it; of outcomes, a firm.
_OUTCOME, _FIRM = "dgov:hasOutcome", "dgov:Enterprise"
_BESIDE = {
    *("dgov:isAddressedTo", "dgov:hasActor", "dgov:hasStakeholder", "dgov:isStakeIn", _OUTCOME),
    *("dgov:hasJurisdiction", "dgov:hasKind", "dgov:hasManner", "dgov:dateExpression"),
    *("dgov:serves", "dgov:lacks", "dgov:concerns", "dgov:hasDistinction", "dgov:precedes"),
}
_TYPED = {"who", "where", "which", "when", "how-many", "connect"}
_SAID_BACK = 0.7  # So much of an answer stands in the question that it tells next to nothing.


class Said(NamedTuple):
    """What a sentence says beside the answer: its name, its gist, and its statements in words.

    The gist is empty where nobody has written it; ``more`` counts statements that are left out.
    """

    sentence: Node
    gist: str
    statements: tuple[str, ...]
    more: int = 0


def beside(
    kg: KnowledgeGraph, memory: Memory, reading: Reading, evidence: Sequence[Node]
) -> tuple[Said, ...]:
    """Return what the first sentences of an answer say, nearest to the question first."""
    accounts = [account(memory, piece) for piece in reading.pieces]

    def nearness(thing: int) -> float:
        return sum(one.piece.weight * one.things.get(thing, 0.0) for one in accounts)

    found = []
    for sentence in _with_what_is_exemplified(kg, reading, evidence[:_SENTENCES]):
        things = memory.in_sentence(sentence.iri)
        speaking = [
            thing
            for thing in things
            if memory.classes[thing] and not _DUMB & {*memory.classes[thing]}
        ]
        speaking.sort(key=lambda thing: (-nearness(thing), thing))
        statements = [
            told(kg, memory, thing, reading.language, sentence=sentence) for thing in speaking
        ]
        each = tuple(dict.fromkeys(filter(None, statements)))
        said = gist(kg, sentence.iri).in_language(reading.language)
        if each or said:
            kept = each[:_STATEMENTS]
            found.append(Said(sentence, said, kept, len(each) - len(kept)))
    return tuple(found)


def in_context(kg: KnowledgeGraph, memory: Memory, reading: Reading, answer: Answer) -> Answer:
    """Return an answer with the gist of what it rests on in its sentence, where that tells more.

    Why or how something is so, or what it means, one fact seldom tells by itself, and a verdict or
    a correction has to be seen.  What the sentence says besides is told for what it is: said there,
    and not said to be the reason.
    """
    is_open = not answer.verdict and answer.outcome == "answered"
    answer = _with_places(kg, memory, reading, answer) if is_open else answer
    is_of_one = len(answer.evidence) == 1
    is_of_pairs = not answer.composed and len(answer.answering) > 1 and not reading.asks & _TYPED
    if answer.command.startswith("dgov-kg describe"):
        return _with_gists(kg, reading, answer, answer.evidence[:_FEW])
    if is_open and is_of_one and is_of_pairs:
        return _with_gists(kg, reading, answer, answer.evidence, _RATHER)
    if len(answer.evidence) > (_FEW if is_open else 1):
        return answer
    asks_on = says("asks-on", reading.text)
    is_narrow = not answer.composed or reading.asks & _NARROW
    if not asks_on and is_open and (is_narrow or not _is_wide(memory, reading, answer)):
        return answer
    pattern = _RATHER if is_open and tells_little(memory, reading, answer) else _MORE
    return _with_gists(kg, reading, answer, answer.evidence, pattern)


def _with_places(kg: KnowledgeGraph, memory: Memory, reading: Reading, answer: Answer) -> Answer:
    """Return an answer that tells of the one place of what answers, where places are asked for."""
    if "where" not in reading.asks or not answer.composed:
        return answer
    found = (memory.number_of(one) for one in answer.values)
    things = [one for one in found if one is not None]
    places = {*memory.places_of(things, tied=False)}
    if len(things) < len(answer.values) or any(map(memory.is_place, things)) or len(places) != 1:
        return answer
    place = kg.node_of(memory.things[places.pop()]).label(reading.language)
    if place in answer.sentence:
        return answer
    colon = "：" if reading.language == "zh" else ": "
    return replace(answer, sentence=f"{place}{colon}{answer.sentence}")


def _with_gists(
    kg: KnowledgeGraph,
    reading: Reading,
    answer: Answer,
    sentences: Sequence[Node],
    pattern: Bilingual = _MORE,
) -> Answer:
    said, further = [], []
    for one in _with_what_is_exemplified(kg, reading, sentences):
        own = gist(kg, one.iri).in_language(reading.language)
        if own and own not in answer.sentence:  # Evidence is named beside the answer.
            said.append(own if one in sentences else f"{own}[{one.slug}]")
            further += [] if one in sentences else [Further(GENERAL, own, one)]
    if not said:
        return answer
    space = "" if reading.language == "zh" else " "
    told = pattern.in_language(reading.language).format(said=space.join(said), fact=answer.sentence)
    sentence = told if pattern is _RATHER else answer.sentence + told
    return replace(answer, sentence=sentence, further=(*answer.further, *further))


def _with_what_is_exemplified(
    kg: KnowledgeGraph, reading: Reading, sentences: Sequence[Node]
) -> list[Node]:
    """Return sentences, before the first of them, where a reason is asked for, what it bears out.

    It does so where it is an example: "for instance, …".
    """
    first = before(sentences[0].iri) if sentences and reading.asks & _REASONED else ""
    if not first:
        return [*sentences]
    said = gist(kg, sentences[0].iri).in_language(reading.language)
    return [*([kg.node(first)] if says("example", said.lower()) else []), *sentences]


def tells_little(memory: Memory, reading: Reading, answer: Answer) -> bool:
    """Say whether a fact says back what is asked, or names a thing where a reason is asked for.

    Or gives something beside what is asked.
    """
    if _is_beside(memory, reading, answer) or _is_aim_for_means(memory, reading, answer):
        return True
    named = {thing for piece in reading.named for thing in piece.things}
    answers = [memory.number_of(one) for one in answer.values]
    least = len(answers) if reading.asks & _TYPED else len(answers) / 2
    if answers and sum(one is not None and one in named for one in answers) >= least:
        return True
    asked = _grams(reading.text)
    grams = (_grams(shown(one, reading.language).lower()) for one in answer.values)
    told = [one for one in grams if one]
    if told and all(len(one & asked) >= _SAID_BACK * len(one) for one in told):
        return True
    if "why" in reading.asks:
        return relations(memory, answer).isdisjoint(_REASONS)
    if reading.senses & _WRONG and not any(
        one is not None and _PROBLEM in memory.classes[one] for one in answers
    ):
        return True
    is_stated = any(one is not None and is_statement(memory, one) for one in answers)
    return not is_stated and bool(reading.asks & _REASONED)


def _is_beside(memory: Memory, reading: Reading, answer: Answer) -> bool:
    """Say whether an answer gives a party, a place or an aim where none of them is asked for."""
    given = relations(memory, answer)
    if reading.asks & _TYPED or not given or not given <= _BESIDE:
        return False
    if any(reading.senses & vocabulary().terms.get(one, frozenset()) for one in given):
        return False
    things = [memory.number_of(value) for value in answer.values]
    classes = {c for one in things if one is not None for c in memory.classes[one]}
    is_firm = _OUTCOME not in given or _FIRM in classes
    return is_firm and reading.wanted.isdisjoint(classes)


def _is_aim_for_means(memory: Memory, reading: Reading, answer: Answer) -> bool:
    """Say whether an answer gives what is aimed at where it is asked how to get there."""
    if reading.asks & _NARROW or not says("how-so", reading.text):
        return False
    answers = [memory.number_of(one) for one in answer.values]
    are_goals = all(one is not None and "dgov:Goal" in memory.classes[one] for one in answers)
    return are_goals or relations(memory, answer) == {"dgov:hasGoal"}


def relations(memory: Memory, answer: Answer) -> set[str]:
    """Return the properties that an answer gives values of, with "^" where they lead to it."""
    found = set()
    for row in answer.table:
        relation, thing, value = (row.get(key) for key in ("relation", "thing", "answer"))
        if isinstance(relation, Node):
            number = memory.number_of(thing)
            values = memory.values.get((number, relation.curie), ()) if number is not None else ()
            is_on = getattr(value, "curie", value) in values
            found.add(relation.curie if is_on else f"^{relation.curie}")
    return found


def _grams(text: str) -> set[str]:
    """Return the words of an English text, or the pairs of characters of a Chinese one.

    >>> sorted(_grams("小马拉"))
    ['小马', '马拉']
    """
    found = [one.text for one in tokens(text)]
    if len(found) < len(text) / 2:
        return {*found}
    return {a + b for a, b in pairwise(found)}


def _is_wide(memory: Memory, reading: Reading, answer: Answer) -> bool:
    """Say whether more may be asked for than a fact tells: a reason, a meaning, a view."""
    answers = [memory.number_of(one) for one in answer.values]
    are_stated = all(one is not None and is_statement(memory, one) for one in answers)
    are_stated |= _is_beside(memory, reading, answer)
    return are_stated or bool(reading.asks & _WIDE) or says("at-length", reading.text)
