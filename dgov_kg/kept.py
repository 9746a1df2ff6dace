"""What is laid out for looking up, kept on disk between two commands beside the kept store.

As with the store, the files of the project are the master copy: what is kept is named after their
sizes and times, is checked before it is used, and can be deleted at any time.
"""

from __future__ import annotations

import marshal
import os
import sys
import zlib

from dgov_kg import files, snapshot

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any

    Content = dict[str, Any]


def made(
    kind: str, make: Callable[[], Content], environment: Mapping[str, str] = os.environ
) -> Content:
    """Return what was kept of a kind, or make it and keep it.

    Where the user's cache cannot be read or written, it is made, and nothing is said.
    """
    place = _place(kind, environment)
    return at(place, make) if place else make()


def at(place: str, make: Callable[[], Content]) -> Content:
    """Return what was kept in a file, or make it and keep it there."""
    content = _opened(place)
    if content is None:
        content = make()
        _keep(place, content)
    return content


def _opened(place: str) -> Content | None:
    """Return what a file holds, or None where it is not there or not whole."""
    try:
        with open(place, "rb") as file:
            checksum, content = file.read(4), file.read()
        if int.from_bytes(checksum, "big") == zlib.crc32(content):
            found: Content = marshal.loads(content)  # noqa: S302 - the user's own cache
            return found
    except (OSError, EOFError, ValueError, TypeError):
        pass
    return None


def _keep(place: str, content: Content) -> None:
    """Keep a content, and forget the oldest of other versions."""
    folder, name = os.path.split(place)
    written = marshal.dumps(content)
    try:
        files.write(place, zlib.crc32(written).to_bytes(4, "big") + written)
        kind = name.partition("-")[0] + "-"
        found = [entry for entry in os.scandir(folder) if entry.name.startswith(kind)]
        for path in snapshot.surplus(entry for entry in found if entry.name != name):
            os.unlink(path)
    except OSError:
        return


def _place(kind: str, environment: Mapping[str, str]) -> str | None:
    """Return where a kind of content is kept, named by all that it is made of."""
    store = snapshot.where(environment)
    if store is None:
        return None
    told = [os.stat(path) for path in (*files.words(), *files.layers())]
    facts = repr((sys.version, [(t.st_size, t.st_mtime_ns) for t in told])).encode()
    folder, name = os.path.split(store)
    return os.path.join(folder, f"{kind}-{name}-{zlib.crc32(facts):08x}")
