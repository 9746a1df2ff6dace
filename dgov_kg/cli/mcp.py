"""`dgov-kg mcp`: the verbs as tools for an agent, over stdio or over HTTP on this machine."""

from __future__ import annotations

import sys

from dgov_kg.cli import COMMANDS
from dgov_kg.cli.parser import Parser, positive_number, whole_number
from dgov_kg.exceptions import MissingPackage

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse

    from dgov_kg.web.settings import Settings


def parser(language: str) -> Parser:
    """Return the parser."""
    made = Parser(
        "mcp",
        COMMANDS["mcp"],
        language=language,
        examples=(
            "dgov-kg mcp",
            "dgov-kg mcp --lang zh",
            "dgov-kg mcp --http --port 8881",
            "dgov-kg mcp --store province",
            "claude mcp add dgov-kg -- dgov-kg mcp",
        ),
    )
    made.add_argument(
        "--http",
        action="store_true",
        help=made.say(
            "用 HTTP（仅限本机），而不是标准输入输出",
            "over HTTP on this machine in place of standard input and output",
        ),
    )
    made.add_argument(
        "--port",
        type=whole_number,
        default=8881,
        help=made.say("端口（缺省 8881；0 为任意）", "port (default: 8881; 0 is any)"),
    )
    made.add_argument(
        "--seconds",
        type=positive_number,
        default=10,
        metavar="N",
        help=made.say("每次调用最长秒数（缺省 10）", "a call may run so long (default: 10 s)"),
    )
    made.add_argument(
        "--memory",
        type=whole_number,
        default=1000,
        metavar="MB",
        help=made.say(
            "每次调用最多内存（MB，缺省 1000）", "a call may use so much memory (default: 1000 MB)"
        ),
    )
    return made


def run(options: argparse.Namespace) -> int:
    """Serve until the agent leaves, or until told to stop."""
    try:
        from dgov_kg.mcp.serving import over_http, over_stdio
        from dgov_kg.web.settings import MEGABYTE, Limits, Settings
    except ImportError as error:
        raise MissingPackage(error.name or "mcp", "mcp") from None
    limits = Limits(seconds=options.seconds, memory=options.memory * MEGABYTE)
    settings = Settings(
        port=options.port,
        store=options.store,
        language=options.language,
        workers=1,
        limits=limits,
    )
    if not options.http:
        import asyncio

        asyncio.run(over_stdio(settings))
        return 0
    from dgov_kg.web.listening import listen

    def ready(listening: Settings) -> None:
        print(f"MCP: {listening.address}/mcp", file=sys.stderr, flush=True)
        print(
            "按 Ctrl-C 停止。" if options.language == "zh" else "Ctrl-C stops it.",
            file=sys.stderr,
            flush=True,
        )

    listen(settings, ready, over_http)
    return 0
