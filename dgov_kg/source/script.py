"""Traditional characters to simplified ones, and 著 to 着 where it is the particle.

OpenCC's `t2s` keeps every 著; its Taiwan table `tw2s` makes 专著 and 卓著 into 专着 and 卓着.  So
words decide, the longest first: in a word read zhù it stays, in a word of 着 it changes, and
elsewhere it is the particle.
"""

from __future__ import annotations

from functools import cache

from dgov_kg.exceptions import MissingPackage

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

#: Words read zhù that the phrases of pypinyin lack or hold only inside longer ones.
_READ_ZHU = ("所著", "遗著", "大著", *("著" + end for end in "名作者述录称书文有"))


def simplified(text: str) -> str:
    """Return the text in simplified characters.

    >>> simplified("這部著作成效顯著，隨著時間更受歡迎")
    '这部著作成效显著，随着时间更受欢迎'
    """
    changed = _converter("t2s")(text)
    if "著" not in changed:
        return changed
    kept = _positions_kept(changed)
    return "".join(
        "着" if sign == "著" and place not in kept else sign for place, sign in enumerate(changed)
    )


def other_script(sign: str) -> tuple[str, ...]:
    """Return the simplified and traditional twins of one character that differ from it.

    >>> other_script("數"), other_script("山")
    (('数',), ())
    """
    twins = (_converter("t2s")(sign), _converter("s2t")(sign))
    return tuple(twin for twin in twins if twin != sign and len(twin) == 1)


def _positions_kept(text: str) -> set[int]:
    kept: set[int] = set()
    place = 0
    while place < len(text):
        word = _word_at(text, place)
        if word and _words()[word]:
            kept.update(range(place, place + len(word)))
        place += max(1, len(word))
    return kept


def _word_at(text: str, place: int) -> str:
    """Return the longest known word with 著 that begins here, or an empty text."""
    for length in range(5, 1, -1):
        word = text[place : place + length]
        if len(word) == length and word in _words():
            return word
    return ""


@cache
def _words() -> dict[str, bool]:
    """Return the dictionary words with 著, true where it is read zhù and so stays."""
    try:
        from pypinyin.constants import PHRASES_DICT
    except ImportError as error:
        raise MissingPackage("pypinyin", "source") from error
    words = {phrase.replace("着", "著"): False for phrase in PHRASES_DICT if "着" in phrase}
    for phrase, readings in PHRASES_DICT.items():
        if "著" in phrase and len(readings) == len(phrase):
            words[phrase] = readings[phrase.index("著")] == ["zhù"]
    return words | dict.fromkeys(_READ_ZHU, True)


@cache
def _converter(table: str) -> Callable[[str], str]:
    try:
        from opencc import OpenCC
    except ImportError as error:
        raise MissingPackage("OpenCC", "source") from error
    return cache(OpenCC(table).convert)
