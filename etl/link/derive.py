"""Derivation: what a stated change tells of another year. A derived fact never replaces a stated one."""

from __future__ import annotations

from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal

from etl.link.linked import Change
from etl.model.fact import Fact
from etl.model.numerals import SCALES
from etl.model.reasons import Rule
from etl.model.units import related
from etl.model.wording import words

_COUNTED = frozenset(words("unit_counted"))
_LARGE = "".join(SCALES)


def derive(change: Change, level: Fact, printed: Decimal, factor: Decimal, start: int, end: int) -> Fact | None:
    """Return the fact of the base year that ``change`` implies for ``level``, None where the change is no safe basis.

    ``printed`` is the level exactly as read, ``factor`` brings the change's amount into the level's unit; ``start`` and
    ``end`` are the raw span of the change's number. Changes of rates in per cent are left alone: points and relative
    changes are written alike (提升2%).
    """
    if level.year is None or level.value is None or level.status == "derived" or level.qualifier not in ("=", "~"):
        return None
    year = _base_year(change, level.year)
    if year is None or year >= level.year:
        return None
    quantity = change.quantity
    amount = quantity.value * change.sign
    rule: Rule
    if quantity.kind == "points":
        if level.unit not in related("points_of")[quantity.unit]:
            return None
        value, rule = printed - amount, "derived_points"
    elif quantity.unit == "%" and level.unit.lstrip(_LARGE) in _COUNTED:
        share = 1 + amount / 100
        if share <= 0:
            return None
        value, rule = (printed / share).quantize(Decimal("0.1"), ROUND_HALF_UP), "derived_relative"
    elif quantity.unit and quantity.unit != "%" and quantity.kind != "times":
        value, rule = printed - amount * factor, "derived_difference"
    else:
        return None
    if value < 0:
        return None
    operator = "−" if change.sign > 0 else "+"
    note = (
        f"{printed}{operator}{abs(quantity.value)}" if rule != "derived_relative" else f"{printed}÷{1 + amount / 100}"
    )
    period = level.period.replace(str(level.year), str(year))
    return replace(
        level, year=year, period=period, value=float(value), value_high=None, status="derived", start=start, end=end,
        confidence=min(level.confidence, 0.85), rule=rule, note=note,     )  # fmt: skip


def _base_year(change: Change, year: int) -> int | None:
    base = change.base
    if base is None:
        return year - 1
    if base.year is not None:
        return base.year
    return year + base.offset if base.offset is not None else None
