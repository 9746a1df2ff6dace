"""SHACL Core over an index: what pySHACL finds with our shapes, in a small part of its time.

Only the constraints that `shapes.ttl` uses are known; any other raises NotImplementedError, so that
no shape is passed over.  The tests hold every verdict against pySHACL's.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import pyoxigraph as ox

from dgov_kg.namespaces import PREFIXES
from dgov_kg.validation import constraints

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

    from dgov_kg.validation.index import Index, Term

    #: What finds the values at fault, of a focus node and its values.
    Check = Callable[[Term, list[Term]], list[Term | None]]

_SH = "http://www.w3.org/ns/shacl#"


def sh(name: str) -> ox.NamedNode:
    """Return a term of SHACL."""
    return ox.NamedNode(_SH + name)


_PATH, _PROPERTY, _INVERSE = sh("path"), sh("property"), sh("inversePath")
_FIRST = ox.NamedNode(PREFIXES["rdf"] + "first")
_SILENT = {sh(name) for name in ("path", "property", "message", "severity", "sparql")}
TARGETS = tuple(
    sh(name) for name in ("targetClass", "targetSubjectsOf", "targetObjectsOf", "targetNode")
)


@dataclass
class Judge:
    """Shapes and the data they are held against."""

    shapes: Index
    data: Index
    _known: dict[tuple[Term, Term], bool] = field(default_factory=dict)
    _checks: dict[Term, list[Check]] = field(default_factory=dict)

    def targets(self, shape: Term, things: Collection[str] | None = None) -> dict[Term, None]:
        """Return what a shape is aimed at, or what of it is among these things (SHACL, 2.1.3)."""
        by_class, by_subject, by_object, by_name = (
            self.shapes.objects(shape, target) for target in TARGETS
        )
        found: dict[Term, None] = {}
        for kind in by_class:
            found |= dict.fromkeys(self.data.instances(kind))
        for property_ in by_subject:
            found |= dict.fromkeys(self.data.forward(_named(property_)))
        for property_ in by_object:
            found |= dict.fromkeys(self.data.backward(_named(property_)))
        found |= dict.fromkeys(by_name)
        if things is None:
            return found
        return {node: None for node in found if getattr(node, "value", "") in things}

    def results(self, shape: Term, focus: Term) -> Iterator[tuple[Term, Term | None]]:
        """Yield the shape or part at fault, and the wrong value where there is one."""
        values = self._values(shape, focus)
        for check in self._checks_of(shape):
            for value in check(focus, values):
                yield shape, value
        for part in self.shapes.objects(shape, _PROPERTY):
            for value in values:
                yield from self.results(part, value)

    def conforms(self, shape: Term, node: Term) -> bool:
        """Say whether a node fits a shape."""
        key = (shape, node)
        if key not in self._known:
            self._known[key] = next(self.results(shape, node), None) is None
        return self._known[key]

    def _values(self, shape: Term, focus: Term) -> list[Term]:
        """Return the value nodes: the focus itself, or what its path leads to (SHACL, 2.3)."""
        path = self.shapes.value(shape, _PATH)
        return [focus] if path is None else self._along(path, focus)

    def _along(self, path: Term, focus: Term) -> list[Term]:
        if isinstance(path, ox.NamedNode):
            return self.data.objects(focus, path)
        back = self.shapes.value(path, _INVERSE)
        if back is not None:
            return self.data.subjects(_named(back), focus)
        if self.shapes.value(path, _FIRST) is None:
            raise NotImplementedError(f"a path of this kind: {path}")
        reached = {focus: None}
        for step in self.shapes.listed(path):
            reached = {node: None for each in reached for node in self._along(step, each)}
        return list(reached)

    def _checks_of(self, shape: Term) -> list[Check]:
        if shape not in self._checks:
            self._checks[shape] = list(self._made(shape))
        return self._checks[shape]

    def _made(self, shape: Term) -> Iterator[Check]:
        """Yield a check for each constraint of a shape."""
        known = self._components()
        for predicate in self.shapes.predicates(shape):
            if predicate in _SILENT or predicate in TARGETS or not predicate.value.startswith(_SH):
                continue
            if predicate not in known:
                raise NotImplementedError(f"{predicate.value} in {shape}")
            for parameter in self.shapes.objects(shape, predicate):
                yield known[predicate](parameter)

    def _components(self) -> dict[ox.NamedNode, Callable[[Term], Check]]:
        """Return what makes a check of the parameter of a constraint, by its property."""
        listed, conforms = self.shapes.listed, self.conforms

        def each(right: Callable[[Term], bool]) -> Check:
            return lambda _, values: [value for value in values if not right(value)]

        def simple(
            check: Callable[[list[Term], Term], list[Term | None]],
        ) -> Callable[[Term], Check]:
            return lambda parameter: lambda _, values: check(values, parameter)

        def how_many(shapes: list[Term], value: Term) -> int:
            return sum(conforms(shape, value) for shape in shapes)

        def any_of(head: Term) -> Check:
            shapes = list(listed(head))
            return each(lambda value: how_many(shapes, value) > 0)

        def one_of(head: Term) -> Check:
            shapes = list(listed(head))
            return each(lambda value: how_many(shapes, value) == 1)

        def within(head: Term) -> Check:
            allowed = set(listed(head))
            return each(allowed.__contains__)

        def spoken(head: Term) -> Check:
            languages = [str(getattr(each, "value", "")).lower() for each in listed(head)]
            return lambda _, values: constraints.language_in(values, languages)

        def below(other: Term) -> Check:
            property_ = _named(other)
            return lambda focus, values: constraints.less_than(
                values, self.data.objects(focus, property_)
            )

        def unique(wished: Term) -> Check:
            wanted = getattr(wished, "value", "") == "true"
            return lambda _, values: constraints.unique_language(values) if wanted else []

        return {
            sh("minCount"): simple(constraints.min_count),
            sh("maxCount"): simple(constraints.max_count),
            sh("datatype"): simple(constraints.datatype),
            sh("minInclusive"): simple(constraints.min_inclusive),
            sh("pattern"): simple(constraints.pattern),
            sh("languageIn"): spoken,
            sh("uniqueLang"): unique,
            sh("lessThan"): below,
            sh("in"): within,
            sh("hasValue"): lambda value: lambda _, values: [] if value in values else [None],
            sh("class"): lambda kind: each(lambda value: self.data.is_a(value, kind)),
            sh("node"): lambda shape: each(lambda value: conforms(shape, value)),
            sh("not"): lambda shape: each(lambda value: not conforms(shape, value)),
            sh("or"): any_of,
            sh("xone"): one_of,
        }


def _named(term: Term) -> ox.NamedNode:
    assert isinstance(term, ox.NamedNode)
    return term
