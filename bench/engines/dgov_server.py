"""The project as a server: `dgov-kg serve`, asked at its endpoint like any other."""

from __future__ import annotations

import os
import subprocess
import sys

import psutil

from engines.process import busy_of, free_port, peak_of, post, told, wait_for

TYPE_CHECKING = False
if TYPE_CHECKING:
    from engines import Asked, Row

_PROGRAM = os.path.join(os.path.dirname(sys.executable), "dgov-kg")
_ROWS = "1000000"


class Engine:
    """`dgov-kg serve` over a file, with room for the longest of the answers."""

    def __init__(self, _folder: str) -> None:
        import uvicorn  # noqa: F401 - missing where the server is not installed

    def load(self, path: str) -> None:
        port = free_port()
        self._server = subprocess.Popen(
            [
                *(_PROGRAM, "serve", "--only", path, "--port", str(port)),
                *("--rows", _ROWS, "--answer", "512", "--seconds", "60"),
            ],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        wait_for(port, self._server)
        self._address = f"http://127.0.0.1:{port}/sparql"

    def ask(self, asked: Asked) -> bytes:
        return post(self._address, asked)

    def rows(self, body: bytes) -> list[Row]:
        return told(body)

    def memory(self) -> int:
        return sum(peak_of(process) for process in self._processes())

    def busy(self) -> float:
        return sum(busy_of(process) for process in self._processes())

    def close(self) -> None:
        self._server.terminate()
        self._server.wait()

    def _processes(self) -> list[int]:
        server = psutil.Process(self._server.pid)
        found = [server, *server.children(recursive=True)]
        return [one.pid for one in found if one.status() != psutil.STATUS_ZOMBIE]
