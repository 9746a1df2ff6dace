"""A file of the reader's own on its way into a store: of any kind, any encoding, and hostile."""

from __future__ import annotations

import codecs
import os

import pyoxigraph as ox

from dgov_kg.exceptions import BadFile

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import IO

FORMATS = {
    ".ttl": ox.RdfFormat.TURTLE,
    ".trig": ox.RdfFormat.TRIG,
    ".nt": ox.RdfFormat.N_TRIPLES,
    ".nq": ox.RdfFormat.N_QUADS,
}
#: One statement a line: these are read as they come, however long.
_BY_LINE = (".nt", ".nq")
#: Bytes of Turtle or TriG, which is looked at whole before it is parsed.
_LONGEST = 512_000_000
#: Bytes up to which a file is better loaded at once than sorted first.
_SMALL = 1_000_000


def load(store: ox.Store, path: str, *, called: str = "", through: IO[bytes] | None = None) -> None:
    """Load a file as it stands; one without named graphs goes into the default graph.

    ``called`` is what its reader calls it, where it lies elsewhere; ``through`` is the open file,
    where somebody watches how it is read.  Raises BadFile with line and column where the file is
    not the RDF its name says: a large one may then be in the store in part.

    >>> load(ox.Store(), "nowhere.xlsx")
    Traceback (most recent call last):
        ...
    dgov_kg.exceptions.BadFile: nowhere.xlsx: unknown kind of file; it should end in .nq, .nt, ...
    """
    name = called or path
    kind = FORMATS[ending(name)]
    try:
        start = _look_through(path, name) if ending(name) in _BY_LINE else None
        with through or open(path, "rb") as file:
            if start is None:
                text = _looked_at(file.read(_LONGEST + 1), name)
                (store.load if len(text) <= _SMALL else store.bulk_load)(text, format=kind)
                return
            file.read(start)
            if is_small(path):
                store.load(file.read(), format=kind)
            elif start or through:
                store.bulk_load(file, format=kind)
            else:
                store.bulk_load(path=path, format=kind)
    except UnicodeDecodeError as error:
        raise BadFile(
            zh=f"{name}：第 {error.start} 字节起不是 UTF-8。",
            en=f"{name}: not UTF-8 from byte {error.start} on.",
        ) from None
    except SyntaxError as error:
        raise malformed(name, error) from None


def is_small(path: str) -> bool:
    """Say whether a file goes into a store whole or not at all."""
    return os.stat(path).st_size <= _SMALL


def ending(path: str) -> str:
    """Return how a file's name ends, or raise BadFile where that tells no kind of RDF."""
    found = os.path.splitext(path)[1].lower()
    if found not in FORMATS:
        known = ", ".join(sorted(FORMATS))
        raise BadFile(
            zh=f"{path}：不认识的文件种类；可用的扩展名：{known}",
            en=f"{path}: unknown kind of file; it should end in {known}",
        )
    return found


def malformed(name: str, error: SyntaxError) -> BadFile:
    """Return the error for a file that the engine cannot parse."""
    return BadFile(zh=f"{name}：不合语法：{error}", en=f"{name}: not well-formed: {error}")


def unreadable(name: str, error: OSError) -> BadFile:
    """Return the error for a file that the system does not give."""
    reason = os.strerror(error.errno) if error.errno else str(error)
    return BadFile(zh=f"{name}：读不了：{reason}", en=f"{name}: cannot be read: {reason}")


def _looked_at(content: bytes, name: str) -> str:
    """Return the text of a Turtle or TriG file that the parser can take.  Raises BadFile."""
    from dgov_kg.guard import DEEPEST, nesting

    if len(content) > _LONGEST:
        most = _LONGEST // 1_000_000
        raise BadFile(
            zh=f"{name}：超过 {most} MB；这么大的数据请用 N-Quads（.nq）。",
            en=f"{name}: over {most} MB; data so large should come as N-Quads (.nq).",
        )
    text = content.decode("utf-8-sig")  # The engine refuses the mark that Windows sets.
    if nesting(text) > DEEPEST:
        raise _too_deep(name)
    return text


def _look_through(path: str, name: str) -> int:
    """Look for statements about statements without end; return the bytes of the mark before all."""
    from dgov_kg.guard import DEEPEST

    depth = 0
    with open(path, "rb") as file:
        start = len(codecs.BOM_UTF8) if file.read(3) == codecs.BOM_UTF8 else 0
        while chunk := file.read(_SMALL):
            if b"<<" not in chunk:
                depth = 0 if b"\n" in chunk else depth
                continue
            for number, line in enumerate(chunk.split(b"\n")):
                depth = line.count(b"<<") + (0 if number else depth)
                if depth > DEEPEST:
                    raise _too_deep(name)
    return start


def _too_deep(name: str) -> BadFile:
    from dgov_kg.guard import DEEPEST

    return BadFile(
        zh=f"{name}：括号嵌套超过 {DEEPEST} 层。",
        en=f"{name}: brackets are nested more than {DEEPEST} deep.",
    )
