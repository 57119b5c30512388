"""What header cells say, alone and under one another."""

import openpyxl
import pytest

from etl.build.one_file import process
from etl.model import catalogue
from etl.tables.columns import Column, read
from etl.tables.labels import Labels
from tests.etl.tables.support import facts, shown

LABELS = Labels(catalogue.load())
ZHUZHOU = "430200"


@pytest.mark.parametrize(
    "text",
    [
        "增减",
        "同比（%）",
        "比上年增减",
        "2023年比2022年增长（%）",
        "增减百分点",
        "位次",
        "构成比（%）",
        "完成率（%）",
        "代码",
        "指标性质",
        "与全国差距",
    ],
)
def test_changes_ranks_shares_and_codes_hold_no_figures(text):
    assert read(text, LABELS, ZHUZHOU) == Column(key="ignored")


@pytest.mark.parametrize("text", ["人口自然增长率（‰）", "新增托位数（个）"])
def test_an_indicator_whose_name_speaks_of_change_is_one(text):
    assert read(text, LABELS, ZHUZHOU).name is not None


@pytest.mark.parametrize(
    ("text", "code", "year"),
    [
        ("青州市2022年", "370781", 2022),
        ("2022年湖南省", "430000", 2022),
        ("全国2023年", "100000", 2023),
        ("全省", "430000", None),
    ],
)
def test_region_and_year_in_one_cell(text, code, year):
    column = read(text, LABELS, ZHUZHOU)
    assert (column.place and column.place.code, column.time and column.time.year) == (code, year)


@pytest.mark.parametrize(
    ("text", "year", "status"),
    [
        ("2025年目标值", 2025, "target"),
        ("目标值（2025年）", 2025, "target"),
        ("2023年实际", 2023, ""),
        ("2023年完成值", 2023, ""),
        ("目标", None, "target"),
        ("实际完成", None, "actual"),
    ],
)
def test_status_and_year(text, year, status):
    column = read(text, LABELS, ZHUZHOU)
    assert (column.time and column.time.year, column.status) == (year, status)


@pytest.mark.parametrize(
    ("text", "subgroup"), [("城市（%）", "城市"), ("农村（%）", "农村"), ("2022年（城市）", "城市"), ("男性", "男性")]
)
def test_subgroups(text, subgroup):
    assert read(text, LABELS, ZHUZHOU).subgroup == subgroup


@pytest.mark.parametrize("text", ["2022年某某指数", "甲2023年乙", "青州市某某", "2016—2020年平均"])
def test_a_cell_with_a_part_that_is_not_understood_is_not_understood(text):
    assert read(text, LABELS, ZHUZHOU) == Column()


def test_whole_and_groups_across(tmp_path):
    found = facts(tmp_path, "2022年全国健康指标,,,", "指标,合计,城市,农村", "婴儿死亡率（‰）,4.9,3.1,5.7")
    assert shown(found) == [
        ("全国", "2022", "infant_mortality_rate", 4.9),
        ("全国", "2022", "infant_mortality_rate#城市", 3.1),
        ("全国", "2022", "infant_mortality_rate#农村", 5.7),
    ]


def test_kinds_of_institution_over_what_is_counted(tmp_path):
    rows = (",医院,,乡镇卫生院,", "地区,机构数（个）,床位数（张）,机构数（个）,床位数（张）", "醴陵市,21,300,40,50")
    assert [(f.indicator, f.value) for f in facts(tmp_path, "株洲市2023年,,,,", *rows)] == [
        ("hospitals", 21),
        ("beds_in_hospitals", 300),
        ("township_health_centers", 40),
        ("beds_in_township_centers", 50),
    ]


def test_figures_under_a_group_that_is_not_understood_are_left_out(tmp_path):
    rows = (",床位数（张）,,某某指数,", "地区,2022年,2023年,2022年,2023年", "醴陵市,1,2,3,4")
    assert [f.value for f in facts(tmp_path, "株洲市,,,,", *rows)] == [1, 2]


def test_units_in_a_row_of_their_own(tmp_path):
    found = facts(tmp_path, "株洲市", "年份,床位数,注册护士数", "（单位）,万张,人", "2022,2.6,15000")
    assert [(f.value, f.unit, f.flags) for f in found] == [(26000, "张", ()), (15000, "人", ())]


def test_target_and_actual_take_the_year_of_the_title(tmp_path):
    found = facts(tmp_path, "株洲市2023年目标完成情况,,", "指标,目标值,完成值", "居民健康素养水平（%）,≥30,31.2")
    assert [(f.year, f.status, f.qualifier, f.value) for f in found] == [
        (2023, "target", ">=", 30),
        (2023, "actual", "=", 31.2),
    ]


@pytest.mark.parametrize(
    ("title", "status"), [("“十四五”卫生健康发展主要指标", "target"), ("“十四五”主要指标完成情况", "actual")]
)
def test_the_last_year_of_a_plan_is_planned(tmp_path, title, status):
    found = facts(tmp_path, f"株洲市{title}", "指标,2020年,2025年", "人均预期寿命（岁）,78.1,79.5")
    assert [(f.year, f.status) for f in found] == [(2020, "actual"), (2025, status)]


def test_a_column_of_bodies_called_unit_is_no_column_of_units(tmp_path):
    found = facts(tmp_path, "株洲市2023年,,", "序号,单位,床位数（张）", "1,醴陵市,100", "2,攸县,90")
    assert [f.region for f in found] == ["醴陵市", "攸县"]


def test_all_province_in_a_table_of_a_city_is_its_province(tmp_path):
    found = facts(tmp_path, "百色市2023年,,,", "指标,全国,全区,全市", "人均预期寿命（岁）,78.6,78.1,77.5")
    assert [f.region_code for f in found] == ["100000", "450000", "451000"]


def test_the_year_before_is_the_year_before_the_caption(tmp_path):
    found = facts(tmp_path, "攸县2024年1—6月,,,", "指标,本期,上年同期,增减（%）", "出院人次（万人次）,1.2,1.1,9.1")
    assert [(f.period, f.value) for f in found] == [("2024-01/2024-06", 1.2), ("2023-01/2023-06", 1.1)]


def test_the_year_before_an_unknown_year_is_left_out(tmp_path):
    assert [f.value for f in facts(tmp_path, "攸县,,", "指标,本年,上年", "出院人次（万人次）,1.2,1.1")] == [1.2]


def test_single_bodies_are_no_kinds_of_institution(tmp_path):
    found = facts(tmp_path, "攸县2023年,", "机构名称,床位数（张）", "中医院,500", "妇幼保健院,120", "合计,620")
    assert [(f.indicator, f.value) for f in found] == [("hospital_beds", 620)]


def test_the_year_of_a_sentence_that_does_not_point_at_the_table_is_its_own(tmp_path):
    text = ("攸县卫生健康事业", "2020年全县床位数为900张。主要数据见下表。", "指标 | 数值", "注册护士（人） | 700")
    found = facts(tmp_path, *text, name="a.txt")
    assert [(f.year, f.value, f.flags) for f in found if f.rule.startswith("table")] == [(None, 700, ("no_year",))]


def test_a_list_of_labels_and_numbers(tmp_path):
    found = facts(tmp_path, "攸县2023年主要数据", "床位数（张）：1200", "婴儿死亡率（‰）：2.4", name="a.txt")
    assert [(f.indicator, f.value, f.flags) for f in found] == [
        ("hospital_beds", 1200, ()),
        ("infant_mortality_rate", 2.4, ()),
    ]


def test_the_total_of_kinds_is_what_the_caption_counts(tmp_path):
    found = facts(tmp_path, "攸县2023年卫生机构,,", "机构类别,数量（个）,比重（%）", "医院,21,6.1", "合计,342,100")
    assert [(f.indicator, f.value) for f in found] == [("hospitals", 21), ("health_institutions", 342)]


@pytest.mark.parametrize(
    ("caption", "region"),
    [
        ("2023年全国妇幼健康指标", "100000"),
        ("表1 2023年全国基层中医药工作示范县指标", "430223"),
        ("攸县与全国对比", "430223"),
    ],
)
def test_a_table_of_the_nation_in_a_report_of_a_county(tmp_path, caption, region):
    text = (
        "攸县2023年卫生健康情况",
        "来源：攸县卫生健康局 2024-03-01",
        caption,
        "指标 | 数值",
        "住院分娩率（%） | 99.9",
    )
    assert [f.region_code for f in facts(tmp_path, *text, name="a.txt")] == [region]


def test_a_second_line_in_another_language_says_nothing_new(tmp_path):
    lines = ["株洲市床位,,", "指标,2021年,2022年", "Item,2021,2022", "医疗卫生机构床位数（张）,28110,28220"]
    assert shown(facts(tmp_path, *lines)) == [
        ("株洲市", "2021", "hospital_beds", 28110.0),
        ("株洲市", "2022", "hospital_beds", 28220.0),
    ]


@pytest.mark.parametrize(
    ("merged", "years", "unknown"),
    [
        ("B1:C1", ["2021", "2022"], ["2023年"]),
        ("B1:D1", ["2021", "2022", "2023"], []),
        ("", ["2021", "2022", "2023"], []),
    ],
)
def test_merge_ranges_tell_which_years_a_name_is_above(tmp_path, merged, years, unknown):
    book = openpyxl.Workbook()
    for row in (["地区", "婴儿死亡率（‰）"], [None, "2021年", "2022年", "2023年"], ["醴陵市", 2.7, 2.9, 2.6]):
        book.active.append(row)
    if merged:
        book.active.merge_cells(merged)
    book.save(tmp_path / "a.xlsx")
    result = process(tmp_path / "a.xlsx")
    assert [fact.period for fact in result.facts] == years
    assert [one.params["columns"] for one in result.problems if one.code == "unknown_columns"] == unknown


def test_a_name_of_its_own_stands_under_a_bare_cell(tmp_path):
    book = openpyxl.Workbook()
    for row in ([None, "婴儿死亡率（‰）"], ["地区", "2021年", "2022年", "注册护士（人）"], ["醴陵市", 2.7, 2.9, 3150]):
        book.active.append(row)
    book.active.merge_cells("B1:C1")
    book.save(tmp_path / "a.xlsx")
    assert [(one.period, one.indicator) for one in process(tmp_path / "a.xlsx").facts] == [
        ("2021", "infant_mortality_rate"),
        ("2022", "infant_mortality_rate"),
        ("", "registered_nurses"),
    ]
