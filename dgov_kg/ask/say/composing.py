"""A fact as a query: one of the patterns in `queries/composed/` with its terms, and its answer."""

from __future__ import annotations

import os

import pyoxigraph as ox

from dgov_kg import files
from dgov_kg.ask.rank.giving import answers_of, numbers_of
from dgov_kg.namespaces import expand
from dgov_kg.question import Question

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from dgov_kg.ask.know.memory import Fact, Memory

_NUMBER_OF = "dgov:hasQuantity"
_GROUP, _COUNTED = "dgov:ActorGroup", "dgc:list-counted"


def pattern(memory: Memory, fact: Fact) -> Question:
    """Return the pattern of query that answers a fact which is no question of the catalogue."""
    if not fact.gives:
        name = "things"
    elif fact.gives == _NUMBER_OF:
        name = "numbers"
    elif fact.gives.startswith("^"):
        name = "subjects"
    else:
        name = "named" if _has_partly_named(memory, fact) else "values"
    return named_pattern(name)


def _has_partly_named(memory: Memory, fact: Fact) -> bool:
    """Say whether a group of which the text names some and counts all is among a fact's values."""
    return any(
        _GROUP in memory.classes[one]
        and _COUNTED in memory.marks.get(one, ())
        and (one, "dgov:hasMember") in memory.values
        for one in numbers_of(memory, answers_of(memory, fact))
    )


def named_pattern(name: str) -> Question:
    """Return the pattern of this name."""
    return Question.read(os.path.join(files.COMPOSED, f"{name}.rq"))


def composed(memory: Memory, fact: Fact, keep: Sequence[str] | None = None) -> tuple[Question, str]:
    """Return the pattern and the SPARQL that answers a fact, with no values but those to keep."""
    question = pattern(memory, fact)
    terms = {"thing": [term(memory.things[thing]) for thing in fact.about]}
    if any(parameter.name == "relation" for parameter in question.parameters):
        terms["relation"] = [term(fact.gives.lstrip("^"))]
    if keep is not None:
        terms["value" if "group" in question.columns else "answer"] = list(map(term, keep))
    return question, question.bind(terms)


def counted(memory: Memory, fact: Fact) -> tuple[Question, str]:
    """Return the pattern and the SPARQL that counts what the one thing of a fact lists."""
    question = named_pattern("counted")
    things = [term(memory.things[thing]) for thing in fact.about]
    return question, question.bind({"thing": things, "relation": term(fact.gives)})


def query_text(sparql: str) -> str:
    r"""Return SPARQL without the header of its file and with prefixed names: what a person reads.

    >>> query_text("#+ title.en = 'x'\n\nASK { <https://w3id.org/dgov-kg/id/tencent> ?p ?o }")
    'ASK { dg:tencent ?p ?o }'
    """
    import re

    from dgov_kg.namespaces import compress

    lines = [
        line
        for line in sparql.splitlines()
        if line.strip() and not line.startswith(("#+", "PREFIX"))
    ]
    return re.sub(r"<([^<>\s]+)>", lambda found: _shortened(compress(found[1])), "\n".join(lines))


def _shortened(name: str) -> str:
    return f"<{name}>" if "://" in name else name


def term(curie: str) -> ox.NamedNode:
    """Return the term of a CURIE."""
    return ox.NamedNode(expand(curie) or curie)
