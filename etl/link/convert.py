"""Measure: bring a quantity into the unit of an indicator, or say that it does not fit."""

from __future__ import annotations

from decimal import Decimal

from etl.model.catalogue import Indicator
from etl.model.numerals import SCALES
from etl.model.reasons import Flag
from etl.model.units import PER_10K, PERSON, PROPORTIONS, SEX_RATIO, related
from etl.model.wording import pattern, words
from etl.recognise.indicators import per_capita_head
from etl.recognise.quantities.find import Quantity

_MEASURED = pattern(r"{measured_name}$")
_WHOLE = frozenset(words("unit_of_whole_things"))
_MAY_LACK_UNIT = frozenset(words("unit_left_out"))
_MANY = 10_000
"""A number from which on a missing measure word is understood."""


def convert(
    quantity: Quantity, number: Decimal, alias: str, indicator: Indicator
) -> tuple[Decimal, tuple[Flag, ...]] | None:
    """Return ``number`` (the quantity's value or its upper bound) in the indicator's unit, with flags; None: no fit.

    ``alias`` is the name by which the text calls the indicator: 每万人口 in it changes the base.
    """
    target = indicator.unit
    if target in PROPORTIONS or target == PER_10K:
        return _proportion(quantity, number, target)
    if target == SEX_RATIO:
        return (number, ()) if quantity.unit in (SEX_RATIO, "") and 50 <= number <= 200 else None
    if "/" in target:
        return _per_capita(quantity, number, alias, target)
    base, factor = target, Decimal(1)
    if target[0] in SCALES and len(target) > 1:
        base, factor = target[1:], SCALES[target[0]]
    if _counts_as(quantity.unit, base):
        broken = base in _WHOLE and number % 1  # 每千人口…注册护士3.8人: no number of nurses
        return None if broken else (number / factor, ())
    if quantity.kind == "bare" and factor == 1 and _MEASURED.search(alias):
        return number, ()  # 医师日均担负诊疗人次8.2
    if quantity.kind == "bare" and number >= _MANY and base in _MAY_LACK_UNIT:
        return number / factor, () if alias.endswith(base) else ("unit_restored",)  # 总诊疗人次5127万
    return None


def _counts_as(unit: str, base: str) -> bool:
    return unit == base or unit in related("counts_as").get(base, ())


def _proportion(quantity: Quantity, number: Decimal, target: str) -> tuple[Decimal, tuple[Flag, ...]] | None:
    if quantity.unit == target:
        return number, ()
    if quantity.unit == "" and quantity.kind == "bare":
        return number, ("unit_restored",)
    if quantity.unit == "%" and target == "‰" and number < 1:
        return number * 10, ("unit_restored",)  # a mortality said in per cent: 降至0.45%以下
    if {quantity.unit, target} == {PER_10K, "‰"}:
        return (number / 10 if target == "‰" else number * 10), ()
    return None


def _per_capita(
    quantity: Quantity, number: Decimal, alias: str, target: str
) -> tuple[Decimal, tuple[Flag, ...]] | None:
    base, _, per = target.partition("/")
    if quantity.unit == target:
        return number, ()
    if quantity.unit and not _counts_as(quantity.unit, base):
        return None
    people = SCALES.get(per.removesuffix(PERSON))
    if people is None:
        return number, ()
    stated = next((SCALES[char] for char in per_capita_head(alias)[0] if char in SCALES), people)
    flags: tuple[Flag, ...] = () if quantity.unit else ("unit_restored",)
    return number * people / stated, flags


def plausible(value: Decimal, indicator: Indicator) -> bool:
    """Tell whether a value lies in the indicator's band."""
    return not (
        (indicator.low is not None and value < Decimal(str(indicator.low)))
        or (indicator.high is not None and value > Decimal(str(indicator.high)))
    )
