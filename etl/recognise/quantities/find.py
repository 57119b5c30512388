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
from etl.recognise.fold import fold
from etl.recognise.quantities import not_values
from etl.recognise.quantities.measure_words import KEPT_KINDS, measured
from etl.recognise.quantities.numerals import SCALES, arabic, chinese
from etl.recognise.quantities.quantity import VALUE_KINDS, Kind, Quantity, Unit, plain, units

__all__ = ["VALUE_KINDS", "Kind", "Quantity", "Unit", "find", "units"]

_DIGITS = r"(?:\d{1,3}(?:,\d{3})+(?!\d)|\d{1,3}(?:[ \u00a0]\d{3})+(?![\d.])|\d+)(?:[ \u00a0]?\.[ \u00a0]?\d+)?"
_HAN = r"[零〇○一二两三四五六七八九十百千]+(?:点[零〇○一二三四五六七八九]+)?(?!分[点比率]|日咳|姓)"
_NUMBER = rf"(?:(?<![\d\u4e00-\u9fff%‰A-Za-z)])[-−](?=\d))?(?:{_DIGITS})|(?:负)?{_HAN}"
_MINUS = r"(?:(?<=[为达是至到降升约率长])[-−负](?=\d)|(?<=[和及])负(?=\d))?"
_SCALE = r"(?:万亿|千万|百万|十万|万|亿|千(?![克米瓦伏卡]|分)|百(?![分]))"
# What may follow 万 or 亿 within one number: 两万三千五百, 3万5千, 1亿2000万, 9万8878.
_ONES = "一二两三四五六七八九"
_HAN_REST = rf"[零〇{_ONES}](?:[零〇{_ONES}十百千]*[十百千][零〇{_ONES}]?|(?<=[零〇])[{_ONES}])"
_REST = (
    rf"(?:(?<=亿)(?:\d{{1,4}}(?:\.\d+)?|{_HAN_REST})万(?:{_HAN_REST})?"
    rf"|(?<=[零〇{_ONES}十百千][万亿]){_HAN_REST}(?!分)|(?<=\d万)\d{{3,4}}(?=[例人名张个次元])|(?:\d+(?:\.\d+)?|[{_ONES}])[千百](?!分))"
)
_PERMILLE = r"(?:‰|/‰|%o|%0(?!\d)|0/00|o/oo|%。(?=[,，、;；]))"
_NO_TENTHS = r"(?![为立功员长果效就本都份交套品立型])(?<!完成)(?!不变)"

_QUANTITY = re.compile(
    r"(?=[\d零〇○一二两三四五六七八九十百千万负\-−])(?:"  # where a number can begin at all
    rf"(?P<p100k>(?:十|10)万分之(?P<n100k>{_NUMBER}))"
    rf"|(?P<p10k>万分之(?P<n10k>{_NUMBER}))"
    rf"|(?P<pmille>千分之(?P<nmille>{_NUMBER}))"
    rf"|(?P<pcent>百分之(?P<ncent>{_NUMBER}))"
    rf"|(?P<fraction>(?P<den>{_HAN})分之(?P<num>{_HAN}))"
    rf"|(?P<tenths>(?P<ntenths>[一二两三四五六七八九]|[1-9](?:\.\d)?)成(?P<half>半)?{_NO_TENTHS})"
    rf"|(?P<amount>{_MINUS}(?P<number>{_NUMBER})(?P<more>[余多几](?=[万亿千百]))?"
    rf"(?:(?P<scale>{_SCALE})(?P<rest>{_REST})?)?"
    rf"(?P<sign>[ ]?(?P<permille>{_PERMILLE})|[ ]?/[ ]?(?P<per100k>(?:10|十)[ ]?万|100[, ]?000(?!\d))"
    r"|[ ]?/(?P<per10k>万)(?![人元名户])"
    rf"|(?P<ratio>[:：]100(?!\d))|[ ]?(?P<percent>%))?))"
)

_ABOUT = "(?<![签预节公条制特邀履违合])约"
_BOUNDS_BEFORE = {
    "ge": ("不低于", "不少于", "不小于", "未低于", "不得低于", "不得少于", "至少", "≥", ">=", "最低"),
    "le": (
        "控制在于",
        "不高于",
        "不超过",
        "不突破",
        "不多于",
        "不大于",
        "未超过",
        "未突破",
        "未高于",
        "不得超过",
        "不得高于",
        "最多",
        "≤",
        "<=",
    ),
    "gt": ("超过", "超出", "(?<![B彩])超", "逾", "突破", "大于", "高于", "多于", "高出", ">", "上(?=[千百万亿])"),
    "lt": ("小于", "低于", "少于", "不足", "不到", "<"),
    "about": ("大约", "大约为", _ABOUT, _ABOUT + "为", "接近", "将近", "(?<![附最])近", "大概"),
}
_LINKS = ("了", "至", "到", "达", "于")  # 超过了, 下降至
_BEFORE_TAIL = re.compile(
    "(?:" + "|".join(f"(?P<{bound}>{'|'.join(words)})" for bound, words in _BOUNDS_BEFORE.items()) + ")"
    rf"(?:{'|'.join(_LINKS)})?$"
)  # fmt: skip
# How these words end: most numbers stand behind none of them, and one character tells.
_BEFORE_ENDS = frozenset(_LINKS) | {
    re.sub(r"\(.*?\)", "", word)[-1] for words in _BOUNDS_BEFORE.values() for word in words
}
_LONGEST_BEFORE = 6
_AFTER = re.compile(
    r"(?P<ge>及以上|(?:和|或)?以上|及其以上)|(?P<le>及以下|以下|以内|之内|(?<=[钟时天日公里米])内)|(?P<about>左右|上下)"
)
_QUALIFIERS: dict[str, Qualifier] = {"ge": ">=", "le": "<=", "gt": ">", "lt": "<", "about": "~"}
_RANGE_JOIN = re.compile(r"[%‰]?[ ]?(?:-|—|——|–|~|～|至|到)[ ]?")
_LONGEST_JOIN = 5


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
    negative = text.startswith("负")
    text = text.removeprefix("负")
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
    "p100k": ("1/10万", "per_100k"),
    "p10k": ("1/万", "per_10k"),
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
    if scale == "千" and han:
        return None
    if scale:
        value *= SCALES[scale]
        if rest:
            value += _rest(rest)
    if value > 0 and text[start] in "-−负":
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
    return f"({text[start:end]})" == text[start - 1 : end + 1] or text[:start].endswith(("单位:", "单位："))


def _rest(text: str) -> Decimal:
    """Read what follows 万 or 亿 in a number: 三千五百, 5千, 2000万."""
    head, scale, tail = text.partition("万")
    if scale:
        return (_read(head) or 0) * SCALES[scale] + (_rest(tail) if tail else 0)
    if text[-1] in "0123456789":
        return _read(text) or Decimal(0)
    if text[0] in "0123456789":
        return (_read(text[:-1]) or Decimal(0)) * SCALES[text[-1]]
    return _read(text) or Decimal(0)


_SIGNS: dict[str, tuple[str, Kind]] = {
    "permille": ("‰", "permille"),
    "per100k": ("1/10万", "per_100k"),
    "per10k": ("1/万", "per_10k"),
    "ratio": ("女=100", "ratio"),
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
