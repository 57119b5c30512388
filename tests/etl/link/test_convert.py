"""Measure: a quantity in the unit of an indicator, or none where it does not fit."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.link.convert import convert, plausible
from etl.model.catalogue import load
from etl.recognise.quantities import find


@pytest.mark.parametrize(
    ("text", "alias", "indicator", "expected"),
    [
        ("6.8张", "每千人口床位数", "beds_per_1000", (Decimal("6.8"), ())),
        ("68张", "每万人口床位数", "beds_per_1000", (Decimal("6.8"), ())),
        ("6.8", "每千人口床位数", "beds_per_1000", (Decimal("6.8"), ("unit_restored",))),
        ("6.8‰", "每千人口床位数", "beds_per_1000", None),
        ("3.1‰", "婴儿死亡率", "infant_mortality_rate", (Decimal("3.1"), ())),
        ("万分之31", "婴儿死亡率", "infant_mortality_rate", (Decimal("3.1"), ())),
        ("3.1", "婴儿死亡率", "infant_mortality_rate", (Decimal("3.1"), ("unit_restored",))),
        ("31张", "婴儿死亡率", "infant_mortality_rate", None),
        ("9.2/10万", "孕产妇死亡率", "maternal_mortality_ratio", (Decimal("9.2"), ())),
        ("9.2‰", "孕产妇死亡率", "maternal_mortality_ratio", None),
        ("108.4", "出生人口性别比", "sex_ratio_at_birth", (Decimal("108.4"), ())),
        ("12.4", "出生人口性别比", "sex_ratio_at_birth", None),
        ("530.6万人", "常住人口", "resident_population", (Decimal("530.6"), ())),
        ("2.98万张", "床位", "hospital_beds", (Decimal("29800"), ())),
        ("35人次", "孕产妇死亡人数", "maternal_deaths", None),
    ],
)
def test_convert(text: str, alias: str, indicator: str, expected: tuple[Decimal, tuple[str, ...]] | None) -> None:
    (quantity,) = find.find(f"为{text}。")
    assert convert(quantity, quantity.value, alias, load().indicators[indicator]) == expected


@given(st.decimals(0, 1000, places=2), st.sampled_from(list(load().indicators.values())))
def test_a_figure_in_the_own_unit_is_kept(value: Decimal, indicator) -> None:  # type: ignore[no-untyped-def]
    if indicator.unit in ("%", "‰"):
        (quantity,) = find.find(f"为{value}{indicator.unit}。")
        assert convert(quantity, quantity.value, indicator.name_zh, indicator) == (value, ())


@pytest.mark.parametrize(("value", "expected"), [("3.1", True), ("0", True), ("-0.1", False), ("31", False)])
def test_plausible(value: str, expected: bool) -> None:
    assert plausible(Decimal(value), load().indicators["infant_mortality_rate"]) is expected
