"""`dgov-kg questions`: the catalogue."""

from __future__ import annotations

from dgov_kg import files
from dgov_kg.cli import COMMANDS
from dgov_kg.cli.output import add_options, show
from dgov_kg.cli.parser import Parser
from dgov_kg.language import Bilingual
from dgov_kg.question import Question
from dgov_kg.result import Table

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse


def parser(language: str) -> Parser:
    """Return the parser."""
    examples = ("dgov-kg questions", "dgov-kg questions --format json")
    made = Parser("questions", COMMANDS["questions"], language=language, examples=examples)
    add_options(made)
    return made


def run(options: argparse.Namespace) -> int:
    """Print the questions with their names and parameters."""
    questions = [Question.read(path) for path in files.listed(files.QUERIES, ".rq")]
    rows = [
        (q.name, q.title.zh, q.title.en, " ".join(f"--{p.name}" for p in q.parameters))
        for q in questions
    ]
    table = Table(
        ["name", "question_zh", "question_en", "parameters"],
        rows,
        headings={
            "name": Bilingual("名称", "name"),
            "question": Bilingual("问题", "question"),
            "parameters": Bilingual("参数", "parameters"),
        },
        language=options.language,
    )
    return show(table, options)
