"""Spelling that does not matter: width, case, script, marks, endings."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    import opencc
    import snowballstemmer

_HAN = r"[\u3400-\u9fff\uf900-\ufaff]"
_TOKEN = re.compile(rf"{_HAN}|[a-z\u00c0-\u024f]+|[0-9]+")
_POSSESSIVE = re.compile(r"['’]s\b")
_ANY_HAN = re.compile(_HAN)


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
        return _ANY_HAN.match(self.text) is not None


def plain(words: str) -> str:
    """Return words in NFKC, case folded, in simplified characters.

    >>> plain("誰在運營 ＡＰＰ？")
    '谁在运营 app?'
    """
    text = unicodedata.normalize("NFKC", words).casefold()
    return simplified(text) if _ANY_HAN.search(text) else text


def folded(words: str) -> str:
    """Return words as names are compared: as `plain`, without spaces, quotes and brackets.

    >>> folded("“一网通办” ＡＰＰ")
    '一网通办app'
    """
    return "".join(c for c in plain(words) if unicodedata.category(c)[0] in "LNS")


def simplified(words: str) -> str:
    """Return words with their traditional characters made simplified.

    >>> simplified("數字廣東")
    '数字广东'
    """
    return str(_converter().convert(words))


def tokens(words: str) -> list[Token]:
    """Return the tokens of words in either language; English words lose their endings.

    >>> [token.text for token in tokens("广东’s “Operating” companies, 2018")]
    ['广', '东', 'oper', 'compani', '2018']
    """
    text = _POSSESSIVE.sub(lambda found: " " * len(found[0]), plain(words))
    return [
        Token(stem(found[0]), found.start(), found.end()) for found in _TOKEN.finditer(text)
    ]


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

    >>> stem("companies"), stem("省")
    ('compani', '省')
    """
    return str(_stemmer().stemWord(word)) if word.isascii() and word.isalpha() else word


@cache
def _stemmer() -> snowballstemmer.SnowballStemmer:
    import snowballstemmer

    return snowballstemmer.stemmer("english")


@cache
def _converter() -> opencc.OpenCC:
    import opencc

    return opencc.OpenCC("t2s")
