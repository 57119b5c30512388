import datetime
import io
import zipfile
from pathlib import Path

import openpyxl
import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font

from etl.readers import read
from etl.readers.workbook import render
from tests.etl.readers.support import assert_well_formed, headings, paragraphs, refusal, tables, written
from tests.etl.readers.test_word import repacked
from tests.support.steps import growth


@pytest.fixture
def book(tmp_path: Path) -> Path:
    made = openpyxl.Workbook()
    sheet = made.active
    sheet.title = "床位"
    sheet.append(["某市床位数（2023年）"])
    sheet.merge_cells("A1:C1")
    sheet.append(["发布日期：2024-05-06"])
    for row in (
        ["地区", "床位\n（张）", "占比"],
        ["甲县", 1200.5, 0.25],
        ["乙县", 30.1 + 0.2, None],
        ["注：不含村卫生室"],
    ):
        sheet.append(row)
    sheet["C4"].number_format = "0.0%"
    sheet.append([])
    sheet.append(["年份", "医师"])
    sheet.append([2023, 35])
    made.create_sheet("旧表").append(["作废", 1])
    made["旧表"].sheet_state = "hidden"
    made.create_sheet("空表")
    made.save(tmp_path / "a.xlsx")
    return tmp_path / "a.xlsx"


def test_tables_captions_and_notes(book: Path) -> None:
    document = read(book)
    assert_well_formed(document)
    assert headings(document) == [(2, "床位"), (3, "某市床位数（2023年）")]
    assert tables(document) == [
        [["地区", "床位 （张）", "占比"], ["甲县", "1200.5", "25.0%"], ["乙县", "30.3", ""]],
        [["年份", "医师"], ["2023", "35"]],
    ]
    assert paragraphs(document) == ["发布日期：2024-05-06", "注：不含村卫生室"]


def test_text_holds_rows_as_tabbed_lines(book: Path) -> None:
    assert "\n甲县\t1200.5\t25.0%\n乙县\t30.3\t\n" in read(book).text


def test_metadata_and_doubts(book: Path) -> None:
    document = read(book)
    assert (document.title, document.published) == ("某市床位数（2023年）", "2024-05-06")
    assert [(problem.code, problem.params["count"]) for problem in document.problems] == [("hidden_sheets", 1)]


@pytest.mark.parametrize(
    ("value", "number_format", "text"),
    [
        (0.1 + 0.2, "General", "0.3"),
        (7.710000000000001, "0.00", "7.71"),
        (1e16, "General", "10000000000000000"),
        (1.5e-7, "General", "0.00000015"),
        (0.2561, "0.00%", "25.61%"),
        (1, "0%", "100%"),
        (0.0834, "0%", "8.34%"),
        (0.62, "0.00%", "62.00%"),
        (0.5, '0.0"%"', "0.5"),
        (datetime.datetime(2023, 7, 1), "yyyy-mm-dd", "2023-07-01"),
        (datetime.datetime(2023, 1, 1), 'yyyy"年"', "2023年"),
        (datetime.datetime(2023, 7, 1), 'yyyy"年"m"月"', "2023年7月"),
        (True, "General", "TRUE"),
        (None, "General", ""),
        (float("inf"), "General", "Infinity"),
    ],
)
def test_render(value: object, number_format: str, text: str) -> None:
    assert render(value, number_format) == text


def test_formula_never_computed(tmp_path: Path) -> None:
    made = openpyxl.Workbook()
    made.active.append(["指标", "2023年"])
    made.active.append(["床位", "=1+1"])
    made.save(tmp_path / "a.xlsx")
    document = read(tmp_path / "a.xlsx")
    assert [(problem.code, problem.params["count"]) for problem in document.problems] == [("formula_without_value", 1)]


def test_merged_cells_stand_once(tmp_path: Path) -> None:
    made = openpyxl.Workbook()
    for row in (["地区", "床位", None], [None, "2022年", "2023年"], ["全市", 90, 100]):
        made.active.append(row)
    made.active.merge_cells("B1:C1")
    made.active.merge_cells("A1:A2")
    made.save(tmp_path / "a.xlsx")
    assert tables(read(tmp_path / "a.xlsx")) == [
        [["地区", "床位", ""], ["", "2022年", "2023年"], ["全市", "90", "100"]]
    ]


def test_one_cell_far_out(tmp_path: Path) -> None:
    made = openpyxl.Workbook()
    made.active["A1"] = "床位"
    made.active["XFD1048576"] = 1
    made.save(tmp_path / "a.xlsx")
    assert refusal(tmp_path / "a.xlsx").code == "sheet_too_large"


def test_styled_empty_cells_far_out_are_no_rows(tmp_path: Path) -> None:
    made = openpyxl.Workbook()
    made.active.append(["床位", 1])
    made.active["B900000"].font = openpyxl.styles.Font(bold=True)
    made.save(tmp_path / "a.xlsx")
    assert tables(read(tmp_path / "a.xlsx")) == [[["床位", "1"]]]


def test_empty_workbook(tmp_path: Path) -> None:
    openpyxl.Workbook().save(tmp_path / "a.xlsx")
    assert refusal(tmp_path / "a.xlsx").code == "empty_file"


def test_truncated_workbook(tmp_path: Path, book: Path) -> None:
    assert refusal(written(tmp_path, "b.xlsx", book.read_bytes()[:3000])).code == "corrupt_file"


def test_word_file_named_xlsx(tmp_path: Path) -> None:
    import docx

    made = io.BytesIO()
    docx.Document().save(made)
    problem = refusal(written(tmp_path, "a.xlsx", made.getvalue()))
    assert (problem.code, problem.params["found"]) == ("wrong_format", "DOCX")


def test_a_long_sheet_takes_no_more_work_a_row_than_a_short_one(tmp_path: Path) -> None:
    for rows in (100, 400):
        made = openpyxl.Workbook(write_only=True)
        sheet = made.create_sheet("数据")
        for row in range(rows):
            sheet.append([f"县{row}", *range(9)])
        made.save(tmp_path / f"{rows}.xlsx")

    def of_a_sheet(rows: int) -> None:
        assert len(tables(read(tmp_path / f"{rows}.xlsx"))[0]) == rows

    assert growth(of_a_sheet, 100) < 4.4


def test_hidden_rows_and_columns_are_left_out_and_told(tmp_path: Path) -> None:
    made = openpyxl.Workbook()
    for row in (["地区", "床位", "护士"], ["甲县", 61, 5], ["乙县", 72, 6]):
        made.active.append(row)
    made.active.row_dimensions[2].hidden = True
    made.active.column_dimensions["C"].hidden = True
    made.save(tmp_path / "a.xlsx")
    document = read(tmp_path / "a.xlsx")
    assert tables(document) == [[["地区", "床位"], ["乙县", "72"]]]
    (problem,) = document.problems
    assert (problem.code, problem.params["rows"], problem.params["columns"]) == ("hidden_cells", 1, 1)


def test_a_merged_cell_whose_own_place_is_hidden_keeps_its_text(tmp_path: Path) -> None:
    made = openpyxl.Workbook()
    for row in (["地区", "床位", None], [None, "2022年", "2023年"], ["甲县", 61, 62]):
        made.active.append(row)
    made.active.merge_cells("B1:C1")
    made.active.column_dimensions["B"].hidden = True
    made.save(tmp_path / "a.xlsx")
    assert tables(read(tmp_path / "a.xlsx")) == [[["地区", "床位"], ["", "2023年"], ["甲县", "62"]]]


def test_raised_marks_and_struck_text_of_cells(tmp_path: Path) -> None:
    made = openpyxl.Workbook()
    raised, struck = InlineFont(vertAlign="superscript"), InlineFont(strike=True)
    made.active.append(["地区", CellRichText("床位（张）", TextBlock(raised, "2")), "护士"])
    made.active.append(["甲县", CellRichText("61", TextBlock(raised, "①")), CellRichText(TextBlock(struck, "4"), "5")])
    made.active.append(["乙县", 72, 6])
    made.active["C3"].font = Font(strike=True)
    made.active["B3"].number_format = ";;;"
    made.save(tmp_path / "a.xlsx")
    document = read(tmp_path / "a.xlsx")
    assert tables(document) == [[["地区", "床位（张）", "护士"], ["甲县", "61", "5"], ["乙县", "", ""]]]
    assert [(one.code, one.params["count"]) for one in document.problems] == [("text_left_out", 3)]


def test_two_lines_in_a_cell_are_two_figures(tmp_path: Path) -> None:
    made = openpyxl.Workbook()
    made.active.append(["地区", "床位\n（张）"])
    made.active.append(["甲县", "61\n305"])
    made.save(tmp_path / "a.xlsx")
    assert tables(read(tmp_path / "a.xlsx")) == [[["地区", "床位 （张）"], ["甲县", "61；305"]]]


def test_places_that_merged_cells_cover_are_known(tmp_path: Path) -> None:
    made = openpyxl.Workbook()
    made.active.append(["某县床位"])
    for row in (["地区", "床位", None, None], [None, "2021年", "2022年", "2023年"], ["甲县", 61, 62, 63]):
        made.active.append(row)
    made.active.merge_cells("B2:C2")
    made.save(tmp_path / "a.xlsx")
    (table,) = [block for block in read(tmp_path / "a.xlsx").blocks if block.kind == "table"]
    assert table.covered == {(0, 2)}


def test_a_merged_range_over_the_whole_sheet_takes_no_time(tmp_path: Path) -> None:
    made = openpyxl.Workbook()
    made.active.append(["床位", 61])
    made.active.merge_cells("A9:B10")
    made.save(tmp_path / "a.xlsx")
    sheet = "xl/worksheets/sheet1.xml"
    with zipfile.ZipFile(tmp_path / "a.xlsx") as archive:
        content = archive.read(sheet).replace(b"A9:B10", b"A9:XFD1048576")
    assert b"XFD" in content
    assert tables(read(written(tmp_path, "b.xlsx", repacked(tmp_path / "a.xlsx", {sheet: content})))) == [
        [["床位", "61"]]
    ]


def test_strict_form(tmp_path: Path, book: Path) -> None:
    usual, strict = (
        b"http://schemas.openxmlformats.org/spreadsheetml/2006/main",
        b"http://purl.oclc.org/ooxml/spreadsheetml/main",
    )
    with zipfile.ZipFile(book) as archive:
        parts = {
            name: archive.read(name).replace(usual, strict) for name in archive.namelist() if name.endswith(".xml")
        }
    assert strict in parts["xl/workbook.xml"]
    document, same = read(written(tmp_path, "b.xlsx", repacked(book, parts))), read(book)
    assert (document.text, document.blocks) == (same.text, same.blocks)


def test_empty_cells_without_end_take_no_more_work_each(tmp_path: Path) -> None:
    for rows in (200, 800):
        made = openpyxl.Workbook()
        made.active.append(["床位", 61])
        for row in range(2, rows):
            for column in range(1, 6):
                made.active.cell(row, column).font = Font(bold=True)
        made.save(tmp_path / f"{rows}.xlsx")

    def of_a_sheet(rows: int) -> None:
        assert tables(read(tmp_path / f"{rows}.xlsx")) == [[["床位", "61"]]]

    assert growth(of_a_sheet, 200) < 4.6
