"""Measure words: what stands behind a number, and what it makes of the number: a count, an age, part of a name."""

from __future__ import annotations

import re

from etl.facts import Qualifier
from etl.recognise.quantity import Kind, Quantity, units

KEPT_KINDS = frozenset({"points", "times", "duration", "age"})
"""Kinds that are no levels but keep their value, unit and qualifier."""

_AGE_AFTER = re.compile(
    r"(?:及|\(含\))?(?:以[上下]|以内)?"
    r"(?:(?:的)?(?:儿童|婴|幼|妇女|老|人群|人口|居民|适龄|女|男|青|学|患|农|城|公|参|户|失|常|高|的)|[-—~～至])"
)
_MORE = re.compile(r"[余多](?=[^\s,，。;；]|$)")
_DAMAGE = frozenset("?\ufffd*")
_LOST_POINT = re.compile(r" \d+(?:‰|%)")  # 5 4‰
_PROGRAMME = re.compile(r"分钟[\u4e00-\u9fff]{0,10}圈")
_CAPTIONS = frozenset("图表")


def measured(text: str, quantity: Quantity, *, han: bool, scaled: bool) -> Quantity:
    """Give a number without a sign of proportion its measure word, or the kind that says why it is no value."""
    end = quantity.end
    # 40余万 has its 余 inside; 40余场 has it between number and measure word
    more = _MORE.match(text, end)
    at = more.end() if more and not text.startswith(("余额", "多元", "多种形", "多项"), end) else end
    if text[at : at + 1] == " ":
        at += 1
    printed = _longest_unit(text, at)
    kind = _kind_of(text, quantity, printed, at, han=han, scaled=scaled)
    if kind != "count" and kind not in KEPT_KINDS:
        return quantity._replace(kind=kind)
    unit = units()[printed] if printed else None
    unit_end = at + len(printed)
    qualifier: Qualifier = ">" if at > end and text[at - 1] in "余多" else quantity.qualifier
    return quantity._replace(
        value=quantity.value * (unit.factor if unit else 1),
        unit=unit.unit if unit else "",
        printed=printed,
        kind=kind,
        unit_end=unit_end,
        qualifier=qualifier,
    )


def _longest_unit(text: str, at: int) -> str:
    table = units()
    for length in range(6, 0, -1):
        piece = text[at : at + length]
        if len(piece) == length and piece in table:
            following = text[at + 1 : at + 2]
            return "" if following and following in _NOT_MEASURES.get(piece, "") else piece
    return ""


# Characters behind a measure word that make another word of it: 3期间, 2分别, 5本级.
_NOT_MEASURES = {
    "期": "间末内", "分": "别之级类布析为工", "本": "级市区省县科地院", "部": "门署", "门": "诊急", "班": "子",
    "队": "伍", "组": "织成建", "村": "卫级居民庄医", "周": "岁", "对": "于口全照外比标各", "起": "来草",
    "位": "于居列",
}  # fmt: skip


def _kind_of(text: str, quantity: Quantity, printed: str, at: int, *, han: bool, scaled: bool) -> Kind:
    start, end = quantity.start, quantity.end
    previous, following = text[start - 1 : start], text[end : end + 1]
    if previous in _DAMAGE or following in _DAMAGE or _LOST_POINT.match(text, end):
        return "damaged"
    if previous in _CAPTIONS:
        return "name"
    if previous == "每" or text.startswith("分之", end) or _PROGRAMME.match(text, end):
        return "name"
    if previous == "第" or text[max(0, start - 2) : start] in ("前第", "TOP", "排名"):
        return "ordinal"
    if previous == "前" and following and following in "名位强":
        return "ordinal"
    if _glued(text, start, end, measured=bool(printed)):
        return "name"
    if following == "-" and text[end + 1 : end + 2].isdigit() and "." not in text[start:end]:
        return "bare"
    if printed == "级" or (following and following in "版届型号级价"):
        return "name"
    unit = units()[printed] if printed else None
    if previous == "/":
        return "name"
    if unit is None:
        return ("small_word" if not scaled or quantity.value < 10 else "bare") if han else "bare"
    if unit.kind in {"points", "times"}:
        return "points" if unit.kind == "points" else "times"
    if unit.kind == "age":
        return "age" if _AGE_AFTER.match(text, at + len(printed)) else "count"
    if unit.kind == "time" and printed != "分钟":
        return "duration"
    if han and not scaled and text[at - 1] not in "余多" and _too_small(text[start:end]):
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
    return bool(following) and following.isascii() and (following.isalpha() or following in "+_")


def _too_small(numeral: str) -> bool:
    """Tell 三 in 三个 (a word of prose) from 二十七 in 二十七家 (a figure)."""
    return len(numeral) == 1 and numeral not in "零〇○"
