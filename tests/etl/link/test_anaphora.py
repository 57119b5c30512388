"""Anaphora: lists of numbers without names of their own."""

import pytest

from etl.link import link
from etl.recognise.mentions import gather


def read(text: str) -> list[str]:
    """Return the figures of a sentence as ``number indicator``, with the subgroup where there is one."""
    found = link(gather(text)).attached
    ids = (a.indicator.id if a.indicator else a.name for a in found)
    return [f"{a.value} {i} {a.subgroup}".strip() for a, i in zip(found, ids, strict=True)]


@pytest.mark.parametrize(
    ("text", "last"),
    [
        (
            "每千人口医师3.5人，每千人口护士4.4人，两项指标到2035年要分别达到3.9人和4.8人。",
            ["3.9 physicians_per_1000", "4.8 nurses_per_1000"],
        ),
        (
            "期望寿命80.9岁，男、女分别为78.2岁和83.7岁。",
            ["78.2 life_expectancy 男性", "83.7 life_expectancy 女性"],
        ),
        (
            "高血压患者1.8万人，管理率、规范管理率分别为80%、76%；糖尿病患者3516人，两项指标分别为79%和75%。",
            ["79 diabetes_enrolment_rate", "75 diabetes_management_rate"],
        ),
        ("医院76家，三级医院、二级医院分别为7家和12家。", ["7 tertiary_hospitals", "12 secondary_hospitals"]),
        ("每万人口全科医生4.4人，2031年这一数字为3.2人。", ["4.4 gps_per_10000", "3.2 gps_per_10000"]),
        (
            "孕产妇死亡率8.3/10万，婴儿死亡率3.1‰，均优于省定目标(18/10万、5.5‰)。",
            ["18 maternal_mortality_ratio", "5.5 infant_mortality_rate"],
        ),
    ],
)
def test_lists_are_of_what_was_said_before(text: str, last: list[str]) -> None:
    assert read(text)[-2:] == last


def test_more_numbers_than_names_keep_the_words_of_the_text() -> None:
    found = read("期望寿命80.9岁，三项指标分别达到3.9人、4.8人和5.1人。")
    assert found == ["80.9 life_expectancy", "3.9 三项指标", "4.8 三项指标", "5.1 三项指标"]
