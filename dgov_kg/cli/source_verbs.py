"""What the verbs of `dgov-kg source` do, each with the options that its parser read."""

from __future__ import annotations

import os
import sys

from dgov_kg.exceptions import BadFile, BadParameter, UnknownName
from dgov_kg.language import Bilingual
from dgov_kg.namespaces import FIRST, SOURCES
from dgov_kg.passage import short

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse


def run_restore(options: argparse.Namespace) -> int:
    """Mend a text, write it, and say what was mended."""
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


def run_index(options: argparse.Namespace) -> int:
    """Write the index of a text's sentences."""
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
    warn_of_damage(text, options.language)
    beside = os.path.join(os.path.dirname(path), "layout.toml")
    layout = options.layout or (beside if os.path.isfile(beside) else None)
    found = index(text, read_layout(layout) if layout else ())
    _write(path, to_turtle(found, head).decode())
    paragraphs, sentences = len(found.paragraphs), len(found.sentences)
    zh = f"{paragraphs} 段 {sentences} 句，已写入 {path}"
    en = f"{paragraphs} paragraphs, {sentences} sentences, written to {path}"
    print(Bilingual(zh, en).in_language(options.language))
    return 0


def run_verify(options: argparse.Namespace) -> int:
    """Look for every sentence in a copy; status 1 where one is not found."""
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
        warn_of_damage(text, options.language)
    if options.remember and result.complete:
        remember(options.text)
        path = os.path.abspath(options.text)
        print(Bilingual(f"已记住：{path}", f"Remembered: {path}").in_language(options.language))
    return 0 if result.complete else 1


def run_show(options: argparse.Namespace) -> int:
    """Print the words of sentences from the reader's copy."""
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
        warn_of_damage(text, options.language)
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


def run_forget(options: argparse.Namespace) -> int:
    """Forget where the copy lies."""
    from dgov_kg.source.copies import forget

    done = Bilingual("已忘记。", "Forgotten.")
    nothing = Bilingual("没有记住任何文本。", "No copy was remembered.")
    print((done if forget() else nothing).in_language(options.language))
    return 0


def warn_of_damage(text: str, language: str) -> None:
    """Say on standard error where a text wants mending first."""
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
