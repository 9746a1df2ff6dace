"""The store that a server serves: made once when it starts, in a folder of its own, then only read.

Foreign files are parsed in a process that may die of them.  Every worker opens the same folder.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from typing import TYPE_CHECKING

from psutil import pid_exists

from dgov_kg.exceptions import BadFile, DgovError
from dgov_kg.web.process import CAN_FORK
from dgov_kg.web.served import MOST, keep, keep_digest
from dgov_kg.web.work import telling, told

if TYPE_CHECKING:
    import pyoxigraph as ox

    from dgov_kg.web.settings import Settings

_PREFIX = "dgov-kg-serve-"
#: Seconds that a digest of data may take.
_LONGEST = 20


def made(settings: Settings) -> str:
    """Return the folder of a new store.  Raises BadFile for a file that is not as it should be."""
    _sweep()
    place = tempfile.mkdtemp(prefix=f"{_PREFIX}{os.getpid()}-")
    command = [sys.executable, "-P", "-m", __name__, place, told(settings)]
    done = subprocess.run(command, capture_output=True, check=False)  # noqa: S603 - our own module
    if done.returncode:
        shutil.rmtree(place, ignore_errors=True)
        zh, _, en = done.stdout.decode(errors="replace").partition("\0")
        if en:
            raise BadFile(zh=zh, en=en)
        raise BadFile(
            zh="读文件的进程中断了：文件太大或太复杂。",
            en="The process that reads the files died: they are too large or too complicated.",
        )
    return place


def _sweep() -> None:
    """Remove the stores of servers that were killed before they could."""
    for entry in os.scandir(tempfile.gettempdir()):
        owner = entry.name.removeprefix(_PREFIX).partition("-")[0]
        if entry.name.startswith(_PREFIX) and owner.isdecimal() and not pid_exists(int(owner)):
            shutil.rmtree(entry.path, ignore_errors=True)


def main(place: str, settings: Settings) -> int:
    """Fill a folder with what the settings say."""
    from dgov_kg import snapshot, store

    try:
        if settings.store:
            loaded = store.copied(store.opened(settings.store))
        elif settings.files:
            loaded = store.load(settings.files, project=not settings.only)
        else:
            loaded = snapshot.opened() or store.load()
    except DgovError as error:
        sys.stdout.write(f"{error.zh}\0{error.en}")
        return 1
    keep(loaded, place)
    if CAN_FORK and (settings.store or settings.files) and len(loaded) <= MOST:
        _keep_digest(loaded, place)
    return 0


def _keep_digest(store: ox.Store, place: str) -> None:
    """Keep the digest of what is served, unless that takes long: some data are made so.

    The engine cannot be interrupted, so it works in a process that may be ended.
    """
    from dgov_kg.version import digest

    child = os.fork()
    if child:
        os.waitpid(child, 0)
        return
    try:
        signal.alarm(_LONGEST)
        keep_digest(digest(store), place)
    finally:
        os._exit(0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], telling(sys.argv[2])))
