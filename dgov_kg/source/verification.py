"""Find every sentence of the index in a reader's copy, and show the words of those that are there.

A copy of the restored text has each sentence at its place.  In a copy with other punctuation or
other line breaks the digest alone finds it: the canonical form of the whole copy is searched for a
stretch of the right length and digest.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from dgov_kg.exceptions import BadFile
from dgov_kg.source.canonical_form import canonical, digest
from dgov_kg.source.indexing import Form, Index, Sentence

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

#: How many places behind the sentence before are tried before the whole text is.
_NEAR = 400


@dataclass(frozen=True, slots=True)
class Found:
    """The words of a sentence in a copy, and whether its place found them or its digest alone."""

    words: str
    by_position: bool


@dataclass(frozen=True, slots=True)
class Verification:
    r"""Which sentences of an index a copy has.

    >>> from dgov_kg.source import index
    >>> result = verify("山上有水，水里有鱼。\n云在天上。", index("山上有水,水里有鱼。"))
    >>> result.by_position, result.by_digest, result.complete
    (1, 0, True)
    """

    found: dict[str, Found]
    missing: tuple[Sentence, ...]

    @property
    def by_position(self) -> int:
        """The number of sentences found where the index says they stand."""
        return sum(found.by_position for found in self.found.values())

    @property
    def by_digest(self) -> int:
        """The number of sentences found elsewhere, by digest."""
        return len(self.found) - self.by_position

    @property
    def complete(self) -> bool:
        """True where no sentence is missing."""
        return not self.missing


def verify(text: str, index: Index, *, sentences: Iterable[Sentence] | None = None) -> Verification:
    """Look for the sentences of an index (all of them, or those given) in a reader's text."""
    wanted = index.sentences if sentences is None else tuple(sentences)
    copy = _Copy(text)
    found, astray = {}, []
    for sentence in wanted:
        words = copy.at_place(sentence)
        if words is None:
            astray.append(sentence)
        else:
            found[sentence.name] = Found(words, by_position=True)
    copy.seek(form for sentence in astray for form in _forms(sentence))
    for sentence in astray:
        words = copy.by_digest(sentence)
        if words is not None:
            found[sentence.name] = Found(words, by_position=False)
    ordered = {each.name: found[each.name] for each in wanted if each.name in found}
    return Verification(ordered, tuple(each for each in wanted if each.name not in found))


def at_place(text: str, index: Index) -> int:
    """Return how many sentences of an index stand in a text just where it says."""
    copy = _Copy(text)
    return sum(bool(copy.at_place(sentence)) for sentence in index.sentences)


def show(text: str, index: Index, names: Sequence[str]) -> dict[str, str]:
    """Return the words of sentences, by name, from a text that has them.

    The name of a paragraph stands for all its sentences.  Raises UnknownName for a name the index
    does not hold, and BadFile where the text does not have a sentence.
    """
    wanted = [sentence for name in names for sentence in index.named(name)]
    result = verify(text, index, sentences=wanted)
    if result.missing:
        names = [sentence.name for sentence in result.missing]
        listed = ", ".join(names[:8]) + (" …" if len(names) > 8 else "")  # noqa: PLR2004
        raise BadFile(
            zh=f"这份文本中没有这些语句：{listed}。可运行 dgov-kg source verify 核对。",
            en=f"The text does not have {listed}. Check it with: dgov-kg source verify",
        )
    return {name: found.words for name, found in result.found.items()}


def _forms(sentence: Sentence) -> tuple[Form, ...]:
    if len(sentence.pieces) == 1:
        return (sentence.form,)
    return sentence.form, *(piece.form for piece in sentence.pieces)


class _Copy:
    """A reader's text, its lines, and its canonical form with the place of each sign."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._lines = text.split("\n")
        self._places: dict[Form, int] = {}

    def at_place(self, sentence: Sentence) -> str | None:
        """Return the words at the place of a sentence, if they are its words."""
        if sentence.paragraph >= len(self._lines):
            return None
        line = self._lines[sentence.paragraph]
        words = [line[piece.start : piece.end] for piece in sentence.pieces]
        return _joined(words) if Form.of("".join(words)) == sentence.form else None

    def by_digest(self, sentence: Sentence) -> str | None:
        """Return the words of a sentence wherever they stand, once `seek` has looked for them."""
        if sentence.form in self._places:
            return self._words(sentence.form)
        if len(sentence.pieces) > 1 and all(p.form in self._places for p in sentence.pieces):
            return _joined([self._words(piece.form) for piece in sentence.pieces])
        return None

    def seek(self, forms: Iterable[Form]) -> None:
        """Look for canonical forms: each soon behind the one before it, then everywhere."""
        astray: dict[int, set[Form]] = {}
        here = 0
        for form in dict.fromkeys(forms):
            self._seek(form.length, {form}, range(here, here + _NEAR))
            if form in self._places:
                here = self._places[form] + form.length
            else:
                astray.setdefault(form.length, set()).add(form)
        for length, wanted in astray.items():
            self._seek(length, wanted, range(len(self._form)))

    def _seek(self, length: int, wanted: set[Form], starts: range) -> None:
        """Look for forms of one length among the stretches that begin at these places."""
        digests = {form.digest: form for form in wanted}
        for here in starts:
            form = digests.pop(digest(self._form[here : here + length]), None)
            if form is not None:
                self._places[form] = here
            if not digests:
                return

    def _words(self, form: Form) -> str:
        start = self._places[form]
        if not form.length:
            return ""
        first, last = self._origins[start], self._origins[start + form.length - 1]
        words = self._text[_with_opening(self._text, first) : _with_stop(self._text, last + 1)]
        return "".join(words.split("\n"))

    @cached_property
    def _form(self) -> str:
        return canonical(self._text)

    @cached_property
    def _origins(self) -> list[int]:
        """Return, for each sign of the canonical form, its place in the text."""
        origins = [
            place for place, sign in enumerate(self._text) for _ in range(len(canonical(sign)))
        ]
        if len(origins) == len(self._form):
            return origins
        # A sign and the mark behind it became one under NFKC: places are then near, not exact.
        share = len(self._text) / max(1, len(self._form))
        return [int(place * share) for place in range(len(self._form))]


def _joined(words: Sequence[str]) -> str:
    return " ".join(words)


def _with_opening(text: str, start: int) -> int:
    """Return the start of a sentence with the opening marks before it."""
    while start and text[start - 1] in "“‘《〈「『（([【〔":
        start -= 1
    return start


def _with_stop(text: str, end: int) -> int:
    """Return the end of a sentence with the stop and closing marks behind it."""
    while end < len(text) and text[end] in "。！？；!?;”’》」』）)]】〕":
        end += 1
    return end
