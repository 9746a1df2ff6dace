"""`dgov-kg run`: answer a question of the catalogue."""

from __future__ import annotations

from dgov_kg.cli import COMMANDS
from dgov_kg.cli.output import FORMATS, add_options, show
from dgov_kg.question import find

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse

    from dgov_kg.cli.parser import Parser


class Plain:
    """The options of a plain call, as argparse would hold them."""

    def __init__(self, **options: object) -> None:
        self.__dict__.update(options)


def plain(words: list[str], language: str) -> Plain | None:
    """Read `NAME --option value …`, or return None for argparse to help or to complain.

    Argparse with what it imports would cost a third of the cold start.

    >>> plain(["co-owners", "--province", "guangdong"], "en").parameters
    {'province': 'guangdong'}
    >>> plain(["co-owners", "--province"], "en")
    """
    question = find(words[0]) if words and not words[0].startswith("-") else None
    names, values = words[1::2], words[2::2]
    if question is None or not len(set(names)) == len(names) == len(values):
        return None
    given = dict(zip(names, values, strict=True))
    chosen = {"format": given.pop("--format", "table"), "text": given.pop("--text", None)}
    chosen["output"] = given.pop("--output", None)
    parameters = {name.removeprefix("--"): value for name, value in given.items()}
    known = {parameter.name for parameter in question.parameters}
    if chosen["format"] not in FORMATS or not known.issuperset(parameters):
        return None
    if not all(name.startswith("--") for name in given):
        return None
    return Plain(name=question.name, parameters=parameters, language=language, **chosen)


def parser(language: str) -> Parser:
    """Return the parser."""
    from dgov_kg.cli.parser import QuestionParser

    made = QuestionParser(
        "run",
        COMMANDS["run"],
        language=language,
        examples=(
            "dgov-kg run co-owners",
            "dgov-kg run co-owners --province guangdong",
            "dgov-kg run co-owners --province 浙江省 --lang zh",
            "dgov-kg run co-owners -o co-owners.xlsx",
            "dgov-kg run co-owners --help",
        ),
    )
    made.add_argument(
        "name", metavar="QUESTION", help=made.say("问题的名称", "name of the question")
    )
    add_options(made)
    return made


def run(options: argparse.Namespace) -> int:
    """Print the answer."""
    kg = options.opening.graph(options.language)
    return show(kg.run(options.name, **options.parameters), options, kg=kg)
