"""Character format as content: raised marks, and text that is struck through, deleted or hidden.

A reader hands over stretches of text with what their format says; what comes back is the text as a person reads it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal

from etl.model.problems import Problem
from etl.model.wording import pattern
from etl.readers.bytes.source import Source

Form = Literal["plain", "raised", "gone"]
"""What the format of a stretch says: nothing, a mark set above the line, or that it is no part of the text."""
Stretch = tuple[str, Form]

_MARK = pattern(
    r"[\s\[\]()（）［］〔〕【】]*(?:{note_word}?[\d①-⒇ⓐ-ⓩ*＊†‡§#]{1,3}|[a-z])"
    r"(?:[\s,，、\-–—]*{note_word}?[\d①-⒇ⓐ-ⓩ*＊†‡§#]{1,3})*[\s\[\]()（）［］〔〕【】]*"
)
"""A mark that refers to a note; raised words are text."""
_POWER = re.compile(r"[-−+]?\d{1,2}")
_BASE = re.compile(r"(?:(?<![\d.,，])10|(?<![A-Za-z])[ckm]?m)$")
_RAISED = str.maketrans("0123456789+-−", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻")
_NUMBER_ENDS = re.compile(r"[\d%‰％]\s*$")
_NUMBER_BEGINS = re.compile(r"\s*[\d.]")
_EXAMPLE = 30


@dataclass(slots=True)
class LeftOut:
    """What was left out of a text because a reader of the file does not see it, or sees it struck through."""

    texts: list[str] = field(default_factory=list)

    def add(self, text: str) -> None:
        """Note a stretch that was left out; blanks count as nothing."""
        if shown := " ".join(text.split()):
            self.texts.append(shown)

    def doubts(self, source: Source) -> tuple[Problem, ...]:
        """Return the doubt ``text_left_out`` (``count``, ``example``), nothing where all of the text was read."""
        if not self.texts:
            return ()
        example = next((text for text in self.texts if any(map(str.isdecimal, text))), self.texts[0])
        shown = example[:_EXAMPLE] + ("…" if len(example) > _EXAMPLE else "")
        return (source.doubt("text_left_out", count=len(self.texts), example=shown),)


def assembled(stretches: Iterable[Stretch], left_out: LeftOut) -> str:
    """Return the text of the stretches: marks are dropped, raised powers written as such, what is gone is noted."""
    joined = _joined(stretches)
    marks_only = not any(form == "plain" and text.strip() for text, form in joined)
    parts: list[str] = []
    for text, form in joined:
        if form == "gone":
            left_out.add(text)
        elif form == "raised" and not marks_only:
            parts.append(raised("".join(parts[-2:]), text))
        else:
            parts.append(text)
    return "".join(parts)


def _joined(stretches: Iterable[Stretch]) -> list[Stretch]:
    """Return the stretches with neighbours of one form as one."""
    joined: list[Stretch] = []
    for text, form in stretches:
        if joined and joined[-1][1] == form:
            joined[-1] = (joined[-1][0] + text, form)
        elif text:
            joined.append((text, form))
    return joined


def raised(before: str, text: str) -> str:
    """Return what raised text stands for behind ``before``: a power (``10⁶``), nothing for a mark, else itself."""
    if _POWER.fullmatch(text.strip()) and _BASE.search(before):
        return text.strip().translate(_RAISED)
    return "" if _MARK.fullmatch(text) else text


def cell_text(lines: Sequence[str]) -> str:
    """Return the lines of one cell as one: a blank between them, and a semicolon where two figures would run together.

    ``12`` over ``345`` are two figures, never 12345 nor ``12 345``.
    """
    joined = ""
    for line in lines:
        if not line.strip():
            continue
        parted = _NUMBER_ENDS.search(joined) is not None and _NUMBER_BEGINS.match(line) is not None
        joined += ("；" if parted else " " if joined else "") + line.strip()
    return joined
