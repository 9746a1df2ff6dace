"""SPARQL as its tokens, each with its place; what is no token is kept as it stands."""

from __future__ import annotations

import re
from typing import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

_ESCAPE = r"\\[_~.!$&'()*+,;=/?#@%-]"
#: The terminals of SPARQL 1.1, 19.8, and what is left: a word, a sign, a quote that stays open.
_TOKEN = re.compile(
    r"(?P<comment>\#[^\n\r]*)"
    r"|(?P<space>\s+)"
    r'|(?P<string>"""(?:[^"\\]|\\.|"(?!""))*"""|' + r"'''(?:[^'\\]|\\.|'(?!''))*'''"
    r'|"(?:[^"\\\n\r]|\\.)*"|' + r"'(?:[^'\\\n\r]|\\.)*')"
    r"|(?P<iri><(?:[^<>\"{}|^`\\\x00-\x20]|\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8})*>)"
    r"|(?P<variable>[?$]\w+)"
    r"|(?P<tag>@[A-Za-z]+(?:-[A-Za-z0-9]+)*)"
    r"|(?P<blank>_:\w(?:[\w.·-]*[\w·-])?)"
    rf"|(?P<name>(?:[^\W\d_](?:[\w.·-]*[\w·-])?)?:(?:(?:[\w:]|%[0-9A-Fa-f]{{2}}|{_ESCAPE})"
    rf"(?:(?:[\w.:·-]|%[0-9A-Fa-f]{{2}}|{_ESCAPE})*(?:[\w:·-]|%[0-9A-Fa-f]{{2}}|{_ESCAPE}))?)?)"
    r"|(?P<number>(?:\d+\.?\d*|\.\d+)[eE][+-]?\d+|\d*\.\d+|\d+)"
    r"|(?P<word>[^\W\d]\w*)"
    r"|(?P<sign>\^\^|&&|\|\||[!<>]=|.)",
    re.DOTALL,
)


class Token(NamedTuple):
    """A token: what it is, its text, and where it stands.

    ``kind`` is string, iri, variable, tag, blank, name (with a prefix), number, word or sign.

    >>> [(token.kind, token.text) for token in lexed("?x dg:a 1.")]
    [('variable', '?x'), ('name', 'dg:a'), ('number', '1'), ('sign', '.')]
    """

    kind: str
    text: str
    start: int
    end: int


def lexed(sparql: str) -> list[Token]:
    """Return the tokens of a query; space and comments are none."""
    return list(_tokens(sparql))


def declared(tokens: list[Token]) -> dict[str, str]:
    """Return the prefixes that a query declares.

    >>> declared(lexed("PREFIX ex: <http://example.org/> ASK {}"))
    {'ex': 'http://example.org/'}
    """
    return {
        name.text[:-1]: iri.text[1:-1]
        for word, name, iri in zip(tokens, tokens[1:], tokens[2:], strict=False)
        if word.text.upper() == "PREFIX" and name.text.endswith(":") and iri.kind == "iri"
    }


def _tokens(sparql: str) -> Iterator[Token]:
    for found in _TOKEN.finditer(sparql):
        kind = str(found.lastgroup)
        if kind not in {"comment", "space"}:
            yield Token(kind, found[0], found.start(), found.end())
