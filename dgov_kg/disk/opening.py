"""A store opened to be read: its index as it is, or made good first from the files."""

from __future__ import annotations

import os

import pyoxigraph as ox

from dgov_kg import foreign
from dgov_kg.disk import locks, making, parts
from dgov_kg.disk.record import read
from dgov_kg.disk.telling import NOBODY
from dgov_kg.exceptions import BadStore
from dgov_kg.language import Bilingual
from dgov_kg.store import load_project

TYPE_CHECKING = False
if TYPE_CHECKING:
    from dgov_kg.disk.record import Record
    from dgov_kg.disk.telling import Telling

_TIMES = 5


def open_store(place: str, telling: Telling = NOBODY) -> ox.Store:
    """Return the store at a place, to be read.

    It holds all that was acknowledged: where a work was broken off, or the index is damaged, the
    index is made good first.  Where there is no room for that, it is made in memory.  While another
    process writes, it is the store as it was before.  Raises BadStore.
    """
    record = read(place)
    if record.is_current():
        store = _opened(place)
        if store is not None:
            return store
        why = Bilingual("索引已损坏，正在用文件重建", "the index is damaged; it is made anew")
    else:
        why = Bilingual("上次的装载中断了，正在完成", "a load was broken off; it is finished now")
    try:
        with locks.writing(place):
            telling.warn(Bilingual(f"{place}：{why.zh}。", f"{place}: {why.en}."))
            making.made(place, read(place), telling)
    except locks.Busy:
        store = _opened(place)
        if store is None:
            raise
        return store
    except OSError:
        telling.warn(
            Bilingual(
                f"{place}：写不下新的索引，这次在内存里建。",
                f"{place}: there is no room for a new index; this time it is made in memory.",
            )
        )
        return _in_memory(place, read(place))
    store = _opened(place)
    if store is None:
        raise BadStore(
            zh=f"{place}：索引刚建好就读不出来；请检查磁盘。",
            en=f"{place}: the index was made and cannot be read back; look after the disk.",
        )
    return store


def _opened(place: str) -> ox.Store | None:
    """Return the index that the record names, or None where it is damaged."""
    for _ in range(_TIMES):
        index = read(place).index
        if index is None:
            return None
        path = making.index_path(place, index.number)
        try:
            locks.reading(path)
            if parts.are_whole(path, index.parts, thoroughly=False):
                return ox.Store.read_only(path)
        except FileNotFoundError:  # It may just have been replaced.
            continue
        except (OSError, RuntimeError):
            return None
        if read(place).index == index:
            return None
    return None


def _in_memory(place: str, record: Record) -> ox.Store:
    from dgov_kg.derivation import derive

    store = ox.Store()
    if record.with_project:
        load_project(store)
    for kept in record.files:
        foreign.load(store, os.path.join(record.path(place, kept)), called=kept.name)
    if record.with_project:
        derive(store)
    return store
