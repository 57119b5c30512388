import pytest

from compare.answers.matrix import matrix
from layouts.answers.matrix_grid import cell, columns, gap, indicator_rows, matrix_grid, region_rows, tip
from tests.support.comparison_samples import CATALOGUE, beds, fact
from tests.support.comparison_samples import table as facts_table

TWO = ("beds_per_1000", "infant_mortality_rate")
FACTS = (
    fact("株洲市", "2023", 7.71, qualifier="~"),
    fact("湘潭市", "2022", 7.02, flags=("source_unseen",)),
    fact("全国", "2023", 7.5),
    fact("全国", "2022", 7.0),
    fact("株洲市", "2023", 4.0, "infant_mortality_rate", status="derived"),
    fact("全国", "2023", 5.0, "infant_mortality_rate"),
)


def shown(**view):
    chosen = beds(**{"indicators": TWO, "tab": "matrix", "year": "latest", "derived": True, **view})
    return matrix(facts_table(*FACTS), CATALOGUE, chosen), chosen


def test_a_cell_holds_order_text_fact_classes_and_tip():
    answer, view = shown()
    line = answer.lines[0]
    order, text, fact_id, classes, title = cell(line.cells[0], line.indicator, view, by_gap=False)
    assert (order, text, classes, len(fact_id)) == (7.71, "约7.71", "better", 12)
    assert title == "株洲市 2023 · 约 7.71 张/千人 · 优于全国 +0.21 张/千人 · 公报"


def test_another_year_doubt_and_derivation_show_in_the_cell():
    answer, view = shown()
    cells = {line.indicator.id: line.cells for line in answer.lines}
    assert cell(cells[TWO[0]][1], answer.lines[0].indicator, view, by_gap=True)[1] == "7.02 (2022) ⚑"
    assert cell(cells[TWO[1]][0], answer.lines[1].indicator, view, by_gap=True)[3] == "better derived"
    assert cell(cells[TWO[1]][1], answer.lines[1].indicator, view, by_gap=True) is None


def test_values_of_different_units_sort_by_their_distance_to_the_better_side():
    answer, _ = shown()
    gaps = {line.indicator.id: gap(line.cells[0], line.indicator) for line in answer.lines}
    assert gaps == {TWO[0]: pytest.approx(0.028), TWO[1]: pytest.approx(0.2)}


def test_without_a_standing_the_tip_says_why_and_nothing_sorts():
    answer, view = shown(nation=False)
    mark, indicator = answer.lines[0].cells[0], answer.lines[0].indicator
    assert "未与全国对照" in tip(mark, indicator, view)
    assert gap(mark, indicator) is None


def test_indicators_down():
    answer, view = shown()
    rows = indicator_rows(answer, view)
    assert [(row["name"], row["details"].replace("\N{NO-BREAK SPACE}", " ")) for row in rows] == [
        ("每千人口床位数", "张/千人 · ↑ · 2023"),
        ("婴儿死亡率", "‰ · ↓ · 2023"),
    ]
    assert rows[0]["nation"][:2] == [7.5, "7.5"]
    assert [column["headerName"] for column in columns(answer, view)] == ["指标", "全国", "株洲市", "湘潭市"]


def test_regions_down_with_the_nation_on_top():
    answer, view = shown(rows="regions")
    assert [row["name"] for row in region_rows(answer, view)] == ["株洲市", "湘潭市"]
    grid = matrix_grid(answer, view)
    assert [row["name"] for row in grid.dashGridOptions["pinnedTopRowData"]] == ["全国"]
    assert [column.get("headerName") for column in grid.columnDefs] == ["类别", "资源"]
    assert len(grid.columnDefs[1]["children"]) == 2


def subject(answer, view):
    return answer.subject(view)


def test_the_subline_says_which_indicators_stand_here():
    assert subject(*shown()) == "2 个指标"
    assert subject(*shown(indicators=TWO[:1])) == "资源：2 个指标"
    assert subject(*shown(category="all", lang="en")) == "All categories: 2 indicators"


def test_nothing_to_draw_is_reported():
    assert shown(year="1990")[0].empty
    assert not shown()[0].empty
