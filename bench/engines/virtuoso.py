"""Virtuoso 7 as Debian ships it: bulk loader, then its endpoint; its default graph is the union."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import time

from engines.base import Server
from engines.process import free_port

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


class Engine(Server):
    """A server over its own database, which is made anew."""

    def __init__(self, folder: str) -> None:
        super().__init__(os.path.join(folder, "virtuoso"))
        self._programs = [shutil.which(name) or "" for name in ("virtuoso-t", "isql-vt")]
        if not all(self._programs):
            raise FileNotFoundError("virtuoso-opensource-7")
        self._data = ""
        self._sql = 0

    def command(self, port: int) -> list[str]:
        self._sql = free_port()
        settings = os.path.join(self.folder, "virtuoso.ini")
        places = {"folder": self.folder, "data": self._data, "sql": self._sql, "http": port}
        with open(settings, "w", encoding="utf-8") as file:
            file.write(_SETTINGS.format(**places))
        return [self._programs[0], "+configfile", settings, "+foreground"]

    def load(self, path: str) -> None:
        os.makedirs(self.folder)
        self._data, name = os.path.split(os.path.abspath(path))
        self.start()
        load = f"ld_dir('{self._data}', '{name}', 'urn:none'); rdf_loader_run(); checkpoint;"
        for attempt in range(30):
            done = subprocess.run(
                [self._programs[1], f"127.0.0.1:{self._sql}", "dba", "dba", f"exec={load}"],
                capture_output=True,
                check=False,
            )
            if b"Connected to" in done.stdout:
                return
            time.sleep(attempt / 10)
        raise OSError("the loader does not reach the server")

    def close(self) -> None:
        super().close()
        with contextlib.suppress(FileNotFoundError):  # What a killed server leaves.
            os.unlink(os.path.join(self.folder, "virtuoso.lck"))
