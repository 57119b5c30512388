"""When: the period of a number, from beside it, its sentence, its scope; never the publication year in silence."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from etl.frame.report import YEARS_OF_PLAN, Context
from etl.frame.scope import LOOKING_BACK, SINCE
from etl.link.resolve.nearest import before, beside, only_dates_event, opens_pair
from etl.link.resolve.planned import SET_IN_BRACKET, Surroundings, is_target
from etl.model.reasons import Flag
from etl.model.wording import pattern
from etl.recognise.clauses import clause_start
from etl.recognise.mentions import Mentions
from etl.recognise.periods import Period
from etl.recognise.quantities.find import Quantity
from etl.recognise.relations import is_of_target, is_start


class When(NamedTuple):
    """The period of a reading: its year (None: not told), its label, and flags that say how it was found.

    ``stated`` tells a year of the sentence from an inherited one, ``ahead`` one that is still to come (到2025年).
    """

    year: int | None
    label: str
    flags: tuple[Flag, ...] = ()
    stated: bool = True
    ahead: bool = False


FROM_PUBLICATION: Final[Flag] = "year_from_publication"
UNDATED = When(None, "", ("no_year",))
"""What is said of the first of a from–to pair without a year: the year beside it is the second's, so it is left out."""
_MOVES = pattern(r"[^,，;；。]{0,12}?(?:{moving}|{to})")
_MOVED = pattern(r"{from_word}[^,，;；。]{2,24}{moving}?{to}$")
_DURING = pattern(r"{plan_time}$")
_PLAN = "规划"
_BEFORE = "前"
_WHOLE_YEAR = re.compile(r"^到.*年$")  # 到2025年; 至2025年底 is as of then
_DECEMBER = 12


def when(quantity: Quantity, given: Period | None, around: Surroundings) -> When:
    """Find the period of a number; ``given`` is the one that a list pairs with it."""
    mentions, about = around.mentions, around.about
    period = given or beside(quantity, mentions, about)
    if period is None and (end := _end_of_plan(quantity, around)):
        return When(end, str(end))
    period = period or before(quantity, mentions, about)
    if (period is None or period.role == "title") and (year := _of_finished_plan(quantity, around)):
        return When(year, str(year))
    if _is_undated_start(quantity, period, mentions):
        base = around.scope.base  # “十四五”时期…由52.2%提高到58.1%: from the year before the plan
        return When(base, str(base), ("year_inherited",), stated=False) if base else UNDATED
    if period is None:
        return _from_scope(quantity, around)
    if period.previous_month:
        return _month_before(about)
    if period.same_part:
        period = period._replace(months=period.months or _part_spoken_of(period, around))
    if period.role == "span":
        if period.mean:
            return When(None, "", ("no_year",))  # 2019—2021年年均: of no single year
        year = period.year if is_start(mentions.text, quantity) else period.until
        return When(year, str(year))
    year, flags = _year_of(period, quantity, around)
    if year is None:
        return When(None, "", ("no_year",))
    if only_dates_event(period, about):
        period = period._replace(day=None, months=about.report_months if year == about.report_year else None)
    ahead = period.future and _WHOLE_YEAR.search(mentions.text, max(0, period.start - 1), period.end) is not None
    return When(year, period.label(year), flags, ahead=ahead)


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
    if period is not None and (period.role in ("base", "span") or opens_pair(period, mentions)):
        return False
    return period is None or period.end < quantity.before - 3


def _of_finished_plan(quantity: Quantity, around: Surroundings) -> int | None:
    """“十三五”期间，死亡率由4.9‰降至3.9‰: from the year before the plan to its last, where it is over."""
    mentions, text = around.mentions, around.mentions.text
    plans = [
        p
        for p in mentions.periods
        if p.role == "title" and p.end <= quantity.before and _DURING.search(text, p.start, p.end)
    ]
    if not plans or plans[-1].year is None or not around.published_year or around.published_year <= plans[-1].year:
        return None
    if is_start(text, quantity) and _MOVES.match(text, quantity.unit_end):
        return plans[-1].year - YEARS_OF_PLAN
    return plans[-1].year if _MOVED.search(text, plans[-1].end, quantity.before) else None


def _end_of_plan(quantity: Quantity, around: Surroundings) -> int | None:
    """“提前实现“十四五”规划40%的目标”, “提前完成规划目标(9/10万)”: the last year of the plan that set the target."""
    text, at = around.mentions.text, quantity.before
    if _PLAN not in text:
        return None
    clause = clause_start(text, at, ",;；，。")
    if _PLAN not in text[clause:at] or not (is_of_target(text, quantity) or SET_IN_BRACKET.search(text, clause, at)):
        return None
    if any(clause <= period.start < at and period.role == "own" for period in around.mentions.periods):
        return None
    plans = [p.year for p in around.mentions.periods if clause <= p.start < at and p.role == "title" and p.year]
    return plans[-1] if plans else around.about.plan_year


def _year_of(period: Period, quantity: Quantity, around: Surroundings) -> tuple[int | None, tuple[Flag, ...]]:
    """Fill in the year that a period leaves open."""
    about, scope, published = around.about, around.scope, around.published_year
    if period.year is not None:
        return period.year, ()
    inherited: tuple[int | None, tuple[Flag, ...]] = (scope.year, ("year_inherited",) if scope.year else ())
    reckoned: tuple[Flag, ...] = (FROM_PUBLICATION,) if scope.year_from == "publication" else ()
    if period.as_of:
        if about.base_year and around.mentions.text[: period.start].endswith("("):
            return about.base_year, ()
        year = about.report_year or published
        return (year, ()) if year else inherited
    if period.role == "base":
        earlier = before(quantity, around.mentions, about)
        year = earlier.year if earlier and earlier.year else _from_scope(quantity, around).year
        return (year + (period.offset or 0), ()) if year else (None, ())
    if period.offset is not None:
        since = period.offset == 0 and around.mentions.text.startswith(SINCE, period.end)
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
    if around.mentions.text.startswith(_BEFORE, period.end) or about.plan or around.scope.plan:
        return False
    planned = any(cue.kind == "target" for cue in cues) or is_target(quantity, around.mentions)
    return not planned or (month <= LOOKING_BACK and any(cue.kind == "achieved" for cue in cues))


def _from_scope(quantity: Quantity, around: Surroundings) -> When:
    """Take the year from what stands above the sentence."""
    scope, about, published = around.scope, around.about, around.published_year
    plans = [p.year for p in around.mentions.periods if p.role == "title" and p.end <= quantity.before and p.year]
    if plans and published and plans[-1] > published and is_target(quantity, around.mentions):
        return When(plans[-1], str(plans[-1]))  # “十四五”期间，力争降至5‰以下
    if scope.year is not None:
        of_report = scope.year_from == "title" or (scope.kind == "review" and scope.year == about.report_year)
        months = about.report_months if of_report else None
        flags: tuple[Flag, ...] = (
            ("year_inherited",) if scope.year_from == "section" and scope.year != about.report_year else ()
        )
        flags = (FROM_PUBLICATION,) if scope.year_from == "publication" else flags
        label = Period(0, 0, months=months).label(scope.year) if months else str(scope.year)
        if scope.until is not None and scope.until.year in (None, scope.year):
            label = scope.until.label(scope.year)
        return When(scope.year, label, flags, stated=False)
    if about.plan and about.plan_year and (not published or about.plan_year > published):
        return When(about.plan_year, str(about.plan_year), ("year_inherited",), stated=False)
    if published and (about.plan or scope.plan or is_target(quantity, around.mentions)):
        return When(published, str(published), (FROM_PUBLICATION,), stated=False)
    return When(None, "", ("no_year",), stated=False)
