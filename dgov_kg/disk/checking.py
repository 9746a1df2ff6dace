"""A store looked over: every byte of its files and of its index, and what can be mended is."""

from __future__ import annotations

import hashlib
import os
from collections import namedtuple

import pyoxigraph as ox

from dgov_kg.disk import locks, making, parts
from dgov_kg.disk.record import Kept, Record, had_project, read, write
from dgov_kg.disk.telling import NOBODY
from dgov_kg.exceptions import BadStore
from dgov_kg.language import Bilingual

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from dgov_kg.disk.telling import Telling

#: What was found, and whether it is well now.
Finding = namedtuple("Finding", "what is_well")

_BLOCK = 1 << 20


def check(place: str, telling: Telling = NOBODY) -> list[Finding]:
    """Look a store over, make its index anew where that is damaged, and return what was found.

    Raises Busy where another process writes, and BadStore where there is no store.
    """
    if not os.path.isdir(os.path.join(place, "files")):
        read(place)
    with locks.writing(place):
        return list(_found(place, telling))


def _found(place: str, telling: Telling) -> Iterator[Finding]:
    try:
        record = read(place)
    except BadStore:
        record = _from_files(place)
        write(place, record)
        what = Bilingual("记录已损坏，按文件重写", "the record was damaged; it is written anew")
        yield Finding(what, is_well=True)
    making.sweep(place, record)
    broken = [kept for kept in record.files if not is_exact(place, record, kept, telling)]
    for kept in broken:
        what = Bilingual(
            f"{kept.name}：库中的副本已损坏，请再装载：dgov-kg load {kept.name} --store {place}",
            f"{kept.name}: the copy in the store is damaged; load it again: "
            f"dgov-kg load {kept.name} --store {place}",
        )
        yield Finding(what, is_well=False)
    sound = len(record.files) - len(broken)
    yield Finding(Bilingual(f"文件：{sound} 个完好", f"files: {sound} sound"), is_well=True)
    fault = _fault(place, record)
    if fault and broken:
        zh, en = fault
        what = Bilingual(f"{zh}；文件完好后才能重建", f"{en}; it needs sound files to be made anew")
        yield Finding(what, is_well=False)
        return
    if fault:
        record = making.made(place, record, telling, anew=True)
        what = Bilingual(f"{fault.zh}，已用文件重建", f"{fault.en}; it was made anew of the files")
        yield Finding(what, is_well=True)
    count = record.index.statements
    yield Finding(Bilingual(f"索引：{count} 条陈述", f"index: {count} statements"), is_well=True)
    if record.with_project and record.index.project != making.fingerprint():
        what = Bilingual(
            f"索引中的本图谱是另一版本；更新：dgov-kg store compact {place}",
            "the project's own graph in it is of another version; to renew it: "
            f"dgov-kg store compact {place}",
        )
        yield Finding(what, is_well=True)


def _fault(place: str, record: Record) -> Bilingual | None:
    """Return what is wrong with the index, if anything."""
    index = record.index
    if index is None or not record.is_current():
        return Bilingual("索引缺少已确认的文件", "the index lacks files that were acknowledged")
    path = making.index_path(place, index.number)
    if not parts.are_whole(path, index.parts, thoroughly=True):
        return Bilingual("索引与其校验和不符", "the index does not match its checksums")
    try:
        held = len(ox.Store.read_only(path))
    except (OSError, RuntimeError):
        return Bilingual("索引打不开", "the index cannot be opened")
    if held != index.statements:
        return Bilingual("索引与其计数不符", "the index does not match its count")
    return None


def is_exact(place: str, record: Record, kept: Kept, telling: Telling) -> bool:
    """Say whether a file of the store is what was acknowledged."""
    name = os.path.basename(kept.name)
    telling.begin(Bilingual(f"核对：{name}", f"checking {name}"), kept.size)
    try:
        return bool(_digest(record.path(place, kept), telling) == kept.digest)
    except OSError:
        return False


def _from_files(place: str) -> Record:
    """Return a record of the files that are there, in the order in which they were loaded."""
    folder = os.path.join(place, "files")
    found = []
    for file in sorted(name for name in os.listdir(folder) if name[:1].isdecimal()):
        path = os.path.join(folder, file)
        name = file.partition("-")[2]
        found.append(Kept(name, file, os.stat(path).st_size, _digest(path, NOBODY)))
    return Record(had_project(place), tuple(found), None)


def _digest(path: str, telling: Telling) -> str:
    digest = hashlib.sha256()
    with open(path, "rb") as file:
        while block := file.read(_BLOCK):
            digest.update(block)
            telling.advance(len(block))
    return digest.hexdigest()
