"""The next index of a store, made of its files beside the present one, which stays as it is.

Only when all of it is on the disk does the record name it: a work that is broken off, by a signal
or for want of room, has changed nothing.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
import tempfile

import pyoxigraph as ox

from dgov_kg import files, foreign
from dgov_kg.disk import locks, parts
from dgov_kg.disk.record import Index, write
from dgov_kg.exceptions import BadFile
from dgov_kg.language import Bilingual
from dgov_kg.namespaces import DERIVED
from dgov_kg.store import load_project, project_files

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from dgov_kg.disk.record import Kept, Record
    from dgov_kg.disk.telling import Telling

_MAKING = "making-"


class Making:
    """An index on its way: the present one, where it can be built upon, and what is added.

    ``has`` are the files in it; it is sound unless one of them went in by half.
    """

    def __init__(self, place: str, record: Record, folder: str, *, anew: bool) -> None:
        self.place = place
        self.has: list[str] = []
        self.is_sound = True
        self.project = fingerprint() if record.with_project else ""
        self._folder = folder
        if not anew and _can_be_built_upon(place, record, self.project):
            parts.linked(index_path(place, record.index.number), folder)
            self.has = list(record.index.digests)
            self.store = ox.Store(folder)
        else:
            self.store = ox.Store(folder)
            if record.with_project:
                self.store.bulk_extend(load_project(ox.Store()))

    def add(self, path: str, kept: Kept, telling: Telling) -> None:
        """Add a file.  Raises BadFile."""
        name = os.path.basename(kept.name)
        telling.begin(Bilingual(f"索引：{name}", f"indexing {name}"), kept.size)
        try:
            foreign.load(self.store, path, called=kept.name, through=telling.watched(path))
        except BadFile:
            self.is_sound = foreign.is_small(path)
            raise
        self.has.append(kept.digest)

    def catch_up(self, record: Record, telling: Telling) -> None:
        """Add the files of a record that are not in it yet."""
        for kept in record.files:
            if kept.digest not in self.has:
                self.add(record.path(self.place, kept), kept, telling)

    def finish(self, record: Record, telling: Telling) -> Record:
        """Derive, put the index on the disk to stay, and return the record that names it."""
        if record.with_project:
            from dgov_kg.derivation import derive

            telling.begin(Bilingual("推导", "deriving"))
            self.store.remove_graph(ox.NamedNode(DERIVED))
            derive(self.store)
        telling.begin(Bilingual("写入磁盘", "writing to disk"))
        self.store.flush()
        statements = len(self.store)
        number = _last(self.place) + 1
        made = f"{self._folder}-made"
        self.store.backup(made)
        try:
            parts.sync(made)
            path = index_path(self.place, number)
            locks.lockable(path)
            index = Index(number, tuple(self.has), self.project, statements, parts.measured(made))
            os.rename(made, path)
            files.sync_names(os.path.dirname(path))
        except BaseException:
            shutil.rmtree(made, ignore_errors=True)
            raise
        made_record = record._replace(index=index)
        write(self.place, made_record)
        return made_record


@contextlib.contextmanager
def making(place: str, record: Record, *, anew: bool = False) -> Iterator[Making]:
    """Begin the next index; what is not finished is gone afterwards."""
    os.makedirs(os.path.join(place, "index"), exist_ok=True)
    folder = tempfile.mkdtemp(dir=os.path.join(place, "index"), prefix=_MAKING)
    try:
        yield Making(place, record, folder, anew=anew)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def made(place: str, record: Record, telling: Telling, *, anew: bool = False) -> Record:
    """Make the index of all files of a record, and return the record that names it."""
    with making(place, record, anew=anew) as work:
        work.catch_up(record, telling)
        record = work.finish(record, telling)
    sweep(place, record)
    return record


def sweep(place: str, record: Record) -> None:
    """Remove what the record does not name: old indexes that nobody reads, unfinished work."""
    folder = os.path.join(place, "index")
    kept = {kept.file for kept in record.files}
    with contextlib.suppress(FileNotFoundError):
        for name in os.listdir(os.path.join(place, "files")):
            if name not in kept:
                os.unlink(os.path.join(place, "files", name))
    with contextlib.suppress(FileNotFoundError):
        for name in {name.removesuffix(".lock") for name in os.listdir(folder)}:
            if name.startswith(_MAKING):
                shutil.rmtree(os.path.join(folder, name), ignore_errors=True)
            elif record.index is None or name != str(record.index.number):
                locks.remove(os.path.join(folder, name))


def index_path(place: str, number: int) -> str:
    """Return where an index lies."""
    return os.path.join(place, "index", str(number))


def fingerprint() -> str:
    """Return a digest of the engine, the project's own files and the rules: their contents."""
    digest = hashlib.sha256(ox.__version__.encode())
    for path in [path for path, _ in project_files()] + files.listed(files.RULES, ".rq"):
        digest.update(files.read(path).encode())
    return digest.hexdigest()


def _can_be_built_upon(place: str, record: Record, project: str) -> bool:
    """Say whether the present index is whole, and of nothing but what the next will hold."""
    index = record.index
    if index is None:
        return False
    held = [kept.digest for kept in record.files]
    return (
        index.project == project
        and set(index.digests) <= set(held)
        and parts.are_whole(index_path(place, index.number), index.parts, thoroughly=True)
    )


def _last(place: str) -> int:
    names = (name.partition(".")[0] for name in os.listdir(os.path.join(place, "index")))
    return max((int(name) for name in names if name.isdecimal()), default=0)
