"""What was mended, what was found and what was not, for a person to read or a program to sort."""

from __future__ import annotations

from dgov_kg.language import Bilingual
from dgov_kg.source.damage import MEANINGS
from dgov_kg.source.restoration import (
    LOST_STEP,
    PRONUNCIATION,
    SCRIPT,
    SPLIT_PRONUNCIATION,
    Repair,
    Restoration,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from dgov_kg.source.verification import Verification

#: How many missing sentences are listed.
_LISTED = 40

_KINDS = {
    PRONUNCIATION: Bilingual("去掉注音", "pronunciations removed"),
    LOST_STEP: Bilingual("错位一字节的字", "characters read one byte out of step"),
    SPLIT_PRONUNCIATION: Bilingual("被注音拆开的字", "characters parted by a pronunciation"),
    SCRIPT: Bilingual("繁体改简体", "traditional characters made simplified"),
}
_DEGREES = (
    (0.99, Bilingual("确定", "certain")),
    (0.8, Bilingual("很可能", "likely")),
    (0.0, Bilingual("请核对", "please check")),
)


def degree(sure: float) -> Bilingual:
    """Return the word for how sure a repair is.

    >>> degree(0.85).en
    'likely'
    """
    return next(word for least, word in _DEGREES if sure >= least)


def readable(restoration: Restoration, language: str) -> str:
    """Return the repairs as lines: counts, then each one that a person should see, then doubts.

    Pronunciations that are certain and changes of script are only counted.
    """
    lines = [
        f"{count:>6}  {_KINDS[kind].in_language(language)}"
        for kind, count in restoration.counts().items()
    ]
    lines += [_repair(repair, language) for repair in restoration.repairs if _worth_seeing(repair)]
    lines += [
        f"  p{doubt.paragraph:02}:{doubt.place}  {doubt.text}  "
        f"{MEANINGS[doubt.kind].in_language(language)}"
        for doubt in restoration.doubts
    ]
    return "\n".join([*lines, summary(restoration, language)])


def summary(restoration: Restoration, language: str) -> str:
    """Return one sentence: how many repairs, how many to check, how many places left damaged."""
    repairs, left = len(restoration.repairs), len(restoration.doubts)
    check = sum(degree(repair.sure) == _DEGREES[-1][1] for repair in restoration.repairs)
    if language == "zh":
        return f"修复 {repairs} 处，其中 {check} 处请核对；另有 {left} 处疑似损坏，未能修复。"
    return f"{repairs} repairs, {check} of them to check; {left} places look damaged still."


def tabular(restoration: Restoration) -> str:
    """Return every repair and doubt as tab-separated values with a header.

    Paragraphs and places count from 0, places in code points: ``start`` in the damaged paragraph
    (empty for a doubt), ``place`` in the mended one.
    """
    rows = [("paragraph", "start", "place", "kind", "before", "after", "sure")]
    for repair in restoration.repairs:
        place = str(repair.paragraph), str(repair.start), str(repair.place)
        rows.append((*place, repair.kind, repair.before, repair.after, f"{repair.sure:.3f}"))
    for doubt in restoration.doubts:
        place = str(doubt.paragraph), "", str(doubt.place)
        rows.append((*place, f"doubt:{doubt.kind}", doubt.text, doubt.text, "0.000"))
    return "".join("\t".join(field.replace("\t", " ") for field in row) + "\n" for row in rows)


def outcome(result: Verification, language: str) -> str:
    """Return how many sentences a copy has, found how, and which it lacks, with their places."""
    total, lacking = len(result.found) + len(result.missing), len(result.missing)
    zh = [
        (
            f"共 {total} 句：按位置找到 {result.by_position} 句，"
            f"仅按摘要值找到 {result.by_digest} 句，未找到 {lacking} 句。"
        )
    ]
    en = [
        (
            f"{total} sentences: {result.by_position} found by position, "
            f"{result.by_digest} by digest alone, {lacking} not found."
        )
    ]
    for sentence in result.missing[:_LISTED]:
        places = ", ".join(f"{piece.start}–{piece.end}" for piece in sentence.pieces)
        line = sentence.paragraph + 1
        zh.append(f"  未找到 {sentence.name}：第 {line} 行，第 {places} 字")
        en.append(f"  not found: {sentence.name}, line {line}, places {places}")
    if lacking > _LISTED:
        zh.append(f"  ……另有 {lacking - _LISTED} 句")
        en.append(f"  … and {lacking - _LISTED} more")
    return "\n".join(zh if language == "zh" else en)


def _worth_seeing(repair: Repair) -> bool:
    return repair.kind != SCRIPT and (repair.kind != PRONUNCIATION or repair.sure < 1)


def _repair(repair: Repair, language: str) -> str:
    word = degree(repair.sure).in_language(language)
    after = repair.after or "∅"
    place = f"p{repair.paragraph:02}:{repair.start}→{repair.place}"
    return f"  {place}  {repair.before} → {after}  {word} {repair.sure:.2f}"
