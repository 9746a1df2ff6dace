"""A regular expression by its name: what asks for a deadline, what takes for granted, ….

Their words are data: `queries/words/expressions/`.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from dgov_kg.ask.words.vocabulary import vocabulary


@cache
def expression(name: str, language: str = "") -> re.Pattern[str]:
    """Return a regular expression of one language or of both, compiled when it is first needed.

    >>> expression("deadline").search("by when is it to be done?")[0]
    'by when'
    >>> expression("deadline", "en").search("到哪年完成？") is None
    True
    """
    return re.compile(vocabulary().expressions[language, name])


@lru_cache(maxsize=512)  # The same question is held against one fact after another.
def says(name: str, text: str) -> bool:
    """Say whether a text has something that a regular expression finds.

    >>> says("advice", "有什么对策？"), says("advice", "有什么问题？")
    (True, False)
    """
    return expression(name).search(text) is not None
