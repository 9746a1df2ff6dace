"""The statements about a thing in groups: by relation, those that it makes itself first.

A bare event or tie says little; so it comes with its parties, date and manner.  What a relation
rests on tells groups apart: the article, a rule, or the editors.
"""

from __future__ import annotations

from collections import namedtuple

import pyoxigraph as ox

from dgov_kg.about.marks import MARKED, Mark, marks
from dgov_kg.language import Bilingual
from dgov_kg.lookup import is_a
from dgov_kg.namespaces import DERIVED, PREFIXES
from dgov_kg.reason import kind_of
from dgov_kg.result import Node
from dgov_kg.solutions import value
from dgov_kg.terms import graph_iri, literals, objects

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from dgov_kg.graph import KnowledgeGraph
    from dgov_kg.result import Entity, Statement, Value

    Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple

#: What a statement may rest on, in the order in which it is told.
ORIGINS = {
    "stated": Bilingual("文中所说", "What the article says"),
    "derived": Bilingual("由此推出", "What follows from it"),
    "background": Bilingual("编者所加", "What the editors add"),
    "vocabulary": Bilingual("词表所定", "What the vocabulary says"),
    "index": Bilingual("索引所记", "What the index of the source holds"),
    "own": Bilingual("自备文件所说", "What files of your own say"),
}
#: The classes whose members are told with what they hold together.
_TOLD = ("Event", "Relationship", "Quantity", "Shift", "Ranking")
#: What a reader wants first; the others follow by their labels.
_FIRST = (
    *("hasKind", "hasOwnershipKind", "hasAdministrativeLevel", "hasJurisdiction", "isModelOf"),
    *("dateExpression", "coversPeriod", "hasActor", "hasStakeholder", "hasRoleBearer", "hasRole"),
    *("hasInterestType", "isStakeIn", "isInRespectOf", "hasOutcome", "hasManner", "isIssuedBy"),
    *("number", "upperNumber", "unit", "shiftsFrom", "shiftsTo", "isFounderOf", "holdsStakeIn"),
    *("coFoundedWith", "coOwnsWith", "operatesFor", "administersFor", "isDevelopedBy"),
)
_RANK = {PREFIXES["dgov"] + name: rank for rank, name in enumerate(_FIRST)}
_ALIAS = PREFIXES["skos"] + "altLabel"
_DEFINITION = ox.NamedNode(PREFIXES["skos"] + "definition")
_THEME = PREFIXES["dgov"] + "hasTheme"
_TYPE = ox.NamedNode(PREFIXES["rdf"] + "type")
_NAMES = {_ALIAS, PREFIXES["skos"] + "prefLabel", PREFIXES["rdfs"] + "label"}

#: What terms of other vocabularies are called here.
_CALLED = {
    PREFIXES["skos"] + "altLabel": Bilingual("又名", "also called"),
    PREFIXES["skos"] + "notation": Bilingual("代码", "code"),
    PREFIXES["skos"] + "definition": Bilingual("定义", "definition"),
    PREFIXES["skos"] + "inScheme": Bilingual("所在词表", "in scheme"),
    PREFIXES["skos"] + "topConceptOf": Bilingual("词表首层", "top concept of"),
    PREFIXES["skos"] + "exactMatch": Bilingual("等同于", "exact match"),
    PREFIXES["skos"] + "closeMatch": Bilingual("相近于", "close match"),
    PREFIXES["schema"] + "author": Bilingual("作者", "author"),
    PREFIXES["skos"] + "Concept": Bilingual("受控值", "controlled value"),
    PREFIXES["skos"] + "ConceptScheme": Bilingual("词表", "scheme of controlled values"),
    PREFIXES["foaf"] + "Person": Bilingual("人", "person"),
}

#: A relation with its meaning, and the rows that have it; outgoing where the thing is the subject.
Group = namedtuple("Group", "predicate meaning outgoing origin rows")


class Row(namedtuple("Row", "statement value kinds facts marks")):
    """One statement: what stands at its other end, and what that holds together.

    ``kinds`` are the classes of what stands there; of an event or tie ``facts`` are its relations
    to other things, as pairs of relation and values, and ``marks`` how the article says it.
    """

    __slots__ = ()


def groups(kg: KnowledgeGraph, entity: Entity) -> list[Group]:
    """Return the statements about a thing in groups, other names and marks left out.

    >>> from dgov_kg.graph import load
    >>> kg = load(language="en")
    >>> found = groups(kg, kg.describe("digital-guangdong"))
    >>> [group.predicate.en for group in found if group.origin == "stated"][:3]
    ['has kind', 'has jurisdiction', 'has role bearer']
    >>> founding = next(g for g in found if g.predicate.en == "has outcome").rows[0]
    >>> [(relation.en, len(values)) for relation, values in founding.facts]
    [('has actor', 4), ('has manner', 1)]
    """
    rows: dict[tuple[str, Node, bool], list[Row]] = {}
    foreign = _foreign(entity)
    for statement in entity.statements:
        outgoing = statement.subject == entity.node
        if outgoing and statement.predicate.iri in {_ALIAS, *MARKED}:
            continue
        if not outgoing and statement.object != entity.node:
            continue
        if (statement.predicate.iri, statement.object) in foreign:
            continue
        end = statement.object if outgoing else statement.subject
        key = origin(statement), statement.predicate, outgoing
        rows.setdefault(key, []).append(_row(kg, statement, end, entity))
    found = [
        Group(
            called(kg, predicate.iri),
            meaning(kg, predicate),
            outgoing,
            ground,
            tuple(_ordered(listed)),
        )
        for (ground, predicate, outgoing), listed in rows.items()
    ]
    return sorted(found, key=_place)


def origin(statement: Statement) -> str:
    """Return what a statement rests on: a sentence goes before a rule, a rule before the rest."""
    if statement.evidence:
        return "stated"
    if DERIVED in statement.others:
        return "derived"
    kinds = {kind_of(graph) for graph in statement.others}
    return next(kind for kind in ORIGINS if kind in kinds)


def meaning(kg: KnowledgeGraph, node: Node) -> Bilingual:
    """Return the definition of a term in both languages, empty where it has none."""
    told = {
        text.language: text.value
        for _, text in literals(kg.store, ox.NamedNode(node.iri), _DEFINITION)
    }
    return Bilingual(told.get("zh", ""), told.get("en", ""))


def facts(
    kg: KnowledgeGraph, node: Node, but: Node, language: str
) -> list[tuple[Node, tuple[Value, ...]]]:
    """Return what an event or tie holds together: its relations, but to one thing.

    Names, classes, themes and marks are left out, and so is what is derived.
    """
    found: dict[str, dict[Term, None]] = {}
    for quad in kg.store.quads_for_pattern(ox.NamedNode(node.iri), None, None, None):
        iri = quad.predicate.value
        if iri in {*_NAMES, _TYPE.value, _THEME, *MARKED} or graph_iri(quad) == DERIVED:
            continue
        found.setdefault(iri, {})[quad.object] = None
    told = []
    for iri in sorted(found, key=lambda iri: (rank(iri), iri)):
        ends = {value(end, kg.node) for end in spoken(found[iri], language)} - {but}
        if ends:
            told.append((called(kg, iri), tuple(sorted(ends, key=_text))))
    return told


def spoken(ends: Iterable[Term], language: str) -> list[Term]:
    """Return the ends of a relation without the texts that another of them says to the reader.

    >>> ends = [ox.Literal("集团", language="zh"), ox.Literal("groups", language="en")]
    >>> [end.value for end in spoken(ends, "en")]
    ['groups']
    """
    listed = list(ends)
    tags = {_tag(end) for end in listed}
    return [end for end in listed if _tag(end) in {"", language} or language not in tags]


def _foreign(entity: Entity) -> set[tuple[str, str]]:
    """Return the texts of a thing that it has in the reader's language as well: with relations."""
    found: dict[str, list[Term]] = {}
    for triple in entity.triples:
        found.setdefault(triple.predicate.value, []).append(triple.object)
    return {
        (iri, end.value)
        for iri, ends in found.items()
        for end in {*ends} - {*spoken(ends, entity.language)}
        if isinstance(end, ox.Literal)
    }


def _tag(end: Term) -> str:
    return (end.language or "") if isinstance(end, ox.Literal) else ""


def called(kg: KnowledgeGraph, iri: str) -> Node:
    """Return a term with its names, those of well-known other vocabularies as well.

    >>> from dgov_kg.graph import load
    >>> called(load(), PREFIXES["skos"] + "altLabel").zh
    '又名'
    """
    node = kg.node(iri)
    return Node(iri, *_CALLED[iri]) if iri in _CALLED and not any(node[1:]) else node


def rank(iri: str) -> int:
    """Return how early a reader wants a relation."""
    return _RANK.get(iri, len(_RANK))


def is_told(kg: KnowledgeGraph, node: Node) -> bool:
    """Say whether a thing is an event, a tie or a number, which comes with what it holds."""
    term = ox.NamedNode(node.iri)
    return any(is_a(kg, term, ox.NamedNode(PREFIXES["dgov"] + name)) for name in _TOLD)


def _row(kg: KnowledgeGraph, statement: Statement, end: Value, entity: Entity) -> Row:
    if not isinstance(end, Node) or not end.iri.startswith(PREFIXES["dg"]):
        return Row(statement, end, (), (), ())
    term = ox.NamedNode(end.iri)
    kinds = dict.fromkeys(called(kg, kind.value) for kind in objects(kg.store, term, _TYPE))
    if not is_told(kg, end):
        return Row(statement, end, tuple(kinds), (), ())
    told = tuple(facts(kg, end, entity.node, entity.language))
    said: tuple[Mark, ...] = tuple(marks(kg, end))
    return Row(statement, end, tuple(kinds), told, said)


def _ordered(rows: Iterable[Row]) -> list[Row]:
    """Return rows by the place of their first sentence, then by name."""
    from dgov_kg.passage import order

    def key(row: Row) -> tuple[object, ...]:
        evidence = row.statement.evidence
        return (not evidence, order(evidence[0].iri) if evidence else ("", 0, 0), _text(row.value))

    return sorted(rows, key=key)


def _place(group: Group) -> tuple[object, ...]:
    origins = list(ORIGINS)
    place = rank(group.predicate.iri)
    return (origins.index(group.origin), not group.outgoing, place, _text(group.predicate))


def _text(value: Value) -> str:
    return str(value)
