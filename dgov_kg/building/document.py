"""One source built by itself: its folder in, its statements and what is wrong with them out.

The folder is as the project's own: `p01-….trig` and the like, each sentence a named graph, and the
index `source.ttl`.  Where the reader's text lies there as `text.txt`, it is mended and the index is
made of it anew.  What the project says of the things that a source speaks of is known, so that its
places and concepts need not be said again; what another source says is not.
"""

from __future__ import annotations

import os
from functools import cache
from typing import NamedTuple

import pyoxigraph as ox

from dgov_kg import files
from dgov_kg.derivation import derive
from dgov_kg.exceptions import BadFile, DgovError
from dgov_kg.language import Bilingual
from dgov_kg.namespaces import DERIVED, SOURCES, compress
from dgov_kg.source.head import read_head, source_name
from dgov_kg.store import project_files
from dgov_kg.validation.shapes import violations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

INDEX = "source.ttl"
TEXT = "text.txt"


class Fault(NamedTuple):
    """What is wrong with a source, where, in both languages."""

    source: str
    message: Bilingual


class Built(NamedTuple):
    """The lines of a source, sorted; none where it has faults."""

    lines: tuple[str, ...]
    faults: tuple[Fault, ...]


def is_source(folder: str) -> bool:
    """Say whether a folder is a source: it has an index, or a text to make one of."""
    return any(os.path.isfile(os.path.join(folder, name)) for name in (INDEX, TEXT))


def sources(paths: Sequence[str]) -> list[str]:
    """Return the folders of the sources among these and right below them, each once, in order.

    Raises BadFile where there is none, and where two have one name.
    """
    found: dict[str, str] = {}
    for path in paths:
        below = [] if not os.path.isdir(path) else [entry.path for entry in os.scandir(path)]
        folders = [folder for folder in (path, *sorted(below)) if is_source(folder)]
        if not folders:
            raise BadFile(
                zh=f"{path}：不是来源，也不含来源；来源是含 {INDEX} 或 {TEXT} 的文件夹。",
                en=f"{path}: no source, and none in it; a source is a folder that holds {INDEX} "
                f"or {TEXT}.",
            )
        for folder in map(os.path.abspath, folders):
            name = os.path.basename(folder)
            if found.setdefault(name, folder) != folder:
                raise BadFile(
                    zh=f"两个来源同名：{found[name]} 与 {folder}",
                    en=f"Two sources have one name: {found[name]} and {folder}",
                )
    return sorted(found.values(), key=os.path.basename)


def built(folder: str) -> Built:
    """Return a source as lines of N-Quads, with what its statements imply, or what is wrong."""
    name = os.path.basename(folder)
    try:
        said = list(_statements(folder))
        known = _known(said)
        faults = _faults(name, said, known)
        implied = _implied([*said, *known]) - _implied(known)
    except DgovError as error:
        return Built((), (Fault(name, Bilingual(error.zh, error.en)),))
    if faults:
        return Built((), faults)
    written = ox.serialize([*said, *implied], format=ox.RdfFormat.N_QUADS)
    assert written is not None
    return Built(tuple(sorted(set(written.decode().split("\n")) - {""})), ())


def _statements(folder: str) -> Iterator[ox.Quad]:
    """Yield what a source says: its index and the other files of its own graph, its sentences."""
    name = source_name(os.path.join(folder, INDEX))
    own = ox.NamedNode(SOURCES + name)
    text = os.path.join(folder, TEXT)
    if os.path.isfile(text):
        for quad in ox.parse(_index(folder, text, name), format=ox.RdfFormat.TURTLE):
            yield ox.Quad(quad.subject, quad.predicate, quad.object, own)
    for path in files.listed(folder, ".ttl"):
        if os.path.basename(path) != INDEX or not os.path.isfile(text):
            for quad in _parsed(path):
                yield ox.Quad(quad.subject, quad.predicate, quad.object, own)
    for path in files.paragraphs(folder):
        yield from _parsed(path)


def _index(folder: str, text: str, name: str) -> bytes:
    """Return the index of a source's text, mended, as Turtle."""
    from dgov_kg.source.indexing import index
    from dgov_kg.source.layout import read_layout
    from dgov_kg.source.reading import read_text
    from dgov_kg.source.restoration import restore
    from dgov_kg.source.turtle import to_turtle

    layout = os.path.join(folder, "layout.toml")
    rows = read_layout(layout) if os.path.isfile(layout) else ()
    found = index(restore(read_text(text)).text, rows)
    return to_turtle(found, read_head(os.path.join(folder, INDEX), name))


def _parsed(path: str) -> list[ox.Quad]:
    """Return what a file of the reader's says; raise BadFile with the place where it cannot be."""
    from dgov_kg.validation.reading import DataFile

    file = DataFile.read(path, own=False)
    if file.broken:
        finding = file.findings[0]
        where = f"{path}:{finding.line}"
        raise BadFile(zh=f"{where}：{finding.message.zh}", en=f"{where}: {finding.message.en}")
    return list(file.quads)


@cache
def _project() -> dict[object, list[ox.Quad]]:
    """Return what the project says of each thing."""
    found: dict[object, list[ox.Quad]] = {}
    for path, graph in project_files():
        for quad in ox.parse(path=path):
            name = ox.NamedNode(graph) if graph else quad.graph_name
            said = ox.Quad(quad.subject, quad.predicate, quad.object, name)
            found.setdefault(quad.subject, []).append(said)
    return found


def _known(said: Sequence[ox.Quad]) -> list[ox.Quad]:
    """Return what the project says of the things that these statements speak of."""
    things = dict.fromkeys(term for quad in said for term in (quad.subject, quad.object))
    project = _project()
    return [quad for thing in things for quad in project.get(thing, ())]


def _implied(quads: Sequence[ox.Quad]) -> set[ox.Quad]:
    store = ox.Store()
    store.extend(quads)
    derive(store)
    return set(store.quads_for_pattern(None, None, None, ox.NamedNode(DERIVED)))


def _faults(name: str, said: Sequence[ox.Quad], known: Sequence[ox.Quad]) -> tuple[Fault, ...]:
    described = {getattr(quad.subject, "value", "") for quad in said}
    return tuple(
        Fault(
            name,
            Bilingual(
                f"{compress(one.focus)}：{one.message.zh}",
                f"{compress(one.focus)}: {one.message.en}",
            ),
        )
        for one in violations([*said, *known], described)
    )
