"""Argument parsers that speak the user's language."""

from __future__ import annotations

import argparse
import os
import sys

from dgov_kg.cli import COMMANDS, STORED
from dgov_kg.exceptions import UnknownName
from dgov_kg.language import Bilingual
from dgov_kg.question import find

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import NoReturn

_HEADINGS = {
    "zh": {"positional arguments": "参数", "options": "选项"},
    "en": {"positional arguments": "Arguments", "options": "Options"},
}
_HELP = Bilingual("显示本说明", "show this help")
_LANG = Bilingual("语言：zh 或 en（缺省随系统）", "language: zh or en (default: the locale's)")
_STORE = Bilingual(
    "数据库：文件夹，或 SPARQL 端点的地址", "a store: a folder, or the URL of a SPARQL endpoint"
)
_EXAMPLES = Bilingual("示例", "Examples")


def _formatter(prog: str) -> argparse.HelpFormatter:
    """Return a formatter as wide as the terminal, without the import of shutil that it costs."""
    try:
        columns = os.get_terminal_size().columns
    except OSError:
        columns = 80
    return argparse.RawDescriptionHelpFormatter(prog, width=min(columns, 100) - 2)


class Parser(argparse.ArgumentParser):
    """An argument parser with its help and its errors in one of two languages.

    ``examples`` are command lines, shown under the options and copied by the reader.
    """

    def __init__(
        self, command: str, summary: Bilingual, *, language: str, examples: Sequence[str] = ()
    ) -> None:
        shown = "".join(f"\n  {example}" for example in examples)
        super().__init__(
            prog=f"dgov-kg {command}",
            description=summary.in_language(language),
            epilog=f"{_EXAMPLES.in_language(language)}:{shown}" if examples else None,
            formatter_class=_formatter,
            add_help=False,
            allow_abbrev=False,
        )
        self.language = language
        self._positionals.title = _HEADINGS[language]["positional arguments"]
        self._optionals.title = _HEADINGS[language]["options"]
        self.set_defaults(language=language)
        self.add_argument("-h", "--help", action="help", help=_HELP.in_language(language))
        self.add_argument("--lang", choices=("zh", "en"), help=_LANG.in_language(language))
        if command in STORED:  # Taken out of the arguments before they come here, as `--lang` is.
            self.add_argument(
                "--store", metavar="DIR|URL", default="", help=_STORE.in_language(language)
            )

    def say(self, zh: str, en: str) -> str:
        """Return the one of the two texts that the user reads."""
        return zh if self.language == "zh" else en

    def error(self, message: str) -> NoReturn:
        """Say what is wrong and where to read on, and leave with status 2."""
        if self.language == "zh":
            message = _in_chinese(message)
        hint = self.say(f"用法见：{self.prog} --help", f"See: {self.prog} --help")
        print(f"{self.prog}: {message}\n{hint}", file=sys.stderr)
        raise SystemExit(2)


_DAY = 86_400

#: What argparse says, and how that reads in Chinese; it has no translations of its own.
_COMPLAINTS = (
    ("the following arguments are required: ", "缺少参数："),
    ("unrecognized arguments: ", "不认识的参数："),
    ("expected one argument", "后面应有一个值"),
    ("invalid choice: ", "没有这个选项："),
    ("choose from ", "可选："),
    ("invalid int value: ", "应为整数："),
    ("invalid float value: ", "应为数字："),
    ("invalid positive_number value: ", "应为正数："),
    ("invalid whole_number value: ", "应为非负整数："),
    ("invalid count value: ", "应为个数："),
    ("argument ", "参数 "),
)


def positive_number(words: str) -> float:
    """Read a number of seconds: above nothing, and no longer than a day.

    >>> positive_number("0.5")
    0.5
    """
    number = float(words)
    if not 0 < number <= _DAY:
        raise ValueError(words)
    return number


def whole_number(words: str) -> int:
    """Read a count, which may be nought.

    >>> whole_number("20")
    20
    """
    number = int(words)
    if number < 0:
        raise ValueError(words)
    return number


def _in_chinese(message: str) -> str:
    for english, chinese in _COMPLAINTS:
        message = message.replace(english, chinese)
    return message


def overview(language: str) -> str:
    """Return the text of `dgov-kg --help`."""
    usage = "dgov-kg <命令> [参数]" if language == "zh" else "dgov-kg COMMAND [ARGUMENTS]"
    first = (
        "中国省级数字政府知识图谱：每条陈述都指明出处。"
        if language == "zh"
        else "A knowledge graph of China's digital government: every statement names its sentence."
    )
    lines = [f"  {name:<12} {summary.in_language(language)}" for name, summary in COMMANDS.items()]
    examples = (
        "dgov-kg run co-owners",
        "dgov-kg run co-owners --province 广东省 --lang zh",
        "dgov-kg describe digital-guangdong",
        "dgov-kg view co-owners -o co-owners.html",
    )
    shown = [f"  {example}" for example in examples]
    heading = _EXAMPLES.in_language(language)
    return "\n".join([usage, "", first, "", *lines, "", f"{heading}:", *shown])


def nearest(command: str) -> UnknownName:
    """Return the error for an unknown command, with the nearest one that exists."""
    from difflib import get_close_matches

    near = get_close_matches(command, COMMANDS, n=1, cutoff=0.5)
    zh = f"是不是 {near[0]}？" if near else "命令见：dgov-kg --help"
    en = f"did you mean {near[0]}?" if near else "see: dgov-kg --help"
    return UnknownName(zh=f"没有命令 {command}；{zh}", en=f"No command {command}; {en}")


class QuestionParser(Parser):
    """A parser that takes a question's name and then that question's own parameters."""

    def parse_args(self, args=None, namespace=None):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN201
        """Add an option for each parameter of the question that is named, then parse."""
        name = next((word for word in args or () if not word.startswith("-")), None)
        question = find(name) if name else None
        if question is not None:
            self.prog += f" {question.name}"
            self.description = question.title.in_language(self.language)
            group = self.add_argument_group(self.say("问题的参数", "Parameters of the question"))
            for parameter in question.parameters:
                label = parameter.label.in_language(self.language)
                group.add_argument(
                    f"--{parameter.name}", metavar=parameter.name.upper(), help=label
                )
        options = super().parse_args(args, namespace)
        names = [parameter.name for parameter in question.parameters] if question else []
        options.parameters = {key: getattr(options, key) for key in names}
        return options
