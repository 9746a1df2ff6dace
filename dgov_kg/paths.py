"""What connects two things: the paths between them, each step with what the article says there.

A path follows events, ties and statements either way; a step says which way the article says it.
"""

from __future__ import annotations

from collections import namedtuple
from itertools import islice, pairwise, takewhile

from dgov_kg.exceptions import BadParameter
from dgov_kg.language import Bilingual
from dgov_kg.namespaces import expand
from dgov_kg.result import Node, Table
from dgov_kg.sorting import SHARED, barriers, with_themes

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence
    from typing import Any

    from networkx import Graph, MultiDiGraph

    from dgov_kg.graph import KnowledgeGraph
    from dgov_kg.result import Value

#: How long a path may be, and how many are given, where nothing else is asked.
LONGEST, MOST = 4, 20
#: No path longer than this is looked for: there would be thousands, and none would say anything.
LIMIT = 12

_COLUMNS = ("path", "step", "one", "way", "relation", "other", "event", "date", "evidence")
_HEADINGS = {
    "path": Bilingual("路径", "path"),
    "step": Bilingual("步", "step"),
    "one": Bilingual("此端", "from"),
    "way": Bilingual("方向", "way"),
    "relation": Bilingual("关系", "relation"),
    "other": Bilingual("彼端", "to"),
    "event": Bilingual("事件或关系", "event or tie"),
    "date": Bilingual("时间", "date"),
}


#: What would lead to a path where none was found: how many steps it has, and past what it leads.
Nearest = namedtuple("Nearest", "steps through")


class Paths(namedtuple("Paths", "graph ends longest paths more nearest language")):
    """The paths found between two things, the shortest first.

    Each path is its nodes' addresses; ``graph`` holds the edges between them.  ``more`` says
    whether there are others; ``nearest``, where none was found, what to ask for to see one.

    >>> from dgov_kg.graph import load
    >>> found = find_paths(load(), "tencent", "china-mobile")
    >>> [node.rpartition("/")[2] for node in found.paths[0]]
    ['tencent', 'digital-guangdong', 'china-mobile']
    """

    __slots__ = ()

    @property
    def title(self) -> Bilingual:
        """The question that the paths answer."""
        one, other = self.ends
        return Bilingual(
            f"{one.label('zh')}与{other.label('zh')}之间有什么联系？",
            f"What connects {one.label('en')} and {other.label('en')}?",
        )

    @property
    def headline(self) -> Bilingual:
        """The question, and that no path answers it where none does: for a page without a note."""
        if self.paths:
            return self.title
        return Bilingual(self.title.zh + self._none.zh, f"{self.title.en} {self._none.en}")

    @property
    def _none(self) -> Bilingual:
        noun = "step" if self.longest == 1 else "steps"
        return Bilingual(
            f"至多 {self.longest} 步之内没有路径。", f"No path of at most {self.longest} {noun}."
        )

    @property
    def note(self) -> Bilingual:
        """How many there are, how far was looked, and how to read a step."""
        if not self.paths:
            return self._nothing()
        count, zh, en = len(self.paths), "", ""
        if self.more:
            zh, en = "，还有更多（--most）", "; there are more (--most)"
        noun = "path" if count == 1 else "paths"
        step = "step" if self.longest == 1 else "steps"
        return Bilingual(
            f"{count} 条路径，至多 {self.longest} 步，最短的在前{zh}。"
            "→ 为原文所说的方向，← 则反过来读；无出处者是编者所加。",
            f"{count} {noun} of at most {self.longest} {step}, the shortest first{en}. "
            "→ is as the article says it, ← reads from right to left; "
            "a step without a sentence is the editors'.",
        )

    def _nothing(self) -> Bilingual:
        longest, (zh, en) = self.longest, self._none
        if self.nearest is None:
            return Bilingual(
                f"{zh}直到 {LIMIT} 步也没有，把同属一类的算在内也没有。",
                f"{en} Nor of up to {LIMIT}, even through what things share.",
            )
        steps, through = self.nearest
        if not through:
            return Bilingual(
                f"{zh}最短的有 {steps} 步：--longest {steps}",
                f"{en} The shortest has {steps}: --longest {steps}",
            )
        asked = f"--through {through}" + (f" --longest {steps}" if steps > longest else "")
        shared = SHARED[through]
        return Bilingual(
            f"{zh}直到 {LIMIT} 步也没有。{shared.zh}不算联系；若算，最短的有 {steps} 步：{asked}",
            f"{en} Nor of up to {LIMIT}. That {shared.en} is no connection; "
            f"were it one, the shortest path would have {steps}: {asked}",
        )

    def to_table(self) -> Table:
        """Return a row for every sentence of every tie of every step."""
        rows: list[tuple[Value, ...]] = []
        for number, path in enumerate(self.paths, 1):
            for step, (one, other) in enumerate(pairwise(path), 1):
                rows += [(number, step, *told) for told in self._step(one, other)]
        return Table(
            _COLUMNS,
            rows,
            name="path",
            title=self.title,
            note=self.note,
            headings=_HEADINGS,
            language=self.language,
        )

    def to_networkx(self) -> MultiDiGraph:
        """Return the part of the graph that the paths run through."""
        steps = {frozenset(step) for path in self.paths for step in pairwise(path)}
        nodes = {node for path in self.paths for node in path} or {end.iri for end in self.ends}
        part = self.graph.subgraph(sorted(nodes)).copy()
        beside = [e for e in part.edges(keys=True) if frozenset(e[:2]) not in steps]
        part.remove_edges_from(beside)
        return part

    def _step(self, one: str, other: str) -> Iterator[tuple[Value, ...]]:
        """Yield all that ties two neighbours, as the path reads from one to the other."""
        for way, tail, head in (("→", one, other), ("←", other, one)):
            for _, data in sorted((self.graph.get_edge_data(tail, head) or {}).items()):
                event = data.get("event")
                said = [self._sentence(name) for name in data["evidence"]]
                for sentence in said or (None,):
                    yield (
                        self._node(one),
                        way,
                        Node(expand(data["predicate"]) or "", data["zh"], data["en"]),
                        self._node(other),
                        Node(event, data["event_zh"], data["event_en"]) if event else None,
                        _date(data),
                        sentence,
                    )

    def _node(self, iri: str) -> Node:
        data = self.graph.nodes[iri]
        return Node(iri, data["zh"], data["en"])

    def _sentence(self, name: str) -> Node:
        from dgov_kg.passage import place

        iri = self.graph.graph["sentences"][name]
        return Node(iri, *place(iri))


def find_paths(  # noqa: PLR0913 - two ends and four wishes
    kg: KnowledgeGraph,
    one: str,
    other: str,
    /,
    *,
    longest: int = LONGEST,
    most: int = MOST,
    shortest: bool = False,
    through: Collection[str] = (),
    whole: MultiDiGraph | None = None,
) -> Paths:
    """Return the paths between two things; ``whole`` is the graph as a network, if it is at hand.

    With ``shortest`` only those than which none is shorter; ``through`` names what paths may lead
    past though sharing it is no connection, of `dgov_kg.sorting.SHARED`.  Raises UnknownName for
    an end that is not in the graph, and BadParameter for one that nothing can be connected with.
    """
    from dgov_kg.lookup import resolve
    from dgov_kg.network import projection, to_networkx

    _check(longest, most, through)
    ends = [kg.node(resolve(kg, name).value) for name in (one, other)]
    whole = to_networkx(kg) if whole is None else whole
    pair = {end.iri for end in ends}
    graph = with_themes(projection(whole, kept=pair), whole)
    for end in ends:
        if end.iri not in graph:
            raise BadParameter(
                zh=f"{end.label('zh')}（{end.curie}）不是文中所说的事物；路径只连事物。",
                en=f"{end.label('en')} ({end.curie}) is no thing that the article tells of; "
                "a path connects such things.",
            )
    if len(pair) == 1:
        raise BadParameter(
            zh=f"两端是同一个：{ends[0].label('zh')}", en=f"Both ends are {ends[0].label('en')}."
        )
    one, other = (end.iri for end in ends)
    barred = barriers(graph, whole, pair)
    near = _neighbours(graph, barred, through)
    found = list(_found(near, one, other, longest, most + 1, shortest=shortest))
    nearest = None
    if not found:
        wider = {
            name: _neighbours(graph, barred, {*through, name})
            for name in SHARED
            if name not in through
        }
        nearest = _nearest({"": near}, one, other) or _nearest(wider, one, other)
    graph.remove_edges_from([edge for edge, names in barred.items() if not names <= {*through}])
    return Paths(
        graph, tuple(ends), longest, tuple(found[:most]), len(found) > most, nearest, kg.language
    )


def _check(longest: int, most: int, through: Collection[str]) -> None:
    for name, given, limit in (("longest", longest, LIMIT), ("most", most, 1000)):
        if not 1 <= given <= limit:
            raise BadParameter(
                zh=f"{name} 应在 1 与 {limit} 之间，而不是 {given}。",
                en=f"{name} lies between 1 and {limit}; {given} does not.",
            )
    for name in through:
        if name not in SHARED:
            listed = ", ".join(SHARED)
            raise BadParameter(
                zh=f"through 没有 {name}；可用：{listed}",
                en=f"There is no {name} to lead through; there is {listed}",
            )


def _neighbours(
    graph: MultiDiGraph,
    barred: Mapping[tuple[str, str, str], frozenset[str]],
    through: Collection[str],
) -> Graph:
    """Return who neighbours whom, in one order whatever the order of the graph."""
    from networkx import Graph

    made = Graph()
    made.add_nodes_from(sorted(graph))
    open_edges = (edge[:2] for edge, names in barred.items() if names <= {*through})
    made.add_edges_from(sorted({tuple(sorted(edge)) for edge in open_edges}))
    return made


def _found(  # noqa: PLR0913 - a walk has its ends and its bounds
    near: Graph, one: str, other: str, longest: int, most: int, *, shortest: bool
) -> Iterator[Sequence[str]]:
    """Yield the paths, the shortest first, no more than ``most`` and none too long."""
    from networkx import NetworkXNoPath, shortest_simple_paths

    paths = shortest_simple_paths(near, one, other)
    least: int | None = None
    try:
        for path in islice(takewhile(lambda path: len(path) <= longest + 1, paths), most):
            least = least or len(path)
            if shortest and len(path) > least:
                return
            yield tuple(path)
    except NetworkXNoPath:
        return


def _nearest(parts: Mapping[str, Graph], one: str, other: str) -> Nearest | None:
    """Return the shortest path that may be asked for, and the name of the part that has it."""
    from networkx import NetworkXNoPath, shortest_path_length

    found = []
    for name, part in parts.items():
        try:
            steps = int(shortest_path_length(part, one, other))
        except NetworkXNoPath:
            continue
        found.append((steps, list(parts).index(name), Nearest(steps, name)))
    steps, _, nearest = min(found, default=(LIMIT + 1, 0, None))
    return nearest if steps <= LIMIT else None


def _date(data: dict[str, Any]) -> str | None:
    dates = [detail.en for detail in data["details"] if detail.predicate == "dgov:dateExpression"]
    return dates[0] if dates else None
