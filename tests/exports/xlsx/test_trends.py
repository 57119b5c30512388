from compare.answers.trends import trends
from compare.model.view import View
from tests.exports.xlsx.test_workbook import opened
from tests.support.comparison_samples import CATALOGUE, fact, table

X, Y = "beds_per_1000", "infant_mortality_rate"
FACTS = (
    fact("株洲市", "2019", 6.5, X),
    fact("株洲市", "2021", 7.7, X, qualifier="~"),
    fact("株洲市", "2020", 3.0, Y),
    fact("全国", "2020", 5.4, Y),
    fact("株洲市", "2025", 2.0, Y, status="target"),
)
VIEW = View(indicators=(X, Y), tab="trend")


def test_every_indicator_in_one_grid_of_years():
    book = opened(trends(table(*FACTS), CATALOGUE, VIEW), VIEW)
    assert book.sheetnames == ["对照表", "图表 1", "图表 2", "明细", "说明"]
    assert [len(book[name]._charts) for name in ("图表 1", "图表 2")] == [1, 1]
    sheet = book["对照表"]
    years = ["2019", "2020", "2021", "2025"]
    assert [cell.value for cell in sheet[4]] == ["指标", "单位", "地区", "行政区划代码", "类别", "分组", *years]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=5, max_row=8)]
    assert rows == [
        ["每千人口床位数", "张/千人", "株洲市", "430200", "地区", None, 6.5, None, 7.7, None],
        ["婴儿死亡率", "‰", "株洲市", "430200", "地区", None, None, 3, None, None],
        ["婴儿死亡率", "‰", "全国", "100000", "全国", None, None, 5.4, None, None],
        ["婴儿死亡率", "‰", "株洲市", "430200", "目标", None, None, None, None, 2],
    ]
    assert sheet["I5"].number_format.startswith('"约"')
