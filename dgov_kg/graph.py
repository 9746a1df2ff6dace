"""The knowledge graph as a person meets it: run a question, query, describe, search."""

from __future__ import annotations

import pyoxigraph as ox

from dgov_kg import files
from dgov_kg.exceptions import BadQuery
from dgov_kg.language import preferred
from dgov_kg.namespaces import PREFIXES
from dgov_kg.passage import is_sentence, place
from dgov_kg.question import Question, find
from dgov_kg.result import Entity, Node, Statement, Table
from dgov_kg.store import load as load_store
from dgov_kg.terms import graph_iri, literals, objects

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import rdflib

    from dgov_kg.result import Value

    Outcome = ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples

_TYPE = ox.NamedNode(PREFIXES["rdf"] + "type")
_LABELS = (
    ox.NamedNode(PREFIXES["skos"] + "prefLabel"),
    ox.NamedNode(PREFIXES["rdfs"] + "label"),
)
_INTEGER = PREFIXES["xsd"] + "integer"
_BOOLEAN = PREFIXES["xsd"] + "boolean"
_FLOATS = {PREFIXES["xsd"] + name for name in ("decimal", "double", "float")}


def load(*paths: str, language: str | None = None) -> KnowledgeGraph:
    """Load the project's graph, and the user's own RDF files beside it.

    >>> kg = load()
    >>> kg.run("co-owners", province="guangdong")[0]["party"].zh
    '中国移动'
    """
    return KnowledgeGraph(load_store(paths), language=language)


class KnowledgeGraph:
    """A store of statements, and the verbs to ask it with.

    ``language`` is the one in which answers print; the locale's by default.

    >>> kg = load(language="en")
    >>> print(kg.describe("tencent").node)
    Tencent
    """

    def __init__(self, store: ox.Store, *, language: str | None = None) -> None:
        self.store = store
        self.language = language or preferred()

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
        return self.answer(self.question(name), **parameters)

    def answer(self, question: Question, /, **parameters: object) -> Table:
        """Answer a question that is at hand, as `run` does one of the catalogue."""
        types = {parameter.name: parameter.type for parameter in question.parameters}
        terms = {
            key: self._term(key, types.get(key), value)
            for key, value in parameters.items()
            if value is not None
        }
        return self._table(
            self.store.query(question.bind(terms), use_default_graph_as_union=True), question
        )

    def query(self, sparql: str) -> Table:
        """Answer a SPARQL 1.1 query over the union of all graphs; the prefixes are known.

        ASK gives a table of one cell, CONSTRUCT and DESCRIBE one of subject, predicate and object.
        Raises BadQuery for what does not parse, for updates and for SERVICE.

        >>> load().query("ASK { dg:tencent dgov:holdsStakeIn dg:digital-guangdong }")[0]
        {'answer': True}
        """
        return self._table(self._outcome(sparql))

    def construct(self, sparql: str) -> str:
        """Return the Turtle of a CONSTRUCT or DESCRIBE query.  Raises BadQuery.

        >>> turtle = load().construct("CONSTRUCT WHERE { dg:tencent dgov:holdsStakeIn ?firm }")
        >>> print(turtle.splitlines()[-1])
        dg:tencent dgov:holdsStakeIn dg:digital-guangdong .
        """
        from dgov_kg.formats import turtle

        outcome = self._outcome(sparql)
        if not isinstance(outcome, ox.QueryTriples):
            raise BadQuery(
                zh="只有 CONSTRUCT、DESCRIBE 查询能以 turtle 输出。",
                en="Only CONSTRUCT and DESCRIBE queries can be written as turtle.",
            )
        return turtle(outcome)

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
        graphs: dict[ox.Triple, list[str]] = {}
        for quad in quads:
            graphs.setdefault(quad.triple, []).append(graph_iri(quad))
        statements = [
            Statement(
                self.value(triple.subject),
                self.value(triple.predicate),
                self.value(triple.object),
                tuple(self.node(graph) for graph in sorted(filter(is_sentence, found))),
                tuple(sorted(graph for graph in found if not is_sentence(graph))),
            )
            for triple, found in graphs.items()
            if triple.predicate not in (*_LABELS, _TYPE)
        ]
        node = self.node(term.value)
        statements.sort(
            key=lambda s: (s.subject != node, s.predicate.iri, str(s.object), str(s.subject))
        )
        classes = dict.fromkeys(self.node(c.value) for c in objects(self.store, term, _TYPE))
        triples = tuple(sorted(graphs, key=str))
        return Entity(node, tuple(classes), tuple(statements), triples, self.language)

    def search(self, words: str, *, limit: int = 20) -> Table:
        """Return what is named so: entities, terms and concepts, the best match first.

        >>> load().search("数字广东")[0]["found"].slug
        'digital-guangdong'
        """
        from dgov_kg.lookup import search

        return search(self, words, limit=limit)

    # --- nodes and conversion -----------------------------------------------------------------

    def node(self, iri: str) -> Node:
        """Return the thing of this address with its names; empty where it has none."""
        if is_sentence(iri):
            return Node(iri, *place(iri))
        names = {"zh": "", "en": ""}
        term = ox.NamedNode(iri)
        for predicate in _LABELS:
            for _, label in literals(self.store, term, predicate):
                if label.language in names:
                    names[label.language] = label.value
        return Node(iri, names["zh"], names["en"])

    def quads(self) -> Iterator[ox.Quad]:
        """Yield every statement with the graph it stands in."""
        yield from self.store

    def to_rdflib(self) -> rdflib.Dataset:
        """Return an rdflib Dataset of the same named graphs, the default graph their union."""
        import io

        import rdflib

        dataset = rdflib.Dataset(default_union=True)
        for prefix, namespace in PREFIXES.items():
            dataset.bind(prefix, namespace)
        buffer = io.BytesIO()
        self.store.dump(buffer, ox.RdfFormat.N_QUADS)
        return dataset.parse(data=buffer.getvalue(), format="nquads")

    def _term(self, name: str, kind: str | None, value: object) -> ox.NamedNode | ox.Literal:
        from dgov_kg.lookup import parameter_term

        return parameter_term(self, name, kind, value)

    def _outcome(self, sparql: str) -> Outcome:
        from dgov_kg.guard import refuse

        refuse(sparql)
        try:
            return self.store.query(sparql, prefixes=PREFIXES, use_default_graph_as_union=True)
        except SyntaxError as error:
            raise BadQuery(
                zh=f"查询不合语法：{error}", en=f"The query does not parse: {error}"
            ) from None

    def _table(self, outcome: Outcome, question: Question | None = None) -> Table:
        known: dict[str, Node] = {}
        if isinstance(outcome, ox.QueryBoolean):
            return Table(["answer"], [(bool(outcome),)], language=self.language)
        if isinstance(outcome, ox.QueryTriples):
            columns = ["subject", "predicate", "object"]
        else:
            columns = [variable.value for variable in outcome.variables]
        rows = [tuple(self.value(term, known) for term in solution) for solution in outcome]
        if question is None:
            return Table(columns, rows, language=self.language)
        return Table(
            columns,
            rows,
            name=question.name,
            title=question.title,
            note=question.note if rows else question.empty,
            headings=question.columns,
            language=self.language,
        )

    def value(self, term: object, known: dict[str, Node] | None = None) -> Value:
        """Return what an answer holds in place of a term."""
        if isinstance(term, ox.NamedNode):
            if known is None:
                return self.node(term.value)
            if term.value not in known:
                known[term.value] = self.node(term.value)
            return known[term.value]
        if isinstance(term, ox.Literal):
            datatype = term.datatype.value
            if datatype == _INTEGER:
                return int(term.value)
            if datatype == _BOOLEAN:
                return term.value in {"true", "1"}
            return float(term.value) if datatype in _FLOATS else term.value
        return None if term is None else str(term)
