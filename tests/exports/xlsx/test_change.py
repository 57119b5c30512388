import pytest

from compare.answers.change import two_years
from tests.exports.xlsx.test_workbook import opened
from tests.support.comparison_samples import CATALOGUE, beds, fact, table

VIEW = beds(since=2019, until=2023)
FACTS = (
    fact("株洲市", "2019", 6.5),
    fact("株洲市", "2023", 7.71),
    fact("湘潭市", "2019", 7.9),
    fact("湘潭市", "2023", 7.8, qualifier="~"),
    fact("荆州市", "2019", 5.0),
    fact("株洲市", "2023", 8.0, status="target"),
    fact("全国", "2019", 6.3),
    fact("全国", "2023", 7.23),
)


def book(*facts, view=VIEW):
    return opened(two_years(table(*facts), CATALOGUE, view), view)


def test_the_change_cell_by_cell():
    sheet = book(*FACTS)["对照表"]
    assert [cell.value for cell in sheet[4]] == [
        "地区", "行政区划代码", "类别", "分组", "2019", "2023", "变化（张/千人）", "相对变化", "变化评价", "备注",
    ]  # fmt: skip
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=5, max_row=9)]
    assert rows[0] == ["株洲市", "430200", "地区", None, 6.5, 7.71, 1.21, pytest.approx(1.21 / 6.5), "变好", None]
    assert rows[1][4:] == [7.9, 7.8, None, None, None, "含约数，变化不计算"]
    assert (rows[2][0], rows[2][2], rows[2][6]) == ("全国", "全国", 0.93)
    assert rows[3][4:] == [5, None, None, None, None, "缺 2023 年"]
    assert (rows[4][2], rows[4][5]) == ("目标", 8)
    assert sheet["G5"].number_format == "+#,##0.00;-#,##0.00;0"


def test_slopes_are_native_lines_of_two_points():
    sheet = book(*FACTS)["图表"]
    assert [[cell.value for cell in row] for row in sheet.iter_rows(max_col=4)] == [
        ["年份", "株洲市", "湘潭市", "全国"],
        ["2019", 6.5, 7.9, 6.3],
        ["2023", 7.71, 7.8, 7.23],
    ]
    (chart,) = sheet._charts
    assert len(chart.series) == 3
    assert sheet["C3"].number_format.startswith('"约"')


def test_notes_say_how_the_years_were_found():
    content = [row[1].value for row in book(*FACTS, view=beds())["说明"].iter_rows(min_row=2)]
    assert "2019 年与 2023 年（取最多地区两年都有数值的年份）" in content


def test_nothing_to_show_still_opens():
    assert book(fact("株洲市", "2019", 6.5), view=beds()).sheetnames == ["对照表", "明细", "说明"]
