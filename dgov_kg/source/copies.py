"""The reader's own copy of the text: where it lies, remembered per user, and its words.

Every command may ask `remembered()`, so nothing heavy is imported here.
"""

from __future__ import annotations

import os

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


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
    """Return the words of those sentences that a reader's copy has, by name (``p13s3``).

    Names may be given as ``src:p13s3`` too; one that the index does not hold, or whose words the
    copy does not have, is left out.  Raises BadFile where the copy cannot be read.
    """
    from dgov_kg.exceptions import UnknownName
    from dgov_kg.source.reading import read_text
    from dgov_kg.source.turtle import from_turtle
    from dgov_kg.source.verification import verify

    text, index = read_text(path), from_turtle(index_path or index_file())
    wanted = {}
    for name in names:
        try:
            wanted.update({sentence.name: sentence for sentence in index.named(name)})
        except UnknownName:
            continue
    result = verify(text, index, sentences=wanted.values())
    return {name: found.words for name, found in result.found.items()}


def index_file() -> str:
    """Return the path of the sentence index of the article."""
    from dgov_kg.files import GRAPH

    return os.path.join(GRAPH, "ning-tan", "source.ttl")


def layout_file() -> str:
    """Return the path of the layout of the article's table."""
    from dgov_kg.files import GRAPH

    return os.path.join(GRAPH, "ning-tan", "layout.toml")


def _note(environment: Mapping[str, str]) -> str:
    folder = environment.get("APPDATA") if os.name == "nt" else environment.get("XDG_CONFIG_HOME")
    if not folder or not os.path.isabs(folder):
        home = environment.get("HOME") or os.path.expanduser("~")
        folder = os.path.join(home, ".config")
    return os.path.join(folder, "dgov-kg", "text")
