"""The twelve questions: the catalogue's own where it has one, else a file of `bench/queries`."""

from __future__ import annotations

import os

from engines import Asked

TYPE_CHECKING = False
if TYPE_CHECKING:
    from dgov_kg.graph import KnowledgeGraph

_FOLDER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "queries")

#: What the issue asks for, in its order: a name, and for the catalogue its question and parameters.
_QUESTIONS: tuple[tuple[str, str, dict[str, str]], ...] = (
    ("co-owners", "co-owners", {"province": "synthetic-province-01"}),
    ("actors across provinces", "actors-across-provinces", {}),
    ("documents by level, year", "policies", {"level": "level-prefecture", "year": "2022"}),
    ("counts-by-province", "", {}),
    ("ownership-chains", "", {}),
    ("entity-card", "", {}),
    ("words-in-labels", "", {}),
    ("themes-together", "", {}),
    ("neighbourhood", "", {}),
    ("without-operator", "", {}),
    ("look-up", "", {}),
    ("timeline", "timeline", {"province": "synthetic-province-02"}),
)


def asked(kg: KnowledgeGraph) -> list[Asked]:
    """Return the questions with their SPARQL, which every engine gets alike."""
    found = []
    for name, question, parameters in _QUESTIONS:
        if question:
            sparql = kg.bound(kg.question(question), parameters)
        else:
            with open(os.path.join(_FOLDER, f"{name}.rq"), encoding="utf-8") as file:
                sparql = file.read()
        found.append(Asked(name, sparql, question, parameters))
    return found
