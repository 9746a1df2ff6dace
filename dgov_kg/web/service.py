"""What the endpoint says of itself, as RDF (W3C, SPARQL 1.1 Service Description)."""

from __future__ import annotations

import pyoxigraph as ox

from dgov_kg.namespaces import FORMATS, PREFIXES, SERVICE
from dgov_kg.web.evaluation import written

TYPE_CHECKING = False
if TYPE_CHECKING:
    from dgov_kg.graph import KnowledgeGraph
    from dgov_kg.web.exchange import Request, Response
    from dgov_kg.web.settings import Settings

#: Forms of answers by their names at W3C.
_FORMATS = (
    "SPARQL_Results_JSON",
    "SPARQL_Results_XML",
    "SPARQL_Results_CSV",
    "SPARQL_Results_TSV",
    "Turtle",
    "N-Triples",
    "RDF_XML",
    "JSON-LD",
)


def answer(kg: KnowledgeGraph, request: Request, settings: Settings) -> Response:
    """Return the description of the endpoint, under the address at which it is reached."""
    del kg
    kind = ox.NamedNode(PREFIXES["rdf"] + "type")
    endpoint = ox.NamedNode(settings.address + "/sparql")
    service, dataset, graph = (
        ox.NamedNode(f"{endpoint.value}#{name}") for name in ("service", "dataset", "all")
    )
    facts = [
        (service, kind, _term("Service")),
        (service, _term("endpoint"), endpoint),
        (service, _term("supportedLanguage"), _term("SPARQL11Query")),
        (service, _term("feature"), _term("UnionDefaultGraph")),
        (service, _term("defaultDataset"), dataset),
        (dataset, kind, _term("Dataset")),
        (dataset, _term("defaultGraph"), graph),
        (graph, kind, _term("Graph")),
        *((service, _term("resultFormat"), ox.NamedNode(FORMATS + name)) for name in _FORMATS),
    ]
    return written([ox.Triple(*fact) for fact in facts], request, settings.limits)


def _term(name: str) -> ox.NamedNode:
    return ox.NamedNode(SERVICE + name)
