"""A store copied to another place, and a store made small again."""

from __future__ import annotations

import os
import shutil
import tempfile

from dgov_kg import files
from dgov_kg.disk import locks, making, parts
from dgov_kg.disk.record import read, write
from dgov_kg.disk.telling import NOBODY
from dgov_kg.exceptions import BadStore
from dgov_kg.language import Bilingual

TYPE_CHECKING = False
if TYPE_CHECKING:
    from dgov_kg.disk.record import Record
    from dgov_kg.disk.telling import Telling


def backup(place: str, target: str, telling: Telling = NOBODY) -> Record:
    """Copy a store whole to a new folder, which is then a store, and return its record.

    Nothing is shared with the store that was copied.  Raises Busy where another process writes, and
    BadStore where the target exists or the copy is not what it should be.
    """
    if os.path.exists(target):
        raise BadStore(
            zh=f"{target}：已经存在；备份要写到新的文件夹。",
            en=f"{target}: exists already; a backup goes into a new folder.",
        )
    read(place)
    with locks.writing(place):
        record = read(place)
        if not record.is_current():
            record = making.made(place, record, telling)
        above = os.path.dirname(os.path.abspath(target))
        os.makedirs(above, exist_ok=True)
        copy = tempfile.mkdtemp(dir=above, prefix=".", suffix=".part")
        try:
            _copied(place, copy, record, telling)
            os.chmod(copy, 0o755)  # noqa: S103 - as a folder that a person makes
            os.rename(copy, target)
        except BaseException:
            shutil.rmtree(copy, ignore_errors=True)
            raise
        files.sync_names(above)
    return record


def compact(place: str, telling: Telling = NOBODY) -> tuple[int, int]:
    """Make the index of a store anew, small and as the project now is; return its size in bytes.

    That is the size before and after: what was added file by file lies less close than what is
    loaded at once.  Raises Busy where another process writes.
    """
    read(place)
    with locks.writing(place):
        before = _size(place)
        making.made(place, read(place), telling, anew=True)
        return before, _size(place)


def _copied(place: str, copy: str, record: Record, telling: Telling) -> None:
    from dgov_kg.disk.checking import is_exact

    os.makedirs(os.path.join(copy, "files"))
    for kept in record.files:
        name = os.path.basename(kept.name)
        telling.begin(Bilingual(f"复制：{name}", f"copying {name}"))
        shutil.copyfile(record.path(place, kept), record.path(copy, kept))
        if not is_exact(copy, record, kept, telling):
            raise BadStore(
                zh=f"{kept.name}：库中的副本已损坏；先运行 dgov-kg store check {place}",
                en=f"{kept.name}: the copy in the store is damaged; "
                f"first run dgov-kg store check {place}",
            )
    parts.sync(os.path.join(copy, "files"))
    path = making.index_path(copy, record.index.number)
    telling.begin(Bilingual("复制索引", "copying the index"))
    shutil.copytree(making.index_path(place, record.index.number), path)
    if not parts.are_whole(path, record.index.parts, thoroughly=True):
        raise BadStore(
            zh=f"{place}：索引已损坏；先运行 dgov-kg store check {place}",
            en=f"{place}: the index is damaged; first run dgov-kg store check {place}",
        )
    parts.sync(path)
    locks.lockable(path)
    write(copy, record)


def _size(place: str) -> int:
    return sum(
        os.lstat(os.path.join(folder, name)).st_size
        for folder, _, names in os.walk(os.path.join(place, "index"))
        for name in names
    )
