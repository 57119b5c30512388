"""Scope: what a sentence inherits from the place where it stands.

A report is a title, sections under headings, paragraphs and sentences. Year, region and status of a figure are often
said once, further up. This module walks down the document and says, for each sentence, what holds there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from etl.document import Block, Document
from etl.home import home_region
from etl.recognise import periods, status
from etl.recognise.fold import Reading, reading
from etl.recognise.periods import Period


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


class Scope(NamedTuple):
    """What holds at a sentence. ``year_from``: where ``year`` was read (title, heading, paragraph, publication ...)."""

    year: int | None
    year_from: str
    plan: bool
    heading: str = ""
    achieved: bool = False


class Sentence(NamedTuple):
    """A sentence (its reading text) with its scope."""

    reading: Reading
    scope: Scope


_TERMINAL = "。！？!?"
_OPEN_END = re.compile(r"[\u4e00-\u9fff、，,(（“]$")
_UNIT_END = re.compile(r"(?:\d|[%‰张人个家所例次场项岁元名])$")
_NUMBERED = re.compile(
    r"^\s*(?:[一二三四五六七八九十]+[、是]|[(（][一二三四五六七八九十\d]+[)）]|\d+[.、．]|第[一二三四五六七八九十]+[章节条部]|[-—•●□*#|])"
)
_SENTENCE_END = re.compile(r"[。！？!?\n](?:(?<=\n)\n+|(?<!\n)[。！？!?]*[”’」)）]*)")
_BASE_YEAR = re.compile(r"(?:以((?:19|20)\d\d)年?为基[期准线]|基[期线](?:水平)?(?:为|是|:|：)((?:19|20)\d\d)年?)")
_BARE_YEAR = re.compile(r"(?<![\d.])(20\d\d)(?=$|[:：)）\s])")  # 数说2023
_YEARBOOK = re.compile(r"年鉴[(（]?((?:19|20)\d\d)")
_METADATA = re.compile(
    r"^\s*(?:发布日期|发布时间|发布机构|信息来源|来源|作者|编辑|责编|责任编辑|记者|通讯员|字号|浏览|索引号|时间|日期)\s*[:：]"
    r"|^\s*[(（]?(?:19|20)\d\d年\d{1,2}月[)）]?\s*$"
    r"|^[^，,。；;]{0,24}(?:19|20)\d\d[-年]\d{1,2}[-月]\d{1,2}日?(?:\s+\d{1,2}:\d\d(?::\d\d)?)?[)）]?(?:\s*[^，,。；;\d]{0,30})?$"
)
_SHORT_LINE = 80
_ISSUED = re.compile(r"[〔\[(（]((?:19|20)\d\d)[〕\])）](?:第)?\d+号")
_DATELINE = re.compile(r"((?:19|20)\d\d)年\s?(\d{1,2})月(\d{1,2})日\s?(?:电|讯|消息)")
_SENTENCE_START = re.compile(
    r"^(?:[^,，。]{0,8}[:：])?"
    r"(?:(?:[^,，。]{0,10}(?:显示|表明|统计|获悉|了解|核算|测算|推算)|据悉)[,，:：]?)?(?:截[至止]|到|在)?$"
)
_RANGE_JOINS = frozenset({"至", "到", "-", "—", "——", "~"})
_ANNUAL = re.compile(r"年度(?:工作)?(?:报告|总结|通报)|年报|工作总结")
_TO_DO = re.compile(r"前|内?(?:任务|目标|计划|力争|确保|预计|拟|将|要)")
_DECEMBER = 12
LOOKING_BACK = 3
"""Until March what is told of a whole year is told of the year before."""
_FIGURE = re.compile(r"\d|分之|[一二三四五六七八九]成")
_DATED = re.compile(r"[年末]|目前|季度|月")
_LONGEST = 600  # characters that one sentence may have
_TELLING = re.compile(
    r"[\d０-９零○〇%‰％年]|[一二三四五六七八九十百千两][十百千万亿萬億成点點]|分之|下一|下阶|接下来|今后|截[至止]|以来"
)
_PLAN_SETS = re.compile(
    r"《([^》]*(?:规划|纲要|行动计划|方案)[^》]*)》(?:\([^)]*\))?(?:中|里)?(?:还|也|明确)?(?:提出|要求|明确|确定)(?!了)"
)
_NEXT_STEP = re.compile(r"(?:下一?步|下一?阶段|接下来|今后|下半年)(?!.*(?:已|了))")


def context(document: Document) -> Context:
    """Read what the document says of itself."""
    title = reading(document.title, 0, len(document.title)).text
    published = _published(document)
    code, doubtful = home_region(document, title)
    year, months = _report_period(title, published)
    speech = "政府工作报告" in title
    if speech and year is not None and published and year == published[0]:
        year -= 1  # the speech of a year looks back on the year before and plans its own
    match = _BASE_YEAR.search(document.text) if "基" in document.text else None
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
        monthly="月报" in title or "月度" in title,
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
        if period.role == "own" and period.year and year is None and not title[period.end :].startswith("最新"):
            year = period.year
        if period.months and period.day is None:
            months = period.months
    if year is None and published and not _is_plan(title):
        years = [int(match[1]) for match in _BARE_YEAR.finditer(title)]
        year = next((y for y in years if y <= published[0]), None)
    return year, months


def _is_plan(title: str) -> bool:
    cues = status.find(title, "title")
    if not cues or re.search(r"总结|回顾|评估|进展|情况|解读|监测|通报|盘点|解答|验收|公报", title):
        return False
    return any(cue.kind == "plan_document" for cue in cues)


def sentences(document: Document, about: Context) -> Iterator[Sentence]:
    """Yield the sentences of the prose in order, each with its scope. Tables are left to the table reader."""
    scope = Scope(*_opening(document, about), plan=about.plan)
    levels: list[tuple[int, Scope]] = [(0, scope)]
    for number, (kind, level, start, end) in enumerate(_stretches(document)):
        if number < 8 and level != 1 and _is_metadata(document.text[start:end]):
            continue
        if kind == "heading":
            while len(levels) > 1 and levels[-1][0] >= level:
                levels.pop()
            heading = reading(document.text, start, end)
            scope = _under(heading.text, levels[-1][1], about, level)
            levels.append((level, scope))
            if any(char.isdigit() for char in heading.text) or level == 1:
                yield Sentence(heading, levels[-2][1]._replace(heading=heading.text))
            continue
        scope = _open(levels[-1][1])
        for first, last in _split(document.text, start, end):
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
        if (held.year, held.year_from) != (carried.year, carried.year_from):
            levels[-1] = (levels[-1][0], held._replace(year=carried.year, year_from=carried.year_from))


def _open(scope: Scope) -> Scope:
    """Return what holds where a paragraph begins: 截至目前 reaches to the end of its own only."""
    return scope._replace(achieved=False) if scope.achieved else scope


def _opening(document: Document, about: Context) -> tuple[int | None, str]:
    """Return the year that the report opens with and where it was read."""
    if about.report_year:
        return about.report_year, "title"
    if year := _opening_year(document, about):
        return year, "section"
    month = about.published[1] if about.published else None
    if about.published and month and month <= LOOKING_BACK and _ANNUAL.search(about.title):
        return about.published[0] - 1, "publication"  # a yearly report that appears in January
    return None, "section"


def _opening_year(document: Document, about: Context) -> int | None:
    """Return the year that heads the first dated sentence: a report without a year in its title says it there."""
    for _, level, start, end in list(_stretches(document))[:6]:
        text = document.text[start:end]
        if level == 1 or _is_metadata(text):
            continue
        for first, last in _split(document.text, start, end):
            sentence = reading(document.text, first, min(last, first + 60))
            found = _after(sentence.text, Scope(None, "", plan=False), about)
            if found.year is not None:
                return found.year if found.year_from == "sentence" else None
    return None


def _stretches(document: Document) -> Iterator[tuple[str, int, int, int]]:
    """Yield (kind, level, start, end) of prose, with paragraphs whose sentence the line end broke joined again."""
    pending: Block | None = None
    for block in document.blocks:
        if block.kind == "table":
            if pending:
                yield pending.kind, pending.level, pending.start, pending.end
            pending = None
            continue
        if pending is not None and _continues(document.text, pending, block):
            pending = replace(pending, end=block.end)
            continue
        if pending is not None:
            yield pending.kind, pending.level, pending.start, pending.end
        pending = block
    if pending is not None:
        yield pending.kind, pending.level, pending.start, pending.end


def _is_metadata(line: str) -> bool:
    """Tell a line that dates or signs the document; 记者：请问… opens an interview."""
    return len(line) <= _SHORT_LINE and not _SENTENCE_END.search(line) and _METADATA.match(line) is not None


def _continues(text: str, first: Block, second: Block) -> bool:
    """Tell whether ``second`` goes on with a sentence that ``first`` left open."""
    if first.kind != "paragraph" or text.endswith(tuple(_TERMINAL), first.start, first.end):
        return False
    between = text[first.end : second.start]
    if between.strip() or between.count("\n") > 1:
        return False
    head, tail = text[first.start : first.end].rstrip(), text[second.start : second.end].lstrip()
    last = head[max(head.rfind(mark) for mark in _TERMINAL) + 1 :]
    if not last or not _OPEN_END.search(last) or _NUMBERED.match(tail):
        return False
    # a line of a list may end without a mark: only a clause after a comma is surely unfinished
    return bool(re.search(r"[，,；;]", last)) and not (_UNIT_END.search(last) and not last.endswith(("，", ",", "、")))


def _split(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the spans of the sentences."""
    position = start
    for match in _SENTENCE_END.finditer(text, start, end):
        if _is_broken_sign(text, match.start()):
            continue
        stop = match.end()
        if stop - position > _LONGEST:
            yield from _pieces(text, position, stop)
        else:
            yield position, stop
        position = stop
    if position < end:
        yield from _pieces(text, position, end)


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut a sentence that is far too long to be one, between clauses where there are any: bounded work for any text."""
    while end - start > _LONGEST:
        cut = max(text.rfind(mark, start + _LONGEST // 2, start + _LONGEST) for mark in "；;，,、 \n") + 1
        if cut <= start:
            cut = start + _LONGEST
            while cut > start + 1 and text[cut - 1].isdigit():
                cut -= 1
        yield start, cut
        start = cut
    yield start, end


def _is_broken_sign(text: str, at: int) -> bool:
    """Tell a mark that stands for a lost character from the end of a sentence: 1.8%。，for ‰, 筛查率?3.7%, ??7个."""
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    if text[at] == "。":
        return before in ("%", "％") and after != "" and after in "，,、；;"
    return text[at] == "?" and (after.isdigit() or after == "?" or before == "?")


def _under(heading: str, above: Scope, about: Context, level: int) -> Scope:
    """Return what holds under a heading."""
    kinds = {cue.kind for cue in status.find(heading, "heading")}
    plan = above.plan
    if "plan_section" in kinds and "review_section" not in kinds:
        plan = True
    elif "review_section" in kinds and "plan_section" not in kinds:
        plan = False
    own = [p for p in periods.find(heading) if p.role == "own"]
    scope = above._replace(plan=plan, heading=heading)
    for period in own:
        year = period.year
        if year is None and period.offset is not None and about.published:
            year = about.published[0] + period.offset
        if year is not None and level > 1:
            return scope._replace(year=year, year_from="heading", plan=plan)
    if plan and not above.plan and about.published and not own:
        return scope._replace(year=about.published[0], year_from="heading")
    return scope


def _within(sentence: str, scope: Scope) -> Scope:
    if scope.plan and re.search(r"截[至止]|以来|已(?!经?确定)", sentence[:60]):
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


def _is_told_after_its_end(sentence: str, period: Period, scope: Scope, about: Context) -> bool:
    """Tell whether 全年 at the head of a paragraph is the year before: a whole year is told of after its end."""
    if not period.anaphoric or period.offset is not None or scope.year or scope.plan or about.published is None:
        return False
    month = about.published[1]
    over = month is not None and (month <= LOOKING_BACK or not (period.running or month == _DECEMBER))
    return over and not _TO_DO.match(sentence, period.end)


def _year_of_range(sentence: str, found: list[Period]) -> int | None:
    """Return the year of a period, of 2021年10月1日至2022年9月30日 that of its end."""
    first, last = found[0], found[-1]
    return last.year if sentence[first.end : last.start] in _RANGE_JOINS and last.year else first.year


def _after(sentence: str, scope: Scope, about: Context) -> Scope:
    """Return what the next sentence of the paragraph inherits: the year that headed this one."""
    if not _DATED.search(sentence, 0, 40):
        return scope
    found = periods.find(sentence[:40])
    for index, period in enumerate(found):
        if sentence.startswith(("以前", "之前"), period.end):
            continue
        if period.role != "own" or not _SENTENCE_START.match(sentence[: period.start]):
            continue
        year = _year_of_range(sentence, found[index : index + 2])
        if year is None and _is_told_after_its_end(sentence, period, scope, about) and about.published:
            return scope._replace(year=about.published[0] - 1, year_from="publication")
        if year is None and period.offset is not None and about.published:
            looks_back = sentence.startswith("以来", period.end) and about.report_year == about.published[0] - 1
            year = about.report_year if looks_back else about.published[0] + period.offset
        if year is None:
            continue
        if period.future:
            leads_in = sentence.rstrip().endswith((":", "：")) or not _FIGURE.search(sentence, period.end)
            return scope._replace(year=year, year_from="lead_in" if leads_in else "plan", plan=True)
        return scope._replace(year=year, year_from="sentence")
    return scope
