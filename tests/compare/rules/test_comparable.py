import pytest

from compare.rules.comparable import total


@pytest.mark.parametrize("unit", ["人", "张", "个", "人次", "台", "毫升", "治疗量", "亩", "万元", "亿元", "万人次"])
def test_what_grows_with_the_population_is_a_total(unit):
    assert total(unit)


@pytest.mark.parametrize("unit", ["%", "‰", "1/10万", "1/万", "张/千人", "人/万人", "元", "岁", "日", "分钟", ""])
def test_what_falls_to_one_person_is_none(unit):
    assert not total(unit)
