"""The article, where the reader has it: it is no part of the repository."""

from __future__ import annotations

import os

import pytest

from dgov_kg.source import read_text, restore

_ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
_BESIDE = os.path.join(_ROOT, os.pardir, "shared", "source", "article.raw.txt")


@pytest.fixture(scope="session")
def raw():
    """Return the text of the article as it was found."""
    path = os.environ.get("DGOV_ARTICLE", _BESIDE)
    if not os.path.isfile(path):
        pytest.skip(
            "no copy of the article: save it as UTF-8 text, one paragraph a line, "
            "and set DGOV_ARTICLE to its path"
        )
    return read_text(path)


@pytest.fixture(scope="session")
def restoration(raw):
    """Return the article mended, with its repairs."""
    return restore(raw)


@pytest.fixture(scope="session")
def article(restoration):
    """Return the words of the article, mended."""
    return restoration.text
