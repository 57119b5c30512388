"""Facts from table files: each layout that statistics come in, and what must not become a number."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from etl import readers
from etl.model import catalogue
from etl.model.document import Document
from etl.model.fact import Fact
from etl.model.problems import Problem
from etl.tables import facts_of_table

CATALOGUE = catalogue.load()


def read(folder: Path, *lines: str) -> tuple[Document, list[Fact], list[Problem]]:
    path = folder / "table.csv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    document = readers.read(path)
    return document, *facts_of_table(document, CATALOGUE)


def cells(facts: Sequence[Fact]) -> list[tuple[str, str, str, float | None]]:
    return [(fact.region, fact.period, fact.indicator, fact.value) for fact in facts]


TIDY = "region,region_code,year,period,indicator,value,unit,qualifier,status,subgroup,source_title,note,flags"


def test_tidy_rows_in_english(tmp_path):
    _, (fact,), problems = read(
        tmp_path, TIDY, "长沙市,430100,2023,2023,hospital_beds,9.1,万张,~,actual,户籍人口,公报,注,source_unseen"
    )
    assert (fact.region_code, fact.year, fact.value, fact.unit, fact.qualifier) == ("430100", 2023, 91000, "张", "~")
    assert (fact.subgroup, fact.source_title, fact.note) == ("户籍人口", "公报", "注")
    assert (fact.flags, fact.rule, problems) == (("source_unseen",), "table.tidy", [])


def test_tidy_rows_in_chinese_with_a_title_above(tmp_path):
    rows = (
        "各市卫生指标,,,,",
        "地区,年份,指标,数值,单位",
        "湘潭市,2019年,婴儿死亡率,2.81,‰",
        "株洲,2019,医疗卫生机构床位数,2.98万,张",
    )
    _, facts, problems = read(tmp_path, *rows)
    assert cells(facts) == [
        ("湘潭市", "2019", "infant_mortality_rate", 2.81),
        ("株洲市", "2019", "hospital_beds", 29800),
    ]
    assert problems == []


def test_years_across_newest_first(tmp_path):
    _, facts, _ = read(tmp_path, "株洲市妇幼健康指标", "指标,2023年,2022年", "婴儿死亡率（‰）,2.5,2.71")
    assert cells(facts) == [
        ("株洲市", "2023", "infant_mortality_rate", 2.5),
        ("株洲市", "2022", "infant_mortality_rate", 2.71),
    ]
    assert {fact.rule for fact in facts} == {"table.years_across"}


def test_regions_across_with_the_nation_beside(tmp_path):
    _, facts, _ = read(tmp_path, "2022年主要指标", "指标,单位,全国,湖南省,株洲市", "人均预期寿命,岁,78.2,77.9,79.1")
    assert [(fact.region_code, fact.value) for fact in facts] == [("100000", 78.2), ("430000", 77.9), ("430200", 79.1)]
    assert {fact.rule for fact in facts} == {"table.regions_across"}


def test_indicators_across_take_their_unit_from_the_header(tmp_path):
    _, facts, _ = read(tmp_path, "地区,年份,婴儿死亡率(‰),床位数（万张）", "湘潭市,2019,2.81,1.98")
    assert cells(facts) == [
        ("湘潭市", "2019", "infant_mortality_rate", 2.81),
        ("湘潭市", "2019", "hospital_beds", 19800),
    ]


def test_regions_down_years_across_indicator_and_unit_in_the_caption(tmp_path):
    _, facts, _ = read(
        tmp_path, "各市人均预期寿命（单位：岁）", "地区,2021,2022", "长沙市,80.1,80.4", "株洲市,78.9,79.2"
    )
    assert cells(facts)[3] == ("株洲市", "2022", "life_expectancy", 79.2)
    assert [fact.flags for fact in facts] == [()] * 4


def test_year_and_indicator_in_one_header_cell(tmp_path):
    _, facts, _ = read(tmp_path, "地区,2022年床位数（张）,2023年末床位数（张）", "石首市,2100,2200")
    assert cells(facts) == [("石首市", "2022", "hospital_beds", 2100), ("石首市", "2023", "hospital_beds", 2200)]


def test_two_header_rows(tmp_path):
    _, facts, _ = read(
        tmp_path, ",床位数（张）,,注册护士数（人）,", "地区,2022年,2023年,2022年,2023年", "石首市,2100,2200,1500,1600"
    )
    assert cells(facts) == [
        ("石首市", "2022", "hospital_beds", 2100),
        ("石首市", "2023", "hospital_beds", 2200),
        ("石首市", "2022", "registered_nurses", 1500),
        ("石首市", "2023", "registered_nurses", 1600),
    ]


def test_targets_base_level_and_years_in_cells(tmp_path):
    rows = (
        "株洲市健康行动指标（基期为2018年）",
        "指标,基期水平,2025年目标值,2030年目标值",
        "居民健康素养水平（%）,18.2,≥30,35",
        "人均预期寿命（岁）,77.9（2019年）,79,80",
    )
    _, facts, _ = read(tmp_path, *rows)
    assert [(fact.period, fact.status, fact.qualifier) for fact in facts] == [
        ("2018", "actual", "="),
        ("2025", "target", ">="),
        ("2030", "target", "="),
        ("2019", "actual", "="),
        ("2025", "target", "="),
        ("2030", "target", "="),
    ]


@pytest.mark.parametrize("cell", ["", "-", "—", "…", "......", "未开展", "***", "/", "无数据", "N/A"])
def test_missing_cells_are_no_facts_and_no_problem(tmp_path, cell):
    _, facts, problems = read(tmp_path, TIDY, f"长沙市,430100,2023,2023,hospital_beds,{cell},张,,,,,,")
    assert (facts, problems) == ([], [])


def test_zero_is_a_value(tmp_path):
    _, (fact,), _ = read(tmp_path, TIDY, "长沙市,430100,2023,2023,maternal_deaths,0,人,,,,,,")
    assert fact.value == 0


@pytest.mark.parametrize(
    ("cell", "value", "qualifier", "printed"),
    [
        ("≥4.5", 4.5, ">=", "4.5"),
        ("99%以上", 99, ">=", "99%"),
        ("约95", 95, "~", "95"),
        ("12.5%", 12.5, "=", "12.5%"),
        ("90余", 90, ">", "90余"),
        ("＜８０", 80, "<", "８０"),
        ("85-90", 85, "=", "85-90"),
    ],
)
def test_qualifiers_in_cells(tmp_path, cell, value, qualifier, printed):
    document, (fact,), _ = read(tmp_path, "地区,年份,产前筛查率（%）", f"湘潭市,2019,{cell}")
    assert (fact.value, fact.qualifier) == (value, qualifier)
    assert document.text[fact.start : fact.end] == printed


@pytest.mark.parametrize("cell", ["持续提升", "4.5(甲市)", "12、13", "1.2.3", "第3位"])
def test_a_cell_that_is_no_figure_is_reported(tmp_path, cell):
    _, facts, (problem,) = read(tmp_path, "地区,年份,产前筛查率（%）", f"湘潭市,2019,{cell}")
    assert (facts, problem.code, problem.params["example"]) == ([], "unread_cells", cell)


def test_a_unit_that_does_not_fit_leaves_the_value_out(tmp_path):
    _, (fact,), _ = read(tmp_path, TIDY, "长沙市,430100,2023,2023,infant_mortality_rate,0.28,%,,,,,,")
    assert (fact.value, fact.flags) == (None, ("unit_mismatch",))


def test_a_missing_unit_is_restored_and_said_so(tmp_path):
    _, (fact,), _ = read(tmp_path, "地区,年份,婴儿死亡率()", "湘潭市,2019,2.81")
    assert (fact.value, fact.unit, fact.flags) == (2.81, "‰", ("unit_restored",))


@pytest.mark.parametrize(
    ("region", "code", "found", "flag"),
    [
        ("长沙", "", "430100", ""),
        ("", "430100", "430100", ""),
        ("鼓楼区", "", "", "ambiguous_region"),
        ("某某新区", "", "", "unknown_region"),
        ("全国", "000000", "100000", ""),
        ("湖南省", "430000000000", "430000", ""),
        ("石峰区", "430204000", "430204", ""),
        ("", "4302", "430200", ""),
        ("北京市", "110100", "110000", ""),
        ("鼓楼区", "350102", "350102", ""),
        ("鼓楼区", "350199", "", "ambiguous_region"),
        ("某某新区", "430200", "", "ambiguous_region"),
        ("", "430204001000", "", "unknown_region"),
        ("", "999999", "", "unknown_region"),
    ],
)
def test_regions_are_never_guessed(tmp_path, region, code, found, flag):
    _, (fact,), _ = read(tmp_path, TIDY, f"{region},{code},2023,2023,hospital_beds,100,张,,,,,,")
    assert (fact.region_code, fact.flags) == (found, (flag,) if flag else ())


@pytest.mark.parametrize(("code", "flags"), [("430200", ("region_doubtful",)), ("999999", ())])
def test_a_name_decides_against_its_code_and_that_is_told(tmp_path, code, flags):
    rows = [f"长沙市,{code},{year},{year},hospital_beds,{100 + year},张,,,,,," for year in (2022, 2023)]
    _, facts, (problem,) = read(tmp_path, TIDY, *rows)
    assert [(fact.region_code, fact.flags) for fact in facts] == [("430100", flags)] * 2
    assert (problem.code, problem.params["count"], problem.params["example"]) == (
        "codes_contradict",
        1,
        f"{code} 长沙市",
    )


def test_a_row_of_an_unknown_place_is_not_given_to_the_city(tmp_path):
    _, facts, problems = read(tmp_path, "株洲市2023年医院情况", "机构,床位数（张）", "市中心医院,800", "合计,9000")
    assert [fact.value for fact in facts] == [9000]
    assert "unread_rows" in {problem.code for problem in problems}


def test_a_sum_over_some_rows_has_its_own_name_and_no_indicator(tmp_path):
    _, facts, _ = read(tmp_path, "甘南州2022年", "县,床位数（张）", "临潭县,612", "两县合计,1198")
    assert cells(facts)[0] == ("临潭县", "2022", "hospital_beds", 612)
    assert [(f.indicator, f.name, f.value) for f in facts[1:]] == [("", "两县合计床位数", 1198)]


def test_tables_side_by_side(tmp_path):
    _, facts, _ = read(tmp_path, "甘南州2022年,,,", "县,床位数（张）,县,床位数（张）", "临潭县,612,舟曲县,586")
    assert [(fact.region, fact.value) for fact in facts] == [("临潭县", 612), ("舟曲县", 586)]


def test_no_header_is_a_problem(tmp_path):
    _, facts, (problem,) = read(tmp_path, "甲,乙,丙", "1,2,3", "4,5,6")
    assert (facts, problem.code) == ([], "no_header")


def test_a_table_without_known_indicators_is_left_alone(tmp_path):
    _, facts, (problem,) = read(tmp_path, "指标,2022年,2023年", "权重一,0.31,0.24")
    assert (facts, problem.code) == ([], "no_indicator")


def test_unknown_indicators_beside_known_ones_are_kept_under_their_name(tmp_path):
    _, facts, _ = read(tmp_path, "株洲市", "指标,单位,2023年", "床位数,张,100", "远程会诊终端,万台,1.2")
    assert (facts[1].indicator, facts[1].name, facts[1].value, facts[1].unit) == ("", "远程会诊终端", 12000, "台")


def test_unknown_columns_are_named(tmp_path):
    _, facts, (problem,) = read(tmp_path, "地区,年份,指标,数值,单位,杂项", "湘潭市,2019,婴儿死亡率,2.81,‰,甲")
    assert (len(facts), problem.params["columns"]) == (1, "杂项")


def test_unknown_flags_are_named_and_left_out(tmp_path):
    header = "地区,年份,指标,数值,单位,flags"
    _, (fact,), (problem,) = read(tmp_path, header, "湘潭市,2019,婴儿死亡率,2.81,‰,source_unseen from_the_future")
    assert fact.flags == ("source_unseen",)
    assert (problem.code, problem.params["flags"]) == ("unknown_flags", "from_the_future")


def test_part_year_periods(tmp_path):
    header = "地区,时间,指标,数值,单位"
    _, facts, _ = read(
        tmp_path,
        header,
        *(f"湘潭市,{t},出生人口,10,人" for t in ("2019年1-10月", "2019-07", "2019年上半年", "2020-04-27")),
    )
    assert [fact.period for fact in facts] == ["2019-01/2019-10", "2019-07", "2019-01/2019-06", "2020-04-27"]


def test_a_header_repeated_in_the_middle_is_no_row(tmp_path):
    header = "地区,年份,婴儿死亡率(‰)"
    _, facts, problems = read(tmp_path, header, "湘潭市,2019,2.81", header, "株洲市,2019,2.9")
    assert (len(facts), problems) == (2, [])


def test_every_row_of_a_long_table_is_read_with_its_own_span(tmp_path):
    rows = [f"长沙市,430100,{1990 + n % 30},,hospital_beds,{1000 + n},张,,,,,," for n in range(3000)]
    document, facts, _ = read(tmp_path, TIDY, *rows)
    assert [document.text[fact.start : fact.end] for fact in facts] == [str(1000 + n) for n in range(3000)]


def test_sheets_of_a_workbook_give_year_and_region(tmp_path):
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.active)
    for year in (2021, 2022):
        sheet = book.create_sheet(f"{year}年")
        sheet.append(["地区", "婴儿死亡率（‰）"])
        sheet.append(["长沙市", 2.5])
    path = tmp_path / "book.xlsx"
    book.save(path)
    facts, problems = facts_of_table(readers.read(path), CATALOGUE)
    assert cells(facts) == [("长沙市", f"{year}", "infant_mortality_rate", 2.5) for year in (2021, 2022)]
    assert problems == []
