from compare.answers.relation import relation
from compare.model.view import View
from tests.exports.xlsx.test_workbook import opened
from tests.support.comparison_samples import CATALOGUE, fact, table

X, Y = "beds_per_1000", "infant_mortality_rate"
FACTS = (
    fact("株洲市", "2023", 7.7, X),
    fact("株洲市", "2023", 2.1, Y),
    fact("湘潭市", "2021", 7.0, X, qualifier=">"),
    fact("湘潭市", "2023", 2.8, Y),
    fact("全国", "2023", 7.2, X),
)
VIEW = View(indicators=(X, Y), tab="relation")


def book(*facts, view=VIEW):
    return opened(relation(table(*facts), CATALOGUE, view), view)


def test_the_relation_cell_by_cell():
    sheet = book(*FACTS)["对照表"]
    assert [[cell.value for cell in row] for row in sheet.iter_rows(min_row=4, max_row=7)] == [
        ["地区", "行政区划代码", "类别", "每千人口床位数（张/千人）", "年份（横轴）", "婴儿死亡率（‰）", "年份（纵轴）",
         "备注"],
        ["株洲市", "430200", "地区", 7.7, 2023, 2.1, 2023, None],
        ["湘潭市", "430300", "地区", 7, 2021, 2.8, 2023, "含界限或区间，不计入相关"],
        ["全国", "100000", "全国", 7.2, 2023, None, None, None],
    ]  # fmt: skip


def test_the_scatter_is_native_and_fed_by_cells():
    sheet = book(*FACTS)["图表"]
    (chart,) = sheet._charts
    (series,) = chart.series
    assert (series.xVal.numRef.f, series.yVal.numRef.f) == ("'图表'!$B$2:$B$3", "'图表'!$C$2:$C$3")
    assert [row[1].value for row in sheet.iter_rows(min_row=2)] == [7.7, 7]


def test_one_indicator_still_opens():
    assert book(*FACTS, view=View(indicators=(X,), tab="relation")).sheetnames == ["对照表", "明细", "说明"]
