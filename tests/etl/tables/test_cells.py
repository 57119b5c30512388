"""Single cells: marks of notes, missing values, sizes, percentages and bases, as statistics print them."""

import pytest

from etl.build.one_file import process
from tests.etl.tables.support import facts, shown


@pytest.mark.parametrize(
    ("cell", "mark"),
    [
        ("2.9①", "①"),
        ("2.9*", "*"),
        ("2.9 **", "**"),
        ("2.9[1]", "[1]"),
        ("2.9[注2]", "[注2]"),
        ("2.9（注）", "(注)"),
        ("2.9注1", "注1"),
        ("2.9 (1)", "(1)"),
        ("2.9†", "†"),
        ("2.9ⓐ", "ⓐ"),
        ("2.9²", "²"),
        ("2.9‰①", "①"),
    ],
)
def test_a_mark_at_a_figure_is_its_note(tmp_path, cell, mark):
    (fact,) = facts(tmp_path, "地区,年份,婴儿死亡率（‰）", f"湘潭市,2019,{cell}")
    assert (fact.value, fact.note, fact.flags) == (2.9, mark, ())


def test_the_span_of_a_figure_ends_before_its_mark(tmp_path):
    (fact,) = facts(tmp_path, "地区,年份,注册护士（人）", "湘潭市,2019,5806[2]")
    assert fact.end - fact.start == len("5806")


@pytest.mark.parametrize("mark", ["²", "①", "*", "[1]", "[注1]", "（注）", "(2)", "†", "注2"])
@pytest.mark.parametrize("head", ["床位数{}（张）", "床位数（张）{}"])
def test_a_mark_at_a_header_is_no_part_of_the_name(tmp_path, mark, head):
    (fact,) = facts(tmp_path, f"地区,年份,{head.format(mark)}", "湘潭市,2019,5806")
    assert (fact.indicator, fact.value, fact.flags) == ("hospital_beds", 5806, ())


@pytest.mark.parametrize("cell", ["#", "#N/A", "#DIV/0!", "#VALUE!", "#REF!", "..", "……"])
def test_errors_of_a_spreadsheet_are_missing_values(tmp_path, cell):
    (tmp_path / "a.csv").write_text(f"地区,年份,婴儿死亡率（‰）\n湘潭市,2019,{cell}\n株洲市,2019,2.7\n", "utf-8")
    read = process(tmp_path / "a.csv")
    assert ([fact.value for fact in read.facts], read.problems) == ([2.7], ())


@pytest.mark.parametrize("cell", ["5-3", "9" * 16, "9" * 400, "1" + "0" * 28 + ".5", "12(3.5)"])
def test_a_cell_that_is_no_one_number_is_told_and_the_rest_is_read(tmp_path, cell):
    (tmp_path / "a.csv").write_text(f"地区,年份,床位数（张）\n湘潭市,2019,{cell}\n株洲市,2019,270\n", "utf-8")
    read = process(tmp_path / "a.csv")
    assert [fact.value for fact in read.facts] == [270]
    assert [(problem.code, problem.params["example"]) for problem in read.problems] == [("unread_cells", cell[:40])]


def test_a_year_before_all_statistics_is_no_year(tmp_path):
    found = facts(tmp_path, "地区,年份,床位数（张）", "湘潭市,1023,260", "株洲市,2019,270")
    assert [(fact.year, fact.value, fact.flags) for fact in found] == [(None, 260, ("no_year",)), (2019, 270, ())]


def test_numbers_as_a_calculator_writes_them(tmp_path):
    (fact,) = facts(tmp_path, "地区,年份,床位数（张）", "湘潭市,2019,1.2E+04")
    assert (fact.value, fact.end - fact.start) == (12000, len("1.2E+04"))


@pytest.mark.parametrize(
    ("cell", "value", "flags"),
    [("0.29%", 2.9, ("unit_restored",)), ("2.9%", None, ("unit_mismatch",)), ("2.9‰", 2.9, ()), ("2.9", 2.9, ())],
)
def test_a_percentage_is_never_taken_for_as_many_per_mille(tmp_path, cell, value, flags):
    (fact,) = facts(tmp_path, "地区,年份,婴儿死亡率（‰）", f"湘潭市,2019,{cell}")
    assert (fact.value, fact.flags) == (value, flags)


@pytest.mark.parametrize(
    ("label", "unit", "cell", "indicator", "value", "flags"),
    [
        ("每万人口床位数（张）", "", "61.5", "beds_per_1000", 6.15, ()),
        ("每万人拥有注册护士数（人）", "", "28", "nurses_per_1000", 2.8, ()),
        ("每万人拥有注册护士数", "人", "28", "nurses_per_1000", 2.8, ()),
        ("每万常住人口床位数", "", "61.5", "beds_per_1000", 6.15, ("unit_restored",)),
        ("每万人口床位数", "张/万人", "61.5", "beds_per_1000", 6.15, ()),
        ("每千人口床位数（张）", "", "6.15", "beds_per_1000", 6.15, ()),
        ("每千人口全科医生数（人）", "", "0.32", "gps_per_10000", 3.2, ()),
        ("每万人口全科医生数（人）", "", "3.2", "gps_per_10000", 3.2, ()),
    ],
)
def test_the_base_in_a_name_is_the_base_of_its_figures(tmp_path, label, unit, cell, indicator, value, flags):
    (fact,) = facts(tmp_path, "湘潭市2019年,,", "指标,单位,数值", f"{label},{unit},{cell}")
    assert (fact.indicator, fact.value, fact.flags) == (indicator, value, flags)


def test_rows_of_rates_of_ten_thousand_are_a_statistic(tmp_path):
    rows = ("每万人口床位数（张）,61,60", "每万人口注册护士数（人）,28,27", "每万人口药师（士）数（人）,4.4,4.2")
    assert shown(facts(tmp_path, "湘潭市,,", "指标,2021年,2020年", *rows))[::2] == [
        ("湘潭市", "2021", "beds_per_1000", 6.1),
        ("湘潭市", "2021", "nurses_per_1000", 2.8),
        ("湘潭市", "2021", "pharmacists_per_1000", 0.44),
    ]
