"""`dgov-kg coverage`: what each sentence yields."""

from __future__ import annotations

from dgov_kg.cli import COMMANDS
from dgov_kg.cli.output import add_options, show
from dgov_kg.cli.parser import Parser

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse


def parser(language: str) -> Parser:
    """Return the parser."""
    examples = ("dgov-kg coverage", "dgov-kg coverage --format csv")
    made = Parser("coverage", COMMANDS["coverage"], language=language, examples=examples)
    add_options(made)
    return made


def run(options: argparse.Namespace) -> int:
    """Print the table; status 1 where a sentence has neither statements nor a reason."""
    from dgov_kg.coverage import coverage, uncovered

    kg = options.opening.graph(options.language)
    table = coverage(kg)
    show(table, options, words=False)
    return 1 if uncovered(table) else 0
