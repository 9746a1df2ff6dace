"""Terms in a query that the graph does not have, with the nearest that it has."""

from __future__ import annotations

import pyoxigraph as ox

from dgov_kg.diagnosis.lexing import Token, declared, lexed
from dgov_kg.diagnosis.marks import Mark
from dgov_kg.diagnosis.syntax import unreadable
from dgov_kg.language import Bilingual
from dgov_kg.namespaces import BASE, PREFIXES, SOURCES, compress

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from dgov_kg.graph import KnowledgeGraph

#: Names of the values themselves, which are no nodes: the datatypes.
_DATATYPES = (PREFIXES["xsd"], PREFIXES["edtf"], PREFIXES["rdf"] + "langString")
_MOST = 3


def diagnose(kg: KnowledgeGraph, sparql: str) -> list[Mark]:
    """Return what is to be said of a query, in the order of its text: faults, and unknown terms.

    >>> from dgov_kg.graph import load
    >>> (mark,) = diagnose(load(), "SELECT ?who { ?who dgov:holdStakeIn dg:digital-guangdong }")
    >>> print(mark.said.en)
    Nothing in the graph is called dgov:holdStakeIn; did you mean dgov:holdsStakeIn?
    """
    tokens = lexed(sparql)
    fault = unreadable(sparql)
    if fault is None:
        return list(_unknown(kg, tokens))
    text = sparql[fault.start : fault.end]
    at = [token for token in tokens if token.start == fault.start]
    if not fault.instead and at and at[0].kind == "word":
        instead = _near(kg, text, "")
        if instead:
            fault = _named(fault, text, instead)
    known = [mark for mark in _unknown(kg, tokens) if mark.start != fault.start]
    return sorted([fault, *known], key=lambda mark: mark.start)


def _named(fault: Mark, text: str, instead: tuple[str, ...]) -> Mark:
    """Return the mark of a bare word that is the name of something."""
    said = Bilingual(
        f"“{text}”是名称，不是项；是不是 {instead[0]}？",
        f"“{text}” is a name, no term; did you mean {instead[0]}?",
    )
    return Mark(fault.start, fault.end, said, instead)


def _unknown(kg: KnowledgeGraph, tokens: list[Token]) -> Iterator[Mark]:
    """Yield a warning for each term that no statement of the graph holds."""
    prefixes = PREFIXES | declared(tokens)
    made = _made(tokens)
    for number, token in enumerate(tokens):
        iri = _iri(token, prefixes)
        before, after = (
            tokens[i].text if 0 <= i < len(tokens) else "" for i in (number - 1, number + 1)
        )
        is_part = before.upper() in {"PREFIX", "BASE", "^^"} or after == "("
        declares = number > 1 and tokens[number - 2].text.upper() == "PREFIX"
        if not iri or is_part or declares or number in made or iri.startswith(_DATATYPES):
            continue
        try:
            found = holds(kg, ox.NamedNode(iri))
        except ValueError:  # Relative to the address of the endpoint: nothing of ours.
            found = False
        if not found:
            yield _missing(kg, token, iri)


def _missing(kg: KnowledgeGraph, token: Token, iri: str) -> Mark:
    prefix, _, local = token.text.partition(":")
    if iri.startswith(SOURCES):
        near: tuple[str, ...] = ()
        said = Bilingual(
            f"图谱中没有语句 {token.text}。", f"The graph has no sentence {token.text}."
        )
    else:
        ours = iri.startswith(BASE)
        near = _near(kg, local if token.kind == "name" else _last(iri), prefix) if ours else ()
        zh = f"；是不是 {near[0]}？" if near else "。"
        en = f"; did you mean {near[0]}?" if near else "."
        said = Bilingual(
            f"图谱中没有 {token.text}{zh}", f"Nothing in the graph is called {token.text}{en}"
        )
    return Mark(token.start, token.end, said, near, is_error=False)


def _last(iri: str) -> str:
    return iri.rpartition("#")[2].rpartition("/")[2]


def holds(kg: KnowledgeGraph, term: ox.NamedNode) -> bool:
    """Say whether a statement of the graph holds a term, or a graph bears its name."""
    patterns = ((term, None, None), (None, term, None), (None, None, term))
    found = (next(kg.store.quads_for_pattern(*pattern), None) for pattern in patterns)
    return any(quad is not None for quad in found) or kg.store.contains_named_graph(term)


def _near(kg: KnowledgeGraph, local: str, prefix: str) -> tuple[str, ...]:
    """Return the nearest terms by their own name or by a label, those of the same prefix first."""
    for other in ("dgov", "dg", "dgc"):
        if other != prefix and local and not set(local) & set(' <>"{}|^`\\'):
            term = ox.NamedNode(PREFIXES[other] + local)
            if holds(kg, term):
                return (f"{other}:{local}",)
    found = [compress(node.iri) for node in kg.names.found(local.replace("-", " "), most=30)]
    found = found or [compress(node.iri) for node in kg.names.found(local, most=30)]
    same = [curie for curie in found if curie.startswith(f"{prefix}:")]
    return tuple((same or found)[:_MOST])


def _iri(token: Token, prefixes: dict[str, str]) -> str:
    """Return the IRI that a token names, or nothing; where names only begin so, it is no name."""
    prefix, _, local = token.text.partition(":")
    iri = ""
    if token.kind == "iri":
        iri = token.text[1:-1]
    elif token.kind == "name" and prefix in prefixes:
        iri = prefixes[prefix] + local.replace("\\", "")
    return "" if iri in prefixes.values() else iri


def _made(tokens: list[Token]) -> range:
    """Return the places of the tokens in the template of CONSTRUCT: it may make new terms."""
    words = [token.text.upper() for token in tokens]
    if "CONSTRUCT" not in words:
        return range(0)
    begin = words.index("CONSTRUCT") + 1
    if words[begin : begin + 1] != ["{"]:
        return range(0)
    return range(begin, words.index("}", begin) if "}" in words[begin:] else len(words))
