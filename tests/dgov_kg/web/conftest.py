"""Real servers for the tests: their process, address, log and memory."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import threading
import time
from typing import Self

import httpx
import psutil
import pytest

COMMAND = os.path.join(os.path.dirname(sys.executable), "dgov-kg")


class Server:
    """`dgov-kg serve` at a free port, until the end of the test."""

    def __init__(self, *words: str, **environment: str) -> None:
        began = time.monotonic()
        self.process = subprocess.Popen(
            [COMMAND, "serve", "--lang", "en", "--port", "0", *words],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            env=os.environ | environment,
        )
        self.log: list[str] = []
        self._address = ""
        self._said = threading.Event()
        self._reading = threading.Thread(target=self._read, daemon=True)
        self._reading.start()
        assert self._said.wait(60), self.log
        assert self._address, self.log
        self.seconds_to_start = time.monotonic() - began
        self.client = httpx.Client(base_url=self._address, timeout=60, trust_env=False)

    def _read(self) -> None:
        for line in self.process.stderr:
            self.log.append(line)
            if line.startswith("SPARQL: "):
                self._address = line.removeprefix("SPARQL: ").removesuffix("/sparql\n")
            if "Ctrl-C" in line:
                self._said.set()
        self._said.set()

    @property
    def address(self) -> str:
        return self._address

    @property
    def sparql(self) -> str:
        return f"{self._address}/sparql"

    def ask(self, query: str, **more) -> httpx.Response:
        return self.client.post("/sparql", data={"query": query}, **more)

    def processes(self) -> list[psutil.Process]:
        top = psutil.Process(self.process.pid)
        return [top, *top.children(recursive=True)]

    def memory(self) -> int:
        """Return the bytes that the server and its workers hold."""
        total = 0
        for process in self.processes():
            try:
                total += process.memory_info().rss
            except psutil.NoSuchProcess:
                continue
        return total

    def settled(self) -> None:
        """Wait until all workers are up and idle."""
        until = time.monotonic() + 30
        while time.monotonic() < until:
            told = self.metrics()
            if told["dgov_kg_workers"] == 4 and not told["dgov_kg_running"]:
                return
            time.sleep(0.05)
        raise AssertionError(self.metrics())

    def metrics(self) -> dict[str, float]:
        lines = self.client.get("/metrics").text.splitlines()
        pairs = (line.rpartition(" ") for line in lines if not line.startswith("#"))
        return {name: float(value) for name, _, value in pairs}

    def stop(self) -> float:
        """Stop it as a system does, and return the seconds that takes."""
        self.client.close()
        began = time.monotonic()
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
        self.process.wait(30)
        self._reading.join(10)
        self.process.stderr.close()
        return time.monotonic() - began

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()


@pytest.fixture(scope="module")
def server():
    with Server() as running:
        yield running


@pytest.fixture(scope="session")
def server_of():
    """Give the way to start a server of one's own."""
    return Server


@pytest.fixture
def serve():
    """Start servers of one's own, which end with the test."""
    running = []

    def start(*words, **environment):
        running.append(Server(*words, **environment))
        return running[-1]

    yield start
    for server in running:
        server.stop()


@pytest.fixture
def listener():
    """Listen on this machine; give the address and who called."""
    calls = []
    listening = socket.create_server(("127.0.0.1", 0))

    def hear():
        try:
            while True:
                connection, peer = listening.accept()
                calls.append(peer)
                connection.close()
        except OSError:
            pass

    threading.Thread(target=hear, daemon=True).start()
    yield f"http://127.0.0.1:{listening.getsockname()[1]}/", calls
    listening.close()
