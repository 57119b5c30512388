"""What stands above a table and says more than its heads: title rows of official statistics, captions of places."""

import pytest

from etl.build.one_file import process
from tests.etl.tables.support import facts, shown

PROVINCES = ("数据库：分省年度数据", "时间：最近3年", "地区,2022年,2021年", "甘肃省,18.31,18.02", "青海省,4.87,")
NATION = ("时间：最近3年", "指标,2022年,2021年", "床位数(万张),918.3,907.1", "每万人医疗机构床位数(张),,66.1")


@pytest.mark.parametrize(
    ("title", "indicator", "values"),
    [
        ("指标：医疗卫生机构床位数(万张)", "hospital_beds", [183100, 180200, 48700]),
        ("指标：医疗卫生机构床位数（张）", "hospital_beds", [18.31, 18.02, 4.87]),
        ("医疗卫生机构床位数（万张）", "hospital_beds", [183100, 180200, 48700]),
        ("指标：每万人拥有注册护士数(人)", "nurses_per_1000", [1.831, 1.802, 0.487]),
    ],
)
def test_the_unit_of_the_title_row_counts(tmp_path, title, indicator, values):
    found = facts(tmp_path, PROVINCES[0], title, *PROVINCES[1:], "数据来源：国家统计局")
    assert [(fact.indicator, fact.value) for fact in found] == [(indicator, value) for value in values]
    assert {(fact.region, fact.flags) for fact in found} == {("甘肃省", ()), ("青海省", ())}


def test_provinces_down_and_years_newest_first(tmp_path):
    found = facts(tmp_path, PROVINCES[0], "指标：婴儿死亡率(‰)", *PROVINCES[1:], "注：本表不含部队。")
    assert shown(found) == [
        ("甘肃省", "2022", "infant_mortality_rate", 18.31),
        ("甘肃省", "2021", "infant_mortality_rate", 18.02),
        ("青海省", "2022", "infant_mortality_rate", 4.87),
    ]


@pytest.mark.parametrize(
    ("above", "below", "code", "flags"),
    [
        (("数据库：年度数据",), ("数据来源：国家统计局",), "100000", ()),
        (("地区：全国",), (), "100000", ()),
        (("数据库：分省年度数据", "地区：甘肃省"), ("数据来源：国家统计局",), "620000", ()),
        ((), (), "", ("no_region",)),
    ],
)
def test_a_statistic_without_regions_is_of_the_place_it_names_or_of_none(tmp_path, above, below, code, flags):
    found = facts(tmp_path, *above, *NATION, "注：数据含村卫生室。", *below)
    assert [(f.region_code, f.period, f.indicator, f.value, f.flags) for f in found] == [
        (code, "2022", "hospital_beds", 9183000, flags),
        (code, "2021", "hospital_beds", 9071000, flags),
        (code, "2021", "beds_per_1000", 6.61, flags),
    ]


@pytest.mark.parametrize(
    ("caption", "head", "indicator", "name"),
    [
        ("各区养老床位", "床位数（张）", "elderly_care_beds", "养老床位"),
        ("各区养老机构床位情况", "床位数（张）", "elderly_care_beds", "养老机构床位"),
        ("各县诊所数", "机构数（个）", "clinics", "诊所数"),
        ("各县乡镇卫生院", "床位数（张）", "beds_in_township_centers", "乡镇卫生院床位数"),
        ("各县乡镇卫生院床位", "床位数（张）", "beds_in_township_centers", "乡镇卫生院床位"),
        ("各县乡镇卫生院基本情况", "机构数（个）", "township_health_centers", "乡镇卫生院"),
        ("各县乡镇卫生院基本情况", "每千人口床位数（张）", "beds_per_1000", "每千人口床位数"),
        ("各县医疗卫生机构床位", "床位数（张）", "hospital_beds", "床位数"),
        ("分县卫生机构、床位和人员", "机构数（个）", "health_institutions", "机构数"),
        ("分县卫生机构、床位和人员", "床位数（张）", "hospital_beds", "床位数"),
        ("各县历年床位", "床位数（张）", "hospital_beds", "床位数"),
        ("县区床位", "床位数（张）", "hospital_beds", "床位数"),
    ],
)
def test_a_caption_says_more_than_a_bare_head(tmp_path, caption, head, indicator, name):
    (fact,) = facts(tmp_path, f"湘潭市2022年{caption}", f"地区,{head}", "湘潭县,320")
    assert (fact.indicator, fact.name, fact.value, fact.flags) == (indicator, name, 320, ())


@pytest.mark.parametrize(
    ("caption", "head"),
    [("各区民宿床位", "床位数（张）"), ("各县养老机构数", "机构数（个）"), ("学校机构数", "机构数")],
)
def test_a_modifier_that_is_not_known_makes_another_thing(tmp_path, caption, head):
    (tmp_path / "a.csv").write_text(f"湘潭市2022年{caption}\n地区,{head}\n湘潭县,320\n", encoding="utf-8")
    read = process(tmp_path / "a.csv")
    assert (read.facts, [problem.code for problem in read.problems]) == ((), ["no_indicator"])


@pytest.mark.parametrize("head", ["卫生机构\n床位数（张）", "医院\n床位数（张）"])
def test_two_lines_in_a_head_are_one_name(tmp_path, head):
    (fact,) = facts(tmp_path, f'地区,年份,"{head}"', "湘潭县,2022,320")
    assert fact.indicator == ("hospital_beds" if head.startswith("卫") else "beds_in_hospitals")


@pytest.mark.parametrize("years", [",2020,2021,2020,2021", "地区,2020年,2021年,2020年,2021年"])
def test_every_year_keeps_the_group_above_it(tmp_path, years):
    found = facts(tmp_path, "湘潭市卫生情况", "地区,机构数,,床位数,", years, "湘潭县,31,32,320,330")
    assert [(fact.indicator, fact.year, fact.value) for fact in found] == [
        ("health_institutions", 2020, 31),
        ("health_institutions", 2021, 32),
        ("hospital_beds", 2020, 320),
        ("hospital_beds", 2021, 330),
    ]


def test_a_group_of_institutions_over_measures(tmp_path):
    found = facts(
        tmp_path, "湘潭市2022年", ",卫生机构,,乡镇卫生院,", "地区,机构数,床位数,机构数,床位数", "湘潭县,31,32,320,330"
    )
    assert [(fact.indicator, fact.value) for fact in found] == [
        ("health_institutions", 31),
        ("hospital_beds", 32),
        ("township_health_centers", 320),
        ("beds_in_township_centers", 330),
    ]


@pytest.mark.parametrize(
    ("cells", "values", "flags"),
    [
        (("0.651", "0.72", "1"), [None] * 3, ("unit_mismatch",)),
        (("0.651", "72", "70"), [0.651, 72, 70], ()),
        (("0.651%", "0.72", "0.7"), [0.651, 0.72, 0.7], ()),
        (("0", "0", "0"), [0, 0, 0], ()),
    ],
)
def test_fractions_under_per_cent_are_refused(tmp_path, cells, values, flags):
    rows = (f"{place},{cell}" for place, cell in zip(("长沙市", "株洲市", "湘潭市"), cells, strict=True))
    found = facts(tmp_path, "2022年", "地区,高血压患者规范管理率（%）", *rows)
    assert [(fact.value, fact.flags) for fact in found] == [(value, flags) for value in values]


def test_small_shares_are_no_fractions(tmp_path):
    found = facts(tmp_path, "2022年", "地区,5岁以下儿童生长迟缓率（%）", "长沙市,0.65", "株洲市,0.72")
    assert [fact.value for fact in found] == [0.65, 0.72]
