"""What may not run is refused before the engine sees it, however it is dressed."""

from __future__ import annotations

import http.server
import subprocess
import sys
import threading

import pytest

from dgov_kg.exceptions import BadQuery
from dgov_kg.graph import load
from dgov_kg.guard import DEEPEST, LONGEST, nesting, refuse


@pytest.fixture(scope="module")
def kg():
    return load(language="en")


CALLS = {
    "plain": "SELECT * { SERVICE %s { ?s ?p ?o } }",
    "lower case": "select * { service silent %s { ?s ?p ?o } }",
    "mixed case": "SELECT * { SeRvIcE %s{?s ?p ?o} }",
    "after a dot": "SELECT * { ?s ?p ?o.SERVICE %s { ?s ?p ?o } }",
    "after a number": "SELECT * { ?s ?p 1SERVICE %s { ?s ?p ?o } }",
    "after a comment": "SELECT * { # a\rSERVICE %s { ?s ?p ?o } }",
    "before a comment": "SELECT * { SERVICE # a\n%s # b\n{ ?s ?p ?o } }",
    "a comparison like an address": "SELECT * { FILTER(1<2)SERVICE#>\n%s {?s ?p ?o} }",
    "a comparison and a string": 'SELECT * { FILTER(1<2)#>"""\nSERVICE %s {?s ?p ?o} }#"""',
    "a comparison with a string": "SELECT * { FILTER(?x<'a>' ) SERVICE %s {?s ?p 'b'} }",
    "escaped quotes": "SELECT * { ?s dg:a\\' ?x . SERVICE %s {?s ?p ?o} ?s dg:b\\' ?o }",
    "an escaped hash": "SELECT * { ?s dg:a\\#b ?x . SERVICE %s {?s ?p ?o} }",
    "a variable": "SELECT * { VALUES ?u { %s } SERVICE ?u { ?s ?p ?o } }",
    "a prefix at its heels": "PREFIX x: %s SELECT * { SERVICEx:a { ?s ?p ?o } }",
    "no prefix at its heels": "PREFIX : %s SELECT * { SERVICE:a { ?s ?p ?o } }",
    "after a name that ends": "PREFIX : <urn:x> SELECT * { ?s ?p :.SERVICE %s { ?s ?p ?o } }",
    "an escaped letter in an address": r"SELECT * { ?s ?p <urn:\u0041#>.SERVICE %s {?s ?p ?o} }",
    "an escaped letter and a quote": (
        r"SELECT * { ?s <urn:\U00000041'> ?o. SERVICE %s {?s ?p ?o} ?s <urn:'> ?o }"
    ),
    "a prefix with a joiner": "PREFIX a\u200d: %s SELECT * { SERVICE a\u200d: { ?s ?p ?o } }",
    "a prefix with an accent": "PREFIX e\u0301: %s SELECT * { SERVICE e\u0301: { ?s ?p ?o } }",
    "a prefix with a Chinese comma": "PREFIX a、b: %s SELECT * { SERVICE a、b: { ?s ?p ?o } }",
    "a prefix with what is a space elsewhere": (
        "PREFIX a\u1680b: %s SELECT * { SERVICE a\u1680b: { ?s ?p ?o } }"
    ),
}

#: The escape makes the address itself; there is no place to put another.
ESCAPED = r"SELECT * { SERVICE <http://127.0.0.1:\u0031/> { ?s ?p ?o } }"

HARMLESS = [
    "SELECT * { ?s ?p 'SERVICE <http://x> {' }",
    'SELECT * { ?s ?p """SERVICE\n<http://x> {""" }',
    "SELECT * { ?s ?p ?o } # SERVICE <http://x> {",
    "SELECT * { ?s <http://example.org/service> ?o }",
    "SELECT * { ?s <http://example.org/a#SERVICE> ?o }",
    "SELECT ?service ?x { ?service dg:service ?x }",
    "SELECT ?service { GRAPH ?service { ?s ?p ?o } }",
    "PREFIX add: <http://example.org/> SELECT * { ?insert add:delete ?load }",
    "SELECT * { ?s ?p ?o FILTER(?o < 3 && ?o > 1) }",
]

UPDATES = [
    "INSERT DATA { dg:a dg:b dg:c }",
    "  # first\n  delete where { ?s ?p ?o }",
    "PREFIX x: <http://x/> CLEAR ALL",
    "BASE <http://x/> LOAD <http://example.org/>",
    "WITH dg:x DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }",
]


@pytest.fixture(scope="module")
def listener():
    """Serve on this machine and count who calls."""
    calls = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_POST(self):
            calls.append(self.path)
            self.send_error(500)

        do_GET = do_POST  # noqa: N815

        def log_message(self, *_):
            pass

    server = http.server.HTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"<http://127.0.0.1:{server.server_port}/>", calls
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize("name", CALLS)
def test_nothing_is_called(kg, listener, name):
    """SERVICE is refused in every place where the engine would read it, and nobody is called."""

    address, calls = listener
    with pytest.raises(BadQuery, match="SERVICE is not allowed"):
        kg.query(CALLS[name] % address)

    assert calls == []


def test_an_address_with_an_escape_is_an_address():
    """SERVICE is refused as well where a letter of the address is escaped."""

    with pytest.raises(BadQuery, match="SERVICE is not allowed"):
        refuse(ESCAPED)


def test_the_engine_would_call(kg, listener):
    """Without the guard the engine calls: the test above can fail."""

    address, calls = listener
    with pytest.raises(OSError, match=r"HTTP|500|server"):
        list(kg.store.query(CALLS["a comparison like an address"] % address))

    assert len(calls) == 1
    calls.clear()


@pytest.mark.parametrize("sparql", HARMLESS)
def test_the_word_alone_is_harmless(kg, sparql):
    """A word in a string, a comment, an address, a name or a variable asks for nothing."""

    refuse(sparql)

    assert kg.query(sparql).columns


@pytest.mark.parametrize("sparql", UPDATES)
def test_updates_are_refused(kg, sparql):
    """A query changes nothing, and the error says so."""

    before = len(kg.store)
    with pytest.raises(BadQuery, match="is not allowed: a query reads this graph"):
        kg.query(sparql)

    assert before == len(kg.store)


@pytest.mark.parametrize(
    ("sparql", "words"),
    [
        ("SELECT * { " + "{" * 10_000 + "}" * 10_000 + " }", "nested more than"),
        ("SELECT * { ?s ?p ?o FILTER" + "(" * 10_000 + "1" + ")" * 10_000 + " }", "nested more"),
        ("SELECT * { ?s ?p " + "[ ?p " * 10_000 + "?o" + "]" * 10_000 + " }", "nested more than"),
        ('SELECT * { FILTER(1<2#>"""\n)' + "{" * 10_000 + "}" * 10_000 + '}#"""', "nested more"),
        ("SELECT * {" + "".join(f"BIND(1 AS ?x{i})" for i in range(5000)) + "}", "too long"),
        ("SELECT * {?s ?p ?o " + "MINUS{}" * 5000 + "}", "too long"),
    ],
    ids=["braces", "brackets", "blank nodes", "hidden braces", "assignments", "minus"],
)
def test_what_would_kill_the_process_is_refused(sparql, words):
    """The process lives and says one sentence."""

    run = subprocess.run(
        [sys.executable, "-c", "from dgov_kg.cli import main; main()", "query", "-"],
        input=sparql,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )

    assert run.returncode == 2
    assert words in run.stderr
    assert len(run.stderr.splitlines()) == 1


def test_brackets_in_strings_do_not_count():
    """Strings and comments may hold any bracket."""

    assert nesting("SELECT * { ?s ?p '((((' } # {{{{") == 1


@pytest.mark.parametrize(
    ("sparql", "fits"),
    [
        ("SELECT * { " + "{" * (DEEPEST - 1) + "}" * DEEPEST, True),
        ("SELECT * { " + "{" * DEEPEST + "}" * DEEPEST + "}", False),
        ("SELECT * { ?s ?p '" + "x" * LONGEST * 2 + "' }", True),
    ],
)
def test_the_bounds_are_exact(sparql, fits):
    """What is just inside passes, what is just outside does not; long strings are no steps."""

    try:
        refuse(sparql)
        passed = True
    except BadQuery:
        passed = False

    assert fits == passed
