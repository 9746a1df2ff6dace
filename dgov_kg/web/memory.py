"""Memory comes back: what a large answer took is the system's again once it is sent."""

from __future__ import annotations

import contextlib

#: Blocks from this many bytes on are the system's own, and its again when they are free.
_LARGE = 1 << 20
#: The option of ``mallopt`` (glibc, malloc.h).
_THRESHOLD = -3


def give_back() -> None:
    """Have each large block of this process given back to the system as soon as it is free.

    The C library of GNU takes the first large block that is freed as a sign to keep such blocks
    (``M_MMAP_THRESHOLD``, mallopt(3)): a server would hold for ever what its largest answers took
    together.  Other C libraries have no such option, and are left as they are.

    >>> give_back()
    """
    import ctypes

    with contextlib.suppress(AttributeError, OSError, TypeError):  # No glibc, no C library at hand.
        ctypes.CDLL(None).mallopt(_THRESHOLD, _LARGE)
