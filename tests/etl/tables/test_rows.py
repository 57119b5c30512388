"""What rows inherit from the rows above them, and what they must not."""

import pytest

from tests.etl.tables.support import facts, shown


def test_a_merged_label_holds_for_the_rows_it_covers(tmp_path):
    rows = ("长沙市,2021,2.5", ",2022,2.4", "株洲市,2021,2.9", ",2022,2.8")
    found = facts(tmp_path, "地区,年份,婴儿死亡率(‰)", *rows)
    assert [(f.region, f.year) for f in found] == [
        ("长沙市", 2021),
        ("长沙市", 2022),
        ("株洲市", 2021),
        ("株洲市", 2022),
    ]


def test_a_lost_label_is_not_taken_for_a_merged_one(tmp_path):
    rows = ("长沙市,2021,2.5", ",2022,2.4", ",2021,2.9", ",2022,2.8")
    assert [f.value for f in facts(tmp_path, "地区,年份,婴儿死亡率(‰)", *rows)] == [2.5, 2.4]


def test_a_row_without_its_region_is_not_the_whole_city(tmp_path):
    found = facts(tmp_path, "株洲市2023年,", "地区,床位数（张）", "醴陵市,100", ",90")
    assert [f.value for f in found] == [100]


@pytest.mark.parametrize("label", ["市直单位", "小计", "其他", "市本级"])
def test_what_is_no_region_is_left_out(tmp_path, label):
    assert [f.value for f in facts(tmp_path, "株洲市2023年,", "地区,床位数（张）", "醴陵市,100", f"{label},90")] == [
        100
    ]


def test_sections_of_years_and_groups(tmp_path):
    rows = ("2021年,", "城市,", "婴儿死亡率（‰）,2.1", "农村,", "婴儿死亡率（‰）,3.3", "2022年,", "婴儿死亡率（‰）,3.0")
    assert [(f.period, f.subgroup) for f in facts(tmp_path, "株洲市,", "指标,数值", *rows)] == [
        ("2021", "城市"),
        ("2021", "农村"),
        ("2022", "农村"),
    ]


def test_rows_below_an_unknown_place_are_nobodys(tmp_path):
    rows = ("长沙市,", "床位数（张）,210", "某某新区,", "床位数（张）,33")
    assert shown(facts(tmp_path, "2023年,", "指标,数值", *rows)) == [("长沙市", "2023", "hospital_beds", 210)]


def test_parts_of_a_whole(tmp_path):
    rows = (
        "一、床位数（张）,900",
        "其中：医院,700",
        "乡镇卫生院,150",
        "二、卫生技术人员（人）,1500",
        "其中：注册护士,640",
    )
    assert [(f.indicator, f.unit, f.flags) for f in facts(tmp_path, "株洲市2023年,", "指标,数值", *rows)] == [
        ("hospital_beds", "张", ()),
        ("beds_in_hospitals", "张", ()),
        ("beds_in_township_centers", "张", ()),
        ("health_technicians", "人", ()),
        ("registered_nurses", "人", ()),
    ]


def test_a_bare_kind_below_beds_may_be_either_and_is_left_out(tmp_path):
    found = facts(tmp_path, "株洲市2023年,", "项目,数值", "床位数（张）,900", "乡镇卫生院,150", "注册护士（人）,640")
    assert [f.indicator for f in found] == ["hospital_beds", "registered_nurses"]


def test_the_unit_of_a_row_says_which_it_is(tmp_path):
    rows = ("床位数,张,900", "医院,张,700", "医院,个,21")
    assert [(f.indicator, f.value) for f in facts(tmp_path, "株洲市2023年,,", "项目,单位,数值", *rows)] == [
        ("hospital_beds", 900),
        ("beds_in_hospitals", 700),
        ("hospitals", 21),
    ]


def test_rows_part_what_the_caption_counts(tmp_path):
    found = facts(tmp_path, "株洲市2022年床位数（单位：张）,,", "机构类别,株洲市,醴陵市", "医院,900,100")
    assert [(f.region, f.indicator, f.value) for f in found] == [
        ("株洲市", "beds_in_hospitals", 900),
        ("醴陵市", "beds_in_hospitals", 100),
    ]


def test_deaths_of_a_disease_are_not_its_cases(tmp_path):
    found = facts(tmp_path, "株洲市2023年,,", "病种,发病数（例）,死亡数（例）", "甲乙类传染病,612,3")
    assert [(f.indicator, f.value) for f in found] == [("class_ab_disease_cases", 612), ("", 3)]


@pytest.mark.parametrize(
    "label", ["床位数（张）①", "1.床位数（张）", "（二）床位数（张）", "床位数（张） Beds", "※床位数（张）*"]
)
def test_numerals_marks_and_translations_are_no_part_of_a_label(tmp_path, label):
    (fact,) = facts(tmp_path, "株洲市2023年,", "指标,数值", f"{label},900")
    assert (fact.indicator, fact.value) == ("hospital_beds", 900)


def test_categories_over_indicators_are_no_groups(tmp_path):
    rows = ("健康水平,人均预期寿命（岁）,79.1", "健康服务,家庭医生签约率（%）,42.6")
    assert [f.subgroup for f in facts(tmp_path, "株洲市,,", "类别,指标,2023年", *rows)] == ["", ""]


def test_kinds_beside_one_indicator_are_groups(tmp_path):
    rows = ("床位数（张）,公立,100", "床位数（张）,民营,50")
    assert [f.subgroup for f in facts(tmp_path, "株洲市,,", "指标,类别,2023年", *rows)] == ["公立", "民营"]


def test_regions_down_and_groups_across(tmp_path):
    rows = ("全州,74.6,72.3,77.1", "丹巴县,75.1,72.9,77.6")
    assert shown(facts(tmp_path, "甘孜州2023年人均预期寿命（单位：岁）,,,", "地区,合计,男,女", *rows))[3:] == [
        ("丹巴县", "2023", "life_expectancy", 75.1),
        ("丹巴县", "2023", "life_expectancy#男性", 72.9),
        ("丹巴县", "2023", "life_expectancy#女性", 77.6),
    ]


def test_a_marked_row_is_a_part_even_of_a_short_name(tmp_path):
    found = facts(tmp_path, "攸县,", "指标,2022年", "执业（助理）医师（人）,640", "#执业医师,510")
    assert [(f.indicator, f.value) for f in found] == [("physicians", 640), ("licensed_doctors", 510)]


@pytest.mark.parametrize("first", ["社会服务机构（个）,14", "福利院数（个）,14"])
def test_beds_of_institutions_of_another_kind_are_theirs(tmp_path, first):
    rows = (first, "床位数（张）,1680", "卫生技术人员（人）,900")
    assert [(f.indicator, f.value) for f in facts(tmp_path, "攸县2022年,", "指标,数值", *rows)] == [
        ("", 14),
        ("", 1680),
        ("health_technicians", 900),
    ]


def test_beds_below_institutions_of_health_are_the_regions(tmp_path):
    rows = ("卫生机构（个）,14", "其他机构（个）,2", "床位数（张）,1680")
    found = facts(tmp_path, "攸县2022年,", "指标,数值", *rows)
    assert [(f.indicator, f.value) for f in found if f.indicator] == [
        ("health_institutions", 14),
        ("hospital_beds", 1680),
    ]


def test_admissions_are_counted_in_persons_too(tmp_path):
    (fact,) = facts(tmp_path, "攸县,", "指标,2022年", "入院人数（万人）,7.31")
    assert (fact.indicator, fact.value, fact.flags) == ("inpatient_admissions", 7.31, ())


def test_what_is_expected_to_be_completed_is_told_from_what_was_planned(tmp_path):
    text = (
        "关于攸县2031年计划执行情况与2032年计划草案的报告",
        "2032年1月14日",
        "指标　单位　2031年计划　2031年预计完成　2032年计划",
        "每千人口床位数　张　7.1　7.2　7.4",
        "居民健康素养水平　%　31　31.2　32",
    )
    found = [f for f in facts(tmp_path, *text, name="a.txt") if f.indicator == "beds_per_1000"]
    assert [(f.year, f.status, f.value) for f in found] == [
        (2031, "target", 7.1),
        (2031, "actual", 7.2),
        (2032, "target", 7.4),
    ]
