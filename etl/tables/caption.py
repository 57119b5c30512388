"""What stands around a table and holds for all of it: region, year, unit, indicator, target."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from etl.frame.report import context
from etl.model.catalogue import NATION
from etl.model.document import Document
from etl.recognise import periods, regions
from etl.recognise.fold import fold, reading
from etl.tables.labels import Labels, Name, Time
from etl.tables.units import Measure, measure

_UNIT = re.compile(r"(?:计量)?单位[:：]\s*(?P<unit>[^\s()（）,，;；。]+)")
_YEARBOOK_AFTER = re.compile(r"^(?:\S{0,4}统计|\S{0,4}卫生(?:健康)?)?年鉴")
_METADATA = re.compile(r"(?:日期|时间|来源|发布|作者|编辑|填报单位)[:：].*\d|[〔\[]\d{4}[〕\]]\d+号")
_NATION = re.compile(
    r"(?:附?[表件](?:\s*[\d一二三四五六七八九十.-]+)?[:：]?\s*)?(?:(?:19|20)\d\d年?(?:[-—–~至](?:19|20)\d\d年)?[末底度]?)?(?:我国|全国|中国)"
    r"(?!.{0,16}(?:文明|卫生[城县]|健康[城县]|示范|先进|试点|创建|评[选审]|优秀|[首最前百]|统一|人大|爱国|对比|比较))"
)
_POINTS = re.compile(r"[下附]表|见表|如下|表\s*\d")
_LONGEST = 60  # characters of a caption
_NEAR = 3  # captions, nearest first, that may say whose a table is
_ACHIEVED = re.compile(r"完成|实现|执行|评估|进展|总结")
_NOTE = re.compile(r"(?m)^\s*(?:注|说明|备注)?[:：]?[^\n。:：\d]{0,10}((?:19|20)\d\d)年(?:度|末|底)?(?:统计|监测)?数据")
_TARGET = re.compile(r"年(?:度|底|末)?\S{0,6}?(?:目标|规划值|任务)")


@dataclass(frozen=True, slots=True)
class Caption:
    """What holds for a whole table where its rows and columns say nothing else.

    ``region`` is a code, empty where no caption tells; ``base_year`` is the year of the base level that a note gives;
    ``published`` is the year of publication; ``where`` names the table in messages.
    """

    where: str
    region: str = ""
    region_doubtful: bool = False
    time: Time | None = None
    measure: Measure | None = None
    name: Name | None = None
    base_year: int | None = None
    published: int | None = None
    plan: bool = False
    plan_year: int | None = None


def read(document: Document, lines: Sequence[str], outside: str, labels: Labels, where: str) -> Caption:
    """Read the captions of a table.

    Args:
        document: the document, for its title, publisher and date.
        lines: the captions from far to near: sheet name, headings, rows above the header.
        outside: all text of the document that is not in a table, where notes stand.
        labels: the catalogue's names.
        where: name of the table in messages.
    """
    own = [line for line in lines if line.strip()]
    whole = [line for line in (document.title, *own) if line.strip()]
    text = "\n".join([*own, outside])
    said = context(replace(document, text=text, title="，".join(dict.fromkeys(whole)), blocks=(), problems=()))
    near_first = [fold(line) for line in (*reversed(own), document.title)]
    captions = sorted(near_first, key=_is_prose)  # what a caption says goes before what a sentence says
    units = (measure(found["unit"]) for line in near_first if (found := _UNIT.search(line)))
    names = ((line, labels.within(line)) for line in near_first if not _is_prose(line))
    times = (time for line in map(_about_table, captions) if (time := _time(line)) is not None)
    region = next((code for line in captions[:_NEAR] if (code := _own_region(line, said.region, labels))), "")
    return Caption(
        where=where,
        region=region or said.region,
        region_doubtful=said.region_doubtful and not region,
        time=next(times, None) or _time_in_note(outside),
        measure=next((unit for unit in units if unit is not None), None),
        name=next((Name(line, ids) for line, ids in names if ids), None),
        base_year=said.base_year,
        published=said.published[0] if said.published else None,
        plan=said.plan,
        plan_year=None if _ACHIEVED.search("".join(whole)) else said.plan_year,
    )


def _is_prose(line: str) -> bool:
    return len(line) > _LONGEST or "。" in line


def _about_table(line: str) -> str:
    """Return a caption, and of a paragraph the sentence that points at the table: what it tells besides is its own."""
    return line if not _is_prose(line) else next((part for part in line.split("。") if _POINTS.search(part)), "")


def _own_region(line: str, home: str, labels: Labels) -> str:
    """Return the one region whose table a caption says to be: 全国 at its head, or a full name inside ``home``."""
    if _NATION.match(line):
        return NATION
    if _is_prose(line) or _METADATA.search(line):
        return ""
    found = {code for mention in regions.find(line) if mention.role == "own" for code in mention.codes}
    inside = {code for code in found if code != home and labels.places.inside(code, home)}
    return inside.pop() if home not in ("", NATION) and len(inside) == 1 and found <= {*inside, home} else ""


def _time(line: str) -> Time | None:
    """Return the one year a caption states; None where it states none, several or a span of years."""
    text = reading(line, 0, len(line)).text
    if _METADATA.search(text):
        return None  # the day a form was filled in is not the time of its figures
    stated = [found for found in periods.find(text) if found.year and not _YEARBOOK_AFTER.match(text[found.end :])]
    if any(found.until for found in stated) or len({found.year for found in stated}) != 1:
        return None
    found = stated[-1]
    year = int(found.year or 0)
    return Time(year, _period(year, found), bool(_TARGET.search(text)))


def _time_in_note(outside: str) -> Time | None:
    """Return the year of a note below the table (注：2023年数据); None where notes tell several or none."""
    years = {int(year) for year in _NOTE.findall(outside)}
    if len(years) != 1:
        return None
    year = years.pop()
    return Time(year, str(year), False)


def _period(year: int, found: periods.Period) -> str:
    if found.months is None:
        return str(year)
    first, last = (f"{year}-{month:02}" for month in found.months)
    if found.day is not None:
        return f"{first}-{found.day:02}"
    return first if first == last else f"{first}/{last}"
