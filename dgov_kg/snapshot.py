"""The loaded store kept on disk between two commands, so that the next one need not load it.

Loading is what a cold start would wait for; opening a kept store takes a few milliseconds, however
much it holds.  The files of the project stay the master copy: the snapshot's name is made of their
names, sizes and times, so that it is never older than they are, and it can be deleted at any time.
"""

from __future__ import annotations

import os

import pyoxigraph as ox

from dgov_kg import files
from dgov_kg.store import project_files

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_CHECKSUM = "checksum"
_MAKING = "making-"
_A_DAY = 86_400
#: Versions beside the one in use that stay.
_OTHERS = 3


def opened(environment: Mapping[str, str] = os.environ) -> ox.Store | None:
    """Return the kept store, or None where there is none that can be read."""
    place = where(environment)
    if place is None or not os.path.isdir(place):
        return None
    try:
        with open(os.path.join(place, _CHECKSUM), encoding="ascii") as file:
            if file.read() == _checksum(place):
                return ox.Store.read_only(place)
    except (OSError, RuntimeError, ValueError):  # Oxigraph reports damage as RuntimeError.
        pass
    _forget(place)
    return None


def keep(store: ox.Store, environment: Mapping[str, str] = os.environ) -> None:
    """Keep a store for the next command, and forget the oldest of other versions.

    Where the user's cache cannot be written, nothing is kept and nothing is said.
    """
    import tempfile

    place = where(environment)
    if place is None or os.path.isdir(place):
        return
    folder = os.path.dirname(place)
    try:
        os.makedirs(folder, exist_ok=True)
        found = list(os.scandir(folder))
        stale = [entry.path for entry in found if _is_broken_off(entry)]
        stale += surplus(entry for entry in found if _is_store(entry))
        making = tempfile.mkdtemp(dir=folder, prefix=_MAKING)
    except OSError:
        return
    try:
        kept = ox.Store(making)
        kept.bulk_extend(store)
        kept.flush()
        kept.optimize()
        del kept
        files.write(os.path.join(making, _CHECKSUM), _checksum(making).encode())
        os.rename(making, place)
    except OSError:
        _forget(making)
        return
    for other in stale:
        _forget(other)


def _checksum(place: str) -> str:
    """Return a number over all that a store's files hold, but for what opening it writes.

    The engine opens a store whose log has lost its end, and answers with what is left.
    """
    import zlib

    value = 0
    for entry in sorted(os.scandir(place), key=lambda entry: entry.name):
        if entry.name not in {_CHECKSUM, "LOCK"} and not entry.name.startswith("LOG"):
            with open(entry.path, "rb") as file:
                value = zlib.crc32(file.read(), zlib.crc32(entry.name.encode(), value))
    return f"{value:08x}"


def surplus(entries: Iterable[os.DirEntry[str]]) -> list[str]:
    """Return what is to be forgotten of older versions: all but the newest few.

    Two checkouts of one user, or two installations, do not push each other out.
    """
    newest = sorted(entries, key=lambda entry: entry.stat().st_mtime, reverse=True)
    return [entry.path for entry in newest[_OTHERS:]]


def _is_store(entry: os.DirEntry[str]) -> bool:
    return entry.is_dir() and not entry.name.startswith(_MAKING)


def _is_broken_off(entry: os.DirEntry[str]) -> bool:
    """Say whether an entry of the cache was left by a keeping that did not end."""
    import time

    return entry.name.startswith(_MAKING) and entry.stat().st_mtime < time.time() - _A_DAY


def _forget(place: str) -> None:
    """Remove a store, or what is left of one."""
    import shutil

    shutil.rmtree(place, ignore_errors=True)


def where(environment: Mapping[str, str]) -> str | None:
    """Return where the store of just these files is kept, or None without a home."""
    home = environment.get("LOCALAPPDATA") or environment.get("HOME")
    cache = environment.get("XDG_CACHE_HOME") or (home and os.path.join(home, ".cache"))
    if not cache or not os.path.isabs(cache):
        return None
    return os.path.join(cache, "dgov-kg", f"{_fingerprint():016x}")


def _fingerprint() -> int:
    """Return a number made of the engine and of every file's name, size and time."""
    import zlib

    paths = [path for path, _ in project_files()] + files.listed(files.RULES, ".rq")
    told = [os.stat(path) for path in paths]
    facts = [(path, t.st_size, t.st_mtime_ns) for path, t in zip(paths, told, strict=True)]
    content = repr((ox.__version__, facts)).encode()
    return zlib.crc32(content) << 32 | zlib.adler32(content)
