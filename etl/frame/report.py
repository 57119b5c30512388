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
    bulletin: bool = False
    yearbook: bool = False
    file_year: int | None = None
    reckoned_year: int | None = None
    plan_start: int | None = None
    year_contradicted: bool = False

    def names(self, heading: str) -> bool:
        """Tell a heading that is the report's title, or its kind and year: it dates nothing it does not date itself."""
        return self.speech and _SPEECH.search(heading) is not None


_YEAR_IN_NAME = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
_FIRST_HALF = 6
YEARS_OF_PLAN = 5
_PLANS = pattern(r"{planning_title}")
_BASE_YEAR = re.compile(r"(?:以((?:19|20)\d\d)年?为基[期准线]|基[期线](?:水平)?(?:为|是|:|：)((?:19|20)\d\d)年?)")
_BARE_YEAR = re.compile(r"(?<![\d.])(20\d\d)(?=$|[:：)）\s])")  # 数说2023
_YEARBOOK = re.compile(r"年鉴[(（]?((?:19|20)\d\d)")
_ISSUED = re.compile(r"[〔\[(（]((?:19|20)\d\d)[〕\])）](?:第)?\d+号")
_SESSION = re.compile(
    r"((?:19|20)\d\d)\s?年\s?(\d{1,2})\s?月\s?(\d{1,2})\s?日\s?在[^。；\n]{4,40}\n?[^。；\n]{0,20}会议?上"
)
_DATELINE = pattern(r"((?:19|20)\d\d)年\s?(\d{1,2})月(\d{1,2})日\s?{dateline_end}")
_SPEECH = pattern(r"{speech_title}")
_MONTHLY = pattern(r"{monthly_title}")
_LOOKS_BACK = pattern(r"{review_title}")
_LATEST = pattern(r"{latest}")
_BULLETIN = pattern(r"{bulletin_title}")
_YEARBOOK_NAME = pattern(r"{yearbook_title}")
_ANNUAL = pattern(r"{annual_title}")


def context(document: Document) -> Context:
    """Read what the document says of itself."""
    title = reading(document.title, 0, len(document.title)).text
    published = _published(document)
    code, doubtful = home_region(document, title)
    year, months = _report_period(title, published)
    speech = _SPEECH.search(title) is not None
    if speech and published and year in (None, published[0]):
        year = published[0] - 1  # the speech of a year looks back on the year before and plans its own
    match = _BASE_YEAR.search(document.text)
    bulletin = _BULLETIN.search(title) is not None
    yearbook = _YEARBOOK_NAME.search(document.name + title) is not None
    in_name = {int(found[1]) - yearbook for found in _YEAR_IN_NAME.finditer(document.name)}
    file_year = in_name.pop() if len(in_name) == 1 else None
    told = {year, published[0] if published else None} - {None}
    plan_year = next((p.year for p in periods.find(title) if p.role == "title"), None)
    return Context(
        title=title,
        published=published,
        region=code,
        region_doubtful=doubtful,
        report_year=year,
        report_months=None if speech else months,  # the month of a speech is that of the session
        plan=_is_plan(title) or any(period.future for period in periods.find(title)),
        base_year=int(next(filter(None, match.groups()))) if match else None,
        speech=speech,
        plan_year=plan_year,
        plan_start=plan_year - YEARS_OF_PLAN + 1 if plan_year else None,
        monthly=_MONTHLY.search(title) is not None,
        bulletin=bulletin,
        yearbook=yearbook,
        file_year=file_year,
        reckoned_year=_reckoned(title, published) if bulletin or _ANNUAL.search(title) else None,
        year_contradicted=file_year is not None and year is not None and file_year not in told,
    )


def _reckoned(title: str, published: tuple[int, int | None, int | None] | None) -> int | None:
    """Return the year that a yearly report is of by its date: what appears in the first half is of the year before."""
    if published is None or published[1] is None or published[1] > _FIRST_HALF or "半年" in title:
        return None
    return published[0] - 1


def _published(document: Document) -> tuple[int, int | None, int | None] | None:
    """Return the date of publication: the dateline of the text before the date the page states, then its number."""
    if match := _DATELINE.search(document.text[:600]):
        return int(match[1]), int(match[2]), int(match[3])
    if not document.published and (match := _SESSION.search(document.text[:1500])):
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
        if period.months and period.day is None and months is None:
            months = period.months
    if year is None and published and not _is_plan(title):
        years = [int(match[1]) for match in _BARE_YEAR.finditer(title)]
        year = next((y for y in years if y <= published[0]), None)
    return year, months


def _is_plan(title: str) -> bool:
    if _LOOKS_BACK.search(title):
        return False
    return _PLANS.search(title) is not None or any(cue.kind == "plan_document" for cue in status.find(title, "title"))
