"""What a question asserts in a clause of its own, or asks the reason of, held as a claim.

"多数地方已经列入，那还缺什么？" asserts that most have it; "why did every county have one?"
that every one had.  Where the article settles that it is not so, that is what is said.
"""

from __future__ import annotations

import re
from dataclasses import replace

from dgov_kg.ask.answering import VERDICTS
from dgov_kg.ask.honesty import NOT_SO
from dgov_kg.ask.piecing import read
from dgov_kg.ask.ranking import ranked
from dgov_kg.ask.reading import OPEN_ASKS
from dgov_kg.ask.whether import whether

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from dgov_kg.ask.answer import Answer
    from dgov_kg.ask.memory import Memory
    from dgov_kg.ask.reading import Reading
    from dgov_kg.graph import KnowledgeGraph

_CLAUSE = re.compile(r"[,，;；。:：?？]|\.(?= )|(?<=\w) so (?=what|how|who|when|which|why|where)")
#: What starts a clause that asserts, and is no part of what it says.
_START = re.compile(
    r"^\s*(?:既然|虽然|虽说|因为|由于|考虑到|鉴于|如今|现在"
    r"|(?:since|given that|now that|seeing that|because|although|as|with|and|but"
    r"|considering that)\b)"
)
_JOINING = re.compile(r"既然|虽然|因为|由于")
#: What asks for the reason of the rest.
_WHY = re.compile(
    r"为什么|为何|为啥|凭什么|怎么会|干嘛"
    r"|^\s*(?:why|how come)(?: (?:do|does|did|is|are|was|were|has|have|had))?\b"
)
_SUPPOSED = re.compile(
    r"如果|假如|要是|一旦|若|应|需|要|(.)[不没]\1|\b(?:if|once|suppose|should|must|need|ought|whether)\b"
)
#: What sets a scene, or asks politely, and asserts nothing.
_SCENE = re.compile(
    r"^(?:请问)?(?:在|对|对于|针对|关于|就|按|除)"
    r"|(?:上|里|中|方面|之间|时|时候|以后|之后|的话|来说|来看)$"
    r"|^(?:in|at|among|across|under|for|during) |\b(?:could|can|would|please|explain|tell|i|you)\b"
)
#: A verb that an English clause says something with.
_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|does|did|do|holds?|put|came|gave|went|made|took|\w{2,}ed)\b"
)
_NEGATIVE = re.compile(
    r"[不没无未非难缺弱]|滞后|落后|脱节|割裂|壁垒"
    r"|\b(?:not|no|never|without|lacks?|lag(?:s|ging)?|behind|struggl\w+|fail(?:s|ed)?|hard|hardly|difficult"
    r"|poor|weak|insufficient|inadequate)\b|n't\b"
)
_LEAST = {"zh": 6, "en": 16}
_PIECES = 2


def presumed(kg: KnowledgeGraph, memory: Memory, reading: Reading) -> Answer | None:
    """Return what the article says where a question asserts what is not so, or None."""
    if "yes-no" in reading.asks:
        return None
    for claim in _claims(reading):
        held = read(memory, claim)
        if len(held.pieces) < _PIECES or held.asks & OPEN_ASKS or held.is_beyond:
            continue
        asked = replace(held, asked=(*held.asked, (0, frozenset(["yes-no"]))))
        answer = whether(kg, memory, asked, ranked(memory, asked))
        if answer is None or answer.verdict != "no":
            continue
        if answer.outcome == "corrected":
            return replace(answer, question=reading.words, verdict="", sentence=_said(answer))
        if not (_NEGATIVE.search(claim) and _NEGATIVE.search(_first(answer))):
            return _put_right(reading, answer, claim)
    return None


def _claims(reading: Reading) -> Iterator[str]:
    """Yield what a question asserts: its clauses but the last, what it asks the reason of."""
    least = _LEAST[reading.language]
    clauses = [one for one in _CLAUSE.split(reading.text) if one.strip()]
    last = clauses.pop() if clauses else ""
    for clause in clauses:
        text = _JOINING.sub("", _START.sub("", _WHY.sub("", clause))).strip()
        if len(text) >= least and _asserts(reading, text):
            yield text
    reason = _WHY.sub("", last).strip()
    if _WHY.search(last) and len(reason) >= least and not _SUPPOSED.search(reason):
        yield reason


def _asserts(reading: Reading, clause: str) -> bool:
    if _SUPPOSED.search(clause) or _SCENE.search(clause):
        return False
    return reading.language == "zh" or _FINITE.search(clause) is not None


def _said(answer: Answer) -> str:
    """Return what an answer says without the word that judges it."""
    return answer.sentence.removeprefix(VERDICTS["no"].in_language(answer.language))


def _first(answer: Answer) -> str:
    """Return the first sentence of what an answer says."""
    return _said(answer).partition("。" if answer.language == "zh" else ". ")[0]


def _put_right(reading: Reading, answer: Answer, claim: str) -> Answer:
    """Return an answer to a claim as what puts right the question that asserts it."""
    place = reading.text.find(claim)
    is_same = place >= 0 and len(reading.text) == len(reading.words)
    given = reading.words[place : place + len(claim)] if is_same else claim
    start = NOT_SO.in_language(reading.language).format(given=given)
    return replace(
        answer,
        question=reading.words,
        outcome="corrected",
        verdict="",
        sentence=start + _said(answer),
    )
