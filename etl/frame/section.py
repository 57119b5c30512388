"""Sections: what a heading opens. A section looks back or plans, and so decides year and status together.

A heading that opens a section names what is looked back on or planned (回顾, 主要目标, 重点工作), a plan
(“十五五”时期) or a year; any other heading (（七）保障和改善民生) belongs to the section it stands in. Words of
progress alone (基础更加牢固) do not make a review of a section of a plan.
"""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from etl.frame.report import Context
from etl.model.wording import pattern
from etl.recognise import periods
from etl.recognise.periods import Period

SectionKind = Literal["review", "aims", "tasks", "look_back", "notes", "mixed"]
"""review: of a year, or of the years of a plan; aims: of a plan, for its last year; tasks: of the year of publication;
look_back: what a plan starts from; notes: terms and remarks, which report nothing; mixed: looks back and ahead."""


class Section(NamedTuple):
    """What a heading opens: its kind, the ``year`` its figures are of, and for the years of a plan the one before them.

    ``year`` is None where each sentence has to tell it; ``base`` is the year that the first of a from–to pair is of.
    """

    kind: SectionKind
    year: int | None = None
    base: int | None = None


_REVIEW = pattern(r"{review_word}")
_LOOK_BACK = pattern(r"{look_back_word}")
_AHEAD = pattern(r"{aim_word}|{task_word}")
_NEXT = pattern(r"{next_section}")
_GOES_ON = pattern(r"^\s*(?:{conjunction}|暨)")
_AIMS = pattern(r"{aim_word}")
_BOTH = pattern(
    r"{review_word}[^,，]{0,12}?(?:和|及|与|、|暨)[^,，]{0,16}?(?:{aim_word}|{task_word})(?!.*{review_word})"
)
_FIVE_TO_COME, _FIVE_PAST = pattern(r"{five_to_come}"), pattern(r"{five_past}")
_NOTES = pattern(r"^\s*(?:附件?[\d一二三四五]*\s*[:：]?\s*)?[(（【]?(?:{notes_word})[)）】]?\s*[:：]?$")
_NUMBERED = re.compile(
    r"^\s*(?:[一二三四五六七八九十]+\s*[、.．]|[(（][一二三四五六七八九十\d]+[)）]|\d+\s*[.、．]|第[一二三四五六七八九十]+)"
)
_YEARS_OF_PLAN = 5
_LONGEST_NAME = 16  # characters of a heading that names its section without a year
_CLAUSES = re.compile(r"[,，]|有新|新(?:成|进|突|提|局|亮)")
_URGES = pattern(r"{urging_verb}")


_LATE = 7  # a report of its own year that comes out in the second half looks back on it


def is_numbered(heading: str) -> bool:
    """Tell a heading with a number, whose level its number tells, from one without."""
    return _NUMBERED.match(heading) is not None


def section(heading: str, above: SectionKind | None, report: Context) -> Section | None:
    """Return what a heading opens in a section of the kind ``above``, None where it opens nothing of its own."""
    if (report.title and heading.strip() in report.title) or _GOES_ON.match(heading):
        return None  # what the title says holds already
    if _NOTES.match(heading):
        return Section("notes")
    plans, years = _times(heading, report)
    if not plans and not years and _is_slogan(heading):
        return None
    review, ahead = _REVIEW.search(heading), _AHEAD.search(heading)
    if report.plan and _LOOK_BACK.search(heading) and not ahead:
        return Section("look_back", *_reviewed(plans, years, report))
    if _BOTH.search(heading):
        return Section("mixed", *_reviewed(plans[:1], years[:1], report))
    if review:
        year, base = _reviewed(plans, years, report)
        if year and _FIVE_PAST.search(heading):
            base = year - _YEARS_OF_PLAN
        return Section("review", year, base)
    if ahead and not (plans or years) and above == "review" and not _NEXT.search(heading):
        return None  # （七）民生实事 in the review of a year
    if ahead and (plans or years or above not in ("aims", "tasks")):
        return _planned(heading, plans, years, report)
    if plans:
        over = _is_over(plans[-1].year, report)
        return Section("review", *_reviewed(plans, years, report)) if over else Section("aims", plans[-1].year)
    return None


def _is_slogan(heading: str) -> bool:
    """Tell a heading that urges or praises (巩固成效，抓实工作; 任务有新进展) from one that names its section."""
    words = _NUMBERED.sub("", heading, count=1).strip()
    return len(words) > _LONGEST_NAME or _CLAUSES.search(words) is not None or _URGES.match(words) is not None


def _times(heading: str, report: Context) -> tuple[list[Period], list[int]]:
    """Return the plans and the years that a heading names, in order; 今年 and 去年 count from the publication."""
    plans, years = [], []
    for period in periods.find(heading):
        if period.role == "title" and period.year in periods.PLAN_ENDS.values():
            plans.append(period)
        elif period.role in ("own", "span") and (period.until or period.year):
            years.append(period.until or period.year or 0)
        elif period.role == "own" and period.offset is not None and report.published and not period.anaphoric:
            years.append(report.published[0] + period.offset)
    return plans, years


def _reviewed(plans: list[Period], years: list[int], report: Context) -> tuple[int | None, int | None]:
    """Return the year of a review and the year before the plan that it looks back on."""
    ends = [plan.year for plan in plans if plan.year]
    base = ends[0] - _YEARS_OF_PLAN if ends else None
    if years:
        return years[0], base
    if ends:
        # a plan is looked back on in its last year, or before it is over in the year that is reported on
        return (min(ends[0], report.report_year) if report.report_year else ends[0]), base
    if report.plan and report.plan_start:
        return report.plan_start - 1, report.plan_start - 1 - _YEARS_OF_PLAN  # what a plan starts from
    return report.report_year, base


def _planned(heading: str, plans: list[Period], years: list[int], report: Context) -> Section:
    """Return a section that plans: the aims of a plan are of its last year, tasks of their own."""
    if plans and years and _AIMS.search(heading):
        return Section("aims", None)  # 主要目标和2026年重点工作: each sentence says of which
    if plans:
        return Section("aims", plans[-1].year)
    if years and not report.plan and _is_past(years[-1], report):
        return Section("review", years[-1])  # 2021年主要工作 in a report of 2022
    if report.published and _FIVE_TO_COME.search(heading):
        return Section("aims", report.published[0] + _YEARS_OF_PLAN - 1)
    if years:
        return Section("tasks", years[-1])
    if report.plan and report.plan_year:
        return Section("aims", report.plan_year)
    return Section("tasks", report.published[0] if report.published else None)


def _is_past(year: int, report: Context) -> bool:
    """Tell a year that is over, or reported on."""
    if report.published is None:
        return year == report.report_year
    published, month, _ = report.published
    return year < published or (year == report.report_year == published and (month or 0) >= _LATE)


def _is_over(year: int | None, report: Context) -> bool:
    """Tell whether a report that is no plan itself looks back on the plan that ends in a year."""
    latest = report.published[0] if report.published else report.report_year
    return year is not None and not report.plan and latest is not None and year <= latest
