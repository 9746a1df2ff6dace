"""`dgov-kg source`: mend, index, verify and show the source text, from the reader's own copy."""

from __future__ import annotations

import os
import sys

from dgov_kg.cli import COMMANDS
from dgov_kg.cli.parser import Parser
from dgov_kg.exceptions import BadFile, BadParameter, UnknownName
from dgov_kg.language import Bilingual
from dgov_kg.namespaces import FIRST, SOURCES
from dgov_kg.passage import short

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
            "restore", _RESTORE, _restore, "dgov-kg source restore raw.txt -o article.txt --report"
        )
    )
    _index_options(
        verb(
            "index",
            _INDEX,
            _index,
            "dgov-kg source index article.txt",
            "dgov-kg source index notes.txt -o graph/notes/source.ttl --author '山人=Shan Ren'",
        )
    )
    _verify_options(
        verb("verify", _VERIFY, _verify, "dgov-kg source verify article.txt --remember")
    )
    _show_options(verb("show", _SHOW, _show, "dgov-kg source show p13s3 p14 --text article.txt"))
    verb("forget", _FORGET, _forget)
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
        "places of table rows (default: layout.toml beside the index, if there is one)",
    )
    file = verb.say(
        "写入此文件，其文件夹名即来源名（缺省为首个来源的索引）",
        "Turtle file; its folder names the source (default: the first source's index)",
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


def _restore(options: argparse.Namespace) -> int:
    from dgov_kg.source.reading import read_text
    from dgov_kg.source.reporting import readable, summary, tabular
    from dgov_kg.source.restoration import restore

    for path in (options.output, options.report):
        if path and os.path.realpath(path) == os.path.realpath(options.raw):
            raise BadParameter(
                zh=f"输出不能写回原文件 {path}。",
                en=f"Will not write over the damaged text {path}.",
            )
    restoration = restore(read_text(options.raw))
    if options.output:
        _write(options.output, restoration.text)
    else:
        print(restoration.text, end="" if restoration.text.endswith("\n") else "\n")
    if options.report:
        _write(options.report, tabular(restoration))
    shown = readable if options.report == "" else summary
    print(shown(restoration, options.language), file=sys.stderr)
    return 0


def _index(options: argparse.Namespace) -> int:
    from dataclasses import replace

    from dgov_kg.source.copies import index_file
    from dgov_kg.source.head import given_author, read_head, source_name
    from dgov_kg.source.indexing import index
    from dgov_kg.source.layout import read_layout
    from dgov_kg.source.reading import read_text
    from dgov_kg.source.turtle import to_turtle

    path = options.output or index_file()
    head = read_head(path, source_name(path))
    title = Bilingual(options.title_zh or head.title.zh, options.title_en or head.title.en)
    authors = tuple(map(given_author, options.author or ())) or head.authors
    head = replace(head, title=title, authors=authors)
    text = read_text(options.text)
    _warn_of_damage(text, options.language)
    beside = os.path.join(os.path.dirname(path), "layout.toml")
    layout = options.layout or (beside if os.path.isfile(beside) else None)
    found = index(text, read_layout(layout) if layout else ())
    _write(path, to_turtle(found, head).decode())
    paragraphs, sentences = len(found.paragraphs), len(found.sentences)
    zh = f"{paragraphs} 段 {sentences} 句，已写入 {path}"
    en = f"{paragraphs} paragraphs, {sentences} sentences, written to {path}"
    print(Bilingual(zh, en).in_language(options.language))
    return 0


def _verify(options: argparse.Namespace) -> int:
    from dgov_kg.source.copies import remember
    from dgov_kg.source.reading import read_text
    from dgov_kg.source.reporting import outcome
    from dgov_kg.source.restoration import restore
    from dgov_kg.source.turtle import from_turtle
    from dgov_kg.source.verification import verify

    if options.restore and options.remember:
        raise BadParameter(
            zh="只能记住已修复的文本：先运行 dgov-kg source restore，再核对并记住其结果。",
            en="Only a restored text can be remembered: run dgov-kg source restore first, "
            "then verify what it wrote.",
        )
    index = from_turtle(_known_index(options.source))
    text = read_text(options.text)
    result = verify(restore(text).text if options.restore else text, index)
    print(outcome(result, options.language))
    if result.missing and not options.restore:
        _warn_of_damage(text, options.language)
    if options.remember and result.complete:
        remember(options.text)
        path = os.path.abspath(options.text)
        print(Bilingual(f"已记住：{path}", f"Remembered: {path}").in_language(options.language))
    return 0 if result.complete else 1


def _show(options: argparse.Namespace) -> int:
    from dgov_kg.source.copies import remembered
    from dgov_kg.source.reading import read_text
    from dgov_kg.source.turtle import from_turtle
    from dgov_kg.source.verification import show

    path = options.text or remembered()
    if path is None:
        raise BadParameter(
            zh="原文不在本项目中：用 --text 给出你手中的文本，"
            "或用 dgov-kg source verify COPY --remember 记住它。",
            en="The words are not part of this project: give your copy with --text, "
            "or remember it with dgov-kg source verify COPY --remember",
        )
    text = read_text(path)
    wanted: dict[str, list[str]] = {}
    for name in options.names:
        source, _, passage = name.rpartition("/")  # An answer prints mountain-city/p01s1.
        wanted.setdefault(source or options.source or FIRST, []).append(passage)
    indexes = {source: from_turtle(_known_index(source)) for source in wanted}
    for source, names in wanted.items():
        for name in names:
            indexes[source].named(name)
    found: dict[str, str] = {}
    try:
        for source, names in wanted.items():
            words = show(text, indexes[source], names)
            found |= {short(f"{SOURCES}{source}/{name}"): said for name, said in words.items()}
    except BadFile:
        _warn_of_damage(text, options.language)
        raise
    for name, said in found.items():
        print(f"{name}  {said}")
    return 0


def _known_index(source: str | None) -> str:
    """Return the path of the index of a source, or raise UnknownName."""
    from difflib import get_close_matches

    from dgov_kg.source.copies import index_file, source_names

    known = source_names()
    if source is None or source in known:
        return index_file(source)
    near = get_close_matches(source, known, n=1, cutoff=0.5)
    zh = f"是不是 {near[0]}？" if near else "来源有：" + " ".join(known)
    en = f"did you mean {near[0]}?" if near else "there are: " + " ".join(known)
    raise UnknownName(zh=f"没有来源 {source}；{zh}", en=f"No source {source}; {en}")


def _forget(options: argparse.Namespace) -> int:
    from dgov_kg.source.copies import forget

    done = Bilingual("已忘记。", "Forgotten.")
    nothing = Bilingual("没有记住任何文本。", "No copy was remembered.")
    print((done if forget() else nothing).in_language(options.language))
    return 0


def _warn_of_damage(text: str, language: str) -> None:
    from dgov_kg.source.damage import looks_damaged

    if looks_damaged(text):
        zh = "这份文本似有注音或为繁体；请先运行："
        en = "The text seems to hold pronunciations or traditional characters; first run: "
        print(Bilingual(zh, en).in_language(language) + "dgov-kg source restore", file=sys.stderr)


def _write(path: str, text: str) -> None:
    from dgov_kg.files import write

    try:
        write(path, text.encode())
    except OSError as error:
        raise BadFile(
            zh=f"无法写入 {path}：{error.strerror}。", en=f"Cannot write {path}: {error.strerror}."
        ) from error
