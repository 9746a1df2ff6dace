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
    from collections.abc import Mapping

_DIGITS = 16


def opened(environment: Mapping[str, str] = os.environ) -> ox.Store | None:
    """Return the kept store, or None where there is none that can be read."""
    place = _place(environment)
    if place is None or not os.path.isdir(place):
        return None
    try:
        return ox.Store.read_only(place)
    except (OSError, RuntimeError):  # Oxigraph reports damage as RuntimeError.
        return None


def keep(store: ox.Store, environment: Mapping[str, str] = os.environ) -> None:
    """Keep a store for the next command, and forget those of other versions.

    Where the user's cache cannot be written, nothing is kept and nothing is said.
    """
    import shutil
    import tempfile

    place = _place(environment)
    if place is None or os.path.isdir(place):
        return
    folder = os.path.dirname(place)
    try:
        os.makedirs(folder, exist_ok=True)
        stale = [entry.path for entry in os.scandir(folder) if len(entry.name) == _DIGITS]
        making = tempfile.mkdtemp(dir=folder, prefix="making-")
    except OSError:
        return
    try:
        kept = ox.Store(making)
        kept.bulk_extend(store)
        kept.flush()
        kept.optimize()
        del kept
        os.rename(making, place)
    except OSError:
        shutil.rmtree(making, ignore_errors=True)
        return
    for other in stale:
        shutil.rmtree(other, ignore_errors=True)


def _place(environment: Mapping[str, str]) -> str | None:
    """Return where the store of just these files is kept, or None without a home."""
    home = environment.get("LOCALAPPDATA") or environment.get("HOME")
    cache = environment.get("XDG_CACHE_HOME") or (home and os.path.join(home, ".cache"))
    if not cache or not os.path.isabs(cache):
        return None
    return os.path.join(cache, "dgov-kg", f"{_fingerprint():0{_DIGITS}x}")


def _fingerprint() -> int:
    """Return a number made of the engine and of every file's name, size and time."""
    import zlib

    paths = [path for path, _ in project_files()] + files.listed(files.RULES, ".rq")
    told = [os.stat(path) for path in paths]
    facts = [(path, t.st_size, t.st_mtime_ns) for path, t in zip(paths, told, strict=True)]
    content = repr((ox.__version__, facts)).encode()
    return zlib.crc32(content) << 32 | zlib.adler32(content)
