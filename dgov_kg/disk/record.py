"""What a store's folder holds and which of it counts: one small file, replaced whole.

    store.json   the record
    files/       the reader's files, byte for byte: the master copy
    index/7      the engine's folder, made of the files; never changed once the record names it
    lock         held by the one that writes

Whatever the record does not name is what a broken-off work left, and is removed by the next.
"""

from __future__ import annotations

import json
import os
import zlib
from collections import namedtuple

from dgov_kg import files
from dgov_kg.exceptions import BadStore

FORMAT = 1
_NAME = "store.json"

#: A file that was acknowledged: what its reader calls it, its name here, its bytes and SHA-256.
Kept = namedtuple("Kept", "name file size digest")

#: An index: its number, the digests of the files in it, which state of the project's own, how many
#: statements, and each of its parts with size and CRC-32.
Index = namedtuple("Index", "number digests project statements parts")


class Record(namedtuple("Record", "with_project files index")):
    """The files of a store, whether the project's own graph is beside them, and the index.

    >>> Record(True, (), None).is_current()
    False
    """

    __slots__ = ()

    def is_current(self, project: str | None = None) -> bool:
        """Say whether the index holds all files that were acknowledged, and no others.

        Where a state of the project's own files is given, it must be made of that, too.
        """
        if self.index is None or project not in {None, self.index.project}:
            return False
        return set(self.index.digests) == {kept.digest for kept in self.files}

    def path(self, place: str, kept: Kept) -> str:
        """Return where a file of the store lies."""
        return os.path.join(place, "files", kept.file)


def exists(place: str) -> bool:
    """Say whether there is a store at a place."""
    return os.path.isfile(os.path.join(place, _NAME))


def read(place: str) -> Record:
    """Return the record of a store.  Raises BadStore where there is none, or it is damaged."""
    try:
        with open(os.path.join(place, _NAME), "rb") as file:
            content = file.read()
    except FileNotFoundError:
        if has_files(place):
            raise damaged(place) from None
        raise BadStore(
            zh=f"{place}：这里没有数据库。先建立：dgov-kg load 文件 --store {place}",
            en=f"{place}: there is no store here. Make one: dgov-kg load FILES --store {place}",
        ) from None
    except OSError as error:
        raise unusable(place, error) from None
    try:
        document = json.loads(content)
        told = document.pop("checksum")
        if told == _checksum(document) and document["format"] == FORMAT:
            return _record(document)
    except (ValueError, KeyError, TypeError):
        pass
    raise damaged(place)


def has_files(place: str) -> bool:
    """Say whether there are files of a store at a place, be its record there or not."""
    held = os.path.join(place, "files")
    return os.path.isdir(held) and any(name[0].isdecimal() for name in os.listdir(held))


def had_project(place: str) -> bool:
    """Say whether a record that is damaged was of a store with the project's own graph."""
    try:
        with open(os.path.join(place, _NAME), "rb") as file:
            return b'"with_project": false' not in file.read()
    except OSError:
        return True


def write(place: str, record: Record) -> None:
    """Replace the record: when this returns, what it names is on the disk to stay."""
    document = {
        "format": FORMAT,
        "with_project": record.with_project,
        "files": [kept._asdict() for kept in record.files],
        "index": record.index and record.index._asdict(),
    }
    document["checksum"] = _checksum(document)
    content = json.dumps(document, ensure_ascii=False, indent=1, sort_keys=True)
    files.write(os.path.join(place, _NAME), content.encode(errors="surrogatepass"))


def damaged(place: str) -> BadStore:
    """Return the error for a store whose record is damaged or gone."""
    return BadStore(
        zh=f"{place}：记录 store.json 已损坏或丢失。重建：dgov-kg store check {place}",
        en=f"{place}: its record, store.json, is damaged or gone. To mend it: "
        f"dgov-kg store check {place}",
    )


def unusable(place: str, error: OSError) -> BadStore:
    """Return the error for a folder that the system does not let one read or write."""
    reason = os.strerror(error.errno) if error.errno else str(error)
    return BadStore(zh=f"{place}：用不了：{reason}", en=f"{place}: cannot be used: {reason}")


def _record(document: dict[str, object]) -> Record:
    listed, index = document["files"], document["index"]
    assert isinstance(listed, list)
    kept = tuple(Kept(**found) for found in listed)
    if index is None:
        return Record(document["with_project"], kept, None)
    assert isinstance(index, dict)
    parts = {name: tuple(told) for name, told in index["parts"].items()}
    held = Index(**index | {"digests": tuple(index["digests"]), "parts": parts})
    return Record(document["with_project"], kept, held)


def _checksum(document: dict[str, object]) -> int:
    return zlib.crc32(json.dumps(document, sort_keys=True).encode())
