"""What an answer tells besides its rows out of other sentences, each named where it is told."""

from __future__ import annotations

from typing import NamedTuple

from dgov_kg.language import Bilingual

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from dgov_kg.result import Node

#: What the words of another sentence are to an answer: a point of what it puts as a whole, what
#: comes next in its paragraph, or what it is an example of.
POINT, NEXT, GENERAL = "point", "next", "general"
_DETAILS = Bilingual("分开来说：{said}。", " In detail: {said}.")
_ON = Bilingual("文章接着说：{said}", " The article goes on: {said}")


class Further(NamedTuple):
    """What another sentence adds to an answer; a point of a point has a ``depth`` of 1."""

    kind: str
    words: str
    sentence: Node
    depth: int = 0

    def to_dict(self) -> dict[str, object]:
        """Return what JSON can hold."""
        return {
            "kind": self.kind,
            "words": self.words,
            "sentence": self.sentence.slug,
            "depth": self.depth,
        }


def told(further: Sequence[Further], language: str) -> str:
    """Return points, or what comes next, in words, each with the name of its sentence.

    >>> from dgov_kg.graph import load
    >>> answer = load().ask("怎样完善政府的数字决策体系？")
    >>> told(answer.further, "zh")
    '分开来说：有必要融合数据、以数字技术研判[p46s2]；还可建可视化平台与研判机制并写数字报告[p46s3]。'
    >>> told([], "zh")
    ''
    """
    if not further:
        return ""
    gap = "" if language == "zh" else " "
    if further[0].kind == NEXT:
        return _ON.in_language(language).format(said=gap.join(_named(one, gap) for one in further))
    return _DETAILS.in_language(language).format(said=_points(further, language))


def _points(points: Sequence[Further], language: str) -> str:
    """Return points one after the other, each with its own points in brackets behind it."""
    gap, stop, brackets = ("", "；", "（{}）") if language == "zh" else (" ", "; ", " ({})")
    wholes = [place for place, one in enumerate(points) if not one.depth]
    said = []
    for place, end in zip(wholes, [*wholes[1:], len(points)], strict=True):
        own = stop.join(_named(one, gap) for one in points[place + 1 : end])
        said.append(_named(points[place], gap) + (brackets.format(own) if own else ""))
    return stop.join(said)


def _named(one: Further, gap: str) -> str:
    return f"{one.words}{gap}[{one.sentence.slug}]"
