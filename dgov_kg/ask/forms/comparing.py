"""Two dates or two numbers set against each other: which came first, is one more than the other.

Each side of the comparison is a question of its own, when or how many; what they lead to is
compared by the patterns `order` and `magnitude`.
"""

from __future__ import annotations

import shlex
from dataclasses import replace

from dgov_kg.ask.check.correcting import NOT_SO
from dgov_kg.ask.check.expecting import gives_what_is_asked
from dgov_kg.ask.rank.giving import DATES, answers_of, numbers_of
from dgov_kg.ask.rank.ranking import is_tie, ranked
from dgov_kg.ask.rank.sides import DATE, NUMBER, limit, whether_less, which_less
from dgov_kg.ask.say.answer import Answer
from dgov_kg.ask.say.answering import answer_of, judged
from dgov_kg.ask.say.composing import named_pattern, query_text, term
from dgov_kg.ask.say.saying import shown
from dgov_kg.ask.say.verdicts import VERDICTS
from dgov_kg.ask.words.denying import denies
from dgov_kg.ask.words.expressions import expression, says

TYPE_CHECKING = False
if TYPE_CHECKING:
    from dgov_kg.ask.know.memory import Fact, Memory
    from dgov_kg.ask.rank.sides import Comparison
    from dgov_kg.ask.read.reading import Piece, Reading
    from dgov_kg.graph import KnowledgeGraph

_PATTERNS = {DATE: "order", NUMBER: "magnitude"}
_ASKS = {DATE: "when", NUMBER: "how-many"}
_GIVEN = {DATE: DATES, NUMBER: {NUMBER}}
_TELLING = 1.0  # A side has to hold a word that weighs as much.
_SURE = 0.55  # From this score on a side is taken to be understood.
_LOOKED_AT = 6  # So many facts are looked at for the date or the number of a side.
_QUALIFIER = "dgov:hasQualifier"
_EXACT, _MORE_THAN, _NEARLY = (f"dgc:quantity-{name}" for name in ("exact", "more-than", "nearly"))
_VAGUE = ("/", "~", "X", "?")


def compared(kg: KnowledgeGraph, memory: Memory, reading: Reading) -> Answer | None:
    """Return the answer to a question that sets two dates or numbers against each other, or None.

    None, too, where one of them is not given, or leaves open which is the less.
    """
    is_whether = "why" not in reading.asks and (
        "yes-no" in reading.asks or expression("asks-whether").match(reading.text) is not None
    )
    is_taken = "why" in reading.asks or says("granted-more", reading.text)
    is_granted = not is_whether and is_taken
    is_held = is_whether or is_granted
    for comparison in whether_less(reading) if is_held else which_less(reading):
        one = _side(memory, reading, comparison.one, comparison)
        if one is None:
            continue
        if limit(reading, comparison):
            answer = _against_limit(kg, memory, reading, one, comparison) if is_whether else None
        else:
            other = _side(memory, reading, comparison.other, comparison, besides=one)
            answer = (
                _ordered(kg, memory, reading, (one, other), comparison, is_held=is_held)
                if other is not None and one != other
                else None
            )
        if answer is not None and is_granted:
            return _put_right(reading, comparison, answer) if answer.verdict == "no" else None
        if answer is not None:
            return answer
    return None


def _put_right(reading: Reading, comparison: Comparison, answer: Answer) -> Answer:
    """Return an answer that says that what is taken for granted is the other way round."""
    given = reading.words[comparison.other[0].start :].rstrip("?？。. ")
    start = NOT_SO.in_language(reading.language).format(given=given)
    said = answer.sentence.removeprefix(VERDICTS["no"].in_language(reading.language))
    return replace(answer, outcome="corrected", verdict="", sentence=start + said)


def _side(
    memory: Memory,
    reading: Reading,
    own: tuple[Piece, ...],
    comparison: Comparison,
    *,
    besides: Fact | None = None,
) -> Fact | None:
    """Return the date or the number that one side of a comparison leads to, or None.

    A side that names no place takes the other's, and one without an act the act; where that leads
    nowhere it takes all that the other does not name.
    """
    if not any(piece.weight >= _TELLING for piece in own):
        return None
    others = [piece for piece in (*comparison.one, *comparison.other) if piece not in own]
    lent = [piece for piece in others if _is_lent(memory, piece, own)]
    acts = [piece for piece in lent if is_tie(piece)]
    ways = (
        (*(piece for piece in lent if piece not in acts), *own),
        (*lent, *own),
        (*(piece for piece in others if piece.kind != "name"), *own),
    )
    found = (_led_to(memory, reading, way, comparison, besides) for way in ways)
    return next(filter(None, found), None)


def _led_to(
    memory: Memory,
    reading: Reading,
    pieces: tuple[Piece, ...],
    comparison: Comparison,
    besides: Fact | None,
) -> Fact | None:
    """Return the date or the number to which some pieces of a question lead, or None."""
    asked = ((0, frozenset([_ASKS[comparison.gives]])),)
    ordered = tuple(sorted(set(pieces), key=lambda piece: piece.start))
    part = replace(reading, pieces=ordered, asked=asked)
    for candidate in ranked(memory, part)[:_LOOKED_AT]:
        fact = memory.facts[candidate.fact]
        if candidate.score < _SURE:
            break
        if fact.gives not in _GIVEN[comparison.gives] or len(fact.about) > 1 or fact == besides:
            continue
        if comparison.gives == NUMBER or gives_what_is_asked(memory, part, fact):
            return fact
    return None


def _is_lent(memory: Memory, piece: Piece, own: tuple[Piece, ...]) -> bool:
    if is_tie(piece):
        return not any(map(is_tie, own))
    if piece.kind != "name" or not any(map(memory.is_place, piece.things)):
        return False
    return not any(memory.places(thing) for one in own for thing in one.things)


def _against_limit(
    kg: KnowledgeGraph, memory: Memory, reading: Reading, fact: Fact, comparison: Comparison
) -> Answer | None:
    """Return whether a date or a number is under a limit, or over it; None where it is open."""
    wanted = limit(reading, comparison)
    values = [*answers_of(memory, fact)]
    if fact.gives in DATES:
        is_so = _is_dated(values, wanted, is_less=comparison.is_less)
    else:
        is_so = _is_counted(memory, values, wanted, is_less=comparison.is_less)
    if is_so is None:
        return None
    is_claimed = is_so != denies(reading.words)
    return judged(answer_of(kg, memory, reading, fact, 1.0), "yes" if is_claimed else "no")


def _is_dated(values: list[str], wanted: str, *, is_less: bool) -> bool | None:
    """Say whether the one date is before, or after, a year or a month; in it, it is neither."""
    if len(values) != 1 or any(mark in values[0] for mark in _VAGUE):
        return None
    date = values[0][: len(wanted)]
    if len(date) < len(wanted) and wanted.startswith(date):
        return None
    return date < wanted if is_less else date > wanted


def _is_counted(memory: Memory, values: list[str], wanted: str, *, is_less: bool) -> bool | None:
    """Say whether the one number is below, or above, a limit; "nearly" and "more than" bound it."""
    quantities = numbers_of(memory, values)
    known = [(one, number) for one in quantities for number in _numbers(memory, one)]
    if len(known) != 1 or not wanted.isdigit():
        return None
    (quantity, number), bound = known[0], float(wanted)
    qualifiers = {*memory.values.get((quantity, _QUALIFIER), ())} - {_EXACT}
    if not qualifiers:
        return number < bound if is_less else number > bound
    if qualifiers == {_MORE_THAN} and number >= bound:
        return not is_less
    if qualifiers == {_NEARLY} and number <= bound:
        return is_less
    return None


def _numbers(memory: Memory, quantity: int) -> list[float]:
    return [float(one) for one in memory.values.get((quantity, "dgov:number"), ())]


def _ordered(  # noqa: PLR0913 - what is compared, and how
    kg: KnowledgeGraph,
    memory: Memory,
    reading: Reading,
    facts: tuple[Fact, Fact],
    comparison: Comparison,
    *,
    is_held: bool,
) -> Answer | None:
    """Return which of two things is the less; None where it is open.

    Where it is held against what is said of them, the verdict tells whether it is so.
    """
    question = named_pattern(_PATTERNS[comparison.gives])
    things = [term(memory.things[thing]) for fact in facts for thing in fact.about]
    sparql = question.bind({"thing": things, "other": things})
    table = kg.answer(question, sparql).in_language(reading.language)
    rows = list(table)
    if not rows or len({(row["less"], row["more"]) for row in rows}) != 1:
        return None
    row, language = rows[0], reading.language
    said = [
        f"{shown(row[side], language)} ({shown(row[f'{side}_value'], language)})"
        for side in ("less", "more")
    ]
    text = f"{said[0]}；{said[1]}。" if language == "zh" else f"{said[0]}; {said[1]}."
    query = query_text(sparql)
    answer = Answer(
        reading.words,
        language,
        "answered",
        text,
        understood=question.title.in_language(language),
        table=table,
        sparql=query,
        command=f"dgov-kg query {shlex.quote(' '.join(query.split()))}",
        answering=("less" if comparison.is_less else "more",),
        composed=True,
        confidence=1.0,
    )
    if not is_held:
        return answer
    first = facts[0]
    own = {memory.things[t] for t in first.about} | {
        v for t in first.about for v in memory.values.get((t, "dgov:hasOutcome"), ())
    }
    is_less = getattr(row["less"], "curie", "") in own
    return judged(answer, "yes" if is_less == comparison.is_less else "no")
