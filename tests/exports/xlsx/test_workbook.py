from datetime import datetime
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from compare.answers.ranking import ranking
from compare.answers.table import table as comparison
from compare.answers.trend import trend
from exports.xlsx.parts import cells
from exports.xlsx.ranking import ranking_rows
from exports.xlsx.workbook import ExportContext, workbook
from tests.support.comparison_samples import CATALOGUE, beds, fact, table

CONTEXT = ExportContext("0123456789ab", "2024-01-01T00:00:00+00:00", datetime(2024, 2, 3, 4, 5), "/compare?year=2023")
FACTS = (
    fact("株洲市", "2023", 7.71),
    fact("湘潭市", "2023", 7.0, qualifier="~"),
    fact("荆州市", "2022", 5.0, qualifier=">", source_title="=HYPERLINK(1)", quote="+1\x01石首"),
    fact("株洲市", "2022", 7.5),
    fact("松原市", "2023-01/2023-10", 4),
    fact("株洲市", "2023", 8, status="target"),
    fact("株洲市", "2025", 8, status="target"),
    fact("全国", "2023", 7.23),
)
VIEW = beds(tolerance=1, part_year=True)
ANSWER = ranking(table(*FACTS), CATALOGUE, VIEW)


def opened(answer, view=VIEW):
    return load_workbook(BytesIO(workbook(answer, view, CATALOGUE, CONTEXT)))


def column(sheet, title: str, header: int) -> list:
    at = [cell.value for cell in sheet[header]].index(title)
    return [row[at].value for row in sheet.iter_rows(min_row=header + 1)]


@pytest.fixture(scope="module")
def book():
    return opened(ANSWER)


def test_sheets(book):
    assert book.sheetnames == ["对照表", "图表", "明细", "说明"]


def test_the_ranking_cell_by_cell(book):
    sheet = book["对照表"]
    marks = [mark for _, mark in ranking_rows(ANSWER)]
    count = len(marks)
    assert column(sheet, "数值", 4)[:count] == [mark.value for mark in marks]
    assert column(sheet, "地区", 4)[:count] == [mark.region for mark in marks]
    assert column(sheet, "与全国之差", 4)[:count] == [mark.difference for mark in marks]
    assert column(sheet, "限定", 4)[:3] == [None, "约", "超过"]
    assert column(sheet, "非所示年份", 4)[:3] == [None, None, "是"]
    assert column(sheet, "类别", 4)[:count] == ["地区", "地区", "地区", "全国", "目标", "非全年"]


def test_number_formats_show_qualifier_year_and_doubt(book):
    formats = [cell.number_format for cell in book["对照表"]["D"][4:10]]
    assert formats == [
        "#,##0.00", '"约"#,##0', '">"#,##0" (2022)"', "#,##0.00", "#,##0", '#,##0" (1–10月)"',
    ]  # fmt: skip


def test_header_is_frozen_filtered_and_repeated(book):
    sheet = book["对照表"]
    assert (sheet.freeze_panes, sheet.print_title_rows) == ("C5", "$4:$4")
    assert sheet.auto_filter.ref == "A4:Q10"
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)


def test_finding_and_caveats_are_on_the_sheet(book):
    texts = [row[0].value for row in book["对照表"].iter_rows()]
    assert texts[0] == ANSWER.finding.text()
    assert {caveat.text() for caveat in ANSWER.caveats} <= set(texts)


def test_a_row_a_fact(book):
    sheet = book["明细"]
    assert column(sheet, "数值", 1) == [mark.value for _, mark in ranking_rows(ANSWER)]
    assert column(sheet, "来源", 1)[2] == "=HYPERLINK(1)"
    assert column(sheet, "原句", 1)[2] == "+1石首"


def test_no_cell_is_a_formula(book):
    assert {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row} <= {"n", "s"}


def test_notes_say_selection_version_and_every_caveat(book):
    content = column(book["说明"], "内容", 1)
    assert {CONTEXT.data_version, "2024-02-03 04:05:00", CONTEXT.link} <= set(content)
    assert {caveat.text() for caveat in ANSWER.caveats} <= set(content)
    assert "指定 2023 年，可用 ±1 年" in content


def test_the_chart_is_fed_by_the_values(book):
    sheet = book["图表"]
    assert [cell.value for cell in sheet["B"][1:]] == [mark.value for mark in ANSWER.marks]
    assert {cell.value for cell in sheet["C"][1:]} == {7.23}
    (chart,) = sheet._charts
    assert chart.series[0].val.numRef.f == "'图表'!$B$2:$B$4"


def test_the_trend_cell_by_cell():
    view = beds(targets=True)
    answer = trend(table(*FACTS), CATALOGUE, view)
    sheet = opened(answer, view)["对照表"]
    assert [cell.value for cell in sheet[4]][4:] == ["2022", "2023", "2025"]
    rows = {(row[0].value, row[2].value): [cell.value for cell in row[4:]] for row in sheet.iter_rows(min_row=5)}
    assert rows["株洲市", "地区"] == [7.5, 7.71, None]
    assert rows["荆州市", "地区"] == [5, None, None]
    assert rows["全国", "全国"] == [None, 7.23, None]
    assert rows["株洲市", "目标"] == [None, 8, 8]


def test_the_trend_chart_has_a_line_a_region_and_the_nation():
    view = beds(targets=False)
    answer = trend(table(*FACTS), CATALOGUE, view)
    (chart,) = opened(answer, view)["图表"]._charts
    assert len(chart.series) == len(answer.series) + 1
    assert chart.display_blanks == "gap"


def test_the_table_of_indicators_has_no_chart():
    view = beds(indicators=("beds_per_1000", "births"))
    answer = comparison(table(*FACTS, fact("株洲市", "2023", 12345, "births")), CATALOGUE, view)
    book = opened(answer, view)
    assert book.sheetnames == ["对照表", "明细", "说明"]
    row = next(row for row in book["对照表"].iter_rows(min_row=5, values_only=True) if row[0] == "株洲市")
    assert row[4:6] == (7.71, 12345)


def test_the_table_of_years_cell_by_cell():
    view = beds(part_year=True)
    answer = comparison(table(*FACTS), CATALOGUE, view)
    sheet = opened(answer, view)["对照表"]
    assert [cell.value for cell in sheet[4]][4:] == ["2022", "2023", "2023（非全年）", "2025"]
    for line, row in enumerate(answer.rows, start=5):
        values = [cell.value for cell in sheet[line]][4:7]
        assert values == [mark and mark.value for mark in row.cells]


def test_several_answers_in_one_book():
    assert opened([ANSWER, ANSWER]).sheetnames[::4] == ["对照表 1", "对照表 2"]
    with pytest.raises(ValueError, match="at least one"):
        workbook([], VIEW, CATALOGUE, CONTEXT)


def test_nothing_to_show_still_opens():
    view = beds(regions=("220100",))
    answer = ranking(table(*FACTS), CATALOGUE, view)
    book = opened(answer, view)
    assert book.sheetnames == ["对照表", "明细", "说明"]
    assert "每千人口床位数" in book["对照表"]["A1"].value


def test_english():
    view = beds(lang="en", tolerance=1)
    book = opened(ranking(table(*FACTS), CATALOGUE, view), view)
    assert book.sheetnames == ["Comparison", "Chart", "Facts", "Notes"]
    assert column(book["Comparison"], "Qualifier", 4)[:3] == [None, "about", "over"]


@given(st.text(max_size=40))
def test_any_text_is_kept_as_text(text: str):
    book = Workbook()
    cells.put(book.active, 1, 1, text)
    out = BytesIO()
    book.save(out)
    cell = load_workbook(BytesIO(out.getvalue())).active["A1"]
    assert cell.data_type != "f"
    assert (cell.value or "") == cells.clean(text)


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_no_start_makes_a_formula(start: str):
    cell = cells.put(Workbook().active, 1, 1, f"{start}1+1")
    assert (cell.data_type, cell.quotePrefix) == ("s", True)
    assert cell.value.endswith("1+1")


def test_the_province_is_a_column_and_says_what_is_against_it():
    view = beds(province=True, nation=False, regions=("430200", "430300"))
    book = opened(ranking(table(*FACTS, fact("湖南省", "2023", 7.2)), CATALOGUE, view), view)
    sheet = book["对照表"]
    assert column(sheet, "同年本省值", 4)[:2] == [7.2, 7.2]
    assert column(sheet, "与本省之差", 4)[:2] == [0.51, -0.2]
    assert column(sheet, "类别", 4)[2] == "本省"
    notes = {row[0].value: row[1].value for row in book["说明"].iter_rows()}
    assert notes["优劣对照"] == "各地所在省的同年数值"
    assert notes["本省对照值"].startswith("湖南省 2023")
    assert [cell.value for cell in book["图表"][1]][:5] == ["地区", "数值", "全国", "目标", "本省"]
