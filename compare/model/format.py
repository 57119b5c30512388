"""How a number reads: digits, unit and qualifier, in one place for every screen and export."""

from __future__ import annotations

import math
from collections.abc import Iterable
from decimal import Decimal
from functools import lru_cache

from compare.model.mark import Mark
from etl.model.messages import Language, keys, message, wording
from etl.model.numerals import MYRIAD, MYRIAD_SQUARED
from etl.model.units import PROPORTIONS

SIGNIFICANT = 12
"""Digits a stated figure can carry; what a float shows beyond them is noise of the arithmetic."""

GLUED = PROPORTIONS
"""Units written directly behind the digits, without a space."""

_QUALIFIERS = {"~": "about", ">": "above", ">=": "at_least", "<": "below", "<=": "at_most"}
_POINTS = {"%": "percent_points", "‰": "permille_points"}
_SCALES: dict[Language, tuple[tuple[float, str], ...]] = {
    "zh": ((1e8, MYRIAD_SQUARED), (1e4, MYRIAD)),
    "en": ((1e9, "billion"), (1e6, "million"), (1e3, "thousand")),
}


def _decimal(value: float) -> Decimal:
    return Decimal(f"{value:.{SIGNIFICANT}g}")


def decimals(value: float) -> int:
    """Return how many decimal places ``value`` has as stated: 7.71 -> 2, 29800.0 -> 0."""
    text = f"{value:.{SIGNIFICANT}g}"
    if "e" not in text:
        return len(text.partition(".")[2])
    exponent = _decimal(value).normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


@lru_cache(maxsize=32_768)
def digits(value: float) -> str:
    """Return the digits alone: thousands separated, no more decimals than stated, a true minus sign."""
    text = f"{value or 0.0:,.{SIGNIFICANT}g}"  # or 0.0: there is no negative zero
    if "e" in text or "n" in text:  # powers of ten are written out; not a number and infinity read as words
        text = f"{_decimal(value):,.{decimals(value)}f}"
    return text.replace("-", "−")


@lru_cache(maxsize=1024)
def unit_name(unit: str, language: Language = "zh") -> str:
    """Return the unit's name; a unit the message catalogue does not know is shown as it stands."""
    return wording("unit", unit, language)


@lru_cache(maxsize=1024)
def _suffix(unit: str, language: Language, *, one: bool = False) -> str:
    """Return what stands after the digits: the unit's name, after a space where it is not glued to them.

    ``one``: the number is one, which English tells from the others.
    """
    name = message(f"unit.{unit}.one", language) if one and f"unit.{unit}.one" in keys() else unit_name(unit, language)
    if not name:
        return ""
    if name.startswith("（") or (unit in GLUED and (language == "zh" or name == unit)):
        return name
    return f" {name}"


def stated(mark: Mark, language: Language = "zh") -> str:
    """Return a mark's value in full, with unit, qualifier and the end of its range."""
    return number(mark.value, mark.unit, mark.qualifier, language, high=mark.value_high)


def qualified(text: str, qualifier: str, language: Language = "zh", *, symbol: bool = False) -> str:
    """Put the qualifier before ``text``: 约 7.7, or with ``symbol`` the short form for labels: 约7.7, >5."""
    if qualifier not in _QUALIFIERS:
        return text
    key = f"qualifier.{_QUALIFIERS[qualifier]}" + (".symbol" if symbol else "")
    return message(key, language, value=text)


def number(
    value: float,
    unit: str = "",
    qualifier: str = "=",
    language: Language = "zh",
    *,
    high: float | None = None,
    symbol: bool = False,
) -> str:
    """Write a value as an analyst reads it: 29,800 张, 12.79/10万, 2.81‰, 约 79 岁, 不低于 90%.

    ``high`` is the upper end of a stated range. ``symbol`` gives the short form of the qualifier. An empty ``unit``
    gives the digits alone.
    """
    text = digits(value) if high is None or math.isnan(high) else f"{digits(value)}–{digits(high)}"
    return qualified(text + _suffix(unit, language, one=text == "1"), qualifier, language, symbol=symbol)


def difference(value: float, unit: str, language: Language = "zh") -> str:
    """Write the size of a difference, without sign: 0.48 张/千人, 3.2 个百分点."""
    size = abs(value)
    if unit in _POINTS:
        return message(f"difference.{_POINTS[unit]}", language, value=digits(size))
    return digits(size) + _suffix(unit, language, one=size == 1)


def difference_unit(unit: str, language: Language = "zh") -> str:
    """Return the unit of a difference, for headings: 个百分点, 张/千人."""
    return (
        message(f"difference.{_POINTS[unit]}", language, value="").strip()
        if unit in _POINTS
        else unit_name(unit, language)
    )


def signed(value: float) -> str:
    """Write a difference's digits with its sign: +0.48, −1.2, 0."""
    return ("+" if value > 0 else "") + digits(value)


def relative(value: float) -> str:
    """Write a relative change in percent with its sign, to one decimal, small ones to two significant digits."""
    size = abs(value)
    text = f"{size:,.1f}" if size >= 0.1 else f"{size:.2g}"
    return f"{'+' if value > 0 else '−' if value < 0 else ''}{text}%"


def subtract(left: float, right: float) -> float:
    """Return ``left - right`` at the finer of the two stated precisions, free of float noise."""
    return round(left - right, max(decimals(left), decimals(right)))


def scale(values: Iterable[float], unit: str, language: Language = "zh") -> tuple[float, str]:
    """Return the divisor and the unit's name for an axis over ``values``: 29800 张 -> (10000, 万张).

    Ratios, and units that already carry 万 or 亿, are never scaled: (1, name of the unit).
    """
    name = unit_name(unit, language)
    largest = max((abs(value) for value in values), default=0.0)
    if unit in GLUED or "/" in unit or "=" in unit or unit[:1] in (MYRIAD, MYRIAD_SQUARED):
        return 1.0, name
    for size, word in _SCALES[language]:
        if largest >= size:
            return size, f"{word}{name}" if language == "zh" else f"{word} {name}".strip()
    return 1.0, name


def compact(value: float, unit: str, qualifier: str = "=", language: Language = "zh") -> str:
    """Write a value short for tight places: 2.98万张; never rounded beyond what was stated."""
    size, name = scale([value], unit, language)
    if size == 1.0:
        return number(value, unit, qualifier, language, symbol=True)
    gap = "" if language == "zh" else " "
    return qualified(f"{digits(value / size)}{gap}{name}", qualifier, language, symbol=True)


def excel(value: float, unit: str) -> str:
    """Return the Excel number format that shows ``value`` as stated, with %, ‰ after the digits."""
    decimal_places = decimals(value)
    body = "#,##0" + ("." + "0" * decimal_places if decimal_places else "")
    return f'{body}"{unit}"' if unit in ("%", "‰") else body


def excel_signed(value: float) -> str:
    """Return the Excel number format that shows a difference as stated, with its sign."""
    body = excel(value, "")
    return f"+{body};-{body};0"
