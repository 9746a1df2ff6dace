"""The addresses of the verbs and of documents, as OpenAPI describes them."""

from __future__ import annotations

from dgov_kg.cli import COMMANDS
from dgov_kg.dimensions import dimensions
from dgov_kg.language import Bilingual
from dgov_kg.namespaces import compress
from dgov_kg.paths import LIMIT, LONGEST
from dgov_kg.paths import MOST as MOST_PATHS
from dgov_kg.sorting import SHARED
from dgov_kg.web.description import DOWNLOADS
from dgov_kg.web.explorer.matrix import BY
from dgov_kg.web.explorer.wishes import ALL_PATHS, SIDES
from dgov_kg.web.schemas import ANY_WORDS, ERRORS, QUESTION, WORDS, both, named, reference
from dgov_kg.web.verbs import MOST

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    Object = dict[str, object]

#: What every address of an answer takes beside its own parameters.
RESERVED = [reference("parameters", name) for name in ("format", "lang", "bom")]
_RESERVED_PLAIN = [reference("parameters", "plain-format"), *RESERVED[1:]]
_LANG = RESERVED[1]
_RESERVED_DOCUMENT = [reference("parameters", "document-format"), *RESERVED[1:]]
_CITABLE = Bilingual(
    "实体、语句或问题（问题可带其参数）；不写则为整个数据集",
    "an entity, a sentence or a question, which takes its parameters; else the data as a whole",
)
_TERMS = Bilingual("查询中可用的项及其名称", "The terms of a query, with their names")
_CHECK = Bilingual("查询有何不对，该怎么写", "What is wrong with a query, and what may be meant")
_SLUG = Bilingual("短名", "slug")
#: An empty field of a form counts as one that is not sent.
_EMPTY = {"const": ""}


def verbs() -> Object:
    """Return the addresses of the verbs."""
    entity = Bilingual("短名、CURIE、IRI 或名称", "slug, CURIE, IRI or label")
    words = Bilingual("名称中的字词", "words of a name")
    limit = {"type": "integer", "minimum": 0, "maximum": MOST, "default": 20}
    question = Bilingual("用平常的话提的问题", "a question in plain words")
    asked = {**named("words", question, QUESTION, "谁投资成立了数字广东？"), "required": True}
    before = Bilingual("所接的前一个问题", "an earlier question that this one follows")
    after = {**named("after", before, ANY_WORDS), "allowEmptyValue": True}
    sparql = named("query", Bilingual("SPARQL 查询", "a SPARQL query"), WORDS, "SELEKT * {}")
    most = named("limit", Bilingual("最多几行", "rows at most"), limit)
    return {
        "/questions": operation("questions", _say("questions"), _RESERVED_PLAIN, "PlainAnswer"),
        "/describe": operation(
            "describe",
            _say("describe"),
            [{**named("entity", entity, WORDS, "tencent"), "required": True}, *RESERVED],
            "Entity",
            page=True,
        ),
        "/search": operation(
            "search",
            _say("search"),
            [{**named("words", words, WORDS, "一网通办"), "required": True}, most, *RESERVED],
            "Answer",
        ),
        "/ask": operation(
            "ask",
            _say("ask"),
            [asked, after, reference("parameters", "ask-format"), *RESERVED[1:]],
            "Asked",
        ),
        "/cite": operation(
            "cite",
            _say("cite"),
            [
                named("name", _CITABLE, WORDS, "p13s3"),
                reference("parameters", "cite-format"),
                _LANG,
            ],
            "Citation",
        ),
        "/matrix": operation("matrix", _say("matrix"), _matrix(), "Matrix"),
        **_ways(),
        "/coverage": operation("coverage", _say("coverage"), _RESERVED_PLAIN, "PlainAnswer"),
        "/terms.json": operation("terms", _TERMS, [], "Terms"),
        "/check": operation("check", _CHECK, [{**sparql, "required": True}], "Marks"),
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
        _several("province", province, reference("schemas", schema_name("dgov:Jurisdiction"))),
        _several("dimension", dimension, kinds),
        named("by", by, {"type": "string", "enum": [*BY, ""], "default": BY[0]}),
        reference("parameters", "matrix-format"),
        *RESERVED[1:],
    ]


def _ways() -> Object:
    """Return what tells of things together: paths, times, sides."""
    thing = Bilingual("短名、CURIE、IRI 或名称", "slug, CURIE, IRI or label")
    through = Bilingual(
        "也算作联系的共同之处，可多个", "what two things share that counts as a tie"
    )
    on = Bilingual("只对照这一方面", "on this dimension alone")

    def number(name: str, label: Bilingual, usual: int, largest: int) -> Object:
        schema = {"type": "integer", "minimum": 1, "maximum": largest, "default": usual}
        return {**named(name, label, schema), "allowEmptyValue": True}

    def year(name: str, label: Bilingual, example: int) -> Object:
        return {**named(name, label, {"type": "integer"}, example), "allowEmptyValue": True}

    return {
        "/path": operation(
            "path",
            _say("path"),
            [
                {**named("one", thing, WORDS, "tencent"), "required": True},
                {**named("other", thing, WORDS, "guangdong"), "required": True},
                number("longest", Bilingual("最多几步", "steps at most"), LONGEST, LIMIT),
                number("most", Bilingual("最多几条", "paths at most"), MOST_PATHS, ALL_PATHS),
                _several("through", through, {"type": "string", "enum": list(SHARED)}),
                *_RESERVED_PLAIN,
            ],
            "PlainAnswer",
        ),
        "/timeline": operation(
            "timeline",
            _say("timeline"),
            [
                named("entity", thing, ANY_WORDS, "guizhou"),
                year("since", Bilingual("自哪年起", "since year"), 2018),
                year("until", Bilingual("至哪年止", "until year"), 2020),
                *RESERVED,
            ],
            "Answer",
        ),
        "/compare": operation(
            "compare",
            _say("compare"),
            [
                {**_several("name", thing, WORDS, least=2, most=SIDES), "required": True},
                named("on", on, ANY_WORDS, "operator"),
                *RESERVED,
            ],
            "Answer",
        ),
    }


def _several(
    name: str, label: Bilingual, schema: Object, *, least: int = 0, most: int | None = None
) -> Object:
    listed: Object = {"type": "array", "items": {"anyOf": [schema, _EMPTY]}}
    if least:
        listed |= {"items": schema, "minItems": least, "maxItems": most, "uniqueItems": True}
    return {**named(name, label, listed), "explode": True}


def _say(command: str) -> Bilingual:
    """Return what the command of this name does, as `dgov-kg --help` says it."""
    return COMMANDS[command]


def documents() -> Object:
    """Return the addresses of things, documents and files."""
    paths: Object = {}
    for kind, example in (("id", "tencent"), ("concept", "level-province")):
        asked = [_in_path(example), *_RESERVED_DOCUMENT]
        about = Bilingual("关于一个事物的文件", "The document about a thing")
        paths[f"/doc/{kind}/{{name}}"] = operation(f"document_{kind}", about, asked, "Document")
        thing = Bilingual("一个事物，转到关于它的文件", "A thing: leads to the document about it")
        paths[f"/{kind}/{{name}}"] = operation(f"thing_{kind}", thing, asked, "", page=True)
    place = [
        _in_path("ning-tan", "source", Bilingual("来源", "source")),
        _in_path("p13s3", "sentence", Bilingual("语句", "sentence")),
        *_RESERVED_DOCUMENT,
    ]
    said = Bilingual(
        "一句话：位置、摘要值、陈述", "A sentence: its place, its digest, what it says"
    )
    path = "/source/{source}/{sentence}"
    paths[f"/doc{path}"] = operation("document_source", said, place, "Document")
    paths[path] = operation("thing_source", said, place, "", page=True)
    for name, title in (
        ("ontology", Bilingual("本体", "The ontology")),
        ("concept", Bilingual("受控值", "The controlled values")),
    ):
        paths[f"/{name}"] = operation(name, title, _RESERVED_DOCUMENT, "Document")
    for name, title in (
        ("void", Bilingual("数据集的 VoID 说明", "The data described in VoID")),
        ("dcat", Bilingual("数据集的 DCAT 目录", "The data described in DCAT")),
    ):
        asked = [reference("parameters", "description-format"), RESERVED[1]]
        paths[f"/{name}"] = operation(name, title, asked, "Description")
    for ending, _, _ in DOWNLOADS.values():
        whole = Bilingual(f"整个图谱，{ending}", f"The whole graph as {ending}")
        paths[f"/download/dgov-kg.{ending}"] = operation(
            f"download_{ending}", whole, [], "Download"
        )
    return paths


def _in_path(example: str, name: str = "name", label: Bilingual = _SLUG) -> Object:
    schema: Object = {"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"}
    return {**named(name, label, schema, example), "in": "path", "required": True}


def schema_name(kind: str) -> str:
    """Return the name of the schema of a type of parameter.

    >>> schema_name("dgov:Jurisdiction")
    'dgov.Jurisdiction'
    """
    return compress(kind).replace(":", ".")


def operation(
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
    told: Object = {
        "operationId": name,
        "summary": both(title),
        "parameters": list(parameters),
        "responses": answers,
    }
    return {"get": told}
