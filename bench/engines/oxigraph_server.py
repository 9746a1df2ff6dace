"""Oxigraph as a server over HTTP, its store on disk."""

from __future__ import annotations

import os
import subprocess
import sys

from engines.process import busy_of, free_port, peak_of, post, told, wait_for

TYPE_CHECKING = False
if TYPE_CHECKING:
    from engines import Asked, Row

_PROGRAM = os.path.join(os.path.dirname(sys.executable), "oxigraph")


class Engine:
    """`oxigraph serve-read-only` over what `oxigraph load` has laid down."""

    def __init__(self, folder: str) -> None:
        if not os.path.exists(_PROGRAM):
            raise FileNotFoundError(_PROGRAM)
        self._place = os.path.join(folder, "oxigraph")

    def load(self, path: str) -> None:
        subprocess.run(
            [_PROGRAM, "load", "--location", self._place, "--file", path],
            check=True,
            capture_output=True,
        )
        port = free_port()
        self._server = subprocess.Popen(
            [
                *(_PROGRAM, "serve-read-only", "--location", self._place),
                *("--union-default-graph", "--bind", f"127.0.0.1:{port}"),
            ],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        wait_for(port, self._server)
        self._address = f"http://127.0.0.1:{port}/query"

    def ask(self, asked: Asked) -> bytes:
        return post(self._address, asked)

    def rows(self, body: bytes) -> list[Row]:
        return told(body)

    def memory(self) -> int:
        return peak_of(self._server.pid)

    def busy(self) -> float:
        return busy_of(self._server.pid)

    def close(self) -> None:
        self._server.kill()
        self._server.wait()
