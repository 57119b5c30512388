"""The words around an answer, the same on every medium."""

import pytest

from compare.model.caption import indicators_words, missing_words, sources_words, when_words, year_rule
from compare.model.mark import NamedRegion, ShownYears, Sources
from tests.support.comparison_samples import CATALOGUE, beds

BEDS, DEATHS, BIRTHS, LITERACY = CATALOGUE.indicators.values()


@pytest.mark.parametrize(
    ("when", "view", "zh", "en"),
    [
        (ShownYears("given", "2023", 2023), {}, "指定 2023 年", "2023 as given"),
        (ShownYears("given", "2023", 2023), {"tolerance": 2}, "指定 2023 年，可用 ±2 年", "2023 as given (±2 years)"),
        (ShownYears("latest", "latest", 2022), {}, "各地最新，多数为 2022 年", "latest of each region, mostly 2022"),
        (ShownYears("latest", "latest"), {}, "各地最新", "latest of each region"),
        (ShownYears("best", "best", 2022), {}, "数据最全的 2022 年", "2022, the one with the fullest data"),
        (ShownYears("best", "best"), {}, "数据最全的一年", "the one with the fullest data"),
        (ShownYears("pair", "given", None, (2015, 2021)), {}, "2015 年与 2021 年", "2015 and 2021"),
        (
            ShownYears("pair", "", None, (2015, 2021)),
            {},
            "2015 年与 2021 年（取最多地区两年都有数值的年份）",
            "2015 and 2021 (the years that most regions have both of)",
        ),
        (ShownYears("pair", "", None, (2015,)), {}, "", ""),
        (ShownYears("span", years=(2015, 2016, 2021)), {}, "2015–2021 年", "2015–2021"),
        (ShownYears("span", years=(2015,)), {}, "2015 年", "2015"),
        (ShownYears("span"), {}, "", ""),
    ],
)
def test_the_year_rule_in_words(when, view, zh, en):
    assert year_rule(when, beds(**view)) == zh
    assert year_rule(when, beds(lang="en", **view)) == en


@pytest.mark.parametrize(
    ("years", "since", "until", "expected"),
    [
        ((2015, 2021), 2015, 2021, "2015–2021 年"),
        ((2015, 2021), 2015, None, "2015–2021 年"),
        ((2015, 2021), 2010, None, "2015–2021 年（所选为 2010–2021 年）"),
        ((2015, 2021), 2010, 2024, "2015–2021 年（所选为 2010–2024 年）"),
        ((), 2010, 2024, "2010–2024 年"),
        ((), None, 2024, "…–2024 年"),
    ],
)
def test_requested_years_are_named_where_others_are_shown(years, since, until, expected):
    assert year_rule(ShownYears("span", years=years), beds(since=since, until=until)) == expected


def test_a_rule_about_one_year_says_in_a_caption_that_it_is_about_a_year():
    assert when_words(ShownYears("latest", "latest"), beds()) == "年份：各地最新"
    assert when_words(ShownYears("span", years=(2015,)), beds()) == "2015 年"


def test_one_indicator_comes_with_its_unit_a_few_with_their_names_many_by_number():
    assert indicators_words([DEATHS], beds()) == "婴儿死亡率 · ‰ · 越低越好"
    assert indicators_words([BIRTHS], beds()) == "出生人口 · 人 · 高低不论优劣"
    assert indicators_words([BEDS, DEATHS], beds()) == "每千人口床位数、婴儿死亡率"
    assert indicators_words([BEDS, DEATHS, BIRTHS, LITERACY, BEDS], beds()) == "5 个指标"
    assert indicators_words([], beds(lang="en")) == "0 indicators"


def test_sources_that_are_none_are_not_counted():
    assert sources_words(Sources(2, 1, 25), "zh") == "2 份报告、1 张统计表（引自 25 种出版物）"
    assert sources_words(Sources(0, 1, 1), "en") == "1 table (1 publication cited)"
    assert sources_words(Sources(), "zh") == ""


def test_many_missing_regions_are_counted():
    places = [NamedRegion(str(at), f"第{at}市") for at in range(1, 4)]
    assert missing_words(places, "zh") == "无数据：第1市、第2市、第3市"
    assert missing_words(places, "zh", 2) == "无数据：第1市、第2市等 3 个"
    assert missing_words([], "zh") == ""
