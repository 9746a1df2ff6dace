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

FORMATS = ("table", "csv", "tsv", "json", "markdown", "turtle")


def add_options(parser: Parser) -> None:
    """Add `--format` and `--text` to a command that answers."""
    parser.add_argument(
        "--format",
        choices=FORMATS,
        default="table",
        metavar="|".join(FORMATS),
        help=parser.say("输出格式（缺省 table）", "how to print the answer (default: table)"),
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
    """Print an answer, with the words of its sentences, and return the exit status.

    As Turtle it is the statements that the rows rest on, which the graph has to give.
    """
    if options.format == "table":
        found = words_of(table.evidence, options) if words else None  # Before anything is printed.
        _show_table(table)
        print_words(table.evidence, found)
    elif options.format == "turtle":
        if kg is None:
            raise BadParameter(
                zh="这里没有可写成 turtle 的陈述。", en="There is nothing here to write as turtle."
            )
        from dgov_kg.grounds import grounds

        print(grounds(kg, table), end="")
    else:
        text = getattr(table, f"to_{options.format}")()
        print(text, end="" if text.endswith("\n") else "\n")
    return 0


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


def add_picture(parser: Parser) -> None:
    """Add `-o` to a command whose answer can be looked at."""
    parser.add_argument(
        "-o",
        "--output",
        metavar="FILE.html",
        help=parser.say("画成图，写入此文件", "draw it, as a page in this file"),
    )


def write_page(page: str, path: str, size: Bilingual, language: str) -> int:
    """Write a page, say so and how much it shows, and return the exit status."""
    try:
        files.write(path, page.encode())
    except OSError as error:
        raise BadFile(
            zh=f"{path}：写不了：{error.strerror}",
            en=f"{path}: cannot be written: {error.strerror}",
        ) from None
    zh, en = f"已写入：{path}（{size.zh}）", f"written: {path} ({size.en})"
    print(zh if language == "zh" else en, file=sys.stderr)
    return 0


def stop_after(seconds: float, language: str) -> None:
    """End the process when a query runs longer than this, and let Ctrl-C end it at once.

    The engine can neither be cancelled nor timed; it runs without Python's lock, so a second
    thread can say what happens and leave.
    """
    import signal
    import threading

    def leave() -> None:
        sys.stdout.flush()
        words = (
            f"查询超过 {seconds:g} 秒，已停止；可用 --timeout 放宽。"
            if language == "zh"
            else f"The query ran longer than {seconds:g} s and was stopped; --timeout allows more."
        )
        os.write(2, f"{words}\n".encode())
        os._exit(3)

    signal.signal(signal.SIGINT, signal.SIG_DFL)
    timer = threading.Timer(seconds, leave)
    timer.daemon = True
    timer.start()
