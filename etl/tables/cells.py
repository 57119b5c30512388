"""One cell of a table: a number with its unit and qualifier, a sign for a missing value, or neither."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from etl.model.fact import Qualifier
from etl.recognise.fold import fold
from etl.tables.units import Measure, measure


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell as read: its text and its span in the document's text. ``text`` is empty for an empty cell."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Number:
    """A figure in a cell.

    ``value`` (and ``high`` of a range) are in the unit ``measure``, None where the cell states no unit; a scale
    without a unit (2.98万) is multiplied out. ``start`` and ``end`` are the number as printed, with scale and sign of
    proportion, without a measure word. ``year`` and ``place`` are what the cell states of itself: ``77.92（2021年）``,
    ``79.1（某市）`` where the parent's value stands in for a county's.
    """

    value: Decimal
    start: int
    end: int
    high: Decimal | None = None
    qualifier: Qualifier = "="
    measure: Measure | None = None
    year: int | None = None
    place: str = ""


_MISSING = re.compile(
    r"[-—–―－./·…*x×\s]*|(?:未开展|未统计|未监测|未调查|未评估|未报|无数据|暂无数据|暂无|无|缺|缺失|缺报|不适用|保密|n/?a|nan|null|none)",
    re.IGNORECASE,
)
_BEFORE: tuple[tuple[str, Qualifier], ...] = (
    (r"≥|>=|不低于|不少于|不小于|至少|达到或超过", ">="),
    (r"≤|<=|不高于|不超过|不多于|不大于", "<="),
    (r">|大于|高于|超过|超|逾|突破|多于", ">"),
    (r"<|小于|低于|少于|不足", "<"),
    (r"约|近|接近|大约|≈|~", "~"),
)
_AFTER: tuple[tuple[str, Qualifier], ...] = (
    (r"及?以上", ">="),
    (r"及?以下|以内|之内", "<="),
    (r"左右|上下", "~"),
    (r"余|多|\+", ">"),
)
_DIGITS = r"\d{1,3}(?:[, ]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_SCALE = r"万亿|千万|百万|十万|万|亿"
_SIGN = r"%|‰|/10万|/十万"
_CELL = re.compile(
    rf"\s*(?P<before>{'|'.join(words for words, _ in _BEFORE)})?\s*"
    rf"(?P<number>(?P<low>[-−]?(?:{_DIGITS}))(?:\s*(?P<sign1>{_SIGN})?\s*[-–—~至]\s*(?P<high>{_DIGITS}))?)"
    rf"(?P<more>[余多])?(?P<scale>{_SCALE})?(?P<sign>\s?(?:{_SIGN}))?"
    rf"\s*(?P<unit>[^\d\s()（）<>≥≤]*?)?"
    rf"(?P<after>{'|'.join(words for words, _ in _AFTER)})?"
    r"\s*(?:\((?:(?P<year>(?:19|20)\d\d)年?|(?P<place>[\u4e00-\u9fff]{2,12}))\))?\s*"
)
_SCALES = {"万": 4, "十万": 5, "百万": 6, "千万": 7, "亿": 8, "万亿": 12}


def is_missing(text: str) -> bool:
    """Tell whether a cell says that there is no value: empty, a dash, 未开展, masked by asterisks."""
    return _MISSING.fullmatch(fold(text).strip()) is not None


def number(cell: Cell) -> Number | None:
    """Read the figure of a cell; None where the cell holds anything else beside or instead of one figure."""
    text = fold(cell.text)
    match = _CELL.fullmatch(text)
    if match is None:
        return None
    unit = _unit(match)
    if unit is None and match["unit"]:
        return None
    scale = Decimal(10) ** _SCALES[match["scale"]] if match["scale"] else Decimal(1)
    end = max(match.end("number"), match.end("more"), match.end("scale"), match.end("sign"))
    high = match["high"]
    return Number(
        value=_decimal(match["low"]) * scale,
        start=cell.start + match.start("number"),
        end=cell.start + end,
        high=_decimal(high) * scale if high else None,
        qualifier=_qualifier(match),
        measure=unit,
        year=int(match["year"]) if match["year"] else None,
        place=match["place"] or "",
    )


def _unit(match: re.Match[str]) -> Measure | None:
    sign = (match["sign"] or match["sign1"] or "").strip()
    return measure(sign or match["unit"]) if sign or match["unit"] else None


def _qualifier(match: re.Match[str]) -> Qualifier:
    if match["more"]:
        return ">"
    for group, table in (("before", _BEFORE), ("after", _AFTER)):
        for words, qualifier in table:
            if match[group] and re.fullmatch(words, match[group]):
                return qualifier
    return "="


def _decimal(text: str) -> Decimal:
    return Decimal(text.replace(",", "").replace(" ", "").replace("−", "-"))
