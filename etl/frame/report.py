"""Context: what a document says of itself: when it appeared, whose it is, the year it reports on, whether it plans."""

from __future__ import annotations

import re
from dataclasses import dataclass

from etl.frame.home import home_region
from etl.model.document import Document
from etl.model.wording import pattern
from etl.recognise import periods, status
from etl.recognise.fold import reading


@dataclass(frozen=True, slots=True)
class Context:
    """What the document says of itself: its publication date, region, the year it reports on, and whether it plans.

    ``report_year`` comes from the title; ``base_year`` from a note such as “以2019年为基期”; ``plan_year`` is the last
    year of a five-year plan that the title names. ``speech`` marks a government's work report: what it says of the year
    of its publication is planned. ``monthly`` marks a report of months, which narrow its figures. Years are None and
    ``region`` is empty where the document does not tell.
    """

    title: str
    published: tuple[int, int | None, int | None] | None
    region: str
    region_doubtful: bool
    report_year: int | None
    report_months: tuple[int, int] | None
    plan: bool
    base_year: int | None
    speech: bool = False
    plan_year: int | None = None
    monthly: bool = False


_BASE_YEAR = re.compile(r"(?:以((?:19|20)\d\d)年?为基[期准线]|基[期线](?:水平)?(?:为|是|:|：)((?:19|20)\d\d)年?)")
_BARE_YEAR = re.compile(r"(?<![\d.])(20\d\d)(?=$|[:：)）\s])")  # 数说2023
_YEARBOOK = re.compile(r"年鉴[(（]?((?:19|20)\d\d)")
_ISSUED = re.compile(r"[〔\[(（]((?:19|20)\d\d)[〕\])）](?:第)?\d+号")
_DATELINE = pattern(r"((?:19|20)\d\d)年\s?(\d{1,2})月(\d{1,2})日\s?{dateline_end}")
_SPEECH = pattern(r"{speech_title}")
_MONTHLY = pattern(r"{monthly_title}")
_LOOKS_BACK = pattern(r"{review_title}")
_LATEST = pattern(r"{latest}")


def context(document: Document) -> Context:
    """Read what the document says of itself."""
    title = reading(document.title, 0, len(document.title)).text
    published = _published(document)
    code, doubtful = home_region(document, title)
    year, months = _report_period(title, published)
    speech = _SPEECH.search(title) is not None
    if speech and year is not None and published and year == published[0]:
        year -= 1  # the speech of a year looks back on the year before and plans its own
    match = _BASE_YEAR.search(document.text)
    return Context(
        title=title,
        published=published,
        region=code,
        region_doubtful=doubtful,
        report_year=year,
        report_months=months,
        plan=_is_plan(title) or any(period.future for period in periods.find(title)),
        base_year=int(next(filter(None, match.groups()))) if match else None,
        speech=speech,
        plan_year=next((p.year for p in periods.find(title) if p.role == "title"), None),
        monthly=_MONTHLY.search(title) is not None,
    )


def _published(document: Document) -> tuple[int, int | None, int | None] | None:
    """Return the date of publication: the dateline of the text before the date the page states, then its number."""
    if match := _DATELINE.search(document.text[:600]):
        return int(match[1]), int(match[2]), int(match[3])
    if not document.published and (match := _ISSUED.search(document.text[:400])):
        return int(match[1]), None, None
    text = document.published
    parts = [int(part) for part in text.split("-") if part.isdigit()]
    if not parts:
        return None
    return parts[0], parts[1] if len(parts) > 1 else None, parts[2] if len(parts) > 2 else None


def _report_period(
    title: str, published: tuple[int, int | None, int | None] | None
) -> tuple[int | None, tuple[int, int] | None]:
    if match := _YEARBOOK.search(title):
        return int(match[1]) - 1, None
    months: tuple[int, int] | None = None
    year: int | None = None
    for period in periods.find(title):
        if period.role == "own" and period.year and year is None and not _LATEST.match(title, period.end):
            year = period.year
        if period.months and period.day is None:
            months = period.months
    if year is None and published and not _is_plan(title):
        years = [int(match[1]) for match in _BARE_YEAR.finditer(title)]
        year = next((y for y in years if y <= published[0]), None)
    return year, months


def _is_plan(title: str) -> bool:
    cues = status.find(title, "title")
    if not cues or _LOOKS_BACK.search(title):
        return False
    return any(cue.kind == "plan_document" for cue in cues)
