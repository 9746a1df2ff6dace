"""How an answer leaves the shell: a table for a person, or a format for a program."""

from __future__ import annotations

import os
import sys

from dgov_kg import files
from dgov_kg.exceptions import BadFile, BadParameter
from dgov_kg.passage import source_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse
    from collections.abc import Mapping

    from dgov_kg.cli.parser import Parser
    from dgov_kg.graph import KnowledgeGraph
    from dgov_kg.language import Bilingual
    from dgov_kg.result import Node, Table

#: As `dgov_kg.forms.MEDIA`, the one for a person first.
FORMATS = ("table", "csv", "tsv", "json", "markdown", "turtle", "jsonld", "graphml", "xlsx")


def add_options(parser: Parser, *, draws: bool = False) -> None:
    """Add `--format`, `-o` and `--text` to a command that answers, and may draw its answer."""
    parser.add_argument(
        "--format",
        choices=FORMATS,
        default="table",
        metavar="|".join(FORMATS),
        help=parser.say("输出格式（缺省 table）", "how to print the answer (default: table)"),
    )
    zh, en = "写入此文件；格式可由扩展名得知", "write to this file, in the format that it ends in"
    parser.add_argument(
        "-o",
        "--output",
        metavar="FILE",
        help=parser.say(
            f"{zh}；其余为网页图" if draws else zh, f"{en}, or draw a page" if draws else en
        ),
    )
    parser.add_argument(
        "--text",
        metavar="COPY",
        help=parser.say(
            "你手中的原文，用来附上出处的原句", "your copy of the article, to show the words"
        ),
    )


def show(
    table: Table,
    options: argparse.Namespace,
    *,
    kg: KnowledgeGraph | None = None,
    words: bool = True,
) -> int:
    """Print an answer, with the words of its sentences, or write it; return the exit status.

    As Turtle, JSON-LD or GraphML it is the statements that the rows rest on, which the graph has
    to give.
    """
    form = form_of(options)
    if form == "table" and not options.output:
        found = words_of(table.evidence, options) if words else None  # Before anything is printed.
        _show_table(table)
        print_words(table.evidence, found)
        return 0
    from dgov_kg.forms import of_table

    given = getattr(options, "parameters", None) or {}
    told = {name: str(value) for name, value in given.items() if value is not None}
    return deliver(of_table(table, form, kg=kg, parameters=told), form, options)


def form_of(options: argparse.Namespace) -> str:
    """Return the form that is asked for: by `--format`, or else by how the file ends.

    Raises BadParameter where neither tells it.
    """
    if options.format != "table" or not options.output:
        return str(options.format)
    form = _form_of_file(options.output)
    if not form:
        listed = ", ".join(FORMATS)
        raise BadParameter(
            zh=f"{options.output}：从文件名看不出格式；请用 --format 指明：{listed}",
            en=f"{options.output}: the name tells no format; say it with --format: {listed}",
        )
    return form


def draws(options: argparse.Namespace) -> bool:
    """Say whether a page is asked for: a file that ends in no form of data."""
    asked = options.output and options.format == "table"
    return bool(asked) and not _form_of_file(options.output)


def _form_of_file(path: str) -> str:
    """Return the form that a file's ending names, or nothing.

    >>> _form_of_file("answer.XLSX"), _form_of_file("answer.md"), _form_of_file("answer.html")
    ('xlsx', 'markdown', '')
    """
    from dgov_kg.forms import ENDINGS

    ending = os.path.splitext(path)[1][1:].lower()
    return next((form for form, own in ENDINGS.items() if ending in {own, form}), "")


def deliver(content: bytes, form: str, options: argparse.Namespace) -> int:
    """Write what was made to the file that is named, or to standard output.

    Raises BadParameter for what is no text on its way to a screen.
    """
    from dgov_kg.forms import BINARY

    if options.output:
        _write(options.output, content)
        zh, en = f"已写入：{options.output}", f"written: {options.output}"
        print(zh if options.language == "zh" else en, file=sys.stderr)
    elif form in BINARY and sys.stdout.isatty():
        raise BadParameter(
            zh=f"{form} 不是文字，不能显示在屏幕上；请用 -o FILE.{form} 写入文件。",
            en=f"{form} is no text to show on a screen; write it to a file with -o FILE.{form}",
        )
    elif form in BINARY:
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
    else:
        print(content.decode(), end="")
    return 0


def _write(path: str, content: bytes) -> None:
    try:
        files.write(path, content)
    except OSError as error:
        raise BadFile(
            zh=f"{path}：写不了：{error.strerror}",
            en=f"{path}: cannot be written: {error.strerror}",
        ) from None


def words_of(sentences: tuple[Node, ...], options: argparse.Namespace) -> Mapping[str, str] | None:
    """Return the words of sentences, or a note where the copy has none, by name.

    None where there is no copy, BadFile for a bad one.
    """
    from dgov_kg.source.copies import remembered

    path = options.text or remembered()
    if not path or not sentences:
        return None
    from dgov_kg.source.copies import copied_source, words
    from dgov_kg.source.reading import read_text

    own = copied_source(read_text(path))
    zh = options.language == "zh"
    missing = "（手中的原文里没有找到）" if zh else "(not found in your copy)"
    other = "（出自另一来源，不是手中的原文）" if zh else "(of another source than your copy)"
    notes = {
        sentence.slug: missing if own in {None, source_of(sentence.iri)} else other
        for sentence in sentences
    }
    return notes | words(path, list(notes))


def print_words(sentences: tuple[Node, ...], found: Mapping[str, str] | None) -> None:
    """Print sentences with their words or notes, where a copy was at hand."""
    if found is None:
        return
    print()
    for sentence in sentences:
        print(f"{sentence.slug}  {found[sentence.slug]}")


def _show_table(table: Table) -> None:
    from dgov_kg.formats import cell, heading, shown

    zh = table.language == "zh"
    if any(table.title):
        print(table.title.in_language(table.language), end="\n\n")
    if not table.rows:
        note = table.note.in_language(table.language)
        print(note or ("没有结果。" if zh else "No rows."))
        return
    if not sys.stdout.isatty():
        print(table)
    else:
        from rich.console import Console
        from rich.table import Table as Grid
        from rich.text import Text

        grid = Grid(header_style="bold", border_style="dim")
        columns = shown(table)
        for i in columns:
            grid.add_column(heading(table, table.columns[i]), overflow="fold")
        for row in table.rows:
            grid.add_row(*(Text(cell(row[i], table.language)) for i in columns))
        Console().print(grid)
    count = len(table.rows)
    noun = "row" if count == 1 else "rows"
    print(f"\n{count} 行" if zh else f"\n{count} {noun}", end="")
    note = table.note.in_language(table.language)
    print(f" · {note}" if note else "")


def write_page(page: str, path: str, size: Bilingual, language: str) -> int:
    """Write a page, say so and how much it shows, and return the exit status."""
    _write(path, page.encode())
    zh, en = f"已写入：{path}（{size.zh}）", f"written: {path} ({size.en})"
    print(zh if language == "zh" else en, file=sys.stderr)
    return 0
