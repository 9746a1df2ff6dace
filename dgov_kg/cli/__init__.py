"""The shell face: one module a command, imported when it is called for."""

from __future__ import annotations

import gc
import os
import sys

from dgov_kg.exceptions import BadFile, BadParameter, BadStore, DgovError, MissingPackage
from dgov_kg.language import LANGUAGES, Bilingual, preferred

TYPE_CHECKING = False
if TYPE_CHECKING:
    from dgov_kg.cli.progress import Shell

#: Command to what it does, in the order of `dgov-kg --help`.  The module bears the command's name.
COMMANDS = {
    "ask": Bilingual("用中文或英文提问", "Answer a question in plain words, Chinese or English"),
    "verify": Bilingual(
        "一个说法有无依据", "Say whether a claim is supported, contradicted, or not in the graph"
    ),
    "questions": Bilingual("列出可以直接问的问题", "List the questions that can be asked by name"),
    "run": Bilingual("回答一个问题", "Answer a question of the catalogue"),
    "query": Bilingual("运行 SPARQL 查询", "Run SPARQL from words, a file or standard input"),
    "describe": Bilingual(
        "说明一个实体，逐句给出依据", "Say all that is known of an entity, with evidence"
    ),
    "search": Bilingual("按名称查找", "Find entities, terms and concepts by name"),
    "path": Bilingual("两者之间有什么联系", "Say what connects two things, step by step"),
    "compare": Bilingual("并排对照几个事物", "Set two or more things side by side"),
    "matrix": Bilingual(
        "各省对照表：一格一据", "Set all provinces beside each other, a sentence behind every value"
    ),
    "timeline": Bilingual("何时发生了什么", "List what happened when, to a thing or in a place"),
    "rank": Bilingual("在某种联系之中排名", "Rank by a measure over a network of ties"),
    "why": Bilingual("一条陈述为何成立", "Say why a statement holds: sentences, or rule and node"),
    "cite": Bilingual(
        "如何引用实体、语句、答案与数据集",
        "Say how to cite an entity, a sentence, an answer, the data",
    ),
    "view": Bilingual(
        "生成可离线打开的网页图", "Draw a picture as one HTML file that works offline"
    ),
    "export": Bilingual("导出为 Turtle 等格式", "Write the graph as Turtle, TriG, GraphML, CSV …"),
    "load": Bilingual("把文件装入数据库", "Load files into a store on disk, to be asked at once"),
    "store": Bilingual("检查、备份、压缩数据库", "Check, back up or compact a store on disk"),
    "serve": Bilingual(
        "启动 SPARQL 端点与关联数据服务", "Serve a SPARQL endpoint and linked data on this machine"
    ),
    "validate": Bilingual("检查数据", "Check the data: SHACL shapes and house rules"),
    "coverage": Bilingual("每句话得出了什么", "List each sentence with what it yields"),
    "build": Bilingual(
        "把许多来源建成可批量载入的文件", "Build many sources into files for bulk loading"
    ),
    "synthesize": Bilingual(
        "生成虚构的大图谱，用以测速", "Make up a graph of any size, to measure speed by"
    ),
    "source": Bilingual("修复、索引、核对原文", "Mend, index, verify and show the source text"),
    "mcp": Bilingual(
        "为智能体提供工具（MCP）", "Give an agent the same verbs as tools, over stdio or HTTP (MCP)"
    ),
    "completion": Bilingual("输出命令补全脚本", "Print the completion script of a shell"),
}

#: The commands that answer at once: their store opens on another core while Python imports.
_READING = {"ask", "verify", "run", "query", "describe", "search", "why", "coverage"}
_READING |= {"path", "compare", "matrix", "timeline", "rank", "cite"}
#: Those that take `--store`: the others ask no graph, or the project's own alone.
STORED = _READING | {"view", "export", "load", "serve", "mcp", "validate"}


def main(arguments: list[str] | None = None) -> int:
    """Run one command and return its exit status: 0 done, 1 not done, 2 not understood.

    Without arguments it is the shell's, and the process ends here with nothing torn down: the store
    may still be loading on its thread, and needs no farewell.
    """
    if arguments is not None:
        return _run(arguments)
    gc.disable()  # The process is short; collecting costs more than it gives back.
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")  # A terminal may lack a letter.
    try:
        try:
            status = _run(sys.argv[1:])
        except SystemExit as end:  # So argparse ends, after help and after a complaint.
            status = int(end.code or 0)
        sys.stdout.flush()
    except BrokenPipeError:  # The reader, such as `head`, has seen enough.
        status = 0
    except OSError as error:
        print(f"dgov-kg: {os.strerror(error.errno or 0)}", file=sys.stderr)
        status = 1
    os._exit(status)


def _run(arguments: list[str]) -> int:
    language, words = _language(arguments)
    try:
        "".join(words).encode()
        return _dispatch(words, language)
    except DgovError as error:
        print(error.in_language(language), file=sys.stderr)
        return 1 if isinstance(error, (BadFile, BadStore, MissingPackage)) else 2
    except UnicodeEncodeError:
        wrong = Bilingual("参数不是 UTF-8 文字。", "The arguments are not UTF-8 text.")
        print(wrong.in_language(language), file=sys.stderr)
        return 2
    except RuntimeError as error:
        where = _store(words)[0]
        if not where or "Corruption" not in str(error):
            raise
        told = Bilingual(
            f"{where}：索引已损坏。用文件重建：dgov-kg store check {where}",
            f"{where}: the index is damaged. To make it anew of the files: "
            f"dgov-kg store check {where}",
        )
        print(told.in_language(language), file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


def _dispatch(words: list[str], language: str) -> int:
    from importlib import import_module

    where, words = _store(words)
    command, rest = (words[0], words[1:]) if words else ("--help", [])
    if command in {"-h", "--help", "help"}:
        from dgov_kg.cli.parser import overview

        print(overview(language))
        return 0
    if command == "--version":
        from dgov_kg import __version__

        print(f"dgov-kg {__version__}")
        return 0
    if command not in COMMANDS:
        from dgov_kg.cli.parser import nearest

        raise nearest(command)
    if where and command not in STORED:
        raise BadParameter(
            zh=f"{command} 不用 --store。", en=f"--store means nothing to {command}."
        )
    opening = None
    if command in _READING and not {"-h", "--help"} & set(rest):
        from dgov_kg.opening import Opening

        opening = Opening(where, _shell(language)) if where else Opening()
    module = import_module(f"dgov_kg.cli.{command}")
    plain = getattr(module, "plain", None)
    options = (plain and plain(rest, language)) or module.parser(language).parse_args(rest)
    options.opening, options.store = opening, where
    status = int(module.run(options))
    if opening is not None:
        sys.stdout.flush()
        opening.keep()
    return status


def _shell(language: str) -> Shell:
    from dgov_kg.cli.progress import Shell

    return Shell(language)


def _language(arguments: list[str]) -> tuple[str, list[str]]:
    """Take `--lang` out of the arguments, wherever it stands, and return it with the rest."""
    words = list(arguments)
    for position, word in enumerate(words):
        if word == "--":
            break
        if (
            word == "--lang"
            and words[position + 1 : position + 2]
            and words[position + 1] in LANGUAGES
        ):
            chosen = words[position + 1]
            del words[position : position + 2]
            return chosen, words
        if word.startswith("--lang=") and word[7:] in LANGUAGES:
            del words[position]
            return word[7:], words
    return preferred(), words


def _store(arguments: list[str]) -> tuple[str, list[str]]:
    """Take `--store` out of the arguments, wherever it stands, and return it with the rest."""
    words = list(arguments)
    end = words.index("--") if "--" in words else len(words)
    for position, word in enumerate(words[:end]):
        if word == "--store" and words[position + 1 : position + 2]:
            chosen = words[position + 1]
            del words[position : position + 2]
            return chosen, words
        if word.startswith("--store="):
            del words[position]
            return word[8:], words
    return "", words
