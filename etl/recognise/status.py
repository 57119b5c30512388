"""Status cues: the words that say whether a figure is achieved, planned, supposed or forecast."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from etl.model.resources import WORDING, rows
from etl.model.wording import pattern, words


class Cue(NamedTuple):
    """A word that bears on the status of figures. ``kind`` and ``scope`` are those of ``cues.csv``."""

    start: int
    end: int
    kind: str
    scope: str
    word: str


_DONE = pattern(r"{done_word}{done_sign}?{done_part}*$")  # 完成年度目标任务的101.5%: done, not planned
# 目标人群覆盖率: whom it is for, not what is aimed at; 目标人群4200人 is the number to reach
_WHOM = pattern(r"(?<={target_sign}){whom}(?!{whom_count}?{whom_is}?\d)")
_OF = words("of")
_NAME = pattern(r"{planned_word}{planned_name}")  # 计划生育: a name, nothing planned


@cache
def _cues() -> tuple[dict[str, list[tuple[str, str]]], dict[str, re.Pattern[str]]]:
    words: dict[str, list[tuple[str, str]]] = {}
    by_scope: dict[str, list[str]] = {}
    for row in rows(WORDING / "cues.csv"):
        place = "text" if row["scope"] in ("sentence", "clause") else row["scope"]
        words.setdefault(f"{place}:{row['word']}", []).append((row["cue"], row["scope"]))
        by_scope.setdefault(place, []).append(row["word"])
    patterns = {
        place: re.compile("|".join(sorted(map(re.escape, alternatives), key=len, reverse=True)))
        for place, alternatives in by_scope.items()
    }
    return words, patterns


def find(text: str, place: str = "text") -> list[Cue]:
    """Find the cues of reading text; ``place`` is ``text``, ``heading`` or ``title``.

    A word of two kinds (预计 plans and forecasts) yields a cue for each, in the order of ``cues.csv``.
    """
    words, patterns = _cues()
    return [
        Cue(match.start(), match.end(), kind, scope, match[0])
        for match in patterns[place].finditer(text)
        if not (text.startswith(_OF, match.end()) and _DONE.search(text, max(0, match.start() - 8), match.start()))
        and not _WHOM.match(text, match.end())
        and not _NAME.match(text, match.start())
        for kind, scope in words[f"{place}:{match[0]}"]
    ]
