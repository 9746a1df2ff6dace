"""How long to wait before a busy endpoint is asked again (RFC 9110, 10.2.3; RFC 6585, 4)."""

from __future__ import annotations

import random
import time
from email.utils import parsedate_to_datetime

#: The statuses that say "later": too many requests, not available now.
LATER = (429, 503)
#: How often an endpoint is asked before its "later" is taken for a no.
TIMES = 5

_FIRST = 0.5  # seconds
_LONGEST = 30.0


def wait(attempt: int, retry_after: str | None) -> float:
    """Return how many seconds to wait after an attempt, the first being 0.

    It is what the endpoint asks for, and else twice as long each time, not the same for everyone.

    >>> wait(0, "7")
    7.0
    >>> 0.25 <= wait(0, None) <= 0.5 and 2 <= wait(3, "soon") <= 4
    True
    """
    asked = _seconds(retry_after)
    if asked is None:
        asked = _FIRST * 2**attempt * random.uniform(0.5, 1)  # noqa: S311 - no secret
    return min(asked, _LONGEST)


def _seconds(retry_after: str | None) -> float | None:
    if retry_after is None:
        return None
    if retry_after.strip().isdecimal():
        return float(retry_after)
    try:
        return max(parsedate_to_datetime(retry_after).timestamp() - time.time(), 0)
    except (TypeError, ValueError):
        return None
