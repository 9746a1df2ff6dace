"""Turtle and TriG that read well: the layout of the project's own files.

The library's serializers put all objects of a predicate on one line; a file for reading and for
`diff` has one object a line, type and labels first, and things of one class together.
"""

from __future__ import annotations

import re
from itertools import groupby

import pyoxigraph as ox

from dgov_kg.export.content import INTEGER, TYPE, curie, graph_iri, is_index, natural
from dgov_kg.export.lists import Lists, shared_between_graphs
from dgov_kg.namespaces import CONCEPTS, ONTOLOGY, PREFIXES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from dgov_kg.export.content import Content, Subject, Term

_IN_SCHEME = ox.NamedNode(PREFIXES["skos"] + "inScheme")
_STRING = ox.NamedNode(PREFIXES["xsd"] + "string")
_SUBCLASS = ox.NamedNode(PREFIXES["rdfs"] + "subClassOf")
_CANONICAL_INTEGER = re.compile(r"0|-?[1-9][0-9]*")
_TERM_ORDER = {
    PREFIXES["owl"] + name: rank
    for rank, name in enumerate(("Ontology", "Class", "ObjectProperty", "DatatypeProperty"))
}
_THINGS, _INDEX, _SCHEMES, _TERMS = range(4)
_HEADINGS = {
    _INDEX: "来源的段落与语句 The source: its paragraphs and sentences",
    _SCHEMES: "受控取值 The controlled values",
    _TERMS: "术语 The terms",
}


def turtle(content: Content) -> bytes:
    """Return the union of all graphs and `dgov:statedIn`: things by class, source, schemes, terms.

    >>> from dgov_kg.export.content import Content
    >>> tencent, firm = (ox.NamedNode(PREFIXES[p] + n) for p, n in (("dg", "t"), ("dgov", "Firm")))
    >>> sentence = ox.NamedNode(PREFIXES["src"] + "p13s3")
    >>> for line in turtle(Content([ox.Quad(tencent, TYPE, firm, sentence)])).splitlines()[-4:]:
    ...     print(line.decode())
    # Firm
    <BLANKLINE>
    dg:t a dgov:Firm ;
        dgov:statedIn src:p13s3 .
    """
    names = _Names(Lists(content.triples))
    places = _Places(content)
    blocks = {
        subject: list(triples)
        for subject, triples in groupby(content.triples, key=lambda triple: triple.subject)
        if subject not in names.lists.cells
    }
    body: list[str] = []
    heading = ""
    for subject in sorted(blocks, key=places.order):
        if heading != (heading := places.heading(subject)):
            body.append(f"# {heading}\n")
        body.append(_block(subject, blocks[subject], names, ""))
    return _document(names, body)


def trig(content: Content) -> bytes:
    r"""Return every statement in its graph; the sentences stand in the order of the text.

    >>> from dgov_kg.export.content import Content
    >>> name, sentence = (ox.NamedNode(PREFIXES[prefix] + "p1s1") for prefix in ("dg", "src"))
    >>> print(trig(Content([ox.Quad(name, TYPE, name, sentence)])).decode().split("\n\n")[1])
    src:p1s1 {
        dg:p1s1 a dg:p1s1 .
    }
    <BLANKLINE>
    """
    names = _Names()
    shared = shared_between_graphs(content.quads)
    body = []
    for graph, quads in groupby(content.quads, key=lambda quad: quad.graph_name):
        indent = "" if isinstance(graph, ox.DefaultGraph) else "    "
        triples = [quad.triple for quad in quads]
        names.lists = Lists(triples, shared)
        blocks = [
            _block(subject, group, names, indent)
            for subject, group in groupby(triples, key=lambda triple: triple.subject)
            if subject not in names.lists.cells
        ]
        text = "\n".join(blocks)
        body.append(
            text if isinstance(graph, ox.DefaultGraph) else f"{names(graph)} {{\n{text}}}\n"
        )
    return _document(names, body)


class _Names:
    """Writes terms, with a prefix where one fits, and remembers the prefixes it used."""

    def __init__(self, lists: Lists | None = None) -> None:
        self.lists = lists or Lists([])
        self.used: set[str] = set()
        self.written: dict[str, str] = {}

    def __call__(self, term: Term) -> str:
        if isinstance(term, ox.NamedNode):
            iri = term.value
            if iri not in self.written:
                self.written[iri] = curie(iri, self.used) or str(term)
            return self.written[iri]
        if term in self.lists.members:
            return f"( {' '.join(map(self, self.lists.members[term]))} )"
        if not isinstance(term, ox.Literal) or term.language or term.datatype == _STRING:
            return str(term)
        if term.datatype == INTEGER and _CANONICAL_INTEGER.fullmatch(term.value):
            return term.value
        return f"{ox.Literal(term.value)}^^{self(term.datatype)}"


class _Places:
    """Where in the file a subject stands, and under which heading."""

    def __init__(self, content: Content) -> None:
        self.names = content.names
        self.sections: dict[Subject, int] = {}
        self.groups: dict[Subject, str] = {}
        types: dict[Subject, list[Term]] = {}
        above: dict[Term, set[Term]] = {}
        for quad in content.quads:
            section = _section(graph_iri(quad))
            self.sections[quad.subject] = max(self.sections.get(quad.subject, _THINGS), section)
            if quad.predicate == TYPE:
                types.setdefault(quad.subject, []).append(quad.object)
            elif quad.predicate == _SUBCLASS:
                above.setdefault(quad.subject, set()).add(quad.object)
            elif quad.predicate == _IN_SCHEME:
                self.groups[quad.subject] = str(quad.object)
        for subject, classes in types.items():
            general = set().union(*(above.get(cls, set()) for cls in classes))
            nearest = [cls for cls in classes if cls not in general] or classes
            self.groups.setdefault(subject, min(_text(cls) for cls in nearest))

    def order(self, subject: Subject) -> tuple[object, ...]:
        section, iri = self.sections[subject], str(subject)
        if section == _INDEX:
            return section, "", 0, natural(iri)
        group = self.groups.get(subject, "~")
        if section == _SCHEMES:
            is_value = group.startswith("<")
            return section, group if is_value else iri, int(is_value), natural(iri)
        rank = _TERM_ORDER.get(group, len(_TERM_ORDER)) if section == _TERMS else 0
        return section, group if section == _THINGS else "", rank, natural(iri)

    def heading(self, subject: Subject) -> str:
        section = self.sections[subject]
        if section != _THINGS:
            return _HEADINGS[section]
        group = self.groups.get(subject, "")
        known = self.names.get(group, {})
        local = re.split(r"[#/]", group)[-1] or "其他 Others"
        words = f"{known.get('zh', '')} {known.get('en', local)}"
        return " ".join(words.split())


def _section(graph: str) -> int:
    if graph == ONTOLOGY:
        return _TERMS
    if graph == CONCEPTS:
        return _SCHEMES
    return _INDEX if is_index(graph) else _THINGS


def _text(term: Term) -> str:
    return term.value if isinstance(term, ox.NamedNode) else str(term)


def _block(subject: Subject, triples: Iterable[ox.Triple], names: _Names, indent: str) -> str:
    lines = [
        f"{'a' if triple.predicate == TYPE else names(triple.predicate)} {names(triple.object)}"
        for triple in triples
    ]
    is_anonymous = isinstance(subject, ox.BlankNode) and not names.lists.needs_label(subject)
    return (
        f"{indent}{'[]' if is_anonymous else names(subject)} "
        + f" ;\n{indent}    ".join(lines)
        + " .\n"
    )


def _document(names: _Names, body: list[str]) -> bytes:
    head = [f"@prefix {prefix}: <{PREFIXES[prefix]}> .\n" for prefix in sorted(names.used)]
    return "\n".join(["".join(head), *body]).encode()
