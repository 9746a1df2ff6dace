"""The paragraph files read alike: name, opening, layout, order, and a graph for every sentence."""

from __future__ import annotations

import itertools
import os
import re

import pyoxigraph as ox
import pytest

from dgov_kg import files
from dgov_kg.dates import bounds
from dgov_kg.namespaces import PREFIXES, SOURCES, compress

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
def test_every_sentence_has_a_graph_or_a_reason(path: str) -> None:
    """A sentence without statements has a comment `# src:p10s2: why` in both languages."""
    text = "\n".join(lines(path))
    paragraph = os.path.basename(path)[:3]
    with open(os.path.join(os.path.dirname(path), "source.ttl"), encoding="utf-8") as index:
        every = re.findall(
            rf"^src:({paragraph}[sr]\d+) a dgov:Sentence", index.read(), re.MULTILINE
        )
    assert every, f"{path}: source.ttl has no sentence of {paragraph}"

    graphs = re.findall(r"^src:(\w+) \{$", text, re.MULTILINE)
    reasons = dict(re.findall(r"^# src:(\w+): (.*)$", text, re.MULTILINE))
    for sentence in every:
        assert (sentence in graphs) != (sentence in reasons), (
            f"{path}: give src:{sentence} one graph, or one comment `# src:{sentence}: 理由。 Why.`"
        )
    assert graphs == sorted(graphs, key=order), f"{path}: put the graphs in the order of the text"
    for sentence, reason in reasons.items():
        both = CHINESE.search(reason) and re.search("[a-z]{2}", reason)
        assert both, f"{path}: say in both languages why src:{sentence} has no graph"


@each_file
def test_dates_have_bounds(path: str) -> None:
    """From every date follows a first day or a last day."""
    for quad in ox.parse(path=path):
        if compress(quad.predicate.value) in {"dgov:dateExpression", "dgov:coversPeriod"}:
            date = quad.object.value
            assert any(bounds(date)), f"{path}: {compress(quad.subject.value)}: what day is {date}?"


def test_things_are_born_where_they_are_first_named() -> None:
    """No sentence names a thing before the sentence that gives its class and names."""
    born: dict[str, tuple[int, int]] = {}
    uses: dict[str, tuple[tuple[int, int], str]] = {}
    for path in PATHS:
        for quad in ox.parse(path=path):
            here = order(quad.graph_name.value)
            for node in (quad.subject, quad.object):
                if isinstance(node, ox.NamedNode) and node.value.startswith(PREFIXES["dg"]):
                    uses[node.value] = min(uses.get(node.value, (here, path)), (here, path))
            if quad.predicate.value == PREFIXES["rdf"] + "type":
                born[quad.subject.value] = here
    late = [
        f"{path}: {compress(iri)} is named in p{here[0]:02}, number {here[1]}, "
        f"and born only in p{born[iri][0]:02}, number {born[iri][1]}: move its birth here"
        for iri, (here, path) in sorted(uses.items())
        if iri in born and born[iri] > here
    ]

    assert late == []


@pytest.mark.parametrize("source", files.sources(), ids=os.path.basename)
def test_every_paragraph_has_its_file(source: str) -> None:
    """The paragraphs of the index and the files of the folder are the same."""
    kinds = {
        quad.subject.value.rpartition("/")[2]
        for quad in ox.parse(path=os.path.join(source, "source.ttl"))
        if quad.object == ox.NamedNode(PREFIXES["dgov"] + "Paragraph")
    }

    assert sorted(os.path.basename(path)[:3] for path in files.paragraphs(source)) == sorted(kinds)


@pytest.mark.parametrize("source", files.sources(), ids=os.path.basename)
def test_every_sentence_is_encoded_or_left_out_for_a_reason(source: str) -> None:
    """A sentence of the index has statements in its paragraph, or a reason in omissions.ttl."""
    namespace = f"{SOURCES}{os.path.basename(source)}/"
    index = ox.parse(path=os.path.join(source, "source.ttl"))
    sentence = ox.NamedNode(PREFIXES["dgov"] + "Sentence")
    every = {quad.subject.value for quad in index if quad.object == sentence}
    said = {quad.graph_name.value for path in PATHS for quad in ox.parse(path=path)}
    omitted = {quad.subject.value for quad in ox.parse(path=os.path.join(source, "omissions.ttl"))}

    def shown(iris: set[str]) -> str:
        return ", ".join(sorted(iri.removeprefix(namespace) for iri in iris))

    assert not every - said - omitted, (
        f"encode {shown(every - said - omitted)}, or say why not in {source}/omissions.ttl"
    )
    assert not said & omitted, f"{source}/omissions.ttl: {shown(said & omitted)} is encoded"
    assert not omitted - every, f"{source}/omissions.ttl: there is no {shown(omitted - every)}"


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
    for path in PATHS:
        quads = list(ox.parse(path=path))
        sorted_under = {quad.subject for quad in quads if quad.predicate.value == DIMENSION}
        for quad in quads:
            if quad.object == PROBLEM and first <= order(quad.graph_name.value)[0] <= last:
                assert quad.subject in sorted_under, (
                    f"{path}: give {compress(quad.subject.value)} its dgov:hasDimension"
                )
