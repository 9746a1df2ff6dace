"""`dgov-kg build`: many sources into N-Quads for bulk loading, here or by Spark."""

from __future__ import annotations

import sys

from dgov_kg.cli import COMMANDS
from dgov_kg.cli.parser import Parser, whole_number

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse

#: As `dgov_kg.building` has them, which need not be imported for the help.
ENGINES = ("local", "spark")


def parser(language: str) -> Parser:
    """Return the parser."""
    made = Parser(
        "build",
        COMMANDS["build"],
        language=language,
        examples=(
            "dgov-kg build shelf/ -o shards/",
            "dgov-kg build --engine spark shelf/ -o shards/ --shards 64",
        ),
    )
    made.add_argument(
        "sources",
        nargs="+",
        metavar=made.say("来源", "SOURCES"),
        help=made.say(
            "来源的文件夹，或含来源的文件夹；来源含 source.ttl 或 text.txt，及各段的 .trig",
            "folders that are sources or hold some: a source has source.ttl or text.txt, and a "
            ".trig a paragraph",
        ),
    )
    made.add_argument(
        "-o",
        "--output",
        required=True,
        metavar=made.say("文件夹", "FOLDER"),
        help=made.say("写入的空文件夹", "where to write; an empty folder, or none yet"),
    )
    made.add_argument(
        "--engine",
        choices=ENGINES,
        default="local",
        metavar="|".join(ENGINES),
        help=made.say(
            "本机进程，或 Apache Spark（缺省 local）",
            "processes of this machine, or Apache Spark (default: local)",
        ),
    )
    made.add_argument(
        "--shards",
        type=whole_number,
        metavar="N",
        help=made.say(
            "文件数（缺省每百个来源一个）", "how many files (default: one for 100 sources)"
        ),
    )
    return made


def run(options: argparse.Namespace) -> int:
    """Build, say what was left out and why, and return 1 where something was."""
    from dgov_kg.building import build

    report = build(options.sources, options.output, engine=options.engine, shards=options.shards)
    for fault in report.faults:
        print(f"{fault.source}: {fault.message.in_language(options.language)}", file=sys.stderr)
    left_out = len({fault.source for fault in report.faults})
    zh = (
        f"{report.sources - left_out} 个来源，{report.lines:,} 条陈述，"
        f"{report.shards} 个文件：{options.output}"
    )
    en = (
        f"{report.sources - left_out} sources, {report.lines:,} statements, "
        f"{report.shards} files: {options.output}"
    )
    if left_out:
        zh, en = f"{zh}；有误而略去 {left_out} 个", f"{en}; {left_out} left out for their faults"
    print(zh if options.language == "zh" else en, file=sys.stderr)
    return 1 if left_out else 0
