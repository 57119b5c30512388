"""Which lines of plain text are headings, and how deep.

Ranks order the kinds of heading from the widest (1) to the deepest;
:func:`etl.readers.plain.blocks.settle_levels` turns the ranks a document really uses into dense levels. Unnumbered
lines rank deepest, so that a caption or a slogan never ends the section it stands in ("二、2024年工作计划" holds until
三、), save those that plainly open a new part.
"""

from __future__ import annotations

import re

from etl.readers.plain.metadata import is_metadata_line

RANK_MAJOR = 4
RANK_UNNUMBERED = 9

_HAN = "一二三四五六七八九十百"
_NUMBERED = (
    (1, re.compile(rf"第[{_HAN}\d]{{1,3}}(?:部分|篇|编)[、：:\s]?")),
    (2, re.compile(rf"第[{_HAN}\d]{{1,3}}章[、：:\s]?")),
    (3, re.compile(rf"第[{_HAN}\d]{{1,3}}节[、：:\s]?")),
    (5, re.compile(rf"[{_HAN}]{{1,3}}\s*[、.．]")),
    (6, re.compile(rf"[（(]\s*[{_HAN}]{{1,3}}\s*[）)]")),
    (7, re.compile(r"\d{1,2}\s*(?:[、．](?!\d{1,2}\s*[月日号])|\.(?!\d)|\.(?=20\d\d年))")),
    (8, re.compile(r"[（(]\s*\d{1,2}\s*[）)]|\d{1,2}[）)]|[①-⑳]")),
)
_BULLET = re.compile(r"(?:[-*•·●■◆▪]|——|—)\s*")
_MAJOR = re.compile(
    r"(?:(?:19|20)\d\d年|下一步|下步|下阶段|今后|上年|明年|本年度).{0,12}"
    r"(?:工作|回顾|总结|计划|打算|安排|要点|思路|重点|大事记|目标|任务|展望)"
)
_FIGURE = re.compile(r"[\d０-９](?:[\d.,，．０-９]*)\s*(?:[%％‰万亿人张个岁例家元次件所支名户只]|/10万)|零死亡")
_SENTENCE_START = re.compile(r"(?:19|20)\d\d年[，,]|截至|截止|据|日前|近日|目前|今年以来|其中")
_NAMES = re.compile(r"[\u4e00-\u9fff]{2,3}(?:[ \u3000]+[\u4e00-\u9fff]{2,3})+")
_FINAL = "。！？；;!?…"
_HEADING_LIMIT = 40
_CLAUSE_LIMIT = 26
_UNNUMBERED_LIMIT = 32
_NO_HEADING = frozenset(
    {
        "图片",
        "图",
        "编者按",
        "编者的话",
        "导读",
        "附件",
        "点击查看",
        "我要问",
        "热点文章推荐",
        "相关文章推荐",
        "分享",
        "打印本页",
    }
)


def numbered_heading(text: str) -> tuple[int, int] | None:
    """Return ``(rank, length)`` if ``text`` begins with a numbered heading, else None.

    ``length`` is the part of ``text`` that is the heading: all of it, or, where prose follows on the line, the phrase
    up to its full stop. A numbered sentence that states a figure is prose, not a heading.
    """
    bullet = _BULLET.match(text)
    skip = bullet.end() if bullet else 0
    for rank, pattern in _NUMBERED:
        if match := pattern.match(text, skip):
            length = _heading_length(text, match.end())
            return (rank, length) if length else None
    return None


def begins_item(text: str) -> bool:
    """Whether the line begins a new item or paragraph by its look: a number, a bullet, a dash."""
    if _BULLET.match(text) and not re.match(r"[-—]\d", text):
        return True
    return any(pattern.match(text) for _, pattern in _NUMBERED) or text.startswith(
        ("注：", "注:", "备注", "附：", "附件")
    )


def unnumbered_heading(text: str, below: str) -> int | None:
    """Return the rank if ``text``, alone above the non-blank line ``below``, reads like a heading, else None."""
    if not 2 <= len(text) <= _UNNUMBERED_LIMIT or not below or text in _NO_HEADING:
        return None
    if text[-1] in "。；;，,、：:…" or "。" in text or _FIGURE.search(text) or _SENTENCE_START.match(text):
        return None
    if text[0] in "（(【[□■图注*" or _BULLET.match(text) or _NAMES.fullmatch(text) or is_metadata_line(text):
        return None
    if len(re.findall(r"[\u4e00-\u9fff]", text)) < 2 or re.match(r"[\d.]+\s*[%％‰万人张岁个！]", below):
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
    if after >= len(text) and "第" not in text:
        return 0
    return len(head) if 0 <= stop < len(text) - 1 else len(text)
