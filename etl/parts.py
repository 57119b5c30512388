"""Parts: institutions of which a figure speaks where its name alone would mean the whole region.

乡镇卫生院诊疗人次7914万，入院人次157万，病床使用率48.6%: none of the three is the region's.
全省有乡镇卫生院1351个、床位8.1万张: the beds stand in them. A figure of a part keeps the part as its subgroup.
"""

from __future__ import annotations

import re

from etl.align import leftover
from etl.cursor import Cursor
from etl.recognise.indicators import IndicatorMention

_BEFORE = re.compile(
    r"(乡镇卫生院|社区卫生服务中心(?:\(站\))?|社区卫生服务机构|基层医疗(?:卫生)?机构|公立医院|民营医院|民营医疗机构|公立医疗机构"
    r"|[一二三]级(?:甲等|公立)?医院|中医(?:类)?(?:医院|医疗机构)|[省市县区]级(?:公立)?医院|妇幼保健(?:院|机构)|专科医院|综合医院|村卫生室)的?$"
)
_OF_ANY = frozenset(
    {
        "hospital_beds", "outpatient_visits", "outpatient_emergency_visits", "inpatient_admissions",
        "inpatient_discharges", "inpatient_surgeries", "bed_occupancy_rate", "average_length_of_stay",
        "health_personnel", "health_technicians", "physicians", "registered_nurses", "outpatient_cost_per_visit",
        "inpatient_cost_per_admission", "drug_cost_share", "medical_service_revenue_share",
    }
)  # fmt: skip
"""What is counted of single kinds of institutions as well as of a whole region."""
_KINDS = frozenset(
    {
        "township_health_centers", "community_health_centers", "community_health_service_centers", "public_hospitals",
        "private_hospitals", "tertiary_hospitals", "secondary_hospitals", "tcm_hospitals", "mch_institutions",
        "general_hospitals", "specialised_hospitals",
    }
)  # fmt: skip
_STOCKS = frozenset({"hospital_beds", "health_personnel", "health_technicians"})
_INSTITUTIONS = _KINDS | {"health_institutions", "hospitals", "primary_care_institutions", "village_clinics", "clinics"}


def part_of(cursor: Cursor, head: IndicatorMention, subgroup: str) -> str:
    """Return the institutions that ``head`` is said of, empty for the whole region; they hold on in a list.

    ``subgroup`` is the part of the population or of the institutions that its own words name.
    """
    gap = cursor.text[cursor.position : head.start]
    goes_on = bool(gap) and "其中" not in gap and not re.search(r"[;；。:：]", gap) and not leftover(gap)
    part = ""
    if _OF_ANY.intersection(head.ids):
        until = head.start + len("医院") if head.alias.startswith("医院") else head.start  # 县级|医院病床使用率
        named = _BEFORE.search(cursor.text, max(0, head.start - 14), until)
        own = named[1] if named else subgroup if "医" in subgroup else ""
        part = own or (cursor.part if goes_on and not subgroup else "")
        if not part and gap == "、" and _STOCKS.intersection(head.ids):
            part = _kind_counted(cursor)
    cursor.part = part
    return part


def _kind_counted(cursor: Cursor) -> str:
    """Return the one kind of institutions that was just counted: 有乡镇卫生院1351个、床位…."""
    last = cursor.last[-1].indicator if cursor.last else None
    if last is None or last.id not in _KINDS:
        return ""
    counted = [m for m in cursor.mentions.indicators if m.start < cursor.position and _INSTITUTIONS.intersection(m.ids)]
    return counted[0].alias if len(counted) == 1 else ""
