"""Narrowing: a generic name (死亡率, 床位) that the word beside it makes the name of something else.

肺癌死亡率 is no 死亡率 of the population and 床位费 are no beds; without a row of their own in the catalogue they have
no indicator. Kinds of beds and of staff (儿科床位) are told apart later, by ``modifiers.csv``, where the unit is known.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from etl.model.resources import WORDING, rows
from etl.model.wording import pattern, words

_BASE_STARTS = words("capita_base")
_BASE_PARTS = (*"0123456789", *words("han_ten", "han_place"))
_A_DAY = words("a_day")
_KINDS = words("kind_end")
_GENERIC = words("of_a_kind")  # every word before it says which
_ALL_KINDS = pattern(r"{all_kinds}+")
_ALL_KINDS_END = pattern(r"{all_kinds}$")


_CLAUSE_ENDS = ("", *",，;；:：。(（、")
_ANY_BEHIND = "…"  # 药师… is every name that begins so


class ShortName(NamedTuple):
    """A name that stands for its indicator only where the sentence has said of what.

    ``within`` are words of which one must stand before it (or all of one tuple), ``unless`` words that must not;
    ``opens_clause``: nothing of the clause may stand before it.
    """

    id: str
    within: tuple[tuple[str, ...], ...]
    unless: tuple[str, ...]
    opens_clause: bool

    def holds(self, text: str, start: int) -> bool:
        """Tell whether the name that begins at ``start`` of the sentence is one."""
        before = text[:start]
        if self.opens_clause and before.rstrip()[-1:] not in _CLAUSE_ENDS:
            return False
        said = any(all(word in before for word in words) for words in self.within)
        return said and not any(word in before for word in self.unless)


@cache
def short_names() -> dict[str, ShortName]:
    """Return the names that need a context, by name."""
    return {
        row["name"]: ShortName(
            row["indicator"],
            tuple(tuple(words.split("&")) for words in _split(row["within"])),
            _split(row["unless"]),
            bool(row["opens_clause"]),
        )
        for row in rows(WORDING / "names_in_context.csv")
    }


@cache
def _words() -> dict[str, tuple[tuple[str, ...], tuple[str, ...]]]:
    """Return name -> words before it and words behind it that make another thing of it."""
    return {row["name"]: (_split(row["before"]), _split(row["after"])) for row in rows(WORDING / "narrowing.csv")}


@cache
def _beside(name: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the words before and behind that narrow ``name``, those of all names that begin as it does among them."""
    fitting = list(_fitting(name))
    return tuple(w for before, _ in fitting for w in before), tuple(w for _, after in fitting for w in after)


def _fitting(name: str) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    for key, beside in _words().items():
        if name == key or (key.endswith(_ANY_BEHIND) and name.startswith(key[:-1])):
            yield beside


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
    if name.startswith(_GENERIC) and text.endswith(_KINDS, 0, start) and not _ALL_KINDS_END.search(text, 0, start):
        return True  # 丙类传染病报告发病率
    before, after = _beside(name)
    return text.endswith(before, 0, start) or (bool(after) and text.startswith(after, end))


def narrows(name: str, start: int) -> bool:
    """Tell whether the front of a name, cut off at ``start``, says which kind is meant: 乙类 of 乙类传染病."""
    front = name[:start]
    if not front or _ALL_KINDS.fullmatch(front):
        return False
    return front.endswith(_KINDS) or name.startswith(_GENERIC, start)
