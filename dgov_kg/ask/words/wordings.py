"""The wordings that are kept as data: other names of things, and the ways to ask for a fact."""

from __future__ import annotations

import os
from typing import Any

from dgov_kg import files

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator


def other_names() -> Iterator[tuple[str, list[str]]]:
    """Yield the slug of each thing with the other names by which people look for it.

    >>> "数字广东公司" in dict(other_names())["digital-guangdong"]
    True
    """
    for path in _of_sources():
        for slug, table in files.toml(path).get("name", {}).items():
            yield slug, [*table["zh"], *table["en"]]


def ways_to_ask() -> Iterator[tuple[tuple[str, ...], str, list[str]]]:
    """Yield the things a fact is about, the property that gives it, and the ways to ask for it."""
    for path in _of_sources():
        for table in files.toml(path).get("asked", ()):
            about = (table["about"],) if isinstance(table["about"], str) else table["about"]
            yield tuple(about), table["gives"], [*table["zh"], *table["en"]]


def contrasts() -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Yield the name of a source, "contrast" or "unsaid", and the table: see `contrasting`."""
    for folder in _folders():
        for path in _within(os.path.join(folder, "contrasts")):
            for kind, tables in files.toml(path).items():
                yield from ((os.path.basename(folder), kind, table) for table in tables)


def catalogue() -> dict[str, dict[str, list[str]]]:
    """Return the wordings of each question of the catalogue, and the columns that answer it.

    ``plain`` are the wordings that fix no parameter, ``lists`` the senses of what it lists in full.
    """
    found = {}
    for name, table in files.toml(os.path.join(files.WORDS, "questions.toml")).items():
        listed = (*table["zh"], *table["en"])
        ways = [way if isinstance(way, str) else way["ask"] for way in listed]
        plain = [way for way in listed if isinstance(way, str) and "{" not in way]
        lists = table.get("lists", [])
        found[name] = {"answer": table["answer"], "lists": lists, "ways": ways, "plain": plain}
    return found


def _of_sources() -> list[str]:
    """Return the paths of the wordings of each source that has some."""
    return [path for folder in _folders() for path in _within(folder)]


def _folders() -> list[str]:
    """Return the folder of wordings of each source, whether it is there or not."""
    return [os.path.join(files.WORDS, os.path.basename(source)) for source in files.sources()]


def _within(folder: str) -> list[str]:
    return files.listed(folder, ".toml") if os.path.isdir(folder) else []
