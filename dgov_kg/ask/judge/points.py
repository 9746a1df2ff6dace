"""An answer held against the points of the sentence that its question is about.

What has a point right, what has it wrong, and what asks for more than is said is data: see
`contrasting`.
"""

from __future__ import annotations

from dgov_kg.ask.check.contrasting import asks_the_unsaid, misstated, share_known
from dgov_kg.ask.check.correcting import put_right
from dgov_kg.ask.check.declining import declined
from dgov_kg.ask.check.elsewhere import is_of_an_unnamed_place
from dgov_kg.ask.check.opposing import starts_from_a_reason
from dgov_kg.ask.check.parties import is_about_others
from dgov_kg.ask.check.polarity import is_wanting, says_no_more
from dgov_kg.ask.check.silences import is_silent
from dgov_kg.ask.judge.agreement import is_said_so
from dgov_kg.ask.rank.likelihood import likelihoods
from dgov_kg.ask.rank.premises import Fault
from dgov_kg.ask.rank.ranking import ranked
from dgov_kg.ask.rank.sides import is_comparison
from dgov_kg.ask.read.parts import parts
from dgov_kg.ask.read.reading import OPEN_ASKS
from dgov_kg.ask.say.answering import answer_of, judged
from dgov_kg.ask.words.counting import counted
from dgov_kg.ask.words.denying import denies
from dgov_kg.ask.words.expressions import expression, says
from dgov_kg.ask.words.vocabulary import ELSEWHERE, UNSAID
from dgov_kg.gist import gist

TYPE_CHECKING = False
if TYPE_CHECKING:
    from dgov_kg.ask.know.memory import Fact, Memory
    from dgov_kg.ask.read.reading import Reading
    from dgov_kg.ask.say.answer import Answer
    from dgov_kg.graph import KnowledgeGraph

#: So likely is a sentence with whose points a question is compared, one of which it may ask more
#: than is said, and one that bears it out.
_LIKELY, _MEANT, _LED_TO = 0.2, 0.3, 0.5
_ALL_BUT_LITTLE = 0.85  # So much of a claim is said of the sentence that bears it out.
#: What an answer is that is given up where a point is wrong, where nothing is said of it, or where
#: all of it is said.
_NOT_SEEN = {"answered", "yes", "not-said", "not-understood"}
_TOO_MUCH = {"answered", "yes", "no", "corrected", "not-understood"}
_OPEN = {"not-said", "not-understood"}
_DOCUMENTS = {"dgov:PolicyDocument", "dgov:Statute", "dgov:Report"}
_CHOOSING = {"which", "who"}
_SIDE_BY_SIDE = {"compare", "both"}
_OF_A_VALUE, _OF_A_PREMISE = {"what", "how-many", "when"}, {"why", "yes-no", "who"}


def by_points(kg: KnowledgeGraph, memory: Memory, reading: Reading, answer: Answer) -> Answer:
    """Return an answer, or instead what puts the question right, that it is not said, or a yes.

    What a question of the catalogue answers stands.
    """
    state = answer.verdict or answer.outcome
    if state == "answered" and not answer.composed:
        return answer
    likely = likelihoods(memory, reading)
    found = [place for place, share in enumerate(likely) if share >= _LIKELY]
    for place in sorted(found, key=likely.__getitem__, reverse=True):
        wrong = misstated(memory, reading, place)
        is_blind = state in _NOT_SEEN and not (state == "yes" and _is_number(wrong))
        is_blind &= state != "answered" or len(parts(reading)) <= 1 or len(answer.evidence) <= 1
        if memory.spoken_at[place] not in {one.iri for one in answer.evidence}:
            is_held = _is_number(wrong) or _is_held_by(memory, reading, answer, wrong)
            is_blind &= state != "answered" or not is_held
        right = _put_right(kg, memory, reading, place, wrong) if wrong and is_blind else None
        if right is not None:
            return right
        is_confirmed = state == "corrected" and wrong
        is_open = state in _TOO_MUCH and not is_confirmed and likely[place] >= _MEANT
        if is_open and _is_one(reading, answer) and asks_the_unsaid(memory, reading, place):
            return declined(kg, memory, reading, ranked(memory, reading), is_unsaid=True)
        if state in _OPEN and likely[place] >= _LED_TO and _is_borne_out(memory, reading, place):
            fact = _said_at(memory, reading, place)
            is_of_it = fact is not None and not (
                is_about_others(memory, reading, fact)
                or is_of_an_unnamed_place(memory, reading, fact)
            )
            if fact is not None and is_of_it:
                is_so = (
                    is_wanting(reading.words)
                    if is_silent(memory, fact)
                    else is_said_so(kg, memory, reading, fact)
                )
                verdict = "no" if is_so is False else "yes"
                return judged(answer_of(kg, memory, reading, fact, likely[place]), verdict)
    return answer


def _put_right(
    kg: KnowledgeGraph, memory: Memory, reading: Reading, place: int, wrong: str
) -> Answer | None:
    """Return what is said at a place instead of some words; no, where just that is asked."""
    fact = _silence_at(memory, reading, place) or _said_at(memory, reading, place)
    if fact is None or _is_no_fault(memory, reading, place, wrong):
        return None
    if "yes-no" not in reading.asks or reading.asks & OPEN_ASKS:
        said = gist(kg, memory.spoken_at[place]).in_language(reading.language)
        return put_right(kg, memory, reading, Fault(wrong, (fact,)), 1.0, said=said)
    if denies(reading.words.replace(wrong, " ")):
        return None
    return judged(answer_of(kg, memory, reading, fact, 1.0), "no")


def _is_no_fault(memory: Memory, reading: Reading, place: int, wrong: str) -> bool:
    """Say whether words that a sentence has otherwise are none of its own: see each reason."""
    if says("alone", wrong) and reading.asks & _CHOOSING:
        return True  # Those that were, of some, are asked for.
    if "yes-no" in reading.asks and not expression("no-more").sub("", wrong.lower()).strip():
        return True  # The only one of what, it does not tell.
    if _is_meant_otherwise(memory, reading, wrong) or _is_of_another(memory, reading, place, wrong):
        return True
    is_undated = "when" in reading.asks and not _is_dated(memory, place)
    is_bare = _is_a_place(memory, reading, wrong) and (is_undated or _asks_for_one(reading))
    if is_bare or _is_elsewhere(memory, reading, place, wrong):
        return True
    is_sure = likelihoods(memory, reading)[place] >= _LED_TO
    return not is_sure and _is_subject(memory, reading, place, wrong)


def _is_meant_otherwise(memory: Memory, reading: Reading, wrong: str) -> bool:
    """Say whether words are part of a longer name, are set aside, or name one thing of several.

    Or what somebody does not agree with or does not reach, or of the asking itself, "in common":
    that is not taken for granted.
    """
    words, common = wrong.lower(), expression("in-common").search(reading.text)
    if says("rejecting", reading.text) or (common and words in common[0]):
        return True
    if says("unreached", reading.text.partition(words)[0]) or _is_unsaid_of(reading, words):
        return True
    names = [piece.text.lower() for piece in reading.named]
    if any(words in name and words != name for name in names):
        return True
    if any(piece.text.lower() in words for piece in reading.set_aside):
        return True
    places = {t for piece in reading.named for t in piece.things if memory.is_place(t)}
    if counted(wrong) == [len(places)]:
        return True  # "Guangdong's and Zhejiang's, the two firms": so many as it names.
    is_of_several = len(names) > 1 and bool(reading.asks & _SIDE_BY_SIDE)
    return (is_of_several or len(places) > 1) and any(name in words for name in names)


def _is_unsaid_of(reading: Reading, words: str) -> bool:
    """Say whether what is asked of something is not said, nor taken to be so by the question."""
    if not any(one.kind == UNSAID for one in reading.pieces):
        return False
    strangers = (one.text.lower() for one in reading.pieces if one.kind == ELSEWHERE)
    if any(words in one or one in words for one in strangers):
        return True
    asks_openly = reading.asks & _OF_A_VALUE and not reading.asks & _OF_A_PREMISE
    return bool(asks_openly) and not starts_from_a_reason(reading) and not _is_number(words)


def _is_of_another(memory: Memory, reading: Reading, place: int, wrong: str) -> bool:
    """Say whether words stand in the name of what a place does not speak of: another document."""
    spoken = {*memory.in_sentence(memory.spoken_at[place])}
    holding = [one for one in reading.named if wrong.lower() in one.text.lower()]
    return any(
        spoken.isdisjoint(one.things)
        and all(_DOCUMENTS & {*memory.classes[thing]} for thing in one.things)
        for one in holding
    )


def _is_elsewhere(memory: Memory, reading: Reading, place: int, wrong: str) -> bool:
    """Say whether a question names a place, beside some words, and the sentence is of others."""
    named = [
        piece
        for piece in reading.named
        if piece.things and all(map(memory.is_place, piece.things)) and piece.text not in wrong
    ]
    spoken = memory.in_sentence(memory.spoken_at[place])
    places = memory.places_of(spoken, tied=False)
    is_met = any(not places.isdisjoint(piece.things) for piece in named)
    return bool(named and places) and not is_met


def _is_subject(memory: Memory, reading: Reading, place: int, wrong: str) -> bool:
    """Say whether words name all that a question names: a thing of some place, not spoken of."""
    if not reading.named or any(one.text.lower() != wrong.lower() for one in reading.named):
        return False
    spoken = {*memory.in_sentence(memory.spoken_at[place])}
    things = [thing for piece in reading.named for thing in piece.things]
    return spoken.isdisjoint(things) and all(memory.places(one, tied=False) for one in things)


def _is_a_place(memory: Memory, reading: Reading, wrong: str) -> bool:
    """Say whether words name a place, of which the article need not say what is asked."""
    named = [one for one in reading.named if one.text.lower() == wrong.lower()]
    return bool(named) and all(memory.is_place(thing) for one in named for thing in one.things)


def _is_dated(memory: Memory, place: int) -> bool:
    """Say whether something is dated of what a place speaks of."""
    spoken = memory.in_sentence(memory.spoken_at[place])
    return any((thing, "dgov:dateExpression") in memory.values for thing in spoken)


def _asks_for_one(reading: Reading) -> bool:
    """Say whether a question asks for a party or a number, and takes nothing for granted."""
    others = {"yes-no", "why", "when"}
    is_plain = not reading.asks & others and not starts_from_a_reason(reading)
    return is_plain and bool(reading.asks & {"who", "which", "how-many"})


def _is_number(words: str) -> bool:
    """Say whether words are a number or a date: whether it bears a claim out is counted."""
    return words.strip("年月日 ").replace("年", "").isdecimal()


def _is_held_by(memory: Memory, reading: Reading, answer: Answer, wrong: str) -> bool:
    """Say whether words name what the sentences of an answer speak of: it is theirs."""
    spoken = {thing for one in answer.evidence for thing in memory.in_sentence(one.iri)}
    named = (one for one in reading.named if one.text.lower() == wrong.lower())
    return any(not spoken.isdisjoint(one.things) for one in named)


def _is_one(reading: Reading, answer: Answer) -> bool:
    """Say whether it is one question, of one thing.

    What is not said of a part is told beside the other, and of what is compared by an empty cell.
    """
    return len(parts(reading)) <= 1 and not _is_side_by_side(answer)


def _is_side_by_side(answer: Answer) -> bool:
    """Say whether an answer compares: by `compare`, or of each thing by a command of its own."""
    return answer.command.startswith("dgov-kg compare") or "\n" in answer.command


def _is_borne_out(memory: Memory, reading: Reading, place: int) -> bool:
    """Say whether all of a plain claim is said at a place.

    One that denies, compares, or says that there is no more is none.
    """
    if "yes-no" not in reading.asks or reading.asks & OPEN_ASKS:
        return False
    if denies(reading.words) or reading.numbers or is_comparison(reading):
        return False
    if says_no_more(reading.words) or says("ranked-at", reading.text):
        return False
    is_bare = not starts_from_a_reason(reading)
    return is_bare and share_known(memory, reading, place) >= _ALL_BUT_LITTLE


def _silence_at(memory: Memory, reading: Reading, place: int) -> Fact | None:
    """Return what a text is said there to be silent on, where it is asked whether it says so."""
    if not says("begins-with-verb", reading.text) or not says("telling-who", reading.text):
        return None
    found = (
        memory.facts[one.fact] for one in ranked(memory, reading) if place in memory.said[one.fact]
    )
    return next((fact for fact in found if is_silent(memory, fact)), None)


def _said_at(memory: Memory, reading: Reading, place: int) -> Fact | None:
    """Return the likeliest fact that is said at a place; rather one that is said nowhere else."""
    found = [one.fact for one in ranked(memory, reading) if place in memory.said[one.fact]]
    found.sort(key=lambda one: len(memory.said[one]) > 1)
    facts = (memory.facts[one] for one in found)
    return next((fact for fact in facts if not fact.is_question), None)
