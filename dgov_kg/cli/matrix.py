"""`dgov-kg matrix`: provinces by dimensions, a sentence behind every value."""

from __future__ import annotations

from dgov_kg.cli import COMMANDS
from dgov_kg.cli.output import add_options, deliver, form_of, show
from dgov_kg.cli.parser import Parser

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse


def parser(language: str) -> Parser:
    """Return the parser."""
    from dgov_kg.dimensions import dimensions

    made = Parser(
        "matrix",
        COMMANDS["matrix"],
        language=language,
        examples=(
            "dgov-kg matrix",
            "dgov-kg matrix --province guangdong --province 贵州省 --dimension owner",
            "dgov-kg matrix --dimension leading-body --dimension operator --format markdown",
            "dgov-kg matrix -o matrix.xlsx --lang zh",
        ),
    )
    made.add_argument(
        "--province",
        action="append",
        default=[],
        metavar="PROVINCE",
        help=made.say(
            "省份，可多次给出（缺省：文章归纳了模式的几省）",
            "a province; may be repeated (default: those that the article describes a model of)",
        ),
    )
    made.add_argument(
        "--dimension",
        action="append",
        choices=tuple(one.name for one in dimensions()),
        default=[],
        metavar="DIMENSION",
        help=made.say("维度，可多次给出（缺省：全部）", "may be repeated (default: all)"),
    )
    add_options(made)
    shown = [f"  {one.name:<16}{one.title.in_language(language)}" for one in dimensions()]
    heading = made.say("维度：", "Dimensions:")
    made.description = "\n".join([f"{made.description}\n", heading, *shown])
    return made


def run(options: argparse.Namespace) -> int:
    """Print the matrix, a row a value; or write it."""
    kg = options.opening.graph(options.language)
    made = kg.matrix(options.province, dimensions=options.dimension)
    form = form_of(options)
    if form == "table":
        return show(made.to_table(), options, kg=kg)
    from dgov_kg.forms import of_matrix

    return deliver(of_matrix(made, form, kg=kg), form, options)
