"""Numerals: Arabic and Chinese digits to exact decimals."""

from __future__ import annotations

from decimal import Decimal

_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0, "两": 2, "o": 0, "O": 0}
_SMALL = {"十": 10, "百": 100, "千": 1000}
SCALES = {"万": Decimal(10_000), "亿": Decimal(100_000_000), "万亿": Decimal(10) ** 12, "千": Decimal(1000)} | {
    "百": Decimal(100),
    "百万": Decimal(10) ** 6,
    "千万": Decimal(10) ** 7,
    "十万": Decimal(10) ** 5,
}

CHINESE = "零〇○一二两三四五六七八九十百千"


def arabic(text: str) -> Decimal:
    """Read Arabic digits with optional sign, thousands separators and blanks: ``33,460`` or ``2 .76``."""
    return Decimal(text.replace(",", "").replace(" ", "").replace("\u00a0", "").replace("−", "-"))


def chinese(text: str) -> Decimal:
    """Read a Chinese numeral without 万 and 亿: 三十五, 一百二十, 两千零五, 七十八点四五, 二〇二三.

    Raises:
        ValueError: the text is no numeral.
    """
    whole, _, fraction = text.partition("点")
    value = Decimal(_whole(whole))
    if fraction:
        value += Decimal("0." + "".join(str(_digit(c)) for c in fraction))
    return value


def _digit(char: str) -> int:
    if char not in _DIGITS:
        raise ValueError(f"{char!r} is no Chinese digit")
    return _DIGITS[char]


def _whole(text: str) -> int:
    if not text:
        raise ValueError("an empty numeral")
    if not any(char in _SMALL for char in text):
        return int("".join(str(_digit(char)) for char in text))
    total, digit = 0, None
    for char in text:
        if char in _SMALL:
            total += (1 if digit is None else digit) * _SMALL[char]
            digit = None
        elif digit is not None:
            raise ValueError(f"two digits in a row in {text!r}")  # 二三百: between two and three hundred
        else:
            digit = _digit(char) or None
    if digit is not None:
        # 三百五 is 350, 三百零五 is 305
        scale = _SMALL.get(text[-2], 1) // 10 if len(text) > 1 else 1
        total += digit * max(scale, 1) if text[-2] in _SMALL and text[-2] != "十" else digit
    return total
