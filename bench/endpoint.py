"""Requests a second and the slowest per cent, of `dgov-kg serve` beside two other endpoints.

One data set of 40,000 statements, one small query about a thing that differs each time, 32 clients
that each ask as soon as they are answered.  The three servers take turns on the same machine.
`oxigraph serve` is the bare engine; it sets no bounds.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import socket
import subprocess
import sys
import tempfile
import time
from urllib.parse import quote

import pyoxigraph as ox

from dgov_kg.store import load

CLIENTS = 32
STATEMENTS = 40_000
LEAST = 300  # requests a second
SLOWEST = 0.3  # seconds, of ninety-nine in a hundred

_FOLDER = os.path.dirname(sys.executable)
_QUERY = "SELECT ?predicate ?object {{ <urn:thing:{}> ?predicate ?object }} LIMIT 20"
_THINGS = 2_000


def main() -> int:
    """Print a line a server; fail where ours misses its bounds."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=15, help="how long each server is asked")
    parser.add_argument("--clients", type=int, default=CLIENTS)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "data.nt")
        write_data(path)
        print(f"{'':<20}{'requests/s':>12}{'p50 ms':>10}{'p99 ms':>10}{'errors':>10}")
        missed = 0
        for name in ("dgov-kg serve", "oxigraph serve", "rdflib-endpoint"):
            port = free_port()
            with subprocess.Popen(
                command(name, path, port, folder),
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                env=os.environ | {"COLUMNS": "80"},
            ) as server:
                try:
                    times, errors, seconds = asyncio.run(
                        load_of(port, options.clients, options.seconds, endpoint(name))
                    )
                finally:
                    server.terminate()
            rate, slow = len(times) / seconds, times[int(len(times) * 0.99)]
            middle = times[len(times) // 2]
            print(
                f"{name:<20}{rate:>12.0f}{middle * 1000:>10.1f}{slow * 1000:>10.1f}{errors:>10}",
                flush=True,
            )
            if name == "dgov-kg serve":
                missed = rate < LEAST or slow > SLOWEST or errors > 0
    print(f"bounds for dgov-kg serve: {LEAST} requests/s, p99 {SLOWEST * 1000:.0f} ms, no errors")
    return int(missed)


def write_data(path: str) -> None:
    """Write the project's statements and as many others as make the whole."""
    triples = dict.fromkeys(quad.triple for quad in load())
    more = [
        ox.Triple(
            ox.NamedNode(f"urn:thing:{i % _THINGS}"),
            ox.NamedNode(f"urn:property:{i // _THINGS}"),
            ox.Literal(f"{i}"),
        )
        for i in range(STATEMENTS - len(triples))
    ]
    ox.serialize([*triples, *more], path, format=ox.RdfFormat.N_TRIPLES)


def command(name: str, path: str, port: int, folder: str) -> list[str]:
    """Return the command that starts a server over a file."""
    program = os.path.join(_FOLDER, name.split(maxsplit=1)[0])
    if name == "oxigraph serve":
        place = os.path.join(folder, "oxigraph")
        subprocess.run(
            [program, "load", "--location", place, "--file", path], check=True, capture_output=True
        )
        return [program, "serve-read-only", "--location", place, "--bind", f"127.0.0.1:{port}"]
    if name == "rdflib-endpoint":
        return [program, "serve", "--host", "127.0.0.1", "--port", str(port), path]
    return [program, "serve", "--only", path, "--port", str(port)]


def endpoint(name: str) -> str:
    """Return the path of a server's endpoint."""
    return {"oxigraph serve": "/query", "rdflib-endpoint": "/"}.get(name, "/sparql")


def free_port() -> int:
    """Return a port that nobody listens at."""
    with socket.create_server(("127.0.0.1", 0)) as found:
        return int(found.getsockname()[1])


async def load_of(
    port: int, clients: int, seconds: float, path: str
) -> tuple[list[float], int, float]:
    """Ask from so many clients for so long; return the times in order, the errors, the seconds."""
    await _up(port)
    times: list[float] = []
    errors = 0
    began = time.perf_counter()

    async def client(number: int) -> None:
        nonlocal errors
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        asked = number
        while time.perf_counter() - began < seconds:
            asked += clients
            query = quote(_QUERY.format(asked % _THINGS))
            start = time.perf_counter()
            writer.write(
                f"GET {path}?query={query} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n"
                "Accept: application/sparql-results+json\r\n\r\n".encode()
            )
            try:
                right = await _whole(reader)
            except (OSError, EOFError):
                right = False
            errors += not right
            times.append(time.perf_counter() - start)
            if not right:
                writer.close()
                reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.close()

    await asyncio.gather(*(client(number) for number in range(clients)))
    return sorted(times), errors, time.perf_counter() - began


async def _whole(reader: asyncio.StreamReader) -> bool:
    """Read one answer and say whether it is the right one."""
    head = (await reader.readuntil(b"\r\n\r\n")).lower()
    if b"transfer-encoding: chunked" in head:
        body = b""
        while size := int((await reader.readline()).split(b";")[0], 16):
            body += (await reader.readexactly(size + 2))[:-2]
        await reader.readline()
    else:
        length = int(head.partition(b"content-length:")[2].split(b"\r\n")[0])
        body = await reader.readexactly(length)
    return head.split()[1] == b"200" and b"urn:property:" in body


async def _up(port: int) -> None:
    """Wait until a server listens."""
    for _ in range(600):
        try:
            _, writer = await asyncio.open_connection("127.0.0.1", port)
        except OSError:
            await asyncio.sleep(0.1)
        else:
            writer.close()
            await asyncio.sleep(1)
            return
    sys.exit("the server does not come up")


if __name__ == "__main__":
    sys.exit(main())
