"""Parts: institutions of which a figure speaks where its name alone would mean the whole region.

乡镇卫生院诊疗人次7914万，入院人次157万，病床使用率48.6%: none of the three is the region's.
全省有乡镇卫生院1351个，床位8.1万张: the beds stand in them. A figure of a part keeps the part as its subgroup.
"""

from __future__ import annotations

from etl.link.attach import counts, is_modified
from etl.link.marks import GRADE, HOSPITAL, LIST_MARK
from etl.link.state import State, Then
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


def part_of(state: State, head: IndicatorMention, subgroup: str) -> tuple[str, str]:
    """Return the institutions that ``head`` is said of (empty: the whole region), and those that its list goes on with.

    ``subgroup`` is the part of the population or of the institutions that its own words name.
    """
    if counts(head, "institutions"):
        return "", _only_kind(state, head)
    whose = {load().indicators[i].of for i in head.ids}
    if "named_hospitals" in whose:
        part = _named_before(state, head) or HOSPITAL
        return "" if part == HOSPITAL else part, part  # 县级医院诊疗人次
    if not whose & {"institutions", "hospitals"}:
        placed = any(r.start >= state.position for r in state.mentions.regions)
        return "", "" if placed else state.part
    named = _named_before(state, head) or (subgroup if HOSPITAL[0] in subgroup else "")
    if not named and is_modified(state, head):
        return "", state.part  # 中医药卫生人员 in the list of an institution
    if not named and not subgroup and _goes_on(state, head):
        named = state.part
    return "" if named == HOSPITAL and "hospitals" in whose else named, named


def part_begun(name: str, *, counted: bool) -> Then:
    """Let the institutions that begin a name go on in its list: 妇幼保健机构专业人员1.2万人、床位6400张."""
    found = _BEGINNING.match(name)
    if found and (counted or found[1] != name):
        return {"part": found[1]}
    if counted and _INSTITUTION.search(name):
        return {"part": name}  # 养老机构26家，床位3120张
    return {}


def _named_before(state: State, head: IndicatorMention) -> str:
    until = head.start + len(HOSPITAL) if head.alias.startswith(HOSPITAL) else head.start  # 县级|医院病床使用率
    match = _PART.search(state.text, max(0, head.start - _LONGEST), until)
    return match[1] if match else ""


def _goes_on(state: State, head: IndicatorMention) -> bool:
    """Tell whether nothing but a mark parts a name from the numbers before it: they speak of the same."""
    if _ALL.match(head.alias):
        return False
    start = state.position
    if state.part and state.text.startswith(state.part, start):
        start += len(state.part)  # 4509个乡镇卫生院，床位11.91万张
    return start > 0 and _STEP.fullmatch(state.text, start, head.start) is not None


def _only_kind(state: State, head: IndicatorMention) -> str:
    """Return the one kind of institutions that is counted: 有乡镇卫生院1351个，床位…; of several it is the region."""
    listed = state.position > 0 and LIST_MARK.fullmatch(state.text, head.start - 1, head.start)
    kind = any(load().indicators[i].of == "one_kind" for i in head.ids)
    if listed or not kind or not _NUMBERED.match(state.text, head.end):
        return ""  # 床位6412张，其中公立医院3928张；…: beds are counted, not the institutions
    return head.alias
