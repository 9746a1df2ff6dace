"""`dgov-kg timeline`: what happened when."""

from __future__ import annotations

from dgov_kg.cli import COMMANDS
from dgov_kg.cli.output import add_options, draws, show, write_page
from dgov_kg.cli.parser import Parser
from dgov_kg.language import Bilingual

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse


def parser(language: str) -> Parser:
    """Return the parser."""
    made = Parser(
        "timeline",
        COMMANDS["timeline"],
        language=language,
        examples=(
            "dgov-kg timeline",
            "dgov-kg timeline guizhou",
            "dgov-kg timeline 国务院 --lang zh",
            "dgov-kg timeline shanghai --since 2019",
            "dgov-kg timeline zhejiang -o timeline.html",
        ),
    )
    made.add_argument(
        "name",
        metavar="ENTITY",
        nargs="?",
        help=made.say("事物或地方（缺省：全部）", "a thing or a place (default: all)"),
    )
    made.add_argument(
        "--since",
        metavar="YEAR",
        help=made.say("自哪一年起", "what is dated in this year or later"),
    )
    made.add_argument(
        "--until",
        metavar="YEAR",
        help=made.say("至哪一年止", "what is dated in this year or earlier"),
    )
    add_options(made, draws=True)
    return made


def run(options: argparse.Namespace) -> int:
    """Print the events, or draw them."""
    from dgov_kg.timeline import timeline

    kg = options.opening.graph(options.language)
    table = timeline(kg, options.name, since=options.since, until=options.until)
    if not draws(options):
        return show(table, options, kg=kg)
    from dgov_kg.view import table_view

    size = Bilingual(f"{len(table)} 行", f"{len(table)} rows")
    return write_page(table_view(table, "timeline"), options.output, size, options.language)
