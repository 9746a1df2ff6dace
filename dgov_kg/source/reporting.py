"""What was mended and what could not be, for a person to read and for a program to sort."""

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


def _worth_seeing(repair: Repair) -> bool:
    return repair.kind != SCRIPT and (repair.kind != PRONUNCIATION or repair.sure < 1)


def _repair(repair: Repair, language: str) -> str:
    word = degree(repair.sure).in_language(language)
    after = repair.after or "∅"
    place = f"p{repair.paragraph:02}:{repair.start}→{repair.place}"
    return f"  {place}  {repair.before} → {after}  {word} {repair.sure:.2f}"
