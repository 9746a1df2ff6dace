"""A reader with a real browser in front of a real server."""

from __future__ import annotations

import pytest

PHONE = {"width": 360, "height": 740}


@pytest.fixture
def visit(browser, server, serve):  # noqa: ARG001 - who visits leaves before the servers end
    """Open an address of the server; afterwards all is well.

    Nothing was said on the console, nothing popped up, nothing was fetched from elsewhere, and no
    address of the server's own failed.
    """
    complaints, contexts = [], []

    def open_page(path, *, at=None, complain=True, **settings):
        address = at or server.address
        settings.setdefault("viewport", {"width": 1280, "height": 800})
        settings.setdefault("locale", "en-GB")
        contexts.append(browser.new_context(**settings))
        page = contexts[-1].new_page()
        page.set_default_timeout(20_000)
        if complain:
            page.on("console", lambda message: complaints.append(message.text))
            page.on("response", lambda got: got.status < 400 or complaints.append(got.url))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("dialog", lambda dialog: (complaints.append(dialog.message), dialog.dismiss()))
        page.on("request", lambda sent: _is_ours(sent.url, address) or complaints.append(sent.url))
        page.goto(address + path)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert complaints == []


def _is_ours(url, address):
    return url.startswith((address + "/", "data:", "blob:"))


@pytest.fixture
def axe():
    """Give what an accessibility engine finds wrong with a page, serious and critical."""
    from axe_playwright_python.sync_playwright import Axe

    def found(page):
        violations = Axe().run(page).response["violations"]
        grave = [one for one in violations if one["impact"] in {"serious", "critical"}]
        return {one["id"]: [node["html"] for node in one["nodes"]] for one in grave}

    return found


def _overflow(page):
    """Return how much wider a page is than its window, in pixels."""
    return page.evaluate("document.documentElement.scrollWidth - innerWidth")


@pytest.fixture
def overflow():
    """Give how much wider a page is than its window."""
    return _overflow
