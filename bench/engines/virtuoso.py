"""Virtuoso 7 as Debian ships it: bulk loader, then its endpoint; its default graph is the union."""

from __future__ import annotations

import os
import shutil
import subprocess
import time

from engines.process import busy_of, free_port, peak_of, post, told, wait_for

TYPE_CHECKING = False
if TYPE_CHECKING:
    from engines import Asked, Row

# Two gigabytes of buffers, as Virtuoso's own file of settings advises for such a machine.
_SETTINGS = """\
[Database]
DatabaseFile = {folder}/virtuoso.db
ErrorLogFile = {folder}/virtuoso.log
LockFile = {folder}/virtuoso.lck
TransactionFile = {folder}/virtuoso.trx
xa_persistent_file = {folder}/virtuoso.pxa
FileExtend = 200
MaxCheckpointRemap = 2000
[TempDatabase]
DatabaseFile = {folder}/temporary.db
TransactionFile = {folder}/temporary.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
DisableUnixSocket = 1
ServerThreads = 10
NumberOfBuffers = 170000
MaxDirtyBuffers = 130000
DirsAllowed = {data}
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerThreads = 5
[SPARQL]
ResultSetMaxRows = 10000000
MaxQueryCostEstimationTime = 0
"""


class Engine:
    """A server over its own database, which is made anew."""

    def __init__(self, folder: str) -> None:
        self._programs = [shutil.which(name) or "" for name in ("virtuoso-t", "isql-vt")]
        if not all(self._programs):
            raise FileNotFoundError("virtuoso-opensource-7")
        self._folder = os.path.join(folder, "virtuoso")

    def load(self, path: str) -> None:
        os.makedirs(self._folder)
        sql, http = free_port(), free_port()
        data, name = os.path.split(os.path.abspath(path))
        settings = os.path.join(self._folder, "virtuoso.ini")
        with open(settings, "w", encoding="utf-8") as file:
            file.write(_SETTINGS.format(folder=self._folder, data=data, sql=sql, http=http))
        self._server = subprocess.Popen(
            [self._programs[0], "+configfile", settings, "+foreground"],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        wait_for(http, self._server)
        load = f"ld_dir('{data}', '{name}', 'urn:none'); rdf_loader_run(); checkpoint;"
        for attempt in range(30):
            done = subprocess.run(
                [self._programs[1], f"127.0.0.1:{sql}", "dba", "dba", f"exec={load}"],
                capture_output=True,
                check=False,
            )
            if b"Connected to" in done.stdout:
                break
            time.sleep(attempt / 10)
        self._address = f"http://127.0.0.1:{http}/sparql"

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
