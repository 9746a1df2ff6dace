"""`dgov-kg cite`: how to cite an entity, a sentence, the answer to a question, or the data."""

from __future__ import annotations

from dgov_kg.cli import COMMANDS
from dgov_kg.cli.parser import QuestionParser

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse

    from dgov_kg.cli.parser import Parser

FORMATS = ("gbt7714", "bibtex", "csl-json")


def parser(language: str) -> Parser:
    """Return the parser."""
    made = QuestionParser(
        "cite",
        COMMANDS["cite"],
        language=language,
        examples=(
            "dgov-kg cite",
            "dgov-kg cite digital-guangdong",
            "dgov-kg cite p13s3 --format bibtex",
            "dgov-kg cite co-owners --province guangdong --format csl-json",
        ),
    )
    made.add_argument(
        "name",
        metavar="NAME",
        nargs="?",
        help=made.say(
            "实体、语句或问题；不写则引用整个数据集",
            "an entity, a sentence or a question; without it, the data as a whole",
        ),
    )
    made.add_argument(
        "--format",
        choices=FORMATS,
        default=FORMATS[0],
        metavar="|".join(FORMATS),
        help=made.say("引用格式（缺省 gbt7714）", "the form of the citation (default: gbt7714)"),
    )
    return made


def run(options: argparse.Namespace) -> int:
    """Print the citation."""
    from dgov_kg.citation.work import FORMS

    kg = options.opening.graph(options.language)
    citation = kg.cite(options.name, **options.parameters)
    print(FORMS[options.format](citation), end="")
    return 0
