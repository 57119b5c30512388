"""Relations: words beside a number that say whose it is: a target's, another place's level."""

from __future__ import annotations

import re

from etl.recognise.quantities.quantity import Quantity

_TARGET = re.compile(
    r"(?:及以上|以上|左右|以内|以下)?"
    r"(?:的(?:规划|省定|国家|既定|年度|预期)?(?:目标|要求|任务)|目标(?!人|对象|群|客|管理))"
)
_SET = re.compile(
    r"(?:规划|纲要|计划|目标|任务|考核)(?:所)?(?:要求|确定|规定|设定|提出|下达|明确)的(?:控制)?(?:目标|指标)?(?:值)?$"
)
_LONGEST_SET = 12
_START = re.compile(r"[由从](?:的)?(?:[\d.,万亿]+(?:%|‰|/10万|[张人个名所家])?[、和及与])*$")
_LONGEST_START = 40
_ENDS_OF_SET = frozenset("的标值")
_LEVEL = re.compile(r"的(?:平均|总体)?水平")


def is_of_target(text: str, quantity: Quantity) -> bool:
    """Tell whether the number describes a target: 超出70%的目标要求, 控制在规划要求的18/10万以内."""
    if _TARGET.match(text, quantity.unit_end):
        return True
    return text[quantity.before - 1 : quantity.before] in _ENDS_OF_SET and (
        _SET.search(text, max(0, quantity.before - _LONGEST_SET), quantity.before) is not None
    )


def is_start(text: str, quantity: Quantity) -> bool:
    """Tell the first of a from–to pair, alone or in a list: 分别由5.2张、2.87人提升至5.78张、3.62人."""
    return _START.search(text, max(0, quantity.before - _LONGEST_START), quantity.before) is not None


def is_their_level(text: str, quantity: Quantity) -> bool:
    """Tell whether the number is the level of a place named before it: 低于全市3.4人的平均水平."""
    return _LEVEL.match(text, quantity.unit_end) is not None
