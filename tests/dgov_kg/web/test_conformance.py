"""The server keeps to the W3C's tests as far as its engine does."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__)))))
SUITE = os.environ.get(
    "SPARQL11_SUITE", os.path.join(ROOT, os.pardir, "shared", "conformance", "sparql11")
)


@pytest.mark.skipif(
    not os.path.isdir(SUITE), reason="no W3C test suite: set SPARQL11_SUITE to its sparql11 folder"
)
def test_no_category_is_below_the_engine_s():
    """Over HTTP each category passes what the bare engine passes, and the protocol is kept."""

    run = subprocess.run(
        [sys.executable, os.path.join(ROOT, "conformance", "run.py"), SUITE],
        capture_output=True,
        text=True,
        check=False,
    )

    assert run.returncode == 0, run.stdout + run.stderr
    assert "query and results" in run.stdout
    assert "27 of 27" in run.stdout
    assert "and 7 tests that update: refused with 403" in run.stdout
