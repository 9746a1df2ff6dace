"""What engines share: memory of this process and of a server, its HTTP, a file without graphs."""

from __future__ import annotations

import json
import os
import resource
import socket
import time
import urllib.error
import urllib.request
from urllib.parse import urlencode

import pyoxigraph as ox

from engines import Unable

TYPE_CHECKING = False
if TYPE_CHECKING:
    import subprocess

    from engines import Asked, Row

_JSON = "application/sparql-results+json"
_TRIPLES = "application/n-triples"


def peak() -> int:
    """Return the most bytes that this process has held."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def peak_of(process: int) -> int:
    """Return the most bytes that a running process has held (proc(5), VmHWM)."""
    with open(f"/proc/{process}/status", encoding="ascii") as file:
        held = next(line for line in file if line.startswith("VmHWM"))
    return int(held.split()[1]) * 1024


def busy_of(process: int) -> float:
    """Return the seconds of the processor that a running process has used (proc(5), stat)."""
    with open(f"/proc/{process}/stat", encoding="utf-8", errors="replace") as file:
        fields = file.read().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def free_port() -> int:
    """Return a port that nobody listens at."""
    with socket.create_server(("127.0.0.1", 0)) as found:
        return int(found.getsockname()[1])


def wait_for(port: int, server: subprocess.Popen[bytes]) -> None:
    """Wait until a server listens; raise OSError where it ends instead."""
    for _ in range(600):
        if server.poll() is not None:
            break
        try:
            socket.create_connection(("127.0.0.1", port)).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise OSError(f"the server at port {port} does not come up")


def post(address: str, asked: Asked) -> bytes:
    """Ask an endpoint and return the whole body of its answer (SPARQL 1.1 Protocol, 2.1)."""
    accepted = _TRIPLES if "CONSTRUCT" in asked.sparql else _JSON
    request = urllib.request.Request(  # noqa: S310 - the address is this machine's
        address, urlencode({"query": asked.sparql}).encode(), {"Accept": accepted}
    )
    try:
        with urllib.request.urlopen(request) as answer:  # noqa: S310
            return answer.read()
    except urllib.error.HTTPError as error:
        raise Unable(f"{error.code}: {error.read(200).decode(errors='replace')}") from None


def told(body: bytes) -> list[Row]:
    """Return the rows of an answer of an endpoint."""
    if not body.lstrip().startswith(b"{"):
        found = ox.parse(body, format=ox.RdfFormat.N_TRIPLES)
        return [tuple(term.value for term in quad.triple) for quad in found]
    answer = json.loads(body)
    names = answer["head"]["vars"]
    return [
        tuple(row[name]["value"] if name in row else "" for name in names)
        for row in answer["results"]["bindings"]
    ]


def without_graphs(path: str, target: str) -> None:
    """Write each triple of a file of quads once."""
    store = ox.Store()
    store.bulk_extend(
        ox.Quad(quad.subject, quad.predicate, quad.object) for quad in ox.parse(path=path)
    )
    store.dump(target, format=ox.RdfFormat.N_TRIPLES, from_graph=ox.DefaultGraph())
