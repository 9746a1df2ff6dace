"""What engines have in common: those of this process, those of one graph only, and servers."""

from __future__ import annotations

import os
import subprocess
from time import process_time

from engines import Unable
from engines.process import busy_of, free_port, peak, peak_of, post, told, wait_for, without_graphs

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from engines import Asked, Row


class Local:
    """An engine in this process."""

    def __init__(self, folder: str) -> None:
        self.folder = folder

    def rows(self, found: Iterable[Iterable[object]]) -> list[Row]:
        return [tuple("" if term is None else str(term) for term in row) for row in found]

    def memory(self) -> int:
        return peak()

    def busy(self) -> float:
        return process_time()

    def recover(self) -> None:
        pass

    def close(self) -> None:
        pass


class OneGraph(Local):
    """An engine in this process that has no named graphs; it reads the union of all."""

    def load(self, path: str) -> None:
        triples = os.path.join(self.folder, "union.nt")
        without_graphs(path, triples)
        self.read(triples)

    def read(self, path: str) -> None:
        raise NotImplementedError

    def refuse(self, asked: Asked) -> None:
        if "GRAPH" in asked.sparql:
            raise Unable("no named graphs")


class Server:
    """An engine that is asked over HTTP; where a question took too long it is started anew."""

    path = "/sparql"

    def __init__(self, folder: str) -> None:
        self.folder = folder
        self.address = ""
        self._server: subprocess.Popen[bytes] | None = None

    def command(self, port: int) -> list[str]:
        raise NotImplementedError

    def start(self) -> None:
        port = free_port()
        self._server = subprocess.Popen(
            self.command(port),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        wait_for(port, self._server)
        self.address = f"http://127.0.0.1:{port}{self.path}"

    def ask(self, asked: Asked) -> bytes:
        return post(self.address, asked)

    def rows(self, body: bytes) -> list[Row]:
        return told(body)

    def memory(self) -> int:
        return peak_of(self._server.pid) if self._server else 0

    def busy(self) -> float:
        return busy_of(self._server.pid) if self._server else 0.0

    def recover(self) -> None:
        self.close()
        self.start()

    def close(self) -> None:
        if self._server:
            self._server.kill()
            self._server.wait()
            self._server = None
