"""Levels: which level of the administration a pointing word (全市, 我省, 本县) means."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from etl.model.catalogue import Division, load
from etl.model.resources import WORDING, rows


class Pointed(NamedTuple):
    """What a word of level may point at: the levels, whether the division's name must end with the word, and whether
    a document that names only places within may mean the one above them.
    """

    levels: tuple[str, ...]
    named_so: bool
    through_parts: bool


@cache
def pointed() -> dict[str, Pointed]:
    """Return what the words of ``levels.csv`` (市, 县, 省 ...) point at."""
    return {
        row["word"]: Pointed(tuple(row["levels"].split("|")), row["named_so"] == "yes", row["through_parts"] == "yes")
        for row in rows(WORDING / "levels.csv")
    }


OF_NATION = next(word for word, at in pointed().items() if at.levels == ("nation",))
"""The word that points at the nation."""


def is_province(word: str) -> bool:
    """Tell a word that always points at a province."""
    return word in pointed() and pointed()[word].levels == ("province",)


def fits(division: Division, word: str) -> bool:
    """Tell whether a division may be what 全市, 全县, 我省 (``word``: 市, 县, 省 ...) points at."""
    if word not in pointed() or division.level not in pointed()[word].levels:
        return False
    name = load().today.get(division.code, division.name)
    return name.endswith(word) if pointed()[word].named_so else True
