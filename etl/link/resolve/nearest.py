"""Nearest: which of the periods of a sentence a number belongs to, since others may stand nearer and be another's."""

from __future__ import annotations

import re

from etl.frame.report import Context
from etl.model.wording import pattern, words
from etl.recognise.mentions import Mentions
from etl.recognise.periods import Period
from etl.recognise.quantities.find import Quantity
from etl.recognise.relations import is_of_target, is_start

_NOTE = pattern(r"(?:{attributive}?{base_level})?\(")  # 比2020年基线(9.02%)
_GLUE = pattern(r"{year_glue}?")
_GROUND = pattern(r"{attributive}?{on_the_ground}")
_CLAUSE_END = re.compile(r"[,，;；:：]")
_PARTED = re.compile(r"[;；]")
_AIM = pattern(r"目标{amount}?{is}?$")
_ONWARD = pattern(r"{level_end}")
_FROM = words("from")


def only_dates_event(period: Period, about: Context) -> bool:
    """Tell whether a day or month narrows no figure: 9月1日迎接检查."""
    if period.months is None or period.up_to:
        return False
    if period.day is not None:
        return True
    if about.monthly or period.closing or period.same_part:
        return False
    return period.months[0] == period.months[1] and period.months != about.report_months


def beside(quantity: Quantity, mentions: Mentions, about: Context) -> Period | None:
    """A year glued to the number: 2021年的24.85%, 较上年8930例, 79.9岁(2021年)."""
    text = mentions.text
    earlier: Period | None = None
    for period in mentions.periods:
        if period.role not in ("own", "base"):
            continue
        between = text[period.end : quantity.before]
        if period.end <= quantity.before and (
            _GLUE.fullmatch(between) or (_NOTE.match(between) and ")" not in between)
        ):
            return _joined(earlier, period, about) if period.role == "own" else period
        earlier = period if period.role == "own" and period.year else earlier
        bracketed = text[quantity.after : period.start] == "(" and text[period.end : period.end + 1] == ")"
        if bracketed and period.role == "own" and period.year:
            return period
    return None


def before(quantity: Quantity, mentions: Mentions, about: Context) -> Period | None:
    """The nearest period before the number that no other number has taken."""
    found: Period | None = None
    if is_start(mentions.text, quantity):  # 由2020年的89.7%上升至92.2%，…由60.1%上升至65.4%
        opening = (p for p in mentions.periods if p.end < quantity.before)
        shared = [p for p in opening if opens_pair(p, mentions) or p.role == "base"]
        if shared:
            return shared[-1]
    for period in mentions.periods:
        if period.end > quantity.before:
            break
        if period.role not in ("own", "span") or _taken(period, quantity, mentions):
            continue
        if period.as_of and found is not None and found.future:
            continue
        if found is not None and (
            _in_closed_bracket(period, quantity, mentions.text) or _looks_back(period, found, quantity, mentions)
        ):
            continue
        found = _joined(found, period, about)
    return found


def _looks_back(period: Period, found: Period, quantity: Quantity, mentions: Mentions) -> bool:
    """Tell whether a year before the sentence's own dates only its own number: 2023年76.3%，2022年为73.9%；…75.1%."""
    if period.year is None or found.year is None or period.year >= found.year:
        return False
    text = mentions.text
    own = next((q for q in mentions.values if q.before >= period.end), quantity)
    glued = own is not quantity and _GLUE.fullmatch(text[period.end : own.before]) is not None
    return glued and _PARTED.search(text, own.after, quantity.before) is not None


def _in_closed_bracket(period: Period, quantity: Quantity, text: str) -> bool:
    """Tell whether a period dates only what its bracket says: 管理率38.6%(全年目标70%)；婚检率97.4%."""
    opened = text.rfind("(", 0, period.start) > text.rfind(")", 0, period.start)
    return opened and ")" in text[period.end : quantity.before]


def opens_pair(period: Period, mentions: Mentions) -> bool:
    """Tell whether the period opens a from–to pair: 从2020年的24.6降至22."""
    return mentions.text[: period.start].endswith(_FROM)


def _taken(period: Period, quantity: Quantity, mentions: Mentions) -> bool:
    """Tell whether the year belongs to the first number of a from–to pair: 从2020年的24.6降至22.

    So does that of the level to start from: 在2020年82.4岁的基础上提高1岁.
    """
    if any(
        q.before - period.end in (0, 1) and q.end < quantity.before and _GROUND.match(mentions.text, q.after)
        for q in mentions.values
    ):
        return True
    if _dates_target(period, quantity, mentions):
        return True
    if not opens_pair(period, mentions):
        return False
    return any(
        q.before in (period.end, period.end + 1)
        and q.end < quantity.before
        and _ONWARD.search(mentions.text, q.unit_end, quantity.before)
        for q in mentions.values
    )


def _dates_target(period: Period, quantity: Quantity, mentions: Mentions) -> bool:
    """Tell whether the year is only that of a target, which has its number and is done with.

    离2025年3.2人的目标还有距离，托位数2.9个; 2025年目标为80岁；医师3.7人.
    """
    text = mentions.text
    target = next((q for q in mentions.values if q.before >= period.end), quantity)
    lead, behind = text[period.end : target.before], text[target.after : quantity.before]
    if target.before >= quantity.before or _CLAUSE_END.search(lead):
        return False
    if is_of_target(text, target):
        return _CLAUSE_END.search(behind) is not None
    return _AIM.search(lead) is not None and _PARTED.search(behind) is not None


def _joined(earlier: Period | None, later: Period, about: Context) -> Period:
    """“2023年，1至10月…”: months without a year take the year that stands before them."""
    leaves_year_open = later.anaphoric or (later.months and later.year is None and later.offset is None)
    if earlier is None or not leaves_year_open:
        return later
    year = earlier.until if earlier.role == "span" else earlier.year
    if year is None and earlier.offset is None:
        return later
    whole = only_dates_event(later, about)
    back = later.offset or 0
    return later._replace(
        year=None if year is None else year + back,
        offset=None if earlier.offset is None else earlier.offset + back,
        months=None if whole else later.months,
        day=None if whole else later.day,
        future=earlier.future,
    )
