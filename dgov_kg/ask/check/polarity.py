"""Words that change what a claim says: whether it and a statement mean the same with and without.

“Grass-roots work was left out of the plans” is what “has not been put into the plans” says, and
“立法跟不上” what “立法滞后” does; that something is only so is more than that it is so.
"""

from __future__ import annotations

from dgov_kg.ask.read.opposites import are_alike
from dgov_kg.ask.words.denying import denies
from dgov_kg.ask.words.expressions import expression, says
from dgov_kg.names.spelling import language_of, plain

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re
    from collections.abc import Iterable


def says_no_more(words: str) -> bool:
    """Say whether words hold one that says that there is no more than what is told.

    >>> says_no_more("It is nothing but a slogan."), says_no_more("不仅是口号")
    (True, False)
    """
    return says("no-more", plain(words))


def is_put_otherwise(claim: str, said: Iterable[str], *, is_negative: bool) -> bool:
    """Say whether a claim says with or without a negation what is said the other way.

    Where a claim denies what is wanting by the very words for it, it denies the statement.

    >>> is_put_otherwise("立法跟不上", ["立法相对滞后"], is_negative=False)
    True
    >>> is_put_otherwise("立法并不滞后", ["立法相对滞后"], is_negative=False)
    False
    """
    if denies(claim) == is_negative:
        return False
    said = [plain(words) for words in said]
    if any(are_alike(language_of(claim), plain(claim), words) for words in said):
        return True
    if is_negative:
        return is_wanting(claim)
    return not is_wanting(claim) and any(map(is_wanting, said))


def is_negated(language: str, claim: str, word: re.Match[str]) -> bool:
    """Say whether a clause denies what it goes on to say by a word: "do not share one format".

    >>> is_negated("zh", "是不是没放进统一的规划", re.search("统一", "是不是没放进统一的规划"))
    True
    """
    before = expression("clause-joint", language).split(claim[: word.start()])[-1]
    return denies(before) and not denies(word[0])


def are_both_denied(claim: str, word: str, said: str, against: str) -> bool:
    """Say whether a claim and what is said both deny, each by another word than the opposed ones.

    协同跟不上 is not at odds with 没有协同, nor "not improved" with "improved little".

    >>> are_both_denied("协同保障还没跟上", "协同", "没有协同的机制", "没有协同")
    True
    >>> are_both_denied("协同已经跟上", "协同", "没有协同的机制", "没有协同")
    False
    """
    if denies(word):
        return is_wanting(said)
    return denies(against) and denies(claim)


def is_wanting(words: str) -> bool:
    """Say whether words hold one that says that something is wanting, without a negation.

    >>> is_wanting("It left the grass roots out."), is_wanting("It lists them.")
    (True, False)
    """
    return says("wanting", plain(words))
