"""Measure words: what stands behind a number, and what it makes of the number: a count, an age, part of a name."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from etl.recognise.quantities.quantity import Kind, units

KEPT_KINDS = frozenset({"points", "times", "duration", "age"})
"""Kinds that are no levels but keep their value, unit and qualifier."""

_AGE_AFTER = re.compile(
    r"(?:及|\(含\))?(?:以[上下]|以内)?"
    r"(?:(?:的)?(?:儿童|婴|幼|妇女|老|人群|人口|居民|适龄|女|男|青|学|患|农|城|公|参|户|失|常|高|的(?!规划|目标|要求|水平|平均|预期|基础))|[-—~～至])"
)
_MORE = frozenset("余多")
_MORE_OF = re.compile(r"(?!余额|多元|多种形|多项)[余多](?=[^\s,，。;；]|$)")
_DAMAGE = frozenset("?\ufffd*")
_LOST_POINT = re.compile(r" \d+(?:‰|%)")  # 5 4‰
_PROGRAMME = re.compile(r"分钟[\u4e00-\u9fff]{0,10}圈")
_CAPTIONS = frozenset("图表")


_ONE = Decimal(1)


class Measure(NamedTuple):
    """What stands behind a number: its kind, and for the kinds that keep their value the measure word.

    ``printed`` is the measure word, which ends at ``end`` and multiplies the value by ``factor``; ``more`` tells 余 or
    多 between the two.
    """

    kind: Kind
    end: int
    printed: str = ""
    unit: str = ""
    factor: Decimal = _ONE
    more: bool = False


def measured(text: str, start: int, end: int, value: Decimal, *, han: bool, scaled: bool) -> Measure:
    """Give the number at ``text[start:end]``, without a sign of proportion, its measure word or a kind of no value."""
    following = text[end : end + 1]
    # 40余万 has its 余 inside; 40余场 has it between number and measure word
    more = following in _MORE and _MORE_OF.match(text, end) is not None
    at = end + 1 if more else end
    if text.startswith(" ", at):
        at += 1
    printed = _longest_unit(text, at)
    kind = _out_of_place(text, start, end, following, measured=bool(printed))
    if kind is None:
        kind = _kind_of(text, start, end, value, printed, at, han=han, scaled=scaled)
    if kind != "count" and kind not in KEPT_KINDS:
        return Measure(kind, end)
    unit = units()[printed]
    return Measure(kind, at + len(printed), printed, unit.unit, unit.factor, more=at > end and text[at - 1] in _MORE)


def _longest_unit(text: str, at: int) -> str:
    table = units()
    for length in _unit_lengths().get(text[at : at + 1], ()):
        piece = text[at : at + length]
        if piece in table:
            following = text[at + 1 : at + 2]
            return "" if following and following in _NOT_MEASURES.get(piece, "") else piece
    return ""


@cache
def _unit_lengths() -> dict[str, tuple[int, ...]]:
    """Return first character -> the lengths of the measure words that begin with it, longest first."""
    lengths: dict[str, set[int]] = {}
    for spelling in units():
        lengths.setdefault(spelling[0], set()).add(len(spelling))
    return {first: tuple(sorted(found, reverse=True)) for first, found in lengths.items()}


# Characters behind a measure word that make another word of it: 3期间, 2分别, 5本级.
_NOT_MEASURES = {
    "期": "间末内", "分": "别之级类布析为工", "本": "级市区省县科地院", "部": "门署", "门": "诊急", "班": "子",
    "队": "伍", "组": "织成建", "村": "卫级居民庄医", "周": "岁", "对": "于口全照外比标各", "起": "来草",
    "位": "于居列",
}  # fmt: skip


def _out_of_place(text: str, start: int, end: int, following: str, *, measured: bool) -> Kind | None:
    """Return the kind of a number that its neighbours make no value: damaged, a caption's, an ordinal, part of a name.

    Every test begins with a look at one character, since nearly every number passes them all.
    """
    previous = text[start - 1 : start]
    if previous in _DAMAGE or following in _DAMAGE or (following == " " and _LOST_POINT.match(text, end)):
        return "damaged"
    if previous in _CAPTIONS or previous == "每":
        return "name"
    if following == "分" and (text.startswith("分之", end) or _PROGRAMME.match(text, end)):
        return "name"
    if previous == "第" or (previous == "名" and text.endswith("排名", 0, start)):
        return "ordinal"
    if previous == "前" and following and following in "名位强":
        return "ordinal"
    return "name" if _glued(text, start, end, measured=measured) else None


def _kind_of(
    text: str, start: int, end: int, value: Decimal, printed: str, at: int, *, han: bool, scaled: bool
) -> Kind:
    following = text[end : end + 1]
    if following == "-" and text[end + 1 : end + 2].isdigit() and "." not in text[start:end]:
        return "bare"
    if printed == "级" or (following and following in "版届型号级价") or text.startswith("/", max(0, start - 1), start):
        return "name"
    if not printed:
        return ("small_word" if not scaled or value < 10 else "bare") if han else "bare"
    unit = units()[printed]
    if unit.kind in {"points", "times"}:
        return "points" if unit.kind == "points" else "times"
    if unit.kind == "age":
        return "age" if _AGE_AFTER.match(text, at + len(printed)) else "count"
    if unit.kind == "time" and printed != "分钟":
        return "duration"
    if han and not scaled and text[at - 1] not in _MORE and _too_small(text[start:end]):
        return "small_word"
    if unit.kind in {"score", "grade"}:
        return "name" if unit.kind == "grade" else "bare"
    return "count"


def _glued(text: str, start: int, end: int, *, measured: bool) -> bool:
    """Tell whether the number is part of a code: CD10, 1+1+1, PM2.5, 10S.

    3-201 is a code, but 3-5张 with its measure word is a range.
    """
    previous, following = text[start - 1 : start], text[end : end + 1]
    if previous and previous.isascii():
        joined = text[start - 2 : start - 1]
        if measured and previous == "-" and joined.isdigit():
            return False
        if previous.isalpha() or (previous in "+-_#" and joined.isascii() and joined.isalnum()):
            return True
    return not measured and bool(following) and following.isascii() and (following.isalpha() or following in "+_")


def _too_small(numeral: str) -> bool:
    """Tell 三 in 三个 (a word of prose) from 二十七 in 二十七家 (a figure)."""
    return len(numeral) == 1 and numeral not in "零〇○"
