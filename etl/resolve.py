"""Resolution: the year, the region and the status of a reading, from the sentence, its scope and the document."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from etl.catalogue import NATION, Division, load
from etl.facts import Status
from etl.mentions import Mentions
from etl.recognise.periods import Period
from etl.recognise.quantities import Quantity
from etl.recognise.regions import RegionMention
from etl.scope import Context, Scope


@dataclass(frozen=True, slots=True)
class When:
    """The period of a reading: its year (None: not told), its label and flags that say how it was found."""

    year: int | None
    label: str
    flags: tuple[str, ...] = ()
    stated: bool = True


def when(quantity: Quantity, given: Period | None, mentions: Mentions, scope: Scope, about: Context) -> When:
    """Find the period of a number: beside it, in its sentence, in its scope, never the publication year in silence."""
    period = given or _beside(quantity, mentions) or _before(quantity, mentions, about)
    if period is None:
        return _from_scope(quantity, scope, about, mentions)
    if period.role == "span":
        year = period.until if _is_end(quantity, mentions) else period.year
        return When(year, str(year))
    year, flags = _year_of(period, quantity, mentions, scope, about)
    if year is None:
        return When(None, "", ("no_year",))
    return When(year, _label(period, year, about), flags)


def _label(period: Period, year: int, about: Context) -> str:
    if _weak(period, about):
        return str(year)
    return period.label(year)


def _weak(period: Period, about: Context) -> bool:
    """Tell whether a day or month only dates an event: 9月1日迎接检查. It narrows no figure."""
    if period.months is None or period.up_to:
        return False
    if period.day is not None:
        return True
    return period.months[0] == period.months[1] and period.months != about.report_months and not period.closing


def _beside(quantity: Quantity, mentions: Mentions) -> Period | None:
    """A year glued to the number: 2021年的24.85%, 较上年8930例, 79.9岁(2021年)."""
    for period in mentions.periods:
        if period.role in ("own", "base") and mentions.text[period.end : quantity.before] in ("", "的", "的水平", "为") and period.end <= quantity.before:
            return period
        gap = mentions.text[quantity.after : period.start]
        if gap == "(" and mentions.text[period.end : period.end + 1] == ")" and period.role == "own" and period.year:
            return period
    return None


def _before(quantity: Quantity, mentions: Mentions, about: Context) -> Period | None:
    found = None
    for period in mentions.periods:
        if period.end > quantity.before:
            break
        if found is not None and _taken(period, quantity, mentions):
            continue
        if period.role in ("own", "span") and not (period.as_of and found is not None and found.future):
            found = _joined(found, period, about)
    return found


def _taken(period: Period, quantity: Quantity, mentions: Mentions) -> bool:
    """Tell whether the year belongs to the first number of a from–to pair: 从2020年的24.6降至22."""
    text = mentions.text
    if not text[: period.start].endswith(("从", "由")):
        return False
    return any(q.before in (period.end, period.end + 1) and q.end < quantity.before for q in mentions.values)


def _joined(earlier: Period | None, later: Period, about: Context) -> Period:
    """“2023年，1至10月…”: months without a year take the year that stands before them."""
    if earlier is not None and (later.anaphoric or (later.months and later.year is None and later.offset is None)):
        year = earlier.until if earlier.role == "span" else earlier.year
        if year is not None or earlier.offset is not None:
            weak = _weak(later, about)
            return replace(later, year=year, offset=earlier.offset, months=None if weak else later.months, day=None if weak else later.day, future=earlier.future)
    return later


def _year_of(
    period: Period, quantity: Quantity, mentions: Mentions, scope: Scope, about: Context
) -> tuple[int | None, tuple[str, ...]]:
    if period.year is not None:
        return period.year, ()
    published = about.published[0] if about.published else None
    if period.as_of:
        if about.base_year and mentions.text[quantity.before - 3 : quantity.before].startswith("("):
            return about.base_year, ()
        if about.report_year is not None:
            return about.report_year, ()
        return (published, ()) if published else (scope.year, ("year_inherited",) if scope.year else ())
    if period.role == "base":
        own = _from_scope(quantity, scope, about, mentions)
        earlier = _before(quantity, mentions, about)
        year = earlier.year if earlier and earlier.year else own.year
        return (year + (period.offset or 0), ()) if year else (None, ())
    if period.offset is not None:
        if published is not None:
            return published + period.offset, ()
        if about.report_year is not None and period.offset == 0:
            return about.report_year, ()
        return (scope.year, ("year_inherited",)) if period.offset == 0 and scope.year else (None, ())
    year = scope.year or about.report_year or published
    return year, () if scope.year or about.report_year else ("year_from_publication",) if year else ()


def _from_scope(quantity: Quantity, scope: Scope, about: Context, mentions: Mentions) -> When:
    if scope.year is not None:
        months = about.report_months if scope.year_from == "title" else None
        label = Period(0, 0, months=months).label(scope.year) if months else str(scope.year)
        flags = ("year_inherited",) if scope.year_from == "section" else ()
        return When(scope.year, label, flags, stated=False)
    if about.published and (about.plan or scope.plan or is_target(quantity, mentions)):
        return When(about.published[0], str(about.published[0]), ("year_from_publication",), stated=False)
    return When(None, "", ("no_year",), stated=False)


def _is_end(quantity: Quantity, mentions: Mentions) -> bool:
    lead = mentions.text[max(0, quantity.before - 6) : quantity.before]
    return not re.search(r"(?:由|从)(?:的)?$", lead)


# -- status ----------------------------------------------------------------------------------------------------------
def is_target(quantity: Quantity, mentions: Mentions) -> bool:
    """Tell whether the words of the sentence make the number a planned one."""
    text, at = mentions.text, quantity.before
    clause = max(text.rfind(mark, 0, at) for mark in ",;；，。(") + 1
    target = False
    for cue in mentions.cues:
        if cue.start >= at:
            break
        near = cue.scope == "sentence" or cue.start >= clause
        if cue.kind == "target" and near:
            target = True
        elif cue.kind == "achieved" and cue.start >= clause:
            target = False
    return target


def status_of(quantity: Quantity, at: When, mentions: Mentions, scope: Scope, about: Context) -> Status:
    """Decide between achieved and planned: the year, the words of the sentence, the section, the kind of document."""
    published = about.published[0] if about.published else None
    if at.year is not None and published is not None and at.year > published:
        return "target"
    if at.stated and _from_value(quantity, mentions) and at.year is not None and (published is None or at.year <= published):
        return "actual"
    past = at.stated and at.year is not None and published is not None and at.year < published
    if is_target(quantity, mentions) and not (past and not _named_target(mentions, quantity)):
        return "target"
    if scope.achieved:
        return "actual"
    planned = scope.plan or about.plan
    if not planned:
        return "actual"
    if past or (at.stated and at.year is not None and about.base_year == at.year):
        return "actual"
    if at.stated and about.plan and at.year is not None and published is None and not _future(mentions):
        return "actual" if _from_value(quantity, mentions) else "target"
    return "actual" if _from_value(quantity, mentions) and at.stated else "target"


def _named_target(mentions: Mentions, quantity: Quantity) -> bool:
    clause = mentions.text[max(0, quantity.before - 24) : quantity.before]
    return bool(re.search(r"目标|任务|要求|规划|力争|确保|应完成", clause))


def _future(mentions: Mentions) -> bool:
    return any(period.future for period in mentions.periods)


def _from_value(quantity: Quantity, mentions: Mentions) -> bool:
    """Tell the first of a from–to pair: 从2020年的1.4个."""
    return bool(re.search(r"(?:从|由)[^,，;；]{0,12}$", mentions.text[max(0, quantity.before - 14) : quantity.before]))


def is_supposed(quantity: Quantity, mentions: Mentions, at: When, about: Context) -> bool:
    """Tell whether the number is only supposed (如果…可达) or forecast for a year that is no plan year."""
    kinds = {cue.kind for cue in mentions.cues if cue.start < quantity.before}
    if "hypothetical" in kinds:
        return True
    published = about.published[0] if about.published else None
    return "forecast" in kinds and "将会" in mentions.text and (published is None or (at.year or 0) <= published)


# -- region ----------------------------------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class Where:
    """The regions of a reading; more than one where a list of places shares a number."""

    codes: tuple[str, ...]
    flags: tuple[str, ...] = ()


_BRACKET = re.compile(r"^(?:监测)?(?:居民|市民|的)?(?:总体)?(?:平均|平均水平|水平|平均值|监测平均水平|监测水平|总体水平)?\([^()]*$")
_SUBJECT_BEFORE = re.compile(r"(?:^|[,，;；:：。、()（]|其中|和|及|与|年|月|底|末|数|率|水平|命|示|以来|其|为|,)$")


def where(
    quantity: Quantity, given: RegionMention | None, mentions: Mentions, about: Context, *, several: bool, graded: bool
) -> Where:
    """Find the region of a number: its own place name, else the subject of its sentence, else the document's.

    ``several``: a list of places may share the number. ``graded``: the indicator counts what a higher level awards.
    """
    if given is not None:
        return _codes(given, about)
    text = mentions.text
    boundary = max(text.rfind("；", 0, quantity.before), text.rfind(";", 0, quantity.before)) + 1
    for index in range(len(mentions.regions) - 1, -1, -1):
        region = mentions.regions[index]
        if graded and any(i.start <= region.end < i.end <= quantity.before for i in mentions.indicators):
            continue  # 荆州市重点专科: the place is who awards
        if region.end > quantity.before or region.start < boundary or _in_title(text, region):
            continue
        if _BRACKET.match(text[region.end : quantity.before]) and region.role in ("own", "comparison"):
            return _codes(region, about)
        if region.role == "own" and _is_subject(region, mentions, quantity):
            listed = _listed(mentions, index) if several else [region]
            parts = [_codes(item, about) for item in listed]
            return Where(tuple(c for part in parts for c in part.codes), tuple({f for part in parts for f in part.flags}))
    return _home(about)


def _home(about: Context) -> Where:
    if not about.region:
        return Where(("",), ("no_region",))
    return Where((about.region,), ("region_doubtful",) if about.region_doubtful else ())


def _in_title(text: str, region: RegionMention) -> bool:
    return text.rfind("《", 0, region.start) > text.rfind("》", 0, region.start)


def _is_subject(region: RegionMention, mentions: Mentions, quantity: Quantity) -> bool:
    text = mentions.text
    if not region.deictic and not _SUBJECT_BEFORE.search(text[: region.start]):
        return False
    if region.deictic in ("国", "省", "自治区") or not region.deictic:
        if region.deictic == "国" and not re.match(r"(?:居民|人均|平均|城乡|总体|儿童|婴儿|孕产妇|每|的|医疗|卫生|水平|人口|报告|共|现有|为|5岁|新生儿)", text[region.end :]):
            return False
        return quantity.before - region.end < 90
    return True


def _listed(mentions: Mentions, index: int) -> list[RegionMention]:
    run = [mentions.regions[index]]
    for region in reversed(mentions.regions[:index]):
        if region.deictic or mentions.text[region.end : run[0].start] not in ("、", "和", "及", "与", ",", "，"):
            break
        run.insert(0, region)
    return run


def _codes(region: RegionMention, about: Context) -> Where:
    if region.deictic:
        return _pointed(region.deictic, about)
    codes = region.codes
    if len(codes) > 1:
        related = tuple(c for c in codes if about.region and (_related(c, about.region)))
        codes = related or codes
    if len(codes) == 1:
        return Where(codes)
    return Where(("",), ("ambiguous_region",))


def _pointed(word: str, about: Context) -> Where:
    if word == "国":
        return Where((NATION,))
    divisions = load().divisions
    home = divisions.get(about.region)
    if home is None:
        return Where(("",), ("no_region",))
    if word in ("省", "自治区") and home.level != "province":
        province = next((c for c in _lineage(home, divisions) if divisions[c].level == "province"), "")
        return Where((province,)) if province else Where(("",), ("no_region",))
    return _home(about)


def _related(code: str, home: str) -> bool:
    divisions = load().divisions
    if code == home:
        return True
    return home in _lineage(divisions[code], divisions) or code in _lineage(divisions[home], divisions)


def _lineage(division: Division, divisions: dict[str, Division]) -> list[str]:
    found: list[str] = []
    while division.parent and division.parent in divisions and division.parent not in found:
        found.append(division.parent)
        division = divisions[division.parent]
    return found
