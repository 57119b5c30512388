"""Quantities: numbers with their unit, qualifier and kind, found by pattern on the text.

A segmenter splits decimals; patterns do not. Every number is found, also the ones that are no value (dates, ordinals,
names, telephone numbers): they keep a ``kind`` that says what they are, so that no number disappears without a reason.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from decimal import Decimal
from operator import attrgetter

from etl.model.fact import Qualifier
from etl.model.numerals import NUMERAL
from etl.model.units import PER_10K, PER_100K, SEX_RATIO
from etl.model.wording import pattern, values, words
from etl.recognise.fold import fold
from etl.recognise.quantities import not_values
from etl.recognise.quantities.measure_words import KEPT_KINDS, measured
from etl.recognise.quantities.number import HAN, MINUS_WORDS, NUMBER, ONES, REST, SCALE, read, scaled
from etl.recognise.quantities.quantity import VALUE_KINDS, Kind, Quantity, Unit, plain, units
from etl.recognise.quantities.ranges import joined

__all__ = ["VALUE_KINDS", "Kind", "Quantity", "Unit", "find", "units"]

# A dash is a minus only where nothing but a value can stand; behind a name it may as well be a dash.
_MINUS = (
    r"(?:(?=[-−—–]|{minus})(?:(?:(?<={minus_lead})|(?<={minus_name}))(?:[-−]|{minus})|(?<={and_word}){minus}"
    r"|(?:(?<={dash_lead})|(?<={minus_name}))[—–])(?=\d))?"
)
_PERMILLE = r"‰|/‰|%[oO]|%0(?!\d)|0/00|o/oo|%。(?=[,，、;；)]|{and_word}|{bound_le_after}|{bound_about_after})"

_BEGINS = pattern(r"[\d\-−—–{han_zero}{han_one}{han_two}{han_ten}{han_place}{myriad}{minus}]")
"""Where a number can begin at all: to look for one character first is much faster."""
_PARTS = (
    r"(?P<p100k>{per_100k_of}(?P<n100k>{number}))"
    r"|(?P<p10k>{per_10k_of}(?P<n10k>{number}))"
    r"|(?P<pmille>{permille_of}(?P<nmille>{number}))"
    r"|(?P<pcent>{percent_of}(?P<ncent>{number}))"
    r"|(?P<fraction>(?P<den>{han}|\d{1,4}){fraction_of}(?P<num>{han}|\d{1,4}(?![\d.])))|"
)
_OTHERS = (
    r"(?P<tenths>(?P<ntenths>(?:{ones})(?:{point}{han_one})?|[1-9](?:\.\d)?|{ten})(?!{not_tenths}){tenth}"
    r"(?:(?P<half>{half})|(?P<hundredths>{han_one}|\d(?![\d.,%‰]))(?!{own_digit}))?)"
    r"|(?P<amount>{negative}(?P<number>{number})(?P<more>{more_inside}(?={scale}|{myriad}|{myriad_squared}|{han_place}))?"
    r"(?:(?P<scale>{factor})(?P<rest>{rest})?)?"
    r"(?P<sign>[ ]?(?P<permille>{mille})|[ ]?/[ ]?(?P<per100k>{per_100k}|100[, ]?000(?!\d))"
    r"|[ ]?/(?P<per10k>{myriad})(?!{myriad_of})|(?P<ratio>[:：]100(?!\d))|[ ]?(?P<percent>%))?)"
)
_PIECES = {
    "number": NUMBER, "han": HAN, "ones": ONES, "character": NUMERAL, "ten": r"{han_ten}|10", "negative": _MINUS,
    "factor": SCALE, "rest": REST, "mille": _PERMILLE,
}  # fmt: skip
_QUANTITY = pattern(_OTHERS, **_PIECES)
_QUANTITY_OR_PART = pattern(_PARTS + _OTHERS, **_PIECES)
_PART_OF = words("fraction_of")[0]

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
_LONGEST_BEFORE = 8
_AFTER = pattern(
    r"(?P<ge>{bound_ge_after})|(?P<le>{bound_le_after}|(?<={within_unit}){within})|(?P<about>{bound_about_after})"
)
_AFTER_BEGINS = frozenset(word[0] for word in words("bound_ge_after", "bound_le_after", "within", "bound_about_after"))
_QUALIFIERS: dict[str, Qualifier] = {"ge": ">=", "le": "<=", "gt": ">", "lt": "<", "about": "~"}
_MINUS_SIGNS = frozenset(("-", "−", "—", "–", *MINUS_WORDS))
_PLACES = values("han_place")
_UNIT_LABELS = words("unit_heading")
_INDEFINITE = pattern(r"(?<={indefinite})(?:{han_ten}|{han_place})+(?!{han_one}|{han_two})")
_HALF_MORE = pattern(r"{half}(?!{not_half})")
_HALF_KINDS = frozenset({"duration", "times", "age"})
_MIXED = pattern(
    r"(?:(?P<hours>\d{1,2}){hours_word}(?=\d+{minutes_word})|(?=\d+{minutes_word}\d+{seconds_word}))"
    r"(?P<minutes>\d{1,3}){minutes_word}(?:(?P<seconds>\d{1,2}){seconds_word})?"
)
_MIXED_BEGINS = frozenset(word[0] for word in words("hours_word", "minutes_word"))
_MINUTE = words("quarter_hour")[0]
_HUNDREDTH, _HALF = Decimal("0.01"), Decimal("0.5")


def find(text: str) -> list[Quantity]:
    """Find every number of ``text`` in reading order.

    Spans index ``text`` and never overlap.
    """
    folded = fold(text)
    fixed = not_values.find(folded)
    starts = [q.start for q in fixed]
    found: list[Quantity] = []
    position = 0
    quantities = _QUANTITY_OR_PART if _PART_OF in folded else _QUANTITY
    while begin := _BEGINS.search(folded, position):
        start = begin.start()
        index = bisect_right(starts, start)
        if index and fixed[index - 1].end > start:
            position = fixed[index - 1].end
            continue
        match = quantities.match(folded, start)
        if match is None:
            position = start + 1
            continue
        if index < len(fixed) and fixed[index].start < match.end():
            # the number is part of a date that begins later: 5-1月
            position = max(fixed[index].start, start + 1)
            continue
        quantity = _quantity(folded, match)
        position = match.end() if quantity is None else max(quantity.unit_end, start + 1)
        if quantity is not None:
            found.append(quantity)
    return joined(folded, sorted(found + fixed, key=attrgetter("start")) if fixed else found)


def _quantity(text: str, match: re.Match[str]) -> Quantity | None:
    group = match.lastgroup or ""
    if group == "amount":
        return _amount(text, match)
    start, end = match.span()
    if group in _SHARES:
        value = read(match[group.replace("p", "n", 1)])
        unit, kind = _SHARES[group]
        return None if value is None else _qualified(text, start, end, value, unit, kind)
    if group == "fraction":
        top, bottom = read(match["num"]), read(match["den"])
        return _qualified(text, start, end, top * 100 / bottom, "%", "share") if top and bottom else None
    tenths = read(match["ntenths"])
    if tenths is None:
        return None
    beyond = 5 if match["half"] else read(match["hundredths"]) if match["hundredths"] else 0
    return _qualified(text, start, end, tenths * 10 + (beyond or 0), "%", "share")


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
    value = read(number)
    han = number[-1] not in "0123456789"
    if value is None:
        return plain(start, end, "small_word" if han else "name")  # 十四五, 二三百: no numeral; the number of a card
    if scale in _PLACES and han:
        return None
    if han and _INDEFINITE.match(text, start):
        return plain(start, end, "small_word")  # 数十万, 几百
    if scale:
        value = scaled(value, scale, rest)
    if value > 0 and text[start] in _MINUS_SIGNS:
        value = -value
    if text[end : end + 1] in _MIXED_BEGINS and (mixed := _MIXED.match(text, start)):
        return _minutes(text, mixed)
    qualifier: Qualifier = ">" if match["more"] else "="
    if match["sign"]:
        sign = next(name for name in _SIGNS if match[name])
        unit, kind = _SIGNS[sign]
        if sign == "per100k" and value == 1 and _names_unit(text, start, end):
            return plain(start, end, "name")  # 死亡率(1/10万), 单位:1/10万: the unit, no value
        number_end = match.start("ratio") if sign == "ratio" else end
        return _qualified(text, start, number_end, value, unit, kind, qualifier, unit_end=end)
    return _measured(text, start, end, value, qualifier, han=han, scaled=bool(scale))


def _measured(
    text: str, start: int, end: int, value: Decimal, qualifier: Qualifier, *, han: bool, scaled: bool
) -> Quantity:
    """Return a number without a sign of proportion, with its measure word."""
    measure = measured(text, start, end, value, han=han, scaled=scaled)
    if measure.kind not in _LEVEL_KINDS:
        return Quantity(start, end, value, "", qualifier, measure.kind, end, None, start, end)
    if measure.more:
        qualifier = ">"
    unit_end = measure.end
    if measure.printed:
        if measure.kind in _HALF_KINDS and value == value.to_integral_value() and _HALF_MORE.match(text, unit_end):
            value, unit_end = value + _HALF, unit_end + 1  # 8天半
        value *= measure.factor
    return _qualified(
        text, start, end, value, measure.unit, measure.kind, qualifier, unit_end=unit_end, printed=measure.printed
    )


def _minutes(text: str, match: re.Match[str]) -> Quantity:
    """Return 10分42秒 or 1小时20分 in minutes, to hundredths."""
    hours, minutes, seconds = (Decimal(match[name] or 0) for name in ("hours", "minutes", "seconds"))
    value = (minutes + 60 * hours + seconds / 60).quantize(_HUNDREDTH)
    end = match.end("seconds" if match["seconds"] else "minutes")
    return _qualified(text, match.start(), end, value, _MINUTE, "count", unit_end=match.end(), printed=_MINUTE)


def _names_unit(text: str, start: int, end: int) -> bool:
    labelled = text[start - 1 : start] in (":", "：") and text.endswith(_UNIT_LABELS, 0, start - 1)
    return labelled or f"({text[start:end]})" == text[start - 1 : end + 1]


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
    if text[at : at + 1] in _AFTER_BEGINS and (match := _AFTER.match(text, at)):
        qualifier, after = _QUALIFIERS[match.lastgroup or ""], match.end()
    return Quantity(start, end, value, unit, qualifier, kind, unit_end, None, before, after, printed)


def _broken(text: str, start: int, unit: str) -> bool:
    """Tell whether characters next to the number are lost: ?3.7%, .7%, 5 4‰ (a decimal point gone)."""
    last = text[start - 1 : start]
    if last and last in "?\ufffd*.":
        return True
    return last == " " and unit in ("‰", "%") and start > 1 and text[start - 2].isdigit()
