"""Scope: what a sentence inherits from the place where it stands.

A report is a title, sections under headings, paragraphs and sentences. Year, region and status of a figure are often
said once, further up. This module walks down the document and says, for each sentence, what holds there.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from etl.frame.report import Context
from etl.frame.section import Section, SectionKind, is_numbered, section
from etl.frame.segments import is_metadata, split, stretches
from etl.model.dates import DATES
from etl.model.document import Document
from etl.model.numerals import CHINESE, SCALES
from etl.model.reasons import YearFrom
from etl.model.wording import pattern, words
from etl.recognise import periods
from etl.recognise.fold import Reading, reading
from etl.recognise.periods import Period


class Scope(NamedTuple):
    """What holds at a sentence. ``year_from``: where ``year`` was read (title, heading, paragraph, publication ...).

    ``kind`` is that of the section, ``base`` the year that changes begin with: the one before the plan that the section
    looks back on, or that the paragraph named last. ``until``: the day or month that the figures reach (截至3月底).
    """

    year: int | None
    year_from: YearFrom
    plan: bool
    heading: str = ""
    achieved: bool = False
    kind: SectionKind | None = None
    base: int | None = None
    until: Period | None = None


class Sentence(NamedTuple):
    """A sentence (its reading text) with its scope."""

    reading: Reading
    scope: Scope


_SENTENCE_START = pattern(
    r"^(?:[^,，。]{0,8}[:：]|【[^】]{1,20}】\s*)?(?:(?:[^,，。]{0,10}{told_by}|{reportedly})[,，:：]?)?(?:{until}|{at_time})?$"
)
_RANGE_JOINS = pattern(r"{to}|-|—{1,2}|~")
_TO_DO = pattern(r"前|内?{to_do}")
_DECEMBER = 12
_PART = 1  # level of the parts of a report
LOOKING_BACK = 3
"""Until March what is told of a whole year is told of the year before."""
_FIGURE = pattern(r"\d|{part_of}|[" + CHINESE + r"]成")
_DATED = pattern(r"{dated}")
SPELLED_NUMBER = r"{zero}|[" + CHINESE + r"][" + "".join(SCALES) + r"成点萬億點]|{part_of}"
"""A number in Chinese characters, simplified or traditional."""
_TELLING = pattern(r"[\d０-９%‰％]|" + SPELLED_NUMBER + r"|年|{looking_ahead}|{until}|{since}")
_PLAN_SETS = pattern(r"《([^》]*{plan_title}[^》]*)》(?:\([^)]*\))?[中里]?{stressing}?{sets_out}(?!了)")
_NEXT_STEP = pattern(r"{next_step}(?!.*(?:{already}|{perfective}))")
_SO_FAR = pattern(r"{until}|{since}|已(?!经?确定)")
_BEFORE_THEN = pattern(r"{before_then}")
SINCE = words("since")
_FROM_YEAR = pattern(r"{from}({yyyy}){year_sign}{end_of_year}?{attributive}\d", **DATES)
_REMARK = pattern(r"^\s*[(（]?{remark_word}\s*[:：]")


def sentences(document: Document, about: Context) -> Iterator[Sentence]:
    """Yield the sentences of the prose in order, each with its scope. Tables are left to the table reader."""
    scope = Scope(*_opening(document, about), plan=about.plan, kind="review" if about.bulletin else None)
    levels: list[tuple[int, Scope]] = [(0, scope)]
    for number, (kind, level, start, end) in enumerate(stretches(document)):
        if number < 8 and level != 1 and is_metadata(document.text[start:end]):
            continue
        if kind == "heading":
            heading = reading(document.text, start, end)
            # A heading without a number that opens a section begins a part, however deep its look.
            opens = section(heading.text, levels[-1][1].kind, about)
            depth = level if opens is None or is_numbered(heading.text) else min(level, _PART)
            while len(levels) > 1 and levels[-1][0] >= depth:
                levels.pop()
            scope = _under(heading.text, levels[-1][1], about, level)
            levels.append((depth, scope))
            if any(char.isdigit() for char in heading.text) or level == 1:
                yield Sentence(heading, levels[-2][1]._replace(heading=heading.text))
            continue
        scope = _open(levels[-1][1])
        for first, last in split(document.text, start, end):
            if not _TELLING.search(document.text, first, last):
                continue  # neither a number nor a word that bears on the numbers that follow
            sentence = reading(document.text, first, last)
            scope = _within(sentence.text, scope)
            yield Sentence(sentence, scope)
            scope = _after(sentence.text, scope, about)
        carried = _open(scope)
        if carried.year_from == "sentence":
            carried = carried._replace(year_from="section")
        elif carried.year_from == "plan":
            carried = levels[-1][1]  # a planned year holds to the end of its paragraph
        elif carried.year_from == "lead_in":
            levels[-1] = (levels[-1][0], carried)
        held = levels[-1][1]
        until = carried.until if _is_running(carried.year, about) else None
        if (held.year, held.year_from, held.until) != (carried.year, carried.year_from, until):
            levels[-1] = (levels[-1][0], held._replace(year=carried.year, year_from=carried.year_from, until=until))


def _is_running(year: int | None, about: Context) -> bool:
    """Tell whether a year was not over at publication: only then 截至3月底 holds beyond its paragraph."""
    return year is not None and about.published is not None and about.published[0] == year


def _open(scope: Scope) -> Scope:
    """Return what holds where a paragraph begins: 截至目前 reaches to the end of its own only."""
    return scope._replace(achieved=False) if scope.achieved else scope


def settled(document: Document, about: Context) -> Context:
    """Return what a report says of itself with the year it is of, where two of the ways to know it agree.

    Without a year in its title a report tells it in its opening sentence, by its date and in its file's name.
    """
    if about.report_year or about.plan:
        return about
    opening = _opening_year(document, about)
    known = [year for year in (opening, about.reckoned_year, about.file_year) if year]
    agreed = next((year for year in known if known.count(year) > 1), None)
    return replace(about, report_year=agreed) if agreed else about


def _opening(document: Document, about: Context) -> tuple[int | None, YearFrom]:
    """Return the year that the report opens with and where it was read."""
    if about.report_year:
        return about.report_year, "title"
    if year := _opening_year(document, about):
        return year, "section"
    if about.yearbook and about.file_year:
        return about.file_year, "title"
    if about.reckoned_year and about.published and (about.bulletin or (about.published[1] or 13) <= LOOKING_BACK):
        return about.reckoned_year, "publication"  # a yearly report that appears in January
    return None, "section"


def _opening_year(document: Document, about: Context) -> int | None:
    """Return the year that heads the first dated sentence: a report without a year in its title says it there."""
    for _, level, start, end in list(stretches(document))[:6]:
        text = document.text[start:end]
        if level == 1 or is_metadata(text):
            continue
        for first, last in split(document.text, start, end):
            sentence = reading(document.text, first, min(last, first + 60))
            found = _after(sentence.text, Scope(None, "section", plan=False), about)
            if found.year is not None:
                return found.year if found.year_from == "sentence" else None
    return None


def _under(heading: str, above: Scope, about: Context, level: int) -> Scope:
    """Return what holds under a heading."""
    scope = above._replace(heading=heading)
    opened = section(heading, above.kind, about)
    if opened is not None:
        return _opened(opened, scope, about)
    if level > 1 and not about.names(heading):
        for period in periods.find(heading):
            if period.role != "own":
                continue
            year = period.year
            if year is None and period.offset is not None and about.published:
                year = about.published[0] + period.offset
            if year is not None:
                return scope._replace(year=year, year_from="heading")
    return scope


def _opened(opened: Section, scope: Scope, about: Context) -> Scope:
    """Return what holds in a section that a heading opens: its year and its status together."""
    if opened.kind == "notes":
        return scope._replace(kind="notes")
    plan = opened.kind in ("aims", "tasks")
    scope = scope._replace(kind=opened.kind, plan=plan, base=opened.base)
    if opened.year is not None:
        return scope._replace(year=opened.year, year_from="heading")
    if plan:
        return scope._replace(year=None, year_from="heading")
    return scope._replace(year=about.report_year, year_from="title") if scope.plan else scope


def _within(sentence: str, scope: Scope) -> Scope:
    if scope.plan and _SO_FAR.search(sentence[:60]):
        scope = scope._replace(achieved=True)
    if "《" in sentence and (plan := _PLAN_SETS.search(sentence)):
        return scope._replace(achieved=False, plan=True, year=_last_year(plan[1]), year_from="plan")
    if _NEXT_STEP.search(sentence[:20]):
        scope = scope._replace(achieved=False, plan=True)
    return scope


def _last_year(title: str) -> int | None:
    """Return the last year of the plan that a title names, None where it tells none."""
    years = [period.until or period.year for period in periods.find(title) if period.role in ("title", "span", "own")]
    return years[-1] if years else None


def _year_told_of(sentence: str, period: Period, scope: Scope, about: Context) -> int | None:
    """Return the year of 全年 or 年内 at the head of a paragraph: it is told of after its end, or in December."""
    if not period.anaphoric or period.offset is not None or scope.year or scope.plan or about.published is None:
        return None
    year, month, _ = about.published
    if month is None or _TO_DO.match(sentence, period.end):
        return None
    over = month <= LOOKING_BACK if period.running else month != _DECEMBER
    return year - over


def _year_of_range(sentence: str, found: list[Period]) -> int | None:
    """Return the year of a period, of 2021年10月1日至2022年9月30日 that of its end."""
    first, last = found[0], found[-1]
    return last.year if _RANGE_JOINS.fullmatch(sentence, first.end, last.start) and last.year else first.year


def _dates_event(sentence: str, found: list[Period], about: Context) -> bool:
    """Tell a month that dates what happened, not what follows: 2022年8月，省领导来调研."""
    first, last = found[0], found[-1]
    if not first.months or first.up_to or first.closing or first.months == about.report_months:
        return False
    return _RANGE_JOINS.fullmatch(sentence, first.end, last.start) is None


def _after(sentence: str, scope: Scope, about: Context) -> Scope:
    """Return what the next sentence of the paragraph inherits: the year that headed this one."""
    if since := _FROM_YEAR.search(sentence):
        scope = scope._replace(base=int(since[1]))
    if not _DATED.search(sentence, 0, 40):
        return scope
    found = periods.find(sentence[:40])
    for index, period in enumerate(found):
        if _BEFORE_THEN.match(sentence, period.end):
            continue
        if period.role != "own" or not _SENTENCE_START.match(sentence[: period.start]):
            continue
        year = _year_of_range(sentence, found[index : index + 2])
        if year is None and (told := _year_told_of(sentence, period, scope, about)):
            return scope._replace(year=told, year_from="publication")
        if year is None and period.offset is not None and about.published:
            looks_back = sentence.startswith(SINCE, period.end) and about.report_year == about.published[0] - 1
            year = about.report_year if looks_back else about.published[0] + period.offset
        if year is None or _REMARK.match(sentence):
            continue
        if _dates_event(sentence, found[index : index + 2], about):
            continue
        if period.future:
            leads_in = sentence.rstrip().endswith((":", "：")) or not _FIGURE.search(sentence, period.end)
            return scope._replace(year=year, year_from="lead_in" if leads_in else "plan", plan=True)
        until = period if period.up_to and period.months and period.months[1] != _DECEMBER else None
        return scope._replace(year=year, year_from="sentence", until=until)
    return scope
