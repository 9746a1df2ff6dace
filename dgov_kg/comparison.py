"""Things side by side: on each dimension what all of them have, and what only some.

Places are compared on what the catalogue asks about them; other things on what the article says of
each, relation by relation.
"""

from __future__ import annotations

from collections import namedtuple

from dgov_kg.exceptions import BadParameter
from dgov_kg.language import Bilingual
from dgov_kg.result import Node, Table

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from dgov_kg.graph import KnowledgeGraph
    from dgov_kg.result import Value

#: One thing said of another, what qualifies it, when it was, where that is said, and the marks of
#: what is out of the ordinary: a party without a name, a number that is not exact.
Entry = namedtuple("Entry", "value detail date said marks", defaults=((),))

#: One dimension: its key, its name, and what each thing has there, by the thing's address.
Aspect = namedtuple("Aspect", "key name cells")

_NOTE = Bilingual(
    "空格表示文中没有说；每格是出处。",
    "An empty cell means that the article does not say; each cell is the sentence that does.",
)
_HEADINGS = {
    "dimension": Bilingual("维度", "dimension"),
    "held": Bilingual("谁有", "held by"),
    "value": Bilingual("内容", "what"),
    "detail": Bilingual("说明", "detail"),
}
#: What stands in a cell where something holds and no sentence says so.
_BACKGROUND = Node("", "背景", "background")
#: Columns that a thing's own may not bear the name of.
_TAKEN = ("dimension", "held", "value", "detail", "evidence")


class Comparison(namedtuple("Comparison", "things aspects language")):
    """Two or more things, and the dimensions on which at least one has something.

    >>> from dgov_kg.graph import load
    >>> compared = compare(load(), "guangdong", "zhejiang", on="operator")
    >>> [aspect.name.en for aspect in compared.aspects]
    ['Builders and operators']
    """

    __slots__ = ()

    @property
    def title(self) -> Bilingual:
        """What is compared, in words."""
        zh, en = (
            " · ".join(thing.label(language) for thing in self.things) for language in ("zh", "en")
        )
        return Bilingual(f"{zh}：对照", f"{en}: side by side")

    @property
    def note(self) -> Bilingual:
        """How to read it, and which dimensions the article speaks of for whom."""
        if not self.aspects:
            return Bilingual("文中没有可对照的。", "The article says nothing to compare.")
        spoken: dict[Node, list[Node]] = {}
        for aspect in self.aspects:
            held = {thing.iri for thing in self.things if aspect.cells.get(thing.iri)}
            spoken.setdefault(self._held(held), []).append(_named(aspect.name))
        told = list(spoken.items())
        zh = "；".join(f"{who.zh}：{'、'.join(one.zh for one in some)}" for who, some in told)
        en = "; ".join(f"{who.en}: {', '.join(one.en for one in some)}" for who, some in told)
        return Bilingual(f"{_NOTE.zh}有内容的维度——{zh}。", f"{_NOTE.en} Spoken of – {en}.")

    def to_table(self) -> Table:
        """Return a row for each thing said, with a column of sentences for each thing compared."""
        names = _columns(self.things)
        rows = [row for aspect in self.aspects for row in self._rows(aspect)]
        headings = {
            name: Bilingual(thing.label("zh"), thing.label("en"))
            for name, thing in zip(names, self.things, strict=True)
        }
        return Table(
            ["dimension", "held", "value", "detail", *names],
            rows,
            name="compare",
            title=self.title,
            note=self.note,
            headings=_HEADINGS | headings,
            language=self.language,
        )

    def _rows(self, aspect: Aspect) -> Iterator[tuple[Value, ...]]:
        """Yield what one dimension has: what all things share comes first."""
        values: dict[Value, dict[str, Entry]] = {}
        for thing in self.things:
            for entry in aspect.cells.get(thing.iri, ()):
                values.setdefault(entry.value, {})[thing.iri] = entry
        for value, held in sorted(values.items(), key=lambda one: -len(one[1])):
            entries = list(held.values())
            cells = [_cells(held.get(thing.iri)) for thing in self.things]
            for i in range(max(map(len, cells))):
                said = [cell[i] if i < len(cell) else None for cell in cells]
                yield (_named(aspect.name), self._held(held), value, _detail(entries), *said)

    def _held(self, held: Collection[str]) -> Node:
        """Return who has something: of others the article may only not say it."""
        if len(held) == len(self.things):
            whole = len(held) == 2  # noqa: PLR2004
            return Node("", "两者皆有" if whole else "皆有", "both" if whole else "all")
        names = [thing for thing in self.things if thing.iri in held]
        zh = "、".join(thing.label("zh") for thing in names)
        return Node("", zh, ", ".join(thing.label("en") for thing in names))


def compare(kg: KnowledgeGraph, /, *names: str, on: str | None = None) -> Comparison:
    """Return two or more things side by side; with ``on``, on that dimension alone.

    Several dimensions are separated by commas.  Raises UnknownName for a thing that is not in the
    graph, and BadParameter for fewer than two or for a dimension that they have not.

    >>> from dgov_kg.graph import load
    >>> compared = compare(load(), "guangdong", "zhejiang", on="operator,owner")
    >>> [aspect.key for aspect in compared.aspects]
    ['operator', 'owner']
    """
    from dgov_kg.lookup import resolve

    things = tuple(dict.fromkeys(kg.node(resolve(kg, name).value) for name in names))
    if len(things) < 2:  # noqa: PLR2004
        raise BadParameter(
            zh="对照至少要两个不同的事物。", en="A comparison takes two different things or more."
        )
    aspects = list(_aspects(kg, things))
    known = dict.fromkeys(aspect.key for aspect in aspects)
    wanted = list(known) if on is None else [one.strip() for one in on.split(",")]
    strange = next((one for one in wanted if one not in known), None)
    if strange is not None:
        listed = ", ".join(known)
        raise BadParameter(
            zh=f"它们没有维度 {strange}；可用：{listed}",
            en=f"They have no dimension {strange}; they have {listed}",
        )
    kept = [aspect for aspect in aspects if aspect.key in wanted]
    held = {thing.iri for thing in things}
    return Comparison(
        things,
        tuple(aspect for aspect in kept if any(aspect.cells.get(iri) for iri in held)),
        kg.language,
    )


def _aspects(kg: KnowledgeGraph, things: Sequence[Node]) -> list[Aspect]:
    kinds = [{kind.curie for kind in kg.describe(thing.iri).classes} for thing in things]
    if all("dgov:Jurisdiction" in one for one in kinds):
        from dgov_kg.provinces import aspects

        return aspects(kg, things)
    from dgov_kg.relations import relations

    return relations(kg, things)


def _columns(things: Sequence[Node]) -> list[str]:
    """Return a name for the column of each thing: its slug, or its CURIE where that is taken."""
    slugs = [thing.slug for thing in things]
    return [
        slug if slugs.count(slug) == 1 and slug not in _TAKEN else thing.curie
        for slug, thing in zip(slugs, things, strict=True)
    ]


def _cells(entry: Entry | None) -> list[Value]:
    """Return what stands in the column of a thing: the sentences, or that no sentence says so."""
    return [] if entry is None else list(entry.said) or [_BACKGROUND]


def _named(name: Bilingual | Node) -> Node:
    """Return what a dimension is called; a theme is one of the characteristics that have it."""
    if isinstance(name, Node):
        return Node("", f"特征：{name.label('zh')}", f"characteristic: {name.label('en')}")
    return Node("", *name)


def _detail(entries: Sequence[Entry]) -> Value:
    """Return what qualifies a thing said: in two languages, or the date alone."""
    found = dict.fromkeys(one for entry in entries for one in entry.detail)
    dates = list(dict.fromkeys(entry.date for entry in entries if entry.date))
    if not found:
        return ", ".join(dates) or None
    zh = [one.label("zh") if isinstance(one, Node) else str(one) for one in found]
    en = [one.label("en") if isinstance(one, Node) else str(one) for one in found]
    return Node("", "、".join([*zh, *dates]), ", ".join([*en, *dates]))
