"""Numerals: Arabic and Chinese digits to exact decimals, and the patterns of Chinese ones.

The characters and what they stand for are rows of ``data/wording/numerals.csv``.
"""

from __future__ import annotations

from decimal import Decimal

from etl.model.wording import values, words

_ZEROS = "0oOＯ"  # what stands for 〇 in a year: 二o二三
_SMALL = {word: int(value) for name in ("han_ten", "han_place") for word, value in values(name).items()}
_DIGITS = {
    **{word: int(value) for name in ("han_zero", "han_one", "han_two") for word, value in values(name).items()},
    **dict.fromkeys(_ZEROS, 0),
}
_APPROXIMATE = [*([digit, digit + 1] for digit in range(1, 9)), [3, 5]]
"""Two digits in a row that tell no number but between which two it is: 两三, 五六, 三五."""
_POINT = words("point")[0]
MYRIAD, MYRIAD_SQUARED = words("myriad")[0], words("myriad_squared")[0]
SCALES = {
    word: Decimal(value) for name in ("scale", "myriad", "myriad_squared") for word, value in values(name).items()
} | {word: Decimal(value) for word, value in values("han_place").items()}
"""What multiplies the number before it, also one in Arabic digits."""

CHINESE = "".join(words("han_zero", "han_one", "han_two", "han_ten", "han_place"))

NUMERAL = r"{han_zero}|{han_one}|{han_two}|{han_ten}|{han_place}"
"""One character of a numeral."""
ORDER = r"{han_one}|{han_ten}"
"""One character of a numeral that numbers things in order."""


def arabic(text: str) -> Decimal:
    """Read Arabic digits with optional sign, thousands separators and blanks: ``33,460`` or ``2 .76``."""
    return Decimal(text.replace(",", "").replace(" ", "").replace("\u00a0", "").replace("−", "-"))


def chinese(text: str) -> Decimal:
    """Read a Chinese numeral without 万 and 亿: 三十五, 一百二十, 两千零五, 七十八点四五, 二〇二三.

    Raises:
        ValueError: the text is no numeral.
    """
    whole, _, fraction = text.partition(_POINT)
    value = Decimal(_whole(whole))
    if fraction:
        value += Decimal("0." + "".join(str(_digit(c)) for c in fraction))
    return value


def number(text: str) -> int:
    """Read a small whole number in digits or characters: 12, 十二. Raises ValueError where it is none."""
    return int(text) if text.isdecimal() else _whole(text)


def _digit(char: str) -> int:
    if char not in _DIGITS:
        raise ValueError(f"{char!r} is no Chinese digit")
    return _DIGITS[char]


def _whole(text: str) -> int:
    if not text:
        raise ValueError("an empty numeral")
    if not any(char in _SMALL for char in text):
        digits = [_digit(char) for char in text]
        if len(digits) == 2 and digits in _APPROXIMATE:
            raise ValueError(f"about: {text!r}")
        return int("".join(map(str, digits)))
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
        total += digit * max(scale, 1) if text[-2] in _SMALL else digit
    return total
