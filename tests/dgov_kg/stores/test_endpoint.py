"""What an endpoint may do to who asks it: be busy, silent, elsewhere, hostile, or none at all."""

from __future__ import annotations

import socket
import threading
import time
from email.utils import formatdate
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

import pytest

from dgov_kg.endpoint import connection, patience
from dgov_kg.endpoint.address import Address, Credentials
from dgov_kg.endpoint.connection import Connection
from dgov_kg.endpoint.store import EndpointStore
from dgov_kg.exceptions import BadQuery, BadStore

YES = b'{"head": {}, "boolean": true}'
JSON = {"Content-Type": "application/sparql-results+json"}
ROWS = b'{"head": {"vars": ["x"]}, "results": {"bindings": [%s]}}'
ROW = b'{"x": {"type": "uri", "value": "urn:%d"}}'


class Asked:
    """A server that answers as it is told, the last answer for ever, and keeps what it got."""

    def __init__(self, *answers) -> None:
        self.answers = list(answers)
        self.got: list[tuple[str, str, dict[str, str], bytes]] = []
        asked = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
                asked.got.append((self.command, self.path, dict(self.headers), body))
                answers = asked.answers
                status, headers, said = answers.pop(0) if len(answers) > 1 else answers[0]
                if callable(said):
                    said(self)
                    return
                self.send_response(status)
                for name, value in ({"Content-Length": str(len(said))} | headers).items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(said)

            do_POST = do_GET  # noqa: N815 - the name that the library looks for

            def log_message(self, *_words) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.address = f"http://127.0.0.1:{self.server.server_port}/sparql"
        self.thread = threading.Thread(target=self.server.serve_forever, daemon=True)

    def __enter__(self):
        self.thread.start()
        return self

    def __exit__(self, *_fault) -> None:
        self.server.shutdown()
        self.server.server_close()
        self.thread.join()

    @property
    def times(self) -> int:
        return len(self.got)


def said(asked: Asked, sparql: str = "ASK { ?s a ?o }", **settings) -> object:
    """Return what a new store says to a query."""
    return EndpointStore(asked.address, **settings).query(sparql)


@pytest.mark.parametrize(
    "later", ["1", formatdate(time.time() + 2, usegmt=True), None, "soon"], ids=str
)
@pytest.mark.parametrize("status", [429, 503])
def test_a_busy_endpoint_is_asked_again(monkeypatch, status, later):
    """As soon as it says, or a little later each time; what it says is honoured."""

    waited = []
    monkeypatch.setattr(connection.time, "sleep", waited.append)
    headers = {} if later is None else {"Retry-After": later}

    with Asked((status, headers, b""), (status, headers, b""), (200, JSON, YES)) as asked:
        assert said(asked)

    if later == "1":
        assert waited == [1, 1]
    elif later and later != "soon":
        assert 0 <= waited[0] <= 2
    else:
        assert 0.25 <= waited[0] <= 0.5 <= waited[1] <= 1


def test_an_endpoint_that_stays_busy_is_told(monkeypatch):
    """After so many times it is an error, and a wish to wait a day is not granted."""

    waited = []
    monkeypatch.setattr(connection.time, "sleep", waited.append)

    with Asked((503, {"Retry-After": "86400"}, b"")) as asked:
        with pytest.raises(BadStore, match=r"is busy \(503\); it was asked 5 times"):
            said(asked)

        assert asked.times == patience.TIMES
    assert max(waited) <= 30


def test_one_connection_serves_many_requests():
    """It is kept open, and opened anew where the endpoint has closed it meanwhile."""

    ports = set()

    def note(handler) -> None:
        ports.add(handler.client_address[1])
        handler.send_response(200)
        for name, value in (JSON | {"Content-Length": str(len(YES))}).items():
            handler.send_header(name, value)
        handler.end_headers()
        handler.wfile.write(YES)
        handler.close_connection = len(ports) == 1 and asked.times == 3

    with Asked((200, JSON, note)) as asked:
        store = EndpointStore(asked.address)
        for _ in range(6):
            assert store.query("ASK { ?s a ?o }")

    assert len(ports) == 2


def test_a_long_query_is_posted():
    """Short ones go into the address, where a cache on the way can answer."""

    with Asked((200, JSON, YES)) as asked:
        said(asked, f"ASK {{ ?s a '{'x' * 3000}' }}")

        methods = [(method, "query=" in path) for method, path, _, _ in asked.got]
        assert methods == [("GET", True), ("POST", False)]
        assert "x" * 3000 in parse_qs(asked.got[1][3].decode())["query"][0]


def test_what_stands_in_the_address_is_kept():
    """An engine's own settings go with each request: `?union-default-graph`, `?infer=false`."""

    with Asked((200, JSON, YES)) as asked:
        EndpointStore(f"{asked.address}?infer=false").query("ASK { ?s a ?o }")

        assert all(parse_qs(urlsplit(got[1]).query)["infer"] == ["false"] for got in asked.got)


@pytest.mark.parametrize(
    ("environment", "header"),
    [
        ({"DGOV_STORE_USER": "ann", "DGOV_STORE_PASSWORD": "密"}, "Basic YW5uOuWvhg=="),
        ({"DGOV_STORE_TOKEN": "t0ken"}, "Bearer t0ken"),
        ({}, None),
    ],
)
def test_credentials_come_from_the_environment(monkeypatch, environment, header):
    """A name with its password, or a token; never from the address."""

    for name, value in environment.items():
        monkeypatch.setenv(name, value)

    with Asked((200, JSON, YES)) as asked:
        said(asked)

        assert {got[2].get("Authorization") for got in asked.got} == {header}


def test_credentials_go_to_nobody_else():
    """Not to where the endpoint sends on to, not over an open line, not from an address."""

    who = Credentials("ann", "secret", "")
    with Asked((200, JSON, YES)) as other:
        elsewhere = {"Location": other.address.replace("127.0.0.1", "localhost")}
        with Asked((307, elsewhere, b"")) as asked:
            assert said(asked, credentials=who)
        assert all("Authorization" not in got[2] for got in other.got)
        assert other.times > 0
    with pytest.raises(BadStore, match="no password is sent to it; use https"):
        Connection(Address.parse("http://example.org/sparql"), who)
    with pytest.raises(BadStore, match="Leave the password out of the address"):
        Address.parse("https://ann:secret@example.org/sparql")
    assert "secret" not in repr(who)


@pytest.mark.parametrize(
    ("location", "said_of_it"),
    [
        ("file:///etc/passwd", "is not the address of an endpoint"),
        ("ftp://127.0.0.1/x", "is not the address of an endpoint"),
        ("/sparql", "keeps sending on"),
    ],
)
def test_where_an_endpoint_may_not_send_on_to(location, said_of_it):
    """To another scheme, or round and round."""

    with Asked((302, {"Location": location}, b"")) as asked, pytest.raises(BadStore) as raised:
        said(asked)

    assert said_of_it in str(raised.value)


def test_an_encrypted_endpoint_does_not_send_on_to_an_open_one():
    """What was asked over https is never asked again in the open."""

    with pytest.raises(BadStore, match="which is not encrypted; refused"):
        Address.parse("https://example.org/sparql").redirected("http://example.org/sparql")


@pytest.mark.parametrize(
    ("answer", "said_of_it"),
    [
        ((200, {"Content-Type": "text/html"}, b"<p>Hello"), "is this the address of a SPARQL"),
        ((200, JSON, b'{"head": {}, "bool'), "cannot be read, or is not whole"),
        ((404, {}, b"<h1>Not here</h1>"), r"does not answer \(404\): Not here"),
        ((403, {}, b""), "DGOV_STORE_USER"),
        ((500, {}, b"\x1b[31mred\x07\nmore"), r"\(500\): \[31mred"),
        ((200, JSON | {"X-SQL-State": "S1TAT"}, YES), "when its time was up"),
    ],
)
def test_what_is_no_answer_is_told(answer, said_of_it):
    """In one sentence, in which nothing acts on a terminal."""

    with Asked(answer) as asked, pytest.raises(BadStore, match=said_of_it) as raised:
        said(asked)

    assert str(raised.value).isprintable()


def test_a_query_that_is_refused_is_the_querys_fault():
    """Status 400 speaks of the query."""

    answers = ((200, JSON, YES), (400, {}, b"line 1: syntax error"))
    told = "The endpoint refuses it: line 1: syntax error"

    with Asked(*answers) as asked, pytest.raises(BadQuery, match=told):
        said(asked)


@pytest.mark.parametrize("whole", [True, False])
def test_rows_are_read_as_they_come(whole):
    """The first is there before the last is sent; an answer that breaks off is no answer."""

    sent = threading.Event()

    def stream(handler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Type", JSON["Content-Type"])
        handler.send_header("Transfer-Encoding", "chunked")
        handler.end_headers()
        body = ROWS % b",".join(ROW % n for n in range(20_000))
        half = len(body) // 2
        handler.wfile.write(b"%x\r\n%s\r\n" % (half, body[:half]))
        handler.wfile.flush()
        sent.wait(30)
        if whole:
            rest = body[half:]
            handler.wfile.write(b"%x\r\n%s\r\n0\r\n\r\n" % (len(rest), rest))
        handler.close_connection = True

    with Asked((200, JSON, YES), (200, JSON, stream)) as asked:
        rows = iter(said(asked, "SELECT ?x { ?x a ?y }"))
        assert next(rows)["x"].value == "urn:0"
        assert not sent.is_set()
        sent.set()
        if whole:
            assert sum(1 for _ in rows) == 19_999
        else:
            with pytest.raises(BadStore, match=r"broke off|not whole"):
                sum(1 for _ in rows)


def test_a_silent_endpoint_is_left(monkeypatch):
    """After so many seconds, which the environment can change."""

    monkeypatch.setenv("DGOV_STORE_TIMEOUT", "0.2")
    end = threading.Event()

    with Asked((200, JSON, lambda _: end.wait(10))) as asked:
        with pytest.raises(BadStore, match=r"has not answered in 0\.2 s; DGOV_STORE_TIMEOUT"):
            said(asked)
        end.set()


def test_nobody_there():
    """No host of that name, and nothing at a port."""

    with socket.create_server(("127.0.0.1", 0)) as gone:
        port = gone.getsockname()[1]
    for url, told in (
        (f"http://127.0.0.1:{port}/", "Nothing listens at"),
        ("http://nobody.invalid/sparql", "There is no host nobody.invalid"),
    ):
        with pytest.raises(BadStore, match=told):
            EndpointStore(url).query("ASK {}")


def test_a_distinct_solution_comes_once():
    """Some engines give a solution twice that is to be distinct; it is the answer that counts."""

    twice = ROWS % b",".join([ROW % 1, ROW % 1, ROW % 2])
    answers = ((200, JSON, YES), (200, JSON, twice))

    with Asked(*answers) as asked:
        assert len(list(said(asked, "SELECT DISTINCT ?x { ?x a ?y }"))) == 2
    with Asked(*answers) as asked:
        assert len(list(said(asked, "SELECT ?x { ?x a ?y }"))) == 3
