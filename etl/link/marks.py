"""The words and marks that several rules of linking look for, each named once."""

from __future__ import annotations

import re

from etl.model.wording import pattern

OF = "的"
OF_WHICH = "其中"
RATE = "率"
SHARE = "占比"
TAKES = "占"
ADDED = "新增"
DEATH = "死亡"
DEATHS = "死亡人数"
ZERO_DEATHS = "零死亡"
HOSPITAL = "医院"
TASK_RATE = "完成率"

IN_TURN = pattern(r"{in_turn}")
AND = pattern(r"、|{conjunction}")
LIST_MARK = pattern(r"[、,，]|{conjunction}")
LIST_COMMA = pattern(r"[、,]|{conjunction}")
ALIKE = pattern(r"{alike}")
COMMA = re.compile(r"[,，]")
CLAUSE = re.compile(r"[,，;；]")
PARTED = re.compile(r"[;；。]")
JOINTS = pattern(r"[、,，;；:：()]|{attributive}")
HAN = re.compile(r"[\u4e00-\u9fff]")
HAN_WORD = re.compile(r"[\u4e00-\u9fff]{2}")
ALL_TOLD = pattern(r"{whole_region}?{in_total}{already}?{grows_to}?")
"""What makes a number the total of what a number before it was part of: 总数达, 全市累计增至."""
SO_FAR = pattern(r"{in_total}")
GRADE = r"{grade}{grade_range}*"
"""三级甲等, 二级及以上: the grade of a hospital."""
FROM_BEFORE = r"{from}(?:[^,，;；\d]{0,6}{attributive})?"
"""The head of a from–to pair, with the time that the first number is of: 由, 从上年的."""


def per_head(many: str) -> str:
    """Return the head by which the catalogue names figures per 千 or 万 people: 每千人口."""
    return f"每{many}人口"
