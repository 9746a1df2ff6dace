"""`dgov-kg serve` as a process: it starts, says where it is, is watched, and stops."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor

import httpx
import psutil
import pytest

COMMAND = os.path.join(os.path.dirname(sys.executable), "dgov-kg")
OWN = '<urn:a> <urn:b> "<script>alert(1)</script>" .\n<urn:a> <urn:b> <urn:c> .\n'


def run(*words):
    return subprocess.run(
        [COMMAND, "serve", "--lang", "en", *words],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_it_starts_and_stops_in_time_and_is_small(serve):
    """Up in two seconds, under 512 MB at rest, down in five; nothing of it is left."""

    running = serve()
    running.settled()
    processes = running.processes()
    memory = running.memory()
    seconds = running.stop()

    assert running.seconds_to_start < 2
    assert memory < 512_000_000
    assert seconds < 5
    assert running.process.returncode in {0, -signal.SIGTERM, 128 + signal.SIGTERM}
    assert psutil.wait_procs(processes, timeout=5)[1] == []


def test_it_stops_in_the_middle_of_work(serve):
    """With queries on their way that would never end, it is down in five seconds all the same."""

    running = serve()
    query = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
    asking = [
        subprocess.Popen(["curl", "-s", running.sparql, "--data-urlencode", f"query={query}"])
        for _ in range(6)
    ]
    time.sleep(1)
    processes = running.processes()
    seconds = running.stop()

    assert seconds < 5
    assert psutil.wait_procs(processes, timeout=5)[1] == []
    for one in asking:
        one.wait(10)


@pytest.mark.skipif(os.name != "posix", reason="a process of this system has no parent to watch")
def test_its_workers_end_with_it(serve):
    """A server that is killed takes its workers with it, even from the midst of a query."""

    running = serve()
    query = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
    asking = subprocess.Popen(["curl", "-s", running.sparql, "--data-urlencode", f"query={query}"])
    time.sleep(1)
    workers = running.processes()[1:]
    running.process.kill()

    assert psutil.wait_procs(workers, timeout=5)[1] == []
    asking.wait(10)


def test_a_killed_server_s_store_is_removed_by_the_next(serve, tmp_path):
    """A store is removed when its server stops, or when the next one starts."""

    killed = serve(TMPDIR=str(tmp_path))
    killed.process.kill()
    killed.process.wait()
    left = list(tmp_path.iterdir())
    running = serve(TMPDIR=str(tmp_path))
    now = list(tmp_path.iterdir())
    running.stop()

    assert len(left) == len(now) == 1
    assert left != now
    assert list(tmp_path.iterdir()) == []


def test_own_files_are_served(serve, tmp_path):
    """A reader's own file stands beside the graph, or alone with `--only`."""

    path = tmp_path / "own.nt"
    path.write_text(OWN, encoding="utf-8")
    query = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"

    def count(running):
        return int(running.ask(query).json()["results"]["bindings"][0]["n"]["value"])

    beside, alone = count(serve(str(path))), count(serve("--only", str(path)))

    assert alone == 2
    assert beside > 10_000


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"<urn:a> <urn:b> .\n", "not well-formed"),
        (b"\xff\xfe", "not UTF-8"),
        (b"<urn:a> <urn:b> " + b"[ <urn:b> " * 9_000 + b"1" + b"]" * 9_000 + b" .", "nested"),
    ],
)
def test_a_bad_file_is_named(tmp_path, content, words):
    """A file that cannot be served is named with what is wrong, and nothing is served."""

    path = tmp_path / "own.ttl"
    path.write_bytes(content)
    done = run("--port", "0", str(path))

    assert done.returncode == 1
    assert str(path) in done.stderr
    assert words in done.stderr
    assert "Traceback" not in done.stderr


def test_a_taken_port_is_named(serve):
    """Where the port is taken, one sentence says so."""

    port = serve().address.rpartition(":")[2]
    done = run("--port", port)

    assert done.returncode == 2
    assert f"port {port}" in done.stderr


def test_it_says_whether_it_is_well(server):
    """`/healthz` for the machine that watches, `/metrics` for Prometheus."""

    server.settled()
    server.ask("ASK {}")
    server.ask("SELEKT")
    told = server.metrics()

    assert server.client.get("/healthz").json()["status"] == "ok"
    assert told['dgov_kg_requests_total{status="200"}'] >= 1
    assert told['dgov_kg_requests_total{status="400"}'] >= 1
    assert told["dgov_kg_workers"] == 4
    assert told["dgov_kg_request_seconds_count"] >= 2
    assert told["dgov_kg_worker_memory_bytes"] > 1_000_000


def test_the_log_has_a_line_a_request_and_no_query(server, serve):
    """Who, what, how it ended; the text of a query only where it is asked for."""

    server.client.get("/sparql", params={"query": "ASK { <urn:secret> ?p ?o }"})
    talkative = serve("--log-queries")
    talkative.client.get("/sparql", params={"query": "ASK { <urn:secret> ?p ?o }"})
    time.sleep(0.3)

    (line,) = [line for line in server.log if "GET /sparql" in line][-1:]
    assert line.split()[1:5] == ["127.0.0.1", "GET", "/sparql", "200"]
    assert "secret" not in "".join(server.log)
    assert "secret" in "".join(talkative.log)


@pytest.mark.parametrize(
    ("words", "query", "status", "told"),
    [
        (("--rows", "3"), "SELECT * { ?s ?p ?o } LIMIT 4", 413, "3 rows"),
        (("--answer", "1"), "SELECT * { ?s ?p ?o } LIMIT 9000", 413, "1 MB"),
        (("--seconds", "1"), "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f }", 408, "1 s"),
        (("--memory", "60"), "SELECT * { ?a ?b ?c . ?d ?e ?f } ORDER BY ?c", 413, "60 MB"),
    ],
)
def test_a_limit_is_set_by_its_flag_and_named_in_the_answer(serve, words, query, status, told):
    """Each limit can be set, and the answer that it cuts says it."""

    answer = serve(*words).ask(query)

    assert answer.status_code == status, answer.text[:200]
    assert told in answer.json()["en"]


@pytest.mark.parametrize("form", ["json", "xml", "csv", "tsv"])
def test_rows_are_counted_in_every_form(serve, form):
    """An answer of just so many rows is sent, one of one more is not, whatever is in the cells."""

    running = serve("--rows", "2")
    values = """SELECT * { VALUES (?x ?y) { ("a\\n,{\\"[{<result>" UNDEF) (UNDEF UNDEF) %s } }"""

    def status(more):
        return running.client.post(
            "/sparql", data={"query": values % more, "format": form}
        ).status_code

    assert status("") == 200
    assert status('("\\n" 1)') == 413


def test_what_it_says_of_itself_is_in_both_languages():
    """The help has every limit with its default, in Chinese and in English."""

    for language in ("zh", "en"):
        done = run("--help", "--lang", language)
        assert done.returncode == 0
        for name in ("--seconds", "--memory", "--rows", "--answer", "--body", "10000"):
            assert name in done.stdout


def test_a_full_queue_is_said(serve):
    """When as many wait as may, the next is told at once to come back, and when."""

    running = serve("--waiting", "2", "--patience", "3", "--seconds", "30")
    query = "SELECT (COUNT(*) AS ?n%d) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
    running.settled()
    with ThreadPoolExecutor(12) as pool:
        asking = [pool.submit(_patient, running, query % n) for n in range(12)]
        answers = [one.result() for one in asking]
    refused = [answer for answer in answers if answer is not None]

    assert refused
    for answer in refused:
        assert answer.status_code == 503
        assert int(answer.headers["retry-after"]) > 0
        assert "busy" in answer.json()["en"]
    assert running.ask("ASK {}").status_code == 200


def _patient(running, query):
    """Return the answer that comes within some seconds, or None."""
    try:
        return running.client.post("/sparql", data={"query": query}, timeout=6)
    except httpx.ReadTimeout:
        return None


@pytest.mark.parametrize(
    "elsewhere", [("--host", "0.0.0.0"), ("--public", "https://kg.example.org")]
)
def test_the_words_do_not_leave_the_machine(tmp_path, elsewhere):
    """A copy of the article is not served where others can reach it."""

    copy = tmp_path / "copy.txt"
    copy.write_text("words", encoding="utf-8")
    done = run("--text", str(copy), *elsewhere)

    assert done.returncode == 2
    assert "stay on this machine" in done.stderr


def test_a_copy_is_verified_first(serve, article, raw, tmp_path):
    """It is said how much of the article a copy has; a damaged one is to be mended."""

    for text, said in ((article, "230 of 230 sentences agree"), (raw, "dgov-kg source restore")):
        copy = tmp_path / "copy.txt"
        copy.write_text(text, encoding="utf-8")
        running = serve("--text", str(copy))
        assert any(said in line for line in running.log), running.log


def test_it_opens_in_the_browser(tmp_path):
    """With --browser the home page is opened by what the system opens pages with."""

    seen = tmp_path / "seen"
    browser = tmp_path / "browser"
    browser.write_text(f'#!/bin/sh\necho "$1" > {seen}\n', encoding="utf-8")
    browser.chmod(0o755)
    process = subprocess.Popen(
        [COMMAND, "serve", "--port", "0", "--browser"],
        stderr=subprocess.DEVNULL,
        env=os.environ | {"BROWSER": str(browser)},
    )
    try:
        until = time.monotonic() + 60
        while not (seen.exists() and seen.read_text()) and time.monotonic() < until:
            time.sleep(0.05)
        assert httpx.get(seen.read_text().strip(), trust_env=False, timeout=30).status_code == 200
    finally:
        process.terminate()
        process.wait(30)
