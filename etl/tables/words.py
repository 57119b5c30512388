"""The words of tables: what columns are called, and what stands around a label without being part of it."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from etl.model.resources import WORDING, rows
from etl.model.wording import pattern
from etl.recognise.subgroups import subgroup_labels


@cache
def words(role: str) -> frozenset[str]:
    """Return the words of ``columns.csv`` for a role, folded and in lower case."""
    listed = [row["names"] for row in rows(WORDING / "columns.csv") if row["role"] == role]
    return frozenset(name for names in listed for name in names.split("|"))


_SEXES = {row["word"]: row["label"] for row in rows(WORDING / "sexes.csv")}


def group_name(label: str) -> str:
    """Return the one name of a group of people that tables call by several: 户籍 is 户籍人口."""
    return _SEXES.get(label) or subgroup_labels().get(label, (label, False))[0]


_PART = pattern(r"^[(]?(?:{of_which}[:：]?|内[:：])[)]?|^#")
_NUMERAL = pattern(
    r"^(?:{ordinal}{1,3}[、.]|[(](?:{ordinal}{1,3}|\d{1,2})[)]|\d{1,2}[、)]|\d{1,2}[.](?!\d)"
    r"|[①-⑳]|[*※△▲●○■□◆·•+-])"
)
_TRANSLATED = re.compile(r"(?<=[\u4e00-\u9fff)%‰])[A-Za-z#][A-Za-z,.'/&-]*(?:[(][A-Za-z,.'/&\d%-]*[)])?$")
RAISED = r"*#①-⑳ⓐ-ⓩ⁰¹²³⁴-⁹†‡§"
"""Signs that point at a note, as a set of characters."""
NOTE_MARK = r"(?:[" + RAISED + r"]|\[{note_mark}?\d{1,2}\]|[(]?{note_mark}\d?[)]?|[(]\d[)])+"
_MARK = pattern(r"(?:[:：]|" + NOTE_MARK + r")+$")


@lru_cache(maxsize=8192)
def bare(label: str) -> str:
    """Return a label (folded, without blanks) without list numerals, 其中, footnote marks and its translation."""
    previous = ""
    while label != previous:
        previous = label
        label = _PART.sub("", _NUMERAL.sub("", label, count=1), count=1)
    return _MARK.sub("", _TRANSLATED.sub("", label)) or previous


@lru_cache(maxsize=8192)
def is_part(label: str) -> bool:
    """Tell whether a label (folded, without blanks) says that it is part of what stands above: 其中：医院, #医院."""
    return _PART.match(_NUMERAL.sub("", label, count=1)) is not None
