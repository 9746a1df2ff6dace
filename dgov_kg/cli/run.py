"""`dgov-kg run`: answer a question of the catalogue."""

from __future__ import annotations

from dgov_kg.cli import COMMANDS
from dgov_kg.cli.output import add_options, show
from dgov_kg.cli.parser import Parser, QuestionParser
from dgov_kg.graph import KnowledgeGraph

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse


def parser(language: str) -> Parser:
    """Return the parser."""
    made = QuestionParser(
        "run",
        COMMANDS["run"],
        language=language,
        examples=(
            "dgov-kg run co-owners",
            "dgov-kg run co-owners --province guangdong",
            "dgov-kg run co-owners --province 浙江省 --lang zh",
            "dgov-kg run co-owners --help",
        ),
    )
    made.add_argument("name", metavar="QUESTION", help=made.say("问题的名称", "name of the question"))
    add_options(made)
    return made


def run(options: argparse.Namespace) -> int:
    """Print the answer."""
    kg = KnowledgeGraph(options.opening(), language=options.language)
    return show(kg.run(options.name, **options.parameters), options)
