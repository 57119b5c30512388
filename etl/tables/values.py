"""A figure read as a value of an indicator: name and unit decide together, and the value is converted."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from etl.model.reasons import Flag
from etl.model.units import SEX_RATIO
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
    table that states ‰ for other rows is known for what it is, a slip of the unit column.
    """
    known, (unit, by_caption) = labels.catalogue.indicators, stated
    fitting = {id_: f for id_ in name.ids if unit and (f := factor(unit, known[id_].unit)) is not None}
    exact = [id_ for id_ in fitting if unit and known[id_].unit == unit.unit]
    if len(fitting) == 1 or len(exact) == 1:
        id_ = exact[0] if len(exact) == 1 else next(iter(fitting))
        return _reading(labels, name, id_, figure, fitting[id_])
    if len(name.ids) == 1:
        if unit is not None and not by_caption and not _slipped(unit, known[name.ids[0]].unit, units):
            return Reading(name.ids[0], name.text, None, None, known[name.ids[0]].unit, ("unit_mismatch",))
        flags: tuple[Flag, ...] = () if known[name.ids[0]].unit in (SEX_RATIO, "unit") else ("unit_restored",)
        return _reading(labels, name, name.ids[0], figure, Decimal(1), flags)
    times = unit.factor if unit else Decimal(1)
    high = None if figure.high is None else figure.high * times
    doubts: tuple[Flag, ...] = ("ambiguous_indicator",) if name.ids else ()
    return Reading("", name.text, figure.value * times, high, unit.unit if unit else "", doubts)


def _slipped(stated: Measure, wanted: str, others: frozenset[str]) -> bool:
    return stated.unit == "%" and wanted == "‰" and "‰" in others


def _reading(
    labels: Labels, name: Name, id_: str, figure: Number, times: Decimal, flags: tuple[Flag, ...] = ()
) -> Reading:
    indicator = labels.catalogue.indicators[id_]
    high = None if figure.high is None else figure.high * times
    printed = indicator.name_zh if name.text == id_ else name.text
    return Reading(id_, printed, figure.value * times, high, indicator.unit, flags)
