"""Derivation: the other year that a stated change tells of."""

from dataclasses import replace
from decimal import Decimal

import pytest

from etl.link import link
from etl.link.derive import derive
from etl.link.linked import Change
from etl.model.fact import Fact
from etl.recognise.mentions import gather
from tests.support.samples import fact


def change(text: str) -> Change:
    (found,) = link(gather(text)).changes
    return found


def derived(text: str, level: Fact, printed: str) -> Fact | None:
    return derive(change(text), level, Decimal(printed), Decimal(1), 20, 23)


LITERACY = fact(31.4, indicator="health_literacy_rate", unit="%", year=2031, period="2031")
BEDS = fact(33000.0, indicator="hospital_beds", unit="张", year=2031, period="2031")


def test_points_are_taken_off() -> None:
    found = derived("居民健康素养水平达31.4%，比上年提高2.3个百分点。", LITERACY, "31.4")
    assert found is not None
    assert (found.year, found.value, found.status, found.period) == (2030, 29.1, "derived", "2030")
    assert (found.note, found.start, found.end) == ("31.4−2.3", 20, 23)


def test_a_fall_is_added() -> None:
    found = derived("居民健康素养水平达31.4%，比2029年下降2.3个百分点。", LITERACY, "31.4")
    assert found is not None
    assert (found.year, found.value, found.note) == (2029, 33.7, "31.4+2.3")


def test_growth_of_a_count_is_divided_out() -> None:
    found = derived("床位达33000张，比上年增长10%。", BEDS, "33000")
    assert found is not None
    assert (found.year, found.value, found.rule) == (2030, 30000.0, "derived_relative")


@pytest.mark.parametrize(
    "changes", [{"year": None}, {"value": None}, {"status": "derived"}, {"qualifier": ">"}, {"qualifier": "<="}]
)
def test_an_unsure_level_is_no_basis(changes: dict[str, object]) -> None:
    level = replace(BEDS, **changes)  # type: ignore[arg-type]
    assert derived("床位达33000张，比上年增长10%。", level, "33000") is None


def test_per_cent_of_a_rate_may_be_points_or_relative_and_is_left_alone() -> None:
    assert derived("居民健康素养水平达31.4%，比上年提高2.3%。", LITERACY, "31.4") is None
