"""The two pages of the ontology: each in its language, whole, offline, and the same every time."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from html.parser import HTMLParser

import pyoxigraph as ox
import pytest

from dgov_kg import files
from dgov_kg.namespaces import PREFIXES

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
LANGUAGES = ("zh", "en")
OTHER = {"zh": "en", "en": "zh"}
#: Words of a Chinese page that are the same in every language.
NAMES = {"IRI", "English", "LODE", "OntPub"}

each_language = pytest.mark.parametrize("language", LANGUAGES)


class Reading(HTMLParser):
    """The texts that a page shows or tells, with its anchors and links."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.anchors: list[str] = []
        self.links: list[str] = []
        self.loaded: list[str] = []
        self._hidden = ""
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        self._hidden = tag if tag in {"style", "script", "code", "dt"} else ""
        self.texts += [given[name] for name in ("title", "alt", "aria-label") if name in given]
        self.anchors += [given["id"]] if "id" in given else []
        self.links += [given["href"]] if tag == "a" and "href" in given else []
        self.loaded += [given["src"]] if "src" in given else []
        self.loaded += [given["href"]] if tag == "link" else []

    def handle_endtag(self, tag):  # noqa: ARG002 - the signature is HTMLParser's
        self._hidden = ""

    def handle_data(self, data):
        if not self._hidden and data.strip():
            self.texts += data.strip().split(" → ")


def build(folder, seed: str) -> None:
    command = [sys.executable, os.path.join(ROOT, "docs", "ontology_page.py"), "-o", str(folder)]
    environment = {**os.environ, "PYTHONHASHSEED": seed}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    made = tmp_path_factory.mktemp("docs")
    build(made, "1")
    return made


@pytest.fixture(scope="module")
def readings(folder):
    return {
        language: Reading((folder / f"ontology.{language}.html").read_text(encoding="utf-8"))
        for language in LANGUAGES
    }


@pytest.fixture(scope="module")
def labels():
    """Return the labels of all terms and controlled values, by language."""
    found = {language: set() for language in LANGUAGES}
    for name, predicate in (("dgov", "rdfs:label"), ("schemes", "skos:prefLabel")):
        prefix, _, local = predicate.partition(":")
        for quad in ox.parse(path=os.path.join(files.ONTOLOGY, f"{name}.ttl")):
            if quad.predicate.value == PREFIXES[prefix] + local:
                found[quad.object.language].add(quad.object.value)
    return found


@each_language
def test_every_label_stands_in_its_page_and_none_in_the_other(readings, labels, language):
    """A page names every class, property and value in its language, and in no other."""

    shown = set(readings[language].texts)

    assert labels[language] - shown == set()
    assert labels[OTHER[language]] & shown == set()


def test_the_english_page_is_english(readings):
    """It holds no Chinese but the name of the other page, and 等 where that is defined."""

    assert [t for t in readings["en"].texts if re.search("[\u4e00-\u7b48\u7b4a-\u9fff]", t)] == [
        "中文"
    ]


def test_the_chinese_page_is_chinese(readings):
    """It holds no English words but names: those that pyLODE writes are put into Chinese."""

    english = {t for t in readings["zh"].texts if re.fullmatch(r"[A-Za-z/ ]{3,}", t)}
    prefixes = set(PREFIXES) | {"vann"}

    assert english - NAMES - prefixes == set(), "docs/ontology_page.py: add them to CHROME"


@each_language
def test_links_within_lead_somewhere(readings, language):
    """An anchor is that of the IRI, stands once, and no link misses."""

    reading = readings[language]
    within = {link[1:] for link in reading.links if link.startswith("#")}

    assert within - set(reading.anchors) == set()
    assert len(reading.anchors) == len(set(reading.anchors))
    assert {"Founding", "holdsStakeIn", "role-operation"} <= set(reading.anchors)
    assert f"ontology.{OTHER[language]}.html" in reading.links
    assert [address for address in reading.loaded if not address.startswith("data:")] == []


def test_two_runs_write_the_same_bytes(folder, tmp_path):
    """Whatever Python's hash seed."""

    build(tmp_path, "2")

    for name in sorted(os.listdir(folder)):
        assert (tmp_path / name).read_bytes() == (folder / name).read_bytes(), name


def test_a_browser_shows_them_offline(folder, browser):
    """Nothing is fetched, the console is silent, and each name of the drawing is in its card."""

    complaints = []
    for language in LANGUAGES:
        address = (folder / f"ontology.{language}.html").as_uri()
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("request", lambda sent: complaints.append(sent.url))
        page.goto(address)
        assert complaints == [address]
        complaints.clear()
        outside = page.evaluate("""() => {
          const cards = [...document.querySelectorAll("svg rect")].map(r => r.getBBox());
          return [...document.querySelectorAll("svg text")].filter(text => {
            const own = text.getBBox();
            return !cards.some(card =>
              card.x <= own.x && own.x + own.width <= card.x + card.width
              && card.y <= own.y && own.y + own.height <= card.y + card.height);
          }).map(text => text.textContent);
        }""")
        assert outside == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
