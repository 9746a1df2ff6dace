"""Files into a store: each is kept exact, then acknowledged; the index of all follows."""

from __future__ import annotations

import hashlib
import os

from dgov_kg import files, foreign
from dgov_kg.disk import locks, making
from dgov_kg.disk.record import Kept, Record, damaged, exists, has_files, read, unusable, write
from dgov_kg.disk.telling import NOBODY
from dgov_kg.exceptions import BadFile, BadStore
from dgov_kg.language import Bilingual

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from dgov_kg.disk.telling import Telling

_BLOCK = 1 << 20
_LONGEST = 200  # bytes of a file's name


def load(
    place: str,
    paths: Sequence[str],
    *,
    with_project: bool | None = None,
    telling: Telling = NOBODY,
) -> Record:
    """Load files into the store at a place, which is made where there is none.

    A new store has the project's own graph beside the files, unless it is told not to.  A file is
    acknowledged, ``telling.done``, once it is kept and will stay whatever happens.  One that is
    there already is not loaded again.  Raises BadFile for a file that is not as it should be, after
    those before it are loaded; Busy where another process writes; BadStore where there is no room:
    what was acknowledged is there all the same.
    """
    for path in paths:
        foreign.ending(path)
    try:
        _prepare(place)
        with locks.writing(place):
            record = _held(place, with_project=with_project)
            if with_project not in {None, record.with_project}:
                raise _other_kind(place, record)
            making.sweep(place, record)
            try:
                return _loaded(place, record, paths, telling)
            finally:
                making.sweep(place, read(place))
    except OSError as error:
        raise _no_room(place, error) from None


def replace(
    place: str,
    paths: Sequence[str],
    *,
    with_project: bool | None = None,
    telling: Telling = NOBODY,
) -> Record:
    """Put these files in the place of all that a store holds, or change nothing.

    The store answers as before until the new index is whole on the disk, and from one moment on as
    the new one; whoever reads it keeps what was opened.  Where there is no store yet, an empty
    one is replaced, and stays where a file is bad.  Raises as `load` does.
    """
    for path in paths:
        foreign.ending(path)
    try:
        _prepare(place)
        with locks.writing(place):
            old = _held(place, with_project=with_project)
            making.sweep(place, old)
            try:
                has_project = old.with_project if with_project is None else with_project
                return _replaced(place, old, Record(has_project, (), None), paths, telling)
            finally:
                making.sweep(place, read(place))
    except OSError as error:
        raise _no_room(place, error) from None


def _held(place: str, *, with_project: bool | None) -> Record:
    """Return the record of a store; one that is not there yet is begun, empty."""
    if not exists(place):
        write(place, Record(with_project is not False, (), None))
    return read(place)


def _replaced(
    place: str, old: Record, new: Record, paths: Sequence[str], telling: Telling
) -> Record:
    """Add files to a new record, make its index, and let it count."""
    with making.making(place, new, anew=True) as work:
        for path in paths:
            kept, copy = _copied(place, path, telling)
            if kept.digest in {held.digest for held in new.files}:
                continue
            work.add(copy, kept, telling)
            named = _name(new._replace(files=(*old.files, *new.files)), path)
            kept = kept._replace(file=named)
            os.rename(copy, new.path(place, kept))
            new = new._replace(files=(*new.files, kept))
        files.sync_names(os.path.join(place, "files"))
        new = work.finish(new, telling)
    for kept in new.files:
        telling.done(Bilingual(f"已保存：{kept.name}", f"kept: {kept.name}"))
    return new


def _loaded(place: str, record: Record, paths: Sequence[str], telling: Telling) -> Record:
    wrong = None
    with making.making(place, record) as work:
        work.catch_up(record, telling)
        for path in paths:
            try:
                record = _added(place, record, path, work, telling)
            except BadFile as error:
                wrong = error
                break
        if work.is_sound and not record.is_current(work.project):
            record = work.finish(record, telling)
    if not record.is_current(work.project):
        record = making.made(place, record, telling)
    if wrong:
        raise wrong
    return record


def _added(place: str, record: Record, path: str, work: making.Making, telling: Telling) -> Record:
    """Keep a file, acknowledge it, and return the record that names it.  Raises BadFile."""
    kept, copy = _copied(place, path, telling)
    known = {held.digest: held for held in record.files}
    if kept.digest in known:
        os.replace(copy, record.path(place, known[kept.digest]))
        telling.done(Bilingual(f"已在库中：{path}", f"already there: {path}"))
        return record
    work.add(copy, kept, telling)
    kept = kept._replace(file=_name(record, path))
    os.rename(copy, record.path(place, kept))
    files.sync_names(os.path.join(place, "files"))
    record = record._replace(files=(*record.files, kept))
    write(place, record)
    telling.done(Bilingual(f"已保存：{path}", f"kept: {path}"))
    return record


def _copied(place: str, path: str, telling: Telling) -> tuple[Kept, str]:
    """Copy a file into the store, and return what it is and where the copy lies for now."""
    target = os.path.join(place, "files", "loading.part")
    digest, size = hashlib.sha256(), 0
    try:
        file = open(path, "rb")  # noqa: SIM115 - closed below; only its opening is the reader's fault
    except OSError as error:
        raise foreign.unreadable(path, error) from None
    with file, open(target, "wb") as copy:
        name = os.path.basename(path)
        telling.begin(
            Bilingual(f"复制：{name}", f"copying {name}"), os.fstat(file.fileno()).st_size
        )
        while block := file.read(_BLOCK):
            digest.update(block)
            copy.write(block)
            size += len(block)
            telling.advance(len(block))
        copy.flush()
        os.fsync(copy.fileno())
    return Kept(path, "", size, digest.hexdigest()), target


def _name(record: Record, path: str) -> str:
    """Return what a file is called in the store: numbered, so that two of one name can be there."""
    last = max((int(kept.file.partition("-")[0]) for kept in record.files), default=0)
    name = f"{last + 1:04d}-{os.path.basename(path)}"
    return name if len(os.fsencode(name)) <= _LONGEST else f"{last + 1:04d}-{foreign.ending(path)}"


def _prepare(place: str) -> None:
    """Make the folder of a store, or raise BadStore where it holds other things."""
    if os.path.isdir(place) and not exists(place):
        others = set(os.listdir(place)) - {"files", "index", "lock"}
        if others:
            raise BadStore(
                zh=f"{place}：文件夹里有别的东西（{min(others)} 等），不能用作数据库。",
                en=f"{place}: the folder holds other things, such as {min(others)}; "
                "give one that is empty or new.",
            )
        if has_files(place):
            raise damaged(place)
    for name in ("files", "index"):
        os.makedirs(os.path.join(place, name), exist_ok=True)


def _other_kind(place: str, record: Record) -> BadStore:
    if record.with_project:
        return BadStore(
            zh=f"{place}：此库含本图谱；--only 只能用于新库。",
            en=f"{place}: this store has the project's graph in it; --only is for a new one.",
        )
    return BadStore(
        zh=f"{place}：此库不含本图谱。", en=f"{place}: this store is without the project's graph."
    )


def _no_room(place: str, error: OSError) -> BadStore:
    """Return the error for a store that could not be written."""
    if "space left" not in str(error) and "too large" not in str(error):
        return unusable(place, error)
    return BadStore(
        zh=f"{place}：磁盘已满。已确认的文件都在；腾出空间后再运行一次即可。",
        en=f"{place}: the disk is full. All that was acknowledged is there; free some room and run "
        "this again.",
    )
