"""Who may write: one.  Who reads: as many as like, and what they read stays while they do.

A lock is the system's (flock), so that it ends with the process that holds it, however that ends.
"""

from __future__ import annotations

import contextlib
import os

from dgov_kg.exceptions import BadStore

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

_LOCK = "lock"
#: The locks on indexes that this process reads; they end with it.
_held: dict[str, int] = {}


class Busy(BadStore):
    """Raised where another process writes."""


@contextlib.contextmanager
def writing(place: str) -> Iterator[None]:
    """Be the one that writes.  Raises Busy where another is."""
    descriptor = os.open(os.path.join(place, _LOCK), os.O_RDWR | os.O_CREAT, 0o666)
    try:
        if not _taken(descriptor, shared=False):
            holder = os.read(descriptor, 20).decode("ascii", "replace").strip() or "?"
            raise Busy(
                zh=f"{place}：进程 {holder} 正在写入；同时只能有一个写入者。请等它结束后再试。",
                en=f"{place}: process {holder} is writing to it, and only one can at a time. "
                "Try again when it is done.",
            )
        os.ftruncate(descriptor, 0)
        os.pwrite(descriptor, f"{os.getpid()}\n".encode(), 0)
        yield
    finally:
        os.close(descriptor)


def reading(index: str) -> None:
    """Keep an index from being removed while this process lasts.  Raises FileNotFoundError."""
    if index not in _held:
        descriptor = os.open(f"{index}.{_LOCK}", os.O_RDONLY)
        if not _taken(descriptor, shared=True):
            os.close(descriptor)
            raise FileNotFoundError(index)  # It is on its way out.
        _held[index] = descriptor


def lockable(index: str) -> None:
    """Make the file by which readers hold an index."""
    os.close(os.open(f"{index}.{_LOCK}", os.O_RDWR | os.O_CREAT, 0o666))


def remove(index: str) -> None:
    """Remove an index unless somebody reads it."""
    import shutil

    name = f"{index}.{_LOCK}"
    try:
        descriptor = os.open(name, os.O_RDWR)
    except FileNotFoundError:
        shutil.rmtree(index, ignore_errors=True)
        return
    try:
        if index not in _held and _taken(descriptor, shared=False):
            os.unlink(name)
            shutil.rmtree(index, ignore_errors=True)
    finally:
        os.close(descriptor)


def _taken(descriptor: int, *, shared: bool) -> bool:
    """Take a lock, or say that another has it."""
    try:
        import fcntl
    except ImportError:
        return _taken_on_windows(descriptor) if not shared else True
    try:
        fcntl.flock(descriptor, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:  # A file system without locks: then it is on its users to take turns.
        return True
    return True


def _taken_on_windows(descriptor: int) -> bool:
    """Take a lock on the last byte a file could have; Windows keeps what is open by itself."""
    import msvcrt

    try:
        os.lseek(descriptor, 0x7FFFFFFE, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined]
    except OSError:
        return False
    return True
