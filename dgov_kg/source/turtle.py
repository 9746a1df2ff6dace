"""The index as Turtle that a person can read, and back."""

from __future__ import annotations

import re

from dgov_kg.exceptions import BadFile
from dgov_kg.language import Bilingual
from dgov_kg.namespaces import FIRST, PREFIXES, SOURCES
from dgov_kg.passage import place
from dgov_kg.source.head import Head, new_head
from dgov_kg.source.indexing import Form, Index, Paragraph, Piece, Sentence

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from pyoxigraph import Quad

_DECLARED = ("dg", "dgc", "dgov", "foaf", "rdfs", "schema", "skos", "src")
_HEAD = """\
# 由 dgov-kg source index 生成：只有位置与摘要值，没有原文。
# Written by `dgov-kg source index`: places and digests, never the words.  Do not edit.
"""


def to_turtle(index: Index, head: Head | None = None) -> bytes:
    """Return the index as Turtle in UTF-8: the same index and head, the same bytes.

    Without a head it is the index of the first source, which then has no title.
    """
    head = head or new_head(FIRST)
    namespaces = PREFIXES | {"src": f"{SOURCES}{head.source}/"}
    prefixes = "".join(f"@prefix {name}: <{namespaces[name]}> .\n" for name in _DECLARED)
    passages = [block for each in index.paragraphs for block in _paragraph(each, head.source)]
    return "\n".join([prefixes, _HEAD, head.turtle(_form(index.form)), *passages]).encode()


def _paragraph(paragraph: Paragraph, source: str) -> Iterator[str]:
    number = paragraph.number
    zh, en = f"第{number}段", f"paragraph {number}"
    if source != FIRST:
        zh, en = f"{source}：{zh}", f"{source}, {en}"
    yield _block(
        paragraph.name,
        "Paragraph",
        zh,
        en,
        [f"dgov:isPartOf dg:{source}", f"dgov:sequenceNumber {number}", *_form(paragraph.form)],
    )
    for sentence in paragraph.sentences:
        yield from _sentence(sentence, source)


def _sentence(sentence: Sentence, source: str) -> Iterator[str]:
    several = len(sentence.pieces) > 1
    pieces = list(enumerate(sentence.pieces, start=1)) if several else []
    yield _block(
        sentence.name,
        "Sentence",
        *_labels(sentence, source),
        [
            f"dgov:isPartOf src:p{sentence.paragraph:02}",
            f"dgov:sequenceNumber {sentence.number}",
            *([] if several else _place(sentence.pieces[0])),
            *(f"dgov:hasPiece src:{sentence.name}-{count}" for count, _ in pieces),
            *_form(sentence.form),
            *(["dgov:hasAssertionMode dgc:mode-reconstructed"] if sentence.reconstructed else []),
        ],
    )
    zh, en = _labels(sentence, source)
    for count, piece in pieces:
        yield _block(
            f"{sentence.name}-{count}",
            "Piece",
            f"{zh}片段{count}",
            f"{en}, piece {count}",
            [
                f"dgov:isPartOf src:{sentence.name}",
                f"dgov:sequenceNumber {count}",
                *_place(piece),
                *_form(piece.form),
            ],
        )


def _labels(sentence: Sentence, source: str) -> Bilingual:
    number, table = sentence.number, sentence.table
    if source != FIRST or not table:
        return place(f"{SOURCES}{source}/{sentence.name}")
    if not number:
        return Bilingual(f"表{table}表头", f"table {table}, header row")
    return Bilingual(f"表{table}第{number}行", f"table {table}, row {number}")


def _block(name: str, kind: str, zh: str, en: str, statements: list[str]) -> str:
    labels = [f'rdfs:label "{zh}"@zh', f'rdfs:label "{en}"@en']
    return f"src:{name} a dgov:{kind} ;\n" + _ended([*labels, *statements])


def _ended(statements: list[str]) -> str:
    return "".join(f"    {each} ;\n" for each in statements)[:-2] + ".\n"


def _place(piece: Piece) -> list[str]:
    return [f"dgov:start {piece.start}", f"dgov:end {piece.end}"]


def _form(form: Form) -> list[str]:
    return [f"dgov:canonicalLength {form.length}", f'dgov:digest "{form.digest}"']


def from_turtle(path: str) -> Index:
    """Return the index that a Turtle file holds.

    Raises BadFile where the file is missing, is no Turtle, or leaves out a place or a digest.
    """
    facts = _facts(path)
    try:
        return _assembled(facts)
    except (KeyError, ValueError) as error:
        raise BadFile(
            zh=f"{path} 不是完整的语句索引：缺 {error}。",
            en=f"{path} is not a whole sentence index: {error} is missing.",
        ) from error


def _facts(path: str) -> dict[str, dict[str, list[str]]]:
    """Return subject to predicate to values, all as local names or plain text."""
    from pyoxigraph import BlankNode, Literal

    facts: dict[str, dict[str, list[str]]] = {}
    for quad in parsed(path):
        if isinstance(quad.object, Literal):
            value = quad.object.value
        elif isinstance(quad.object, BlankNode):
            continue
        else:
            value = _local(str(quad.object))
        subject = facts.setdefault(_local(str(quad.subject)), {})
        subject.setdefault(_local(str(quad.predicate)), []).append(value)
    return facts


def parsed(path: str) -> list[Quad]:
    """Return what a Turtle file says, in its order.  Raises BadFile."""
    from pyoxigraph import RdfFormat, parse

    from dgov_kg.source.reading import read_text

    try:
        return list(parse(read_text(path).encode(), format=RdfFormat.TURTLE))
    except SyntaxError as error:
        raise BadFile(
            zh=f"{path} 不是合法的 Turtle：{error}。", en=f"{path} is not valid Turtle: {error}."
        ) from error


def _local(iri: str) -> str:
    return re.split("[/#]", iri.strip("<>"))[-1]


def _assembled(facts: dict[str, dict[str, list[str]]]) -> Index:
    kinds = {name: values["type"][0] for name, values in facts.items() if "type" in values}
    articles = [name for name, kind in kinds.items() if kind == "SourceArticle"]
    if not articles:
        raise KeyError("dgov:SourceArticle")
    parts: dict[str, list[Sentence]] = {}
    for name, kind in kinds.items():
        if kind == "Sentence":
            sentence = _read_sentence(name, facts)
            parts.setdefault(f"p{sentence.paragraph:02}", []).append(sentence)
    paragraphs = [
        Paragraph(
            _number(facts[name], "sequenceNumber"),
            _read_form(facts[name]),
            tuple(sorted(parts.get(name, []), key=lambda sentence: sentence.number)),
        )
        for name, kind in kinds.items()
        if kind == "Paragraph"
    ]
    return Index(
        _read_form(facts[articles[0]]), tuple(sorted(paragraphs, key=lambda each: each.number))
    )


def _read_sentence(name: str, facts: dict[str, dict[str, list[str]]]) -> Sentence:
    own = facts[name]
    pieces = [facts[piece] for piece in sorted(own.get("hasPiece", []), key=_last_number)]
    table = re.search(r"table (\d+)", " ".join(own.get("label", [])))
    return Sentence(
        name=name,
        paragraph=_last_number(own["isPartOf"][0]),
        number=_number(own, "sequenceNumber"),
        pieces=tuple(
            Piece(_number(piece, "start"), _number(piece, "end"), _read_form(piece))
            for piece in pieces or [own]
        ),
        form=_read_form(own),
        table=int(table[1]) if table else 0,
        reconstructed="mode-reconstructed" in own.get("hasAssertionMode", []),
    )


def _read_form(own: dict[str, list[str]]) -> Form:
    return Form(_number(own, "canonicalLength"), own["digest"][0])


def _number(own: dict[str, list[str]], predicate: str) -> int:
    return int(own[predicate][0])


def _last_number(name: str) -> int:
    found = re.search(r"\d+$", name)
    if found is None:
        raise ValueError(name)
    return int(found[0])
