"""The parts of an index: whether they are on the disk, and whether they are what they were."""

from __future__ import annotations

import os
import zlib

from dgov_kg import files

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

#: Bytes of an index that are read through each time it is opened; a larger one is read through when
#: it is checked, and the engine has a checksum of its own on each block that it reads.
_ALWAYS = 32_000_000
_BLOCK = 1 << 20


def measured(folder: str) -> dict[str, tuple[int, int]]:
    """Return each file of a folder with its size and CRC-32."""
    paths = {name: os.path.join(folder, name) for name in sorted(os.listdir(folder))}
    return {name: (os.stat(path).st_size, _checksum(path)) for name, path in paths.items()}


def are_whole(folder: str, parts: Mapping[str, tuple[int, int]], *, thoroughly: bool) -> bool:
    """Say whether the parts are there as they were measured.

    The engine opens an index whose log has lost its end, and answers with what is left; it notices
    damage in the sorted files by itself, but only where it reads them.
    """
    whole = thoroughly or sum(size for size, _ in parts.values()) <= _ALWAYS
    try:
        for name, (size, checksum) in parts.items():
            path = os.path.join(folder, name)
            if os.stat(path).st_size != size:
                return False
            if (whole or not name.endswith(".sst")) and _checksum(path) != checksum:
                return False
    except OSError:
        return False
    return True


def sync(folder: str) -> None:
    """Wait until all files of a folder, and their names, are on the disk."""
    for name in os.listdir(folder):
        _sync(os.path.join(folder, name))
    files.sync_names(folder)


def linked(source: str, target: str) -> None:
    """Make a folder with the files of another; what the engine never changes is not copied."""
    import shutil

    os.makedirs(target, exist_ok=True)
    for name in os.listdir(source):
        path, other = os.path.join(source, name), os.path.join(target, name)
        try:
            if not name.endswith(".sst"):
                raise OSError  # noqa: TRY301 - to be copied, as where there are no links
            os.link(path, other)
        except OSError:
            shutil.copyfile(path, other)


def _sync(path: str) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _checksum(path: str) -> int:
    value = 0
    with open(path, "rb") as file:
        while block := file.read(_BLOCK):
            value = zlib.crc32(block, value)
    return value
