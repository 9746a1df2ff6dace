"""The matrix in a browser: every value with its sentence, either way round, on any screen."""

from __future__ import annotations

import io
import json
from itertools import pairwise

import openpyxl
import pytest
from playwright.sync_api import expect

from dgov_kg.graph import load
from dgov_kg.matrix import TITLE

PHONE = {"width": 360, "height": 740}
SMALL = "/matrix?province=guizhou&province=shanghai&dimension=owner&dimension=platform"


@pytest.fixture(scope="module")
def matrix():
    return load(language="en").matrix()


def texts(locator):
    return [one.strip() for one in locator.all_inner_texts()]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_it_shows_every_cell(visit, matrix, language):
    """Provinces, dimensions, values with their sentences, and what each gap means."""

    page = visit(f"/matrix?lang={language}")

    assert page.inner_text("h1") == TITLE.in_language(language)
    assert texts(page.locator("table.matrix tbody th")) == [
        place.label(language) for place in matrix.rows
    ]
    assert texts(page.locator("table.matrix thead th")) == [
        one.title.in_language(language) for one in matrix.columns
    ]
    cells = page.locator("table.matrix tbody td")
    assert cells.count() == len(matrix.rows) * len(matrix.columns)
    said = sum(len(cell.entries) for filled in matrix.cells for cell in filled)
    assert page.locator("table.matrix li").count() == said
    assert page.locator("table.matrix li:has(.evidence a)").count() == said
    gaps = sum(not cell.entries for filled in matrix.cells for cell in filled)
    assert page.locator("table.matrix td.empty .unsaid").count() == gaps
    assert page.locator("html").get_attribute("lang") == ("zh-Hans" if language == "zh" else "en")


def test_a_value_and_its_sentence_lead_on(visit):
    """To the thing, and to the sentence; and back to the same matrix."""

    page = visit(f"{SMALL}&lang=en")
    page.get_by_role("link", name="Guizhou Financial Holding Group").first.click()
    assert page.url.endswith("/doc/id/guizhou-financial-holding?lang=en")
    page.go_back()
    page.locator("table.matrix .evidence a", has_text="p24s2").first.click()
    assert page.url.endswith("/doc/source/ning-tan/p24s2?lang=en")
    page.go_back()
    assert "province=guizhou" in page.url
    assert page.locator("table.matrix tbody th").count() == 2


def test_what_is_marked_is_seen_to_be(visit):
    """An unnamed party, an open list, and a list of which only the total is given."""

    page = visit("/matrix?lang=en&dimension=owner&dimension=service")

    assert page.locator(".mark", has_text="unnamed party").count() == 1
    assert page.locator(".mark", has_text="more than").count() == 1
    assert page.locator(".open", has_text="list: open").count() == 1
    assert page.locator(".open", has_text="p24s2").count() == 1


def test_provinces_and_dimensions_are_chosen_in_a_form(visit):
    """What is ticked is shown, the address holds it, and the form remembers it."""

    page = visit("/matrix?lang=en")
    page.locator("form.choose summary").click()
    for none in page.get_by_role("button", name="none: ").all():
        none.click()
    assert page.locator("form.choose input:checked").count() == 0
    page.get_by_label("Jiangsu").check()
    page.get_by_label("Guangdong Province").check()
    page.get_by_label("Among the first").check()
    page.get_by_role("button", name="Show").click()

    assert texts(page.locator("table.matrix tbody th")) == ["Guangdong Province", "Jiangsu"]
    assert texts(page.locator("table.matrix thead th")) == ["Among the first"]
    assert "province=jiangsu" in page.url
    page.locator("form.choose summary").click()
    assert page.locator("form.choose input:checked").count() == 3
    page.get_by_role("link", name="Reset").click()
    assert page.locator("table.matrix tbody th").count() == 5


def place(page, selector):
    return page.locator(selector).first.bounding_box()


def test_it_stands_either_way_round(visit):
    """Provinces side by side, or dimensions; the address says which, and the link turns it."""

    page = visit(f"{SMALL}&lang=en")
    first, second = (place(page, f"tbody tr:nth-child({n}) th") for n in (1, 2))
    assert first["y"] == second["y"]
    assert first["x"] < second["x"]
    page.get_by_role("link", name="Swap rows and columns").click()

    assert "by=dimension" in page.url
    first, second = (place(page, f"tbody tr:nth-child({n}) th") for n in (1, 2))
    assert first["x"] == second["x"]
    assert first["y"] < second["y"]


@pytest.mark.parametrize("by", ["province", "dimension"])
def test_headings_stay_in_sight(visit, by):
    """However far one scrolls in it, the first row and the first column are where they were."""

    page = visit(f"/matrix?lang=en&by={by}")
    top, side = ("tbody th", "thead th") if by == "province" else ("thead th", "tbody th")
    before = place(page, top)["y"], place(page, side)["x"]
    page.locator(".wide").evaluate("box => box.scrollTo(400, 900)")

    assert page.locator(".wide").evaluate("box => box.scrollTop") > 100
    assert abs(place(page, top)["y"] - before[0]) < 2
    assert abs(place(page, side)["x"] - before[1]) < 2


def test_cells_of_one_dimension_stand_in_one_line(visit):
    """Side by side means beside each other: the same height and the same top."""

    page = visit("/matrix?lang=en")
    for column in (2, 9, 20):
        boxes = [one.bounding_box() for one in page.locator(f"tbody td:nth-child({column})").all()]
        assert len({round(box["y"]) for box in boxes}) == 1
        assert len({round(box["height"]) for box in boxes}) == 1


def test_words_are_found_in_it(visit):
    """What does not hold them goes out of sight; nothing is lost when they are taken back."""

    page = visit("/matrix?lang=en")
    field = page.get_by_role("searchbox", name="Find in the matrix")
    field.fill("alibaba")
    assert texts(page.locator("li.found .value")) == ["Alibaba"]
    assert page.locator("thead th:visible").count() == 1
    assert "1 found" in page.inner_text(".tools output")
    field.fill("")

    assert page.locator("thead th:visible").count() == page.locator("thead th").count()
    assert page.locator("li.found").count() == 0


def test_a_folded_value_is_found(visit):
    """What stands behind “more” is unfolded where it holds the words."""

    page = visit("/matrix?lang=en&dimension=initiative")
    hidden = page.locator("details li .value").first
    words = hidden.text_content().strip()
    assert not hidden.is_visible()
    page.get_by_role("searchbox", name="Find in the matrix").fill(words)

    assert hidden.is_visible()


def test_row_and_column_of_a_cell_are_lit(visit):
    """Where the pointer is, and where the focus is."""

    page = visit(f"{SMALL}&lang=en")
    cell = page.locator("tbody tr:nth-child(2) td:nth-child(3)")
    cell.hover()
    assert "lit" in (cell.get_attribute("class") or "")
    assert texts(page.locator("th.lit")) == ["Platforms", "Shanghai Municipality"]
    page.locator("tbody tr:nth-child(1) td:nth-child(2) a").first.focus()

    assert "Guizhou Province" in texts(page.locator("th.lit"))


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_phone_shows_one_province_a_card(visit, overflow, language):
    """Nothing is wider than the screen; each cell says its dimension, each card its province."""

    page = visit(f"/matrix?lang={language}", viewport=PHONE)

    assert overflow(page) <= 0
    cards = [one.bounding_box() for one in page.locator("tbody tr").all()]
    assert len(cards) == 5
    assert all(box["width"] <= 360 for box in cards)
    assert all(one["y"] + one["height"] <= two["y"] for one, two in pairwise(cards))
    assert page.locator("tbody tr").first.locator(".name:visible").count() == 19


def test_without_script_it_is_all_there(visit):
    """Values, folds, the form and the way round."""

    page = visit("/matrix?lang=en", java_script_enabled=False)

    assert page.locator("table.matrix tbody td").count() == 95
    page.locator("table.matrix summary").first.click()
    assert page.locator("table.matrix details[open] li").first.is_visible()
    page.get_by_role("link", name="Swap rows and columns").click()
    assert page.locator("table.matrix.dimension").count() == 1
    page.locator("form.choose summary").click()
    page.get_by_label("Guizhou Province").uncheck()
    page.get_by_role("button", name="Show").click()
    assert page.locator("table.matrix tbody th").count() == 4
    assert page.locator("table.matrix.dimension").count() == 1


@pytest.mark.parametrize("by", ["province", "dimension"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_serious_is_wrong_for_a_screen_reader(visit, axe, by, scheme):
    """Roles, names and contrast, by an engine that looks for what is wrong."""

    page = visit(f"{SMALL}&lang=zh&by={by}", color_scheme=scheme)

    assert axe(page) == {}
    assert page.get_by_role("table").count() == 1
    assert page.get_by_role("rowheader").count() == 2
    assert page.get_by_role("columnheader").count() == 2


def test_the_keyboard_reaches_all_of_it(visit):
    """The box that scrolls takes the focus, and its arrows move it."""

    page = visit("/matrix?lang=en")
    page.locator(".wide").focus()
    page.keyboard.press("PageDown")
    expect(page.locator(".wide")).not_to_have_js_property("scrollTop", 0)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_download_opens_and_says_what_json_says(visit, server, language):
    """The workbook that the link gives: every value of the matrix that is shown, and no other."""

    server.client.get("/ask?words=Tencent", timeout=120).raise_for_status()
    page = visit(f"{SMALL}&lang={language}")
    with page.expect_download() as waiting:
        page.get_by_role(
            "navigation", name="下载" if language == "zh" else "Downloads"
        ).get_by_role("link", name="Excel").click()
    assert waiting.value.suggested_filename == "matrix.xlsx"
    with open(waiting.value.path(), "rb") as file:
        book = openpyxl.load_workbook(io.BytesIO(file.read()))
    told = json.loads(server.client.get(f"{SMALL}&lang={language}&format=json").text)

    head, *body = book.worksheets[1].iter_rows(values_only=True)
    values = {
        (row[1], row[head.index("维度" if language == "zh" else "dimension")], row[-1])
        for row in body
        if row[-1]
    }
    assert values == {
        (f"dg:{cell['province']}", cell["dimension"], sentence)
        for cell in told["cells"]
        for value in cell["values"]
        for sentence in value["evidence"]
    }
    labels = {label for row in body for label in row}
    assert {
        value["value"][language] for cell in told["cells"] for value in cell["values"]
    } <= labels


def test_hostile_labels_stay_text(visit, serve, tmp_path):
    """In cells, in headings, in the form, and in what is found."""

    own = tmp_path / "own.trig"
    own.write_text(
        """
        @prefix dg: <https://w3id.org/dgov-kg/id/> .
        @prefix dgc: <https://w3id.org/dgov-kg/concept/> .
        @prefix dgov: <https://w3id.org/dgov-kg/ontology#> .
        @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
        <https://w3id.org/dgov-kg/source/own/p01s1> {
          dg:bad a dgov:Jurisdiction ; dgov:hasAdministrativeLevel dgc:level-province ;
            skos:prefLabel "<script>alert(1)</script>"@zh, "<img src=x onerror=alert(2)>"@en .
          dg:bad-model a dgov:Model ; dgov:isModelOf dg:bad ;
            skos:prefLabel "{{ 7*7 }}"@zh, "\\"><b>bold</b>"@en .
        }
        """
    )
    running = serve(str(own))
    page = visit("/matrix?lang=en", at=running.address)

    assert "<img src=x onerror=alert(2)>" in texts(page.locator("table.matrix tbody th"))
    assert '"><b>bold</b>' in texts(page.locator("table.matrix .value"))
    assert page.locator("main img, main b").count() == 0
    page.get_by_role("searchbox", name="Find in the matrix").fill("<b>bold")
    assert page.locator("li.found").count() == 1
    page.goto(f"{running.address}/matrix?lang=zh&province=bad&by=dimension")
    assert "{{ 7*7 }}" in texts(page.locator("table.matrix .value"))


def test_paper_has_one_province_after_another(visit):
    """No box that scrolls, no form; each cell with the name of its dimension."""

    page = visit(f"{SMALL}&lang=en")
    page.emulate_media(media="print")

    assert page.locator(".wide").evaluate("box => getComputedStyle(box).overflow") == "visible"
    assert not page.locator("form.choose").is_visible()
    assert page.locator("tbody .name:visible").count() == 4
