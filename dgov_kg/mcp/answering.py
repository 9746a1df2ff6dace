"""Each tool's answer from the graph, as what was found: values, sentences, and the query."""

from __future__ import annotations

import shlex
from itertools import islice

import pyoxigraph as ox

from dgov_kg.ask.say.composing import query_text
from dgov_kg.exceptions import BadQuery
from dgov_kg.language import Bilingual
from dgov_kg.mcp.found import Found
from dgov_kg.mcp.given import FARTHEST, MOST_ROWS, ROWS, Given
from dgov_kg.passage import is_sentence
from dgov_kg.result import Node, Table
from dgov_kg.solutions import tabled, value
from dgov_kg.terms import graph_iri

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from dgov_kg.graph import KnowledgeGraph
    from dgov_kg.result import Value

_NO_SENTENCE = Bilingual(
    "这些行没有出处：在查询里写 GRAPH ?evidence { … } 并选出 ?evidence。",
    "These rows name no sentence: write GRAPH ?evidence { … } and select ?evidence.",
)


def ask(kg: KnowledgeGraph, given: Given) -> Found:
    """Answer a question in plain words."""
    after = given.text("after") if given.has("after") else ""
    answer = kg.ask(given.text("question"), after=after)
    head = {
        "question": answer.question,
        "answer": answer.sentence,
        "outcome": answer.outcome,
        "verdict": answer.verdict,
        "understood": answer.understood,
        "says": {one.sentence.slug: one.gist or list(one.statements) for one in answer.beside},
        "further": {one.sentence.slug: one.words for one in answer.further},
        "nearest": [near.words for near in answer.nearest],
    }
    return _of_table(given, answer.table, head, answer.sparql or answer.command)


def verify(kg: KnowledgeGraph, given: Given) -> Found:
    """Say whether a claim is supported."""
    found = kg.verify(given.text("claim"))
    head = {
        "verdict": found.verdict,
        "answer": found.sentence,
        "says": {one.sentence.slug: one.gist or list(one.statements) for one in found.beside},
        "nearest": [near.words for near in found.nearest],
    }
    return _of_table(given, found.table, head, found.sparql)


def run(kg: KnowledgeGraph, given: Given) -> Found:
    """Answer a question of the catalogue, or list them."""
    if not given.has("name"):
        return _catalogue(kg, given)
    question = kg.question(given.text("name"))
    sparql = kg.bound(question, given.parameters())
    table = kg.answer(question, sparql)
    head = {
        "question": question.title.in_language(kg.language),
        "note": table.note.in_language(kg.language),
    }
    return _of_table(given, table, head, query_text(sparql))


def query(kg: KnowledgeGraph, given: Given) -> Found:
    """Answer a SPARQL query, of which no more rows are drawn than are given."""
    from dgov_kg.diagnosis.syntax import bad_query
    from dgov_kg.guard import refuse
    from dgov_kg.namespaces import PREFIXES

    sparql = given.text("sparql", most=20_000)
    refuse(sparql)
    first, most = _window(given)
    try:
        outcome = kg.store.query(sparql, prefixes=PREFIXES, use_default_graph_as_union=True)
        table, more = _drawn(kg, outcome, first, most)
    except SyntaxError as error:
        raise bad_query(sparql, error) from None
    except (OSError, RuntimeError, ValueError) as error:
        raise BadQuery(zh=f"查询未能完成：{error}", en=f"The query failed: {error}") from None
    evidence = table.evidence or tuple(dict.fromkeys(_between(kg, table.rows)))
    return Found(
        {},
        evidence,
        sparql,
        table.columns,
        table.rows,
        first,
        None if more else first + len(table.rows),
        () if evidence or not table.rows else (_NO_SENTENCE,),
    )


def describe(kg: KnowledgeGraph, given: Given) -> Found:
    """Say all that is known of a thing."""
    entity = kg.describe(given.text("thing")).in_language(kg.language)
    head = {
        "thing": {"id": entity.node.curie, "zh": entity.node.zh, "en": entity.node.en},
        "classes": [kind.label(kg.language) for kind in entity.classes],
    }
    table = entity.to_table()
    first, most = _window(given)
    window = slice(first, first + most)
    sentences = dict.fromkeys(s for one in entity.statements[window] for s in one.evidence)
    command = f"dgov-kg describe {shlex.quote(entity.node.curie)}"
    rows = table.rows[window]
    return Found(head, tuple(sentences), command, table.columns, rows, first, len(table))


def search(kg: KnowledgeGraph, given: Given) -> Found:
    """Find by name."""
    words, (_, most) = given.text("words"), _window(given)
    table = kg.search(words, limit=most)
    command = f"dgov-kg search {shlex.quote(words)} --limit {most}"
    note = Bilingual(f"只列最近的 {most} 项（limit）。", f"The nearest {most} are given (limit).")
    notes = (note,) if len(table) == most else ()
    return Found({}, table.evidence, command, table.columns, table.rows, 0, len(table), notes)


def path(kg: KnowledgeGraph, given: Given) -> Found:
    """Say what connects two things."""
    from dgov_kg.paths import LIMIT, LONGEST, find_paths

    one, other = given.text("one"), given.text("other")
    longest = given.number("longest", LONGEST, LIMIT, least=1)
    paths = find_paths(kg, one, other, longest=longest)
    table = paths.to_table()
    head = {
        "question": paths.title.in_language(kg.language),
        "note": paths.note.in_language(kg.language),
    }
    command = f"dgov-kg path {shlex.quote(one)} {shlex.quote(other)} --longest {longest}"
    return _of_table(given, table, head, command)


#: Every tool that there is, by its name.
ANSWERS: dict[str, Callable[[KnowledgeGraph, Given], Found]] = {
    "ask": ask,
    "verify": verify,
    "run": run,
    "query": query,
    "describe": describe,
    "search": search,
    "path": path,
}


def _catalogue(kg: KnowledgeGraph, given: Given) -> Found:
    rows: list[tuple[Value, ...]] = [
        (
            question.name,
            question.title.in_language(kg.language),
            " ".join(parameter.name for parameter in question.parameters) or None,
        )
        for question in kg.questions()
    ]
    first, most = given.number("offset", 0, FARTHEST), given.number("limit", MOST_ROWS, MOST_ROWS)
    window = rows[first : first + most]
    columns = ("name", "question", "parameters")
    return Found({}, (), "dgov-kg questions", columns, window, first, len(rows))


def _window(given: Given) -> tuple[int, int]:
    """Return where the rows that are wanted begin, and how many of them there may be."""
    return given.number("offset", 0, FARTHEST), given.number("limit", ROWS, MOST_ROWS)


def _of_table(given: Given, table: Table, head: Mapping[str, object], command: str) -> Found:
    first, most = _window(given)
    rows = table.rows[first : first + most]
    return Found(head, table.evidence, command, table.columns, rows, first, len(table))


def _drawn(kg: KnowledgeGraph, outcome: object, first: int, most: int) -> tuple[Table, bool]:
    """Return the rows of a window, and whether there are more behind it."""
    if isinstance(outcome, ox.QueryBoolean):
        return tabled(outcome, kg.nodes, language=kg.language), False
    assert isinstance(outcome, (ox.QuerySolutions, ox.QueryTriples))
    columns = (
        ["subject", "predicate", "object"]
        if isinstance(outcome, ox.QueryTriples)
        else [variable.value for variable in outcome.variables]
    )
    drawn = list(islice(outcome, first, first + most + 1))
    rows = [tuple(value(term, kg.node) for term in solution) for solution in drawn[:most]]
    return Table(columns, rows, language=kg.language), len(drawn) > most


def _between(kg: KnowledgeGraph, rows: Sequence[tuple[Value, ...]]) -> Iterator[Node]:
    """Yield the sentences that say something between the things of one row."""
    for row in rows:
        things = [ox.NamedNode(cell.iri) for cell in row if isinstance(cell, Node)][:6]
        for one in things:
            for other in things:
                for quad in kg.store.quads_for_pattern(one, None, other, None):
                    if is_sentence(graph_iri(quad)):
                        yield kg.node(graph_iri(quad))
