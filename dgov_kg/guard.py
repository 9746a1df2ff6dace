"""What text from outside may not do: change the data, call elsewhere, or exhaust the parser.

The engine reads SERVICE in places where the grammar has no word: after a number, before a colon,
behind a comparison that looks like an address.  So a query is looked at with all that cannot act
blanked out, and where that is open to doubt, the word alone is enough to refuse.
"""

from __future__ import annotations

import re

from dgov_kg.exceptions import BadQuery

#: Oxigraph's parser overflows its native stack at a few thousand levels, and the process dies.
DEEPEST = 100
#: So does its optimiser at some thousand steps one after the other.
LONGEST = 10_000

_STRINGS = (
    r'"""(?:[^"\\]|\\.|"(?!""))*"""'
    r"|'''(?:[^'\\]|\\.|'(?!''))*'''"
    r'|"(?:[^"\\\n\r]|\\.)*"'
    r"|'(?:[^'\\\n\r]|\\.)*'"
)
_INSIDE = r"(?:[^<>\"{}|^`\\\x00-\x20]|\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8})"
#: What may hold any word or bracket without meaning it (SPARQL 1.1, 19.8), and what stays of it.
_OPAQUE = re.compile(
    rf"(?P<string>{_STRINGS})"
    rf"|(?P<address><{_INSIDE}*>)"
    r"|(?P<comment>\#[^\n\r]*)"
    r"|[?$](?P<variable>\w+)"
    r"|:(?P<local>(?:(?:[\w%:]|\\.)(?:[\w.%:-]|\\.)*)?)",
    re.DOTALL,
)
_LEFT = {"string": '""', "address": "<>", "comment": " ", "variable": "?", "local": ":"}

#: A name may hold what counts as a letter, or even as a space, in other places than SPARQL.
_SERVICE = re.compile(r"SERVICE\s*(?:SILENT)?\s*[^ \t\r\n{}]*\s*\{", re.IGNORECASE)
_UPDATE = re.compile(
    r"(?:\s|PREFIX\s+[\w.-]*:\s*<>|BASE\s*<>)*"
    r"(LOAD|INSERT|DELETE|CLEAR|DROP|CREATE|ADD|MOVE|COPY|WITH)\b",
    re.IGNORECASE,
)
#: `1<2#>` and `?x<'a>'` are comparisons or addresses, as the engine likes.
_DOUBTFUL = re.compile(rf"<(?![a-z][a-z0-9+.-]*://){_INSIDE}*['#)]{_INSIDE}*>", re.IGNORECASE)


def refuse(sparql: str) -> None:
    """Raise BadQuery where a query calls another service, changes the data or exhausts the parser.

    >>> refuse("SELECT * { ?service dgov:service 'SERVICE' } # SERVICE")
    >>> refuse("SELECT * { SERVICE <http://example.org/> { ?s ?p ?o } }")
    Traceback (most recent call last):
        ...
    dgov_kg.exceptions.BadQuery: SERVICE is not allowed: a query reads this graph and nothing else.
    """
    bare = _bare(sparql)
    doubtful = _DOUBTFUL.search(sparql)
    update = _UPDATE.match(bare)
    if update or _SERVICE.search(bare) or (doubtful and "service" in sparql.lower()):
        word = update[1].upper() if update else "SERVICE"
        raise BadQuery(
            zh=f"此处不允许 {word}：查询只读取本图谱。",
            en=f"{word} is not allowed: a query reads this graph and nothing else.",
        )
    if _depth(sparql if doubtful else bare) > DEEPEST:
        raise BadQuery(
            zh=f"括号嵌套超过 {DEEPEST} 层。", en=f"Brackets are nested more than {DEEPEST} deep."
        )
    if len(" ".join(bare.split())) > LONGEST:
        raise BadQuery(
            zh=f"查询太长：除字符串与地址外超过 {LONGEST} 个字符。",
            en=f"The query is too long: over {LONGEST} characters beside strings and addresses.",
        )


def tokens(sparql: str) -> tuple[str, list[str]]:
    """Return a query with addresses and local names numbered, and what the numbers stand for.

    Strings, comments and variables are blanked.

    >>> tokens("SELECT ?x FROM <urn:a> { ?x dg:b 'c' }")
    ('SELECT ? FROM <0> { ? dg:1 "" }', ['<urn:a>', ':b'])
    """
    kept: list[str] = []

    def number(found: re.Match[str]) -> str:
        kind = str(found.lastgroup)
        if kind not in {"address", "local"}:
            return _LEFT[kind]
        kept.append(found["address"] or f":{found['local']}")
        return f"<{len(kept) - 1}>" if kind == "address" else f":{len(kept) - 1}"

    return _OPAQUE.sub(number, sparql), kept


def nesting(text: str) -> int:
    """Return how deep the brackets of SPARQL, Turtle or TriG are nested.

    >>> nesting("{ [ ( '((((' ) ] }")
    3
    """
    return _depth(_bare(text))


def _depth(bare: str) -> int:
    depth = deepest = 0
    for bracket in re.findall(r"[\[\](){}]", bare):
        depth += 1 if bracket in "[({" else -1
        deepest = max(deepest, depth)
    return deepest


def _bare(text: str) -> str:
    """Return a text with what cannot act blanked out."""
    return _OPAQUE.sub(lambda found: _LEFT[str(found.lastgroup)], text)
