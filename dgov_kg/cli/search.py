"""`dgov-kg search`: find by name."""

from __future__ import annotations

from dgov_kg.cli import COMMANDS
from dgov_kg.cli.output import add_options, show
from dgov_kg.cli.parser import Parser, whole_number

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse


def parser(language: str) -> Parser:
    """Return the parser."""
    made = Parser(
        "search",
        COMMANDS["search"],
        language=language,
        examples=("dgov-kg search 一网通办", "dgov-kg search telecom --limit 5"),
    )
    made.add_argument("words", nargs="+", help=made.say("名称中的字词", "words of a name"))
    made.add_argument(
        "--limit",
        type=whole_number,
        default=20,
        help=made.say("最多几行（缺省 20）", "rows at most (default: 20)"),
    )
    add_options(made)
    return made


def run(options: argparse.Namespace) -> int:
    """Print what is named so; status 1 where nothing is."""
    kg = options.opening.graph(options.language)
    table = kg.search(" ".join(options.words), limit=options.limit)
    show(table, options, kg=kg)
    return 0 if table else 1
