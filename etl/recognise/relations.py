"""Relations: words behind a number that say whose it is: a target's, another place's level."""

from __future__ import annotations

import re

from etl.recognise.quantity import Quantity

_TARGET = re.compile(r"(?:及以上|以上|左右|以内|以下)?的(?:规划|省定|国家|既定|年度|预期)?(?:目标|要求|任务)")
_LEVEL = re.compile(r"的(?:平均|总体)?水平")


def is_of_target(text: str, quantity: Quantity) -> bool:
    """Tell whether the number describes a target: 超出70%的目标要求."""
    return _TARGET.match(text, quantity.unit_end) is not None


def is_their_level(text: str, quantity: Quantity) -> bool:
    """Tell whether the number is the level of a place named before it: 低于全市3.4人的平均水平."""
    return _LEVEL.match(text, quantity.unit_end) is not None
