"""Workbooks of Excel 97 and of OpenDocument say the same as those of today."""

import datetime
import io
import zipfile
from pathlib import Path

import pytest
import xlwt

from etl.readers import read
from tests.etl.readers.support import assert_well_formed, headings, refusal, tables, written

ROWS = [["地区", "床位（张）", "规范管理率", "截至"], ["甲县", "61", "8.34%", "2023-12-31"], ["乙县", "72", "", "TRUE"]]
DOUBTS = {"hidden_sheets", "hidden_cells", "text_left_out"}


def old_workbook() -> bytes:
    book = xlwt.Workbook()
    sheet = book.add_sheet("床位")
    struck, raised = xlwt.easyfont("struck_out true"), xlwt.Font()
    raised.escapement = xlwt.Font.ESCAPEMENT_SUPERSCRIPT
    for column, text in enumerate(["地区", None, "规范管理率", "截至", "备注"]):
        if text:
            sheet.write(0, column, text)
    sheet.write_rich_text(0, 1, ("床位（张）", ("2", raised)))
    share, day = xlwt.easyxf(num_format_str="0%"), xlwt.easyxf(num_format_str="yyyy-mm-dd")
    sheet.write(1, 0, "甲县")
    sheet.write(1, 1, 61)
    sheet.write(1, 2, 0.0834, share)
    sheet.write(1, 3, datetime.date(2023, 12, 31), day)
    sheet.write(2, 0, "丙县")
    sheet.row(2).hidden = True
    sheet.write(3, 0, "乙县")
    sheet.write(3, 1, 72)
    style = xlwt.XFStyle()
    style.font = struck
    sheet.write(3, 2, 0.5, style)
    sheet.write(3, 3, True)
    sheet.col(4).hidden = True
    book.add_sheet("旧表").visibility = 1
    packed = io.BytesIO()
    book.save(packed)
    return packed.getvalue()


NAMES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text", "style")
)
CELL = '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'
CONTENT = f"""<office:document-content {NAMES}><office:automatic-styles>
<style:style style:name="s"><style:text-properties style:text-line-through-style="solid"/></style:style>
<style:style style:name="r"><style:text-properties style:text-position="super 58%"/></style:style>
<style:style style:name="h"><style:table-properties table:display="false"/></style:style></office:automatic-styles>
<office:body><office:spreadsheet><table:table table:name="床位">
<table:table-column table:number-columns-repeated="4"/><table:table-column table:visibility="collapse"/>
<table:table-row>{CELL.format("地区")}{CELL.format('床位（张）<text:span text:style-name="r">2</text:span>')}
{CELL.format("规范管理率")}{CELL.format("截至")}{CELL.format("备注")}</table:table-row>
<table:table-row>{CELL.format("甲县")}<table:table-cell office:value-type="float" office:value="61"/>
<table:table-cell office:value-type="percentage" office:value="0.0834"><text:p>8%</text:p></table:table-cell>
<table:table-cell office:value-type="date" office:date-value="2023-12-31"><text:p>31.12.23</text:p></table:table-cell>
</table:table-row><table:table-row table:visibility="filter">{CELL.format("丙县")}</table:table-row>
<table:table-row>{CELL.format("乙县")}<table:table-cell office:value-type="float" office:value="72"/>
<table:table-cell table:style-name="s" office:value-type="float" office:value="0.5"/>
{CELL.format("TRUE")}</table:table-row><table:table-row table:number-rows-repeated="1048000"><table:table-cell
 table:number-columns-repeated="16384"/></table:table-row></table:table>
<table:table table:name="旧表" table:style-name="h"/></office:spreadsheet></office:body></office:document-content>"""


def open_document(content: str = CONTENT, manifest: str = "<manifest/>") -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", content)
        archive.writestr("META-INF/manifest.xml", manifest)
    return packed.getvalue()


@pytest.mark.parametrize(("name", "make"), [("a.xls", old_workbook), ("a.ods", open_document)])
def test_what_is_seen_is_read_and_the_rest_told(tmp_path: Path, name: str, make) -> None:
    document = read(written(tmp_path, name, make()))
    assert_well_formed(document)
    assert document.format == name[2:]
    assert headings(document) == [(2, "床位")]
    assert tables(document) == [ROWS]
    assert {problem.code for problem in document.problems} == DOUBTS


def test_merged_and_repeated_cells_of_open_documents(tmp_path: Path) -> None:
    merged = '<table:table-cell table:number-columns-spanned="2" office:value-type="string"><text:p>床位</text:p>'
    merged += "</table:table-cell><table:covered-table-cell/>"
    twice = '<table:table-cell table:number-columns-repeated="2" office:value-type="float" office:value="7"/>'
    two_lines = (
        '<table:table-cell office:value-type="string"><text:p>61</text:p><text:p>305</text:p></table:table-cell>'
    )
    rows = [
        CELL.format("地区") + merged,
        CELL.format("甲县") + twice,
        CELL.format("乙县") + two_lines + CELL.format("8"),
    ]
    body = "".join(f"<table:table-row>{row}</table:table-row>" for row in rows)
    sheet = f'<table:table table:name="表">{body}</table:table>'
    body = f"<office:body><office:spreadsheet>{sheet}</office:spreadsheet></office:body>"
    content = f"<office:document-content {NAMES}>{body}</office:document-content>"
    document = read(written(tmp_path, "a.ods", open_document(content)))
    assert tables(document) == [[["地区", "床位", ""], ["甲县", "7", "7"], ["乙县", "61；305", "8"]]]
    assert next(block.covered for block in document.blocks if block.kind == "table") == {(0, 2)}


def test_open_document_behind_a_password(tmp_path: Path) -> None:
    locked = open_document(manifest="<manifest><encryption-data/></manifest>")
    assert refusal(written(tmp_path, "a.ods", locked)).code == "encrypted_file"


def test_old_workbook_that_breaks_off(tmp_path: Path) -> None:
    assert refusal(written(tmp_path, "a.xls", old_workbook()[:3000])).code == "corrupt_file"


def test_an_old_workbook_under_a_name_of_today(tmp_path: Path) -> None:
    problem = refusal(written(tmp_path, "a.xlsx", old_workbook()))
    assert (problem.code, problem.params["found"]) == ("old_office", "XLS")
