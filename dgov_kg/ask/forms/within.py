"""What is dated within a period: the documents after 2018, the platforms until 2010."""

from __future__ import annotations

from dataclasses import replace
from operator import attrgetter

from dgov_kg.ask.forms.dating import TIED, classes_asked, dated_things
from dgov_kg.ask.forms.placed import place_named
from dgov_kg.ask.know.memory import Fact
from dgov_kg.ask.know.telling import dated as in_words
from dgov_kg.ask.rank.giving import ACTORS
from dgov_kg.ask.read.besides import says_more
from dgov_kg.ask.read.periods import one_year, period
from dgov_kg.ask.read.scope import is_plural
from dgov_kg.ask.say.answer import not_said
from dgov_kg.ask.say.answering import answer_of, by_name, joined
from dgov_kg.ask.words.expressions import expression
from dgov_kg.ask.words.listing import listed
from dgov_kg.ask.words.vocabulary import vocabulary
from dgov_kg.language import Bilingual
from dgov_kg.names.spelling import tokens

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

    from dgov_kg.ask.forms.dating import Dated
    from dgov_kg.ask.know.memory import Memory
    from dgov_kg.ask.read.reading import Reading
    from dgov_kg.ask.say.answer import Answer
    from dgov_kg.graph import KnowledgeGraph

_TIMELINE = "timeline"
_POLICY, _REPORT = "dgov:PolicyDocument", "dgov:Report"
_ACTOR = "dgov:hasActor"
_KIND = "-document"  # The end of a sense that is a kind of document.
_STAGE = "dgov:Stage"
_OTHERWISE = {"why", "when", "compare", "connect", "yes-no", "content", "both"}
_NONE = Bilingual(
    "文章没有给出这段时间里的。注明时间的是：{said}",
    "The article dates none in this period. What it dates is: {said}",
)
_DATED = Bilingual("{thing}（{date}）", "{thing} ({date})")
_FOR = Bilingual("{thing}（所定时段：{date}）", "{thing} (for {date})")
_UNDATED = Bilingual("文章没有注明时间的：{things}。", " The article does not date: {things}.")
_COUNT = Bilingual("{number}：{said}", "{number}: {said}")


def dated_within(kg: KnowledgeGraph, memory: Memory, reading: Reading) -> Answer | None:
    """Return the things of a class that are dated within the period of a question, or None.

    None where it sets no period or asks for no class, or the text dates nothing of it at all.
    """
    is_of_several = (is_plural(reading) or reading.besides) and not reading.numbers
    meant = period(reading) or (one_year(reading) if is_of_several else None)
    if meant is None:
        return None
    classes = _classes(memory, reading)
    is_of_parties = "who" in reading.asks and reading.wanted.isdisjoint(ACTORS | {_POLICY})
    if not classes or is_of_parties or reading.asks & _OTHERWISE:
        return None
    rest = replace(reading, pieces=tuple(one for one in reading.pieces if not meant.is_of(one)))
    found = _dated(memory, rest, classes) or _dated(memory, _of_any_kind(rest), classes)
    dated = sorted((one for one in found.values() if one.date), key=attrgetter("date"))
    if not dated:
        return None
    aside = _months_besides(reading)
    kept = [one for one in dated if meant.holds(one.date) and one.date[5:] not in aside]
    if meant.first == meant.last:  # What is for the year is told only where nothing is of it.
        kept = [one for one in kept if not one.is_covered] or kept
    if not kept:
        near = _told(kg, memory, rest, dated)
        said = _NONE.in_language(reading.language).format(said=near.sentence)
        return not_said(reading, said, near)
    answer = _told(kg, memory, rest, kept)
    said = answer.sentence
    if "how-many" in reading.asks:
        said = _COUNT.in_language(reading.language).format(number=len(kept), said=said)
    undated = [one.thing for one in found.values() if not one.date]
    return replace(answer, sentence=said + _undated(kg, memory, undated, reading.language))


def _classes(memory: Memory, reading: Reading) -> frozenset[str]:
    """Return the classes that a question asks for, or those of what it sets aside.

    No stage, which is a period itself; of documents no report.
    """
    besides = (c for one in reading.set_aside for t in one.things for c in memory.classes[t])
    classes = (classes_asked(reading) or frozenset(besides)) - {_STAGE}
    return classes - {_REPORT} if _POLICY in classes else classes


def _undated(kg: KnowledgeGraph, memory: Memory, things: Sequence[int], language: str) -> str:
    """Return which things have no date, if any have none."""
    if not things:
        return ""
    names = listed([kg.node_of(memory.things[one]).label(language) for one in things], language)
    return _UNDATED.in_language(language).format(things=names.rstrip("."))


def _dated(memory: Memory, reading: Reading, classes: AbstractSet[str]) -> dict[int, Dated]:
    """Return things, each with when it came to be, or else what period it is for."""
    found: dict[int, Dated] = {}
    for one in dated_things(memory, reading, classes, TIED):
        found.setdefault(one.thing, one)
    return found


def _of_any_kind(reading: Reading) -> Reading:
    """Return a question without its words for a kind of document: a "work plan" may be none."""
    kept = (one for one in reading.pieces if not any(s.endswith(_KIND) for s in one.senses))
    return replace(reading, pieces=tuple(kept))


def _months_besides(reading: Reading) -> set[str]:
    """Return the months of what a question sets aside, as dates end with them: "the June plan"."""
    known = vocabulary().numerals
    said = (known.get(token.text) for one in reading.besides for token in tokens(one.text))
    return {f"{number:02d}" for number in said if number}


def happened_within(kg: KnowledgeGraph, memory: Memory, reading: Reading) -> Answer | None:
    """Return what happened within the period of a question, at the places that it names, or None.

    None where it asks for more, or names anything else.
    """
    meant = period(reading)
    places = [place_named(memory, piece) for piece in reading.named]
    found = [expression(name).search(reading.text) for name in ("happened", "did")]
    if meant is None or None in places or not any(found) or reading.asks & _OTHERWISE:
        return None
    others = tuple(one for one in reading.pieces if not meant.is_of(one))
    if says_more(replace(reading, pieces=others), aside=found):
        return None
    years = tuple(one for one in reading.pieces if meant.is_of(one))
    asked = [(*years, one) for one in reading.named] or [years]
    each = [by_name(kg, memory, replace(reading, pieces=one), _TIMELINE) for one in asked]
    told = [one for one in each if one is not None]
    return joined(reading, told) if any(one.table.rows for one in told) else None


def _told(kg: KnowledgeGraph, memory: Memory, reading: Reading, things: Sequence[Dated]) -> Answer:
    """Return things, each with its date."""
    bare = replace(reading, pieces=())  # All of them are meant.
    facts: dict[str, list[int]] = {}
    for one in things:
        facts.setdefault(one.fact.gives, []).append(one.about)
    if "who" in reading.asks and not reading.wanted & ACTORS:
        facts[_ACTOR] = [one.about for one in things if (one.about, _ACTOR) in memory.values]
    answers = [
        answer_of(kg, memory, bare, Fact((*about,), gives), 1.0)
        for gives, about in facts.items()
        if about
    ]
    language = reading.language
    comma = "，" if language == "zh" else ", "
    said = []
    for one in things:
        parties = memory.values.get((one.about, _ACTOR), ()) if _ACTOR in facts else ()
        names = [kg.node_of(party).label(language) for party in parties]
        told = [in_words(one.date, language), *([listed(names, language)] if names else [])]
        pattern = (_FOR if one.is_covered else _DATED).in_language(language)
        name = kg.node_of(memory.things[one.thing]).label(language)
        said.append(pattern.format(thing=name, date=comma.join(told)))
    stop = "。" if reading.language == "zh" else "."
    return replace(joined(reading, answers), sentence=listed(said, reading.language) + stop)
