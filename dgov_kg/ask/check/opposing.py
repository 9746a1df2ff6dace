"""Premises that say the opposite of the statement to which a question leads.

"Why do they want such data to circulate freely?" leads to a ban.  The words that speak against each
other are data: `queries/words/opposites.toml`.
"""

from __future__ import annotations

import re

from dgov_kg.ask.check.bearing import DENIAL, numbers
from dgov_kg.ask.check.crossing import is_crossed
from dgov_kg.ask.check.polarity import are_both_denied
from dgov_kg.ask.know.memory import Fact
from dgov_kg.ask.rank.accounting import account, hits
from dgov_kg.ask.rank.giving import answers_of, numbers_of
from dgov_kg.ask.rank.premises import Fault
from dgov_kg.ask.read.besides import named_in_particular
from dgov_kg.ask.read.opposites import is_denied, is_negated, opposites
from dgov_kg.ask.words.counting import counted
from dgov_kg.ask.words.denying import denies, without_idle_denials
from dgov_kg.ask.words.expressions import expression, says
from dgov_kg.names.spelling import plain

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dgov_kg.ask.know.memory import Memory
    from dgov_kg.ask.read.reading import Piece, Reading
    from dgov_kg.graph import KnowledgeGraph

#: A clause from which a question starts, after the word that says so.
_PREMISE = re.compile(r"([^,，;；]{3,})[,，;；]")
#: A clause that asserts, before the one that asks.
_ASSERTED = re.compile(r"^[^?？]{8,}[,，。.;；:：]")
#: Senses of a question that knows that something is lacking.
_AWARE = {"silent", "lack", "problem", "risk", "fragment", "technology-only"}
_WISHED = {"recommendation", "law"}  # And of one that asks what ought to be.
#: What is asked besides, and takes nothing of a denial to be so: the date of what is silent.
_OF_OTHERS = {"when", "how-many"}
_FIGURE = re.compile(r"(?<![\d+])\d\+\d(?![\d+])")
_DISTINCTION = "dgov:hasDistinction"
_PROBLEM, _RECOMMENDATION = "dgov:Problem", "dgov:Recommendation"
_NEXT = 4  # So many letters from a word stands what it is said of.
_WEIGHTY = 2.0


def opposed(kg: KnowledgeGraph, memory: Memory, reading: Reading, fact: Fact) -> Fault | None:
    """Return the words of a question that say the opposite of what a fact says, or None."""
    labels = _labels(kg, memory, fact, reading.language)
    figure = _other_figure(reading, labels)
    if figure:
        return Fault(figure, (fact,))
    if not takes_for_granted(reading):
        return None if "yes-no" in reading.asks else outright(kg, memory, reading, fact)
    # What is wished for is lacking: that the one is asked about and the other said is no fault.
    is_needed = _is_needed(memory, reading, fact) or _is_of_another(memory, reading, fact)
    found = None if is_needed else opposite(kg, memory, reading, fact)
    if found:
        return None if _is_denied_alike(found, labels) else found
    number = _other_number(kg, memory, reading, fact)
    if number:
        return Fault(str(number), (fact,))
    is_wrong = (
        (is_crossed(reading, labels) and not _asks_which_is_which(reading))
        or _is_yet_to_be(memory, reading, fact)
        or _is_affirmed(kg, memory, reading, fact)
        or _is_denied_premise(kg, memory, reading, fact)
    )
    return Fault(reading.words.strip("?？。. "), (fact,)) if is_wrong else None


def _asks_which_is_which(reading: Reading) -> bool:
    """Say whether a question asks for both sides of what it sets against each other."""
    return sum("which" in asks for _, asks in reading.asked) > 1


def outright(kg: KnowledgeGraph, memory: Memory, reading: Reading, fact: Fact) -> Fault | None:
    """Return what is opposed, where a question does not ask what is lacking or ought to be."""
    is_asked_for = reading.senses & (_AWARE | _WISHED) or _is_needed(memory, reading, fact)
    found = None if is_asked_for else opposite(kg, memory, reading, fact)
    labels = _labels(kg, memory, fact, reading.language)
    return None if found and _is_denied_alike(found, labels) else found


def _is_denied_alike(found: Fault, labels: Sequence[str]) -> bool:
    """Say whether what is found opposed denies, as the names of what a fact is about do."""
    return denies(found.given) and any(map(denies, labels))


def _is_needed(memory: Memory, reading: Reading, fact: Fact) -> bool:
    """Say whether a question asks why something has to be, and a fact is what is wrong now."""
    return _is_wrong(memory, fact) and says("needed", reading.text)


def _is_of_another(memory: Memory, reading: Reading, fact: Fact) -> bool:
    """Say whether a question names, in particular, what no sentence of a fact speaks of at all."""
    spoken = {
        thing
        for one in fact.about
        for place in memory.stated.get(one, ())
        for thing in memory.in_sentence(place)
    }
    named = named_in_particular(memory, reading, places=False)
    held = (account(memory, piece).things for piece in named)
    return bool(spoken) and any(not any(one.get(t, 0.0) for t in spoken) for one in held)


def _is_wrong(memory: Memory, fact: Fact) -> bool:
    return any(_PROBLEM in memory.classes[thing] for thing in fact.about)


def _is_yet_to_be(memory: Memory, reading: Reading, fact: Fact) -> bool:
    """Say whether a question takes to be done already what a fact only wishes for."""
    if not says("already", reading.text) or fact.gives not in {"", "dgov:callsFor"}:
        return False
    return all(_is_wished(memory, thing) for thing in fact.about)


def _is_wished(memory: Memory, thing: int) -> bool:
    """Say whether a thing is wished for, or called for by what is."""
    callers = memory.values.get((thing, "^dgov:callsFor"), ())
    near = (thing, *numbers_of(memory, callers))
    return any(_RECOMMENDATION in memory.classes[one] for one in near)


def _is_affirmed(kg: KnowledgeGraph, memory: Memory, reading: Reading, fact: Fact) -> bool:
    """Say whether a question takes to be so what a fact denies."""
    is_negative = bool(fact.about) and all(
        denies_something(kg, memory, thing) for thing in fact.about
    )
    is_aware = (
        "why" in reading.asks
        or denies(reading.words)
        or reading.senses & _AWARE
        or says("unwilling", reading.text)
    )
    is_open = says("degree", reading.text) and not says("taking-for-granted", reading.text)
    asks_beside = bool(reading.asks & _OF_OTHERS)
    is_said = fact.gives in {"", "dgov:hasMember"} and not asks_beside
    return is_negative and is_said and not is_aware and not is_open


def _is_denied_premise(kg: KnowledgeGraph, memory: Memory, reading: Reading, fact: Fact) -> bool:
    """Say whether a question starts from the denial of what a fact states: "since … no risk"."""
    first = expression("premise-start").match(reading.text)
    premise = first and _PREMISE.match(reading.text, first.end())
    if not premise or fact.gives or not denies(premise[1]):
        return False
    wished = any(_RECOMMENDATION in memory.classes[thing] for thing in fact.about)
    return not wished and not any(denies_something(kg, memory, thing) for thing in fact.about)


def _other_number(kg: KnowledgeGraph, memory: Memory, reading: Reading, fact: Fact) -> int:
    """Return the one number of a question where the one thing of a fact has others; else 0."""
    if len(reading.numbers) != 1 or len(fact.about) != 1 or "how-many" in reading.asks:
        return 0
    thing = fact.about[0]
    label = kg.node_of(memory.things[thing])
    known = numbers(memory, thing, f"{label.zh} {label.en}") - {0, 1}
    told = set(counted(f"{label.zh} {label.en}"))
    return reading.numbers[0] if told and reading.numbers[0] not in known else 0


def _other_figure(reading: Reading, labels: Sequence[str]) -> str:
    """Return a figure of a question, “5+3”, where what a fact is of has another: “6+4”."""
    asked = _FIGURE.findall(reading.text)
    said = {figure for label in labels for figure in _FIGURE.findall(plain(label))}
    return next((one for one in asked if said and one not in said), "")


def takes_for_granted(reading: Reading) -> bool:
    """Say whether a question takes something for granted: why it is so, since it is so."""
    if starts_from_a_reason(reading):
        return True
    asserted = _ASSERTED.search(reading.text)
    first = min((start for start, asks in reading.asked if asks), default=0)
    return asserted is not None and first >= asserted.end()


def starts_from_a_reason(reading: Reading) -> bool:
    """Say whether a question has a word that takes something to be so: why, since, 既然."""
    return says("taking-for-granted", reading.text)


def contradicts(kg: KnowledgeGraph, memory: Memory, reading: Reading, fact: Fact) -> bool:
    """Say whether a claim speaks of all where a fact speaks of some, or says the opposite of it."""
    if says_less(reading, kg, memory, fact) or opposite(kg, memory, reading, fact):
        return True
    return is_denied(reading, _said(kg, memory, fact, reading.language)) or is_crossed(
        reading, _labels(kg, memory, fact, reading.language)
    )


def opposite(kg: KnowledgeGraph, memory: Memory, reading: Reading, fact: Fact) -> Fault | None:
    """Return the word of a question to which words of a fact are opposed, or None.

    A word that both hold decides nothing.  Of what else the fact's sentences say, that counts of
    which the word is said.
    """
    is_lacked = any(_is_lacked(memory, thing) for thing in fact.about)
    text = without_idle_denials(reading.text)
    own = fact, _said(kg, memory, fact, reading.language)
    for pair in opposites(reading.language, text):
        for mine, theirs in ((pair.one, pair.other), (pair.other, pair.one)):
            found = mine.search(text)
            if found is None or theirs.search(mine.sub(" ", text)):
                continue
            if is_negated(reading.language, text, found) or mine.search(own[1]):
                continue
            for one, said in (own, *_beside(kg, memory, reading, fact, found.span())):
                wrong, right = (mine, theirs) if is_lacked else (theirs, mine)
                speaks_against = wrong.search(said)
                if speaks_against is None or right.search(said):
                    continue
                if not are_both_denied(text, found[0], said, speaks_against[0]):
                    return Fault(found[0], (one,))
    return None


def _is_lacked(memory: Memory, thing: int) -> bool:
    """Say whether a thing is what is lacking, so that its name says what is not so."""
    return any((thing, f"^{gives}") in memory.values for gives in DENIAL)


def _beside(
    kg: KnowledgeGraph, memory: Memory, reading: Reading, fact: Fact, word: tuple[int, int]
) -> Iterator[tuple[Fact, str]]:
    """Yield what a fact's sentences speak of and a word is said of in a question, with its name."""
    near = [
        piece
        for piece in reading.pieces
        if (reading.language == "en" and 0 <= piece.start - word[1] <= 1 + _NEXT)
        or (reading.language == "zh" and 0 < word[0] - piece.start <= _NEXT)
    ]
    held = {thing for piece in near if piece.weight >= _WEIGHTY for thing in _named(memory, piece)}
    sentences = {one for thing in fact.about for one in memory.sentences[thing]}
    is_aware = bool(reading.senses & _AWARE) or any(
        _RECOMMENDATION in memory.classes[thing] for thing in fact.about
    )
    for thing in sorted({one for where in sentences for one in memory.in_sentence(where)} & held):
        if _is_lacked(memory, thing) or (is_aware and _PROBLEM in memory.classes[thing]):
            continue  # Who knows of problems takes none of them away.
        label = kg.node_of(memory.things[thing]).label(reading.language).lower()
        yield Fact((thing,), ""), label


def _named(memory: Memory, piece: Piece) -> set[int]:
    return {*hits([memory.named], piece), *piece.things}


def says_less(reading: Reading, kg: KnowledgeGraph, memory: Memory, fact: Fact) -> bool:
    """Say whether a question speaks of all where a fact speaks of some."""
    said = _said(kg, memory, fact, "zh") + _said(kg, memory, fact, "en")
    return bool(says("all", reading.text) and says("some", said) and not says("all", said))


def _said(kg: KnowledgeGraph, memory: Memory, fact: Fact, language: str) -> str:
    said = " | ".join(_labels(kg, memory, fact, language)).lower()
    marks = (v for thing in fact.about for v in memory.values.get((thing, _DISTINCTION), ()))
    return " | ".join([said, *(kg.node_of(one).label(language).lower() for one in marks)])


def _labels(kg: KnowledgeGraph, memory: Memory, fact: Fact, language: str) -> list[str]:
    things = [memory.things[thing] for thing in fact.about]
    is_lacked = fact.gives in DENIAL  # What is lacking is not said to be so.
    found = () if is_lacked else numbers_of(memory, answers_of(memory, fact))
    answers = [memory.things[one] for one in found]
    return list(dict.fromkeys(kg.node_of(one).label(language) for one in (*things, *answers)))


def denies_something(kg: KnowledgeGraph, memory: Memory, thing: int) -> bool:
    """Say whether a thing denies something: by what is said of it, or by its name."""
    if any(memory.values.get((thing, gives)) for gives in DENIAL):
        return True
    return denies(kg.node_of(memory.things[thing]).en)
