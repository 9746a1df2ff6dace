"""`dgov-kg ask`: a question in plain words."""

from __future__ import annotations

import sys

from dgov_kg.cli import COMMANDS
from dgov_kg.cli.output import add_options
from dgov_kg.cli.parser import Parser
from dgov_kg.cli.reply import give
from dgov_kg.language import Bilingual

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse

    from dgov_kg.ask.say.answer import Answer
    from dgov_kg.ask.say.context import Said
    from dgov_kg.graph import KnowledgeGraph

_MORE = Bilingual("另有 {more} 条", "{more} more")
_MEANT = Bilingual("问的是", "asked is")
_UNDERSTOOD = Bilingual("理解为", "understood as")
_COMPOSED = Bilingual(
    "（按本体组合的查询，不在问题目录中）", "(a query composed for this, not one of the catalogue)"
)


def parser(language: str) -> Parser:
    """Return the parser."""
    made = Parser(
        "ask",
        COMMANDS["ask"],
        language=language,
        examples=(
            "dgov-kg ask '谁在运营广东的数字政府？'",
            "dgov-kg ask Which groups co-founded Digital Zhejiang?",
            "dgov-kg ask 'What goes wrong in data opening?' --sparql",
            "dgov-kg ask 'And Zhejiang?' --after 'Who operates digital government in Guangdong?'",
            "dgov-kg ask",
        ),
    )
    made.add_argument(
        "words",
        nargs="*",
        help=made.say("问题；不写则进入对话", "the question; without one, a conversation begins"),
    )
    made.add_argument(
        "--after",
        metavar="QUESTION",
        default="",
        help=made.say("所接的前一个问题", "an earlier question that this one follows"),
    )
    made.add_argument(
        "--sparql",
        action="store_true",
        help=made.say("同时显示所运行的查询", "show the query that was run as well"),
    )
    add_options(made)
    return made


def run(options: argparse.Namespace) -> int:
    """Print the answer; status 1 where there is none."""
    kg = options.opening.graph(options.language)
    if options.words:
        words = " ".join(options.words)
        return show(kg.ask(words, after=options.after), options, kg, asked=words)
    if not sys.stdin.isatty():
        answers = [kg.ask(line) for line in sys.stdin.read().splitlines() if line.strip()]
        return max((show(answer, options, kg) for answer in answers), default=0)
    from dgov_kg.cli.conversation import converse

    return converse(kg, options)


def show(
    answer: Answer, options: argparse.Namespace, kg: KnowledgeGraph, *, asked: str = ""
) -> int:
    """Print an answer in the asker's language, and return the exit status.

    What was asked is told in full where the words left something to an earlier question.
    """
    told = (one for one in answer.beside if not one.gist or one.gist not in answer.sentence)
    beside = [listed(said, answer.language) for said in told]
    after = []
    if asked and answer.question != asked:
        after.append(f"{_MEANT.in_language(answer.language)}: {answer.question}")
    if answer.understood:
        mark = f" {_COMPOSED.in_language(answer.language)}" if answer.composed else ""
        after.append(f"{_UNDERSTOOD.in_language(answer.language)}: {answer.understood}{mark}")
    if options.sparql and answer.sparql:
        after.append(answer.sparql)
    give(answer, options, kg, beside=beside, after=after)
    return 0 if answer else 1


def listed(said: Said, language: str) -> str:
    """Return what a sentence says: its gist, or else its statements and how much more there is."""
    if said.gist:
        return f"{said.sentence.slug}: {said.gist}"
    lines = [f"{said.sentence.slug}:", *(f"  · {one}" for one in said.statements)]
    if said.more:
        lines.append(f"  · {_MORE.in_language(language).format(more=said.more)}")
    return "\n".join(lines)
