"""The noun that a question asks for: a fact that nothing of it fits does not answer.

"What fines do the laws impose?" asks for fines.  A fact of the right sentence that speaks of none
is what is nearest, and no answer.
"""

from __future__ import annotations

import re
from itertools import pairwise

from dgov_kg.ask.rank.accounting import hits
from dgov_kg.ask.rank.giving import answers_of, answers_with, numbers_of
from dgov_kg.ask.read.reading import Piece
from dgov_kg.ask.words.expressions import expression, says
from dgov_kg.ask.words.features import SENSE, features, features_of, plain_features
from dgov_kg.ask.words.vocabulary import vocabulary
from dgov_kg.names.spelling import tokens

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection

    from dgov_kg.ask.know.memory import Fact, Memory
    from dgov_kg.ask.read.reading import Reading
    from dgov_kg.names.spelling import Token

#: The noun before a comma, "平台,文章提到的".
_TOPIC = re.compile(r"([\u4e00-\u9fff]{2})[,，][^,，]*$")
#: From here on a word of the noun fits, and how well a wording of a sister fact does.
_FITS, _SISTER = 0.5, 0.6


def fits_what_is_sought(memory: Memory, reading: Reading, fact: Fact) -> bool:
    """Say whether a fact has to do with the noun that a question asks for; true where it has none.

    The noun may be a class of what answers, a name or a value of it, the property that gives it,
    or stand in a way to ask for it.
    """
    nouns = _telling(sought(reading))
    classed = [noun for noun in nouns if _classes(noun)]
    return not nouns or any(_fits(memory, noun, fact) for noun in classed or nouns)


def classes_sought(reading: Reading) -> set[str]:
    """Return the classes that the noun means that a question asks for."""
    return {one for noun in _telling(sought(reading)) for one in _classes(noun)}


def gives_the_noun(reading: Reading, fact: Fact) -> bool:
    """Say whether the noun that a question asks for means the property by which a fact answers."""
    own = vocabulary().terms.get(fact.gives.lstrip("^"), frozenset())
    return any(noun.senses & own for noun in _telling(sought(reading)))


def is_sought_by_measure(reading: Reading) -> bool:
    """Say whether no more than a measure word says what is asked for: "多少起"."""
    words = sought(reading)
    return len(words) == 1 and words[0].is_han and not any(map(_classes, _telling(words)))


def sought(reading: Reading) -> tuple[Token, ...]:
    """Return the words of the noun that a question asks for, none where it asks without one."""
    names = {piece.start for piece in reading.named}
    zh = reading.language == "zh"
    span = _in_chinese(reading.text) if zh else _in_english(reading.text, names)
    return tuple(one for one in tokens(reading.words) if span and span[0] <= one.start < span[1])


def _in_english(text: str, names: Collection[int]) -> tuple[int, int] | None:
    """Return where the noun stands; a last word that nothing ends is the verb that follows it.

    It ends before a name, too, as its verb has an object.
    """
    for found in expression("noun-asked", "en").finditer(text):
        words: list[int] = []
        is_ended = False
        for word in re.finditer(r"[\w'-]+", found[1]):
            is_ended = expression("noun-end").match(word[0]) is not None
            if is_ended or (words and found.start(1) + word.start() in names):
                break
            words.append(found.start(1) + word.end())
        if len(words) > 1 and not is_ended:
            del words[-1]
        if words:
            return found.start(1), words[-1]
    return None


def _in_chinese(text: str) -> tuple[int, int] | None:
    if says("in-what-respects", text):
        return None
    for found in expression("noun-asked", "zh").finditer(text):
        noun = expression("verb-after-noun").split(found[1], maxsplit=1)[0]
        if noun:
            return found.start(1), found.start(1) + len(noun)
    done = expression("deed").search(text)
    if done is not None:
        return _deed(done)
    before = expression("noun-before").search(text)
    if before is not None and before[1].endswith("的"):  # "提到的是哪些" holds no noun itself.
        head = text[: before.end(1)]
        topic = _TOPIC.search(head)
        return before.span(1) if says("told-as-untold", head) else topic and topic.span(1)
    if before is None or _is_no_noun(before[1]):
        return None
    return before.span(1)


def _is_no_noun(word: str) -> bool:
    """Say whether a word carries no meaning of its own, or is an adverb."""
    is_adverb = expression("adverb-before").fullmatch(word) is not None
    return is_adverb or vocabulary().is_filler(word)


def _deed(done: re.Match[str]) -> tuple[int, int] | None:
    """Return where stands what somebody did, or the object after it: "出的钱"."""
    start = done.start(1)
    verb = expression("deed-end").split(done[1], maxsplit=1)[0]
    thing = expression("deed-object").match(done[1], len(verb))
    if thing is not None:
        return start + thing.start(1), start + thing.end(1)
    return (start, start + len(verb)) if verb else None


def _telling(words: tuple[Token, ...]) -> list[Piece]:
    """Return what has to fit, as pieces: none where the noun stands for anything."""
    if not words:
        return []
    text = [one.text for one in words]
    if any(
        one in vocabulary().anything
        for one in ("".join(text), *text, *map("".join, pairwise(text)))
    ):
        return []
    if words[0].is_han:
        shown = "".join(text)
        held = sorted(f for f in features(shown) if len(f) > 1) or [shown]
        return [_piece(words[0], frozenset([one])) for one in held]
    found = []
    for one in words:
        senses = [f for f in features_of([one]) if f.startswith(SENSE)]
        ways = [*plain_features([one]), *senses]
        if not one.text.isdigit():
            found += [_piece(one, frozenset([way])) for way in ways]
    return found


def _piece(word: Token, way: frozenset[str]) -> Piece:
    return Piece(word.start, word.text, "word", 1.0, (), ((way, 1.0),))


def _fits(memory: Memory, noun: Piece, fact: Fact) -> bool:
    """Say whether a word fits what answers, the property that gives it, or a way to ask for it."""
    classes = _classes(noun)
    if classes and answers_with(memory, fact, classes):
        return True
    if noun.senses & vocabulary().terms.get(fact.gives.lstrip("^"), frozenset()):
        return True
    answers = numbers_of(memory, answers_of(memory, fact))
    if any(_is_a(memory, one, noun) for one in answers if not fact.gives):
        return True
    own = hits([memory.named, memory.valued], noun)
    if any(one in own for one in (*fact.about, *answers)):
        return True
    asked = hits([memory.asked], noun)
    sisters = [number for thing in fact.about for number in memory.facts_about.get(thing, ())]
    return any(
        asked.get(number, 0.0) * (1.0 if memory.facts[number] == fact else _SISTER) >= _FITS
        for number in sisters
    )


def _is_a(memory: Memory, thing: int, noun: Piece) -> bool:
    """Say whether a thing is of a class that a noun means."""
    known = vocabulary().terms
    return any(noun.senses & known.get(one, frozenset()) for one in memory.classes[thing])


def _classes(noun: Piece) -> set[str]:
    known = vocabulary().asked_classes
    return {one for sense in noun.senses for one in known.get(sense, ())}
