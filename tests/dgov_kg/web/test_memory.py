"""What large answers took is the system's again once they are sent."""

from __future__ import annotations

import platform
import subprocess
import sys

import pytest

LARGE = """
import psutil
from dgov_kg.web.memory import give_back
if {wanted}:
    give_back()
held = psutil.Process().memory_info
first = bytearray(b"x" * 11_000_000)
del first
before = held().rss
answers = [(b"x" * 11_000_000, [object() for _ in range(20_000)]) for _ in range(8)]
small = [few for _, few in answers]
del answers
print((held().rss - before) // 1_000_000)
"""


def kept(*, wanted: bool) -> int:
    """Return the megabytes that a process keeps of eight large blocks, small ones among them."""

    told = [sys.executable, "-c", LARGE.format(wanted=wanted)]
    return int(subprocess.run(told, capture_output=True, check=True, text=True).stdout)


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="the C library has no such option")
def test_large_blocks_are_given_back():
    """The C library alone would keep them."""

    assert kept(wanted=True) < 20
    assert kept(wanted=False) > 20
