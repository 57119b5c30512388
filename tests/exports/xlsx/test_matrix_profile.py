from datetime import datetime
from io import BytesIO

from openpyxl import load_workbook

from compare.answers.matrix import matrix
from compare.answers.profile import profile
from exports.xlsx.workbook import ExportContext, workbook
from tests.support.comparison_samples import CATALOGUE, beds, fact, table

CONTEXT = ExportContext("0123456789ab", "2024-01-01T00:00:00+00:00", datetime(2024, 2, 3, 4, 5))
TWO = ("beds_per_1000", "infant_mortality_rate")
FACTS = (
    fact("株洲市", "2023", 7.71, qualifier="~"),
    fact("湘潭市", "2023", 7.02),
    fact("荆州市", "2023", 6.0),
    fact("全国", "2023", 7.23),
    fact("株洲市", "2025", 8.0, status="target"),
    fact("株洲市", "2023", 2.8, "infant_mortality_rate"),
    fact("全国", "2023", 4.5, "infant_mortality_rate"),
)


def sheet(answer, view, **more):
    book = load_workbook(BytesIO(workbook(answer, view, CATALOGUE, CONTEXT, **more)))
    assert "图表" not in book.sheetnames
    return book


def rows(found):
    return [[cell.value for cell in row] for row in found.iter_rows(min_row=5) if row[1].value is not None]


def test_the_matrix_cell_by_cell():
    view = beds(indicators=TWO, tab="matrix")
    found = sheet(matrix(table(*FACTS), CATALOGUE, view), view)["对照表"]
    assert [cell.value for cell in found[4]] == [
        "类别", "指标", "单位", "方向", "年份", "全国", "株洲市", "荆州市", "湘潭市",
    ]  # fmt: skip
    assert rows(found) == [
        ["资源", "每千人口床位数", "张/千人", "越高越好", 2023, 7.23, 7.71, 6, 7.02],
        ["资源", "婴儿死亡率", "‰", "越低越好", 2023, 4.5, 2.8, None, None],
    ]


def rules(found, cell: str) -> dict:
    """Return what colours a cell: the comparison and its benchmark, with the fill and the number format it gives."""
    return {
        (rule.operator, *rule.formula): (rule.dxf.fill.bgColor.rgb, rule.dxf.numFmt and rule.dxf.numFmt.formatCode)
        for area in found.conditional_formatting
        if cell in area.cells
        for rule in area.rules
    }


def test_standing_is_shown_by_sign_and_colour_that_follow_the_benchmark():
    view = beds(indicators=TWO, tab="matrix")
    found = sheet(matrix(table(*FACTS), CATALOGUE, view), view)["对照表"]
    assert found["G5"].number_format == '"约"#,##0.00'
    assert rules(found, "G5") == {
        ("greaterThan", "$F$5"): ("FFD3E3F5", '"▲ 约"#,##0.00'),
        ("lessThan", "$F$5"): ("FFFBDCC2", '"▼ 约"#,##0.00'),
        ("equal", "$F$5"): ("FFE3E7EB", '"● 约"#,##0.00'),
    }
    assert rules(found, "G6")["lessThan", "$F$6"] == ("FFD3E3F5", '"▲ "#,##0.0"‰"')
    assert rules(found, "F5") == {}


def test_a_value_of_another_year_is_judged_by_its_own_benchmark():
    facts = table(*FACTS, fact("松原市", "2022", 7.1), fact("全国", "2022", 6.92))
    view = beds(indicators=TWO, tab="matrix", tolerance=1)
    found = sheet(matrix(facts, CATALOGUE, view), view)["对照表"]
    (of_2022,) = (cell for cell in found[5] if cell.value == 7.1)
    assert ("greaterThan", "6.92") in rules(found, of_2022.coordinate)


def test_a_bound_that_leaves_its_standing_open_has_no_colour():
    facts = table(fact("株洲市", "2023", 7.0, qualifier=">"), fact("全国", "2023", 7.23))
    view = beds(indicators=TWO, tab="matrix", rows="regions")
    found = sheet(matrix(facts, CATALOGUE, view), view)["对照表"]
    assert found["C6"].value == 7
    assert rules(found, "C6") == {}


def test_regions_down_begin_with_the_nation():
    view = beds(indicators=TWO, tab="matrix", rows="regions")
    found = sheet(matrix(table(*FACTS), CATALOGUE, view), view)["对照表"]
    assert [cell.value for cell in found[4]][2:] == ["每千人口床位数（张/千人） 2023", "婴儿死亡率（‰） 2023"]
    assert [[cell.value for cell in row] for row in found.iter_rows(min_row=5, max_row=6)] == [
        ["全国", None, 7.23, 4.5],
        ["株洲市", "430200", 7.71, 2.8],
    ]


def test_the_profile_cell_by_cell():
    view = beds(tab="profile", focus="430200")
    found = sheet(profile(table(*FACTS), CATALOGUE, view), view)["对照表"]
    heads = [cell.value for cell in found[4]]
    beds_row, deaths = (dict(zip(heads, row, strict=True)) for row in rows(found))
    expected = {
        "数值": 7.71, "年份": 2023, "同年全国值": 7.23, "与全国相比": "优", "目标": 8, "目标年份": 2025,
        "名次": 1, "参加名次的地区数": 3, "最差": 6, "最差地区": "荆州市", "下四分位": None, "中位数": 7.02,
        "最好": 7.71, "最好地区": "株洲市", "有确数的地区数": 3,
    }  # fmt: skip
    assert {name: beds_row[name] for name in expected} == expected
    assert (deaths["数值"], deaths["名次"], deaths["最差"]) == (2.8, None, None)


def test_sentences_fill_in_for_marks_without():
    view = beds(tab="profile", focus="430200")
    bare = table(*FACTS).assign(quote="")
    answer = profile(bare, CATALOGUE, view)
    sentences = {answer.rows[0].mark.fact_id: "=原句"}
    facts = sheet(answer, view, sentences=sentences)["明细"]
    at = [cell.value for cell in facts[1]].index("原句")
    assert facts[2][at].value == "=原句"
    assert facts[2][at].data_type == "s"
