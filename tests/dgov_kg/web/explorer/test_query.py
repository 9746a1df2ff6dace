"""The SPARQL page, as a reader uses it: in a real browser before a real server."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import subprocess
import sys
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from playwright.sync_api import expect

from dgov_kg.graph import load
from dgov_kg.topics import starters, topics

expect.set_options(timeout=20_000)  # A busy machine is no fault of the page.

PHONE = {"width": 360, "height": 740}
PAIRS = "SELECT ?holder ?firm { ?holder dgov:holdsStakeIn ?firm } ORDER BY ?firm ?holder"
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
#: What no quoting may stumble over.
TRICKY = (
    """SELECT ?x WHERE { VALUES ?x { "it's" "\\"" "a\\\\b" """
    """"$HOME `id` %41 \\"\\"\\" ''' 腾讯" } }"""
)
HOSTILE = """@prefix dg: <https://w3id.org/dgov-kg/id/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
dg:evil skos:prefLabel "<img src=x onerror=alert(1)><script>alert(2)</script>"@en, "恶<b>意"@zh ;
    skos:note <javascript:alert(3)>, "</script><svg onload=alert(4)>" .
"""


def asked(query, **more):
    return "/query?" + urlencode({"query": query, **more})


def editor(page):
    return page.locator(".cm-content")


def write(page, text):
    editor(page).click()
    page.keyboard.press("Control+a")
    page.keyboard.insert_text(text)


def written(page):
    return "\n".join(editor(page).locator(".cm-line").all_text_contents())


def cells(page):
    return [row.locator("td").all_text_contents() for row in page.locator("#answer tbody tr").all()]


@pytest.mark.parametrize(
    ("language", "holder", "count", "labels"),
    [
        ("zh", "腾讯", "8 行", ["运行", "表格", "从这里开始"]),
        ("en", "Tencent", "8 rows", ["Run", "Table", "Begin with"]),
    ],
)
def test_a_query_is_answered_in_the_reader_s_language(visit, language, holder, count, labels):
    """The answer has labels that lead to their things, says how long it is, and took."""

    page = visit(asked(PAIRS, lang=language))
    expect(page.locator("#status")).to_contain_text(count)
    expect(page.locator("#status")).to_contain_text(re.compile(r"\d (ms|s|毫秒|秒)$"))
    for label in labels:
        expect(page.locator("main").get_by_text(label, exact=True).first).to_be_visible()
    link = page.locator("#answer tbody").get_by_role("link", name=holder, exact=True)
    link.click()

    assert urlsplit(page.url).path == "/doc/id/tencent"
    assert parse_qs(urlsplit(page.url).query) == {"lang": [language]}


def test_a_sentence_leads_to_its_place(visit):
    """A graph in a row is the sentence, by its place."""

    page = visit(asked("SELECT ?e { GRAPH ?e { ?s dgov:isStakeIn ?o } } ORDER BY ?e LIMIT 1"))
    page.locator("#answer .evidence a").click()

    assert urlsplit(page.url).path == "/doc/source/ning-tan/p13s3"


@pytest.mark.parametrize(
    ("typed", "chosen"),
    [
        ("SELECT * { 数字广东", "dg:digital-guangdong"),
        ("SELECT * { 数字广东网络", "dg:digital-guangdong"),
        ("SELECT * { ?s 持有权益", "dgov:holdsStakeIn"),
        ("SELECT * { tenc", "dg:tencent"),
        ("SELECT * { ?s dgov:holdsS", "dgov:holdsStakeIn"),
        ("SELECT * { ?s a dgov:企业", "dgov:Enterprise"),
        ("SELECT ?holder { ?h", "?holder"),
        ("SELECT * { FILT", "FILTER"),
    ],
)
def test_a_term_is_completed_by_its_name_in_either_language(visit, typed, chosen):
    """A label or the beginning of the term offers it; Enter writes it."""

    page = visit("/query?query=")
    write(page, typed[:-1])
    page.keyboard.type(typed[-1])
    offered = page.locator(".cm-tooltip-autocomplete li").first
    expect(offered.locator(".cm-completionLabel")).to_have_text(chosen)
    page.wait_for_timeout(
        150
    )  # The list takes no key at once, lest one meant for the text goes there.
    page.keyboard.press("Enter")
    expect(editor(page)).to_contain_text(re.compile(re.escape(chosen) + "$"))


def test_what_is_offered_has_both_names_and_its_kind(visit):
    """The list says 腾讯 · Tencent, enterprise."""

    page = visit("/query?query=&lang=en")
    write(page, "SELECT * { 腾")
    page.keyboard.type("讯")
    first = page.locator(".cm-tooltip-autocomplete li").first

    expect(first).to_contain_text("dg:tencent")
    expect(first).to_contain_text("Tencent · 腾讯")
    expect(first).to_contain_text("enterprise")


@pytest.mark.parametrize(
    ("language", "said"),
    [("zh", "是不是 dgov:holdsStakeIn"), ("en", "did you mean dgov:holdsStakeIn")],
)
def test_a_fault_is_underlined_and_repaired_at_a_press(visit, language, said):
    """The prefix that nobody declared is underlined; what is said of it repairs it."""

    page = visit(f"/query?query=&lang={language}")
    write(page, "SELECT * { ?s dgv:holdsStakeIn ?o }")
    expect(page.locator(".cm-lintRange-error")).to_have_text("dgv:holdsStakeIn")
    mark = page.locator(".marks li")
    expect(mark).to_contain_text("1:15")
    expect(mark).to_contain_text(said)
    mark.get_by_role("button", name="dgov:holdsStakeIn").click()
    expect(page.locator(".marks")).to_be_hidden()

    assert written(page) == "SELECT * { ?s dgov:holdsStakeIn ?o }"


def test_a_term_that_is_not_there_is_a_warning_and_the_query_runs(visit):
    """A misspelt property is underlined though the query parses, and has no rows."""

    page = visit(asked("SELECT * { ?s dgov:holdStakeIn ?o }", lang="en"))
    expect(page.locator(".cm-lintRange-warning")).to_have_text("dgov:holdStakeIn")
    expect(page.locator(".marks li.warning")).to_contain_text("dgov:holdsStakeIn")
    expect(page.locator("#answer")).to_contain_text("No rows.")


@pytest.mark.parametrize(
    ("language", "said"), [("zh", "不认识 SELEKT"), ("en", "no word of SPARQL")]
)
def test_an_error_is_told_where_the_answer_would_be(visit, language, said):
    """What does not parse is refused with a sentence, and the page stays as it is."""

    page = visit(asked("SELEKT * {}", lang=language), complain=False)
    expect(page.get_by_role("alert")).to_contain_text(said)
    expect(page.locator(".cm-lintRange-error")).to_have_text("SELEKT")


def test_a_slow_query_is_stopped_by_the_reader(visit, server):
    """The button ends it, says so, and the server is free again."""

    page = visit(asked(ENDLESS, lang="en"))
    page.get_by_role("button", name="Stop").click()
    expect(page.locator("#status")).to_have_text("Stopped.")
    expect(page.get_by_role("button", name="Stop")).to_be_hidden()
    server.settled()
    write(page, PAIRS)
    page.keyboard.press("Control+Enter")
    expect(page.locator("#status")).to_contain_text("8 rows")


def test_a_slow_query_is_stopped_by_the_server(visit, serve):
    """The limit is told in the reader's language, with script and without."""

    server = serve("--seconds", "1")
    server.settled()
    page = visit(asked(ENDLESS, lang="zh"), at=server.address, complain=False)
    expect(page.get_by_role("alert")).to_contain_text("查询超过 1 秒，已停止")
    page = visit(
        asked(ENDLESS, lang="en", run="yes"),
        at=server.address,
        complain=False,
        java_script_enabled=False,
    )
    expect(page.get_by_role("alert")).to_contain_text("took too long and was stopped")
    assert page.locator("textarea").input_value() == ENDLESS


def test_the_newer_query_goes_before_the_older(visit):
    """An answer that is no longer asked for does not come in the way of the one that is."""

    page = visit(asked(ENDLESS, lang="en"))
    write(page, PAIRS)
    page.keyboard.press("Control+Enter")
    expect(page.locator("#status")).to_contain_text("8 rows")
    expect(page.get_by_role("button", name="Stop")).to_be_hidden()


def test_an_example_is_chosen_by_its_title(visit):
    """A starter and a question of the catalogue put their SPARQL into the editor and run it."""

    page = visit("/query?lang=en")
    page.get_by_role("link", name="How many things of each kind are there?").click()
    expect(page.locator("#status")).to_contain_text("rows")
    assert "COUNT(DISTINCT ?thing)" in written(page)
    page.get_by_text("Questions of the catalogue").click()
    page.get_by_label("Find a question").fill("operating company")
    title = "Who invested in, controls or founded each province's operating company?"
    expect(page.locator("#catalogue li:visible").filter(has_text="policies")).to_have_count(0)
    page.get_by_role("link", name=title).click()
    expect(editor(page)).to_contain_text(title)
    expect(page.locator("#status")).to_contain_text(f"{len(load().run('co-owners'))} rows")
    assert "query=" in page.url


def test_every_example_is_right(server):
    """Each starter has rows, no fault and no unknown term; each of the catalogue comes as text."""

    kg = load()
    for question in starters():
        got = server.client.get("/query", params={"example": question.name, "format": "sparql"})
        assert kg.query(got.text).rows, question.name
        told = server.client.get("/check", params={"query": got.text}).json()
        assert told == {"marks": []}, question.name
        assert question.title.zh != question.title.en
    for name in (name for topic in topics() for name in topic.questions):
        got = server.client.get("/query", params={"example": name, "format": "sparql"})
        assert got.headers["content-type"] == "application/sparql-query", name
        assert "#+" not in got.text


def test_the_folder_and_the_list_of_starters_agree():
    """Each file of the folder is listed, and each listed is a file."""

    from dgov_kg import files

    found = files.listed(os.path.join(files.QUERIES, "starters"), ".rq")
    assert sorted(q.name for q in starters()) == [os.path.basename(path)[:-3] for path in found]


def test_the_answer_is_shown_as_it_was_sent(visit):
    """Raw shows the form that is chosen; statements come as Turtle."""

    page = visit(asked(PAIRS, lang="en"))
    page.get_by_role("tab", name="Raw").click()
    expect(page.locator(".raw")).to_contain_text('"vars": [')
    page.get_by_label("Format").select_option("csv")
    expect(page.locator(".raw")).to_contain_text("holder,firm")
    page = visit(asked("CONSTRUCT WHERE { dg:tencent dgov:holdsStakeIn ?firm }", lang="en"))
    expect(page.locator("#status")).to_contain_text("1 statement ·")
    assert cells(page)[0][0] == "Tencent"
    page.get_by_role("tab", name="Raw").click()
    expect(page.locator(".raw")).to_contain_text(
        "dg:tencent dgov:holdsStakeIn dg:digital-guangdong"
    )


def drawn(page):
    """Return the names of what the picture holds, once it is drawn."""
    page.get_by_role("tab", name="Graph").click(timeout=60_000)
    page.wait_for_function("() => window.dgov?.data.nodes.length > 0", timeout=60_000)
    expect(page.locator(".view canvas")).to_have_count(1)
    return page.evaluate("window.dgov.data.nodes.map((node) => node.curie)")


def test_an_answer_that_ties_things_is_drawn(visit):
    """Rows of two things and new statements have a picture; a count has none."""

    page = visit(asked(PAIRS, lang="en"))
    assert {"dg:tencent", "dg:digital-guangdong", "dg:alibaba"} <= set(drawn(page))
    page.evaluate("delete window.dgov")
    write(page, "CONSTRUCT { dg:guizhou dgov:holdsStakeIn dg:tencent } WHERE { }")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#status")).to_contain_text("1 statement ")
    assert set(drawn(page)) == {"dg:guizhou", "dg:tencent"}
    write(page, "SELECT (COUNT(*) AS ?n) { ?s dgov:holdsStakeIn ?o }")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#status")).to_contain_text("1 row ")
    expect(page.get_by_role("tab", name="Graph")).to_have_count(0)


def test_without_script_the_picture_is_a_table(visit):
    """The link leads to the graph page, whose table says what the picture would."""

    page = visit(asked(PAIRS, lang="en", run="yes"), java_script_enabled=False)
    page.get_by_role("link", name="As a graph", exact=True).click(timeout=60_000)
    expect(page.locator("main")).to_contain_text("Digital Guangdong Network Construction")


def test_a_yes_is_said_large(visit):
    """ASK has one word for an answer."""

    page = visit(asked("ASK { dg:tencent dgov:holdsStakeIn dg:digital-guangdong }", lang="en"))
    expect(page.locator(".verdict")).to_have_text("Yes")


def test_downloads_are_whole_and_spreadsheets_can_read_them(visit):
    """CSV begins with the mark of UTF-8 and has every row; Turtle is offered for statements."""

    page = visit(asked("SELECT ?s ?l { ?s skos:prefLabel ?l } ORDER BY ?s ?l", lang="en"))
    expect(page.locator("#answer")).to_contain_text(re.compile(r"200 of 3\d\d\d rows"))
    with page.expect_download() as got:
        page.get_by_role("link", name="csv").click()
    with open(got.value.path(), encoding="utf-8") as file:
        text = file.read()
    listed = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"))))
    total = int(re.search(r"of (\d+) rows", page.locator("#answer").inner_text())[1])

    assert got.value.suggested_filename == "dgov-kg-query.csv"
    assert text.startswith("\ufeff")
    assert len(listed) == total + 1
    page.get_by_role("button", name="Show 1000 more").click()
    expect(page.locator("#answer tbody tr")).to_have_count(1200)


def test_rows_are_put_in_order_and_filtered(visit):
    """A heading sorts all rows, not only those drawn; numbers as numbers; words find rows."""

    page = visit(
        asked("SELECT ?p (COUNT(*) AS ?n) (SAMPLE(?o) AS ?o) { ?s ?p ?o } GROUP BY ?p", lang="en")
    )
    first = page.locator("#answer tbody tr").first
    heading = page.get_by_role("columnheader", name="n", exact=True)
    for turn in ("ascending", "descending"):
        heading.get_by_role("button").click()
        expect(heading).to_have_attribute("aria-sort", turn)
    numbers = [int(text) for text in page.locator("#answer td:nth-child(2)").all_inner_texts()]
    assert numbers == sorted(numbers, reverse=True)
    page.get_by_role("searchbox", name="Filter the rows").fill("skos PREFLABEL")
    expect(page.locator("#answer tbody tr")).to_have_count(1)
    expect(first).to_contain_text("skos:prefLabel")
    expect(page.locator("#answer .filter")).to_contain_text(f"1 of {len(numbers)} rows")


def test_order_and_filter_reach_what_is_not_drawn(visit):
    """Of thousands of rows the last in order comes first, and a word finds one beyond the 200."""

    page = visit(asked("SELECT ?s ?l { ?s skos:prefLabel ?l } ORDER BY ?s ?l", lang="en"))
    expect(page.locator("#answer tbody tr")).to_have_count(200)
    column = page.locator("#answer td:nth-child(2)")
    page.get_by_role("searchbox", name="Filter the rows").fill("zhejiang digital")
    shown = page.locator("#answer tbody tr").all_inner_texts()
    assert shown
    assert all("zhejiang" in text.lower() for text in shown)
    page.get_by_role("searchbox", name="Filter the rows").fill("")
    heading = page.get_by_role("columnheader", name="l", exact=True).get_by_role("button")
    heading.click()
    low = column.first.inner_text()
    heading.click()
    expect(column.first).not_to_have_text(low)
    expect(page.locator("#answer tbody tr")).to_have_count(200)


def test_the_past_is_kept_in_the_browser_and_forgotten(visit):
    """A query that ran is there after a reload, comes back at a press, and goes at another."""

    page = visit(asked(PAIRS, lang="en"))
    expect(page.locator("#status")).to_contain_text("8 rows")
    page.goto(page.url.partition("?")[0] + "?lang=en")
    page.get_by_text("Asked before").click()
    entry = page.locator("#past li")
    expect(entry).to_contain_text("8 rows")
    entry.get_by_role("button").click()
    expect(page.locator("#status")).to_contain_text("8 rows")
    assert written(page) == PAIRS
    page.get_by_role("button", name="Forget all").click()
    expect(page.locator("#past")).to_be_hidden()
    assert page.evaluate("localStorage.length") == 0


def test_it_works_where_the_browser_keeps_nothing(visit):
    """Blocked storage costs the past alone, and is said."""

    page = visit("/query?lang=en")
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no') } })"
    )
    page.goto(page.url.partition("?")[0] + asked(PAIRS, lang="en").removeprefix("/query"))
    expect(page.locator("#status")).to_contain_text("8 rows")
    page.get_by_text("Asked before").click()
    expect(page.locator("#past-note")).to_contain_text("gone when you leave")
    expect(page.locator("#past li")).to_have_count(1)


def test_what_the_past_holds_is_no_markup(visit):
    """Whatever stands in the storage is text, or is left out."""

    page = visit("/query?lang=en")
    evil = [{"query": "<img src=x onerror=alert(1)>", "at": "never"}, {"query": 7}, None]
    page.evaluate("text => localStorage.setItem('dgov-kg.queries', text)", json.dumps(evil))
    page.reload()
    page.get_by_text("Asked before").click()
    expect(page.locator("#past li")).to_have_text("<img src=x onerror=alert(1)>")


def test_the_address_restores_the_query_and_back_goes_back(visit):
    """Each query that ran has its address; the back button brings the one before."""

    page = visit(asked(PAIRS, lang="en"))
    expect(page.locator("#status")).to_contain_text("8 rows")
    write(page, "ASK {}")
    page.keyboard.press("Control+Enter")
    expect(page.locator(".verdict")).to_be_visible()
    assert parse_qs(urlsplit(page.url).query)["query"] == ["ASK {}"]
    page.get_by_text("Use this query elsewhere").click()
    assert parse_qs(urlsplit(page.locator("#link").get_attribute("href")).query) == {
        "query": ["ASK {}"],
        "lang": ["en"],
    }
    page.go_back()
    expect(editor(page)).to_have_text(PAIRS)
    page.locator("a.tongue").click()
    expect(page.locator("#status")).to_contain_text("8 行")
    assert written(page) == PAIRS


@pytest.mark.parametrize("query", [PAIRS, TRICKY], ids=["plain", "tricky"])
def test_the_snippets_give_the_same_answer(visit, server, tmp_path, query):
    """Copied as they stand, the command, the program and the request find what the page found."""

    page = visit(asked(query, lang="en"))
    expect(page.locator("#status")).to_contain_text("rows" if query == PAIRS else "4 rows")
    page.get_by_text("Use this query elsewhere").click()
    shell, python, curl = (
        page.locator(f"#snippet-{name}").text_content() for name in ("shell", "python", "curl")
    )
    said = server.ask(query, headers={"Accept": "text/csv"}).text
    printed = str(load(language="en").query(query))
    place = os.environ["PATH"] + os.pathsep + os.path.dirname(sys.executable)

    def ran(*words, **more):
        done = subprocess.run(
            words,
            capture_output=True,
            text=True,
            check=True,
            env=os.environ | {"PATH": place, **more},
        )
        return done.stdout

    assert ran("bash", "-c", curl.replace("curl ", "curl -s ")) == said.replace("\r\n", "\n")
    assert (
        ran("bash", "-c", f"{shell} --lang en --format csv")
        == load(language="en").query(query).to_csv()
    )
    (tmp_path / "copied.py").write_text(python, encoding="utf-8")
    assert ran(sys.executable, str(tmp_path / "copied.py"), LC_ALL="en_GB.UTF-8").strip() == printed


def test_without_script_the_form_gives_a_page(visit):
    """The field, the button and the answer are there; the labels lead on; CSV can be had."""

    page = visit("/query?lang=en", java_script_enabled=False)
    page.locator("textarea").fill(PAIRS)
    page.get_by_role("button", name="Run").click()
    expect(page.locator("#answer")).to_contain_text("8 rows")
    assert page.locator("textarea").input_value() == PAIRS
    csv_link = page.get_by_role("link", name="csv").get_attribute("href")
    assert "bom=true" in csv_link
    page.get_by_role("link", name="Tencent", exact=True).click()
    assert urlsplit(page.url).path == "/doc/id/tencent"


def test_without_script_a_fault_is_underlined(visit):
    """The line stands there with what is wrong marked, and what may have been meant."""

    page = visit(
        asked("SELECT *\n{ ?s dgv:a ?o }", run="yes", lang="zh"), java_script_enabled=False
    )
    expect(page.locator(".fault mark")).to_have_text("dgv:a")
    expect(page.locator(".fault")).to_contain_text("是不是 dgov:a")
    expect(page.get_by_role("alert")).to_contain_text("（2:6）")


def test_the_keyboard_gets_in_and_out(visit):
    """Tab indents; Escape, then Tab, leaves; the keys are said to a screen reader, too."""

    page = visit("/query?query=&lang=en")
    editor(page).click()
    page.keyboard.press("Tab")
    assert written(page).strip(" ") == ""
    assert len(written(page)) == 2
    page.keyboard.press("Escape")
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Run")).to_be_focused()
    assert "Escape, then Tab" in editor(page).get_attribute("aria-label")
    page.keyboard.press("Shift+Tab")
    expect(editor(page)).to_be_focused()
    page.keyboard.insert_text(PAIRS)
    page.keyboard.press("Control+Enter")
    expect(page.locator("#status")).to_contain_text("8 rows")
    page.get_by_role("tab", name="Table").focus()
    page.keyboard.press("ArrowLeft")
    expect(page.get_by_role("tab", name="Raw")).to_be_focused()
    expect(page.get_by_role("tab", name="Raw")).to_have_attribute("aria-selected", "true")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_everyone_can_read_it(visit, axe, language, scheme):
    """An accessibility engine finds nothing grave, with an answer and with a fault in sight."""

    page = visit(asked("SELECT * { ?s dgov:holdStakeIn ?o }", lang=language), color_scheme=scheme)
    expect(page.locator(".marks li")).to_be_visible()
    assert axe(page) == {}
    page.goto(page.url.partition("?")[0] + asked(PAIRS, lang=language).removeprefix("/query"))
    expect(page.locator("#answer tbody tr")).to_have_count(8)
    assert axe(page) == {}


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_it_fits_a_phone(visit, overflow, script):
    """Nothing is wider than the screen but what scrolls in its own box."""

    page = visit(
        asked("SELECT ?s ?p ?o ?g { GRAPH ?g { ?s ?p ?o } } LIMIT 40", run="yes", lang="zh"),
        viewport=PHONE,
        java_script_enabled=script,
    )
    expect(page.locator("#answer tbody tr").first).to_be_visible()
    assert overflow(page) <= 0
    if script:
        write(page, "SELECT * { dg:stake-of-tencent-in-digital-guangdon ?p ?o }")
        expect(page.locator(".marks li")).to_be_visible()
        assert overflow(page) <= 0


def test_hostile_labels_stay_text(visit, serve, tmp_path):
    """Markup in a label, in a literal and in an address is text in completion, table and fault."""

    (tmp_path / "evil.ttl").write_text(HOSTILE, encoding="utf-8")
    server = serve(str(tmp_path / "evil.ttl"))
    server.settled()
    page = visit(asked("SELECT ?evil ?o { ?evil skos:note ?o }", lang="en"), at=server.address)
    expect(page.locator("#answer tbody tr")).to_have_count(2)
    text = page.locator("#answer tbody").inner_text()
    assert "<img src=x onerror=alert(1)><script>alert(2)</script>" in text
    assert "</script><svg onload=alert(4)>" in text
    assert page.locator("#answer img, #answer svg, #answer script, #answer b").count() == 0
    assert page.locator("a[href^=javascript]").count() == 0
    write(page, "SELECT * { dg:evi")
    page.keyboard.type("l")
    expect(page.locator(".cm-tooltip-autocomplete li").first).to_contain_text("<img src=x")
    page = visit(
        asked(
            "SELECT * { <javascript:alert(5)> ?p '</textarea><script>alert(6)</script>' }",
            run="yes",
        ),
        at=server.address,
        java_script_enabled=False,
    )
    assert "</textarea><script>alert(6)" in page.locator("textarea").input_value()


def test_a_server_that_is_gone_is_said(visit, serve):
    """When nobody answers the page says so, and goes on."""

    server = serve()
    page = visit("/query?query=&lang=en", at=server.address, complain=False)
    write(page, PAIRS)
    server.stop()
    page.keyboard.press("Control+Enter")
    expect(page.get_by_role("alert")).to_contain_text("does not answer")


def test_without_the_terms_it_still_answers(visit):
    """Where the names do not come, things go by their own, and that is said."""

    page = visit("/query?query=&lang=en", complain=False)
    page.route("**/terms.json", lambda route: route.abort())
    page.reload()
    expect(page.locator("#status")).to_contain_text("The terms did not come")
    write(page, PAIRS)
    page.keyboard.press("Control+Enter")
    expect(page.locator("#status")).to_contain_text("8 rows")
    expect(page.locator("#answer tbody")).to_contain_text("https://w3id.org/dgov-kg/id/tencent")


def test_the_terms_are_kept_by_the_browser(server):
    """A client that has the terms already is told that they are the same."""

    first = server.client.get("/terms.json")
    again = server.client.get("/terms.json", headers={"If-None-Match": first.headers["etag"]})

    assert (first.status_code, again.status_code) == (200, 304)
    assert len({row[0] for row in first.json()["terms"]}) == len(first.json()["terms"])


def test_an_answer_is_downloaded_as_a_workbook(visit, server):
    """Beside the forms of the protocol there is one for a spreadsheet, with all the rows."""

    import io

    import openpyxl

    page = visit(
        "/query?lang=en&query=SELECT+%3Ffirm+%7B+dg%3Atencent+dgov%3AholdsStakeIn+%3Ffirm+%7D&run=yes"
    )
    link = page.locator("a", has_text="xlsx").first
    content = server.client.get(link.get_attribute("href")).content
    sheet = openpyxl.load_workbook(io.BytesIO(content)).worksheets[0]
    assert [cell.value for cell in sheet["A"]][1:] == [
        "Digital Guangdong Network Construction Co., Ltd."
    ]
