"""`dgov-kg query`: SPARQL from words, a file or standard input."""

from __future__ import annotations

import os
import sys

from dgov_kg.cli import COMMANDS
from dgov_kg.cli.deadline import stopped_after
from dgov_kg.cli.output import add_options, deliver, form_of, show
from dgov_kg.cli.parser import Parser, positive_number
from dgov_kg.exceptions import BadFile

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse


def parser(language: str) -> Parser:
    """Return the parser."""
    made = Parser(
        "query",
        COMMANDS["query"],
        language=language,
        examples=(
            "dgov-kg query 'SELECT ?who { ?who dgov:holdsStakeIn dg:digital-guangdong }'",
            "dgov-kg query my-question.rq --format csv",
            "echo 'DESCRIBE dg:tencent' | dgov-kg query - --format turtle",
        ),
    )
    made.add_argument(
        "sparql",
        metavar="SPARQL|FILE|-",
        nargs="?",
        default="-",
        help=made.say(
            "查询文本、文件名，或 -（标准输入）", "the query, a file's name, or - (standard input)"
        ),
    )
    made.add_argument(
        "--timeout",
        metavar=made.say("秒", "SECONDS"),
        type=positive_number,
        default=60,
        help=made.say("最长运行秒数（缺省 60）", "stop after so many seconds (default: 60)"),
    )
    add_options(made)
    return made


def run(options: argparse.Namespace) -> int:
    """Print the answer, or stop when the time is up."""
    sparql = _read(options.sparql)
    kg = options.opening.graph(options.language)
    form = form_of(options)
    with stopped_after(options.timeout, options.language):
        if form == "turtle":
            return deliver(kg.construct(sparql).encode(), form, options)
        return show(kg.query(sparql), options, kg=kg)


def _read(given: str) -> str:
    if given == "-":
        content, name = sys.stdin.buffer.read(), "-"
    elif os.path.isfile(given) or given.endswith((".rq", ".sparql")):
        name = given
        try:
            with open(given, "rb") as file:
                content = file.read()
        except OSError as error:
            reason = os.strerror(error.errno or 0)
            raise BadFile(
                zh=f"{given}：读不了：{reason}", en=f"{given}: cannot be read: {reason}"
            ) from None
    else:
        return given
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadFile(
            zh=f"{name}：第 {error.start} 字节起不是 UTF-8。",
            en=f"{name}: not UTF-8 from byte {error.start} on.",
        ) from None
