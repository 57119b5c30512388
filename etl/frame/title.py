"""The title of a report, which often stands behind the chrome of a page (首页 > 正文 字号 分享到) or under its number.

A title says what kind of report it is (公报, 工作报告, 规划); where several lines do, the one that also says of whom
and of when. What the file itself calls its title stands where it says its kind, or nothing better is found.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from etl.model.document import Document
from etl.model.wording import pattern
from etl.readers.plain.lines import split_lines
from etl.readers.plain.metadata import is_metadata_line
from etl.recognise import periods, regions

_KIND_END = pattern(r"(?:{document_kind}|{paper_kind})(?:[(（][^)）]{1,20}[)）]|\[\d+\]|[①-⑳])*$")
_PROSE = re.compile(r"。.*。|[,，].*[,，].*。$")
_SECTION = re.compile(r"^\s*[一二三四五六七八九十]+\s*[、.．]|\.{4}|…{2}|^\s*附?[表图]\s*\d")
_CHROME = re.compile(r"[【】|>：:]|\S\s+\S+\s+\S")
_LINES = 40
_LONGEST = 60
_YEARS_BELOW = re.compile(r"^[(（]?(?:19|20)\d\d[-—~至]+(?:19|20)\d\d年?[)）]?$")


def report_title(document: Document) -> str:
    """Return the title of a report, empty where neither the file nor its first lines have one."""
    if _KIND_END.search(document.title):
        return document.title
    best = max(_candidates(document.text), key=_tells, default="")
    return best or document.title


def _candidates(text: str) -> Iterator[str]:
    """Yield the first lines that say a kind of report, alone or with the line below, until the prose begins."""
    lines = [line.text for line in split_lines(text[:4000]) if line.text][:_LINES]
    for index, line in enumerate(lines):
        if len(line) > _LONGEST and _PROSE.search(line):
            return
        below = lines[index + 1] if index + 1 < len(lines) else ""
        if _may_be_title(line):
            yield line + below if _YEARS_BELOW.match(below) else line
        elif len(line) > 8 and not _CHROME.search(line) and _may_be_title(line + below):
            yield line + below


def _may_be_title(text: str) -> bool:
    return (
        4 <= len(text) <= _LONGEST
        and _KIND_END.search(text) is not None
        and not any(mark in text for mark in "。；;|>》")
        and not _SECTION.search(text)
        and not is_metadata_line(text)
    )


def _tells(title: str) -> tuple[int, int]:
    """Rank a title by what it tells: of whom, of when; of equals the longer one."""
    dated = any(period.year or period.role == "title" for period in periods.find(title))
    placed = bool(regions.find(title) or regions.find_short(title))
    return dated + placed, len(title)
