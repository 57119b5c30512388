"""Relations: words beside a number that say whose it is: a target's, another place's level."""

from __future__ import annotations

from etl.model.wording import pattern, words
from etl.recognise.quantities.quantity import Quantity

_TARGET = pattern(
    r"(?:{bound_ge_after}|{bound_le_after}|{bound_about_after})?"
    r"(?:{of}{target_kind}?{target_noun}|{target_sign}(?!{not_target}))"
)
_SET = pattern(r"{setting}{set_as}?{set_verb}{of}{control}?{set_noun}?{set_value}?$")
_LONGEST_SET = 12
_ENDS_OF_SET = frozenset(word[-1] for word in words("of", "set_noun", "set_value"))
_START = pattern(
    r"{from_word}{of}?(?:[\d.,{myriad}{myriad_squared}]+(?:%|‰|/{per_100k}|{start_unit})?[、{and_word}])*$"
)
_LONGEST_START = 40
_LEVEL = pattern(r"{of}{overall}?{level_noun}")


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
