"""The pages of answers as a browser shows them: offline, in two languages, deaf to hostile text."""

from __future__ import annotations

import re

import pytest

from dgov_kg.dates import in_words
from dgov_kg.exceptions import BadParameter
from dgov_kg.graph import load
from dgov_kg.language import Bilingual
from dgov_kg.namespaces import PREFIXES
from dgov_kg.result import Node, Table
from dgov_kg.view import VIEWS, models_page, table_view
from dgov_kg.view.tree import grown

TITLE = Bilingual("有什么？", "What is there?")
HOSTILE = "</script><script>alert(1)</script><img src=x onerror=alert(1)>\"'&\u2028<!--"
CHINESE = re.compile(r"[\u4e00-\u9fff]")


def dg(slug: str, zh: str, en: str) -> Node:
    return Node(PREFIXES["dg"] + slug, zh, en)


def said(slug: str) -> Node:
    number = slug.removeprefix("p1s")
    return Node(PREFIXES["src"] + slug, f"第1段第{number}句", f"paragraph 1, sentence {number}")


NORTH, SOUTH = dg("north", "北镇", "Northtown"), dg("south", "南镇", "Southtown")
LAMP, BRIDGE, FERRY = (
    dg("lamp", "灯塔", "lighthouse"),
    dg("bridge", "桥", "bridge"),
    dg("ferry", "渡船", "ferry"),
)
INFERRED = Node(PREFIXES["dgc"] + "mode-inferred", "编者推断", "inferred")
COLUMNS = ["date", "event", "place", "count", "evidence"]
ROWS = [
    ("2018-09/..", LAMP, NORTH, 12, said("p1s1")),
    ("2017-12~", BRIDGE, SOUTH, 3, said("p1s2")),
    ("2019", FERRY, NORTH, 7, said("p1s3")),
    (None, dg("pier", "码头", "pier"), SOUTH, 1, said("p1s4")),
]
ANSWERS = Table(
    ["problem", "recommendation", "mode", "dimension", "evidence"],
    [
        (LAMP, BRIDGE, None, NORTH, said("p1s1")),
        (LAMP, FERRY, INFERRED, NORTH, said("p1s2")),
        (dg("fog", "雾", "fog"), FERRY, INFERRED, SOUTH, said("p1s3")),
        (dg("silt", "淤塞", "silt"), None, None, SOUTH, said("p1s4")),
    ],
    title=TITLE,
    language="zh",
)


def table(rows=ROWS, columns=COLUMNS, language="zh", **more) -> Table:
    return Table(columns, rows, title=TITLE, language=language, **more)


def hostile(view: str) -> Table:
    """Return a table whose every text is markup."""
    wicked = Node(HOSTILE, HOSTILE, HOSTILE)
    title = Bilingual(HOSTILE, HOSTILE)
    headings = {"event": title, "place": title}
    if view == "map":
        row = (wicked, wicked, wicked, wicked, wicked)
        return Table(ANSWERS.columns, [row, (HOSTILE,) * 5], title=title, note=title)
    rows = [("2019", wicked, wicked, 3, wicked), (HOSTILE, HOSTILE, HOSTILE, 3, HOSTILE)]
    return Table(COLUMNS, rows, title=title, note=title, headings=headings)


@pytest.fixture(name="kg", scope="module")
def fixture_kg():
    return load(language="zh")


def page_of(view: str, **more) -> str:
    if view == "map":
        return table_view(ANSWERS.in_language(more.get("language", "zh")), "map")
    return table_view(table(**more), view)


TABLE_VIEWS = [view for view in VIEWS if view != "network"]


# --- what holds for every page ----------------------------------------------------------------


@pytest.mark.parametrize("view", TABLE_VIEWS)
def test_language_turns_without_reload(show, view):
    """One button turns every word, the title and the document's language, and back."""
    page = show(page_of(view))
    assert "灯塔" in page.inner_text("main")
    assert "lighthouse" not in page.inner_text("main")

    page.click("#language")
    assert page.evaluate("document.documentElement.lang") == "en"
    assert page.title() == "What is there?"
    assert "lighthouse" in page.inner_text("main")
    assert not CHINESE.search(page.inner_text("body").replace("中文", ""))

    page.click("#language")
    assert "灯塔" in page.inner_text("main")


@pytest.mark.parametrize("view", TABLE_VIEWS)
def test_page_opens_in_english(show, view):
    """Asked for English, the page is English from the first."""
    page = show(page_of(view, language="en"))

    assert page.title() == "What is there?"
    assert not CHINESE.search(page.inner_text("body").replace("中文", ""))


@pytest.mark.parametrize("view", TABLE_VIEWS)
def test_hostile_text_stays_text(show, view):
    """Markup in a name, a date, a heading or a note is shown as written, and does nothing."""
    page = show(table_view(hostile(view), view))
    page.click("#language")
    for button in page.locator("main button").all()[:6]:
        button.click()

    assert "onerror=alert(1)" in page.inner_text("body")
    assert page.locator("img").count() == 0
    assert page.locator("script").count() == (2 if view == "map" else 1)


@pytest.mark.parametrize("view", TABLE_VIEWS)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_page_fits_a_phone(show, view, scheme):
    """At the width of a phone nothing scrolls sideways; paper follows the system."""
    page = show(page_of(view), wide=360, color_scheme=scheme)

    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    paper = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert paper == {"light": "rgb(251, 250, 247)", "dark": "rgb(21, 24, 28)"}[scheme]


@pytest.mark.parametrize("name", ["models", "timeline", "parts", "census", "remedies"])
def test_answer_fits_a_phone(show, kg, name):
    """Nor do the real answers scroll sideways, in either language."""
    page = show(table_view(kg.run(name), kg.question(name).view), wide=360)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360

    page.click("#language")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


@pytest.mark.parametrize("view", TABLE_VIEWS)
def test_empty_answer_says_so(show, view):
    """A page of no rows says that there are none."""
    empty = Table(ANSWERS.columns if view == "map" else COLUMNS, [], title=TITLE, language="zh")

    assert "没有结果" in show(table_view(empty, view)).inner_text("main")


@pytest.mark.parametrize("view", TABLE_VIEWS)
def test_page_is_a_function_of_its_table(view):
    """The same table gives the same bytes, and none of them names another host."""
    html = page_of(view)

    assert html == page_of(view)
    assert set(re.findall(r"https?://[\w./-]+", html)) <= {"http://www.w3.org/2000/svg"}
    assert not re.search(r"<(?:link|iframe|object|img)\b|\sstyle=", html)


def test_every_view_of_the_catalogue_is_one_of_ours(kg):
    """Each question names a view that there is, and its answer can be shown so."""
    for question in kg.questions():
        assert question.view in VIEWS, f"queries/{question.name}.rq names {question.view}"
        if question.view != "network":
            assert "</html>" in table_view(kg.run(question.name), question.view)


def test_view_that_does_not_suit_is_an_error():
    """A timeline without dates is refused in both languages."""
    with pytest.raises(BadParameter) as caught:
        table_view(Table(["count"], [(4,)]), "timeline")

    assert "date" in caught.value.in_language("zh")
    assert "date" in caught.value.in_language("en")


# --- the table --------------------------------------------------------------------------------


def column(page, place: int) -> list[str]:
    return page.evaluate(
        """(place) => [...document.querySelectorAll("tbody tr:not([hidden])")]
            .map((row) => row.cells[place].innerText.trim())""",
        place,
    )


def test_table_sorts_by_a_click_or_a_key(show):
    """A heading sorts by its column, numbers as numbers; again, the other way round."""
    page = show(page_of("table"))
    page.click("th:nth-child(4) button")
    assert column(page, 3) == ["1", "3", "7", "12"]
    assert page.get_attribute("th:nth-child(4)", "aria-sort") == "ascending"

    page.focus("th:nth-child(4) button")
    page.keyboard.press("Enter")
    assert column(page, 3) == ["12", "7", "3", "1"]

    page.click("th:nth-child(1) button")
    assert column(page, 0) == ["2017-12~", "2018-09/..", "2019", ""]


def test_table_filters_by_words_of_either_language(show):
    """Every word must occur in the row: as a name in either language, a CURIE, or a place."""
    page = show(page_of("table"))
    for words, found in {
        "灯塔": 1,
        "LIGHTHOUSE": 1,
        "dg:north": 2,
        "北镇 p1s3": 1,
        "无此": 0,
    }.items():
        page.fill("#words", words)
        assert len(column(page, 0)) == found
        assert page.inner_text("#count") == f"{found} 行"


def test_table_names_things_and_places(show):
    """A name has its CURIE to hover over; a sentence is a place in words with its id."""
    page = show(page_of("table"))

    assert page.get_attribute(".thing >> nth=0", "title") == "dg:lamp"
    assert column(page, 4)[0] == "第1段第1句 p1s1"


def test_table_joins_what_two_columns_say_in_two_languages(show):
    """Columns `…_zh` and `…_en` are one column, read in the reader's language."""
    page = show(
        table_view(Table(["unit_zh", "unit_en"], [("盏", "lamps")], language="zh"), "table")
    )
    assert column(page, 0) == ["盏"]

    page.click("#language")
    assert column(page, 0) == ["lamps"]


# --- the timeline -----------------------------------------------------------------------------


def test_timeline_draws_dates_as_wide_as_they_are_vague(show):
    """A year is twelve times as wide as a month; open ends have arrows; the rest is apart."""
    page = show(page_of("timeline"))
    widths = page.evaluate("""[...document.querySelectorAll(".span")].map((one) =>
        [one.getAttribute("class"), one.getBoundingClientRect().width])""")

    assert [kind for kind, _ in widths] == ["span open", "span", "span about"]
    assert widths[1][1] > 8 * widths[2][1]
    assert page.locator(".arrow").count() == 1
    assert "码头" in page.inner_text("#undated")
    assert [one.split()[0] for one in page.locator("section h2").all_inner_texts()] == [
        "北镇",
        "南镇",
        "文中未注明时间",
    ]


def test_timeline_merges_the_rows_of_a_thing(show):
    """A thing that several rows tell of is one item with all that they tell."""
    rows = [("2019", LAMP, NORTH, said("p1s1")), ("2019", LAMP, SOUTH, said("p1s2"))]
    page = show(table_view(table(rows, ["date", "event", "outcome", "evidence"]), "timeline"))

    assert page.locator(".item").count() == 1
    told = page.inner_text(".item")
    assert all(one in told for one in ("北镇", "南镇", "p1s1", "p1s2"))


@pytest.mark.parametrize(
    ("date", "zh", "en"),
    [
        ("2019", "2019年", "2019"),
        ("2018-07-02", "2018年7月2日", "2 July 2018"),
        ("2018-09/..", "2018年9月起", "from September 2018"),
        ("../2008-12~", "至约2008年12月", "by about December 2008"),
        ("2016/2020", "2016年至2020年", "2016 to 2020"),
        ("2017?", "2017年（存疑）", "2017 (uncertain)"),
        ("19XX", "20世纪", "the 20th century"),
        ("201X", "2010年代", "the 2010s"),
    ],
)
def test_dates_in_words(date, zh, en):
    """An EDTF date is read out as people write it, its doubts with it."""
    assert in_words(date) == Bilingual(zh, en)


def test_paper_shows_all_of_it(show):
    """On paper a table is a table, a map a list with its evidence, and every branch is open."""
    page = show(page_of("table"), wide=760)
    page.emulate_media(media="print")
    assert page.evaluate("getComputedStyle(document.querySelector('td')).display") == "table-cell"
    assert not page.locator("#words").is_visible()

    page = show(page_of("map"))
    page.emulate_media(media="print")
    assert page.locator(".answers").nth(1).is_visible()

    page = show(page_of("tree"), color_scheme="dark")
    page.click("#fold")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator("details:not([open])").count() == 0
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator("details[open]").count() == 0


# --- the tree and the numbers -----------------------------------------------------------------


def test_tree_opens_by_key(show):
    """A branch is a disclosure: closed in a long answer, opened by Enter."""
    rows = [(NORTH, f"part {number}", said("p1s1")) for number in range(70)]
    page = show(table_view(table(rows, ["whole", "part", "evidence"]), "tree"))
    assert not page.locator(".leaf").first.is_visible()

    page.focus("summary")
    page.keyboard.press("Enter")
    assert page.locator(".leaf").first.is_visible()

    page.click("#fold")
    assert not page.locator(".leaf").first.is_visible()


def test_tree_nests_what_is_part_of_a_part():
    """What stands under one thing and over another is inside the first; a ring comes to an end."""
    (root,) = grown(Table(["whole", "part"], [(NORTH, LAMP), (LAMP, BRIDGE)]))
    assert root.value == NORTH
    assert root.branches[0].branches[0].value == BRIDGE

    ring = grown(Table(["whole", "part"], [(NORTH, SOUTH), (SOUTH, NORTH)]))
    assert [one.value for one in ring] == [NORTH, SOUTH]


def test_tree_sorts_by_wholes_that_are_things_themselves():
    """A thing without a whole stands directly under its area, and holds its own parts."""
    rows = [(NORTH, None, LAMP), (NORTH, LAMP, BRIDGE), (NORTH, BRIDGE, FERRY)]
    (root,) = grown(Table(["area", "whole", "problem"], rows))

    (lamp,) = root.branches
    assert lamp.value == LAMP
    assert lamp.branches[0].value == BRIDGE
    assert lamp.branches[0].branches[0].value == FERRY


def test_tree_groups_by_relation():
    """A second column that repeats sorts the third."""
    rows = [(NORTH, "has", LAMP), (NORTH, "has", BRIDGE), (NORTH, "wants", FERRY)]
    (root,) = grown(Table(["place", "way", "thing"], rows))

    assert [(one.value, len(one.branches)) for one in root.branches] == [("has", 2), ("wants", 1)]


def test_bars_are_as_long_as_their_numbers(show):
    """The longest bar is the largest number; the others are in proportion."""
    page = show(table_view(table([(NORTH, 8), (SOUTH, 2)], ["place", "things"]), "number"))
    long, short = page.evaluate("""[...document.querySelectorAll("rect")].map((one) =>
        one.getBoundingClientRect().width)""")

    assert short == pytest.approx(long / 4, abs=1)


# --- problems and recommendations -------------------------------------------------------------


def test_map_draws_a_line_for_each_answer(show):
    """Stated answers are whole lines, inferred ones dashed; they touch both of their ends."""
    page = show(page_of("map"))

    assert page.locator("#lines path").count() == 3
    assert page.locator("#lines .dashed").count() == 2
    start, end = page.evaluate("""(() => {
        const line = document.querySelector("#lines path").getBoundingClientRect();
        const from = document.querySelector(".problem").getBoundingClientRect();
        const to = document.querySelector(".recommendation").getBoundingClientRect();
        return [line.left - from.right, line.right - to.left];
    })()""")
    assert abs(start) < 3
    assert abs(end) < 3


def test_map_lights_by_pointing_and_tells_by_a_press(show):
    """Pointing or focusing lights the lines and their ends; Enter tells mode and place."""
    page = show(page_of("map"))
    page.hover(".problem >> nth=0")
    assert page.locator("#lines .lit").count() == 2
    assert page.locator(".recommendation.lit").count() == 2

    page.mouse.move(2, 2)
    page.focus(".problem >> nth=1")
    assert page.locator("#lines .lit").count() == 1
    assert not page.locator(".answers").nth(1).is_visible()

    page.keyboard.press("Enter")
    told = page.locator(".answers").nth(1).inner_text()
    assert "编者推断" in told
    assert "第1段第3句 p1s3" in told

    page.keyboard.press("Escape")
    assert not page.locator(".answers").nth(1).is_visible()


def test_map_on_a_phone_is_a_list(show):
    """Where there is no room for lines, each problem has its recommendations under it."""
    page = show(page_of("map"), wide=360)

    assert not page.locator("#recommendations").is_visible()
    assert "渡船" in page.inner_text("#problems")
    assert "文中没有对应的建议" in page.inner_text("#problems")


# --- the models side by side ------------------------------------------------------------------


def test_models_stand_side_by_side(show, kg):
    """Each province is a column, each item has its sentence, and no theme is lost."""
    page = show(models_page(kg))
    provinces = {row["province"].zh for row in kg.run("models")}
    themes = {row["about"].zh for row in kg.run("models") if row["about"]}

    assert set(page.locator("thead th").all_inner_texts()) == provinces
    assert themes <= set(page.locator("tbody th").all_inner_texts())
    assert page.locator("td li").count() == page.locator("td li:has(code)").count() > 80
    assert "数字广东网络建设有限公司" in page.inner_text("tbody")

    page.click("#language")
    shown = page.inner_text("body").replace("中文", "")
    assert not CHINESE.search(shown.replace("等", ""))


def test_models_fit_a_phone(show, kg):
    """On a phone each aspect lists the provinces one under the other."""
    page = show(models_page(kg), wide=360)

    assert page.evaluate("document.documentElement.scrollWidth") <= 360


# --- the command ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "file", "mark"),
    [
        (["policies"], "policies.html", 'class="track"'),
        (["policies", "--as", "table"], "policies.html", 'aria-sort="none"'),
        (["remedies"], "remedies.html", 'id="lines"'),
        (["census"], "census.html", 'class="bar"'),
        (["parts", "--province", "beijing"], "parts.html", 'id="tree"'),
        (["--models"], "five-models.html", 'scope="row"'),
        (["tencent", "--as", "table"], "tencent.html", 'aria-sort="none"'),
        (["co-owners"], "co-owners.html", 'id="stage"'),
    ],
)
def test_command_writes_the_view_that_the_question_names(tmp_path, monkeypatch, words, file, mark):
    """`dgov-kg view` takes the question's view, or the one that --as names."""
    from dgov_kg.cli import main

    monkeypatch.chdir(tmp_path)

    assert main(["view", *words, "--lang", "zh"]) == 0
    assert mark in (tmp_path / file).read_text(encoding="utf-8")


@pytest.mark.parametrize("words", [[], ["co-owners", "--all"], ["tencent", "--as", "tree"]])
def test_command_refuses_what_makes_no_sense(tmp_path, monkeypatch, words):
    """Nothing, two things at once, or an entity as a tree: said, and nothing written."""
    from dgov_kg.cli import main

    monkeypatch.chdir(tmp_path)

    assert main(["view", *words]) == 2
    assert not list(tmp_path.iterdir())
