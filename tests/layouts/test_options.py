from comparison_samples import CATALOGUE

from compare.coverage import Coverage
from layouts.options import coverage_text, indicator_options, region_options, year_options

TWO = Coverage("beds_per_1000", frozenset({"430200", "430300"}), (2021, 2023), True)
ONE = Coverage("births", frozenset({"430200"}), (2019,), False)


def test_coverage_is_told_before_choosing():
    assert coverage_text(TWO, "zh") == "2 地区 · 2021–2023"
    assert coverage_text(ONE, "zh") == "1 地区 · 2019"


def test_only_indicators_with_data_best_covered_first():
    groups = indicator_options(CATALOGUE.indicators.values(), {"births": ONE, "beds_per_1000": TWO}, "zh")
    assert [item["value"] for item in groups[0]["items"]] == ["beds_per_1000", "births"]


def test_regions_with_data_come_first_and_the_nation_is_none():
    known = {"100000", "430200", "430300"}
    groups = region_options(CATALOGUE, known, {"430300"}, "zh")
    assert [[item["label"] for item in group["items"]] for group in groups] == [["湘潭市"], ["株洲市"]]


def test_regions_are_found_by_short_name_pinyin_and_initials():
    item = region_options(CATALOGUE, {"430200"}, {"430200"}, "zh")[0]["items"][0]
    assert {"株洲", "zhuzhou", "z"} <= set(item["search"].split())
    assert item["note"] == "湖南省"


def test_years_are_latest_first_without_doubles():
    assert [option["value"] for option in year_options([2020, 2023, 2020])] == ["2023", "2020"]
