"""The knowledge graph as a person meets it: run a question, query, describe, search."""

from __future__ import annotations

import pyoxigraph as ox

from dgov_kg import files
from dgov_kg.exceptions import BadQuery
from dgov_kg.laid_out import LaidOut
from dgov_kg.language import preferred
from dgov_kg.namespaces import PREFIXES, expand
from dgov_kg.naming import Naming
from dgov_kg.order import ordered
from dgov_kg.question import Question, find
from dgov_kg.solutions import columns_of, tabled
from dgov_kg.store import load as load_store
from dgov_kg.store import load_into, opened

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from typing import Any

    import rdflib

    from dgov_kg.ask.judge.verification import Verification
    from dgov_kg.ask.say.answer import Answer
    from dgov_kg.citation.work import Citation
    from dgov_kg.matrix import Matrix
    from dgov_kg.result import Entity, Node, Table
    from dgov_kg.solutions import Answered
    from dgov_kg.store import Store


def load(*paths: str, language: str | None = None, store: str | None = None) -> KnowledgeGraph:
    """Load the project's graph, and the user's own RDF files beside it.

    With ``store``, the address of a folder or of a SPARQL 1.1 endpoint, it is what is there; files
    are first loaded into the folder, to stay.  Raises BadFile and BadStore.

    >>> kg = load()
    >>> kg.run("co-owners", province="guangdong")[0]["party"].zh
    '中国移动'
    """
    if store is None:
        return KnowledgeGraph(load_store(paths), language=language, has_own=bool(paths))
    if paths:
        load_into(store, paths)
    return KnowledgeGraph(opened(store), language=language, has_own=True)


class KnowledgeGraph(LaidOut):
    """A store of statements, and the verbs to ask it with.

    ``language`` is the one in which answers print; the locale's by default.  ``has_own`` tells that
    the store holds files of the reader's own beside the project's.

    >>> kg = load(language="en")
    >>> print(kg.describe("tencent").node)
    Tencent
    """

    def __init__(self, store: Store, *, language: str | None = None, has_own: bool = False) -> None:
        self.store = store
        self.has_own = has_own
        self.language = language or preferred()
        self._naming = Naming(store)

    # --- asking -----------------------------------------------------------------------------

    def questions(self) -> list[Question]:
        """Return the catalogue, by name."""
        return [Question.read(path) for path in files.listed(files.QUERIES, ".rq")]

    def question(self, name: str) -> Question:
        """Return the question of this name, or raise UnknownName with the nearest one."""
        question = find(name)
        if question is None:
            from dgov_kg.lookup import unknown_question

            raise unknown_question(name)
        return question

    def run(self, name: str, /, **parameters: object) -> Table:
        """Answer a question of the catalogue.

        A parameter takes a slug, a CURIE, an IRI or an exact label, in Chinese or in English.
        Raises UnknownName and BadParameter.

        >>> len(load().run("co-owners", province="广东省"))
        4
        """
        question = self.question(name)
        return self.answer(question, self.bound(question, parameters))

    def bound(self, question: Question, parameters: Mapping[str, object]) -> str:
        """Return the SPARQL of a question with its parameters, as `run` takes them, in place."""
        types = {parameter.name: parameter.type for parameter in question.parameters}
        terms = {
            key: self._term(key, types.get(key), value)
            for key, value in parameters.items()
            if value is not None
        }
        return question.bind(terms)

    def query(self, sparql: str) -> Table:
        """Answer a SPARQL 1.1 query over the union of all graphs; the prefixes are known.

        ASK gives a table of one cell, CONSTRUCT and DESCRIBE one of subject, predicate and object.
        Raises BadQuery for what does not parse, for updates and for SERVICE.

        >>> load().query("ASK { dg:tencent dgov:holdsStakeIn dg:digital-guangdong }")[0]
        {'answer': True}
        """
        return tabled(self._outcome(sparql), self.nodes, language=self.language)

    def construct(self, sparql: str) -> str:
        """Return the Turtle of a CONSTRUCT or DESCRIBE query.  Raises BadQuery.

        >>> turtle = load().construct("CONSTRUCT WHERE { dg:tencent dgov:holdsStakeIn ?firm }")
        >>> print(turtle.splitlines()[-1])
        dg:tencent dgov:holdsStakeIn dg:digital-guangdong .
        """
        from dgov_kg.formats import turtle

        outcome = self._outcome(sparql)
        if isinstance(outcome, ox.QueryBoolean) or columns_of(outcome) is not None:
            raise BadQuery(
                zh="只有 CONSTRUCT、DESCRIBE 查询能以 turtle 输出。",
                en="Only CONSTRUCT and DESCRIBE queries can be written as turtle.",
            )
        return turtle(triple for triple in outcome if isinstance(triple, ox.Triple))

    def describe(self, name: str) -> Entity:
        """Return all that is said of a thing: its statements both ways, with evidence.

        >>> entity = load().describe("腾讯")
        >>> [kind.en for kind in entity.classes]
        ['enterprise']
        """
        from dgov_kg.lookup import resolve

        term = resolve(self, name)
        about = self.store.quads_for_pattern(term, None, None, None)
        return self.entity(term, (*about, *self.store.quads_for_pattern(None, None, term, None)))

    def entity(self, term: ox.NamedNode, quads: Iterable[ox.Quad]) -> Entity:
        """Return what these statements say of a thing."""
        from dgov_kg.entities import entity

        return entity(self, term, quads)

    def search(self, words: str, *, limit: int = 20) -> Table:
        """Return what is named so: entities, terms and concepts, the best match first.

        >>> load().search("数字广东")[0]["found"].slug
        'digital-guangdong'
        """
        return self.names.table(words, most=max(limit, 0), language=self.language)

    def ask(self, words: str, *, after: Answer | str | None = None) -> Answer:
        """Answer a question in plain words, Chinese or English, or say why there is no answer.

        ``after`` is an earlier question, or its answer, to which this one may leave what it means.

        >>> question = "Who put up the money for Digital Guangdong?"
        >>> load().ask(question).evidence[0].slug
        'p13s3'
        >>> load().ask("And for Digital Zhejiang?", after=question).evidence[0].slug
        'p16s4'
        """
        from dgov_kg.ask.asking import ask
        from dgov_kg.ask.following import in_full

        if after is None or after == "":
            return ask(self, words)
        before = after if isinstance(after, str) else after.question

        def answered() -> Answer:
            return ask(self, after) if isinstance(after, str) else after

        return ask(self, in_full(self.memory, words, before, answered))

    def verify(self, words: str) -> Verification:
        """Return whether a claim in words is supported, contradicted, or not in the graph.

        >>> load().verify("腾讯投资了数字广东").verdict
        'supported'
        """
        from dgov_kg.ask.judge.verifying import verify

        return verify(self, words)

    def answer(self, question: Question, sparql: str) -> Table:
        """Return the rows of a query that was made of a question's text, under its headings."""
        return tabled(self._found(sparql), self.nodes, question, language=self.language)

    @property
    def digest(self) -> str:
        """The digest of all statements, by which data are known to be the same."""
        from dgov_kg.version import digest

        return digest(self.store)

    def path(self, one: str, other: str, /, **wishes: Any) -> Table:
        """Return the paths between two things, step by step, as `dgov_kg.paths.find_paths` finds.

        >>> [row["other"].slug for row in load().path("tencent", "guangdong", shortest=True)]
        ['digital-guangdong', 'digital-guangdong', 'guangdong']
        """
        from dgov_kg.paths import find_paths

        return find_paths(self, one, other, **wishes).to_table()

    def compare(self, /, *names: str, on: str | None = None) -> Table:
        """Return two or more things side by side, or on some dimensions, "operator,owner".

        Raises BadParameter.
        """
        from dgov_kg.comparison import compare

        return compare(self, *names, on=on).to_table()

    def matrix(self, provinces: Sequence[str] = (), *, dimensions: Sequence[str] = ()) -> Matrix:
        """Return provinces by dimensions, a sentence behind every value.  Raises UnknownName."""
        from dgov_kg.matrix import matrix

        return matrix(self, provinces, dimensions)

    def timeline(self, name: str | None = None, **period: int | str | None) -> Table:
        """Return the dated events in order, as `dgov_kg.timeline.timeline` does.

        All, those in a place, or those about a thing; those ``since`` and ``until`` a year.
        """
        from dgov_kg.timeline import timeline

        return timeline(self, name, **period)

    def rank(self, *, by: str, over: str, **wishes: Any) -> Table:
        """Return who ranks highest by a measure over a network, as `dgov_kg.ranking.rank` does."""
        from dgov_kg.ranking import rank

        return rank(self, by=by, over=over, **wishes)

    def cite(self, name: str | None = None, /, **parameters: object) -> Citation:
        """Return how to cite a thing, a sentence, an answer, or the data (`dgov_kg.citation`).

        >>> print(load(language="zh").cite("腾讯").to_gbt7714().split("//")[0])
        dgov_kg contributors. 腾讯[DB/OL]
        """
        from dgov_kg.citation.citing import cite

        return cite(self, name, **parameters)

    # --- nodes and conversion -----------------------------------------------------------------

    def node(self, iri: str) -> Node:
        """Return the thing of this address with its names; empty where it has none."""
        return self._naming.node(iri)

    def nodes(self, iris: Iterable[str]) -> dict[str, Node]:
        """Return the things of these addresses with their names, by address."""
        return self._naming.nodes(iris)

    def node_of(self, curie: str) -> Node:
        """Return the thing of this CURIE with its names."""
        return self.node(str(expand(curie) or curie))

    def quads(self) -> Iterator[ox.Quad]:
        """Yield every statement with the graph it stands in."""
        yield from self.store

    def to_rdflib(self) -> rdflib.Dataset:
        """Return an rdflib Dataset of the same named graphs, the default graph their union."""
        from dgov_kg.interchange import dataset

        return dataset(self.store)

    def _term(self, name: str, kind: str | None, value: object) -> ox.NamedNode | ox.Literal:
        from dgov_kg.lookup import parameter_term

        return parameter_term(self, name, kind, value)

    def _outcome(self, sparql: str) -> Answered:
        from dgov_kg.guard import refuse

        refuse(sparql)
        try:
            return self._found(sparql, PREFIXES)
        except SyntaxError as error:
            from dgov_kg.diagnosis.syntax import bad_query

            raise bad_query(sparql, error) from None

    def _found(self, sparql: str, prefixes: dict[str, str] | None = None) -> Answered:
        if isinstance(self.store, ox.Store):
            return ordered(self.store, sparql, prefixes)
        return self.store.query(sparql, prefixes=prefixes, use_default_graph_as_union=True)
