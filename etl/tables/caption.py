"""What stands around a table and holds for all of it: region, year, unit, indicator, target."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from etl.frame.report import context
from etl.model.catalogue import NATION
from etl.model.document import Document
from etl.model.wording import pattern
from etl.recognise import periods, regions
from etl.recognise.fold import fold, reading
from etl.tables.captioned import named
from etl.tables.labels import Labels, Name, Time
from etl.tables.units import Measure, measure

_UNIT = pattern(r"{unit_label}[:：]\s*(?P<unit>[^\s()（）,，;；。]+)")
_YEARBOOK_AFTER = pattern(r"^(?:\S{0,4}{yearbook_of})?年鉴")
_METADATA = pattern(r"{imprint_label}[:：].*\d|[〔\[]\d{4}[〕\]]\d+号")
_YEARS = r"(?:19|20)\d\d年?(?:[-—–~至](?:19|20)\d\d年)?[末底度]?"
_NUMBER = r"附?[表件](?:\s*(?:{ordinal}|[\d.-])+)?[:：]?\s*"
_NATION = pattern(r"(?:" + _NUMBER + r")?(?:" + _YEARS + r")?(?:{our_nation}|{the_nation})")
_HONOUR = pattern(r".{0,16}{honour}")
_POINTS = pattern(r"{points_at_table}|表\s*\d")
_LONGEST = 60  # characters of a caption
_NEAR = 3  # captions, nearest first, that may say whose a table is
_ACHIEVED = pattern(r"{achievement_title}")
_NOTE = pattern(r"(?m)^\s*{note_label}?[:：]?[^\n。:：\d]{0,10}((?:19|20)\d\d)年[度末底]?{surveying}?数据")
_TARGET = pattern(r"年[度底末]?\S{0,6}?{target_heading}")


@dataclass(frozen=True, slots=True)
class Caption:
    """What holds for a whole table where its rows and columns say nothing else.

    ``region`` is a code, empty where no caption tells; ``base_year`` is the year of the base level that a note gives;
    ``name`` is the one indicator that the captions name, ``names`` all of the nearest that names any;
    ``published`` is the year of publication; ``where`` names the table in messages.
    """

    where: str
    region: str = ""
    region_doubtful: bool = False
    time: Time | None = None
    measure: Measure | None = None
    name: Name | None = None
    names: tuple[Name, ...] = ()
    base_year: int | None = None
    published: int | None = None
    plan: bool = False
    plan_year: int | None = None


def read(document: Document, lines: Sequence[str], outside: str, labels: Labels, where: str) -> Caption:
    """Read the captions of a table.

    Args:
        document: the document, for its title, publisher and date.
        lines: the captions from far to near: sheet name, headings, rows above the header with tabs between their cells.
        outside: all text of the document that is not in a table, where notes stand.
        labels: the catalogue's names.
        where: name of the table in messages.
    """
    own = [line for line in lines if line.strip()]
    whole = [line for line in (document.title, *(line for line in own if not _is_prose(line))) if line.strip()]
    text = "\n".join([*own, outside])
    said = context(replace(document, text=text, title="，".join(dict.fromkeys(whole)), blocks=(), problems=()))
    near_first = [fold(line) for line in (*reversed(own), document.title)]
    captions = sorted(near_first, key=_is_prose)  # what a caption says goes before what a sentence says
    units = (measure(found["unit"]) for line in near_first if (found := _UNIT.search(line)))
    short = (line for line in near_first if not _is_prose(line) and "\t" not in line)
    names = next((names for line in short if (names := named(line, labels))), ())
    times = (time for line in map(_about_table, captions) if (time := _time(line)) is not None)
    region = next((code for line in captions[:_NEAR] if (code := _own_region(line, said.region, labels))), "")
    return Caption(
        where=where,
        region=region or said.region,
        region_doubtful=said.region_doubtful and not region,
        time=next(times, None) or _time_in_note(outside),
        measure=next((unit for unit in units if unit is not None), None),
        name=names[0] if len({name.ids for name in names}) == 1 else None,
        names=names,
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
    if (nation := _NATION.match(line)) and not _HONOUR.match(line, nation.end()):
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
