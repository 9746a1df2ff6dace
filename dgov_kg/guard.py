"""What a query from outside may not do: change the data, call elsewhere, or nest without end."""

from __future__ import annotations

import re

from dgov_kg.exceptions import BadQuery

#: Oxigraph's parser overflows its native stack at a few thousand levels, and the process dies.
DEEPEST = 100

#: What may hold any word or bracket without meaning it: comments, IRIs, strings (SPARQL 1.1, 19.8).
_OPAQUE = re.compile(
    r'"""(?:[^"\\]|\\.|"(?!""))*"""'
    r"|'''(?:[^'\\]|\\.|'(?!''))*'''"
    r'|"(?:[^"\\\n]|\\.)*"'
    r"|'(?:[^'\\\n]|\\.)*'"
    r"|<[^<>\"{}|^`\\\x00-\x20]*>"
    r"|\#[^\n]*",
    re.DOTALL,
)
_WORD = re.compile(
    r"(?<![\w:?$@.-])(SERVICE|LOAD|INSERT|DELETE|CLEAR|DROP|CREATE|ADD|MOVE|COPY)(?![\w:])",
    re.IGNORECASE,
)


def refuse(sparql: str) -> None:
    """Raise BadQuery where a query calls another service, changes the data or nests too deeply.

    >>> refuse("SELECT * { ?s ?p 'SERVICE' }")
    >>> refuse("SELECT * { SERVICE <http://example.org/> { ?s ?p ?o } }")
    Traceback (most recent call last):
        ...
    dgov_kg.exceptions.BadQuery: SERVICE is not allowed here: queries read this graph and nothing else.
    """
    bare = _OPAQUE.sub(" ", sparql)
    found = _WORD.search(bare)
    if found:
        word = found[1].upper()
        raise BadQuery(
            zh=f"此处不允许 {word}：查询只读取本图谱。",
            en=f"{word} is not allowed here: queries read this graph and nothing else.",
        )
    if nesting(bare) > DEEPEST:
        raise BadQuery(
            zh=f"括号嵌套超过 {DEEPEST} 层。", en=f"Brackets are nested more than {DEEPEST} deep."
        )


def nesting(text: str) -> int:
    """Return how deep the brackets of a text are nested, strings and all.

    >>> nesting("{ [ ( ) ] }")
    3
    """
    depth = deepest = 0
    for bracket in re.findall(r"[\[\](){}]", text):
        depth += 1 if bracket in "[({" else -1
        deepest = max(deepest, depth)
    return deepest
