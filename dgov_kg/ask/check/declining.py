"""Saying no, in three ways: not said, not covered, not understood; with what is nearest."""

from __future__ import annotations

from dataclasses import replace

from dgov_kg.ask.check.expecting import gives_what_is_asked
from dgov_kg.ask.check.nearest import nearest
from dgov_kg.ask.check.owning import firm_asked_about
from dgov_kg.ask.check.parties import is_about_others
from dgov_kg.ask.read.besides import TELLING
from dgov_kg.ask.say.answer import Answer
from dgov_kg.ask.words.vocabulary import ELSEWHERE, UNSAID
from dgov_kg.language import Bilingual

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from dgov_kg.ask.know.memory import Memory
    from dgov_kg.ask.rank.ranking import Candidate
    from dgov_kg.ask.read.reading import Piece, Reading
    from dgov_kg.ask.say.reply import Nearest
    from dgov_kg.graph import KnowledgeGraph

_NOT_SAID = Bilingual(
    "文章没有说到这一点。最近的是：{near}", "The article does not say this. Nearest to it: {near}"
)
_NOT_OUTRIGHT = Bilingual(
    "文章没有直接说到这一点。最近的一句说：{near}",
    "The article does not say this outright. The sentence nearest to it says: {near}",
)
_NOT_SETTLED = Bilingual(
    "是否如此，从图谱里判断不了。文章里与此最近的一句说：{near}",
    "The graph does not settle whether this is so. The nearest sentence there says: {near}",
)
_NOT_COVERED = Bilingual(
    "图谱不涉及这个（{words}）：它只记这一篇文章所说的。",
    "The graph does not cover this ({words}): it holds what this one article says.",
)
#: The same, where what is asked of it is what the article is about.
_NOT_SPOKEN_OF = Bilingual(
    "文章没有提到{words}。最近的是：{near}",
    "The article does not speak of {words}. Nearest to it: {near}",
)
_NOT_UNDERSTOOD = Bilingual(
    "没有看懂这个问题。也许想问的是：{near}", "I did not understand. Perhaps you mean: {near}"
)
_UNSURE = Bilingual(
    "没有把握看懂了这个问题。文章里最近的是：{near}",
    "I am not sure that I understood. Nearest in the article: {near}",
)
#: What is said where a part of a question has no answer, by what it asks for.
UNSAID_OF = {
    "when": Bilingual("至于时间，文章没有说。", "As to when, the article does not say."),
    "how-many": Bilingual("至于数目，文章没有说。", "As to the number, the article does not say."),
    "where": Bilingual("至于地点，文章没有说。", "As to where, the article does not say."),
    "who": Bilingual("至于是谁，文章没有说。", "As to who, the article does not say."),
    "rest": Bilingual(
        "另外所问的，文章没有说。", "What is asked besides, the article does not say."
    ),
}
_OUTCOMES = {
    **dict.fromkeys((_NOT_SAID, _NOT_OUTRIGHT, _NOT_SETTLED, _NOT_SPOKEN_OF), "not-said"),
    _NOT_COVERED: "not-covered",
    _NOT_UNDERSTOOD: "not-understood",
    _UNSURE: "not-understood",
}
#: From this score on a fact is taken to be what was asked for.
SURE = 0.8
_LEAST = 2.0  # A question that weighs less says nothing.
_NEAR = 0.5  # From here on a fact may well be what was meant.
_FAR = 0.35  # From here down nothing in the graph is near the question.
_LOCATED = 0.5  # From here on the words lead to a sentence; it does not say what is asked.
#: So much a name weighs of what the article is about, where a place is named besides; by itself.
_BESIDES_A_PLACE, _BY_ITSELF = 2.5, 6.0
_WORD = {"zh": 2, "en": 3}  # A shorter word is rather a slip than a name.
_FIRM = "dgov:Enterprise"
_SHOWN = 3


def declined(
    kg: KnowledgeGraph,
    memory: Memory,
    reading: Reading,
    candidates: Sequence[Candidate],
    *,
    is_unsaid: bool = False,
) -> Answer:
    """Return the no that fits: not understood, not covered, or not said, as may be known."""
    near = nearest(kg, memory, reading, candidates)
    text, words = (_NOT_SAID, []) if is_unsaid else _reason(memory, reading, candidates)
    return _no(reading, text, near, words)


def _reason(
    memory: Memory, reading: Reading, candidates: Sequence[Candidate]
) -> tuple[Bilingual, Sequence[str]]:
    """Return which no it is, and the words that are strange to the graph."""
    kinds = {piece.kind for piece in reading.pieces}
    if ELSEWHERE in kinds:
        text = _NOT_SPOKEN_OF if _is_on_subject(memory, reading) else _NOT_COVERED
        return text, [piece.text for piece in reading.pieces if piece.kind == ELSEWHERE]
    known = sum(piece.weight for piece in reading.pieces if _is_known(memory, piece))
    unknown = reading.unknown(memory)
    best = candidates[0] if candidates else None
    long = _WORD[reading.language]
    asks_for_unknown = bool(reading.asked) and any(len(word) >= long for word in unknown)
    if asks_for_unknown and not is_out_of_time(memory, reading) and _is_strange(memory, reading):
        return _NOT_COVERED, unknown
    is_told_nothing = known < _LEAST and not asks_for_unknown and UNSAID not in kinds
    if best is None or is_told_nothing:
        return _NOT_UNDERSTOOD, []
    fact = memory.facts[best.fact]
    is_empty = any(
        one.sure >= SURE and memory.facts[one.fact].is_question for one in candidates[:_SHOWN]
    )
    is_far = best.covered < _FAR
    is_named = any(piece.weight >= TELLING for piece in reading.named)
    if (
        UNSAID in kinds
        or is_out_of_time(memory, reading)
        or ("compare" in reading.asks and len(reading.named) > 1)
        or firm_asked_about(memory, reading) is not None
        or is_empty
        or (is_far and is_named and asks_for_unknown)
        or (is_far and "how-many" in reading.asks and not asks_for_unknown)
        or not gives_what_is_asked(memory, reading, fact)
    ):
        return _NOT_SAID, []
    if is_far:
        return (_NOT_COVERED if asks_for_unknown else _NOT_UNDERSTOOD), unknown
    is_located = (
        best.like >= _LOCATED
        or is_about_others(memory, reading, fact)
        or _is_clear(memory, reading, unknown)
    )
    return (_NOT_SAID if is_located or best.sure < _NEAR else _UNSURE), []


def _is_on_subject(memory: Memory, reading: Reading) -> bool:
    """Say whether a question asks of what the article is about, beside what it does not speak of.

    It names a place and what is told of places, or one thing that has no other name, or the
    firm of a place.
    """
    things = (thing for one in reading.named for thing in one.things)
    firms = (thing for thing in things if _FIRM in memory.classes[thing])
    if any(memory.places(firm, tied=False) for firm in firms):
        return True
    others = [one for one in reading.named if not all(map(memory.is_place, one.things))]
    least = _BY_ITSELF if len(others) == len(reading.named) else _BESIDES_A_PLACE
    return any(one.weight >= least for one in others)


def with_unsaid(answer: Answer, unsaid: Sequence[str]) -> Answer:
    """Return an answer that says besides what the article does not say."""
    space = "" if answer.language == "zh" else " "
    said = [UNSAID_OF[ask].in_language(answer.language) for ask in dict.fromkeys(unsaid)]
    return replace(answer, sentence=space.join([answer.sentence, *said]))


def is_out_of_time(memory: Memory, reading: Reading) -> bool:
    """Say whether a question names a year of which the article tells nothing."""
    years = {piece.text for piece in reading.pieces if piece.kind == "year"}
    return any(not (memory.named.get(year) | memory.valued.get(year)) for year in years)


def _is_clear(memory: Memory, reading: Reading, unknown: Sequence[str]) -> bool:
    """Say whether a question asks for something of a thing it names, in words that are known."""
    named = [piece for piece in reading.named if piece.weight >= TELLING]
    is_open = bool(reading.asks & {"who", "when", "how-many", "where", "which"})
    is_open |= any(memory.is_place(thing) for piece in reading.named for thing in piece.things)
    return is_open and bool(named) and not unknown


def _is_strange(memory: Memory, reading: Reading) -> bool:
    """Say whether a question names nothing of the graph, and most words are strange to it."""
    words = [piece for piece in reading.pieces if piece.kind in {"word", "name", "sense"}]
    known = [piece for piece in words if _is_known(memory, piece)]
    named = [piece for piece in reading.named if piece.weight >= TELLING]
    says_nothing = not reading.senses or 2 * len(known) < len(words)
    return not named and says_nothing


def _is_known(memory: Memory, piece: Piece) -> bool:
    return bool(piece.things) or any(way <= memory.features.keys() for way, _ in piece.ways)


def _no(
    reading: Reading, text: Bilingual, nearest: tuple[Nearest, ...], words: Sequence[str]
) -> Answer:
    zh = reading.language == "zh"
    gist = next((one.words for one in nearest if one.is_gist), "")
    near = gist or ("；" if zh else "; ").join(one.words.rstrip("。.") for one in nearest)
    shown = ("、" if zh else ", ").join(reading.as_written(words)[:_SHOWN])
    if text is _NOT_SAID and gist and not reading.is_beyond:
        text = _NOT_SETTLED if "yes-no" in reading.asks else _NOT_OUTRIGHT
    said = text.in_language(reading.language).format(near=near or "—", words=shown)
    return Answer(reading.words, reading.language, _OUTCOMES[text], said, nearest=nearest)
