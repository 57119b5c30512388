"""Parts: institutions of which a figure speaks where its name alone would mean the whole region.

乡镇卫生院诊疗人次7914万，入院人次157万，病床使用率48.6%: none of the three is the region's.
全省有乡镇卫生院1351个，床位8.1万张: the beds stand in them. A figure of a part keeps the part as its subgroup.
"""

from __future__ import annotations

from etl.link.attach import counts, is_modified
from etl.link.cursor import Cursor
from etl.link.marks import GRADE, HOSPITAL, LIST_MARK
from etl.model.catalogue import load
from etl.model.wording import pattern
from etl.recognise.indicators import IndicatorMention

# 公立|医院, 县级妇幼保健|机构, 社区|卫生服务站: words that single out a kind, before the word for the institution.
_KINDS = r"(?:{ownership}|{institution_kind}|" + GRADE + r")"
SINGLED_OUT = _KINDS + r"+(?:\(含[^()]{1,8}\)" + _KINDS + r"*)?(?:{institution}|中心(?=[(卫]))"
"""Institutions of a kind: 公立医院, 县级(含县级市)妇幼保健机构."""
_PART = pattern(r"(" + SINGLED_OUT + r"|" + HOSPITAL + r")(?:\([^()]{1,8}\))?(?:{attributive}|{there_are})?$")
_BEGINNING = pattern(r"(" + SINGLED_OUT + r"){attributive}?")
_LONGEST = 16  # characters of the name of a kind of institutions
# Names that say themselves that all institutions are meant.
_ALL = pattern(r"^{all_institutions}")
# 1351个 behind a name: the institutions are counted, not something in them.
_NUMBERED = pattern(r"[^\d,，;；。]{0,6}[\d.,]+万?[余多]?{counter}(?!百分|千分)")
_INSTITUTION = pattern(r"{institution_end}$")
# What may stand between a number and the next name of its list: a mark, 其中, 共有, the noun that the number counts.
_STEP = pattern(r"(?:[\u4e00-\u9fff]{2,4}(?=[;；]))?[、,，;；(]?(?:{of_which}[:：,，]?)?{there_are}?")


def part_of(cursor: Cursor, head: IndicatorMention, subgroup: str) -> str:
    """Return the institutions that ``head`` is said of, empty for the whole region; they hold on in a list.

    ``subgroup`` is the part of the population or of the institutions that its own words name.
    """
    if counts(head, "institutions"):
        cursor.part = _only_kind(cursor, head)
        return ""
    whose = {load().indicators[i].of for i in head.ids}
    if "named_hospitals" in whose:
        cursor.part = _named_before(cursor, head) or HOSPITAL
        return "" if cursor.part == HOSPITAL else cursor.part  # 县级医院诊疗人次
    if not whose & {"institutions", "hospitals"}:
        if any(r.start >= cursor.position for r in cursor.mentions.regions):
            cursor.part = ""
        return ""
    named = _named_before(cursor, head) or (subgroup if HOSPITAL[0] in subgroup else "")
    if not named and is_modified(cursor, head):
        return ""  # 中医药卫生人员 in the list of an institution
    if not named and not subgroup and _goes_on(cursor, head):
        named = cursor.part
    cursor.part = named
    return "" if cursor.part == HOSPITAL and "hospitals" in whose else cursor.part


def note_part(cursor: Cursor, name: str, *, counted: bool) -> None:
    """Let the institutions that begin a name go on in its list: 妇幼保健机构专业人员1.2万人、床位6400张."""
    found = _BEGINNING.match(name)
    if found and (counted or found[1] != name):
        cursor.part = found[1]
    elif counted and _INSTITUTION.search(name):
        cursor.part = name  # 养老机构26家，床位3120张


def _named_before(cursor: Cursor, head: IndicatorMention) -> str:
    until = head.start + len(HOSPITAL) if head.alias.startswith(HOSPITAL) else head.start  # 县级|医院病床使用率
    match = _PART.search(cursor.text, max(0, head.start - _LONGEST), until)
    return match[1] if match else ""


def _goes_on(cursor: Cursor, head: IndicatorMention) -> bool:
    """Tell whether nothing but a mark parts a name from the numbers before it: they speak of the same."""
    if _ALL.match(head.alias):
        return False
    start = cursor.position
    if cursor.part and cursor.text.startswith(cursor.part, start):
        start += len(cursor.part)  # 4509个乡镇卫生院，床位11.91万张
    return start > 0 and _STEP.fullmatch(cursor.text, start, head.start) is not None


def _only_kind(cursor: Cursor, head: IndicatorMention) -> str:
    """Return the one kind of institutions that is counted: 有乡镇卫生院1351个，床位…; of several it is the region."""
    listed = cursor.position > 0 and LIST_MARK.fullmatch(cursor.text, head.start - 1, head.start)
    kind = any(load().indicators[i].of == "one_kind" for i in head.ids)
    if listed or not kind or not _NUMBERED.match(cursor.text, head.end):
        return ""  # 床位6412张，其中公立医院3928张；…: beds are counted, not the institutions
    return head.alias
