"""Hidden names: the characters of a place name that belong to other words: 健康县, 示范县, 东西区域, 农产品市场."""

from __future__ import annotations

from functools import cache

from etl.model.catalogue import load
from etl.model.resources import WORDING, rows
from etl.model.wording import words

# Names of districts that prose uses as plain words: names only behind the city they belong to.
_COMMON_NOUNS = frozenset(words("common_district"))
# The last character of a name and the next make another word: 县域, 区划, 市场; with 县 only of the shortest names.
_LONGER, _LONGER_OF_SHORT = frozenset(words("longer_district")), frozenset(words("longer_county"))
_SEVERALLY = words("severally")
_SHORT = 2  # characters of a name that other words easily end with


@cache
def _endings() -> dict[str, tuple[str, ...]]:
    """Return name -> characters that make another word of it."""
    return {row["name"]: tuple(row["before"].split("|")) for row in rows(WORDING / "hidden_names.csv")}


def is_hidden(text: str, start: int, name: str, codes: tuple[str, ...]) -> bool:
    """Tell whether ``name`` at ``start`` is only a part of other words; behind its city it is always a name."""
    end = start + len(name)
    word = text[end - 1 : end + 1]
    goes_on = word in _LONGER or (len(name) == _SHORT and word in _LONGER_OF_SHORT)
    goes_on = goes_on and not text.startswith(_SEVERALLY, end)  # 黄岩区分别为
    hidden = goes_on or name in _COMMON_NOUNS or text.endswith(_endings().get(name, ()), 0, start)
    return hidden and not any(_behind_parent(text, start, code) for code in codes)


def _behind_parent(text: str, start: int, code: str) -> bool:
    divisions = load().divisions
    while (above := divisions.get(divisions[code].parent)) is not None and above.code != code:
        if text.endswith((above.name, above.short), 0, start):
            return True
        code = above.code
    return False
