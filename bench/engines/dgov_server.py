"""The project as a server: `dgov-kg serve`, asked at its endpoint like any other."""

from __future__ import annotations

import os
import sys

import psutil

from engines.base import Server
from engines.process import busy_of, peak_of

_PROGRAM = os.path.join(os.path.dirname(sys.executable), "dgov-kg")
_ROWS = "1000000"


class Engine(Server):
    """`dgov-kg serve` over a file, with room for the longest of the answers."""

    def __init__(self, folder: str) -> None:
        import uvicorn  # noqa: F401 - missing where the server is not installed

        super().__init__(folder)
        self._data = ""

    def load(self, path: str) -> None:
        self._data = path
        self.start()

    def command(self, port: int) -> list[str]:
        return [
            *(_PROGRAM, "serve", "--only", self._data, "--port", str(port)),
            *("--rows", _ROWS, "--answer", "512", "--seconds", "60"),
        ]

    def memory(self) -> int:
        return sum(peak_of(process) for process in self._processes())

    def busy(self) -> float:
        return sum(busy_of(process) for process in self._processes())

    def close(self) -> None:
        if self._server:
            self._server.terminate()  # So that it ends its workers, too.
            self._server.wait()
            self._server = None

    def recover(self) -> None:
        """Do nothing: it ends a query that takes too long by itself."""

    def _processes(self) -> list[int]:
        if self._server is None:
            return []
        server = psutil.Process(self._server.pid)
        found = [server, *server.children(recursive=True)]
        return [one.pid for one in found if one.status() != psutil.STATUS_ZOMBIE]
