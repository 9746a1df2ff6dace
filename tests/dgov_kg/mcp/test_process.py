"""The server as a process: how it starts and ends, and who may reach it over HTTP."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time

import httpx
import psutil
import pytest
from mcp.client.stdio import StdioServerParameters, stdio_client

from dgov_kg import files
from dgov_kg.mcp.given import MOST_BYTES

from .conftest import COMMAND, OPTIONS, Agent

ROOT = os.path.dirname(files.QUERIES)

GREETING = {
    "jsonrpc": "2.0",
    "id": 1,
    "method": "initialize",
    "params": {
        "protocolVersion": "2025-06-18",
        "capabilities": {},
        "clientInfo": {"name": "test", "version": "1"},
    },
}
CALL = {
    "jsonrpc": "2.0",
    "id": 2,
    "method": "tools/call",
    "params": {"name": "search", "arguments": {"words": "腾讯"}},
}
HEADERS = {"Accept": "application/json, text/event-stream"}


@pytest.fixture
def started(tmp_path):
    """Return a server over stdio with a folder of its own for what it keeps meanwhile."""
    process = subprocess.Popen(
        [COMMAND, *OPTIONS],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=os.environ | {"TMPDIR": str(tmp_path)},
    )
    yield process
    process.kill()
    process.wait(10)
    for pipe in (process.stdin, process.stdout, process.stderr):
        pipe.close()


def send(process, *messages):
    for message in messages:
        line = message if isinstance(message, bytes) else json.dumps(message).encode()
        process.stdin.write(line + b"\n")
    process.stdin.flush()


def answer(process, number):
    """Return the answer of this number; whatever else is said, it is JSON-RPC."""
    for line in process.stdout:
        message = json.loads(line)
        assert message["jsonrpc"] == "2.0"
        if message.get("id") == number:
            return message
    raise AssertionError(process.stderr.read().decode())


def greet(process):
    send(process, GREETING)
    assert answer(process, 1)["result"]["serverInfo"]["name"] == "dgov-kg"
    send(process, {"jsonrpc": "2.0", "method": "notifications/initialized"})


def test_what_is_no_message_harms_nothing(started):
    """The next call is answered."""

    greet(started)
    send(started, b"what?", b"\xff\xfe", b"{}", b"[" * 5_000, b'{"jsonrpc": "2.0", "id": 9}', CALL)

    assert "p13s3" in answer(started, 2)["result"]["content"][0]["text"]


@pytest.mark.parametrize("way", ["the pipe is closed", "SIGTERM"])
def test_it_ends_and_leaves_nothing(started, tmp_path, way):
    """No worker and no folder."""

    greet(started)
    send(started, CALL)
    answer(started, 2)
    workers = psutil.Process(started.pid).children(recursive=True)
    assert workers
    began = time.monotonic()
    if way == "SIGTERM":
        started.send_signal(signal.SIGTERM)
    else:
        started.stdin.close()
    started.wait(10)

    assert time.monotonic() - began < 5
    _, alive = psutil.wait_procs(workers, timeout=5)
    assert alive == []
    assert list(tmp_path.iterdir()) == []
    assert b"Traceback" not in started.stderr.read()


def test_only_this_machine_is_listened_to(listening):
    """The socket is bound to the loopback address."""

    sockets = psutil.Process(listening.process.pid).net_connections("inet")

    assert {s.laddr.ip for s in sockets if s.status == psutil.CONN_LISTEN} == {"127.0.0.1"}


@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "kg.example.org"},
        {"Host": "127.0.0.1.example.org"},
        {"Host": "localhost:1"},
        {"Origin": "https://example.org"},
        {"Origin": "http://localhost.example.org"},
        {"Origin": "null"},
    ],
    ids=str,
)
def test_foreign_names_and_pages_are_turned_away(listening, headers):
    """DNS rebinding: a page whose name was pointed at this machine reads nothing."""

    response = httpx.post(listening.address, json=GREETING, headers=HEADERS | headers)

    assert response.status_code in {403, 421}
    assert "dgov-kg" not in response.text


def test_its_own_names_are_taken(listening):
    """127.0.0.1 and localhost, with a page of this very server."""

    base = listening.address.removesuffix("/mcp")
    response = httpx.post(listening.address, json=GREETING, headers=HEADERS | {"Origin": base})

    assert response.status_code == 200
    assert "dgov-kg" in response.text


@pytest.mark.parametrize(
    ("content", "kind", "statuses"),
    [
        (b"x" * (8 * MOST_BYTES + 1), "application/json", {413}),
        (b"{", "application/json", {400}),
        (b"\xff\xfe", "application/json", {400}),
        (json.dumps(GREETING).encode(), "text/plain", {400, 415}),
    ],
)
def test_bodies_that_are_none(listening, content, kind, statuses):
    """Too long, broken, or of another type: refused, and the next is answered."""

    headers = HEADERS | {"Content-Type": kind}
    response = httpx.post(listening.address, content=content, headers=headers)
    after = httpx.post(listening.address, json=GREETING, headers=HEADERS)

    assert response.status_code in statuses
    assert "Traceback" not in response.text
    assert after.status_code == 200


def test_a_port_that_is_taken(listening):
    """A sentence and a status."""

    port = listening.address.removesuffix("/mcp").rpartition(":")[2]
    run = subprocess.run(
        [COMMAND, "mcp", "--http", "--port", port, "--lang", "zh"],
        capture_output=True,
        check=False,
        timeout=60,
    )

    assert run.returncode != 0
    assert "端口" in run.stderr.decode()
    assert b"Traceback" not in run.stderr


def test_the_configuration_of_the_readme(tmp_path):
    """What README gives a client to copy starts a server that answers."""

    with open(os.path.join(ROOT, "README.md"), encoding="utf-8") as file:
        (block,) = re.findall(r"^```json\n(.*?)^```", file.read(), re.MULTILINE | re.DOTALL)
    told = json.loads(block)["mcpServers"]["dgov-kg"]
    path = f"{os.path.dirname(COMMAND)}{os.pathsep}{os.environ['PATH']}"
    target = StdioServerParameters(
        **told, env={"PATH": path, "HOME": os.environ.get("HOME", str(tmp_path))}
    )
    agent = Agent(lambda: stdio_client(target))
    went_well, answer = agent.call("search", words="腾讯")
    agent.close()

    assert went_well, answer
    assert answer["evidence"][0]["sentence"] == "p13s3"


def test_a_store_of_the_readers_own_is_asked(tmp_path):
    """With --store an agent finds what stands there, beside the project's own."""

    mine = tmp_path / "mine.nq"
    label = "http://www.w3.org/2004/02/skos/core#prefLabel"
    mine.write_text(f'<urn:x:quxel> <{label}> "Quxelburg"@en <urn:x:g> .\n', encoding="utf-8")
    place = str(tmp_path / "store")
    subprocess.run(
        [COMMAND, "load", str(mine), "--store", place], check=True, stdout=subprocess.DEVNULL
    )
    target = StdioServerParameters(command=COMMAND, args=[*OPTIONS, "--store", place])
    agent = Agent(lambda: stdio_client(target))
    sparql = "SELECT ?x { ?x skos:prefLabel 'Quxelburg'@en }"

    went_well, answer = agent.call("query", sparql=sparql)
    agent.close()

    assert went_well, answer
    assert "urn:x:quxel" in json.dumps(answer)


def test_without_the_package():
    """Whoever has not installed it is told how."""

    code = (
        "import sys; sys.modules['mcp'] = sys.modules['mcp_types'] = None\n"
        "from dgov_kg.cli import main; sys.exit(main(['mcp', '--lang', 'en']))"
    )
    run = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, check=False, timeout=60, text=True
    )

    assert run.returncode == 1
    assert "pip install 'dgov_kg[mcp]'" in run.stderr
