"""Narrowing: a generic name (死亡率, 床位) that the word beside it makes the name of something else.

肺癌死亡率 is no 死亡率 of the population and 床位费 are no beds; without a row of their own in the catalogue they have
no indicator. Kinds of beds and of staff (儿科床位) are told apart later, by ``modifiers.csv``, where the unit is known.
"""

from __future__ import annotations

from functools import cache

from etl.model.resources import WORDING, rows
from etl.model.wording import pattern, words

_BASE_STARTS = words("capita_base")
_BASE_PARTS = (*"0123456789", *words("han_ten", "han_place"))
_A_DAY = words("a_day")
_KINDS = words("kind_end")
_GENERIC = words("of_a_kind")  # every word before it says which
_ALL_KINDS = pattern(r"{all_kinds}+")


@cache
def _words() -> dict[str, tuple[tuple[str, ...], tuple[str, ...]]]:
    """Return name -> words before it and words behind it that make another thing of it."""
    return {row["name"]: (_split(row["before"]), _split(row["after"])) for row in rows(WORDING / "narrowing.csv")}


def _split(words: str) -> tuple[str, ...]:
    return tuple(word for word in words.split("|") if word)


def is_narrowed(text: str, start: int, end: int, name: str) -> bool:
    """Tell whether ``name`` at ``text[start:end]`` stands for less than, or for something else than, it says.

    千人口… behind a digit or 十 is cut out of another base: 每十万人口 is not 每万人口.
    """
    if name.startswith(_BASE_STARTS) and text.endswith(_BASE_PARTS, 0, start):
        return True
    if text.endswith(_A_DAY, 0, start):
        return True  # 日均接警211次
    before, after = _words().get(name, ((), ()))
    return text.endswith(before, 0, start) or (bool(after) and text.startswith(after, end))


def narrows(name: str, start: int) -> bool:
    """Tell whether the front of a name, cut off at ``start``, says which kind is meant: 乙类 of 乙类传染病."""
    front = name[:start]
    if not front or _ALL_KINDS.fullmatch(front):
        return False
    return front.endswith(_KINDS) or name.startswith(_GENERIC, start)
