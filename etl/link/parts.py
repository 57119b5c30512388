"""Parts: institutions of which a figure speaks where its name alone would mean the whole region.

乡镇卫生院诊疗人次7914万，入院人次157万，病床使用率48.6%: none of the three is the region's.
全省有乡镇卫生院1351个，床位8.1万张: the beds stand in them. A figure of a part keeps the part as its subgroup.
"""

from __future__ import annotations

import re

from etl.link.attach import counts, is_modified
from etl.link.cursor import Cursor
from etl.model.catalogue import load
from etl.recognise.indicators import IndicatorMention

# 公立|医院, 县级妇幼保健|机构, 社区|卫生服务站: words that single out a kind, before the word for the institution.
_KIND = (
    r"(?:公立|民营|社会办|政府办|基层|专业公共卫生|妇幼保健|疾病预防控制|卫生监督(?:检验)?|[一二三]级(?:甲等|及以上|以上)?|[省市县区乡]级"
    r"|中医药?类?|中西医结合|综合性?|专科|儿童|妇产科?|精神|传染病|乡镇|社区|村)"
)
_PLACE = (
    r"(?:医院|卫生院|卫生服务(?:中心\(站\)|中心|机构|站)|卫生室|保健院|保健(?:院和)?机构|(?:医疗)?(?:卫生)?机构"
    r"|疾控中心|中心(?=[(卫]))"
)
_PART = re.compile(f"({_KIND}+{_PLACE}|医院)(?:\\([^()]{{1,8}}\\))?(?:的|共有|共|现有|拥有|有)?$")
_BEGINNING = re.compile(f"({_KIND}+{_PLACE})的?")
_LONGEST = 16  # characters of the name of a kind of institutions
# Names that say themselves that all institutions are meant.
_WHOLE = ("医疗机构", "卫生机构", "医疗卫生机构")
# 1351个 behind a name: the institutions are counted, not something in them.
_NUMBERED = re.compile(r"[^\d,，;；。]{0,6}[\d.,]+万?[余多]?[个家所处](?!百分|千分)")
_INSTITUTION = re.compile(r"(?:机构|医院|院|中心|站|所)$")
# What may stand between a number and the next name of its list: a mark, 其中, 共有, the noun that the number counts.
_STEP = re.compile(r"(?:[\u4e00-\u9fff]{2,4}(?=[;；]))?[、,，;；(]?(?:其中[:：,，]?)?(?:共有|共|现有|拥有|有)?")


def part_of(cursor: Cursor, head: IndicatorMention, subgroup: str) -> str:
    """Return the institutions that ``head`` is said of, empty for the whole region; they hold on in a list.

    ``subgroup`` is the part of the population or of the institutions that its own words name.
    """
    if counts(head, "institutions"):
        cursor.part = _only_kind(cursor, head)
        return ""
    whose = {load().indicators[i].of for i in head.ids}
    if "named_hospitals" in whose:
        cursor.part = _named_before(cursor, head) or "医院"
        return "" if cursor.part == "医院" else cursor.part  # 县级医院诊疗人次
    if not whose & {"institutions", "hospitals"}:
        if any(r.start >= cursor.position for r in cursor.mentions.regions):
            cursor.part = ""
        return ""
    named = _named_before(cursor, head) or (subgroup if "医" in subgroup else "")
    if not named and is_modified(cursor, head):
        return ""  # 中医药卫生人员 in the list of an institution
    if not named and not subgroup and _goes_on(cursor, head):
        named = cursor.part
    cursor.part = named
    return "" if cursor.part == "医院" and "hospitals" in whose else cursor.part


def note_part(cursor: Cursor, name: str, *, counted: bool) -> None:
    """Let the institutions that begin a name go on in its list: 妇幼保健机构专业人员1.2万人、床位6400张."""
    found = _BEGINNING.match(name)
    if found and (counted or found[1] != name):
        cursor.part = found[1]
    elif counted and _INSTITUTION.search(name):
        cursor.part = name  # 养老机构26家，床位3120张


def _named_before(cursor: Cursor, head: IndicatorMention) -> str:
    until = head.start + len("医院") if head.alias.startswith("医院") else head.start  # 县级|医院病床使用率
    match = _PART.search(cursor.text, max(0, head.start - _LONGEST), until)
    return match[1] if match else ""


def _goes_on(cursor: Cursor, head: IndicatorMention) -> bool:
    """Tell whether nothing but a mark parts a name from the numbers before it: they speak of the same."""
    if head.alias.startswith(_WHOLE):
        return False
    start = cursor.position
    if cursor.part and cursor.text.startswith(cursor.part, start):
        start += len(cursor.part)  # 4509个乡镇卫生院，床位11.91万张
    return start > 0 and _STEP.fullmatch(cursor.text, start, head.start) is not None


def _only_kind(cursor: Cursor, head: IndicatorMention) -> str:
    """Return the one kind of institutions that is counted: 有乡镇卫生院1351个，床位…; of several it is the region."""
    listed = cursor.position > 0 and cursor.text[head.start - 1] in "、和及与,，"
    kind = any(load().indicators[i].of == "one_kind" for i in head.ids)
    if listed or not kind or not _NUMBERED.match(cursor.text, head.end):
        return ""  # 床位6412张，其中公立医院3928张；…: beds are counted, not the institutions
    return head.alias
