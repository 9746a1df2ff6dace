"""The rules by which answers are graded, for the tests as for `make evaluate`."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def scoring():
    """Return the module of the rules, which lies beside the tests."""
    path = Path(__file__).parent / "scoring.py"
    spec = importlib.util.spec_from_file_location("scoring", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
