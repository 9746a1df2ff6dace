"""`dgov-kg serve`: a SPARQL endpoint and linked data, at an address of this machine."""

from __future__ import annotations

import argparse
import os
import sys

from dgov_kg.cli import COMMANDS
from dgov_kg.cli.parser import Parser, positive_number, whole_number
from dgov_kg.exceptions import BadParameter, MissingPackage
from dgov_kg.language import Bilingual

TYPE_CHECKING = False
if TYPE_CHECKING:
    from dgov_kg.web.settings import Settings

_LIMITS = {
    "seconds": Bilingual("每个查询最长运行秒数", "a query may run so long"),
    "memory": Bilingual("每个查询最多内存（MB）", "a query may use so much memory (MB)"),
    "rows": Bilingual("每个答案最多行数", "an answer may have so many rows"),
    "answer": Bilingual("每个答案最多 MB", "an answer may be so long (MB)"),
    "body": Bilingual("请求正文最多 MB", "the body of a request may be so long (MB)"),
    "address": Bilingual("请求地址最多字节数", "the address of a request may be so long (bytes)"),
    "waiting": Bilingual("最多排队的请求数", "so many requests may wait"),
    "patience": Bilingual("排队最长秒数", "a request may wait so long (s)"),
}
_IN_MEGABYTES = {"memory", "answer", "body"}
_LOOPBACK = {"127.0.0.1", "localhost", "::1"}


def parser(language: str) -> Parser:
    """Return the parser."""
    made = Parser(
        "serve",
        COMMANDS["serve"],
        language=language,
        examples=(
            "dgov-kg serve",
            "dgov-kg serve my.ttl --port 8000 --seconds 30",
            "dgov-kg serve --only my.trig --allow-origin https://yasgui.org",
            "dgov-kg serve --host 0.0.0.0 --public https://kg.example.org",
            "curl localhost:8880/sparql --data-urlencode 'query=DESCRIBE dg:tencent'",
        ),
    )
    say = made.say
    made.add_argument(
        "files",
        metavar="FILE",
        nargs="*",
        help=say("一并提供的 RDF 文件", "RDF files to serve as well"),
    )
    made.add_argument(
        "--only",
        action="store_true",
        help=say("只提供这些文件，不含本图谱", "serve those files without the project's graph"),
    )
    made.add_argument(
        "--host",
        default="127.0.0.1",
        help=say("监听的地址（缺省 127.0.0.1）", "address to listen at (default: 127.0.0.1)"),
    )
    made.add_argument(
        "--port",
        type=whole_number,
        default=8880,
        help=say("端口（缺省 8880；0 为任意）", "port (default: 8880; 0 is any)"),
    )
    made.add_argument(
        "--public",
        metavar="URL",
        default="",
        help=say("外界访问本服务器的地址", "the address under which others reach the server"),
    )
    made.add_argument(
        "--text",
        metavar="COPY",
        default="",
        help=say("你手中的原文，用来附上出处的原句", "your copy of the article, to show the words"),
    )
    made.add_argument(
        "--browser",
        action=argparse.BooleanOptionalAction,
        default=None,
        help=say(
            "在浏览器中打开（缺省：在本机终端启动时）",
            "open it in the browser (default: where it is started at a terminal of this machine)",
        ),
    )
    made.add_argument(
        "--allow-host",
        metavar="NAME",
        action="append",
        default=[],
        help=say("另一个可用的主机名", "a further name that the server answers to"),
    )
    made.add_argument(
        "--allow-origin",
        metavar="ORIGIN",
        action="append",
        default=[],
        help=say("可读取的网页来源；* 为任何网页", "pages that may read it; * is any page"),
    )
    made.add_argument(
        "--log-queries",
        action="store_true",
        help=say("日志中写出地址里的查询", "write the queries in addresses into the log"),
    )
    group = made.add_argument_group(say("限度", "Limits"))
    defaults = _default_limits()
    for name, told in _LIMITS.items():
        shown = say(f"缺省 {defaults[name]:g}", f"default: {defaults[name]:g}")
        group.add_argument(
            f"--{name}",
            type=positive_number if name in {"seconds", "patience"} else whole_number,
            metavar="N",
            default=defaults[name],
            help=f"{told.in_language(language)} ({shown})",
        )
    return made


def run(options: argparse.Namespace) -> int:
    """Serve until the process is told to stop."""
    settings = _settings(options)
    try:
        from dgov_kg.web.listening import listen
    except ImportError as error:
        raise MissingPackage(error.name or "starlette", "serve") from None

    copy = _verified(options.text, options.language) if options.text else ""

    def ready(listening: Settings) -> None:
        zh = options.language == "zh"
        lines = [
            f"浏览：{listening.address}/" if zh else f"Explorer: {listening.address}/",
            f"SPARQL：{listening.address}/sparql" if zh else f"SPARQL: {listening.address}/sparql",
        ]
        lines += [copy] if copy else []
        if sys.platform != "linux":
            lines.append(
                "此系统上每个查询的内存只由服务器定时查看，没有系统的硬限制。"
                if zh
                else "On this system the memory of a query is watched by the server only; "
                "the system itself sets no limit."
            )
        if sys.platform == "win32":
            lines.append(
                "此系统上工作进程仍可打开文件与连接；SERVICE 在读查询时拒绝。"
                if zh
                else "On this system workers can still open files and connections; SERVICE is "
                "refused where the query is read."
            )
        if listening.host not in _LOOPBACK:
            lines.append(
                f"注意：{listening.host} 可从别的机器访问。"
                if zh
                else f"Note: {listening.host} can be reached from other machines."
            )
        lines.append("按 Ctrl-C 停止。" if zh else "Ctrl-C stops it.")
        print("\n".join(lines), file=sys.stderr, flush=True)
        if _wants_browser(options):
            _open(listening.address)

    listen(settings, ready)
    return 0


def _verified(path: str, language: str) -> str:
    """Return how much of the article a copy has.  Raises BadFile where it cannot be read."""
    from dgov_kg.cli.source_verbs import warn_of_damage
    from dgov_kg.source.copies import copied_source, index_file
    from dgov_kg.source.reading import read_text
    from dgov_kg.source.turtle import from_turtle
    from dgov_kg.source.verification import verify

    text = read_text(path)
    index = from_turtle(index_file(copied_source(text)))
    found, total = len(verify(text, index).found), len(index.sentences)
    if found < total:
        warn_of_damage(text, language)
    zh = f"原文副本：{total} 句中 {found} 句与摘要值相符，页面只显示这些。"
    en = f"Your copy: {found} of {total} sentences agree with their digests; pages show those."
    return zh if language == "zh" else en


def _wants_browser(options: argparse.Namespace) -> bool:
    """Say whether to open a browser: as the user says, else where there is somebody to see it."""
    if options.browser is not None:
        return bool(options.browser)
    here = options.host in _LOOPBACK and not os.environ.get("SSH_CONNECTION")
    screen = sys.platform in {"win32", "darwin"} or any(
        os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY")
    )
    return here and screen and sys.stdin.isatty() and sys.stderr.isatty()


def _open(address: str) -> None:
    """Open an address in the browser, which may take its time."""
    import threading
    import webbrowser

    threading.Thread(target=webbrowser.open, args=(f"{address}/",), daemon=True).start()


def _settings(options: argparse.Namespace) -> Settings:
    from dgov_kg.web.settings import MEGABYTE, Limits, Settings

    if options.only and not options.files:
        raise BadParameter(zh="--only 需要文件。", en="--only needs files.")
    if options.store and options.files:
        raise BadParameter(
            zh=f"先装载文件：dgov-kg load 文件 --store {options.store}",
            en=f"Load the files first: dgov-kg load FILES --store {options.store}",
        )
    if options.text and (options.host not in _LOOPBACK or options.public):
        raise BadParameter(
            zh="原文不得离开本机：--text 不能与 --public 或别处可达的 --host 同用。",
            en="The words of the article stay on this machine: --text does not go with --public, "
            "nor with a --host that others can reach.",
        )
    limits = {
        name: getattr(options, name) * (MEGABYTE if name in _IN_MEGABYTES else 1)
        for name in _LIMITS
    }
    return Settings(
        host=options.host,
        port=options.port,
        public=options.public,
        files=tuple(options.files),
        only=options.only,
        store=options.store,
        text=options.text,
        language=options.language,
        hosts=tuple(options.allow_host),
        origins=tuple(options.allow_origin),
        log_queries=options.log_queries,
        limits=Limits(**limits),
    )


def _default_limits() -> dict[str, float]:
    from dgov_kg.web.settings import MEGABYTE, Limits

    limits = Limits()
    return {
        name: getattr(limits, name) // (MEGABYTE if name in _IN_MEGABYTES else 1)
        for name in _LIMITS
    }
