from compare.facts.coverage import COLUMNS, Coverage, Presence
from compare.rules.peers import PeerGroup
from etl.model import catalogue
from layouts.controls.options import (
    coverage_notes,
    coverage_text,
    group_options,
    indicator_options,
    region_options,
    year_options,
)
from tests.support.comparison_samples import CATALOGUE, fact, table

TWO = Coverage("beds_per_1000", frozenset({"430200", "430300"}), (2021, 2023), True)
ONE = Coverage("births", frozenset({"430200"}), (2019,), False)


def test_coverage_is_shown_before_choosing():
    assert coverage_text(TWO, "zh") == "2 地区 · 2021–2023"
    assert coverage_text(ONE, "zh") == "1 地区 · 2019"


def test_only_indicators_with_data_best_covered_first():
    groups = indicator_options(CATALOGUE.indicators.values(), {"births": ONE, "beds_per_1000": TWO}, "zh")
    assert [item["value"] for item in groups[0]["items"]] == ["beds_per_1000", "births"]


FACTS = (
    fact("株洲市", "2021", 7.0),
    fact("株洲市", "2023", 7.7),
    fact("湘潭市", "2023", 100, "births"),
    fact("全国", "2023", 7.2),
)
PRESENCE = Presence(table(*FACTS)[list(COLUMNS)], CATALOGUE.indicators)


def grouped(shown):
    groups = region_options(CATALOGUE, PRESENCE, shown, "zh")
    return [(group["group"], [(item["label"], item["note"]) for item in group["items"]]) for group in groups]


def test_regions_with_data_come_first_then_those_with_other_data_then_the_rest():
    with_data, without, unknown = grouped(("beds_per_1000",))
    assert with_data == ("有此指标数据（1）", [("株洲市", "湖南省 · 2021–2023")])
    assert without == ("暂无此指标数据（1）", [("湘潭市", "湖南省 · 其他 1 个指标")])
    assert unknown[0].startswith("本数据版本未收录")
    assert ("松原市", "") in unknown[1]


def test_the_nation_and_unknown_counties_are_not_offered():
    labels = {label for _, items in grouped(("births",)) for label, _ in items}
    assert not {"全国", "鼓楼区"} & labels


def test_regions_are_found_by_short_name_pinyin_and_initials():
    item = region_options(CATALOGUE, PRESENCE, ("beds_per_1000",), "zh")[0]["items"][0]
    assert {"株洲", "zhuzhou", "z"} <= set(item["search"].split("\n"))
    assert item["order"] == 1


def test_an_indicator_is_found_by_its_pinyin():
    option = indicator_options(catalogue.load().indicators.values(), {"infant_mortality_rate": ONE}, "en")[0]["items"][
        0
    ]
    assert {"婴儿死亡率", "yingersiwanglv", "yeswl"} <= set(option["search"].split("\n"))


def test_coverage_is_shown_for_the_chosen_regions():
    notes = coverage_notes(PRESENCE, ("430200", "421000"), "zh")
    assert notes == {"beds_per_1000": "1/2 地区 · 2021–2023", "births": "0/2 地区"}
    assert coverage_notes(PRESENCE, (), "zh")["births"] == "1 地区 · 2023"


def test_years_are_latest_first_with_their_regions():
    options = year_options({2020: 3, 2023: 12}, 0, "zh")
    assert [(option["value"], option["note"]) for option in options] == [("2023", "12 地区"), ("2020", "3 地区")]
    assert year_options({2020: 3}, 5, "zh")[0]["note"] == "3/5 地区"


def test_groups_are_levels_and_provinces():
    options = group_options(
        [PeerGroup("level:city", "城市", 3), PeerGroup("province:430000", "湖南省", 2)], CATALOGUE, "zh"
    )
    assert "hunan" in options[1]["items"][0]["search"]
    assert [(group["group"], group["items"][0]["note"]) for group in options] == [
        ("级别", "3 地区"),
        ("省份", "2 地区"),
    ]
