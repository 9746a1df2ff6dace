"""The house rules: what holds of files, graphs and births, where SHACL sees only triples."""

from __future__ import annotations

import os
from collections import defaultdict
from dataclasses import dataclass
from difflib import get_close_matches

import pyoxigraph as ox

from dgov_kg import files, namespaces
from dgov_kg.language import LANGUAGES, Bilingual
from dgov_kg.namespaces import PREFIXES, compress
from dgov_kg.validation.report import ERROR, Finding

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dgov_kg.validation.reading import DataFile

_TYPE = PREFIXES["rdf"] + "type"
_LABEL = PREFIXES["skos"] + "prefLabel"
_NOTE = ox.NamedNode(PREFIXES["skos"] + "editorialNote")
_PASSAGES = {PREFIXES["dgov"] + name for name in ("Passage", "Paragraph", "Sentence", "Piece")}
_OURS = (PREFIXES["dgov"], PREFIXES["dgc"])

#: The note that a derived predicate bears in the ontology.
_DERIVED_NOTE = ox.Literal("Derived by rule, never written by hand.", language="en")


@dataclass(frozen=True, slots=True)
class Context:
    """What a file is judged against: the vocabulary, and everything that any file says.

    `whole` is false where a file could not be read, so that nothing is called missing that may
    stand in it.
    """

    declared: frozenset[str]
    derived: frozenset[str]
    follows: frozenset[ox.Triple]
    births: dict[str, list[tuple[DataFile, str]]]
    sentences: dict[str, frozenset[str]]
    whole: bool

    @classmethod
    def gather(cls, everything: Sequence[DataFile], *, whole: bool) -> Context:
        """Read the vocabulary, and note where each thing is born and which sentences there are."""
        vocabulary = [
            quad
            for name in ("dgov.ttl", "schemes.ttl")
            for quad in ox.parse(path=os.path.join(files.ONTOLOGY, name))
        ]
        derived = frozenset(
            _name(quad.subject)
            for quad in vocabulary
            if quad.predicate == _NOTE and quad.object == _DERIVED_NOTE
        )
        births: dict[str, list[tuple[DataFile, str]]] = defaultdict(list)
        sentences: dict[str, frozenset[str]] = {}
        for file in everything:
            for quad in file.quads:
                if quad.predicate.value == _TYPE and isinstance(quad.subject, ox.NamedNode):
                    birth = (file, _name(quad.graph_name))
                    if birth not in births[quad.subject.value]:
                        births[quad.subject.value].append(birth)
            if file.own and os.path.basename(file.path) == "source.ttl":
                source = os.path.basename(os.path.dirname(file.path))
                sentences[f"{namespaces.SOURCES}{source}/"] = frozenset(
                    _name(quad.subject)
                    for quad in file.quads
                    if quad.predicate.value == _TYPE
                    and _name(quad.object) == PREFIXES["dgov"] + "Sentence"
                )
        return cls(
            declared=frozenset(
                _name(quad.subject) for quad in vocabulary if quad.predicate.value == _TYPE
            ),
            derived=derived,
            follows=_following(everything, derived),
            births=dict(births),
            sentences=sentences,
            whole=whole,
        )


def check(file: DataFile, context: Context) -> Iterator[Finding]:
    """Yield what is wrong with one file."""
    yield from file.findings
    for rule in (_blank_nodes, _terms, _derived, _births, _labels, _languages, _graphs):
        yield from rule(file, context)


def _blank_nodes(file: DataFile, _: Context) -> Iterator[Finding]:
    blank = [q for q in file.quads if ox.BlankNode in {type(q.subject), type(q.object)}]
    for graph in sorted({_name(quad.graph_name) for quad in blank}):
        yield _finding(
            file,
            graph,
            graph,
            "blank-node",
            Bilingual(
                "有空白节点，别处无法引用它。",
                "There is a blank node, which nothing else can name.",
            ),
            Bilingual("以 dg:… 为它取名。", "Give it a name, dg:…."),
        )


def _terms(file: DataFile, context: Context) -> Iterator[Finding]:
    names = sorted(context.declared)
    for iri, graph in _first_uses(file, _OURS).items():
        if iri not in context.declared:
            near = get_close_matches(iri, names, n=1, cutoff=0.8)
            zh = f"是否想写 {compress(near[0])}？" if near else ""
            en = f"Did you mean {compress(near[0])}? " if near else ""
            yield _finding(
                file,
                iri,
                graph,
                "undeclared-term",
                Bilingual("词汇表中没有这个词。", "The vocabulary has no such term."),
                Bilingual(
                    f"{zh}否则先在 ontology 中声明它。"
                    if near
                    else "先在 ontology 中声明它，或另用一词。",
                    f"{en}Otherwise declare it in ontology/ first."
                    if near
                    else "Declare it in ontology/ first, or use another.",
                ),
            )


def _derived(file: DataFile, context: Context) -> Iterator[Finding]:
    for quad in file.quads:
        by_rule = _name(quad.graph_name) == namespaces.DERIVED or quad.triple in context.follows
        if quad.predicate.value in context.derived and not by_rule:
            predicate = compress(quad.predicate.value)
            yield _finding(
                file,
                _name(quad.subject),
                _name(quad.graph_name),
                "derived-by-hand",
                Bilingual(
                    f"{predicate} 由规则推导，不手写。",
                    f"{predicate} follows by rule, never by hand.",
                ),
                Bilingual(
                    "删去它，改写它所由来的事件或关系。",
                    "Delete it and write the event or tie it follows from.",
                ),
            )


def _births(file: DataFile, context: Context) -> Iterator[Finding]:
    for iri, graph in _first_uses(file, (PREFIXES["dg"],)).items():
        if context.whole and iri not in context.births:
            yield _finding(
                file,
                iri,
                graph,
                "never-born",
                Bilingual(
                    "用到了它，却没有一处说明它是什么。", "It is used, and nothing says what it is."
                ),
                Bilingual(
                    "在首次提到它的语句中写明类与中英文名称，或改正拼写。",
                    "Give it a class and both labels where it is first named, or mend its name.",
                ),
            )
    for iri, births in context.births.items():
        alike = [birth for birth in births if birth[0].own == file.own]
        for other, graph in alike[1:]:
            if other is file:
                first, sentence = alike[0]
                line = first.line(iri, sentence)
                yield _finding(
                    file,
                    iri,
                    graph,
                    "born-twice",
                    Bilingual(
                        f"它已在 {first.shown}:{line} 定过类。",
                        f"It is typed already in {first.shown}:{line}.",
                    ),
                    Bilingual(
                        "删去此处的类与名称，只作补充。",
                        "Delete class and labels here and only add to it.",
                    ),
                )


def _labels(file: DataFile, _: Context) -> Iterator[Finding]:
    given: dict[tuple[str, str], set[str | None]] = defaultdict(set)
    for quad in file.quads:
        if quad.predicate.value == _LABEL and isinstance(quad.object, ox.Literal):
            given[_name(quad.subject), _name(quad.graph_name)].add(quad.object.language)
    seen = set()
    for quad in file.quads:
        key = (_name(quad.subject), _name(quad.graph_name))
        kind = _name(quad.object) if quad.predicate.value == _TYPE else ""
        if not kind.startswith(PREFIXES["dgov"]) or kind in _PASSAGES or key in seen:
            continue
        seen.add(key)
        for language in LANGUAGES:
            if language not in given[key]:
                zh, en = ("中文", "Chinese") if language == "zh" else ("英文", "English")
                yield _finding(
                    file,
                    *key,
                    "labels",
                    Bilingual(
                        f"定类之处没有{zh}名称。", f"It has no {en} label where it is typed."
                    ),
                    Bilingual(
                        f'补上 skos:prefLabel "…"@{language}。',
                        f'Add skos:prefLabel "…"@{language}.',
                    ),
                )


def _languages(file: DataFile, _: Context) -> Iterator[Finding]:
    for quad in file.quads:
        language = quad.object.language if isinstance(quad.object, ox.Literal) else None
        if language and language not in LANGUAGES:
            yield _finding(
                file,
                _name(quad.subject),
                _name(quad.graph_name),
                "label-language",
                Bilingual(f"语言标记是 @{language}。", f"The language tag is @{language}."),
                Bilingual("只用 @zh 与 @en。", "Use @zh and @en only."),
            )


def _graphs(file: DataFile, context: Context) -> Iterator[Finding]:
    folder = os.path.dirname(file.path)
    inside = file.own and folder != files.GRAPH and file.path.endswith(".trig")
    expected = f"{namespaces.SOURCES}{os.path.basename(folder)}/" if inside else namespaces.SOURCES
    for graph in sorted({_name(quad.graph_name) for quad in file.quads}):
        source = graph[: graph.rfind("/") + 1]
        known = context.sentences.get(source)
        if (inside and source != expected) or (known is not None and graph not in known):
            yield _finding(
                file,
                graph,
                graph,
                "not-a-sentence",
                Bilingual(
                    "图名不是来源中的语句。" if graph else "有陈述不在任何语句的图中。",
                    "The name of the graph is no sentence of the source."
                    if graph
                    else "Something is said outside the graph of any sentence.",
                ),
                Bilingual(
                    f"图名须是 {compress(expected + 'p13s2')} 之类，见 source.ttl。",
                    f"Name the graph like {compress(expected + 'p13s2')}; source.ttl lists them.",
                ),
            )


def _following(everything: Sequence[DataFile], derived: frozenset[str]) -> frozenset[ox.Triple]:
    """Return what the rules derive, where a reader's file holds such edges: an export does."""
    foreign = (quad for file in everything if not file.own for quad in file.quads)
    if not any(quad.predicate.value in derived for quad in foreign):
        return frozenset()
    from dgov_kg.derivation import derive

    store = ox.Store()
    store.extend(quad for file in everything for quad in file.quads)
    derive(store)
    graph = ox.NamedNode(namespaces.DERIVED)
    return frozenset(q.triple for q in store.quads_for_pattern(None, None, None, graph))


def _first_uses(file: DataFile, spaces: tuple[str, ...]) -> dict[str, str]:
    """Return each IRI of these namespaces that a file uses, with the graph that first does."""
    uses: dict[str, str] = {}
    for quad in file.quads:
        for node in (quad.subject, quad.predicate, quad.object):
            if isinstance(node, ox.NamedNode) and node.value.startswith(spaces):
                uses.setdefault(node.value, _name(quad.graph_name))
    return uses


def _name(node: object) -> str:
    """Return the IRI of a node; the default graph and blank nodes have none."""
    return node.value if isinstance(node, ox.NamedNode) else ""


def _finding(  # noqa: PLR0913, PLR0917
    file: DataFile, iri: str, graph: str, rule: str, message: Bilingual, repair: Bilingual
) -> Finding:
    line = file.line(iri, graph if iri != graph else "") if iri else 0
    return Finding(ERROR, file.shown, line, compress(iri), rule, message, repair)
