"""How a number is printed: the patterns of its digits, scale and rest, and what they amount to."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from functools import lru_cache

from etl.model.dates import DATES
from etl.model.numerals import MYRIAD, NUMERAL, SCALES, arabic, chinese
from etl.model.wording import filled, pattern, words

_DIGITS = (
    r"(?:\d{1,3}(?:,\d{3})+(?!\d)|\d{1,3}(?:[ \u00a0]\d{3})+(?:(?![\d.])|(?=\.\d+(?:{myriad}|{myriad_squared})))|\d+)"
    r"(?:[ \u00a0]?\.[ \u00a0]?\d+)?"
)
HAN = filled(r"{character}+(?:{point}(?:{han_zero}|{han_one})+)?(?!{no_numeral})", character=NUMERAL)
NUMBER = filled(r"(?:(?<![\d\u4e00-\u9fff%‰A-Za-z)])[-−](?=\d))?(?:{digits})|{minus}?{han}", digits=_DIGITS, han=HAN)
SCALE = r"(?!{no_scale})(?:{scale}|{myriad}|{myriad_squared}|{han_place})"
# What may follow 万 or 亿 within one number: 两万三千五百, 3万5千, 1亿2000万, 9万8878.
ONES = r"{han_one}|{han_two}"
_HAN_REST = filled(
    r"(?:{han_zero}|{ones})(?:{character}*(?:{han_ten}|{han_place})(?:{han_zero}?(?:{ones}))?|(?<={han_zero}){ones})",
    character=NUMERAL,
    ones=ONES,
)
_PLACED = r"(?:\d+(?:\.\d+)?|{ones}){han_place}(?:(?:\d|{ones}){han_place})?(?!{no_rest})"
REST = filled(
    r"(?<={myriad_squared})(?:\d{1,4}(?:\.\d+)?|{rest}|{placed}){myriad}(?:{rest}|{placed})?"
    r"|(?<=(?:{character})(?:{myriad}|{myriad_squared}))"
    r"(?:{rest}(?!{no_rest})|(?:{ones})(?={more_inside}?(?:{rest_counts}|$|[,，。;；、)])))"
    r"|(?<=\d{myriad})(?:(?:\d{3,4}|\d)(?={more_inside}?{rest_counts})|\d{4}(?![\d.年%‰]|,\d|{dash}))|{placed}",
    rest=_HAN_REST,
    placed=filled(_PLACED, ones=ONES),
    character=NUMERAL,
    ones=ONES,
    dash=DATES["dash"],
)
_IN_PLACE = pattern(r"(?P<number>\d+(?:\.\d+)?|{ones})(?P<place>{han_place})?", ones=ONES)
MINUS_WORDS = words("minus")
_MOST_DIGITS = 15
"""What has more digits is the number of something: the largest sums of a nation have as many."""


@lru_cache(maxsize=1024)  # one figure in two is a small number
def read(text: str) -> Decimal | None:
    """Read a number without its scale; None where it is none or has more digits than a figure."""
    negative = text[0] in MINUS_WORDS
    text = text[1:] if negative else text
    if len(text) > _MOST_DIGITS and _too_long(text):
        return None
    try:
        value = arabic(text) if text[-1].isdigit() and text[-1] in "0123456789" else chinese(text)
    except (ValueError, InvalidOperation):
        return None
    return -value if negative else value


def _too_long(text: str) -> bool:
    whole, _, fraction = text.partition(".")
    return max(sum(char.isalnum() for char in part) for part in (whole, fraction)) > _MOST_DIGITS


def scaled(value: Decimal, scale: str, rest: str | None) -> Decimal:
    """Return ``value`` times its scale with what follows within the number: 两 of 两万三千五百, 9 of 9万8878."""
    more = _rest(rest) if rest else Decimal(0)
    if rest and len(rest) == 1:
        more *= SCALES[scale] / 10  # 一万三, 1万4
    total = abs(value) * SCALES[scale] + more
    return -total if value < 0 else total


def _rest(text: str) -> Decimal:
    """Read what follows 万 or 亿 in a number: 三千五百, 5千, 5千4百, 2000万, 三 (of 一万三)."""
    head, scale, tail = text.partition(MYRIAD)
    if scale:
        return _below(head) * SCALES[scale] + (_below(tail) if tail else 0)
    return _below(text)


def _below(text: str) -> Decimal:
    if any(char in "0123456789" for char in text):
        return sum(
            (
                Decimal(read(part["number"]) or 0) * SCALES.get(part["place"] or "", 1)
                for part in _IN_PLACE.finditer(text)
            ),
            Decimal(0),
        )
    return read(text) or Decimal(0)
