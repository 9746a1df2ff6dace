"""Many clients at once: nobody is cut off, and an attacker beside them changes nothing."""

from __future__ import annotations

import asyncio
import threading
from urllib.parse import quote

import httpx

SMALL = quote("SELECT ?firm { dg:tencent dgov:holdsStakeIn ?firm }")
ENDLESS = "SELECT (COUNT(*) AS ?n%d) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"


async def answers(server, clients, seconds):
    """Ask from so many clients for so long; return how often each status came."""
    host, port = server.address.removeprefix("http://").split(":")
    request = (
        f"GET /sparql?query={SMALL} HTTP/1.1\r\nHost: {host}:{port}\r\nAccept: text/csv\r\n\r\n"
    ).encode()
    until = asyncio.get_running_loop().time() + seconds
    counts: dict[str, int] = {}

    async def client():
        reader, writer = await asyncio.open_connection(host, int(port))
        while asyncio.get_running_loop().time() < until:
            writer.write(request)
            head = (await reader.readuntil(b"\r\n\r\n")).decode().lower()
            length = int(head.partition("content-length: ")[2].split("\r\n")[0])
            body = await reader.readexactly(length)
            right = body == b"firm\r\nhttps://w3id.org/dgov-kg/id/digital-guangdong\r\n"
            status = head.split()[1] if right else f"{head.split()[1]} {body[:200]!r}"
            counts[status] = counts.get(status, 0) + 1
        writer.close()
        await writer.wait_closed()

    await asyncio.gather(*(client() for _ in range(clients)))
    return counts


def test_an_attacker_beside_them_changes_nothing(serve):
    """64 clients get each answer whole for 30 s, while another sends queries without end."""

    running = serve()
    done = threading.Event()
    ends = []

    def attack(first):
        with httpx.Client(base_url=running.address, timeout=60, trust_env=False) as client:
            number = first
            while not done.is_set():
                answer = client.post("/sparql", data={"query": ENDLESS % number})
                ends.append(answer.status_code)
                number += 1

    attackers = [threading.Thread(target=attack, args=(k * 1000,)) for k in range(4)]
    for one in attackers:
        one.start()
    counts = asyncio.run(answers(running, 64, 30))
    done.set()
    for one in attackers:
        one.join()

    assert set(counts) == {"200"}, counts
    assert counts["200"] > 64 * 10
    assert set(ends) <= {408, 503}


def test_no_client_is_cut_off(serve):
    """128 clients at once each get every answer whole."""

    counts = asyncio.run(answers(serve(), 128, 5))

    assert set(counts) == {"200"}, counts
    assert counts["200"] >= 128
