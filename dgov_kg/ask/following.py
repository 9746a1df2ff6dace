"""A question that follows another, in full: "And in Zhejiang?", "When was it founded?"."""

from __future__ import annotations

from dgov_kg.ask.forms.likewise import of_other
from dgov_kg.ask.forms.pronouns import names_nothing
from dgov_kg.ask.read.piecing import read
from dgov_kg.ask.words.expressions import expression
from dgov_kg.ask.words.listing import listed
from dgov_kg.result import Node

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from dgov_kg.ask.know.memory import Memory
    from dgov_kg.ask.read.reading import Piece, Reading
    from dgov_kg.ask.say.answer import Answer

_FEW = 3  # So many things at most are meant by a pronoun.


def in_full(memory: Memory, words: str, before: str, answered: Callable[[], Answer]) -> str:
    """Return a question with what it leaves to the one before it; as it stands, if nothing.

    "And X?" asks the same of X; "it" is what answered, or else the one thing that was asked about:
    only then is the answer to the question before asked for.

    >>> from dgov_kg.graph import load
    >>> kg = load()
    >>> first = "谁在运营广东的数字政府？"
    >>> in_full(kg.memory, "那浙江呢？", first, lambda: kg.ask(first))
    '谁在运营浙江的数字政府？'
    >>> in_full(kg.memory, "它的股东有谁？", first, lambda: kg.ask(first))
    '数字广东网络建设有限公司的股东有谁？'
    """
    reading = read(memory, words)
    return _of_another(memory, reading, before) or _of_it(memory, reading, answered) or words


def _of_another(memory: Memory, reading: Reading, before: str) -> str:
    """Return the question before about what this one names alone, or nothing."""
    found = expression("and-another").fullmatch(reading.text)
    if found is None or len(reading.text) != len(reading.words):
        return ""
    start, end = next(found.span(group) for group in range(1, found.re.groups + 1) if found[group])
    own = [piece for piece in reading.pieces if start <= piece.start < end]
    first = read(memory, before)
    if len(own) == 1 and own[0].kind == "year":
        years = [piece for piece in first.pieces if piece.kind == "year"]
        return before.replace(years[0].text, own[0].text) if len(years) == 1 else ""
    if not own or any(piece.kind != "name" for piece in own):
        return ""
    sorts = _sorts(memory, own)
    alike = [piece for piece in first.named if sorts & _sorts(memory, [piece])]
    is_local = _is_local(memory, own)  # Of two firms the one that has a place, as this one has.
    alike.sort(key=lambda piece: _is_local(memory, [piece]) == is_local)
    return of_other(memory, first.words, reading.words[start:end], own, alike) if alike else ""


def _is_local(memory: Memory, pieces: Sequence[Piece]) -> bool:
    """Say whether what pieces name belongs to a place."""
    return bool(memory.places_of((t for piece in pieces for t in piece.things), tied=False))


def _sorts(memory: Memory, pieces: Sequence[Piece]) -> set[str]:
    """Return the classes of what pieces name."""
    return {sort for piece in pieces for thing in piece.things for sort in memory.classes[thing]}


def _of_it(memory: Memory, reading: Reading, answered: Callable[[], Answer]) -> str:
    """Return a question with a name in the place of its pronoun, or nothing."""
    found = expression("pronoun").search(reading.text)
    if found is None or names_nothing(reading) is None or len(reading.text) != len(reading.words):
        return ""
    before = answered()
    answers = [one for one in before.values if isinstance(one, Node)]
    name = listed([one.label(reading.language) for one in answers], reading.language)
    if not 0 < len(answers) <= _FEW:
        named = read(memory, before.question).named
        name = named[0].text if len(named) == 1 else ""
    if not name:
        return ""
    if found[0] in {"its", "their"}:
        name += "'s"
    return f"{reading.words[: found.start()]}{name}{reading.words[found.end() :]}"
