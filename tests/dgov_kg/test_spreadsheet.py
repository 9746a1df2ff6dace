"""Workbooks, opened again by another library: they say what the answer says, and run nothing."""

from __future__ import annotations

import io
import re
import sys
import zipfile

import openpyxl
import pytest

from dgov_kg.cli import main
from dgov_kg.exceptions import MissingPackage
from dgov_kg.graph import load
from dgov_kg.result import Node, Table
from dgov_kg.spreadsheet import matrix_workbook, workbook

HOSTILE = (
    "=1+1", "+1+1", "-1+1", "@SUM(A1)", "\t=1+1", "\r=1+1", "＝1+1", '=HYPERLINK("http://x","y")',
    "=cmd|' /C calc'!A0", "https://example.org/", "internal:Sheet2!A1", "{=1}", "<b>&amp;</b>",
    "一\x00二\x07", "\ud800", "_x0041_", "01", "1e5", "'quoted",
)  # fmt: skip


@pytest.fixture(name="kg", scope="module")
def fixture_kg():
    return load(language="en")


def opened(content):
    return openpyxl.load_workbook(io.BytesIO(content))


def rows(sheet):
    return [list(row) for row in sheet.iter_rows(values_only=True)]


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize(
    "name", ["co-owners", "policies", "services", "issuers", "ranking-against-cases"]
)
def test_it_says_what_the_answer_says(name, language):
    """Each row with its labels, its CURIEs, its numbers as numbers and its sentence."""

    table = load(language=language).run(name)
    book = opened(table.to_xlsx())
    answer, sentences, about = (rows(sheet) for sheet in book)

    head, *body = answer
    assert len(body) == len(table)
    for told, row in zip(body, table, strict=True):
        cells = dict(zip(head, told, strict=True))
        for value in row.values():
            if isinstance(value, Node):
                assert value.slug in told if value.is_sentence else value.label(language) in told
                assert value.is_sentence or value.curie in cells.values()
            elif type(value) is int:
                assert value in told
    assert [row[0] for row in sentences[1:]] == [one.slug for one in table.evidence]
    told = dict(about)
    assert told["问题" if language == "zh" else "question"] == table.title.in_language(language)
    assert any("CC BY 4.0" in str(value) for value in told.values())


def test_headings_are_in_the_readers_language_and_stay_in_sight():
    """Chinese headings, the first row frozen, a filter over the rows, sheets in Chinese."""

    book = opened(load(language="zh").run("co-owners").to_xlsx())

    assert book.sheetnames == ["回答", "出处", "说明"]
    sheet = book["回答"]
    assert [cell.value for cell in sheet[1]][:3] == ["省份", "省份 id", "运营公司"]
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == f"A1:K{sheet.max_row}"


def test_columns_are_as_wide_as_what_they_hold():
    """A Chinese letter takes two; a long text is not made into an endless column."""

    table = Table(["short", "wide", "long"], [("a", "数字广东网络建设有限公司", "x" * 500)])
    sheet = opened(table.to_xlsx()).worksheets[0]

    assert sheet.column_dimensions["B"].width >= 24
    assert sheet.column_dimensions["A"].width < 12
    assert sheet.column_dimensions["C"].width <= 60


def test_a_sentence_leads_to_its_place(kg):
    """The link goes to the row of the sheet of sentences that holds it."""

    book = opened(kg.run("co-owners").to_xlsx())
    sheet = book["Answer"]
    cell = next(cell for cell in sheet[2] if cell.value == "p13s3")
    place = re.fullmatch(r"'?Sentences'?!A(\d+)", cell.hyperlink.location)

    assert book["Sentences"].cell(int(place[1]), 1).value == "p13s3"


def test_a_thing_leads_where_it_is_said_to(kg):
    """With addresses a label is a link and its text is the label; without, it leads nowhere."""

    table = kg.run("co-owners", province="guangdong")
    linked = opened(workbook(table, link=lambda node: f"http://localhost/{node.slug}")).worksheets[
        0
    ]
    plain = opened(workbook(table)).worksheets[0]

    assert linked["A2"].hyperlink.target == "http://localhost/guangdong"
    assert linked["A2"].value == plain["A2"].value == "Guangdong Province"
    assert plain["A2"].hyperlink is None


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_text(text):
    """Nothing is a formula, nothing a link of its own, and no letter is added or lost but NUL."""

    table = Table(["label"], [(Node("urn:x", text, text),), (text,)], language="en")
    content = table.to_xlsx()
    sheet = opened(content).worksheets[0]

    for cell in (sheet["A2"], sheet["A3"]):
        assert cell.data_type == "s"
        assert cell.hyperlink is None
        shown = text.encode("utf-8", "replace").decode()
        read = {cell.value, openpyxl.utils.escape.unescape(cell.value)}
        assert read & {shown, shown.replace("\r", "\n")}
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        assert b"<f>" not in parts.read("xl/worksheets/sheet1.xml")


def test_what_does_not_fit_is_cut_and_says_so():
    """A cell holds 32,767 letters as Excel counts them; more would make the file unreadable."""

    long, wide = "数" * 40_000, "𠀀" * 20_000
    sheet = opened(Table(["a"], [(long,), (wide,)]).to_xlsx()).worksheets[0]

    for place in ("A2", "A3"):
        value = sheet[place].value
        assert value.endswith("[cut]")
        assert len(value.encode("utf-16-le")) // 2 <= 32_767


def test_numbers_are_exact_or_text():
    """A number is a number, unless a spreadsheet would round it."""

    table = Table(["n"], [(4,), (2.5,), (2**60 + 1,), (float("inf"),), (True,)])
    values = [row[0] for row in rows(opened(table.to_xlsx()).worksheets[0])[1:]]

    assert values == [4, 2.5, str(2**60 + 1), "inf", "yes"]


def test_an_empty_answer_is_a_workbook_too(kg):
    """Headings, no rows, and the note that says why."""

    book = opened(kg.run("co-owners", province="beijing").to_xlsx(province="beijing"))

    assert book["Answer"].max_row == 1
    told = dict(rows(book["About"]))
    assert told["province"] == "beijing"
    assert "names no investor" in told["how to read it"]


def test_the_same_answer_has_the_same_bytes(kg):
    """On one day: so that a cache knows it again."""

    assert kg.run("founders").to_xlsx() == kg.run("founders").to_xlsx()


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_workbook_of_the_matrix(language):
    """One sheet is the matrix, one every value with its sentence; both say what the matrix says."""

    matrix = load(language=language).matrix()
    book = opened(matrix_workbook(matrix))
    grid, long = rows(book.worksheets[0]), rows(book.worksheets[1])

    assert grid[0][1:] == [one.title.in_language(language) for one in matrix.columns]
    assert [row[0] for row in grid[1:]] == [place.label(language) for place in matrix.rows]
    for told, filled in zip(grid[1:], matrix.cells, strict=True):
        for text, dimension, cell in zip(told[1:], matrix.columns, filled, strict=True):
            for entry in cell.entries:
                assert entry.value.label(language) in text
                assert all(one.slug in text for one in entry.said)
            if not cell.entries:
                assert text == dimension.empty.in_language(language)
    assert len(long) - 1 == len(matrix.to_table())
    assert book.worksheets[0].freeze_panes == "B2"
    assert book.sheetnames[2:] == (["出处", "说明"] if language == "zh" else ["Sentences", "About"])


def test_without_the_package_it_is_told(monkeypatch):
    """What to install."""

    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    with pytest.raises(MissingPackage, match=r"dgov_kg\[xlsx\]"):
        Table(["a"], []).to_xlsx()


# --- in the shell ---------------------------------------------------------------------------


def test_the_shell_writes_it(tmp_path, capsys, kg):
    """By --format or by how the file ends; it says so, and tells what was asked."""

    for words in (["-o", "{}.xlsx"], ["--format", "xlsx", "-o", "{}.book"]):
        path = str(tmp_path / "answer")
        given = [word.format(path) for word in words]
        assert main(["run", "co-owners", "--province", "guangdong", "--lang", "en", *given]) == 0
        assert "written: " in capsys.readouterr().err
        with open(given[-1], "rb") as file:
            book = opened(file.read())
        assert dict(rows(book["About"]))["province"] == "guangdong"
        assert book["Answer"].max_row - 1 == len(kg.run("co-owners", province="guangdong"))


def test_a_workbook_does_not_go_to_a_screen(monkeypatch, capsys):
    """It is no text: status 2, and what to do."""

    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    assert main(["run", "co-owners", "--format", "xlsx", "--lang", "en"]) == 2
    told = capsys.readouterr()
    assert "-o FILE.xlsx" in told.err
    assert "PK" not in told.out


def test_the_matrix_is_written_by_the_shell(tmp_path):
    """As one workbook."""

    path = tmp_path / "matrix.xlsx"
    assert main(["matrix", "--province", "guizhou", "--lang", "zh", "-o", str(path)]) == 0

    assert opened(path.read_bytes())["矩阵"]["A2"].value == "贵州省"


def test_a_file_that_tells_no_format_is_refused(tmp_path, capsys):
    """Rather than text in a page: status 2, the formats, and no file."""

    path = tmp_path / "answer.html"
    assert main(["run", "founders", "-o", str(path), "--lang", "en"]) == 2
    assert "say it with --format: table, csv" in capsys.readouterr().err
    assert not path.exists()


def test_a_place_that_cannot_be_written_is_told(tmp_path, capsys):
    """Status 1 and no file."""

    (tmp_path / "file").touch()
    assert main(["run", "founders", "-o", str(tmp_path / "file" / "x.xlsx"), "--lang", "en"]) == 1
    assert "cannot be written" in capsys.readouterr().err
