"""Ellipsis: names that the text shortens."""

import pytest

from etl.link import ellipsis
from etl.recognise.quantities import find


def test_a_level_is_swapped() -> None:
    mention = ellipsis.swapped("、市级", "省级老年友善医疗机构")
    assert mention is not None
    assert mention.ids == ("elder_friendly_institutions_municipal",)


@pytest.mark.parametrize(("piece", "model"), [("、护士", "省级老年友善医疗机构"), ("、市级", "床位数")])
def test_what_is_no_level_is_not_swapped(piece: str, model: str) -> None:
    assert ellipsis.swapped(piece, model) is None


def measured(text: str) -> tuple[str, ...]:
    quantity = find.find(text)[-1]
    mention = ellipsis.measured(text[: quantity.start], 0, quantity)
    return mention.ids if mention else ()


def test_a_rate_is_that_of_the_activity_before_it() -> None:
    assert measured("开展适龄妇女“两癌”筛查，完成率98.6%") == ("women_cancer_screening_completion_rate",)


@pytest.mark.parametrize("text", ["举办运动会，完成率98.6%", "完成率98.6%", "开展适龄妇女两癌筛查，完成98张"])
def test_a_rate_without_its_activity_has_no_name(text: str) -> None:
    assert measured(text) == ()
