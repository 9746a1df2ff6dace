"""The OpenAPI description: every question of the catalogue as an address with typed parameters.

What a parameter can be is taken from the graph, so that a form or a client made of the description
offers the provinces there are.  Beside a name listed, each also takes a CURIE, an IRI or a label.
"""

from __future__ import annotations

import json

from dgov_kg.cli import COMMANDS
from dgov_kg.dimensions import dimensions
from dgov_kg.language import Bilingual
from dgov_kg.lookup import options
from dgov_kg.namespaces import compress, expand
from dgov_kg.web.description import DOWNLOADS, TITLE
from dgov_kg.web.explorer.matrix import BY
from dgov_kg.web.replies import reply
from dgov_kg.web.schemas import COMPONENTS, ERRORS, QUESTION, SCHEMAS, WORDS, both, named, reference
from dgov_kg.web.verbs import MOST

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

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
_CITABLE = Bilingual(
    "实体、语句或问题（问题可带其参数）；不写则为整个数据集",
    "an entity, a sentence or a question, which takes its parameters; else the data as a whole",
)
_TERMS = Bilingual("查询中可用的项及其名称", "The terms of a query, with their names")
_CHECK = Bilingual("查询有何不对，该怎么写", "What is wrong with a query, and what may be meant")
_SLUG = Bilingual("短名", "slug")
_TYPES = {"xsd:integer": {"type": "integer"}, "xsd:string": {"type": "string"}}
_RESERVED = [reference("parameters", name) for name in ("format", "lang", "bom")]
_ROWS = reference("parameters", "rows")
_RESERVED_PLAIN = [reference("parameters", "plain-format"), *_RESERVED[1:]]
_LANG = _RESERVED[1]
_RESERVED_DOCUMENT = [reference("parameters", "document-format"), *_RESERVED[1:]]


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
        "paths": {**{f"/run/{q.name}": _question(q) for q in asked}, **_verbs(), **_documents()},
        "components": {
            **COMPONENTS,
            "schemas": {**SCHEMAS, **{_schema_name(kind): _choices(kg, kind) for kind in types}},
        },
    }


def _question(question: Question) -> Object:
    parameters = [_parameter(parameter) for parameter in question.parameters]
    name = f"run_{question.name.replace('-', '_')}"
    operation = _get(name, question.title, [*parameters, *_RESERVED, _ROWS], "Answer")["get"]
    note = {"description": both(question.note)} if any(question.note) else {}
    return {"get": {**operation, **note, "x-title": question.title._asdict()}}


def _parameter(parameter: Parameter) -> Object:
    schema = _TYPES.get(parameter.type) or reference("schemas", _schema_name(parameter.type))
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


def _schema_name(kind: str) -> str:
    """Return the name of the schema of a type of parameter.

    >>> _schema_name("dgov:Jurisdiction")
    'dgov.Jurisdiction'
    """
    return compress(kind).replace(":", ".")


def _verbs() -> Object:
    entity = Bilingual("短名、CURIE、IRI 或名称", "slug, CURIE, IRI or label")
    words = Bilingual("名称中的字词", "words of a name")
    limit = {"type": "integer", "minimum": 0, "maximum": MOST, "default": 20}
    question = Bilingual("用平常的话提的问题", "a question in plain words")
    asked = {**named("words", question, QUESTION, "谁投资成立了数字广东？"), "required": True}
    sparql = named("query", Bilingual("SPARQL 查询", "a SPARQL query"), WORDS, "SELEKT * {}")
    most = named("limit", Bilingual("最多几行", "rows at most"), limit)
    return {
        "/questions": _get("questions", _say("questions"), _RESERVED_PLAIN, "PlainAnswer"),
        "/describe": _get(
            "describe",
            _say("describe"),
            [{**named("entity", entity, WORDS, "tencent"), "required": True}, *_RESERVED],
            "Entity",
            page=True,
        ),
        "/search": _get(
            "search",
            _say("search"),
            [{**named("words", words, WORDS, "一网通办"), "required": True}, most, *_RESERVED],
            "Answer",
        ),
        "/ask": _get(
            "ask",
            _say("ask"),
            [asked, reference("parameters", "ask-format"), *_RESERVED[1:]],
            "Asked",
        ),
        "/cite": _get(
            "cite",
            _say("cite"),
            [
                named("name", _CITABLE, WORDS, "p13s3"),
                reference("parameters", "cite-format"),
                _LANG,
            ],
            "Citation",
        ),
        "/matrix": _get("matrix", _say("matrix"), _matrix(), "Matrix"),
        "/coverage": _get("coverage", _say("coverage"), _RESERVED_PLAIN, "PlainAnswer"),
        "/terms.json": _get("terms", _TERMS, [], "Terms"),
        "/check": _get("check", _CHECK, [{**sparql, "required": True}], "Marks"),
    }


def _matrix() -> list[Object]:
    """Return the parameters of the matrix; a form may send some of them several times."""
    province = Bilingual(
        "省份，可多个；缺省为文章归纳了模式的", "provinces; those with a model if none"
    )
    dimension = Bilingual("维度，可多个；缺省为全部", "dimensions; all if none")
    by = Bilingual("页面每列是什么", "what a column of the page is")
    kinds: Object = {"type": "string", "enum": [one.name for one in dimensions()]}
    return [
        _several("province", province, reference("schemas", _schema_name("dgov:Jurisdiction"))),
        _several("dimension", dimension, kinds),
        named("by", by, {"type": "string", "enum": list(BY), "default": BY[0]}),
        reference("parameters", "matrix-format"),
        *_RESERVED[1:],
    ]


def _several(name: str, label: Bilingual, schema: Object) -> Object:
    return {**named(name, label, {"type": "array", "items": schema}), "explode": True}


def _say(command: str) -> Bilingual:
    """Return what the command of this name does, as `dgov-kg --help` says it."""
    return COMMANDS[command]


def _documents() -> Object:
    paths: Object = {}
    for kind, example in (("id", "tencent"), ("concept", "level-province")):
        asked = [_in_path(example), *_RESERVED_DOCUMENT]
        about = Bilingual("关于一个事物的文件", "The document about a thing")
        paths[f"/doc/{kind}/{{name}}"] = _get(f"document_{kind}", about, asked, "Document")
        thing = Bilingual("一个事物，转到关于它的文件", "A thing: leads to the document about it")
        paths[f"/{kind}/{{name}}"] = _get(f"thing_{kind}", thing, asked, "", page=True)
    place = [
        _in_path("ning-tan", "source", Bilingual("来源", "source")),
        _in_path("p13s3", "sentence", Bilingual("语句", "sentence")),
        *_RESERVED_DOCUMENT,
    ]
    said = Bilingual(
        "一句话：位置、摘要值、陈述", "A sentence: its place, its digest, what it says"
    )
    path = "/source/{source}/{sentence}"
    paths[f"/doc{path}"] = _get("document_source", said, place, "Document")
    paths[path] = _get("thing_source", said, place, "", page=True)
    for name, title in (
        ("ontology", Bilingual("本体", "The ontology")),
        ("concept", Bilingual("受控值", "The controlled values")),
    ):
        paths[f"/{name}"] = _get(name, title, _RESERVED_DOCUMENT, "Document")
    for name, title in (
        ("void", Bilingual("数据集的 VoID 说明", "The data described in VoID")),
        ("dcat", Bilingual("数据集的 DCAT 目录", "The data described in DCAT")),
    ):
        asked = [reference("parameters", "description-format"), _RESERVED[1]]
        paths[f"/{name}"] = _get(name, title, asked, "Description")
    for ending, _, _ in DOWNLOADS.values():
        whole = Bilingual(f"整个图谱，{ending}", f"The whole graph as {ending}")
        paths[f"/download/dgov-kg.{ending}"] = _get(f"download_{ending}", whole, [], "Download")
    return paths


def _in_path(example: str, name: str = "name", label: Bilingual = _SLUG) -> Object:
    schema: Object = {"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"}
    return {**named(name, label, schema, example), "in": "path", "required": True}


def _get(
    name: str,
    title: Bilingual,
    parameters: Iterable[object],
    answer: str,
    *,
    page: bool = False,
) -> dict[str, Object]:
    """Return an operation; ``page`` where a client is sent on to a document."""
    answers: Object = {"200": reference("responses", answer)} if answer else {}
    if page:
        answers["303"] = {"description": both(Bilingual("见另一文件", "see another document"))}
    answers |= {status: reference("responses", status) for status in ERRORS}
    operation: Object = {
        "operationId": name,
        "summary": both(title),
        "parameters": list(parameters),
        "responses": answers,
    }
    return {"get": operation}
