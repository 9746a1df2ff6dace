"""Oxigraph as a server over HTTP, its store on disk."""

from __future__ import annotations

import os
import subprocess
import sys

from engines.base import Server

_PROGRAM = os.path.join(os.path.dirname(sys.executable), "oxigraph")


class Engine(Server):
    """`oxigraph serve-read-only` over what `oxigraph load` has laid down."""

    path = "/query"

    def __init__(self, folder: str) -> None:
        super().__init__(folder)
        if not os.path.exists(_PROGRAM):
            raise FileNotFoundError(_PROGRAM)
        self._place = os.path.join(folder, "oxigraph")

    def load(self, path: str) -> None:
        subprocess.run(
            [_PROGRAM, "load", "--location", self._place, "--file", path],
            check=True,
            capture_output=True,
        )
        self.start()

    def command(self, port: int) -> list[str]:
        return [
            *(_PROGRAM, "serve-read-only", "--location", self._place),
            *("--union-default-graph", "--bind", f"127.0.0.1:{port}"),
        ]
