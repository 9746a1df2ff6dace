"""A memory kept on disk between two commands, beside the kept store and named as it is."""

from __future__ import annotations

import marshal
import os
import sys
import zlib

from dgov_kg import files, snapshot
from dgov_kg.ask.memory import Memory

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping


def opened(environment: Mapping[str, str] = os.environ) -> Memory | None:
    """Return the kept memory, or None where there is none that is whole."""
    place = _place(environment)
    if place is None:
        return None
    try:
        with open(place, "rb") as file:
            checksum, content = file.read(4), file.read()
        if int.from_bytes(checksum, "big") == zlib.crc32(content):
            return Memory(marshal.loads(content))
    except (OSError, EOFError, ValueError, TypeError, KeyError):
        pass
    return None


def keep(memory: Memory, environment: Mapping[str, str] = os.environ) -> None:
    """Keep a memory for the next command; where the cache cannot be written, nothing is said."""
    place = _place(environment)
    if place is None:
        return
    content = marshal.dumps(dict(memory.content))
    try:
        files.write(place, zlib.crc32(content).to_bytes(4, "big") + content)
        folder = os.path.dirname(place)
        for entry in list(os.scandir(folder)):
            if entry.name.startswith(_PREFIX) and entry.path != place:
                os.unlink(entry.path)
    except OSError:
        return


_PREFIX = "memory-"


def _place(environment: Mapping[str, str]) -> str | None:
    """Return where the memory of just these files is kept: Python's own format changes with it."""
    store = snapshot.where(environment)
    if store is None:
        return None
    words = [path for folder, _, names in os.walk(files.WORDS) for path in (os.path.join(folder, n) for n in sorted(names))]
    told = [os.stat(path) for path in sorted(words)]
    facts = repr((sys.version, [(t.st_size, t.st_mtime_ns) for t in told]))
    return os.path.join(os.path.dirname(store), f"{_PREFIX}{os.path.basename(store)}-{zlib.crc32(facts.encode()):08x}")
