"""Who stands where in a network: a measure of networkx over a projection that a question gives.

The network is what a question of the catalogue answers, so that every tie in it can be looked up
by name; networkx or one of its backends measures it.
"""

from __future__ import annotations

from itertools import combinations
from typing import NamedTuple

from dgov_kg.exceptions import BadParameter, MissingPackage
from dgov_kg.language import Bilingual
from dgov_kg.result import Node, Table

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from networkx import Graph

    from dgov_kg.graph import KnowledgeGraph
    from dgov_kg.result import Value

#: How many are given where nothing else is asked.
MOST = 10


class Measure(NamedTuple):
    """One way to rank: networkx's function, and what its number says."""

    function: str
    meaning: Bilingual


MEASURES = {
    "degree": Measure(
        "degree_centrality",
        Bilingual("与多大比例的他者直接相连", "the share of the others that it is tied to"),
    ),
    "betweenness": Measure(
        "betweenness_centrality",
        Bilingual(
            "他者之间的最短路径有多少经过它", "the share of the others' shortest paths it lies on"
        ),
    ),
    "closeness": Measure(
        "closeness_centrality",
        Bilingual("离所能到达者有多近", "how near it is to those it can reach"),
    ),
    "harmonic": Measure(
        "harmonic_centrality",
        Bilingual("到他者距离的倒数之和", "the sum of the others' nearness"),
    ),
    "pagerank": Measure(
        "pagerank",
        Bilingual(
            "沿联系随意走动时停在它上面的机会", "the chance that a walk along the ties is at it"
        ),
    ),
}


class Over(NamedTuple):
    """A network: the question that gives its ties, and the columns that stand at their ends.

    ``link`` is the column of what ties them.  Where the other end is left out, things are tied that
    share a link.  ``relation`` keeps the rows of one relation of several, which a rule derives and
    which carry no sentence; their ground is looked up.
    """

    title: Bilingual
    question: str
    one: str
    other: str | None
    link: str | None = None
    relation: str | None = None


NETWORKS = {
    "co-investment": Over(
        Bilingual("共同出资", "co-investment"), "partners", "one", "other", None, "dgov:coOwnsWith"
    ),
    "co-founding": Over(
        Bilingual("共同组建", "co-founding"), "partners", "one", "other", None, "dgov:coFoundedWith"
    ),
    "co-issuance": Over(
        Bilingual("联合发文", "co-issuance"), "joint-documents", "issued_by", None, "document"
    ),
    "actor-platform": Over(
        Bilingual("行动者与平台", "actors and platforms"),
        *("actors-and-platforms", "party", "system", "link"),
    ),
    "connection": Over(
        Bilingual("行动者同事件或同关系", "actors that share an event or tie"),
        *("connections", "one", "other", "link"),
    ),
}

_HEADINGS = {
    "rank": Bilingual("名次", "rank"),
    "thing": Bilingual("名称", "name"),
    "score": Bilingual("数值", "score"),
    "tied": Bilingual("相连于", "tied to"),
    "link": Bilingual("凭", "by"),
}


class Tie(NamedTuple):
    """What ties two things: the node that says so, and the sentence."""

    one: Node
    other: Node
    link: Value
    evidence: Value


def rank(
    kg: KnowledgeGraph, *, by: str, over: str, backend: str | None = None, most: int = MOST
) -> Table:
    """Return who ranks highest in a network by a measure, each with the ties its rank rests on.

    Equals share a rank.  Raises BadParameter for what is not of `MEASURES` or `NETWORKS`, or where
    the backend does not have the measure, and MissingPackage.

    >>> from dgov_kg.graph import load
    >>> rank(load(), by="degree", over="connection", most=1)[0]["rank"]
    1
    """
    _check("by", by, MEASURES)
    _check("over", over, NETWORKS)
    measure, network = MEASURES[by], NETWORKS[over]
    ties = list(_ties(kg, network))
    scores = _scores(_graph(ties), measure.function, backend)
    order = sorted(scores, key=lambda node: (-scores[node], node.iri))
    ranks = {node: 1 + sum(scores[one] > scores[node] for one in order) for node in order}
    kept = [node for node in order if ranks[node] <= most]
    rows = [
        (ranks[node], node, scores[node], other, link, evidence)
        for node in kept
        for other, link, evidence in _of(node, ties)
    ]
    return Table(
        ["rank", "thing", "score", "tied", "link", "evidence"],
        rows,
        name="rank",
        title=Bilingual(
            f"{network.title.zh}之中，{by} 的名次", f"Ranks by {by} over {network.title.en}"
        ),
        note=_note(measure, network, order, len(kept), scores),
        headings=_HEADINGS,
        language=kg.language,
    )


def _check(name: str, given: str, known: Iterable[str]) -> None:
    if given not in known:
        listed = ", ".join(known)
        raise BadParameter(
            zh=f"{name} 没有 {given}；可用：{listed}",
            en=f"{name} is not {given}; it is one of {listed}",
        )


def _ties(kg: KnowledgeGraph, network: Over) -> Iterator[Tie]:
    """Yield what the question answers, tie by tie."""
    from dgov_kg.reason import why

    table = kg.run(network.question)
    if network.other is None:
        yield from _sharing(table, network)
        return
    for row in table:
        one, other = row[network.one], row[network.other]
        if not isinstance(one, Node) or not isinstance(other, Node):
            continue
        if network.relation is None:
            yield Tie(one, other, row[str(network.link)], row["evidence"])
            continue
        relation = row["property"]
        if isinstance(relation, Node) and relation.curie == network.relation:
            for reason in why(kg, one.iri, relation.curie, other.iri):
                for sentence in reason.evidence:
                    yield Tie(one, other, reason.because, sentence)


def _sharing(table: Table, network: Over) -> Iterator[Tie]:
    """Yield a tie, each way, for every two things that stand beside the same link."""
    by_link: dict[Value, dict[Value, Value]] = {}
    for row in table:
        by_link.setdefault(row[str(network.link)], {})[row[network.one]] = row["evidence"]
    for link, said in by_link.items():
        for one, other in combinations(said, 2):
            if isinstance(one, Node) and isinstance(other, Node):
                yield Tie(one, other, link, said[one])
                yield Tie(other, one, link, said[other])


def _of(node: Node, ties: Iterable[Tie]) -> list[tuple[Value, ...]]:
    """Return the other ends of a thing's ties, what ties them and the sentences, each once."""
    found = [(tie.other, tie.link, tie.evidence) for tie in ties if tie.one == node]
    whole = {other for other, *_ in found}
    found += [
        (tie.one, tie.link, tie.evidence)
        for tie in ties
        if tie.other == node and tie.one not in whole
    ]
    return list(dict.fromkeys(found))


def _graph(ties: Iterable[Tie]) -> Graph:
    """Return who is tied to whom, however often, in one order."""
    from networkx import Graph

    pairs = sorted({(min(tie.one, tie.other), max(tie.one, tie.other)) for tie in ties})
    return Graph(pairs)


def _scores(graph: Graph, function: str, backend: str | None) -> dict[Node, float]:
    """Return the number of each node, which networkx or one of its backends finds."""
    import networkx as nx

    name = backend and backend.removeprefix("nx-").removeprefix("nx_")
    chosen = {"backend": name} if name else {}
    if name and name not in backends():
        listed = ", ".join(sorted(backends()))
        raise BadParameter(
            zh=f"networkx 没有装上后端 {backend}；"
            + (f"已装：{listed}" if listed else "一个也没有装。"),
            en=f"networkx has no backend {backend} installed; "
            + (f"installed: {listed}" if listed else "none is."),
        )
    try:
        found = dict(getattr(nx, function)(graph, **chosen))
    except NotImplementedError:
        raise BadParameter(
            zh=f"后端 {backend} 不会算 {function}；不写 --backend 则由 networkx 自己算。",
            en=f"The backend {backend} has no {function}; without --backend networkx does it.",
        ) from None
    except (ImportError, TypeError, AttributeError) as error:
        if name is None:
            raise MissingPackage("scipy", "ranking") from None
        raise BadParameter(
            zh=f"后端 {backend} 不能与 networkx {nx.__version__} 同用：{error}",
            en=f"The backend {backend} does not work with networkx {nx.__version__}: {error}",
        ) from None
    return {node: round(float(score), 6) for node, score in found.items()}


def backends() -> set[str]:
    """Return the names of the backends that are installed."""
    from importlib.metadata import entry_points

    hidden = {"nx_loopback"}  # networkx's own, for its tests only.
    return {point.name for point in entry_points(group="networkx.backends")} - hidden


def _note(
    measure: Measure, network: Over, order: list[Node], kept: int, scores: Mapping[Node, float]
) -> Bilingual:
    zh = f"数值：{measure.meaning.zh}。网络出自问题 {network.question}，共 {len(order)} 个；"
    en = f"The score is {measure.meaning.en}. The network of {len(order)} is the answer to "
    en += f"{network.question}; "
    zh += f"列出前 {kept} 个，每行是它的一条联系。" if kept < len(order) else "每行是一条联系。"
    en += f"the first {kept} are shown, a row for each tie." if kept < len(order) else ""
    en += "" if kept < len(order) else "a row for each tie."
    if len(order) > 1 and len(set(scores.values())) == 1:
        zh += "各者数值相同：此处分不出高下。"
        en += " All score the same: here it tells none above another."
    return Bilingual(zh, en)
