"""Spelling that does not matter: width, case, script, marks, endings."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from string import ascii_lowercase
from typing import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    import opencc
    import snowballstemmer

_HAN = r"[\u3400-\u9fff\uf900-\ufaff]"
_TOKEN = re.compile(rf"{_HAN}|[a-z\u00c0-\u024f]+|[0-9]+")
_POSSESSIVE = re.compile(r"['’]s\b")
_ANY_HAN = re.compile(_HAN)
_DIGITS = str.maketrans("〇零一二三四五六七八九", "00123456789")
#: 二〇二二年, and 零八年 or 九九年 for a year of this century or the last.
_YEARS = re.compile("([〇零一二三四五六七八九]{4}|[〇零九][〇零一二三四五六七八九])年")
_NUMBERS = {
    word: str(number)
    for number, word in enumerate(
        ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
    )
}


class Token(NamedTuple):
    """A Chinese character, the stem of an English word, or a number, and where it stands.

    >>> Token("谁", 0, 1).is_han
    True
    """

    text: str
    start: int
    end: int

    @property
    def is_han(self) -> bool:
        """Whether it is a Chinese character."""
        first = self.text[:1]
        return "\u3400" <= first <= "\u9fff" or "\uf900" <= first <= "\ufaff"


def plain(words: str) -> str:
    """Return words in NFKC, case folded, in simplified characters.

    >>> plain("誰在運營 ＡＰＰ？")
    '谁在运营 app?'
    >>> plain("零八年")
    '2008年'
    """
    text = unicodedata.normalize("NFKC", words).casefold()
    if not _ANY_HAN.search(text):
        return text
    return _YEARS.sub(lambda found: f"{_year(found[1])}年", simplified(text))


def folded(words: str) -> str:
    """Return words as names are compared: as `plain`, without spaces, quotes and brackets.

    >>> folded("“一网通办” ＡＰＰ")
    '一网通办app'
    """
    return "".join(c for c in plain(words) if unicodedata.category(c)[0] in "LNS")


def simplified(words: str) -> str:
    """Return words with their traditional characters made simplified.

    >>> simplified("數字廣東"), simplified("為甚麼")
    ('数字广东', '为什么')
    """
    return str(_converter().convert(words)).replace("甚么", "什么")


def tokens(words: str) -> list[Token]:
    """Return the tokens of words in either language; English words lose their endings.

    >>> [token.text for token in tokens("广东’s “Operating” companies, 2018")]
    ['广', '东', 'oper', 'compani', '2018']
    """
    text = _POSSESSIVE.sub(lambda found: " " * len(found[0]), plain(words))
    return [Token(stem(found[0]), found.start(), found.end()) for found in _TOKEN.finditer(text)]


def slips(word: str) -> set[str]:
    """Return what an English word may have been meant for: a letter more, less, other, or swapped.

    >>> sorted(slips("ox") & {"box", "o", "xo", "ax", "ox"})
    ['ax', 'box', 'o', 'xo']
    """
    parts = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    return {
        *(one + other[1:] for one, other in parts if other),
        *(one + other[1] + other[0] + other[2:] for one, other in parts if len(other) > 1),
        *(one + letter + other[1:] for one, other in parts if other for letter in ascii_lowercase),
        *(one + letter + other for one, other in parts for letter in ascii_lowercase),
    } - {word}


def language_of(words: str) -> str:
    """Return the language of words: that of most of them, a Chinese character counting as one.

    >>> language_of("zhejiang的152是啥"), language_of("what is 一网通办?")
    ('zh', 'en')
    """
    han = len(_ANY_HAN.findall(words))
    latin = len(re.findall(r"[A-Za-z]+", words))
    return "zh" if han and (latin < 2 or han > 3 * latin) else "en"  # noqa: PLR2004


@cache
def stem(word: str) -> str:
    """Return an English word without its ending (Porter's second stemmer), others as they are.

    A number in words becomes digits.

    >>> stem("companies"), stem("five"), stem("省")
    ('compani', '5', '省')
    """
    if word in _NUMBERS:
        return _NUMBERS[word]
    return str(_stemmer().stemWord(word)) if word.isascii() and word.isalpha() else word


def _year(digits: str) -> str:
    """Return a year in four digits.

    >>> _year("二〇二二"), _year("零八"), _year("九九")
    ('2022', '2008', '1999')
    """
    year = digits.translate(_DIGITS)
    if len(year) == 4:  # noqa: PLR2004
        return year
    return ("19" if year.startswith("9") else "20") + year


@cache
def _stemmer() -> snowballstemmer.SnowballStemmer:
    import snowballstemmer

    return snowballstemmer.stemmer("english")


@cache
def _converter() -> opencc.OpenCC:
    import opencc

    return opencc.OpenCC("t2s")
