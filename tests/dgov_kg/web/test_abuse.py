"""What an attacker sends has its answer, and afterwards the next honest question has its own."""

from __future__ import annotations

import contextlib
import gzip
import http.client
import json
import socket
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import quote

import httpx
import psutil
import pytest

HONEST = "ASK { dg:tencent dgov:holdsStakeIn dg:digital-guangdong }"
DIRECT = {"Content-Type": "application/sparql-query"}
SECONDS = "2"

ENDLESS = {
    "a cartesian product": "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }",
    "a product of filters": "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(?a = ?z) }",
    "nested paths": (
        "SELECT (COUNT(*) AS ?n) { ?a ((!dg:x|^!dg:x)*/(!dg:y|^!dg:y)*)* ?b . ?b (!dg:z)* ?c }"
    ),
    "a path to everywhere": (
        "SELECT (COUNT(*) AS ?n) { ?a (!dg:x|^!dg:x)* ?b . ?b (!dg:x|^!dg:x)* ?c }"
    ),
    "an order of millions": "SELECT ?a { ?a ?b ?c . ?d ?e ?f } ORDER BY ?c ?f DESC(?a)",
    "millions in distinct": "SELECT DISTINCT ?a ?c ?d ?f { ?a ?b ?c . ?d ?e ?f }",
    "millions in groups": (
        "SELECT ?a ?d (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f } GROUP BY ?a ?d ?c ?f"
    ),
    "a long text": (
        "SELECT (STRLEN(GROUP_CONCAT(CONCAT(STR(?a), STR(?c), STR(?d), STR(?f)))) AS ?n) "
        "{ ?a ?b ?c . ?d ?e ?f }"
    ),
    "expressions that explode": (
        "SELECT * { ?a ?b ?c . ?d ?e ?f FILTER(REGEX(CONCAT(STR(?c), STR(?f)), '^(a|aa|aaa)+$')) }"
    ),
    "a text that doubles": "SELECT ?z30 {"
    "BIND('aaaaaaaaaaaaaaaa' AS ?z0)"
    + "".join(f"BIND(CONCAT(?z{i}, ?z{i}) AS ?z{i + 1})" for i in range(30))
    + "}",
    "everything, crossed": "SELECT * { ?a ?b ?c . ?d ?e ?f }",
    "statements without end": "CONSTRUCT { ?a ?b ?f } { ?a ?b ?c . ?d ?e ?f }",
}
#: Which statuses end them: seconds, or memory, rows and bytes.
ENDED = {408, 413}

STRANGE = {
    "nested braces": ("SELECT * " + "{" * 5000 + "}" * 5000, 400),
    "nested brackets": ("SELECT * { ?s ?p " + "[ ?p " * 5000 + "?o" + "]" * 5000 + " }", 400),
    "nested parentheses": ("ASK { FILTER" + "(" * 5000 + "1" + ")" * 5000 + " }", 400),
    "many steps": ("SELECT * { ?s " + "/".join(["a"] * 50_000) + " ?o }", 400),
    "many negations": ("ASK { FILTER(" + "!" * 9_000 + "true) }", {200, 400}),
    "many signs": ("ASK { FILTER(" + "-" * 9_000 + "1 = 1) }", {200, 400}),
    "many unions": ("SELECT * {" + "UNION".join(["{?s ?p ?o}"] * 800) + "}", {200, 400, 413}),
    "many optionals": ("SELECT * {" + "OPTIONAL{?s ?p ?o}" * 500 + "}", {200, 400, 408, 413}),
    "a file": ("SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }", 400),
    "a named file": ("SELECT * FROM NAMED <file:///etc/passwd> { GRAPH ?g { ?s ?p ?o } }", 400),
    "a graph elsewhere": ("SELECT * FROM <http://example.org/> { ?s ?p ?o }", 400),
    "an update": ("DELETE WHERE { ?s ?p ?o }", 400),
    "a load": ("LOAD <file:///etc/passwd>", 400),
    "two queries": ("ASK {} ASK {}", 400),
    "a null": ("ASK {\0}", 400),
    "nothing": ("", 400),
}


@pytest.fixture(name="limited", scope="module")
def fixture_limited(server_of):
    """Give a server whose queries may take little time."""
    with server_of("--seconds", SECONDS) as running:
        yield running


def honest(server):
    answer = server.ask(HONEST)
    assert answer.status_code == 200, answer.text
    assert answer.json()["boolean"] is True


def raw(server, path):
    """Return status and body of a path that is sent as it stands."""
    host, port = server.address.removeprefix("http://").split(":")
    connection = http.client.HTTPConnection(host, int(port), timeout=10)
    connection.putrequest("GET", path)
    connection.endheaders()
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    return answer.status, body


def refused(answer, status):
    """Check that an answer is a refusal in JSON with a sentence in both languages."""
    statuses = status if isinstance(status, set) else {status}
    assert answer.status_code in statuses, (answer.status_code, answer.text[:300])
    if answer.status_code != 200:
        told = answer.json()
        assert told["status"] == answer.status_code
        assert told["zh"].endswith("。") or "：" in told["zh"]
        assert len(told["en"].split()) > 3


def test_a_query_that_would_run_for_ever_is_ended(limited):
    """Seconds, memory, rows and bytes are bounded; then the server answers, as small as before."""

    limited.settled()
    before = limited.memory()
    for name, query in ENDLESS.items():
        began = time.monotonic()
        answer = limited.ask(query)
        assert answer.status_code in ENDED, (name, answer.status_code, answer.text[:200])
        assert time.monotonic() - began < float(SECONDS) + 2, name
        refused(answer, ENDED)
        honest(limited)
    limited.settled()

    assert limited.memory() < before + 60_000_000


def test_all_of_them_at_once_harm_nobody(limited):
    """While they run, an honest question is answered in two seconds; all stay under 2 GB."""

    with ThreadPoolExecutor(30) as pool:
        running = [pool.submit(limited.ask, query) for query in [*ENDLESS.values()] * 2]
        running += [
            pool.submit(
                limited.ask, f"SELECT (COUNT(*) AS ?n{i}) {{ ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }}"
            )
            for i in range(30 - len(running))
        ]
        most = 0
        while not all(one.done() for one in running):
            began = time.monotonic()
            honest(limited)
            assert time.monotonic() - began < 2
            most = max(most, limited.memory())
            time.sleep(0.1)

    assert most < 2_000_000_000
    assert {one.result().status_code for one in running} <= {*ENDED, 503}
    for one in running:
        if one.result().status_code == 503:
            assert int(one.result().headers["retry-after"]) > 0


@pytest.mark.parametrize("name", STRANGE)
def test_what_is_strange_is_refused(limited, name):
    """A query that is no query, or that would kill the engine, is refused with a sentence."""

    query, status = STRANGE[name]
    refused(limited.ask(query), status)

    honest(limited)


def test_a_worker_that_dies_is_no_harm(limited):
    """A worker killed in the middle costs one answer, and another takes its place."""

    limited.settled()
    with ThreadPoolExecutor(1) as pool:
        asking = pool.submit(limited.ask, ENDLESS["a cartesian product"])
        time.sleep(0.5)
        for process in limited.processes()[1:]:
            process.kill()
        answer = asking.result()

    assert answer.status_code == 400
    limited.settled()
    honest(limited)


def test_a_worker_that_dies_idle_costs_nothing(limited):
    """Workers that were ended while they had nothing to do are replaced; no answer is lost."""

    limited.settled()
    for process in limited.processes()[1:]:
        process.kill()
    time.sleep(0.1)
    for _ in range(8):
        honest(limited)
    limited.settled()


def test_service_is_heard_by_nobody(limited, listener):
    """SERVICE to a listener on this machine is refused in every dress, and nothing is heard."""

    address, calls = listener
    for query in (
        f"SELECT * {{ SERVICE <{address}> {{ ?s ?p ?o }} }}",
        f"SELECT * {{ SERVICE SILENT <{address}> {{ ?s ?p ?o }} }}",
        f"SELECT * {{ VALUES ?u {{ <{address}> }} SERVICE ?u {{ ?s ?p ?o }} }}",
        f"ASK {{ FILTER(1<2)#>\nSERVICE <{address}> {{ ?s ?p ?o }} }}",
        f"SELECT * FROM <{address}> {{ ?s ?p ?o }}",
        f"LOAD <{address}>",
    ):
        refused(limited.ask(query), 400)
    refused(
        limited.client.get("/sparql", params={"query": "ASK {}", "default-graph-uri": "file:///x"}),
        400,
    )
    limited.client.get("/sparql", params={"query": "ASK {?s ?p ?o}", "default-graph-uri": address})

    assert calls == []


def test_a_worker_can_open_nothing(listener):
    """Even where SERVICE would reach the engine, the process has no means to call or to read."""

    address, calls = listener
    program = f"""
import pyoxigraph as ox
from dgov_kg.web.settings import Limits
from dgov_kg.web.worker import confine
store = ox.Store()
confine(Limits())
for act in (
    lambda: list(store.query("SELECT * {{ SERVICE <{address}> {{ ?s ?p ?o }} }}")),
    lambda: open("/etc/passwd"),
    lambda: __import__("socket").socket(),
):
    try:
        act()
        print("done")
    except Exception as error:
        print("refused")
"""
    run = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )

    assert run.stdout.split() == ["refused"] * 3
    assert calls == []


def test_nobody_outside_is_called(limited):
    """The server listens at one port of this machine; no process of it has another connection."""

    with ThreadPoolExecutor(4) as pool:
        running = [pool.submit(limited.ask, query) for query in list(ENDLESS.values())[:4]]
        seen = set()
        while not all(one.done() for one in running):
            for process in limited.processes():
                try:
                    found = process.net_connections(kind="all")
                except psutil.Error:
                    continue
                seen |= {c.laddr for c in found} | {c.raddr for c in found if c.raddr}
            time.sleep(0.1)
    addresses = {place.ip for place in seen if hasattr(place, "ip")}

    assert addresses == {"127.0.0.1"}


@pytest.mark.parametrize(
    ("body", "headers", "status"),
    [
        (b"ASK { ?s ?p '\xff\xfe' }", DIRECT, 400),
        ("ASK { ?s ?p '腾讯' }".encode("gbk"), DIRECT, 400),
        (
            "ASK { ?s ?p '腾讯' }".encode("gbk"),
            {"Content-Type": DIRECT["Content-Type"] + "; charset=gbk"},
            400,
        ),
        (b"query=%CC%DA%D1%B6", {"Content-Type": "application/x-www-form-urlencoded"}, 400),
        (b"query=\xcc\xda", {"Content-Type": "application/x-www-form-urlencoded"}, 400),
        (HONEST.encode(), {"Content-Type": "text/plain"}, 415),
        (HONEST.encode(), {"Content-Type": "multipart/form-data; boundary=x"}, 415),
        (HONEST.encode(), {"Content-Type": "application/json"}, 415),
        (HONEST.encode(), {"Content-Type": ""}, 415),
        (gzip.compress(HONEST.encode()), DIRECT | {"Content-Encoding": "gzip"}, 415),
        (b"ASK {} #" + b"x" * 2_000_000, DIRECT, 413),
        (
            b"query=ASK{}&" + b"x=1&" * 1_000,
            {"Content-Type": "application/x-www-form-urlencoded"},
            400,
        ),
    ],
)
def test_a_body_that_is_not_as_it_should_be_is_refused(limited, body, headers, status):
    """Broken UTF-8, GBK, other types, compressed and endless bodies each have their answer."""

    refused(limited.client.post("/sparql", content=body, headers=headers), status)

    honest(limited)


def test_a_body_of_unknown_length_is_cut(limited):
    """A body that comes in pieces without end is refused once it is too long."""

    pieces = (b"x" * 65_536 for _ in range(1_000))
    # The server has answered and closed; not every client reads on.
    with contextlib.suppress(httpx.WriteError):
        refused(limited.client.post("/sparql", content=pieces, headers=DIRECT), 413)

    honest(limited)


def test_a_long_address_is_refused(limited):
    """200 kB of address have their answer: 414, and POST is named."""

    status, body = raw(limited, "/sparql?query=" + "x" * 200_000)

    assert status == 414
    assert "POST" in json.loads(body)["en"]
    honest(limited)


@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "evil.example"},
        {"Host": "evil.example:8880"},
        {"Host": "127.0.0.1.evil.example"},
        {"Host": "localhost@evil.example"},
        {"Host": ""},
        {"Origin": "https://evil.example"},
        {"Origin": "http://localhost.evil.example"},
        {"Origin": "null"},
    ],
)
def test_a_foreign_name_is_refused(limited, headers):
    """A name that was made to point here, and a page of another site, get nothing."""

    answer = limited.client.get("/sparql", params={"query": HONEST}, headers=headers)

    refused(answer, 403)
    assert "access-control-allow-origin" not in answer.headers
    honest(limited)


@pytest.mark.parametrize(
    "path",
    [
        "/../../etc/passwd",
        "/id/../../../etc/passwd",
        "/id/%2e%2e/%2e%2e/etc/passwd",
        "/source/..%2f..%2f..%2fetc%2fpasswd",
        "/run/..%2f..%2fpyproject",
        "/run/%2e%2e%2fontology%2frules%2fco-owns",
        "/static/../web/worker.py",
        "/%00",
        "//etc/passwd",
        "/sparql/../../x",
    ],
)
def test_no_path_leads_to_a_file(limited, path):
    """Dots and slashes, plain or escaped, lead nowhere."""

    status, body = raw(limited, path)

    assert status in {303, 400, 404}
    assert b"root:" not in body
    assert b"import " not in body


def test_every_answer_tells_a_browser_what_it_may_do(limited):
    """Answers and refusals alike forbid sniffing, frames and foreign scripts."""

    for answer in (
        limited.ask(HONEST),
        limited.ask("SELEKT"),
        limited.client.get("/nothing"),
        limited.client.get("/sparql", headers={"Host": "evil.example"}),
        limited.client.get("/healthz"),
    ):
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["x-frame-options"] == "DENY"
        assert "default-src 'none'" in answer.headers["content-security-policy"]
        assert answer.headers["referrer-policy"] == "no-referrer"
        assert "server" not in answer.headers


@pytest.mark.parametrize("said", ["", "GET /sparql HTTP/1.1\r\nHost: localhost\r\nX-A: "])
def test_who_says_nothing_is_left(limited, said):
    """A connection on which no whole request arrives is closed in ten seconds."""

    host, port = limited.address.removeprefix("http://").split(":")
    silent = [socket.create_connection((host, int(port))) for _ in range(50)]
    for one in silent:
        one.sendall(said.encode())
    honest(limited)
    began = time.monotonic()
    for one in silent:
        one.settimeout(15)
        assert one.recv(100) == b""
        one.close()

    assert time.monotonic() - began < 13
    honest(limited)


def test_who_leaves_frees_the_worker(limited):
    """A query whose client has left is ended at once."""

    limited.settled()
    for _ in range(6):
        with pytest.raises(httpx.ReadTimeout):
            pytest.fail(limited.ask(ENDLESS["a cartesian product"], timeout=0.2).text)
    time.sleep(0.3)

    assert limited.metrics()["dgov_kg_running"] == 0
    honest(limited)


def test_who_does_not_read_is_left(limited):
    """Clients that ask for much and take nothing are cut off, and hold no memory."""

    host, port = limited.address.removeprefix("http://").split(":")
    query = quote(f"SELECT * {{ ?s ?p ?o BIND('{'x' * 2000}' AS ?x) }} LIMIT 5000")  # 11 MB
    limited.settled()
    before = limited.memory()
    deaf = [socket.create_connection((host, int(port))) for _ in range(10)]
    for one in deaf:
        one.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        one.sendall(f"GET /sparql?query={query} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
    honest(limited)
    held = 0.0
    for _ in range(20):
        held = max(held, limited.metrics()["dgov_kg_sending_bytes"])
        time.sleep(0.8)
    left = limited.metrics()["dgov_kg_sending_bytes"]
    for one in deaf:
        one.close()
    limited.settled()

    assert held > 10_000_000
    assert left == 0
    assert limited.memory() < before + 60_000_000
    honest(limited)
