"""What the OpenAPI description says once and refers to: schemas, answers, common parameters."""

from __future__ import annotations

from dgov_kg.ask.say.answer import OUTCOMES
from dgov_kg.forms import MEDIA
from dgov_kg.language import LANGUAGES, Bilingual
from dgov_kg.web.description import DOWNLOADS, KINDS
from dgov_kg.web.documents import FORMS as DOCUMENT_FORMS
from dgov_kg.web.explorer.asking import FORMS as ASK_FORMS
from dgov_kg.web.explorer.asking import LONGEST
from dgov_kg.web.explorer.citing import FORMS as CITE_FORMS
from dgov_kg.web.explorer.matrix import FORMS as MATRIX_FORMS
from dgov_kg.web.verbs import FORMS, PLAIN_FORMS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    Object = dict[str, object]

#: What may be wrong, by status.
ERRORS = {
    "400": Bilingual("参数有误", "a parameter is wrong"),
    "404": Bilingual("没有此名", "nothing is called so"),
    "406": Bilingual("没有所要的格式", "not to be had in that form"),
    "408": Bilingual("超时", "it took too long"),
    "413": Bilingual("答案太大", "the answer is too large"),
    "503": Bilingual("服务器正忙", "the server is busy"),
}


def both(words: Bilingual) -> str:
    """Return a text in both languages, for a format that knows one.

    >>> both(Bilingual("省份", "province"))
    '省份 · province'
    """
    return f"{words.zh} · {words.en}" if words.zh != words.en else str(words.en)


def reference(kind: str, name: str) -> Object:
    """Return a reference to what stands once among the components."""
    return {"$ref": f"#/components/{kind}/{name}"}


def named(
    name: str, label: Bilingual, schema: Mapping[str, object], example: str | int = ""
) -> Object:
    """Return a parameter of the query string."""
    told: Object = {"name": name, "in": "query", "description": both(label), "schema": schema}
    return {**told, "example": example} if example else told


def _format(forms: Iterable[str]) -> Object:
    label = Bilingual("格式，先于 Accept", "the form; goes before Accept")
    return named("format", label, {"type": "string", "enum": list(forms)})


def _answer(forms: Iterable[str], schema: str, words: Bilingual) -> Object:
    known: Object = {
        "application/json": {"schema": reference("schemas", schema)},
        **{MEDIA[form]: {"schema": {}} for form in ("graphml", "xlsx")},
    }
    content = {
        media: known.get(media, _JSON if media.endswith("+json") else _TEXT) for media in forms
    }
    return {"description": both(words), "content": content}


QUESTION: Object = {"type": "string", "minLength": 1, "maxLength": LONGEST, "pattern": r"\S"}
WORDS: Object = {"type": "string", "minLength": 1, "pattern": r"\S"}
#: Words that may be left out, or blank: a form sends its empty fields, too.
ANY_WORDS: Object = {"type": "string"}
_STRING: Object = {"type": "string"}
_TEXT: Object = {"schema": _STRING}
#: A form of JSON that has a specification of its own, such as CSL-JSON and JSON-LD.
_JSON: Object = {"schema": {"type": ["array", "object"]}}
_NAMES: Object = {"zh": _STRING, "en": _STRING}
_ROWS: Object = {"type": "object", "additionalProperties": reference("schemas", "Value")}
_STATEMENT: Object = {
    "type": "object",
    "required": ["subject", "predicate", "object", "evidence", "others"],
    "properties": {
        "subject": reference("schemas", "Value"),
        "predicate": reference("schemas", "Node"),
        "object": reference("schemas", "Value"),
        "evidence": {"type": "array", "items": _STRING},
        "others": {"type": "array", "items": _STRING},
    },
}
_PLACE: Object = {"type": "integer", "minimum": 0}
_MARK: Object = {
    "type": "object",
    "required": ["severity", "from", "to", "line", "column", "zh", "en", "instead"],
    "properties": {
        "severity": {"type": "string", "enum": ["error", "warning"]},
        **dict.fromkeys(("from", "to", "line", "column"), _PLACE),
        **_NAMES,
        "instead": {"type": "array", "items": _STRING},
    },
}
_SAID: Object = {"type": "array", "items": _STRING}
_COLUMN: Object = {
    "type": "object",
    "required": ["name", "title", "empty"],
    "properties": {
        "name": _STRING,
        "title": reference("schemas", "Both"),
        "empty": reference("schemas", "Both"),
    },
}
_CELL: Object = {
    "type": "object",
    "required": ["province", "dimension", "standing", "values", "open"],
    "properties": {
        "province": _STRING,
        "dimension": _STRING,
        "standing": {"type": "string", "enum": ["said", "open", "unsaid"]},
        "values": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["value", "detail", "date", "marks", "evidence"],
                "properties": {
                    "value": reference("schemas", "Value"),
                    "detail": {"type": "array", "items": reference("schemas", "Value")},
                    "date": {"type": ["string", "null"]},
                    "marks": {"type": "array", "items": reference("schemas", "Node")},
                    "evidence": _SAID,
                },
            },
        },
        "open": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["list", "evidence"],
                "properties": {"list": reference("schemas", "Node"), "evidence": _SAID},
            },
        },
    },
}
SCHEMAS: Object = {
    "Node": {
        "type": "object",
        "required": ["iri", "zh", "en"],
        "properties": {"iri": _STRING, **_NAMES},
    },
    "Value": {
        "anyOf": [
            reference("schemas", "Node"),
            {"type": ["string", "number", "boolean", "null"]},
        ]
    },
    "Both": {"type": "object", "required": ["zh", "en"], "properties": _NAMES},
    "Answer": {
        "type": "object",
        "required": ["rows"],
        "properties": {
            "question": _STRING,
            "title": reference("schemas", "Both"),
            "note": reference("schemas", "Both"),
            "rows": {"type": "array", "items": _ROWS},
        },
    },
    "Matrix": {
        "type": "object",
        "required": ["title", "note", "rows", "columns", "cells"],
        "properties": {
            "title": reference("schemas", "Both"),
            "note": reference("schemas", "Both"),
            "rows": {"type": "array", "items": reference("schemas", "Node")},
            "columns": {"type": "array", "items": _COLUMN},
            "cells": {"type": "array", "items": _CELL},
        },
    },
    "Asked": {
        "type": "object",
        "required": ["question", "language", "outcome", "sentence", "evidence", "answer"],
        "properties": {
            "question": _STRING,
            "language": {"type": "string", "enum": list(LANGUAGES)},
            "outcome": {"type": "string", "enum": list(OUTCOMES)},
            "sentence": _STRING,
            "evidence": {"type": "array", "items": _STRING},
        },
    },
    "Entity": {
        "type": "object",
        "required": ["iri", "zh", "en", "classes", "statements"],
        "properties": {
            "iri": _STRING,
            **_NAMES,
            "classes": {"type": "array", "items": reference("schemas", "Node")},
            "statements": {"type": "array", "items": _STATEMENT},
        },
    },
    "Terms": {
        "type": "object",
        "required": ["prefixes", "words", "kinds", "terms"],
        "properties": {
            "prefixes": {"type": "object", "additionalProperties": _STRING},
            "words": {"type": "array", "items": _STRING},
            "kinds": {"type": "array", "items": {"type": "array", "items": _STRING}},
            "terms": {"type": "array", "items": {"type": "array"}},
        },
    },
    "Marks": {
        "type": "object",
        "required": ["marks"],
        "properties": {"marks": {"type": "array", "items": _MARK}},
    },
    "Error": {
        "type": "object",
        "required": ["status", "error", "zh", "en"],
        "properties": {"status": {"type": "integer"}, "error": _STRING, **_NAMES},
    },
}
_FOUND = Bilingual("答案", "the answer")
_CITED = Bilingual("引用", "the citation")
_WHOLE = Bilingual("整个图谱", "the whole graph")
COMPONENTS: Object = {
    "parameters": {
        "format": _format(FORMS),
        "plain-format": _format(PLAIN_FORMS),
        "matrix-format": _format(MATRIX_FORMS),
        "document-format": _format(DOCUMENT_FORMS),
        "description-format": _format(KINDS),
        "ask-format": _format(ASK_FORMS),
        "cite-format": _format(CITE_FORMS),
        "rows": named(
            "rows",
            Bilingual("页面显示全部行", "let a page show all rows"),
            {"type": "string", "enum": ["all"]},
        ),
        "lang": named(
            "lang",
            Bilingual("语言，先于 Accept-Language", "the language; goes before Accept-Language"),
            {"type": "string", "enum": list(LANGUAGES)},
        ),
        "bom": named(
            "bom",
            Bilingual(
                "CSV 前加 UTF-8 标记，供 Excel 用；会被当作公式的文字前加 '",
                "begin CSV with the mark of UTF-8, for Excel; text that would run as a formula "
                "begins with '",
            ),
            {"type": "boolean"},
        ),
    },
    "responses": {
        "Answer": _answer(FORMS.values(), "Answer", _FOUND),
        "PlainAnswer": _answer(PLAIN_FORMS.values(), "Answer", _FOUND),
        "Asked": _answer(ASK_FORMS.values(), "Asked", _FOUND),
        "Citation": _answer(CITE_FORMS.values(), "Answer", _CITED),
        "Matrix": _answer(MATRIX_FORMS.values(), "Matrix", _FOUND),
        "Entity": _answer(FORMS.values(), "Entity", _FOUND),
        "Terms": _answer(["application/json"], "Terms", _FOUND),
        "Marks": _answer(["application/json"], "Marks", _FOUND),
        "Document": _answer(DOCUMENT_FORMS.values(), "Entity", _FOUND),
        "Description": _answer(KINDS.values(), "Entity", _FOUND),
        "Download": _answer([kind.media for kind in DOWNLOADS.values()], "Entity", _WHOLE),
        **{
            status: _answer(("application/json", "text/html"), "Error", words)
            for status, words in ERRORS.items()
        },
    },
}
