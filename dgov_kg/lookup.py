"""From what a person types to what the graph holds: names, parameters, search."""

from __future__ import annotations

import os

import pyoxigraph as ox

from dgov_kg import files
from dgov_kg.exceptions import BadParameter, UnknownName
from dgov_kg.language import LANGUAGES
from dgov_kg.names.spelling import folded
from dgov_kg.namespaces import PREFIXES, expand
from dgov_kg.result import Node
from dgov_kg.terms import literals, objects, subjects

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dgov_kg.graph import KnowledgeGraph

_NAMES = tuple(
    ox.NamedNode(PREFIXES[prefix] + name)
    for prefix, name in (("skos", "prefLabel"), ("skos", "altLabel"), ("rdfs", "label"))
)
_SPELLINGS = ("dg", "dgc", "dgov", "src")
_TYPE = ox.NamedNode(PREFIXES["rdf"] + "type")
_SUBCLASS = ox.NamedNode(PREFIXES["rdfs"] + "subClassOf")
_IN_SCHEME = ox.NamedNode(PREFIXES["skos"] + "inScheme")
_ANYTHING = ox.NamedNode(PREFIXES["rdfs"] + "Resource")
_INTEGER = ox.NamedNode(PREFIXES["xsd"] + "integer")


def names(kg: KnowledgeGraph) -> Iterator[tuple[ox.NamedNode, str]]:
    """Yield everything that has a name with each of its names."""
    for predicate in _NAMES:
        for term, label in literals(kg.store, None, predicate):
            yield term, label.value


def resolve(kg: KnowledgeGraph, name: str) -> ox.NamedNode:
    """Return the thing of this slug, CURIE, IRI or exact label, or raise UnknownName."""
    for term in _candidates(kg, name):
        return term
    near = kg.names.found(name, most=3)
    zh = "、".join(f"{node.label('zh')}（{node.slug}）" for node in near)
    en = ", ".join(f"{node.label('en')} ({node.slug})" for node in near)
    raise UnknownName(
        zh=f"没有名为 {name} 的事物。"
        + (f"相近的有：{zh}" if near else "可用 dgov-kg search 查找。"),
        en=f"Nothing is called {name}. " + (f"Near it: {en}" if near else "Try dgov-kg search."),
    )


def parameter_term(
    kg: KnowledgeGraph, name: str, kind: str | None, value: object
) -> ox.NamedNode | ox.Literal:
    """Return the term that a parameter's value names, of the type the parameter takes."""
    given = value.iri if isinstance(value, Node) else str(value)
    if kind is None or kind == "xsd:string":
        return ox.Literal(given)
    if kind == "xsd:integer":
        try:
            return ox.Literal(str(int(given)), datatype=_INTEGER)  # int reads ２０１９ as well.
        except ValueError:
            raise BadParameter(
                zh=f"参数 {name} 应为整数，而不是 {given}。",
                en=f"{name} takes a whole number, not {given}.",
            ) from None
    wanted = ox.NamedNode(expand(kind) or kind)
    candidates = []
    for term in _candidates(kg, given):
        candidates.append(term)
        if wanted == _ANYTHING or is_a(kg, term, wanted):
            return term
    label = kg.node(wanted.value)
    listed = sorted(_options(kg, wanted))
    options = ", ".join(listed[:8]) + (" …" if len(listed) > 8 else "")  # noqa: PLR2004
    if candidates:
        found = kg.node(candidates[0].value)
        raise BadParameter(
            zh=f"参数 {name} 要的是{label.label('zh')}，{found.label('zh')}不是；例如：{options}",
            en=f"{name} takes a {label.label('en')}, not {found.label('en')}; such as {options}",
        )
    raise BadParameter(
        zh=f"参数 {name}：没有名为 {given} 的{label.label('zh')}；例如：{options}",
        en=f"{name}: no {label.label('en')} is called {given}; for example {options}",
    )


def options(kg: KnowledgeGraph, kind: str) -> list[str]:
    """Return the slugs of all that a parameter of this type can take."""
    wanted = expand(kind)
    return sorted(_options(kg, ox.NamedNode(wanted))) if wanted else []


def question_names() -> list[str]:
    """Return the names of all questions of the catalogue."""
    return [os.path.basename(path)[:-3] for path in files.listed(files.QUERIES, ".rq")]


def entity_names(kg: KnowledgeGraph) -> list[str]:
    """Return the slugs of all that the sentences bring up."""
    prefix = PREFIXES["dg"]
    things = {
        quad.subject.value
        for quad in kg.store.quads_for_pattern(None, _TYPE, None, None)
        if isinstance(quad.subject, ox.NamedNode)
    }
    return sorted(thing.removeprefix(prefix) for thing in things if thing.startswith(prefix))


def unknown_question(name: str, known: Iterable[str] | None = None) -> UnknownName:
    """Return the error for a question that is not in the catalogue, with the nearest that are."""
    from difflib import get_close_matches

    known = question_names() if known is None else list(known)
    near = get_close_matches(name, known, n=3, cutoff=0.4)
    near = near or [other for other in known if set(name.split("-")) & set(other.split("-"))][:3]
    listed = ", ".join(near)
    return UnknownName(
        zh=f"没有问题 {name}；"
        + (f"是不是 {listed}？" if near else "全部问题见：dgov-kg questions"),
        en=f"No question {name}; "
        + (f"did you mean {listed}?" if near else "see: dgov-kg questions"),
    )


def _candidates(kg: KnowledgeGraph, name: str) -> Iterator[ox.NamedNode]:
    """Yield the things that a person may mean by a name, the most literal reading first."""
    name = name.strip()
    found = False
    for term in _spelled(name):
        if next(kg.store.quads_for_pattern(term, None, None, None), None):
            found = True
            yield term
    wanted = folded(name)
    if not wanted or found:
        return
    seen = set()
    for term in _so_called(kg, name):
        if term not in seen:
            seen.add(term)
            yield term
    for term, label in names(kg):
        if term not in seen and folded(label) == wanted:
            seen.add(term)
            yield term


def _spelled(name: str) -> Iterator[ox.NamedNode]:
    """Yield the things that may have this IRI, CURIE or slug."""
    iris = [name] if "://" in name else []
    if expand(name):
        iris.append(str(expand(name)))
    if name and not set(name) & set(' <>"{}|^`\\/:'):
        iris += [PREFIXES[prefix] + name for prefix in _SPELLINGS]
    for iri in iris:
        try:
            yield ox.NamedNode(iri)
        except ValueError:
            continue


def _so_called(kg: KnowledgeGraph, name: str) -> Iterator[ox.NamedNode]:
    """Yield what bears just this name, which an engine finds without going through all."""
    spelled = [ox.Literal(name, language=language) for language in LANGUAGES]
    for predicate in _NAMES:
        for literal in (*spelled, ox.Literal(name)):
            for quad in kg.store.quads_for_pattern(None, predicate, literal, None):
                if isinstance(quad.subject, ox.NamedNode):
                    yield quad.subject


def is_a(kg: KnowledgeGraph, term: ox.NamedNode, wanted: ox.NamedNode) -> bool:
    """Say whether a thing is of a class, or of one below it, or a value of a scheme."""
    kinds = dict.fromkeys(objects(kg.store, term, _TYPE))
    todo = list(kinds)
    for kind in todo:
        todo += [k for k in objects(kg.store, kind, _SUBCLASS) if k not in kinds]
        kinds.update(dict.fromkeys(todo))
    return wanted in kinds or wanted in objects(kg.store, term, _IN_SCHEME)


def _options(kg: KnowledgeGraph, wanted: ox.NamedNode) -> Iterator[str]:
    if wanted == _ANYTHING:
        yield from entity_names(kg)
        return
    kinds = {wanted: None}
    todo = [wanted]
    for kind in todo:
        todo += [k for k in subjects(kg.store, _SUBCLASS, kind) if k not in kinds]
        kinds.update(dict.fromkeys(todo))
    things = [thing for kind in kinds for thing in subjects(kg.store, _TYPE, kind)]
    things += subjects(kg.store, _IN_SCHEME, wanted)
    for thing in dict.fromkeys(things):
        yield kg.node(thing.value).slug
