"""The page of a thing: what it is, what is said of it, where, since when, and how to cite it."""

from __future__ import annotations

from itertools import groupby
from typing import NamedTuple

from dgov_kg.about.grouping import ORIGINS, called, groups, meaning
from dgov_kg.about.marks import left_open
from dgov_kg.about.mentions import asking, definitions, mentions, other_names
from dgov_kg.namespaces import DERIVED, PREFIXES
from dgov_kg.passage import source_of
from dgov_kg.reason import why
from dgov_kg.result import Node
from dgov_kg.timeline import timeline
from dgov_kg.web.explorer.citing import of_thing
from dgov_kg.web.explorer.kept import edition
from dgov_kg.web.explorer.parts import neighbourhood_part
from dgov_kg.web.pages import Words, page

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dgov_kg.about.edition import Line
    from dgov_kg.about.grouping import Group
    from dgov_kg.about.marks import Mark
    from dgov_kg.about.mentions import Mention
    from dgov_kg.graph import KnowledgeGraph
    from dgov_kg.language import Bilingual
    from dgov_kg.question import Parameter, Question
    from dgov_kg.reason import Reason
    from dgov_kg.result import Entity, Statement
    from dgov_kg.web.exchange import Request
    from dgov_kg.web.ready import Ready

#: Rows of a relation that a page shows at first.
FIRST_ROWS = 8
#: Questions take a thing of any kind by this type; the page itself answers most of those.
_ANYTHING = "rdfs:Resource"
_BRIEF = tuple(
    PREFIXES["dgov"] + name
    for name in ("hasKind", "hasAdministrativeLevel", "hasJurisdiction", "dateExpression")
)


class Asked(NamedTuple):
    """A question that takes the thing as a parameter, and how long its answer is."""

    question: Question
    parameter: Parameter
    rows: int


def entity_page(
    ready: Ready, request: Request, entity: Entity, language: str, forms: Mapping[str, str]
) -> bytes:
    """Return the page of a thing.

    >>> from dgov_kg.graph import load
    >>> from dgov_kg.web.exchange import Request
    >>> from dgov_kg.web.ready import Ready
    >>> kg = load(language="en")
    >>> entity = kg.describe("digital-guangdong")
    >>> html = entity_page(Ready.of(kg), Request("/doc/id/digital-guangdong"), entity, "en", {})
    >>> "founding of Digital Guangdong" in html.decode()
    True
    """
    kg, node = ready.kg, entity.node
    found = groups(kg, entity)
    brief = [group for group in found if _is_brief(group)]
    rest = [group for group in found if group not in brief]
    told = {origin: list(listed) for origin, listed in groupby(rest, lambda g: g.origin)}
    marks = left_open(
        kg, node, [mark for group in found for row in group.rows for mark in row.marks]
    )
    where = mentions(kg, entity)
    reasons = _reasons(kg, told.get("derived", []))
    spoken = [mention.sentence for listed in where.values() for mention in listed]
    return page(
        "entity",
        request,
        language,
        entity=entity,
        classes=[called(kg, kind.iri) for kind in entity.classes],
        meaning=meaning(kg, node),
        names=other_names(kg, node),
        brief=brief,
        definitions=_claims(kg, node),
        origins=[(name, ORIGINS[name], told[name]) for name in ORIGINS if name in told],
        reasons=reasons,
        rules=lambda group: _rules(group, reasons),
        lines=_lines(kg, spoken),
        source_of=source_of,
        first=FIRST_ROWS,
        open=_by_way(kg, marks),
        mentions=where,
        count=len(spoken),
        places=_places(kg, where),
        words=ready.words_of(spoken),
        timeline=list(timeline(kg, node.iri)),
        asked=_asked(kg, node),
        citation=of_thing(kg, node, language),
        around=neighbourhood_part(Words(request, language), node),
        forms=forms,
    )


def _is_brief(group: Group) -> bool:
    """Say whether a relation belongs in the line that says what a thing is."""
    is_own = group.origin == "stated" and group.outgoing
    return is_own and group.predicate.iri in _BRIEF and len(group.rows) == 1


def _claims(kg: KnowledgeGraph, node: Node) -> list[tuple[Node, tuple[Node, ...]]]:
    """Return the claims that say what a thing is, with their sentences."""
    return [(claim, kg.describe(claim.iri).evidence) for claim in definitions(kg, node)]


def _reasons(kg: KnowledgeGraph, derived: Sequence[Group]) -> dict[Statement, tuple[Reason, ...]]:
    """Return, for each derived statement, the rule and the node that it follows from."""
    statements = [row.statement for group in derived for row in group.rows]
    return {one: _ground(kg, one) for one in statements if DERIVED in one.others}


def _ground(kg: KnowledgeGraph, statement: Statement) -> tuple[Reason, ...]:
    """Return what a derived statement follows from; nothing where an end of it has no name."""
    parts = [_written(part) for part in statement[:3]]
    if any(part.startswith("_:") for part in parts):
        return ()
    return tuple(reason for reason in why(kg, *parts) if reason.kind == "derived")


def _rules(group: Group, reasons: Mapping[Statement, Sequence[Reason]]) -> list[Bilingual]:
    """Return the rules by which the statements of a group follow, each once."""
    every = (reason for row in group.rows for reason in reasons.get(row.statement, ()))
    return list(dict.fromkeys(reason.rule[1] for reason in every))


def _written(value: object) -> str:
    return value.iri if isinstance(value, Node) else str(value)


def _by_way(kg: KnowledgeGraph, marks: Sequence[Mark]) -> list[tuple[Node, object, list[Mark]]]:
    """Return the marks by the way in which something is left open, with what that means."""
    found: dict[Node, list[Mark]] = {}
    for mark in marks:
        found.setdefault(mark.how, []).append(mark)
    return [(how, meaning(kg, how), listed) for how, listed in found.items()]


def _lines(kg: KnowledgeGraph, sentences: Sequence[Node]) -> dict[Node, Line]:
    """Return what is known of sentences as places."""
    sources = dict.fromkeys(source_of(sentence.iri) for sentence in sentences)
    return {line.sentence: line for source in sources for line in edition(kg, source).lines}


def _places(kg: KnowledgeGraph, where: Mapping[Node, Sequence[Mention]]) -> list[object]:
    """Return the sources that mention a thing, as places, with the sentences that do."""
    counts = {one.sentence: one.statements for listed in where.values() for one in listed}
    sources = dict.fromkeys(source_of(sentence.iri) for sentence in counts)
    return [(edition(kg, source), counts) for source in sources]


def _asked(kg: KnowledgeGraph, node: Node) -> list[Asked]:
    """Return the questions about things of its kind that have an answer about this one."""
    found = [
        Asked(question, parameter, len(kg.run(question.name, **{parameter.name: node.iri})))
        for question, parameter in asking(kg, node)
        if parameter.type != _ANYTHING
    ]
    return [one for one in found if one.rows]
