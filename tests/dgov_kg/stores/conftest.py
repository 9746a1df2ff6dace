"""Stores to be tested: folders with a little in them, and two engines that really serve."""

from __future__ import annotations

import contextlib
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request

import pyoxigraph as ox
import pytest

from dgov_kg.graph import KnowledgeGraph, load
from dgov_kg.store import opened

BIN = os.path.dirname(sys.executable)
PROGRAM = os.path.join(BIN, "dgov-kg")
ENGINES = ("oxigraph", "virtuoso")
#: Virtuoso gives no more rows than these, and says so in a header alone.
MOST = 20_000

_VIRTUOSO = """
[Database]
DatabaseFile = virtuoso.db
ErrorLogFile = virtuoso.log
LockFile = virtuoso.lck
TransactionFile = virtuoso.trx
xa_persistent_file = virtuoso.pxa
FileExtend = 200
[TempDatabase]
DatabaseFile = virtuoso-temp.db
TransactionFile = virtuoso-temp.trx
[Parameters]
ServerPort = {sql}
DisableUnixSocket = 1
CheckpointInterval = 0
CaseMode = 2
DirsAllowed = .
NumberOfBuffers = 20000
MaxDirtyBuffers = 10000
[HTTPServer]
ServerPort = {http}
ServerThreads = 8
KeepAliveTimeout = 15
MaxKeepAlives = 8
Charset = UTF-8
[SPARQL]
ResultSetMaxRows = {most}
"""


@pytest.fixture
def program(tmp_path):
    """Run the program in an empty folder."""

    def run(*words, **more):
        return subprocess.run(
            [PROGRAM, *words],
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
            cwd=tmp_path,
            timeout=120,
            env=os.environ | {"LC_ALL": "C.UTF-8"},
            **more,
        )

    return run


@pytest.fixture
def write(tmp_path):
    """Write files of statements, each in a graph that is named after the file."""

    def written(name: str, *values: object) -> str:
        path = tmp_path / name
        lines = [f'<urn:s:{value}> <urn:p> "{value}" <urn:g:{name}> .\n' for value in values]
        path.write_text("".join(lines), encoding="utf-8")
        return str(path)

    return written


@pytest.fixture(scope="session")
def near():
    """Give the graph in memory, that the engines are to agree with."""
    return load(language="en")


@pytest.fixture(scope="session")
def data(near, tmp_path_factory) -> str:
    """Write all statements of the project to a file."""
    path = str(tmp_path_factory.mktemp("data") / "all.nq")
    ox.serialize(near.quads(), path, format=ox.RdfFormat.N_QUADS)
    return path


@pytest.fixture(scope="session", params=ENGINES)
def endpoint(request, data, tmp_path_factory):
    """Serve the statements by an engine, and give the address of its endpoint."""
    folder = str(tmp_path_factory.mktemp(request.param))
    with {"oxigraph": _oxigraph, "virtuoso": _virtuoso}[request.param](data, folder) as address:
        yield address


@pytest.fixture(scope="session")
def far(endpoint):
    """Give the graph behind an endpoint."""
    return KnowledgeGraph(opened(endpoint), language="en", has_own=True)


def free_port() -> int:
    """Return a port that nobody listens at."""
    with socket.create_server(("127.0.0.1", 0)) as found:
        return int(found.getsockname()[1])


@contextlib.contextmanager
def _oxigraph(data: str, folder: str):
    program, port = os.path.join(BIN, "oxigraph"), free_port()
    place = os.path.join(folder, "store")
    subprocess.run([program, "load", "-l", place, "-f", data], check=True, capture_output=True)
    command = [program, "serve-read-only", "-l", place, "-b", f"127.0.0.1:{port}"]
    with _running(command, folder, f"http://127.0.0.1:{port}/"):
        yield f"http://127.0.0.1:{port}/query?union-default-graph"


@contextlib.contextmanager
def _virtuoso(data: str, folder: str):
    if not (shutil.which("virtuoso-t") and shutil.which("isql-vt")):
        pytest.skip("no Virtuoso: apt-get install virtuoso-opensource-7-bin, or make test")
    http, sql = free_port(), free_port()
    with open(os.path.join(folder, "virtuoso.ini"), "w", encoding="ascii") as file:
        file.write(_VIRTUOSO.format(http=http, sql=sql, most=MOST))
    shutil.copy(data, os.path.join(folder, "all.nq"))
    command = ["virtuoso-t", "+foreground", "+configfile", "virtuoso.ini"]
    with _running(command, folder, f"http://127.0.0.1:{http}/sparql"):
        for statement in (
            "DB.DBA.TTLP_MT(file_to_string_output('all.nq'), '', 'urn:none', 512);",
            "checkpoint;",
            "user_grant_role('dba', 'SPARQL_SELECT');",
        ):
            isql = ["isql-vt", f"localhost:{sql}", "dba", "dba", f"exec={statement}"]
            subprocess.run(isql, check=True, capture_output=True, cwd=folder, timeout=120)
        yield f"http://127.0.0.1:{http}/sparql"


@contextlib.contextmanager
def _running(command: list[str], folder: str, address: str):
    """Run a server until the end, once it answers."""
    server = subprocess.Popen(
        command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        for _ in range(600):
            with contextlib.suppress(OSError), urllib.request.urlopen(address, timeout=5):
                break
            assert server.poll() is None, command
            time.sleep(0.1)
        yield
    finally:
        server.terminate()
        server.wait(30)
