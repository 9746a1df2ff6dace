"""What docs/threat-model.md promises is shown by the tests that it names."""

from __future__ import annotations

import glob
import os
import re

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__)))))


def test_each_test_that_it_names_exists():
    """No promise rests on a test that is not there, and every promise names one."""

    with open(os.path.join(ROOT, "docs", "threat-model.md"), encoding="utf-8") as file:
        rows = [line for line in file if line.startswith("|")][2:]
    written = ""
    for path in glob.glob(os.path.join(ROOT, "tests", "**", "test_*.py"), recursive=True):
        with open(path, encoding="utf-8") as file:
            written += file.read()
    named = [re.findall(r"`(test_\w+)`", row) for row in rows]

    assert all(named)
    assert [name for row in named for name in row if f"def {name}(" not in written] == []
