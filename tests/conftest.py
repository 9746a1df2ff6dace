"""What many tests need: the article, where the reader has it, and a real browser."""

from __future__ import annotations

import os
import shutil

import pytest

from dgov_kg.source import read_text, restore

_ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
CHROMIUM = (
    os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
)
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


@pytest.fixture(name="browser", scope="module")
def fixture_browser():
    if not CHROMIUM:
        pytest.skip("no browser: apt-get install chromium fonts-noto-cjk")
    playwright = pytest.importorskip("playwright.sync_api")
    with playwright.sync_playwright() as running:
        browser = running.chromium.launch(
            executable_path=CHROMIUM,
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )
        yield browser
        browser.close()


@pytest.fixture(name="show")
def fixture_show(browser, tmp_path):
    """Open a page; afterwards nothing was fetched, said on the console or popped up."""
    complaints, contexts = [], []

    def show(html, *, wide=1200, **settings):
        path = tmp_path / "page.html"
        path.write_text(html, encoding="utf-8")
        contexts.append(browser.new_context(viewport={"width": wide, "height": 800}, **settings))
        page = contexts[-1].new_page()
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("dialog", lambda dialog: (complaints.append(dialog.message), dialog.dismiss()))
        page.on(
            "request",
            lambda sent: sent.url == path.as_uri() or complaints.append(f"fetched {sent.url}"),
        )
        page.goto(path.as_uri())
        return page

    yield show
    for context in contexts:
        context.close()
    assert complaints == []
