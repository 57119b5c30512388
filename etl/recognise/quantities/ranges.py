"""Ranges: two numbers joined by a dash or 至 that are the ends of one."""

from __future__ import annotations

from decimal import Decimal

from etl.model.dates import DATES
from etl.model.numerals import SCALES
from etl.model.wording import pattern, words
from etl.recognise.quantities.measure_words import KEPT_KINDS
from etl.recognise.quantities.number import NUMBER, SCALE, read
from etl.recognise.quantities.quantity import VALUE_KINDS, Quantity, units

_RANGE_JOIN = pattern(r"[%‰]?[ ]?(?:-|—|——|–|~|～|{range_word})[ ]?")
_DASH = pattern(r"[ ]?{dash}+[ ]?", **DATES)
_FROM = frozenset(words("from"))
_LONGEST_JOIN = 5
_LOW_KINDS = VALUE_KINDS | {"small_word"}
_HIGH_KINDS = VALUE_KINDS | KEPT_KINDS
_SCALED = pattern(r"(?P<number>{number})(?P<scale>{factor})", number=NUMBER, factor=SCALE)
_TENTH = words("tenth")


def joined(text: str, quantities: list[Quantity]) -> list[Quantity]:
    """Mark ``a—b`` as two bounds: the first carries the upper one as ``value_high``."""
    result: list[Quantity] = []
    for quantity in quantities:
        last = result[-1] if result else None
        near = last is not None and quantity.start - last.end <= _LONGEST_JOIN
        if near and last is not None and (ends := _ends(text, last, quantity)) is not None:
            bottom, top = ends
            result[-1] = last._replace(
                value=bottom,
                value_high=top,
                unit=quantity.unit,
                kind=quantity.kind,
                qualifier=">=",
                after=quantity.after,
            )
            quantity = quantity._replace(qualifier="<=")
        result.append(quantity)
    return result


def _ends(text: str, low: Quantity, high: Quantity) -> tuple[Decimal, Decimal] | None:
    """Return the two ends of a range, the lower first, None where two numbers are none.

    What is said once is meant of both: 5—6万个 begins at 50,000, 3~5升 at 3 litres, 三到五成 at 30 %. Only with a dash
    may the upper end come first (10‰—8‰): “10‰至8‰” tells a fall.
    """
    if (
        low.kind not in _LOW_KINDS
        or high.kind not in _HIGH_KINDS
        or low.unit not in ("", high.unit)
        or not (high.unit or high.kind == "bare")
        or _RANGE_JOIN.fullmatch(text, low.end, high.start) is None
    ):
        return None
    first = low.value
    if low.kind == "small_word":
        first = read(text[low.start : low.end]) or first
        if not first or text[high.start] in "0123456789":
            return None
    if not low.unit:
        first = _lent(text, low, first, high)
    if first < high.value:
        return first, high.value
    falls = first > high.value and low.unit == high.unit and _DASH.fullmatch(text, low.end, high.start)
    return (high.value, first) if falls and text[low.before - 1 : low.before] not in _FROM else None


def _lent(text: str, low: Quantity, value: Decimal, high: Quantity) -> Decimal:
    """Return the value of the first end in the unit of the second, and at its scale unless it stands higher."""
    if high.kind == "share" and text[high.start + 1 : high.end].startswith(_TENTH):
        return value * 10
    factor = units()[high.printed].factor if high.printed else Decimal(1)
    scaled = _SCALED.fullmatch(text, high.start, high.end)
    numeral = read(scaled["number"]) if scaled else None
    if scaled and numeral and value < numeral and text[low.end - 1] not in SCALES:
        factor *= SCALES[scaled["scale"]]
    return value * factor
