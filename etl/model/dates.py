"""Patterns of dates as parts of longer patterns: ``pattern(r"{month}{day}", **DATES)`` finds 7月18日."""

from __future__ import annotations

from etl.model.numerals import ORDER
from etl.model.wording import filled

_HAN_YEAR = r"[一二](?:{han_zero}|[九oO0Ｏ])(?:{han_zero}|{han_one}|[oO0Ｏ]){2}年"
_HAN_YEARS = r"[一二]?(?:{han_zero}|[九o])(?:{han_zero}|{han_one}|o){1,2}年"
_SPACED = r"\s*年\s*\d{1,2}\s*月(?:\s*\d{1,2}\s*日)?"
_DASHED = r"[-/.]\d{1,2}[-/.]\d{1,2}|-\d{2}(?!\d)"

DATES = {
    "yyyy": r"(?:19|20)\d\d",
    "year": r"(?:19|20)\d\d年",
    "month": r"\d{1,2}月",
    "day": r"\d{1,2}[日号]",
    "year_sign": "年",
    "month_sign": "月",
    "day_sign": "[日号]",
    "dash": r"[-—–~～]",
    "han_year": _HAN_YEAR,
    "han_years": _HAN_YEARS,  # also 九八年, 〇五年
    # 2023年7月18日, 2023年7月, 2023-07-18, 2023-07; blanks between
    "date": rf"(?:19|20)\d\d(?:{_SPACED}|\s*(?:{_DASHED}))",
    "han_date": filled(_HAN_YEAR + r"{order}{1,2}月(?:{order}{1,3}日)?", order=ORDER),
}
"""Parts by name: numbers with their sign, the signs alone, whole dates in digits and in characters."""
