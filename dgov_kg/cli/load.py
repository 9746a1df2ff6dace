"""`dgov-kg load`: files into a store on disk."""

from __future__ import annotations

from dgov_kg.cli import COMMANDS
from dgov_kg.cli.parser import Parser
from dgov_kg.cli.progress import Shell
from dgov_kg.exceptions import BadParameter

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse


def parser(language: str) -> Parser:
    """Return the parser."""
    made = Parser(
        "load",
        COMMANDS["load"],
        language=language,
        examples=(
            "dgov-kg load firms.nq --store province",
            "dgov-kg run co-owners --store province",
            "dgov-kg load 2025.nq 2026.nq --store register --only",
            "dgov-kg load 2026.nq --store register --replace",
        ),
    )
    made.add_argument(
        "files",
        metavar="FILE",
        nargs="*",
        help=made.say("要装入的 RDF 文件", "RDF files: .nq, .nt, .trig or .ttl"),
    )
    made.add_argument(
        "--only",
        action="store_true",
        help=made.say("新库不含本图谱", "make a store without the project's graph"),
    )
    made.add_argument(
        "--replace",
        action="store_true",
        help=made.say(
            "取代库中原有的文件；新库完成之前，旧库照常可用",
            "in the place of the files that are there; the old store stays until the new is whole",
        ),
    )
    return made


def run(options: argparse.Namespace) -> int:
    """Load, saying of each file when it is kept, and then how much there is."""
    from dgov_kg.store import load_into

    if not options.store:
        raise BadParameter(
            zh="装到哪里？请用 --store 给出文件夹。", en="Where to? Give a folder with --store."
        )
    if options.replace and not options.files:
        raise BadParameter(zh="--replace 需要文件。", en="--replace needs files.")
    shell = Shell(options.language)
    try:
        record = load_into(
            options.store,
            options.files,
            with_project=False if options.only else None,
            telling=shell,
            replace=options.replace,
        )
    finally:
        shell.end()
    files, statements = len(record.files), record.index.statements
    zh = f"{options.store}：{files} 个文件，{statements} 条陈述"
    en = f"{options.store}: {files} files, {statements} statements"
    print(zh if options.language == "zh" else en)
    return 0
