"""The OpenAPI description: every question of the catalogue as an address with typed parameters.

What a parameter can be is taken from the graph, so that a form or a client made of the description
offers the provinces there are.  Beside a name listed, each also takes a CURIE, an IRI or a label.
"""

from __future__ import annotations

import json

from dgov_kg.language import Bilingual
from dgov_kg.lookup import options
from dgov_kg.namespaces import expand
from dgov_kg.web.description import TITLE
from dgov_kg.web.operations import RESERVED, documents, operation, schema_name, verbs
from dgov_kg.web.replies import reply
from dgov_kg.web.schemas import COMPONENTS, SCHEMAS, both, named, reference

TYPE_CHECKING = False
if TYPE_CHECKING:
    from dgov_kg.graph import KnowledgeGraph
    from dgov_kg.question import Parameter, Question
    from dgov_kg.web.exchange import Request, Response
    from dgov_kg.web.ready import Ready

    Object = dict[str, object]

ABOUT = Bilingual(
    "每个问题是一个地址；参数可取所列的名称，也可取 CURIE、IRI 或中英文标签。",
    "Each question is an address; a parameter takes a name that is listed, or a CURIE, an IRI or a "
    "label in either language.",
)
_TYPES = {"xsd:integer": {"type": "integer"}, "xsd:string": {"type": "string"}}
_ROWS = reference("parameters", "rows")


def openapi(ready: Ready, request: Request) -> Response:
    """Return the description as JSON.

    >>> from dgov_kg.graph import load
    >>> from dgov_kg.web.exchange import Request
    >>> from dgov_kg.web.ready import Ready
    >>> told = json.loads(openapi(Ready.of(load()), Request("/openapi.json")).body)
    >>> told["paths"]["/run/co-owners"]["get"]["parameters"][0]["name"]
    'province'
    """
    request.refuse_others(("lang",))
    described = description(ready.kg, request.address)
    text = json.dumps(described, ensure_ascii=False, indent=1)
    return reply(text, "application/json")


def description(kg: KnowledgeGraph, address: str) -> Object:
    """Return the description of a server at an address."""
    from dgov_kg import __version__

    asked = kg.questions()
    types = sorted({p.type for q in asked for p in q.parameters} - _TYPES.keys())
    return {
        "openapi": "3.1.0",
        "info": {
            "title": both(TITLE),
            "description": both(ABOUT),
            "version": __version__,
            "license": {"name": "CC BY 4.0", "identifier": "CC-BY-4.0"},
        },
        "servers": [{"url": address}],
        "paths": {**{f"/run/{q.name}": _question(q) for q in asked}, **verbs(), **documents()},
        "components": {
            **COMPONENTS,
            "schemas": {**SCHEMAS, **{schema_name(kind): _choices(kg, kind) for kind in types}},
        },
    }


def _question(question: Question) -> Object:
    parameters = [_parameter(parameter) for parameter in question.parameters]
    name = f"run_{question.name.replace('-', '_')}"
    told = operation(name, question.title, [*parameters, *RESERVED, _ROWS], "Answer")["get"]
    note = {"description": both(question.note)} if any(question.note) else {}
    return {"get": {**told, **note, "x-title": question.title._asdict()}}


def _parameter(parameter: Parameter) -> Object:
    schema = _TYPES.get(parameter.type) or reference("schemas", schema_name(parameter.type))
    # An empty field of a form asks for all, as one that is not sent.
    told = {"allowEmptyValue": True, "x-label": parameter.label._asdict()}
    return {**named(parameter.name, parameter.label, schema), **told}


def _choices(kg: KnowledgeGraph, kind: str) -> Object:
    """Return the schema of a type of parameter: the names of all that it can be."""
    node = kg.node(expand(kind) or kind)
    names = options(kg, kind)
    schema: Object = {
        "type": "string",
        "title": both(Bilingual(node.label("zh"), node.label("en"))),
        "enum": names,
    }
    return {**schema, "examples": names[:1]} if names else {"type": "string"}
