"""`dgov-kg ask`: a question in plain words."""

from __future__ import annotations

import sys

from dgov_kg.cli import COMMANDS
from dgov_kg.cli.output import add_options, deliver, form_of, print_again, print_words, words_of
from dgov_kg.cli.parser import Parser
from dgov_kg.language import Bilingual

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse

    from dgov_kg.ask.answer import Answer
    from dgov_kg.graph import KnowledgeGraph

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
            "dgov-kg ask",
        ),
    )
    made.add_argument(
        "words",
        nargs="*",
        help=made.say("问题；不写则进入对话", "the question; without one, a conversation begins"),
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
        return show(kg.ask(" ".join(options.words)), options, kg)
    if not sys.stdin.isatty():
        answers = [kg.ask(line) for line in sys.stdin.read().splitlines() if line.strip()]
        return max((show(answer, options, kg) for answer in answers), default=0)
    from dgov_kg.cli.conversation import converse

    return converse(kg, options)


def show(answer: Answer, options: argparse.Namespace, kg: KnowledgeGraph) -> int:
    """Print an answer in the asker's language, and return the exit status."""
    language = answer.language
    status = 0 if answer else 1
    form = form_of(options)
    if form == "json":
        deliver(f"{answer.to_json()}\n".encode(), form, options)
        return status
    if form != "table" or options.output:
        from dgov_kg.forms import of_table

        deliver(of_table(answer.table, form, kg=kg), form, options)
        return status
    found = words_of(answer.evidence, options)
    print(answer.sentence)
    if answer.table.rows:
        print(f"\n{answer.table}")
    for said in answer.beside:
        print(f"\n{said.sentence.slug}:")
        print("\n".join(f"  · {statement}" for statement in said.statements))
    print_words(answer.evidence, found)
    if answer.understood:
        mark = _COMPOSED.in_language(language) if answer.composed else ""
        print(f"\n{_UNDERSTOOD.in_language(language)}: {answer.understood} {mark}".rstrip())
    if options.sparql and answer.sparql:
        print(f"\n{answer.sparql}")
    print_again(answer)
    return status
