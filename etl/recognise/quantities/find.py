"""Quantities: numbers with their unit, qualifier and kind, found by pattern on the text.

A segmenter splits decimals; patterns do not. Every number is found, also the ones that are no value (dates, ordinals,
names, telephone numbers): they keep a ``kind`` that says what they are, so that no number disappears without a reason.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from operator import attrgetter

from etl.model.fact import Qualifier
from etl.model.numerals import MYRIAD, NUMERAL, SCALES, arabic, chinese
from etl.model.units import PER_10K, PER_100K, SEX_RATIO
from etl.model.wording import filled, pattern, values, words
from etl.recognise.fold import fold
from etl.recognise.quantities import not_values
from etl.recognise.quantities.measure_words import KEPT_KINDS, measured
from etl.recognise.quantities.quantity import VALUE_KINDS, Kind, Quantity, Unit, plain, units

__all__ = ["VALUE_KINDS", "Kind", "Quantity", "Unit", "find", "units"]

_DIGITS = r"(?:\d{1,3}(?:,\d{3})+(?!\d)|\d{1,3}(?:[ \u00a0]\d{3})+(?![\d.])|\d+)(?:[ \u00a0]?\.[ \u00a0]?\d+)?"
_HAN = filled(r"{character}+(?:{point}(?:{han_zero}|{han_one})+)?(?!{no_numeral})", character=NUMERAL)
_NUMBER = filled(r"(?:(?<![\d\u4e00-\u9fff%‰A-Za-z)])[-−](?=\d))?(?:{digits})|{minus}?{han}", digits=_DIGITS, han=_HAN)
_MINUS = r"(?:(?<={minus_lead})(?:[-−]|{minus})(?=\d)|(?<={and_word}){minus}(?=\d))?"
_SCALE = r"(?!{no_scale})(?:{scale}|{myriad}|{myriad_squared}|{han_place})"
# What may follow 万 or 亿 within one number: 两万三千五百, 3万5千, 1亿2000万, 9万8878.
_ONES = r"{han_one}|{han_two}"
_HAN_REST = filled(
    r"(?:{han_zero}|{ones})(?:{character}*(?:{han_ten}|{han_place})(?:{han_zero}|{ones})?|(?<={han_zero}){ones})",
    character=NUMERAL,
    ones=_ONES,
)
_REST = filled(
    r"(?<={myriad_squared})(?:\d{1,4}(?:\.\d+)?|{rest}){myriad}{rest}?"
    r"|(?<=(?:{character})(?:{myriad}|{myriad_squared})){rest}(?!{no_rest})|(?<=\d{myriad})\d{3,4}(?={rest_counts})"
    r"|(?:\d+(?:\.\d+)?|{ones}){han_place}(?!{no_rest})",
    rest=_HAN_REST,
    character=NUMERAL,
    ones=_ONES,
)
_PERMILLE = r"‰|/‰|%o|%0(?!\d)|0/00|o/oo|%。(?=[,，、;；])"

_QUANTITY = pattern(
    r"(?=[\d\-−]|{character}|{myriad}|{minus})(?:"  # where a number can begin at all
    r"(?P<p100k>{per_100k_of}(?P<n100k>{number}))"
    r"|(?P<p10k>{per_10k_of}(?P<n10k>{number}))"
    r"|(?P<pmille>{permille_of}(?P<nmille>{number}))"
    r"|(?P<pcent>{percent_of}(?P<ncent>{number}))"
    r"|(?P<fraction>(?P<den>{han}){fraction_of}(?P<num>{han}))"
    r"|(?P<tenths>(?P<ntenths>{ones}|[1-9](?:\.\d)?)(?!{not_tenths}){tenth}(?P<half>{half})?)"
    r"|(?P<amount>{negative}(?P<number>{number})(?P<more>{more_inside}(?={scale}|{myriad}|{myriad_squared}|{han_place}))?"
    r"(?:(?P<scale>{factor})(?P<rest>{rest})?)?"
    r"(?P<sign>[ ]?(?P<permille>{mille})|[ ]?/[ ]?(?P<per100k>{per_100k}|100[, ]?000(?!\d))"
    r"|[ ]?/(?P<per10k>{myriad})(?!{myriad_of})|(?P<ratio>[:：]100(?!\d))|[ ]?(?P<percent>%))?))",
    number=_NUMBER,
    han=_HAN,
    ones=_ONES,
    character=NUMERAL,
    negative=_MINUS,
    factor=_SCALE,
    rest=_REST,
    mille=_PERMILLE,
)

_BEFORE_TAIL = pattern(
    r"(?:(?P<ge>{bound_ge})|(?P<le>{bound_le})|(?P<gt>{bound_gt}|(?<!{not_before_over}){bound_over})|(?P<lt>{bound_lt})"
    r"|(?P<about>{bound_about}|(?<!{not_before_some}){bound_some})){bound_link}?$"
)
# How these words end: most numbers stand behind none of them, and one character tells.
_BEFORE_ENDS = frozenset(
    word[-1]
    for word in words(
        "bound_ge", "bound_le", "bound_gt", "bound_over", "bound_lt", "bound_about", "bound_some", "bound_link"
    )
)
_LONGEST_BEFORE = 6
_AFTER = pattern(
    r"(?P<ge>{bound_ge_after})|(?P<le>{bound_le_after}|(?<={within_unit}){within})|(?P<about>{bound_about_after})"
)
_QUALIFIERS: dict[str, Qualifier] = {"ge": ">=", "le": "<=", "gt": ">", "lt": "<", "about": "~"}
_RANGE_JOIN = pattern(r"[%‰]?[ ]?(?:-|—|——|–|~|～|{range_word})[ ]?")
_LONGEST_JOIN = 5
_MINUS_WORDS = words("minus")
_MINUS_SIGNS = frozenset(("-", "−", *_MINUS_WORDS))
_PLACES = values("han_place")
_UNIT_LABELS = words("unit_heading")


def find(text: str) -> list[Quantity]:
    """Find every number of ``text`` in reading order.

    Spans index ``text`` and never overlap.
    """
    folded = fold(text)
    fixed = not_values.find(folded)
    starts = [q.start for q in fixed]
    found: list[Quantity] = []
    position = 0
    while match := _QUANTITY.search(folded, position):
        index = bisect_right(starts, match.start())
        if index and fixed[index - 1].end > match.start():
            position = fixed[index - 1].end
            continue
        if index < len(fixed) and fixed[index].start < match.end():
            # the number is part of a date that begins later: 5-1月
            position = max(fixed[index].start, match.start() + 1)
            continue
        quantity = _quantity(folded, match)
        position = match.end() if quantity is None else max(quantity.unit_end, match.start() + 1)
        if quantity is not None:
            found.append(quantity)
    return _ranges(folded, sorted(found + fixed, key=attrgetter("start")) if fixed else found)


@lru_cache(maxsize=1024)  # one figure in two is a small number
def _read(text: str) -> Decimal | None:
    negative = text[0] in _MINUS_WORDS
    text = text[1:] if negative else text
    try:
        value = arabic(text) if text[-1].isdigit() and text[-1] in "0123456789" else chinese(text)
    except (ValueError, InvalidOperation):
        return None
    return -value if negative else value


def _quantity(text: str, match: re.Match[str]) -> Quantity | None:
    group = match.lastgroup or ""
    if group == "amount":
        return _amount(text, match)
    start, end = match.span()
    if group in _SHARES:
        value = _read(match[group.replace("p", "n", 1)])
        unit, kind = _SHARES[group]
        return None if value is None else _qualified(text, start, end, value, unit, kind)
    if group == "fraction":
        top, bottom = _read(match["num"]), _read(match["den"])
        return _qualified(text, start, end, top * 100 / bottom, "%", "share") if top and bottom else None
    tenths = _read(match["ntenths"])
    if tenths is None:
        return None
    return _qualified(text, start, end, tenths * 10 + (5 if match["half"] else 0), "%", "share")


_SHARES: dict[str, tuple[str, Kind]] = {
    "p100k": (PER_100K, "per_100k"),
    "p10k": (PER_10K, "per_10k"),
    "pmille": ("‰", "permille"),
    "pcent": ("%", "percent"),
}


_LEVEL_KINDS = VALUE_KINDS | KEPT_KINDS


def _amount(text: str, match: re.Match[str]) -> Quantity | None:
    start, end = match.span("amount")
    number, scale, rest = match.group("number", "scale", "rest")
    value = _read(number)
    han = number[-1] not in "0123456789"
    if value is None:
        return plain(start, end, "small_word")  # 十四五, 二三百: no numeral
    if scale in _PLACES and han:
        return None
    if scale:
        value *= SCALES[scale]
        if rest:
            value += _rest(rest)
    if value > 0 and text[start] in _MINUS_SIGNS:
        value = -value
    qualifier: Qualifier = ">" if match["more"] else "="
    if match["sign"]:
        sign = next(name for name in _SIGNS if match[name])
        unit, kind = _SIGNS[sign]
        if sign == "per100k" and value == 1 and _names_unit(text, start, end):
            return plain(start, end, "name")  # 死亡率(1/10万), 单位:1/10万: the unit, no value
        number_end = match.start("ratio") if sign == "ratio" else end
        return _qualified(text, start, number_end, value, unit, kind, qualifier, unit_end=end)
    measure = measured(text, start, end, value, han=han, scaled=bool(scale))
    if measure.kind not in _LEVEL_KINDS:
        return Quantity(start, end, value, "", qualifier, measure.kind, end, None, start, end)
    if measure.more:
        qualifier = ">"
    if measure.printed:
        value *= measure.factor
    return _qualified(
        text, start, end, value, measure.unit, measure.kind, qualifier, unit_end=measure.end, printed=measure.printed
    )


def _names_unit(text: str, start: int, end: int) -> bool:
    labelled = text[start - 1 : start] in (":", "：") and text.endswith(_UNIT_LABELS, 0, start - 1)
    return labelled or f"({text[start:end]})" == text[start - 1 : end + 1]


def _rest(text: str) -> Decimal:
    """Read what follows 万 or 亿 in a number: 三千五百, 5千, 2000万."""
    head, scale, tail = text.partition(MYRIAD)
    if scale:
        return (_read(head) or 0) * SCALES[scale] + (_rest(tail) if tail else 0)
    if text[-1] in "0123456789":
        return _read(text) or Decimal(0)
    if text[0] in "0123456789":
        return (_read(text[:-1]) or Decimal(0)) * SCALES[text[-1]]
    return _read(text) or Decimal(0)


_SIGNS: dict[str, tuple[str, Kind]] = {
    "permille": ("‰", "permille"),
    "per100k": (PER_100K, "per_100k"),
    "per10k": (PER_10K, "per_10k"),
    "ratio": (SEX_RATIO, "ratio"),
    "percent": ("%", "percent"),
}


def _qualified(
    text: str, start: int, end: int, value: Decimal, unit: str, kind: Kind, qualifier: Qualifier = "=", *,
    unit_end: int = 0, printed: str = "",
) -> Quantity:  # fmt: skip
    """Return the quantity at ``text[start:end]`` with the words around it that bound or blur it."""
    unit_end = unit_end or end
    if _broken(text, start, unit):
        return Quantity(start, end, value, unit, qualifier, "damaged", unit_end, None, start, end, printed)
    before, after = start, unit_end
    if text[start - 1 : start] in _BEFORE_ENDS:
        first = max(0, start - _LONGEST_BEFORE)
        if match := _BEFORE_TAIL.search(text[first:start]):
            qualifier, before = _QUALIFIERS[match.lastgroup or ""], first + match.start()
    at = unit_end + 1 if text.startswith(")", unit_end) else unit_end
    if match := _AFTER.match(text, at):
        qualifier, after = _QUALIFIERS[match.lastgroup or ""], match.end()
    return Quantity(start, end, value, unit, qualifier, kind, unit_end, None, before, after, printed)


def _broken(text: str, start: int, unit: str) -> bool:
    """Tell whether characters next to the number are lost: ?3.7%, 5 4‰ (a decimal point gone)."""
    last = text[start - 1 : start]
    if last and last in "?\ufffd*":
        return True
    return last == " " and unit in ("‰", "%") and start > 1 and text[start - 2].isdigit()


def _ranges(text: str, quantities: list[Quantity]) -> list[Quantity]:
    """Mark ``a—b`` as two bounds: the first carries the upper one as ``value_high``."""
    result: list[Quantity] = []
    for quantity in quantities:
        last = result[-1] if result else None
        if last is not None and _is_range(text, last, quantity):
            result[-1] = last._replace(
                value_high=quantity.value,
                unit=quantity.unit,
                kind=quantity.kind,
                qualifier=">=",
                after=quantity.after,
            )
            quantity = quantity._replace(qualifier="<=")
        result.append(quantity)
    return result


def _is_range(text: str, low: Quantity, high: Quantity) -> bool:
    return (
        high.start - low.end <= _LONGEST_JOIN
        and low.kind in VALUE_KINDS
        and high.kind in VALUE_KINDS | {"age", "duration"}
        and low.unit in ("", high.unit)
        and bool(high.unit or high.kind == "bare")
        and low.value < high.value
        and _RANGE_JOIN.fullmatch(text[low.end : high.start]) is not None
    )
