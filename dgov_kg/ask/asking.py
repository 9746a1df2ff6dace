"""From a question in words to its answer: read, take apart, rank, check, say."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from itertools import chain

from dgov_kg.ask.check.correcting import corrected, misdated, out_of_place, without_actors
from dgov_kg.ask.check.declining import SURE, declined, with_unsaid
from dgov_kg.ask.check.hedging import unless_open
from dgov_kg.ask.check.opposing import takes_for_granted
from dgov_kg.ask.forms.advising import advised
from dgov_kg.ask.forms.against_ranking import against_ranking
from dgov_kg.ask.forms.apart import but_for_the_rest, by_parts
from dgov_kg.ask.forms.authorship import authored
from dgov_kg.ask.forms.classed import of_class
from dgov_kg.ask.forms.comparing import compared
from dgov_kg.ask.forms.completeness import is_complete
from dgov_kg.ask.forms.composition import made_up_of
from dgov_kg.ask.forms.conjoining import of_both
from dgov_kg.ask.forms.connecting import by_form
from dgov_kg.ask.forms.contents import contents
from dgov_kg.ask.forms.defining import of_thing
from dgov_kg.ask.forms.distributing import of_each
from dgov_kg.ask.forms.duties import without_duties
from dgov_kg.ask.forms.elsewhere_too import at_other_places
from dgov_kg.ask.forms.extremes import extreme
from dgov_kg.ask.forms.foremost import foremost
from dgov_kg.ask.forms.happening import happened
from dgov_kg.ask.forms.in_turn import in_turn
from dgov_kg.ask.forms.likewise import likewise
from dgov_kg.ask.forms.mentioning import mentioned, said_about
from dgov_kg.ask.forms.one_and_the_other import one_and_the_other
from dgov_kg.ask.forms.one_of_them import one_of_them
from dgov_kg.ask.forms.placed import of_places, place_named
from dgov_kg.ask.forms.pronouns import names_nothing
from dgov_kg.ask.forms.proposing import proposed
from dgov_kg.ask.forms.remedying import remedied
from dgov_kg.ask.forms.sharing import in_common, set_beside
from dgov_kg.ask.forms.sharing_out import shared_out
from dgov_kg.ask.forms.side_by_side import compares_all, compares_forms, names_a_model
from dgov_kg.ask.forms.so_of_all import so_of_all
from dgov_kg.ask.forms.strangers import in_their_stead
from dgov_kg.ask.forms.summing import summed_up
from dgov_kg.ask.forms.topical import on_a_topic
from dgov_kg.ask.forms.tying import by_path, tied
from dgov_kg.ask.forms.unnamed import the_others
from dgov_kg.ask.forms.untold_parts import untold_parts
from dgov_kg.ask.forms.whereabouts import where
from dgov_kg.ask.forms.within import dated_within, happened_within
from dgov_kg.ask.judge.alternatives import chosen
from dgov_kg.ask.judge.points import by_points
from dgov_kg.ask.judge.presuming import presumed
from dgov_kg.ask.judge.verdict import left_out
from dgov_kg.ask.judge.whether import whether
from dgov_kg.ask.likeliest import likeliest
from dgov_kg.ask.rank.ranking import Candidate, ranked
from dgov_kg.ask.read.parts import parts
from dgov_kg.ask.read.understanding import understood
from dgov_kg.ask.say.answering import joined, surely
from dgov_kg.ask.say.context import beside, in_context
from dgov_kg.ask.say.detailing import in_detail
from dgov_kg.ask.say.further import told
from dgov_kg.ask.say.going_on import goes_on
from dgov_kg.ask.say.verdicts import as_asked
from dgov_kg.names.spelling import folded

TYPE_CHECKING = False
if TYPE_CHECKING:
    from dgov_kg.ask.know.memory import Fact, Memory
    from dgov_kg.ask.read.reading import Reading
    from dgov_kg.ask.say.answer import Answer
    from dgov_kg.graph import KnowledgeGraph

#: Questions that no one fact answers, whatever fact is likeliest.
_FORMS = (
    *(authored, mentioned, said_about, is_complete, the_others, made_up_of),
    *(untold_parts, of_thing, contents, without_duties),
    *(happened, foremost, in_common, set_beside, summed_up, advised, of_places, of_class),
    *(where, compared, chosen, extreme),
)
#: Questions of two things, each of which is asked about by itself.
_PARTED = (likewise, in_turn, one_and_the_other, of_both, so_of_all)
_OUTRIGHT = 0.8  # From here on a fact is preferred to a form.


def ask(kg: KnowledgeGraph, words: str) -> Answer:
    """Answer a question in plain words, Chinese or English, or say why there is no answer."""
    memory = kg.memory
    reading = understood(memory, words)
    held = partial(_held, kg, memory)
    whole = (form(kg, memory, reading) for form in (shared_out, against_ranking))
    parted = (form(memory, reading, held) for form in _PARTED)
    formed = next((one for one in chain(whole, parted) if one is not None), None)
    if formed is None:
        formed = at_other_places(kg, memory, reading, held)
    answer = held(reading) if formed is None else formed
    answer = unless_open(memory, reading, replace(answer, question=words))
    if not answer:
        return answer
    more = in_detail(kg, memory, reading, answer) or goes_on(kg, memory, reading, answer)
    said = in_context(kg, memory, reading, answer)
    return replace(
        said,
        sentence=as_asked(reading, answer.verdict, said.sentence + told(more, reading.language)),
        beside=beside(kg, memory, reading, answer.evidence),
        further=(*said.further, *more),
    )


def _held(kg: KnowledgeGraph, memory: Memory, reading: Reading) -> Answer:
    """Return the answer to a question, held against the points of its sentence.

    Where nothing connects two things, nothing was taken for granted.
    """
    is_clear = not reading.is_beyond and names_nothing(reading) is None
    found = (form(kg, memory, reading) for form in (dated_within, happened_within) if is_clear)
    dated = next((one for one in found if one is not None), None)
    if dated is not None:
        return dated
    answer = _answer(kg, memory, reading)
    is_apart = "connect" in reading.asks and answer.outcome == "not-said"
    return answer if is_apart else by_points(kg, memory, reading, answer)


def _answer(kg: KnowledgeGraph, memory: Memory, reading: Reading) -> Answer:
    titled = memory.titles.get(folded(reading.words))
    if titled is not None:
        is_so = "yes-no" in reading.asks and whether(kg, memory, reading, ranked(memory, reading))
        return is_so or surely(kg, memory, reading, titled)
    unclear = names_nothing(reading)
    if unclear is not None:
        return unclear
    if "yes-no" not in reading.asks:
        put_right = out_of_place(kg, memory, reading) or presumed(kg, memory, reading)
        if put_right is not None or reading.is_beyond:
            within = put_right or but_for_the_rest(reading, lambda one: _one(kg, memory, one))
            return within or _beyond(kg, memory, reading)
    for form in _FORMS:
        answer = form(kg, memory, reading)
        if answer is not None:
            return answer
    clauses = parts(reading)
    if len(clauses) > 1:
        answers, unsaid = by_parts(kg, memory, clauses)
        if answers:
            return with_unsaid(joined(reading, answers), unsaid)
    return _one(kg, memory, reading)


def _beyond(kg: KnowledgeGraph, memory: Memory, reading: Reading) -> Answer:
    """Return what is wrong with a question for what no sentence gives, or that it is not said."""
    candidates = ranked(memory, reading)
    put_right = (
        without_actors(kg, memory, reading)
        or in_their_stead(kg, memory, reading)
        or misdated(kg, memory, reading, candidates)
    )
    if put_right is None and takes_for_granted(reading):
        sure = (one for one in candidates[:1] if one.sure >= SURE)
        put_right = next((corrected(kg, memory, reading, one) for one in sure), None)
    return put_right or declined(kg, memory, reading, candidates)


def _one(kg: KnowledgeGraph, memory: Memory, reading: Reading) -> Answer:
    answer = on_a_topic(memory, reading, lambda one: _one(kg, memory, one))
    if answer is not None:
        return answer
    candidates = ranked(memory, reading)
    if _wants_a_form(memory, reading, candidates):
        found = (form(kg, memory, reading) for form in (by_form, tied, by_path))
        answer = next((one for one in found if one is not None), None)
        if answer is not None:
            return answer
    answer = remedied(kg, memory, reading, candidates)
    answer = answer or proposed(kg, memory, reading, candidates)
    answer = answer or one_of_them(kg, memory, reading, candidates)
    if answer is None and candidates:
        fact = memory.facts[candidates[0].fact]
        answer = of_each(memory, reading, fact, lambda one: _one(kg, memory, one))
    if answer is not None:
        return answer
    if "yes-no" in reading.asks:
        answer = whether(kg, memory, reading, candidates)
        return answer or declined(kg, memory, reading, candidates)
    answer = likeliest(kg, memory, reading, candidates)
    return (
        answer or without_actors(kg, memory, reading) or declined(kg, memory, reading, candidates)
    )


def _wants_a_form(memory: Memory, reading: Reading, candidates: list[Candidate]) -> bool:
    """Say whether a form may answer better than the likeliest fact."""
    connects = "connect" in reading.asks and "how-many" not in reading.asks
    if connects or not candidates or candidates[0].score < _OUTRIGHT:
        return True
    fact = memory.facts[candidates[0].fact]
    if "compare" in reading.asks:
        is_bare = all(piece.kind == "name" for piece in reading.pieces)
        is_form = (
            *(is_bare, compares_all(reading), names_a_model(memory, reading)),
            *(compares_forms(memory, reading), "operate" in reading.senses),
        )
        return any(is_form) or _is_of_others(memory, reading, fact)
    return "both" in reading.asks and bool(fact.about and left_out(memory, reading, fact))


def _is_of_others(memory: Memory, reading: Reading, fact: Fact) -> bool:
    """Say whether a fact is about other places than the ones that a question compares."""
    named = (place_named(memory, piece) for piece in reading.named)
    compared = {memory.number[place] for place in named if place is not None}
    places = memory.places_of(fact.about)
    return len(compared) > 1 and not fact.is_question and places != compared
