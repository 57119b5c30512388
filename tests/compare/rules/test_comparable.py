import pytest

from compare.rules.comparable import total
from etl.model.catalogue import load

INDICATORS = load().indicators.values()
MEANS = {"visits_per_capita", "bed_turnover", "physician_daily_visits"}
"""Visits or stays that fall to one person, bed or physician."""


@pytest.mark.parametrize("unit", ["人", "张", "个", "人次", "台", "毫升", "治疗量", "亩", "万元", "亿元", "万人次"])
def test_what_grows_with_the_population_is_a_total(unit):
    counted = [indicator for indicator in INDICATORS if indicator.unit == unit and indicator.id not in MEANS]
    assert counted
    assert all(total(indicator) for indicator in counted)


@pytest.mark.parametrize("unit", ["%", "‰", "1/10万", "张/千人", "人/万人", "元", "岁", "日", "分钟"])
def test_what_falls_to_one_person_is_none(unit):
    measured = [indicator for indicator in INDICATORS if indicator.unit == unit]
    assert measured
    assert not any(total(indicator) for indicator in measured)


def test_a_mean_is_none_though_its_unit_counts():
    assert [id for id in sorted(MEANS) if total(load().indicators[id])] == []
