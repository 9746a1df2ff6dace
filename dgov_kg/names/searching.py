"""Search by name: the index of names, with what each thing is and where it is first named."""

from __future__ import annotations

from typing import Any

from dgov_kg.language import Bilingual
from dgov_kg.names.index import LABEL, OTHER, SLUG, NameIndex, laid_out
from dgov_kg.namespaces import PREFIXES, compress
from dgov_kg.passage import is_sentence, place
from dgov_kg.result import Node, Table
from dgov_kg.terms import named

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from dgov_kg.graph import KnowledgeGraph

    #: IRI, both names, class and the first sentence.
    Row = tuple[str, str, str, str, str]

_NAMES = {PREFIXES["skos"] + "prefLabel", PREFIXES["skos"] + "altLabel", PREFIXES["rdfs"] + "label"}
_TYPE = PREFIXES["rdf"] + "type"


class Search:
    """Everything that has a name, and the index by which it is found."""

    def __init__(self, content: Mapping[str, Any]) -> None:
        self._rows: list[Row] = content["rows"]
        self._classes: dict[str, tuple[str, str]] = content["classes"]
        self._index = NameIndex(content["index"])

    def found(self, words: str, *, most: int) -> list[Node]:
        """Return the things that go by words, the best match first."""
        return [self._node(thing) for thing in self._index.find(words, most=most)]

    def kinds(self) -> Iterator[tuple[str, str]]:
        """Yield the IRI of everything that has a name, with that of its class, if it has one."""
        return ((iri, kind) for iri, _, _, kind, _ in self._rows)

    def table(self, words: str, *, most: int, language: str) -> Table:
        """Return the things that go by words, each with its class and its first sentence."""
        return Table(
            ["found", "kind", "evidence"],
            [self._cells(thing) for thing in self._index.find(words, most=most)],
            title=Bilingual(f"名称含“{words}”者", f"Named like “{words}”"),
            headings={
                "found": Bilingual("名称", "name"),
                "kind": Bilingual("类别", "kind"),
                "evidence": Bilingual("首见", "first named in"),
            },
            language=language,
        )

    def _node(self, thing: int) -> Node:
        iri, zh, en, _, _ = self._rows[thing]
        return Node(iri, zh, en)

    def _cells(self, thing: int) -> tuple[Node | None, ...]:
        _, _, _, kind, sentence = self._rows[thing]
        sort = Node(kind, *self._classes[kind]) if kind else None
        return self._node(thing), sort, Node(sentence, *place(sentence)) if sentence else None


def lay_out(
    kg: KnowledgeGraph, others: Iterable[tuple[str, list[str]]] | None = None
) -> dict[str, Any]:
    """Lay out all that has a name for searching; the other names are those kept as data."""
    if others is None:
        from dgov_kg.ask.words.wordings import other_names

        others = other_names()
    names: dict[str, list[str]] = {}
    classes: dict[str, set[str]] = {}
    sentences: dict[str, set[str]] = {}
    for said in named(kg.quads()):
        if said.predicate in _NAMES:
            names.setdefault(said.subject, []).append(said.value)
        elif said.predicate == _TYPE:
            classes.setdefault(said.subject, set()).add(said.value)
        if is_sentence(said.graph):
            sentences.setdefault(said.subject, set()).add(said.graph)
    things = sorted(iri for iri in names if not is_sentence(iri))
    number = {iri: position for position, iri in enumerate(things)}
    rows = []
    for iri in things:
        kinds = sorted(classes.get(iri, ()))
        first = min(sentences.get(iri, ()), default="")
        node = kg.node(iri)
        rows.append((iri, node.zh, node.en, kinds[0] if kinds else "", first))
    entries = [(name, number[iri], LABEL) for iri in things for name in names[iri]]
    entries += [(compress(iri).partition(":")[2], number[iri], SLUG) for iri in things]
    for slug, called in others:
        iri = PREFIXES["dg"] + slug
        entries += [(name, number[iri], OTHER) for name in called if iri in number]
    return {
        "rows": rows,
        "classes": {kind: tuple(kg.node(kind)[1:]) for _, _, _, kind, _ in rows if kind},
        "index": laid_out(entries),
    }
