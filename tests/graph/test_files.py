"""The paragraph files read alike: name, opening, layout, order, and a graph for every sentence."""

from __future__ import annotations

import itertools
import os
import re

import pyoxigraph as ox
import pytest

from dgov_kg import files
from dgov_kg.dates import bounds
from dgov_kg.namespaces import FIRST, PREFIXES, SOURCES, compress

PATHS = [path for source in files.sources() for path in files.paragraphs(source)]

NAME = r"[\w.-]*:[\w.-]+"
OBJECT = rf'(?:{NAME}|-?\d+|"(?:[^"\\]|\\.)*"(?:@(?:zh|en)|\^\^{NAME})?)'
LINES = re.compile(
    rf"(?:src:p\d\d[sr]\d+ \{{|\}}|    {NAME} (?:a|{NAME}) {OBJECT} [;.]"
    rf"|        (?:a|{NAME}) {OBJECT} [;.]|(?:    )*\# .*|)"
)
PROBLEM = ox.NamedNode(PREFIXES["dgov"] + "Problem")
DIMENSION = PREFIXES["dgov"] + "hasDimension"
CHINESE = re.compile(r"[\u4e00-\u9fff]")


def named(path: str) -> str:
    return os.path.basename(path).removesuffix(".trig")


def lines(path: str) -> list[str]:
    with open(path, encoding="utf-8") as file:
        return file.read().split("\n")


def order(sentence: str) -> tuple[int, int]:
    """Return paragraph and number of a sentence or table row."""
    found = re.fullmatch(r"p(\d+)[sr](\d+)", sentence.rpartition("/")[2])
    assert found, sentence
    return int(found[1]), int(found[2])


each_file = pytest.mark.parametrize("path", PATHS, ids=map(named, PATHS))


@each_file
def test_name(path: str) -> None:
    """A file is called p13-guangdong-operation.trig and holds sentences of paragraph 13 only."""
    found = re.fullmatch(r"(p\d\d)(-[a-z0-9]+)+\.trig", os.path.basename(path))
    assert found, f"{path}: rename it to pNN-words-with-hyphens.trig"

    source = f"{SOURCES}{os.path.basename(os.path.dirname(path))}/{found[1]}"
    graphs = {quad.graph_name.value for quad in ox.parse(path=path)}
    assert [graph for graph in graphs if not re.fullmatch(rf"{source}[sr]\d+", graph)] == []


@each_file
def test_opening(path: str) -> None:
    """A file opens with its prefixes, all ours and used, and says in zh and en what it is."""
    text = "\n".join(lines(path))
    head, _, rest = text.partition("\n\n")
    declared = re.findall(r"^@prefix (\w+): <(.*)> \.$", head, re.MULTILINE)
    assert len(declared) == head.count("\n") + 1, f"{path}:1: only prefixes before the blank line"
    assert declared == sorted(declared), f"{path}:1: put the prefixes in order"
    for prefix, namespace in declared:
        ours = PREFIXES.get(prefix) if prefix != "src" else namespace
        assert namespace == ours, f"{path}: the prefix {prefix}: is not as in namespaces.py"
        assert re.search(rf"(?<!\w){prefix}:", rest), f"{path}: remove the unused prefix {prefix}:"

    chinese, english, blank, *_ = rest.split("\n")
    line = head.count("\n") + 3
    assert chinese.startswith("# "), f"{path}:{line}: begin with a comment in Chinese"
    assert CHINESE.search(chinese), f"{path}:{line}: the first comment is in Chinese"
    assert english.startswith("# "), f"{path}:{line + 1}: then the same in English"
    assert blank == "", f"{path}:{line + 2}: leave a blank line after the opening comment"


@each_file
def test_layout(path: str) -> None:
    """Four spaces a level, one object a line, one blank line between blocks."""
    body = lines(path)
    start = body.index("") + 1
    wrong = [
        f"{path}:{number}: one statement a line, 4 or 8 spaces, ending in ' ;' or ' .': {line}"
        for number, line in enumerate(body[start:], start + 1)
        if not LINES.fullmatch(line)
    ]
    assert wrong == []

    text = "\n".join(body)
    assert "\n\n\n" not in text, f"{path}: one blank line is enough"
    assert text.endswith("}\n") or re.search(r"\n# .*\n$", text), f"{path}: end with one line break"
    for number, (line, following) in enumerate(itertools.pairwise(body), 1):
        closes = line.startswith("    ") and line.endswith(" .")
        assert not closes or following in {"", "}"}, f"{path}:{number + 1}: put a blank line before"
        opens = line.startswith("    ") and line.endswith(" ;")
        after = re.sub(r"^ {8}.*", "", following)
        assert not opens or after == "", f"{path}:{number + 1}: indent by eight spaces"


@each_file
def test_blocks_begin_with_class_and_names(path: str) -> None:
    """A birth says class, Chinese name, English name, in this order."""
    body = lines(path)
    for number, line in enumerate(body):
        if re.fullmatch(rf"    {NAME} a {NAME} ;", line):
            block = [following.strip() for following in body[number + 1 : number + 9]]
            names = [part for part in block if not part.startswith(("a ", "#"))][:2]
            for name, language in zip(names, ("zh", "en"), strict=True):
                expected = re.fullmatch(rf'skos:prefLabel "(.*)"@{language} [;.]', name)
                assert expected, f'{path}:{number + 1}: then skos:prefLabel "…"@{language}'


@each_file
def test_graphs_stand_in_the_order_of_the_text(path: str) -> None:
    """Each sentence has one graph at most, behind that of the sentence before it."""
    graphs = re.findall(r"^src:(\w+) \{$", "\n".join(lines(path)), re.MULTILINE)

    ordered = sorted(set(graphs), key=order)
    assert graphs == ordered, f"{path}: one graph a sentence, in the order of the text"


@each_file
def test_dates_have_bounds(path: str) -> None:
    """From every date follows a first day or a last day."""
    for quad in ox.parse(path=path):
        if compress(quad.predicate.value) in {"dgov:dateExpression", "dgov:coversPeriod"}:
            date = quad.object.value
            assert any(bounds(date)), f"{path}: {compress(quad.subject.value)}: what day is {date}?"


def test_things_are_born_where_they_are_first_named() -> None:
    """No sentence names a thing before the sentence of its source that gives its class and names.

    Sources have no order: what is born in one may be named anywhere in another.
    """
    born: dict[tuple[str, str], tuple[int, int]] = {}
    uses: dict[tuple[str, str], tuple[tuple[int, int], str]] = {}
    for path in PATHS:
        source = os.path.dirname(path)
        for quad in ox.parse(path=path):
            here = order(quad.graph_name.value)
            for node in (quad.subject, quad.object):
                if isinstance(node, ox.NamedNode) and node.value.startswith(PREFIXES["dg"]):
                    key = node.value, source
                    uses[key] = min(uses.get(key, (here, path)), (here, path))
            if quad.predicate.value == PREFIXES["rdf"] + "type":
                born[quad.subject.value, source] = here
    late = [
        f"{path}: {compress(key[0])} is named in p{here[0]:02}, number {here[1]}, "
        f"and born only in p{born[key][0]:02}, number {born[key][1]}: move its birth here"
        for key, (here, path) in sorted(uses.items())
        if key in born and born[key] > here
    ]

    assert late == []


@pytest.mark.parametrize("source", files.sources(), ids=os.path.basename)
def test_every_paragraph_has_one_file(source: str) -> None:
    """Each file of the folder is that of a paragraph of the index, and no other's."""
    kinds = {
        quad.subject.value.rpartition("/")[2]
        for quad in ox.parse(path=os.path.join(source, "source.ttl"))
        if quad.object == ox.NamedNode(PREFIXES["dgov"] + "Paragraph")
    }
    found = [os.path.basename(path)[:3] for path in files.paragraphs(source)]

    assert len(found) == len(set(found)), f"{source}: one file a paragraph"
    assert set(found) <= kinds, f"{source}: source.ttl has no {sorted(set(found) - kinds)}"


@pytest.mark.parametrize("source", files.sources(), ids=os.path.basename)
def test_every_sentence_is_encoded_or_left_out_for_a_reason(source: str) -> None:
    """A sentence of the index has statements in its paragraph, or a reason in omissions.ttl.

    A paragraph without statements needs no file, a source without omissions no omissions.ttl.
    """
    namespace = f"{SOURCES}{os.path.basename(source)}/"
    index = ox.parse(path=os.path.join(source, "source.ttl"))
    sentence = ox.NamedNode(PREFIXES["dgov"] + "Sentence")
    every = {quad.subject.value for quad in index if quad.object == sentence}
    said = {quad.graph_name.value for path in PATHS for quad in ox.parse(path=path)}
    path = os.path.join(source, "omissions.ttl")
    omissions = list(ox.parse(path=path)) if os.path.isfile(path) else []
    omitted = {quad.subject.value for quad in omissions}

    def shown(iris: set[str]) -> str:
        return ", ".join(sorted(iri.removeprefix(namespace) for iri in iris))

    assert not every - said - omitted, (
        f"encode {shown(every - said - omitted)}, or say why not in {source}/omissions.ttl"
    )
    assert not said & omitted, f"{source}/omissions.ttl: {shown(said & omitted)} is encoded"
    assert not omitted - every, f"{source}/omissions.ttl: there is no {shown(omitted - every)}"
    languages = {(quad.subject.value, quad.object.language) for quad in omissions}
    for sentence in omitted:
        both = {(sentence, "zh"), (sentence, "en")} <= languages
        assert both, (
            f"{source}/omissions.ttl: give {shown({sentence})} its reason in both languages"
        )


def test_stages_of_no_scheme_say_so() -> None:
    """A stage that is part of nothing has a comment above it, since SHACL reads no comments."""
    quads = [quad for path in PATHS for quad in ox.parse(path=path)]
    parts = {quad.subject for quad in quads if quad.predicate.value.endswith("#isPartOf")}
    whole = {compress(part.value) for part in parts}
    for path in PATHS:
        for before, line in itertools.pairwise(lines(path)):
            found = re.fullmatch(r"    (dg:[\w-]+) a dgov:Stage ;", line)
            assert not found or found[1] in whole or before.startswith("    # "), (
                f"{path}: say in a comment above {found[1]} to which scheme it does not belong, "
                "or give it dgov:isPartOf"
            )


def test_problems_of_the_four_areas_have_their_dimension() -> None:
    """From the paragraph that opens the first area to the last, each problem falls under one."""
    first, last = 26, 53
    for path in files.paragraphs(os.path.join(files.GRAPH, FIRST)):
        quads = list(ox.parse(path=path))
        sorted_under = {quad.subject for quad in quads if quad.predicate.value == DIMENSION}
        for quad in quads:
            if quad.object == PROBLEM and first <= order(quad.graph_name.value)[0] <= last:
                assert quad.subject in sorted_under, (
                    f"{path}: give {compress(quad.subject.value)} its dgov:hasDimension"
                )
