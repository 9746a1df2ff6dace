"""What still looks damaged in a text: pointed out, never guessed away."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dgov_kg.language import Bilingual
from dgov_kg.source.pronunciation import SYLLABLE

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

#: Kind of doubt to what it means.
MEANINGS = {
    "question-mark": Bilingual("多余的问号", "a stray question mark"),
    "wedged": Bilingual("夹在汉字间的单个字符", "a lone sign wedged between characters"),
    "box": Bilingual("制表符、替换符或私用字符", "a drawing, replacement or private-use sign"),
    "pronunciation": Bilingual("不合字音的注音", "a pronunciation that is not the character's"),
    "bracket": Bilingual("引号或括号不成对", "a quotation mark or bracket without its fellow"),
}

PAIRS = {
    "“": "”",
    "‘": "’",
    "《": "》",
    "〈": "〉",
    "「": "」",
    "『": "』",
    "（": "）",
    "(": ")",
    "[": "]",
    "【": "】",
    "〔": "〕",
}

_HAN = "[\u3400-\u9fff]"
_BOX = re.compile("[\u2500-\u25ff\ufffd\ue000-\uf8ff\x80-\x9f]")
_WEDGED = re.compile(rf"(?<={_HAN})[A-Za-z^_`|~\\@](?={_HAN})")
_ALONE = re.compile(r"(?<![A-Za-z\d+-])[\^`|~\\]")
_NOTE = re.compile(rf"(?<={_HAN})[(（](?=[^)）]*[^a-z)）]){SYLLABLE}[)）]|{_HAN}\?{SYLLABLE}[)）]")
_ASKING = re.compile(
    r"[吗呢么谁怎何哪几否孰吧嗎麼誰幾]|多少|是不是|能不能|会不会|要不要|有没有|(.)不\1"
)


_INJECTED = re.compile(rf"{_HAN}[(（]{SYLLABLE}[)）]")
_TRADITIONAL = re.compile("[數據務設國這為與發個們機會實體對學當時從進動經過還開關長門問間]")
_MANY = 5


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something that looks damaged: its paragraph and place in the mended text, and its kind."""

    paragraph: int
    place: int
    kind: str
    text: str


def doubts(number: int, paragraph: str) -> list[Doubt]:
    """Return what looks damaged in one paragraph, in the order of the text.

    >>> [(doubt.place, doubt.kind) for doubt in doubts(0, "山上?有w水(河。")]
    [(2, 'question-mark'), (4, 'wedged'), (6, 'bracket')]
    """
    found = [
        *_stray_questions(paragraph),
        *((match.start(), "wedged") for match in _WEDGED.finditer(paragraph)),
        *((match.start(), "wedged") for match in _ALONE.finditer(paragraph)),
        *((match.start(), "box") for match in _BOX.finditer(paragraph)),
        *((match.start(), "pronunciation") for match in _NOTE.finditer(paragraph)),
        *((place, "bracket") for place in unbalanced(paragraph)),
    ]
    return [
        Doubt(number, place, kind, paragraph[max(0, place - 4) : place + 6])
        for place, kind in sorted(set(found))
    ]


def looks_damaged(text: str) -> bool:
    """Tell at a glance whether a text holds pronunciations or traditional characters.

    >>> looks_damaged("國(guó)" * 5), looks_damaged("国家" * 5)
    (True, False)
    """
    marks = _INJECTED.findall(text), _TRADITIONAL.findall(text)
    return any(len(found) >= _MANY for found in marks)


def _stray_questions(paragraph: str) -> Iterator[tuple[int, str]]:
    """Yield the question marks behind which nobody asks anything."""
    start = 0
    for match in re.finditer(r"\?", paragraph):
        if not asks(paragraph[start : match.start()]):
            yield match.start(), "question-mark"
        start = match.end()


def asks(text: str) -> bool:
    """Tell whether the last clause of a text asks something.

    >>> asks("书很新。谁来借"), asks("谁来借?书很新")
    (True, False)
    """
    return bool(_ASKING.search(re.split("[。;；!！?？]", text)[-1]))


def unbalanced(paragraph: str) -> list[int]:
    """Return the places of quotation marks and brackets without their fellow."""
    return sorted(set(_marks(paragraph)) - {place for pair in pairs(paragraph) for place in pair})


def pairs(paragraph: str) -> list[tuple[int, int]]:
    """Return the places of each opening mark and of the mark that closes it.

    >>> pairs("“山”(水")
    [(0, 2)]
    """
    closing = {end: start for start, end in PAIRS.items()}
    opened: list[int] = []
    found = []
    for place in _marks(paragraph):
        sign = paragraph[place]
        if sign in PAIRS:
            opened.append(place)
            continue
        fellow = next((at for at in reversed(opened) if paragraph[at] == closing[sign]), None)
        if fellow is not None:
            del opened[opened.index(fellow) :]
            found.append((fellow, place))
    return sorted(found)


def _marks(paragraph: str) -> list[int]:
    signs = {*PAIRS, *PAIRS.values()}
    return [place for place, sign in enumerate(paragraph) if sign in signs]
