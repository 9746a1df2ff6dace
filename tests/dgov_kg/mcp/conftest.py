"""Real agents for the tests: the client of the `mcp` package, and the server as a process."""

from __future__ import annotations

import asyncio
import json
import os
import re
import signal
import subprocess
import sys
import threading

import pytest
from mcp.client.client import Client
from mcp.client.stdio import StdioServerParameters, stdio_client

COMMAND = os.path.join(os.path.dirname(sys.executable), "dgov-kg")
SECONDS = 4
OPTIONS = ("mcp", "--lang", "en", "--seconds", str(SECONDS), "--memory", "400")


class Agent:
    """A client that stays connected; its event loop runs in a thread of its own."""

    def __init__(self, target):
        self._target = target
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._thread.start()
        self._ready, self._left = threading.Event(), None
        self._living = asyncio.run_coroutine_threadsafe(self._live(), self._loop)
        assert self._ready.wait(60)

    async def _live(self):
        self._left = asyncio.Event()
        async with Client(self._target()) as self.client:
            self._ready.set()
            await self._left.wait()

    def call(self, tool, **arguments):
        """Return whether a call went well, and what came of it: JSON, or a sentence."""
        return self.calls([(tool, arguments)])[0]

    def calls(self, wanted):
        """Return what comes of several calls made at once."""

        async def together():
            return await asyncio.gather(*(self.client.call_tool(*one) for one in wanted))

        return [self._read(result) for result in self._run(together())]

    def tools(self):
        return self._run(self.client.list_tools()).tools

    def close(self):
        self._loop.call_soon_threadsafe(self._left.set)
        self._living.result(30)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(10)
        self._loop.close()

    def _run(self, work):
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(120)

    @staticmethod
    def _read(result):
        (content,) = result.content
        return (not result.is_error), content.text if result.is_error else json.loads(content.text)


class Listening:
    """`dgov-kg mcp --http` at a free port."""

    def __init__(self):
        self.process = subprocess.Popen(
            [COMMAND, *OPTIONS, "--http", "--port", "0"], stderr=subprocess.PIPE, text=True
        )
        line = self.process.stderr.readline()
        self.address = re.search(r"http://\S+/mcp", line)[0]
        self._reading = threading.Thread(target=self.process.stderr.read, daemon=True)
        self._reading.start()

    def close(self):
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(20)
        self._reading.join(5)
        self.process.stderr.close()


def over_stdio():
    return stdio_client(StdioServerParameters(command=COMMAND, args=list(OPTIONS)))


@pytest.fixture(scope="session")
def listening():
    """Return a server over HTTP."""
    made = Listening()
    yield made
    made.close()


@pytest.fixture(scope="session", params=["stdio", "http"])
def agent(request):
    """Return an agent, over stdio and over HTTP."""
    target = over_stdio
    if request.param == "http":
        address = request.getfixturevalue("listening").address
        target = lambda: address  # noqa: E731
    made = Agent(target)
    yield made
    made.close()
