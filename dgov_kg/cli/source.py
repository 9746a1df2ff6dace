"""`dgov-kg source`: mend, index, verify and show the source text, from the reader's own copy."""

from __future__ import annotations

import sys

from dgov_kg.cli import COMMANDS
from dgov_kg.cli.parser import Parser
from dgov_kg.cli.source_verbs import (
    run_forget,
    run_index,
    run_restore,
    run_show,
    run_verify,
)
from dgov_kg.exceptions import UnknownName
from dgov_kg.language import Bilingual

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Sequence

_RESTORE = Bilingual(
    "修复损坏的文本：去注音、补错位的字、繁体改简体",
    "Mend a damaged text: pronunciations, characters out of step, traditional script",
)
_INDEX = Bilingual("为修复后的文本建语句索引", "Index the sentences of a restored text")
_VERIFY = Bilingual("逐句核对你手中的文本", "Check your copy of the text, sentence by sentence")
_SHOW = Bilingual("显示语句的原文", "Show the words of sentences from your copy")
_FORGET = Bilingual("忘记所记的文本位置", "Forget where your copy lies")


def parser(language: str) -> Parser:
    """Return the parser with its five verbs."""
    made = _Verbs(
        "source",
        COMMANDS["source"],
        language=language,
        examples=(
            "dgov-kg source restore raw.txt -o article.txt",
            "dgov-kg source verify article.txt --remember",
            "dgov-kg source show p13s3",
        ),
    )
    made.set_defaults(run=lambda _: _help(made))
    verbs = made.add_subparsers(
        title=made.say("子命令", "Commands"),
        metavar="COMMAND",
        parser_class=_Verb,
    )

    def verb(name: str, summary: Bilingual, run: Callable[..., int], *examples: str) -> Parser:
        added: Parser = verbs.add_parser(
            name,
            help=summary.in_language(language),
            command=f"source {name}",
            summary=summary,
            language=language,
            examples=examples,
        )
        added.set_defaults(run=run)
        return added

    _restore_options(
        verb(
            "restore",
            _RESTORE,
            run_restore,
            "dgov-kg source restore raw.txt -o article.txt --report",
        )
    )
    _index_options(
        verb(
            "index",
            _INDEX,
            run_index,
            "dgov-kg source index article.txt",
            "dgov-kg source index notes.txt -o graph/notes/source.ttl --author '山人=Shan Ren'",
        )
    )
    _verify_options(
        verb("verify", _VERIFY, run_verify, "dgov-kg source verify article.txt --remember")
    )
    _show_options(verb("show", _SHOW, run_show, "dgov-kg source show p13s3 p14 --text article.txt"))
    verb("forget", _FORGET, run_forget)
    made.verbs = dict(verbs.choices)
    return made


def run(options: argparse.Namespace) -> int:
    """Run one verb and return the exit status."""
    return int(options.run(options))


class _Verbs(Parser):
    """The parser of `dgov-kg source`: it knows the nearest verb to one that it does not know."""

    verbs: dict[str, Parser]

    def parse_args(self, args=None, namespace=None):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN202
        """Parse, once the first word is known to be a verb."""
        word = next((word for word in args or () if not word.startswith("-")), None)
        if word is not None and word not in self.verbs:
            raise _no_verb(word, list(self.verbs))
        return super().parse_args(args, namespace)


def _no_verb(word: str, verbs: list[str]) -> UnknownName:
    from difflib import get_close_matches

    near = get_close_matches(word, verbs, n=1, cutoff=0.5)
    zh = f"是不是 {near[0]}？" if near else "子命令有：" + " ".join(verbs)
    en = f"did you mean {near[0]}?" if near else "there are: " + " ".join(verbs)
    return UnknownName(zh=f"没有子命令 {word}；{zh}", en=f"No command source {word}; {en}")


class _Verb(Parser):
    """The parser of one verb; it finds its program name by itself, whatever argparse hands it."""

    def __init__(
        self,
        command: str,
        summary: Bilingual,
        *,
        language: str,
        examples: Sequence[str] = (),
        prog: str = "",  # noqa: ARG002
    ) -> None:
        super().__init__(command, summary, language=language, examples=examples)


def _help(made: Parser) -> int:
    made.print_help(sys.stderr)
    return 2


def _restore_options(verb: Parser) -> None:
    raw = verb.say("损坏的文本（UTF-8）", "the damaged text, UTF-8")
    text = verb.say("写入此文件（缺省为标准输出）", "write to this file (default: standard output)")
    tsv = verb.say(
        "逐处报告；给出 FILE 则写成 TSV", "report the repairs; with FILE, all of them as TSV"
    )
    verb.add_argument("raw", metavar="RAW", help=raw)
    verb.add_argument("-o", "--output", metavar="TEXT", help=text)
    verb.add_argument("--report", nargs="?", const="", metavar="FILE", help=tsv)


def _index_options(verb: Parser) -> None:
    text = verb.say("修复后的文本", "the restored text")
    rows = verb.say(
        "表格各行的位置（缺省为索引旁的 layout.toml，没有则无表）",
        "places of table rows (default: layout.toml beside the run_index, if there is one)",
    )
    file = verb.say(
        "写入此文件，其文件夹名即来源名（缺省为首个来源的索引）",
        "Turtle file; its folder names the source (default: the first source's run_index)",
    )
    zh = verb.say("来源的中文名（缺省沿用原有的）", "Chinese title (default: the one it has)")
    en = verb.say("来源的英文名（缺省沿用原有的）", "English title (default: the one it has)")
    author = verb.say(
        "作者的中英文名，可重复（缺省沿用原有的）",
        "an author's two names; repeat it for each (default: those it has)",
    )
    verb.add_argument("text", metavar="TEXT", help=text)
    verb.add_argument("--layout", metavar="FILE", help=rows)
    verb.add_argument("-o", "--output", metavar="FILE", help=file)
    verb.add_argument("--title-zh", metavar="ZH", help=zh)
    verb.add_argument("--title-en", metavar="EN", help=en)
    verb.add_argument("--author", action="append", metavar="ZH=EN", help=author)


def _verify_options(verb: Parser) -> None:
    verb.add_argument(
        "text", metavar="COPY", help=verb.say("你手中的文本", "your copy of the text")
    )
    mend = verb.say("先在内存中修复", "mend it first, in memory")
    keep = verb.say("记住此文本，供各命令显示原文", "remember it, so that answers show its words")
    _source_option(verb)
    verb.add_argument("--restore", action="store_true", help=mend)
    verb.add_argument("--remember", action="store_true", help=keep)


def _source_option(verb: Parser) -> None:
    verb.add_argument(
        "--source",
        metavar="NAME",
        help=verb.say("来源（缺省为首个）", "the source (default: the first)"),
    )


def _show_options(verb: Parser) -> None:
    verb.add_argument(
        "names",
        nargs="+",
        metavar="ID",
        help=verb.say("语句或段落，如 p13s3、p13", "sentences or paragraphs, such as p13s3 or p13"),
    )
    _source_option(verb)
    verb.add_argument(
        "--text",
        metavar="COPY",
        help=verb.say(
            "你手中的文本（缺省为所记的）", "your copy of the text (default: the remembered one)"
        ),
    )
