"""`dgov-kg verify`: whether the article bears out a claim in words."""

from __future__ import annotations

from dgov_kg.ask.judge.verification import VERDICTS
from dgov_kg.cli import COMMANDS
from dgov_kg.cli.ask import listed
from dgov_kg.cli.output import add_options
from dgov_kg.cli.parser import Parser
from dgov_kg.cli.reply import give

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse


def parser(language: str) -> Parser:
    """Return the parser."""
    made = Parser(
        "verify",
        COMMANDS["verify"],
        language=language,
        examples=(
            "dgov-kg verify 腾讯投资了数字广东",
            "dgov-kg verify 'Digital Zhejiang was founded in 2018'",
            "dgov-kg verify 'Alibaba put money into Digital Guangdong' --format json",
        ),
    )
    made.add_argument(
        "words",
        nargs="+",
        help=made.say(
            "一句陈述；有依据时退出状态为 0，否则为 1",
            "a plain statement; the exit status is 0 where it is supported, else 1",
        ),
    )
    add_options(made)
    return made


def run(options: argparse.Namespace) -> int:
    """Print the verdict; status 0 where the claim is supported, else 1."""
    kg = options.opening.graph(options.language)
    found = kg.verify(" ".join(options.words))
    give(found, options, kg, beside=[listed(said, found.language) for said in found.beside])
    return int(found.verdict != VERDICTS[0])
