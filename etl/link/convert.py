"""Measure: bring a quantity into the unit of an indicator, or say that it does not fit."""

from __future__ import annotations

from decimal import Decimal

from etl.model.catalogue import Indicator
from etl.model.reasons import Flag
from etl.recognise.indicators import per_capita_head
from etl.recognise.quantities.find import Quantity

# Which measure words count the same things. A report may count patients in 例 or 人, cases in 件 or 起.
_ACCEPTS: dict[str, frozenset[str]] = {
    "人": frozenset({"人", "例"}),
    "个": frozenset({"个", "块"}),
    "项": frozenset({"项", "个"}),
    "件": frozenset({"件", "例", "起", "项", "个"}),
    "例": frozenset({"例", "人", "起"}),
    "次": frozenset({"次", "人次", "个", "起"}),
    "人次": frozenset({"人次", "人", "例", "次"}),
    "场": frozenset({"场", "次", "期"}),
    "剂次": frozenset({"剂次", "人次"}),
    "治疗量": frozenset({"治疗量", "单位", "个"}),
    "张": frozenset({"张", "个"}),
}
_SCALES = {"万": Decimal(10_000), "亿": Decimal(100_000_000)}
_PER = {"千人": Decimal(1000), "万人": Decimal(10_000), "十万人": Decimal(100_000), "10万人": Decimal(100_000)}
_MEASURED = ("人次", "次数", "住院日", "天数")
_WHOLE = frozenset({"人", "个", "张", "例", "件", "项"})
_PROPORTIONS = frozenset({"%", "‰", "1/10万", "1/万"})


def convert(
    quantity: Quantity, number: Decimal, alias: str, indicator: Indicator
) -> tuple[Decimal, tuple[Flag, ...]] | None:
    """Return ``number`` (the quantity's value or its upper bound) in the indicator's unit, with flags; None: no fit.

    ``alias`` is the name by which the text calls the indicator: 每万人口 in it changes the base.
    """
    target = indicator.unit
    if target in _PROPORTIONS:
        return _proportion(quantity, number, target)
    if target == "女=100":
        return (number, ()) if quantity.unit in ("女=100", "") and 50 <= number <= 200 else None
    if "/" in target:
        return _per_capita(quantity, number, alias, target)
    base, factor = target, Decimal(1)
    if target[0] in _SCALES and len(target) > 1:
        base, factor = target[1:], _SCALES[target[0]]
    if quantity.unit == base or quantity.unit in _ACCEPTS.get(base, ()):
        broken = base in _WHOLE and number % 1  # 每千人口…注册护士3.8人: no number of nurses
        return None if broken else (number / factor, ())
    if quantity.kind == "bare" and factor == 1 and alias.endswith(_MEASURED):
        return number, ()  # 医师日均担负诊疗人次8.2
    if quantity.kind == "bare" and number >= _SCALES["万"] and base in ("人次", "人", "张", "个"):
        return number / factor, () if alias.endswith(base) else ("unit_restored",)  # 总诊疗人次5127万
    return None


def _proportion(quantity: Quantity, number: Decimal, target: str) -> tuple[Decimal, tuple[Flag, ...]] | None:
    if quantity.unit == target:
        return number, ()
    if quantity.unit == "" and quantity.kind == "bare":
        return number, ("unit_restored",)
    if quantity.unit == "%" and target == "‰" and number < 1:
        return number * 10, ("unit_restored",)  # a mortality said in per cent: 降至0.45%以下
    if {quantity.unit, target} == {"1/万", "‰"}:
        return (number / 10 if target == "‰" else number * 10), ()
    return None


def _per_capita(
    quantity: Quantity, number: Decimal, alias: str, target: str
) -> tuple[Decimal, tuple[Flag, ...]] | None:
    base, _, per = target.partition("/")
    if quantity.unit == target:
        return number, ()
    if quantity.unit not in ("", base) and quantity.unit not in _ACCEPTS.get(base, ()):
        return None
    if per not in _PER:
        return number, ()
    head = per_capita_head(alias)[0]
    stated = _PER["万人"] if head == "每万人口" else _PER["千人"] if head else _PER[per]
    flags: tuple[Flag, ...] = () if quantity.unit else ("unit_restored",)
    return number * _PER[per] / stated, flags


def plausible(value: Decimal, indicator: Indicator) -> bool:
    """Tell whether a value lies in the indicator's band."""
    return not (
        (indicator.low is not None and value < Decimal(str(indicator.low)))
        or (indicator.high is not None and value > Decimal(str(indicator.high)))
    )
