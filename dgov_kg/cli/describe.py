"""`dgov-kg describe`: all that is said of one thing."""

from __future__ import annotations

from dgov_kg.cli import COMMANDS
from dgov_kg.cli.output import add_options, deliver, form_of, print_words, words_of
from dgov_kg.cli.parser import Parser

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse


def parser(language: str) -> Parser:
    """Return the parser."""
    made = Parser(
        "describe",
        COMMANDS["describe"],
        language=language,
        examples=(
            "dgov-kg describe digital-guangdong",
            "dgov-kg describe 腾讯 --lang zh",
            "dgov-kg describe tencent -o tencent.jsonld",
        ),
    )
    made.add_argument(
        "entity",
        metavar="ENTITY",
        help=made.say(
            "实体：短名、CURIE、IRI 或名称", "the entity: slug, CURIE, IRI or exact label"
        ),
    )
    add_options(made)
    return made


def run(options: argparse.Namespace) -> int:
    """Print the entity."""
    kg = options.opening.graph(options.language)
    entity = kg.describe(options.entity)
    form = form_of(options)
    if form == "table" and not options.output:
        found = words_of(entity.evidence, options)
        print(entity)
        print_words(entity.evidence, found)
        return 0
    from dgov_kg.forms import of_entity

    return deliver(of_entity(entity, form, kg=kg), form, options)
