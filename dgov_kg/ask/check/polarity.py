"""Words that change what a claim says: whether it and a statement mean the same with and without.

“Grass-roots work was left out of the plans” is what “has not been put into the plans” says, and
“立法跟不上” what “立法滞后” does; that something is only so is more than that it is so.
"""

from __future__ import annotations

from dgov_kg.ask.read.opposites import are_alike, is_negated
from dgov_kg.ask.words.denying import denies
from dgov_kg.ask.words.expressions import expression, says
from dgov_kg.ask.words.features import plain_features
from dgov_kg.names.spelling import language_of, plain, tokens

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable


def says_no_more(words: str) -> bool:
    """Say whether words hold one that says that there is no more than what is told.

    >>> says_no_more("It is nothing but a slogan."), says_no_more("不仅是口号")
    (True, False)
    """
    return says("no-more", plain(words))


def agree(claim: str, said: Iterable[str], *, is_negative: bool) -> bool | None:
    """Say whether a claim and what is said both deny, or both do not, or say so in other words.

    ``is_negative`` tells whether what is said denies.  None where a claim denies and what is said
    does not: whether these speak against each other no word tells.

    >>> agree("立法跟不上", ["立法相对滞后"], is_negative=False)
    True
    >>> agree("立法算是健全", ["立法相对滞后"], is_negative=False)
    False
    >>> agree("不该当成目的", ["数字是手段"], is_negative=False)
    """
    said = [plain(words) for words in said]
    is_denial = denies_in_the_main(claim)
    if is_denial == is_negative:
        is_weak = not is_denial and any(map(is_wanting, said)) and not is_wanting(claim)
        return not (is_weak and says("sound", plain(claim)))
    if any(are_alike(language_of(claim), plain(claim), words) for words in said):
        return True
    if is_negative:
        return is_wanting(claim)
    if _is_free_of_it(claim):
        return False
    return True if any(map(is_wanting, said)) else None


def _is_free_of_it(claim: str) -> bool:
    """Say whether what a claim denies is that something is wanting, or that there is trouble."""
    language, text = language_of(claim), plain(claim)
    found = (expression(name, language).search(text) for name in ("wanting", "trouble"))
    return any(one is not None and is_negated(language, text, one) for one in found)


def denies_in_the_main(claim: str) -> bool:
    """Say whether words deny, or tell to avoid something, but for a condition that they set.

    >>> denies_in_the_main("Are powers abused if rules are not kept?")
    False
    >>> denies_in_the_main("避免盲目跟风")
    True
    """
    text = expression("condition").sub(" ", plain(claim))
    return denies(text) or says("averting", text)


def nearest_clause(claim: str, said: str) -> str:
    """Return the clause of what is said that shares most with a claim; all of it where two do.

    >>> nearest_clause("Is the use limited?", "sharing is barred, and use limited")
    ' use limited'
    """
    clauses = [one for one in expression("clause-joint").split(plain(said)) if one.strip()]
    asked = plain_features(tokens(plain(claim)))
    shared = [len(asked & plain_features(tokens(clause))) for clause in clauses]
    most = max(shared, default=0)
    return clauses[shared.index(most)] if shared.count(most) == 1 else said


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
