"""The shell's verbs over HTTP: the same names, answers and sentences; any request has an answer."""

from __future__ import annotations

import json
import subprocess
from html.parser import HTMLParser
from urllib.parse import unquote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dgov_kg.graph import load
from dgov_kg.lookup import question_names
from dgov_kg.web import reading
from dgov_kg.web.addresses import document, iris
from dgov_kg.web.exchange import NotAcceptable, Request
from dgov_kg.web.negotiation import form, language, quality, weights
from dgov_kg.web.settings import Settings
from dgov_kg.web.verbs import FORMS, RESERVED

from .conftest import COMMAND

WORDS = st.text(max_size=30)
FIELDS = st.sampled_from(["province", "format", "lang", "bom", "year", "thing", "entity", "words"])
PATHS = st.sampled_from(
    ["/run/co-owners", "/run/timeline", "/describe", "/search", "/questions", "/doc/id/tencent"]
)
#: The tags that a list of what was found is made of.
KNOWN = {
    *("html", "head", "meta", "title", "link", "body", "header", "nav", "a", "form", "input"),
    *("button", "main", "h1", "p", "div", "table", "thead", "tbody", "tr", "th", "td"),
    *("footer", "span", "script /assets/site.js"),
}


@pytest.fixture(scope="module")
def kg():
    return load(language="en")


def shell(*words):
    done = subprocess.run([COMMAND, *words], capture_output=True, text=True, check=False)
    return done.stdout, done.stderr


@pytest.mark.parametrize("name", ["csv", "tsv", "json", "markdown", "turtle"])
def test_run_answers_as_the_shell_does(server, name):
    """The same question in the same format is the same text."""

    over_http = server.client.get(f"/run/co-owners?province=guangdong&format={name}&lang=zh")
    printed, _ = shell(
        "run", "co-owners", "--province", "guangdong", "--format", name, "--lang", "zh"
    )

    assert over_http.text == printed
    assert over_http.headers["content-type"].partition(";")[0] == FORMS[name]


@pytest.mark.parametrize(
    ("path", "words", "status"),
    [
        ("/run/co-owner", ("run", "co-owner"), 404),
        ("/run/co-owners?province=Narnia", ("run", "co-owners", "--province", "Narnia"), 400),
        ("/run/co-owners?province=tencent", ("run", "co-owners", "--province", "tencent"), 400),
        ("/run/timeline?year=soon", ("run", "timeline", "--year", "soon"), 400),
        ("/describe?entity=Tencnet", ("describe", "Tencnet"), 404),
    ],
)
@pytest.mark.parametrize("spoken", ["zh", "en"])
def test_errors_are_the_sentences_of_the_shell(server, path, words, status, spoken):
    """What is wrong is said as the shell says it, in both languages."""

    answer = server.client.get(path, headers={"Accept-Language": spoken})
    _, said = shell(*words, "--lang", spoken)

    assert answer.status_code == status
    assert answer.json()["error"] + "\n" == said
    assert answer.json()[spoken] == answer.json()["error"]


@pytest.mark.parametrize("value", ["guangdong", "广东省", "dg:guangdong", "Guangdong Province"])
def test_a_parameter_takes_every_name(server, value):
    """Slug, label and CURIE ask the same over HTTP."""

    asked = server.client.get("/run/co-owners", params={"province": value}).json()

    assert asked == server.client.get("/run/co-owners?province=guangdong").json()


def test_an_empty_field_is_not_filled_in(server):
    """A form sends every field; an empty one asks for all."""

    assert (
        server.client.get("/run/co-owners?province=").content
        == server.client.get("/run/co-owners").content
    )


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("province=guangdong&province=beijing", "province is given 2 times"),
        ("lang=fr", "lang is zh or en"),
        ("format=docx", "No format docx"),
        ("bom=yes", "bom is true or false"),
        ("colour=red", "takes no parameter colour"),
        ("province=%00", "no jurisdiction"),
    ],
)
def test_a_wrong_parameter_is_told(server, query, said):
    """Each wrong parameter is 400 with a sentence that names it."""

    answer = server.client.get(f"/run/co-owners?{query}")

    assert answer.status_code == 400
    assert said in answer.json()["error"]


def test_csv_for_a_spreadsheet(server):
    """bom=true puts the mark of UTF-8 before CSV, and nothing else changes."""

    plain = server.client.get("/run/co-owners?format=csv&lang=zh").content
    marked = server.client.get("/run/co-owners?format=csv&lang=zh&bom=true").content

    assert marked == b"\xef\xbb\xbf" + plain


def test_questions_lists_the_catalogue(server):
    """Every question is listed with its title in both languages, and each one answers."""

    rows = server.client.get("/questions").json()["rows"]

    assert [row["name"] for row in rows] == question_names()
    assert all(row["question_zh"] and row["question_en"] for row in rows)


@pytest.mark.parametrize("name", question_names())
def test_every_question_answers_over_http(server, name):
    """What a question gives as JSON is what Python gives."""

    answer = server.client.get(f"/run/{name}")

    assert (answer.status_code, answer.json()["question"]) == (200, name)
    assert server.client.get(f"/run/{name}?format=html").status_code == 200


def test_reserved_names_are_no_parameters(kg):
    """No question has a parameter that says how to answer."""

    taken = {parameter.name for question in kg.questions() for parameter in question.parameters}

    assert not taken & set(RESERVED)


def test_describe_and_search(server, kg):
    """They give what Python gives."""

    described = server.client.get("/describe", params={"entity": "腾讯"}).text
    found = server.client.get("/search", params={"words": "数字广东", "limit": 3}).json()["rows"]

    assert json.loads(described) == json.loads(kg.describe("tencent").to_json())
    assert found[0]["found"]["iri"].endswith("/id/digital-guangdong")
    assert len(found) <= 3


@given(WORDS)
def test_any_accept_can_be_read(header):
    """Whatever a header holds, its weights lie between nought and one."""

    assert all(0 <= weight <= 1 for _, weight in weights(header))


@given(st.lists(st.tuples(st.sampled_from(sorted(FORMS.values())), st.integers(0, 1000))))
def test_the_form_has_the_most_weight(ranges):
    """No other form has more weight than the one chosen, and one of no weight is never chosen."""

    header = ", ".join(f"{media};q={weight / 1000:.3f}" for media, weight in ranges)
    request = Request("/", accept=header)
    best = max(quality(header, media) for media in FORMS.values())
    try:
        chosen = form(request, FORMS)
    except NotAcceptable:
        assert best == 0
    else:
        assert quality(header, FORMS[chosen]) == best > 0


@given(WORDS)
def test_a_language_is_one_of_two(header):
    """Whatever a client prefers, it is answered in Chinese or in English."""

    assert language(Request("/", languages=header), "en") in {"zh", "en"}


@given(st.text(min_size=1, max_size=20).filter(lambda name: "#" not in name))
def test_an_address_leads_back_to_its_name(name):
    """The path of a document, decoded, stands for the name that it was made of."""

    iri = iris("/id/" + name)[0]

    assert iri in iris(unquote(document(iri)).removeprefix("/doc"))


@settings(max_examples=300, deadline=None)
@given(PATHS, st.lists(st.tuples(FIELDS, WORDS), max_size=4), WORDS)
def test_any_request_has_an_answer(kg, path, pairs, accept):
    """Whatever is asked, the answer is whole or a sentence in both languages; no fault."""

    answer = reading.answer(kg, Request(path, tuple(pairs), accept=accept), Settings())

    assert answer.status in {200, 303, 400, 404, 406}
    if answer.status >= 400 and answer.media == "application/json":
        told = json.loads(answer.body)
        assert told["zh"]
        assert told["en"]


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=40))
def test_any_path_has_an_answer(kg, rest):
    """A path is a name that the graph has, or there is nothing at it."""

    for first in ("id", "doc/id", "run", "source", "download"):
        answer = reading.answer(kg, Request(f"/{first}/{rest}"), Settings())
        assert answer.status in {200, 303, 404}


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet="<>\"'&{}%abc广 ", min_size=1, max_size=20))
def test_a_page_holds_what_was_asked_as_text(kg, words):
    """A reader of HTML finds the words of a request where they stand, and no tag made of them."""

    request = Request("/search", (("words", words),), accept="text/html")
    tags = set()
    reader = HTMLParser()
    # A script counts by where it comes from.
    reader.handle_starttag = lambda tag, told: tags.add(
        f"{tag} {dict(told).get('src')}".partition("?")[0] if tag == "script" else tag
    )
    reader.feed(reading.answer(kg, request, Settings()).body.decode())

    assert tags <= KNOWN


@pytest.mark.parametrize(
    "address", ["/path?most=true", "/path?longest=0&other=", "/timeline?since=soon"]
)
def test_a_wrong_number_is_refused_whatever_else_is_missing(server, address):
    assert server.client.get(address).status_code == 400
