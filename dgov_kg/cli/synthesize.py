"""`dgov-kg synthesize`: a made-up graph of any size, to measure by."""

from __future__ import annotations

import sys
from contextlib import contextmanager

from dgov_kg.cli import COMMANDS
from dgov_kg.cli.parser import Parser

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Iterator


def parser(language: str) -> Parser:
    """Return the parser."""
    made = Parser(
        "synthesize",
        COMMANDS["synthesize"],
        language=language,
        examples=(
            "dgov-kg synthesize --statements 1e6 -o million.nq",
            "dgov-kg synthesize --statements 10_000 --seed 7 -o small.trig.gz",
        ),
    )
    made.add_argument(
        "--statements",
        type=count,
        required=True,
        metavar="N",
        help=made.say("陈述数，如 1e6 或 1_000_000", "how many, such as 1e6 or 1_000_000"),
    )
    made.add_argument(
        "-o",
        "--output",
        required=True,
        metavar=made.say("文件", "FILE"),
        help=made.say(
            "写入的 .nq 或 .trig 文件，可加 .gz", "where to write: .nq or .trig, .gz to pack"
        ),
    )
    made.add_argument(
        "--seed",
        type=int,
        default=1,
        metavar="N",
        help=made.say("同一种子得同一文件（缺省 1）", "same seed, same file (default: 1)"),
    )
    return made


def count(words: str) -> int:
    """Read a number of statements.

    >>> count("1e6"), count("1_000_000")
    (1000000, 1000000)
    """
    number = float(words)
    if not number.is_integer():
        raise ValueError(words)
    return int(number)


def run(options: argparse.Namespace) -> int:
    """Write the file and say how much stands in it."""
    from dgov_kg.synthesis import synthesize

    with _progress(options) as progress:
        number = synthesize(
            options.output, statements=options.statements, seed=options.seed, progress=progress
        )
    zh = f"已写入：{options.output}（{number:,} 条陈述，皆属虚构）"
    en = f"written: {options.output} ({number:,} statements, all made up)"
    print(zh if options.language == "zh" else en, file=sys.stderr)
    return 0


@contextmanager
def _progress(options: argparse.Namespace) -> Iterator[Callable[[int], None]]:
    """Yield what shows how far it has come: a bar on a terminal, nothing elsewhere."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(options.output, total=options.statements)
        yield lambda count: bar.update(task, completed=count)
