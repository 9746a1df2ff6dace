"""Where the data folders lie, and how a file is written: the only module that knows a path.

In a checkout `ontology/`, `graph/` and `queries/` stand beside the package; in an installed wheel
they lie under `dgov_kg/data/`.
"""

from __future__ import annotations

import os
from contextlib import contextmanager

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Any, BinaryIO

_PACKAGE = os.path.dirname(os.path.abspath(__file__))
_INSTALLED = os.path.join(_PACKAGE, "data")
_ROOT = _INSTALLED if os.path.isdir(_INSTALLED) else os.path.dirname(_PACKAGE)

ONTOLOGY = os.path.join(_ROOT, "ontology")
RULES = os.path.join(ONTOLOGY, "rules")
GRAPH = os.path.join(_ROOT, "graph")
QUERIES = os.path.join(_ROOT, "queries")
WORDS = os.path.join(QUERIES, "words")
EXPRESSIONS = os.path.join(WORDS, "expressions")
COMPOSED = os.path.join(QUERIES, "composed")
DIMENSIONS = os.path.join(QUERIES, "dimensions")
SYNTHESIS = os.path.join(_PACKAGE, "synthesis", "words.toml")


def listed(folder: str, ending: str) -> list[str]:
    """Return the paths of the files in a folder whose name ends so, sorted by name.

    >>> [os.path.basename(path) for path in listed(ONTOLOGY, ".ttl")]
    ['alignments.ttl', 'dgov.ttl', 'schemes.ttl', 'shapes.ttl']
    """
    names = sorted(name for name in os.listdir(folder) if name.endswith(ending))
    return [os.path.join(folder, name) for name in names]


def read(path: str) -> str:
    """Return the text of a file of the project."""
    with open(path, encoding="utf-8") as file:
        return file.read()


def toml(path: str) -> dict[str, Any]:
    """Return the tables of a TOML file of the project."""
    import tomllib

    return tomllib.loads(read(path))


def sources() -> list[str]:
    """Return the folders of the sources, one each.

    >>> [os.path.basename(path) for path in sources()]
    ['ning-tan']
    """
    return sorted(entry.path for entry in os.scandir(GRAPH) if entry.is_dir())


def words() -> list[str]:
    """Return the paths of all files of wordings."""
    return sorted(
        os.path.join(folder, name)
        for folder, _, names in os.walk(WORDS)
        for name in names
        if name.endswith(".toml")
    )


def layers() -> list[str]:
    """Return the paths of the modules that lay out what is kept."""
    own = (os.walk(os.path.join(_PACKAGE, name)) for name in ("ask", "names"))
    folders = sorted(folder for walk in own for folder, _, _ in walk)
    return [path for folder in folders for path in listed(folder, ".py")]


def paragraphs(source: str) -> Iterator[str]:
    """Yield the paragraph files of a source folder, in the order of the text."""
    yield from listed(source, ".trig")


def changed(own: Iterable[str] = ()) -> float:
    """Return when a file of the project, or one of the reader's own, was last changed."""
    folders = (ONTOLOGY, GRAPH, QUERIES, _PACKAGE)
    found = (
        os.path.join(at, name) for top in folders for at, _, names in os.walk(top) for name in names
    )
    kept = (path for path in found if not path.endswith(".pyc"))
    return max(os.stat(path).st_mtime for path in (*kept, *own))


def write(path: str, content: bytes) -> None:
    """Write a whole file or nothing, as `writing` does."""
    with writing(path) as file:
        file.write(content)


@contextmanager
def writing(path: str) -> Iterator[BinaryIO]:
    """Yield a file that is there, whole and synced, once the block has ended well.

    It is written to a temporary name beside it, then renamed.  Missing folders are made.  An
    interrupted block leaves what stood there before.  A link is followed, and a device such as
    /dev/stdout is written to, not replaced.
    """
    import tempfile

    path = os.path.realpath(path)
    if os.path.exists(path) and not os.path.isfile(path):
        with open(path, "wb") as device:
            yield device
        return
    folder = os.path.dirname(os.path.abspath(path))
    os.makedirs(folder, exist_ok=True)
    descriptor, temporary = tempfile.mkstemp(dir=folder, prefix=".", suffix=".part")
    try:
        with os.fdopen(descriptor, "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        umask = os.umask(0)
        os.umask(umask)
        os.chmod(temporary, 0o666 & ~umask)
        os.replace(temporary, path)
    except BaseException:
        os.unlink(temporary)
        raise
    sync_names(folder)


def sync_names(folder: str) -> None:
    """Wait until the names of a folder's files are on the disk, as their contents are."""
    if os.name != "posix":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
