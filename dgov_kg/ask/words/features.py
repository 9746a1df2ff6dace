"""What of a text can be compared: words without endings, pairs of characters, senses, numbers."""

from __future__ import annotations

from itertools import pairwise

from dgov_kg.ask.words.vocabulary import vocabulary
from dgov_kg.names.spelling import tokens

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from dgov_kg.names.spelling import Token

#: A sense is told from a word by its first letter; no token holds one.
SENSE = "~"
#: And a way of asking.
ASK = "?"

#: Ways of asking that tell one question from another about the same thing.
_TELLING = {
    *("who", "when", "how-many", "where", "why", "yes-no", "compare", "connect", "define"),
    *("content", "describe"),
}


def features(text: str) -> set[str]:
    """Return the features of a text: stems, single characters and pairs, and senses.

    >>> sorted(features("腾讯投资"))
    ['~invest', '投', '投资', '腾', '腾讯', '讯', '讯投', '资']
    """
    return features_of(tokens(text))


def features_of(found: Sequence[Token]) -> set[str]:
    """Return the features of a text that is in tokens already.

    >>> sorted(features_of(tokens("who invests")))
    ['?who', 'invest', '~invest']
    """
    marks = (
        {*(SENSE + sense for sense in meaning.senses), *asking(meaning.asks)}
        for _, _, meaning in vocabulary().found(found)
    )
    return plain_features(found).union(*marks)


def asking(asks: Iterable[str]) -> set[str]:
    """Return the features of ways of asking.

    >>> asking({"who", "filler"})
    {'?who'}
    """
    return {ASK + ask for ask in asks if ask in _TELLING}


def plain_features(found: Sequence[Token]) -> set[str]:
    """Return the features without the senses: words that mean nothing by themselves are left out.

    >>> sorted(plain_features(tokens("the operator of 广东")))
    ['oper', '东', '广', '广东']
    """
    words = vocabulary()
    single = {token.text for token in found if token.is_han or not words.is_filler(token.text)}
    return single | {
        one.text + other.text
        for one, other in pairwise(found)
        if one.is_han and other.is_han and one.end == other.start
    }


def is_weak(feature: str) -> bool:
    """Say whether a feature is a single Chinese character, which tells little.

    >>> is_weak("资"), is_weak("投资"), is_weak("~invest")
    (True, False, False)
    """
    return len(feature) == 1 and not feature.isascii()
