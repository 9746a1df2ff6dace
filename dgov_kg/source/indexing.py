"""The index of a text: where each sentence stands and what its digest is, never what it says."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from dgov_kg.exceptions import BadFile, UnknownName
from dgov_kg.source.canonical_form import canonical, digest
from dgov_kg.source.sentences import sentences

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from dgov_kg.source.layout import Row

_NAME = re.compile(r"(?:src:)?[pP](\d{1,3})(?:([sr])(\d{1,3}))?")


@dataclass(frozen=True, slots=True)
class Form:
    """The canonical form of a passage: its length in code points, and its digest."""

    length: int
    digest: str

    @classmethod
    def of(cls, text: str) -> Form:
        """Return the form of a text.

        >>> Form.of("山，水。").length
        2
        """
        plain = canonical(text)
        return cls(len(plain), digest(plain))


@dataclass(frozen=True, slots=True)
class Piece:
    """An unbroken stretch of a paragraph: start and end in code points, the end exclusive."""

    start: int
    end: int
    form: Form


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, or a row of a table: one piece, or several in reading order.

    ``table`` is 0 for a sentence; ``form`` is that of the pieces joined.
    """

    name: str
    paragraph: int
    number: int
    pieces: tuple[Piece, ...]
    form: Form
    table: int = 0
    reconstructed: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph: its number (from 0), the form of all of it, and its sentences."""

    number: int
    form: Form
    sentences: tuple[Sentence, ...]

    @property
    def name(self) -> str:
        """The local name, with at least two digits: ``p07``."""
        return f"p{self.number:02}"


@dataclass(frozen=True)
class Index:
    r"""The paragraphs and sentences of one text.

    >>> found = index("山上有水。水里有鱼。\n完")
    >>> [sentence.name for sentence in found.sentences]
    ['p00s1', 'p00s2', 'p01s1']
    """

    form: Form
    paragraphs: tuple[Paragraph, ...]

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """Every sentence, in the order of the text."""
        return tuple(sentence for each in self.paragraphs for sentence in each.sentences)

    def named(self, name: str) -> tuple[Sentence, ...]:
        """Return the sentence of this name, or those of the paragraph of this name.

        ``p07s2``, ``src:p07s2`` and ``p7s2`` are one name.  Raises UnknownName, with the nearest
        name there is, for any other.
        """
        found = _NAME.fullmatch(name.strip())
        if found:
            plain = f"p{int(found[1]):02}" + (f"{found[2]}{int(found[3])}" if found[2] else "")
            hits = self._names.get(plain)
            if hits:
                return hits
            name = plain
        raise self._unknown(name)

    @cached_property
    def _names(self) -> dict[str, tuple[Sentence, ...]]:
        names = {sentence.name: (sentence,) for sentence in self.sentences}
        return names | {each.name: each.sentences for each in self.paragraphs}

    def _unknown(self, name: str) -> UnknownName:
        from difflib import get_close_matches

        paragraph = name[:3]
        own = [sentence.name for sentence in self._names.get(paragraph, ())]
        near = get_close_matches(name, own or self._names, n=1, cutoff=0.0 if own else 0.5)
        zh = f"；是不是 {near[0]}？" if near else "。语句名如 p13s3，段名如 p13。"
        en = f"; did you mean {near[0]}?" if near else ". A sentence is p13s3, a paragraph p13."
        return UnknownName(zh=f"没有语句 {name}{zh}", en=f"No sentence {name}{en}")


def index(text: str, rows: Iterable[Row] = ()) -> Index:
    """Return the index of a restored text, one paragraph a line.

    A paragraph that has rows is divided into these and not into sentences.  Raises BadFile where a
    row reaches over the end of its paragraph.
    """
    layout: dict[int, list[Row]] = {}
    for row in rows:
        layout.setdefault(row.paragraph, []).append(row)
    lines = text.rstrip("\n").split("\n")
    for missing in sorted(set(layout) - set(range(len(lines)))):
        raise _outside(layout[missing][0])
    paragraphs = tuple(
        Paragraph(
            number,
            Form.of(line),
            _rows(line, layout[number]) if number in layout else _prose(number, line),
        )
        for number, line in enumerate(lines)
    )
    return Index(Form.of(text), paragraphs)


def _prose(number: int, line: str) -> tuple[Sentence, ...]:
    return tuple(
        _sentence(f"p{number:02}s{count}", number, count, line, [span])
        for count, span in enumerate(sentences(line), start=1)
    )


def _rows(line: str, rows: Sequence[Row]) -> tuple[Sentence, ...]:
    for row in rows:
        if not row.pieces or any(not 0 <= start < end <= len(line) for start, end in row.pieces):
            raise _outside(row)
    return tuple(
        _sentence(row.name, row.paragraph, row.number, line, row.pieces, row=row) for row in rows
    )


def _sentence(  # noqa: PLR0913 - the fields of the value, in its order
    name: str,
    paragraph: int,
    number: int,
    line: str,
    spans: Sequence[tuple[int, int]],
    *,
    row: Row | None = None,
) -> Sentence:
    pieces = tuple(Piece(start, end, Form.of(line[start:end])) for start, end in spans)
    return Sentence(
        name=name,
        paragraph=paragraph,
        number=number,
        pieces=pieces,
        form=Form.of("".join(line[start:end] for start, end in spans)),
        table=row.table if row else 0,
        reconstructed=row.reconstructed if row else False,
    )


def _outside(row: Row) -> BadFile:
    return BadFile(
        zh=f"版面文件中的 {row.name} 超出该段；这份文本是修复过的同一篇文章吗？",
        en=f"Row {row.name} of the layout reaches over its paragraph; is this the restored text?",
    )
