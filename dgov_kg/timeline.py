"""What happened when to one thing or in one place: the question `timeline`, asked about it."""

from __future__ import annotations

from dgov_kg.language import Bilingual
from dgov_kg.namespaces import PREFIXES
from dgov_kg.result import Table

TYPE_CHECKING = False
if TYPE_CHECKING:
    from dgov_kg.graph import KnowledgeGraph

_QUESTION = "timeline"
_PLACE = PREFIXES["dgov"] + "Jurisdiction"


def timeline(
    kg: KnowledgeGraph,
    name: str | None = None,
    *,
    since: int | str | None = None,
    until: int | str | None = None,
) -> Table:
    """Return the dated events, in order; with a name, those in that place or about that thing.

    ``since`` and ``until`` are the first and the last year of a period that an event is within.
    Raises UnknownName where nothing is called so, BadParameter for what is no year.

    >>> from dgov_kg.graph import load
    >>> table = timeline(load(), "digital-zhejiang")
    >>> table[0]["date"], table[0]["evidence"].slug
    ('2019', 'p16s4')
    >>> [row["date"] for row in timeline(load(), "guangdong", since=2018, until=2020)]
    ['2018']
    """
    period = {key: year for key, year in (("since", since), ("until", until)) if year}
    if name is None:
        return kg.run(_QUESTION, **period)
    import pyoxigraph as ox

    from dgov_kg.lookup import resolve
    from dgov_kg.terms import objects

    term = resolve(kg, name)
    kinds = {kind.value for kind in objects(kg.store, term, ox.NamedNode(PREFIXES["rdf"] + "type"))}
    about = "province" if _PLACE in kinds else "entity"
    table = kg.run(_QUESTION, **{about: term.value}, **period)
    node = kg.node(term.value)
    zh, en = node.label("zh"), node.label("en")
    return Table(
        table.columns,
        table.rows,
        name=table.name,
        title=Bilingual(f"{zh}：何时发生了什么？", f"{en}: what happened when?"),
        note=table.note
        if table
        else Bilingual(
            f"文中没有注明时间、与{zh}有关的事。", f"The article dates nothing that is about {en}."
        ),
        headings=table.headings,
        language=table.language,
    )
