"""One thing in words: its name, and what is said of it."""

from __future__ import annotations

from dgov_kg.ask.words.listing import listed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from dgov_kg.ask.know.memory import Memory
    from dgov_kg.graph import KnowledgeGraph
    from dgov_kg.result import Node

#: Properties that tell something by themselves, in the order in which they are said.
_TOLD = (
    *("dgov:hasActor", "dgov:hasRoleBearer", "dgov:hasStakeholder", "dgov:dateExpression"),
    *("dgov:hasOutcome", "dgov:hasQuantity", "dgov:hasMember", "dgov:hasRole", "dgov:callsFor"),
    *("dgov:hasGoal", "dgov:serves", "dgov:drawsOn", "dgov:isDeliveredThrough", "dgov:leadsTo"),
    *("dgov:lacks", "dgov:isSilentOn", "dgov:isAddressedTo", "dgov:hasOwnershipKind"),
)
#: Classes whose name alone is a statement.
_CLAIMS = {
    *("dgov:Claim", "dgov:Problem", "dgov:Recommendation", "dgov:Characteristic"),
    *("dgov:Definition", "dgov:Measure", "dgov:Goal", "dgov:Shift"),
}
#: Properties whose values are dates.
DATES = {"dgov:dateExpression", "dgov:coversPeriod"}


def is_statement(memory: Memory, thing: int) -> bool:
    """Say whether the name of a thing states something by itself."""
    return not _CLAIMS.isdisjoint(memory.classes[thing])


def is_claim(memory: Memory, thing: int) -> bool:
    """Say whether a thing is an event or a statement, and not what is merely named."""
    return is_statement(memory, thing) or any(
        (thing, gives) in memory.values for gives in ("dgov:hasActor", "dgov:hasOutcome")
    )


def told(
    kg: KnowledgeGraph, memory: Memory, thing: int, language: str, *, sentence: Node | None = None
) -> str:
    """Return a thing with what is said of it, or is said in one sentence; empty if nothing is."""
    label = kg.node_of(memory.things[thing]).label(language)
    parts = []
    for gives in _TOLD:
        values = [
            value
            for value in memory.values.get((thing, gives), ())
            if sentence is None
            or value not in memory.number
            or sentence.iri in memory.sentences[memory.number[value]]
        ]
        if values:
            names = [
                dated(v, language)
                if gives in DATES
                else kg.node_of(v).label(language)
                if ":" in v
                else v
                for v in values
            ]
            parts.append(f"{kg.node_of(gives).label(language)} {listed(names, language)}")
    if not parts:
        return label if is_statement(memory, thing) else ""
    inside = ("；" if language == "zh" else "; ").join(parts)
    return f"{label}（{inside}）" if language == "zh" else f"{label} ({inside})"


def duties_told(
    kg: KnowledgeGraph, memory: Memory, things: Sequence[int], language: str
) -> list[str]:
    """Return who has which roles, each bearer once, where all of some things tell that; else none.

    >>> from dgov_kg.graph import load
    >>> kg = load()
    >>> charge = kg.memory.number["dg:operation-by-digital-zhejiang"]
    >>> duties_told(kg, kg.memory, [charge], "zh")
    ['数字浙江技术运营有限公司：建设、日常维护、运营']
    """
    found: dict[tuple[str, ...], dict[str, None]] = {}
    for thing in things:
        bearers = memory.values.get((thing, "dgov:hasRoleBearer"), ())
        roles = memory.values.get((thing, "dgov:hasRole"), ())
        if not bearers or not roles:
            return []
        found.setdefault(bearers, {}).update(dict.fromkeys(roles))
    colon = "：" if language == "zh" else ": "

    def called(values: Iterable[str]) -> str:
        return listed([kg.node_of(one).label(language) for one in values], language)

    return [f"{called(bearers)}{colon}{called(roles)}" for bearers, roles in found.items()]


def dated(value: str, language: str) -> str:
    """Return a date as people write it; what is no date of ISO 8601-2 (EDTF) as it stands.

    >>> dated("../2008-12~", "en")
    'by about December 2008'
    """
    from dgov_kg.dates import bounds, in_words

    try:
        bounds(value)
    except ValueError:
        return value
    return in_words(value).in_language(language)
