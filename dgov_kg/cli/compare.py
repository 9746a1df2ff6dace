"""`dgov-kg compare`: two or more things side by side."""

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
        "compare",
        COMMANDS["compare"],
        language=language,
        examples=(
            "dgov-kg compare guangdong zhejiang",
            "dgov-kg compare 广东 浙江 贵州 --on operator,owner --lang zh",
            "dgov-kg compare tencent alibaba --format csv",
            "dgov-kg compare guangdong zhejiang -o compared.html",
        ),
    )
    made.add_argument(
        "names",
        metavar="A B …",
        nargs="+",
        help=made.say("两个以上的事物或省份", "two or more things, or provinces"),
    )
    made.add_argument(
        "--on",
        metavar="DIMENSION",
        help=made.say(
            "只比这些维度，以逗号分隔，如 operator,owner",
            "only on these, separated by commas, such as operator,owner",
        ),
    )
    add_options(made, draws=True)
    return made


def run(options: argparse.Namespace) -> int:
    """Print the comparison, or draw it."""
    from dgov_kg.comparison import compare

    kg = options.opening.graph(options.language)
    compared = compare(kg, *options.names, on=options.on)
    if not draws(options):
        return show(compared.to_table(), options, kg=kg)
    from dgov_kg.view import comparison_page

    count = len(compared.aspects)
    size = Bilingual(f"{count} 个维度", f"{count} dimensions")
    return write_page(comparison_page(compared), options.output, size, options.language)
