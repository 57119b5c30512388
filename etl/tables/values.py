"""A figure read as a value of an indicator: name and unit decide together, and the value is converted."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from etl.model.numerals import SCALES
from etl.model.reasons import Flag
from etl.model.units import PERSON, PROPORTIONS, SEX_RATIO
from etl.recognise.indicators import per_capita_head
from etl.tables.cells import Number
from etl.tables.labels import Labels, Name
from etl.tables.units import Measure, factor


@dataclass(frozen=True, slots=True)
class Reading:
    """A figure in the unit of its indicator; ``value`` is None where its unit does not fit the name."""

    indicator: str
    name: str
    value: Decimal | None
    high: Decimal | None
    unit: str
    flags: tuple[Flag, ...] = ()


def read(
    labels: Labels, units: frozenset[str], name: Name, figure: Number, stated: tuple[Measure | None, bool]
) -> Reading:
    """Choose the indicator by name and unit, and convert the value into its unit.

    A stated unit that does not fit leaves the value out: it may be the unit that is wrong, or the name. Only a % in a
    table that states ‰ for other rows is known for what it is, a slip of the unit column, and a figure that is printed
    as a small percentage (0.31%) is ten times as many ‰. 每万人 in a name is the base of its figures.
    """
    known, (unit, by_caption) = labels.catalogue.indicators, (_based(name, stated[0]), stated[1])
    fitting = {id_: f for id_ in name.ids if unit and (f := factor(unit, known[id_].unit)) is not None}
    exact = [id_ for id_ in fitting if unit and known[id_].unit == unit.unit]
    if len(fitting) == 1 or len(exact) == 1:
        id_ = exact[0] if len(exact) == 1 else next(iter(fitting))
        return _reading(labels, name, id_, figure, fitting[id_])
    if len(name.ids) == 1:
        slipped = figure.measure is None and unit is not None and _slipped(unit, known[name.ids[0]].unit, units)
        return _of_one_name(labels, name, figure, None if by_caption or slipped else unit)
    times = unit.factor if unit else Decimal(1)
    high = None if figure.high is None else figure.high * times
    doubts: tuple[Flag, ...] = ("ambiguous_indicator",) if name.ids else ()
    return Reading("", name.text, figure.value * times, high, unit.unit if unit else "", doubts)


def _of_one_name(labels: Labels, name: Name, figure: Number, unit: Measure | None) -> Reading:
    """Read a figure whose unit does not fit its one indicator, or is not stated."""
    id_ = name.ids[0]
    wanted = labels.catalogue.indicators[id_].unit
    if figure.measure is not None and figure.measure.unit == "%" and wanted == "‰" and figure.value < 1:
        return _reading(labels, name, id_, figure, Decimal(10), ("unit_restored",))
    if unit is not None:
        return Reading(id_, name.text, None, None, wanted, ("unit_mismatch",))
    base = _based(name, Measure(wanted.partition("/")[0])) if "/" in wanted else None
    times = factor(base, wanted) if base else None
    return _reading(labels, name, id_, figure, times or Decimal(1), _restored(wanted))


def _restored(unit: str) -> tuple[Flag, ...]:
    return () if unit in (SEX_RATIO, "unit") else ("unit_restored",)


def _based(name: Name, unit: Measure | None) -> Measure | None:
    """Return the unit of a rate that is stated by its numerator: 每万人口床位数 in 张 is 张/万人."""
    many = next((char for char in per_capita_head(name.text)[0] if char in SCALES), "")
    if unit is None or not many or "/" in unit.unit or unit.unit in PROPORTIONS:
        return unit
    return Measure(f"{unit.unit}/{many}{PERSON}", unit.factor)


def _slipped(stated: Measure, wanted: str, others: frozenset[str]) -> bool:
    return stated.unit == "%" and wanted == "‰" and "‰" in others


def _reading(
    labels: Labels, name: Name, id_: str, figure: Number, times: Decimal, flags: tuple[Flag, ...] = ()
) -> Reading:
    indicator = labels.catalogue.indicators[id_]
    high = None if figure.high is None else figure.high * times
    printed = indicator.name_zh if name.text == id_ else name.text
    return Reading(id_, printed, figure.value * times, high, indicator.unit, flags)
