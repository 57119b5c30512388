"""Which lines of plain text are headings, and how deep.

Ranks order the kinds of heading from the widest (1) to the deepest;
:func:`etl.readers.plain.blocks.settle_levels` turns the ranks a document really uses into dense levels. Unnumbered
lines rank deepest, so that a caption or a slogan never ends the section it stands in ("二、2024年工作计划" holds until
三、), save those that plainly open a new part.
"""

from __future__ import annotations

import re

from etl.model.dates import DATES
from etl.model.wording import pattern, words
from etl.readers.plain.metadata import is_metadata_line

RANK_MAJOR = 4
RANK_UNNUMBERED = 9

_HAN = r"[{han_one}{han_ten}{han_place}]{1,3}"
_NTH = r"{nth}[\d{han_one}{han_ten}{han_place}]{1,3}"
_ORDINAL = words("nth")[0]
_NUMBERED = (
    (1, pattern(_NTH + r"{part_word}[、：:\s]?")),
    (2, pattern(_NTH + r"{chapter_word}[、：:\s]?")),
    (3, pattern(_NTH + r"{section_word}[、：:\s]?")),
    (5, pattern(_HAN + r"\s*[、.．]")),
    (6, pattern(r"[（(]\s*" + _HAN + r"\s*[）)]")),
    (7, pattern(r"\d{1,2}\s*(?:[、．](?!\d{1,2}\s*(?:{month_sign}|{day_sign}))|\.(?!\d)|\.(?={year}))", **DATES)),
    (8, re.compile(r"[（(]\s*\d{1,2}\s*[）)]|\d{1,2}[）)]|[①-⑳]")),
)
_BULLET = re.compile(r"(?:[-*•·●■◆▪]|——|—)\s*")
_MAJOR = pattern(r"(?:{year}|{time_of_work}).{0,12}{kind_of_work}", **DATES)
_FIGURE = pattern(
    r"[\d０-９][\d.,，．０-９]*\s*(?:[%％‰{myriad}{myriad_squared}{value_unit}{case_unit}{counted_unit}]|/{per_100k})"
    r"|{no_death}"
)
VALUE_START = pattern(r"[\d０-９]+(?:[.．][\d０-９]+)?\s*[%％‰/！{myriad}{myriad_squared}{value_unit}{case_unit}]")
"""What begins a line that goes on with the figure of a broken sentence."""
_FIGURE_BELOW = pattern(r"[\d.]+\s*[%％‰！{myriad}{value_unit}]")
_SENTENCE_START = pattern(r"{year}[，,]|{sentence_start}", **DATES)
_NAMES = re.compile(r"[\u4e00-\u9fff]{2,3}(?:[ \u3000]+[\u4e00-\u9fff]{2,3})+")
_FINAL = "。！？；;!?…"
_HEADING_LIMIT = 40
_CLAUSE_LIMIT = 26
_UNNUMBERED_LIMIT = 32
_NO_HEADING = frozenset(words("editors_note", "picture_label", "no_heading"))
_NO_HEADING_START = frozenset((*"（(【[□■*", *words("no_heading_start")))
_ITEM_LABELS = words("item_label")


def numbered_heading(text: str) -> tuple[int, int] | None:
    """Return ``(rank, length)`` if ``text`` begins with a numbered heading, else None.

    ``length`` is the part of ``text`` that is the heading: all of it, or, where prose follows on the line, the phrase
    up to its full stop. A numbered sentence that states a figure is prose, not a heading.
    """
    bullet = _BULLET.match(text)
    skip = bullet.end() if bullet else 0
    for rank, number in _NUMBERED:
        if match := number.match(text, skip):
            length = _heading_length(text, match.end())
            return (rank, length) if length else None
    return None


def begins_item(text: str) -> bool:
    """Whether the line begins a new item or paragraph by its look: a number, a bullet, a dash."""
    if _BULLET.match(text) and not re.match(r"[-—]\d", text):
        return True
    return any(number.match(text) for _, number in _NUMBERED) or text.startswith(_ITEM_LABELS)


def unnumbered_heading(text: str, below: str) -> int | None:
    """Return the rank if ``text``, alone above the non-blank line ``below``, reads like a heading, else None."""
    if not 2 <= len(text) <= _UNNUMBERED_LIMIT or not below or text in _NO_HEADING:
        return None
    if text[-1] in "。；;，,、：:…" or "。" in text or _FIGURE.search(text) or _SENTENCE_START.match(text):
        return None
    if text[0] in _NO_HEADING_START or _BULLET.match(text) or _NAMES.fullmatch(text) or is_metadata_line(text):
        return None
    if len(re.findall(r"[\u4e00-\u9fff]", text)) < 2 or _FIGURE_BELOW.match(below):
        return None
    return RANK_MAJOR if _MAJOR.match(text) else RANK_UNNUMBERED


def _heading_length(text: str, after: int) -> int:
    stop = next((place for place, sign in enumerate(text) if sign in _FINAL and place >= after), -1)
    head = text if stop < 0 else text[:stop]
    if len(head) > _HEADING_LIMIT or _FIGURE.search(head, after) or head[-1] in "，,、":
        return 0
    if 0 <= stop < len(text) - 1 and text[stop] not in "。！？!?":
        return 0
    if stop == len(text) - 1 and (len(head) > _CLAUSE_LIMIT or "，" in head or "," in head):
        return 0
    if after >= len(text) and _ORDINAL not in text:
        return 0
    return len(head) if 0 <= stop < len(text) - 1 else len(text)
