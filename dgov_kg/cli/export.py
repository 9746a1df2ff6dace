"""`dgov-kg export`: the graph as Turtle, TriG, GraphML, CSV and others."""

from __future__ import annotations

import sys

from dgov_kg.cli import COMMANDS
from dgov_kg.cli.parser import Parser

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse


def parser(language: str) -> Parser:
    """Return the parser."""
    from dgov_kg.export import FORMATS

    made = Parser(
        "export",
        COMMANDS["export"],
        language=language,
        examples=(
            "dgov-kg export > graph.ttl",
            "dgov-kg export -o graph.trig",
            "dgov-kg export -o graph.gexf",
            "dgov-kg export -o tables.zip",
            "dgov-kg export -f cypher | cypher-shell",
        ),
    )
    made.add_argument(
        "-f",
        "--format",
        metavar=made.say("格式", "FORMAT"),
        help=made.say("格式；缺省看文件扩展名，否则 turtle", "default: as FILE ends, or turtle"),
    )
    made.add_argument(
        "-o",
        "--output",
        metavar=made.say("文件", "FILE"),
        default="-",
        help=made.say(
            "写入的文件（缺省 -，标准输出）", "where to write (default: -, standard output)"
        ),
    )
    shown = [
        f"  {name:<10}{found.summary.in_language(language)}" for name, found in FORMATS.items()
    ]
    made.description = "\n".join([f"{made.description}\n", made.say("格式：", "Formats:"), *shown])
    return made


def run(options: argparse.Namespace) -> int:
    """Write the graph to a file or to standard output."""
    from dgov_kg.export import export, format_named, format_of, save
    from dgov_kg.graph import load

    to_screen = options.output == "-"
    default = "turtle" if to_screen else None
    name = format_named(options.format) if options.format else default or format_of(options.output)
    kg = load(language=options.language, store=options.store or None)
    if to_screen:
        sys.stdout.buffer.write(export(kg, name))
        sys.stdout.buffer.flush()
        return 0
    _, count, noun = save(kg, options.output, name)
    zh = f"已写入：{options.output}（{count} {noun.zh}）"
    en = f"written: {options.output} ({count} {noun.en})"
    print(zh if options.language == "zh" else en, file=sys.stderr)
    return 0
