"""A source as places: its paragraphs and sentences in order, and what each sentence yields.

No word of the source stands here.  A sentence is told by its gist, or else by what its statements
are about.
"""

from __future__ import annotations

import os
from collections import Counter, namedtuple
from functools import cache

import pyoxigraph as ox

from dgov_kg import files
from dgov_kg.about.mentions import paragraph
from dgov_kg.coverage import coverage
from dgov_kg.gist import gists
from dgov_kg.language import Bilingual
from dgov_kg.namespaces import PREFIXES
from dgov_kg.passage import is_sentence, order, source_of
from dgov_kg.result import NOTHING, Node
from dgov_kg.terms import graph_iri, named, objects

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from dgov_kg.graph import KnowledgeGraph

_DGOV = PREFIXES["dgov"]
#: What a sentence may hold, by the name in an address: a label, and the classes or relations of it.
KINDS = {
    "claims": (Bilingual("论断", "claims"), {"Claim", "Characteristic", "Definition"}),
    "problems": (Bilingual("问题", "problems"), {"Problem"}),
    "recommendations": (Bilingual("建议", "recommendations"), {"Recommendation"}),
    "goals": (Bilingual("目标", "goals"), {"Goal", "hasGoal"}),
    "events": (
        Bilingual("事件", "events"),
        {
            "Event",
            "Issuance",
            "Founding",
            "Launch",
            "Completion",
            "JointDevelopment",
            "Designation",
        },
    ),
    "dates": (Bilingual("时间", "dates"), {"dateExpression", "coversPeriod"}),
    "numbers": (Bilingual("数量", "numbers"), {"Quantity"}),
    "documents": (Bilingual("文件", "documents"), {"PolicyDocument", "Statute", "Report"}),
    "others-views": (Bilingual("他人观点", "others' views"), {"isAttributedTo", "disagreesWith"}),
    "citations": (Bilingual("引用", "citations"), {"citesWork"}),
    "hedged": (Bilingual("非断定语气", "hedged"), {"hasModality"}),
}
NONE = "none"
#: So many of the things that a sentence is about tell it, where it has no gist.
_ABOUT = 4
_TYPE = ox.NamedNode(PREFIXES["rdf"] + "type")
_NAMED = PREFIXES["skos"] + "prefLabel"
_THINGS = PREFIXES["dg"]

#: One sentence: how many statements it yields, or why none; what it says in other words, and what
#: its statements are about; of which kinds these are.
Line = namedtuple("Line", "sentence statements reason gist about kinds things")
#: One paragraph with its sentences and, where it is known, what it is about.
Section = namedtuple("Section", "paragraph heading lines")


class Edition(namedtuple("Edition", "source article sections covered total")):
    """A source as places; ``covered`` of ``total`` sentences have statements or a reason.

    >>> from dgov_kg.graph import load
    >>> edition = read(load(language="en"), "ning-tan")
    >>> len(edition.sections), edition.covered == edition.total
    (54, True)
    >>> section = edition.sections[16]
    >>> section.paragraph.en, section.lines[3].sentence.slug
    ('paragraph 16', 'p16s4')
    """

    __slots__ = ()

    @property
    def lines(self) -> list[Line]:
        """All sentences in the order of the text."""
        return [line for section in self.sections for line in section.lines]

    def beside(self, sentence: Node) -> tuple[Node | None, Node | None]:
        """Return the sentences before and after one, None at the ends."""
        listed = [line.sentence for line in self.lines]
        place = listed.index(sentence) if sentence in listed else -1
        before = listed[place - 1] if place > 0 else None
        after = listed[place + 1] if 0 <= place < len(listed) - 1 else None
        return before, after


def read(kg: KnowledgeGraph, source: str) -> Edition:
    """Return a source as places; it has no sections where the graph has no sentence of it."""
    rows = [row for row in coverage(kg).rows if _is_of(row[0], source)]
    rows.sort(key=lambda row: order(row[0].iri) if isinstance(row[0], Node) else ("", 0, 0))
    found = _contents(kg)
    told_by = gists(kg)
    sections: dict[Node, list[Line]] = {}
    for sentence, count, zh, en in rows:
        assert isinstance(sentence, Node)
        things, kinds = found.get(sentence.iri, (Counter(), frozenset()))
        about = tuple(kg.node(iri) for iri, _ in things.most_common(_ABOUT))
        said = told_by.get(sentence.iri, NOTHING)
        reason = Bilingual(zh or en or "", en or zh or "")
        line = Line(sentence, count, reason, said, about, kinds, frozenset(things))
        sections.setdefault(paragraph(kg, sentence.iri), []).append(line)
    told = headings(source)
    return Edition(
        source,
        _article(kg, sections),
        tuple(
            Section(node, told.get(node.iri.rpartition("/")[2], NOTHING), tuple(lines))
            for node, lines in sections.items()
        ),
        sum(1 for _, count, zh, _ in rows if count or zh),
        len(rows),
    )


@cache
def headings(source: str) -> dict[str, Bilingual]:
    """Return what each paragraph is about: the first two comments of its file, zh and en.

    Empty for a source that has no folder.

    >>> headings("ning-tan")["p13"].zh
    '广东：主管归局，运营归四家企业投资的公司。'
    """
    folder = next((path for path in files.sources() if os.path.basename(path) == source), None)
    found = {}
    for path in files.paragraphs(folder) if folder else ():
        lines = files.read(path).splitlines()
        comments = [line.removeprefix("# ") for line in lines if line.startswith("# ")]
        if len(comments) > 1:
            found[os.path.basename(path).partition("-")[0]] = Bilingual(*comments[:2])
    return found


def _is_of(sentence: object, source: str) -> bool:
    return isinstance(sentence, Node) and source_of(sentence.iri) == source


def _article(kg: KnowledgeGraph, paragraphs: Iterable[Node]) -> Node | None:
    part = ox.NamedNode(_DGOV + "isPartOf")
    for node in paragraphs:
        for whole in objects(kg.store, ox.NamedNode(node.iri), part):
            return kg.node(whole.value)
    return None


def _contents(kg: KnowledgeGraph) -> dict[str, tuple[Counter[str], frozenset[str]]]:
    """Return, by sentence, the things its statements speak of, the most spoken of first, and kinds.

    A thing that the sentence names for the first time counts for more.
    """
    classes: dict[str, set[str]] = {}
    for statement in named(kg.store.quads_for_pattern(None, _TYPE, None, None)):
        classes.setdefault(statement.subject, set()).add(_local(statement.value))
    things: dict[str, Counter[str]] = {}
    marks: dict[str, set[str]] = {}
    for quad in kg.store:
        graph = graph_iri(quad)
        if not is_sentence(graph):
            continue
        counts = things.setdefault(graph, Counter())
        relation = quad.predicate.value
        for end in (quad.subject, quad.object):
            if isinstance(end, ox.NamedNode) and end.value.startswith(_THINGS):
                counts[end.value] += 2 if relation == _NAMED else 1
        said = marks.setdefault(graph, set())
        said.add(_local(relation))
        if isinstance(quad.subject, ox.NamedNode):
            said |= classes.get(quad.subject.value, set())
    return {
        graph: (
            Counter(dict(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))),
            frozenset(name for name, (_, terms) in KINDS.items() if terms & marks[graph]),
        )
        for graph, counts in things.items()
    }


def _local(iri: str) -> str:
    """Return the name of a term of ours; of another vocabulary, nothing that a kind is made of."""
    return iri.removeprefix(_DGOV)
