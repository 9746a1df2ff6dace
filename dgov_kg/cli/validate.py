"""`dgov-kg validate`: check the graph, or files of the reader's own."""

from __future__ import annotations

from dgov_kg.cli import COMMANDS
from dgov_kg.cli.parser import Parser

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse

FORMATS = ("table", "json")


def parser(language: str) -> Parser:
    """Return the parser of the command."""
    made = Parser(
        "validate",
        COMMANDS["validate"],
        language=language,
        examples=(
            "dgov-kg validate",
            "dgov-kg validate graph/ning-tan/p13-guangdong-operation.trig",
            "dgov-kg validate my-own.ttl --format json",
            "dgov-kg validate --store province",
        ),
    )
    made.add_argument(
        "files",
        nargs="*",
        metavar="FILES",
        help=made.say(
            "要检查的文件，可以是自己的 .ttl 或 .trig（缺省：整个图谱）",
            "files to check, your own .ttl or .trig among them (default: the whole graph)",
        ),
    )
    made.add_argument(
        "--format",
        choices=FORMATS,
        default="table",
        metavar="|".join(FORMATS),
        help=made.say("输出格式（缺省 table）", "how to print what is found (default: table)"),
    )
    return made


def run(options: argparse.Namespace) -> int:
    """Print what is wrong and return 0 where nothing is, else 1."""
    from dgov_kg.validation import validate

    files = options.files
    if options.store:
        from dgov_kg.store import files_of

        files = [*files, *files_of(options.store)]
    report = validate(files)
    if options.format == "json":
        print(report.to_json())
    else:
        print(report.in_language(options.language))
    return 0 if report.conforms else 1
