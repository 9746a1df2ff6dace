"""The reader's own copy of the text: where it lies, remembered per user, and its words.

Every command may ask `remembered()`, so nothing heavy is imported here.
"""

from __future__ import annotations

import os

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from dgov_kg.source.indexing import Sentence


def remembered(environment: Mapping[str, str] = os.environ) -> str | None:
    """Return the path of the remembered copy, or None where none is remembered or it is gone."""
    try:
        with open(_note(environment), encoding="utf-8") as file:
            path = file.read().strip()
    except (OSError, UnicodeDecodeError):
        return None
    return path if path and os.path.isfile(path) else None


def remember(path: str, environment: Mapping[str, str] = os.environ) -> None:
    """Remember a copy by its absolute path, for this user.

    Raises BadFile where the note cannot be written.
    """
    from dgov_kg.exceptions import BadFile
    from dgov_kg.files import write

    note = _note(environment)
    try:
        write(note, (os.path.abspath(path) + "\n").encode())
    except OSError as error:
        raise BadFile(
            zh=f"无法写入 {note}：{error.strerror}。", en=f"Cannot write {note}: {error.strerror}."
        ) from error


def forget(environment: Mapping[str, str] = os.environ) -> bool:
    """Forget the remembered copy, and return whether there was one; the copy itself stays."""
    try:
        os.unlink(_note(environment))
    except FileNotFoundError:
        return False
    return True


def words(path: str, names: Iterable[str], index_path: str | None = None) -> dict[str, str]:
    """Return the words of those sentences that a reader's copy has, by name as it is given.

    ``p13s3`` and ``src:p13s3`` are of the first source, ``mountain-city/p01s1`` is of another.
    Left out are sentences of any source but the one that the copy is of, names that its index does
    not hold, and sentences whose words the copy lacks.  With ``index_path`` the names are of this
    index.  Raises BadFile where the copy cannot be read.
    """
    from dgov_kg.exceptions import UnknownName
    from dgov_kg.namespaces import FIRST
    from dgov_kg.source.reading import read_text
    from dgov_kg.source.turtle import from_turtle
    from dgov_kg.source.verification import verify

    text = read_text(path)
    own = FIRST if index_path else copied_source(text)
    if own is None:
        return {}
    index = from_turtle(index_path or index_file(own))
    given: dict[str, str] = {}
    wanted: dict[str, Sentence] = {}
    for name in names:
        source, _, passage = name.rpartition("/")
        if (source or FIRST) != own:
            continue
        try:
            hits = {sentence.name: sentence for sentence in index.named(passage)}
        except UnknownName:
            continue
        wanted |= hits
        given |= {hit: f"{source}/{hit}" if source else hit for hit in hits}
    result = verify(text, index, sentences=wanted.values())
    return {given[name]: found.words for name, found in result.found.items()}


def copied_source(text: str) -> str | None:
    """Return the source that a text is a copy of: the one most of whose sentences it has.

    Where there is only one source it is that; None where there are several and the text has no
    sentence of any.
    """
    known = source_names()
    if len(known) == 1:
        return known[0]
    from dgov_kg.source.turtle import from_turtle
    from dgov_kg.source.verification import at_place, verify

    indexes = {name: from_turtle(index_file(name)) for name in known}
    counts = {name: at_place(text, index) for name, index in indexes.items()}
    if not any(2 * counts[name] > len(index.sentences) for name, index in indexes.items()):
        # A reprint, or a part of it: no longer a matter of places.
        counts = {name: len(verify(text, index).found) for name, index in indexes.items()}
    best = max(known, key=counts.__getitem__)
    return best if counts[best] else None


def source_names() -> list[str]:
    """Return the names of the sources that have an index, the first one first."""
    from dgov_kg.files import sources
    from dgov_kg.namespaces import FIRST

    names = [os.path.basename(folder) for folder in sources() if os.path.isfile(_index(folder))]
    return sorted(names, key=lambda name: (name != FIRST, name))


def index_file(source: str | None = None) -> str:
    """Return the path of the sentence index of a source, by default of the first one."""
    return _index(_folder(source))


def _folder(source: str | None) -> str:
    from dgov_kg.files import GRAPH
    from dgov_kg.namespaces import FIRST

    return os.path.join(GRAPH, source or FIRST)


def _index(folder: str) -> str:
    return os.path.join(folder, "source.ttl")


def _note(environment: Mapping[str, str]) -> str:
    folder = environment.get("APPDATA") if os.name == "nt" else environment.get("XDG_CONFIG_HOME")
    if not folder or not os.path.isabs(folder):
        home = environment.get("HOME") or os.path.expanduser("~")
        folder = os.path.join(home, ".config")
    return os.path.join(folder, "dgov-kg", "text")
