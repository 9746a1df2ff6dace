"""From the files of expressions to each regular expression, by language and by name.

A table has the alternatives of each language: `zh`, `en` and, in English, `words`, which stand as
words of their own.  `{name}` within one is another table's expression in the same language.
`catches` and `spares` are examples, which the tests hold it to.
"""

from __future__ import annotations

import os
import re

from dgov_kg import files
from dgov_kg.exceptions import BadFile

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    Table = Mapping[str, list[str]]
    #: A language, or none for both, and the name of an expression.
    Key = tuple[str, str]

_KEYS = {"zh", "en", "words", "catches", "spares"}
_LANGUAGES = ("zh", "en")
_NAMED = re.compile(r"\{([a-z][a-z-]*)\}")


def tables_of_expressions(folder: str = files.EXPRESSIONS) -> dict[str, tuple[str, Table]]:
    """Return the table of each expression, by name, with the file in which it stands."""
    tables: dict[str, tuple[str, Table]] = {}
    for path in files.listed(folder, ".toml"):
        file = os.path.basename(path)
        try:
            found = files.toml(path)
        except ValueError as error:
            raise _mistake(file, str(error)) from error
        for name, table in found.items():
            if name in tables:
                raise _mistake(f"{file}: [{name}]", f"it stands in {tables[name][0]}, too")
            tables[name] = file, table
    return tables


def alternations(folder: str = files.EXPRESSIONS) -> dict[Key, str]:
    r"""Return each regular expression in each language that it has, and in both.

    >>> print(alternations()["en", "each-of-both"])
    (?:\b(?:respectively|each)\b)|\b(?:both)\b
    """
    tables = tables_of_expressions(folder)
    found: dict[Key, str] = {}
    for name, (file, table) in tables.items():
        try:
            _check(table)
            told = {one: _source(tables, name, one) for one in _LANGUAGES if _has(table, one)}
            told[""] = "|".join(told.values())
            re.compile(told[""])
        except (ValueError, re.error) as error:
            raise _mistake(f"{file}: [{name}]", str(error)) from error
        found |= {(language, name): source for language, source in told.items()}
    return found


def _check(table: Table) -> None:
    """Raise what is wrong with the form of a table."""
    if not isinstance(table, dict):
        raise ValueError("it is no table")  # noqa: TRY004 - told as the other mistakes are
    if not any(_has(table, language) for language in _LANGUAGES):
        raise ValueError("it has neither zh nor en nor words")
    for key, listed in table.items():
        if key not in _KEYS:
            raise ValueError(f"{key} is none of {', '.join(sorted(_KEYS))}")
        if not isinstance(listed, list) or not all(isinstance(one, str) and one for one in listed):
            raise ValueError(f"{key} is no list of words")


def _has(table: Table, language: str) -> bool:
    return bool(table.get(language) or (language == "en" and table.get("words")))


def _source(
    tables: Mapping[str, tuple[str, Table]], name: str, language: str, within: tuple[str, ...] = ()
) -> str:
    """Return the regular expression of a name in a language, with those that it names."""
    if name in within:
        raise ValueError(f"{{{name}}} holds itself")
    table = tables[name][1] if name in tables else {}
    if not _has(table, language):
        raise ValueError(f"{{{name}}} has nothing in {language}")
    alternatives = list(table.get(language, ()))
    if language == "en" and table.get("words"):
        alternatives.append(rf"\b(?:{'|'.join(table['words'])})\b")
    return _NAMED.sub(
        lambda found: f"(?:{_source(tables, found[1], language, (*within, name))})",
        "|".join(alternatives),
    )


def _mistake(place: str, wrong: str) -> BadFile:
    place = f"queries/words/expressions/{place}"
    return BadFile(zh=f"{place}：{wrong}。", en=f"{place}: {wrong}.")
