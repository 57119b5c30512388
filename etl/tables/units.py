"""Units as tables state them, and the factor from one to another.

A figure is converted only between units that measure the same thing: 万张 to 张, 人/万人 to 人/千人. A percentage is
never made a per mille: where a table says % of an indicator in ‰, one of the two is a mistake, and no number is sure.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from etl.model.numerals import SCALES
from etl.model.resources import WORDING, rows
from etl.model.units import PER_100K, PERSON, TEN_THOUSAND, THOUSAND, related
from etl.recognise.fold import fold
from etl.recognise.quantities.find import units

_SIGNS = {row["spelling"]: row["unit"] for row in rows(WORDING / "unit_spellings.csv")}
_PER_100K = re.compile(r"(?:[人例]?(?:1?/|每)(?:10|十)万(?:人|人口|活产)?|(?:10|十)万分之(?:一|1)?|1?/100000)")
_PER_MANY = re.compile(r"(?P<what>.+?)/?(?:/|每)(?P<many>千|万)(?:名?常住|户籍)?人?口?")
_SCALED = re.compile(rf"(?P<scale>{'|'.join(sorted(SCALES, key=len, reverse=True))})?(?P<word>.+)")
_PER_1000, _PER_10000 = THOUSAND + PERSON, TEN_THOUSAND + PERSON


@dataclass(frozen=True, slots=True)
class Measure:
    """A unit: what is counted, and how many of it one stands for (万张: 张, 10000)."""

    unit: str
    factor: Decimal = Decimal(1)


@cache
def measure(text: str) -> Measure | None:
    """Read a unit as written in a column, a header or after a number; None where it is no unit."""
    text = fold(text).replace(" ", "").strip("()[]:：")
    if text in _SIGNS:
        return Measure(_SIGNS[text])
    if _PER_100K.fullmatch(text):
        return Measure(PER_100K)
    if match := _PER_MANY.fullmatch(text):
        word = units().get(match["what"])
        return None if word is None else Measure(f"{word.unit}/{match['many']}{PERSON}", word.factor)
    if (word := units().get(text)) is not None:
        return Measure(word.unit, word.factor)
    match = _SCALED.fullmatch(text)
    if match and match["scale"] and (word := units().get(match["word"])) is not None:
        return Measure(word.unit, word.factor * SCALES[match["scale"]])
    return None


def factor(stated: Measure, unit: str) -> Decimal | None:
    """Return the factor from a stated unit into ``unit`` of the catalogue; None where they do not measure the same.

    A rate may be stated by its numerator alone: 每千人口床位数 in 张 is 张/千人.
    """
    wanted = measure(unit) or Measure(unit)
    rates = (f"{stated.unit}/{_PER_1000}", f"{stated.unit}/{_PER_10000}")
    if stated.unit == wanted.unit or _counts_as(stated.unit, wanted.unit) or wanted.unit in rates:
        return stated.factor / wanted.factor
    one, two = stated.unit.partition("/"), wanted.unit.partition("/")
    if one[0] == two[0] and {one[2], two[2]} == {_PER_1000, _PER_10000}:
        return stated.factor * (Decimal(10) if one[2] == _PER_1000 else Decimal("0.1"))
    return None


def _counts_as(stated: str, wanted: str) -> bool:
    """Tell whether the same things may be counted in either unit: 死亡 3 例 and 3 人, 入院 3 人 and 3 人次."""
    return stated in related("counts_as").get(wanted, ())
