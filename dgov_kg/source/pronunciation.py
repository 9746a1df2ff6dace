"""Pronunciations: what one looks like, and whether it is a reading of a character."""

from __future__ import annotations

import unicodedata
from functools import cache

from dgov_kg.exceptions import MissingPackage
from dgov_kg.source.script import other_script

#: What may stand between the brackets: one to six Latin letters, with or without a tone mark.
SYLLABLE = "[a-zɑɡāáǎàēéěèêīíǐìńňǹḿōóǒòūúǔùüǖǘǚǜ]{1,6}"

_ALIKE = str.maketrans("ɑɡ", "ag")


def sureness(sign: str, syllable: str) -> float:
    """Return how sure it is that the syllable was put behind the character, 0 to 1.

    1 where it is a reading of a traditional character, 0.9 where only the simplified or the
    traditional twin has that reading, 0.8 where the character is the same in both scripts (an
    author, too, may tell how 重 is read), 0 where it is no reading at all.

    >>> sureness("數", "shù"), sureness("數", "wàng")
    (1.0, 0.0)
    """
    plain = unicodedata.normalize("NFC", syllable).translate(_ALIKE)
    twins = other_script(sign)
    if plain in _readings(sign):
        return 1.0 if twins else 0.8
    return 0.9 if any(plain in _readings(twin) for twin in twins) else 0.0


def fits(sign: str, syllable: str) -> bool:
    """Tell whether the syllable is a reading of the character or of its twin."""
    return sureness(sign, syllable) > 0


@cache
def _readings(sign: str) -> frozenset[str]:
    try:
        from pypinyin.constants import PINYIN_DICT
    except ImportError as error:
        raise MissingPackage("pypinyin", "source") from error
    return frozenset(PINYIN_DICT.get(ord(sign), "").split(",")) - {""}
