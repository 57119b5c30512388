"""When: the period of a number, from beside it, its sentence, its scope; never the publication year in silence."""

from __future__ import annotations

import re
from typing import NamedTuple

from etl.context import Context
from etl.mentions import Mentions
from etl.recognise.clauses import clause_start
from etl.recognise.periods import Period
from etl.recognise.quantities import Quantity
from etl.recognise.relations import is_of_target, is_start
from etl.resolve.planned import Surroundings, is_target
from etl.scope import LOOKING_BACK


class When(NamedTuple):
    """The period of a reading: its year (None: not told), its label, and flags that say how it was found.

    ``stated`` tells a year of the sentence from an inherited one.
    """

    year: int | None
    label: str
    flags: tuple[str, ...] = ()
    stated: bool = True


FROM_PUBLICATION = "year_from_publication"
UNDATED = When(None, "", ("no_year",))
"""What is said of the first of a from–to pair without a year: the year beside it is the second's, so it is left out."""

_NOTE = re.compile(r"(?:的?(?:基线|基数|同期|水平))?\(")  # 比2020年基线(9.02%)
_GLUE = frozenset({"", "的", "的水平", "为"})
_MOVES = re.compile(r"[^,，;；。]{0,12}?(?:增|提|升|降|减|扩|缩|涨|回|变|到|至)")
_GROUND = re.compile(r"的?(?:基础|水平|基数)上")
_CLAUSE_END = re.compile(r"[,，;；:：]")
_PARTED = re.compile(r"[;；]")
_AIM = re.compile(r"目标(?:值)?(?:为|是)?$")
_ONWARD = re.compile(r"[至到成为达]")
_SET = re.compile(r"(?:目标|要求)(?:值|数)?\($")
_DECEMBER = 12


def when(quantity: Quantity, given: Period | None, around: Surroundings) -> When:
    """Find the period of a number; ``given`` is the one that a list pairs with it."""
    mentions, about = around.mentions, around.about
    period = given or _beside(quantity, mentions, about)
    if period is None and (end := _end_of_plan(quantity, around)):
        return When(end, str(end))
    period = period or _before(quantity, mentions, about)
    if _is_undated_start(quantity, period, mentions):
        return UNDATED
    if period is None:
        return _from_scope(quantity, around)
    if period.previous_month:
        return _month_before(about)
    if period.same_part:
        period = period._replace(months=period.months or _part_spoken_of(period, around))
    if period.role == "span":
        year = period.year if is_start(mentions.text, quantity) else period.until
        return When(year, str(year))
    year, flags = _year_of(period, quantity, around)
    if year is None:
        return When(None, "", ("no_year",))
    if _only_dates_event(period, about):
        period = period._replace(day=None, months=about.report_months if year == about.report_year else None)
    return When(year, period.label(year), flags)


def _month_before(about: Context) -> When:
    """Return the month before the one that the report is of: 较上月(6152例)."""
    if about.report_year is None or about.report_months is None or about.report_months[0] != about.report_months[1]:
        return When(None, "", ("no_year",))
    year, month = about.report_year, about.report_months[0] - 1
    if month == 0:
        year, month = year - 1, _DECEMBER
    return When(year, f"{year}-{month:02d}")


def _part_spoken_of(period: Period, around: Surroundings) -> tuple[int, int] | None:
    """Return the months that 同期 means: those named before it, else those of the report."""
    named = [p.months for p in around.mentions.periods if p.end <= period.start and p.months and p.day is None]
    return named[-1] if named else around.about.report_months


def _is_undated_start(quantity: Quantity, period: Period | None, mentions: Mentions) -> bool:
    """Tell the first of a from–to pair that has no year of its own: 2023年，急救站由14个增加到23个.

    The year that heads the sentence is that of the second.
    """
    text = mentions.text
    if not is_start(text, quantity) or not _MOVES.match(text, quantity.unit_end):
        return False  # 由10名专家带教: by them
    if period is not None and (period.role in ("base", "span") or _opens_pair(period, mentions)):
        return False
    return period is None or period.end < quantity.before - 3


def _end_of_plan(quantity: Quantity, around: Surroundings) -> int | None:
    """“提前实现“十四五”规划40%的目标”, “提前完成规划目标(9/10万)”: the last year of the plan that set the target."""
    text, at = around.mentions.text, quantity.before
    if "规划" not in text:
        return None
    clause = clause_start(text, at, ",;；，。")
    if "规划" not in text[clause:at] or not (is_of_target(text, quantity) or _SET.search(text, clause, at)):
        return None
    if any(clause <= period.start < at and period.role == "own" for period in around.mentions.periods):
        return None
    plans = [p.year for p in around.mentions.periods if clause <= p.start < at and p.role == "title" and p.year]
    return plans[-1] if plans else around.about.plan_year


def _only_dates_event(period: Period, about: Context) -> bool:
    """Tell whether a day or month narrows no figure: 9月1日迎接检查."""
    if period.months is None or period.up_to:
        return False
    if period.day is not None:
        return True
    if about.monthly or period.closing or period.same_part:
        return False
    return period.months[0] == period.months[1] and period.months != about.report_months


def _beside(quantity: Quantity, mentions: Mentions, about: Context) -> Period | None:
    """A year glued to the number: 2021年的24.85%, 较上年8930例, 79.9岁(2021年)."""
    text = mentions.text
    earlier: Period | None = None
    for period in mentions.periods:
        if period.role not in ("own", "base"):
            continue
        between = text[period.end : quantity.before]
        if period.end <= quantity.before and (between in _GLUE or (_NOTE.match(between) and ")" not in between)):
            return _joined(earlier, period, about) if period.role == "own" else period
        earlier = period if period.role == "own" and period.year else earlier
        bracketed = text[quantity.after : period.start] == "(" and text[period.end : period.end + 1] == ")"
        if bracketed and period.role == "own" and period.year:
            return period
    return None


def _before(quantity: Quantity, mentions: Mentions, about: Context) -> Period | None:
    """The nearest period before the number that no other number has taken."""
    found: Period | None = None
    if is_start(mentions.text, quantity):  # 由2020年的89.7%上升至92.2%，…由60.1%上升至65.4%
        opening = (p for p in mentions.periods if p.end < quantity.before)
        shared = [p for p in opening if _opens_pair(p, mentions) or p.role == "base"]
        if shared:
            return shared[-1]
    for period in mentions.periods:
        if period.end > quantity.before:
            break
        if period.role not in ("own", "span") or _taken(period, quantity, mentions):
            continue
        if period.as_of and found is not None and found.future:
            continue
        if found is not None and _in_closed_bracket(period, quantity, mentions.text):
            continue
        found = _joined(found, period, about)
    return found


def _in_closed_bracket(period: Period, quantity: Quantity, text: str) -> bool:
    """Tell whether a period dates only what its bracket says: 管理率38.6%(全年目标70%)；婚检率97.4%."""
    opened = text.rfind("(", 0, period.start) > text.rfind(")", 0, period.start)
    return opened and ")" in text[period.end : quantity.before]


def _opens_pair(period: Period, mentions: Mentions) -> bool:
    return mentions.text[: period.start].endswith(("从", "由"))


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
    if not _opens_pair(period, mentions):
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
    whole = _only_dates_event(later, about)
    back = later.offset or 0
    return later._replace(
        year=None if year is None else year + back,
        offset=None if earlier.offset is None else earlier.offset + back,
        months=None if whole else later.months,
        day=None if whole else later.day,
        future=earlier.future,
    )


def _year_of(period: Period, quantity: Quantity, around: Surroundings) -> tuple[int | None, tuple[str, ...]]:
    """Fill in the year that a period leaves open."""
    about, scope, published = around.about, around.scope, around.published_year
    if period.year is not None:
        return period.year, ()
    inherited = (scope.year, ("year_inherited",) if scope.year else ())
    reckoned = (FROM_PUBLICATION,) if scope.year_from == "publication" else ()
    if period.as_of:
        if about.base_year and around.mentions.text[: period.start].endswith("("):
            return about.base_year, ()
        year = about.report_year or published
        return (year, ()) if year else inherited
    if period.role == "base":
        earlier = _before(quantity, around.mentions, about)
        year = earlier.year if earlier and earlier.year else _from_scope(quantity, around).year
        return (year + (period.offset or 0), ()) if year else (None, ())
    if period.offset is not None:
        since = period.offset == 0 and around.mentions.text.startswith("以来", period.end)
        if since and published and about.report_year == published - 1:
            return about.report_year, ()  # 今年以来 in a summary that appears in January
        spoken = scope.year or about.report_year
        if spoken and period.anaphoric:
            return spoken + period.offset, ()  # 上年 is the year before the one spoken of
        if published is not None:
            return published + period.offset, ()
        if period.offset != 0:
            return None, ()
        return (about.report_year, ()) if about.report_year else inherited
    if scope.year or about.report_year:
        return scope.year or about.report_year, reckoned
    if published is None:
        return None, ()
    return published - _is_over(period, quantity, around), (FROM_PUBLICATION,)


def _is_over(period: Period, quantity: Quantity, around: Surroundings) -> bool:
    """Tell whether 全年 or 年末 is of the year before publication: what is told of a whole year is told after its end.

    A task of the year (全年任务) is of the year of publication, unless its early months tell how it was met.
    """
    about, cues = around.about, around.mentions.cues
    month = about.published[1] if about.published else None
    if period.running and (month is None or month > LOOKING_BACK):
        return False  # 年内新增托位 told in June
    if not period.anaphoric or period.offset is not None or period.future or month is None or month == _DECEMBER:
        return False
    if around.mentions.text.startswith("前", period.end) or about.plan or around.scope.plan:
        return False
    planned = any(cue.kind == "target" for cue in cues) or is_target(quantity, around.mentions)
    return not planned or (month <= LOOKING_BACK and any(cue.kind == "achieved" for cue in cues))


def _from_scope(quantity: Quantity, around: Surroundings) -> When:
    """Take the year from what stands above the sentence."""
    scope, about, published = around.scope, around.about, around.published_year
    if scope.year is not None:
        months = about.report_months if scope.year_from == "title" else None
        flags = ("year_inherited",) if scope.year_from == "section" and scope.year != about.report_year else ()
        flags = (FROM_PUBLICATION,) if scope.year_from == "publication" else flags
        label = Period(0, 0, months=months).label(scope.year) if months else str(scope.year)
        return When(scope.year, label, flags, stated=False)
    if about.plan and about.plan_year and (not published or about.plan_year > published):
        return When(about.plan_year, str(about.plan_year), ("year_inherited",), stated=False)
    if published and (about.plan or scope.plan or is_target(quantity, around.mentions)):
        return When(published, str(published), (FROM_PUBLICATION,), stated=False)
    return When(None, "", ("no_year",), stated=False)
