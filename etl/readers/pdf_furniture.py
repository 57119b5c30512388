"""The furniture of a PDF's pages: page numbers and running heads and feet, which are no part of the text.

A running line stands on many pages at the same place and says the same, but for one page counter that counts with the
pages. Numbers are never masked by their size alone: a total, a date or a path may hold the page's own number.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from math import isnan

from etl.readers.pdf_layout import Line

_NUMBERED = r"(?:第\s*)?\d{1,4}(?:\s*页)?"
_DASHES = r"[-—–－\s]*"
_LONE = re.compile(
    rf"{_DASHES}(?:{_NUMBERED}(?:[\s,，]*[/共]\s*共?\s*\d{{1,4}}\s*页?)?|共\s*\d{{1,4}}\s*页[\s,，]*{_NUMBERED}){_DASHES}"
)
"""A line that is a page number and nothing else; two numbers side by side are a row of a table."""
_NUMBER = re.compile(r"(?<![\d.,:：/])\d{1,4}(?![.,:：]?\d)")
_PAGE_BEFORE = re.compile(r"\b[Pp](?:age|\.)?\s*$")
_PAGE_AFTER = re.compile(r"\s*(?:页|/\s*\d|共|of\s*\d)")
_DASH_BEFORE, _DASH_AFTER = re.compile(r"(?:^|\s)[-—–－]\s*$"), re.compile(r"\s*[-—–－](?:$|\s)")
_LABEL = re.compile(r"(?:附[件表录图]|[表图例]|专栏|\b[A-Z][a-z]+)\s*$")
"""What is numbered from page to page and is no page: 附件 1, Table 1."""
_UNIT = re.compile(r"\s+[年月日章节条款张个所人家例项次万亿%‰]")

_Key = tuple[str, int | None, str]
"""The text before a counter, how far the counter runs ahead of the pages, the text after; without a counter None."""


def without_furniture(pages: Sequence[Sequence[Line]]) -> list[list[str]]:
    """Return the texts of the pages without page numbers and running lines: those on half of the pages or more.

    The header row of a table that goes on over pages looks the same; it stays where it stands first.
    """
    left = [list(lines) for lines in pages]
    for lines in left:
        _drop_page_number(lines, 0)
        _drop_page_number(lines, -1)
    heads, feet = _Running(left, 0), _Running(left, -1)
    seen: set[str] = set()
    for number, lines in enumerate(left, 1):
        _drop_running(lines, number, heads, seen)
        _drop_running(lines, number, feet, seen)
    return [[line.text for line in lines] for lines in left]


def _drop_page_number(lines: list[Line], end: int) -> bool:
    if lines and _LONE.fullmatch(lines[end].text):
        del lines[end]
        return True
    return False


def _drop_running(lines: list[Line], number: int, running: _Running, seen: set[str]) -> None:
    """Drop the running line at one end of page ``number`` and a page number or another one that stood behind it."""
    end = running.end
    for _ in range(2):
        if not running.holds(lines, number):
            return
        header_row = end == 0 and running.alike(lines[end]) and _in_table(lines, end)
        if header_row and lines[end].text not in seen:
            seen.add(lines[end].text)
            return
        del lines[end]
        if _drop_page_number(lines, end):
            return


def _in_table(lines: Sequence[Line], end: int) -> bool:
    """Whether the line at this end and the one beside it both have cells."""
    inward = lines[1 if end == 0 else -2].text if len(lines) > 1 else ""
    return "\t" in lines[end].text and "\t" in inward


def _row(lines: Sequence[Line], end: int) -> bool:
    """Whether the line at this end has as many cells as the one beside it."""
    return _in_table(lines, end) and lines[end].text.count("\t") == lines[1 if end == 0 else -2].text.count("\t")


class _Running:
    """The lines at one end of the pages (0 the first, -1 the last), each known by what it says and where it stands."""

    def __init__(self, pages: Sequence[Sequence[Line]], end: int) -> None:
        self.end = end
        self._least = max(2, len(pages) / 2)
        self._places: dict[_Key, list[float]] = {}
        for number, lines in enumerate(pages, 1):
            for key in self._keys(lines, number) if lines else ():
                self._places.setdefault(key, []).append(self._place(lines[end]))
        for places in self._places.values():
            places.sort()

    def holds(self, lines: Sequence[Line], number: int) -> bool:
        """Whether there is a line at this end of page ``number`` and it is a running one."""
        return bool(lines) and any(self._often(key, lines[self.end]) for key in self._keys(lines, number))

    def alike(self, line: Line) -> bool:
        """Whether the line is a running one without a counter."""
        return self._often((line.text, None, ""), line)

    def _often(self, key: _Key, line: Line) -> bool:
        places, place = self._places.get(key, ()), self._place(line)
        around = bisect_right(places, place + line.height) - bisect_left(places, place - line.height)
        return around >= self._least

    def _place(self, line: Line) -> float:
        return line.from_top if self.end == 0 else line.from_bottom

    def _keys(self, lines: Sequence[Line], number: int) -> Iterator[_Key]:
        if isnan(self._place(lines[self.end])):
            return
        text = lines[self.end].text
        yield text, None, ""
        for found in _NUMBER.finditer(text):
            before, after = text[: found.start()], text[found.end() :]
            if self._may_count(before, after, lines):
                yield before, int(found[0]) - number, after

    def _may_count(self, before: str, after: str, lines: Sequence[Line]) -> bool:
        """Whether a number with these neighbours may count pages: it says so, or it stands apart from the words.

        A bare number in the row of a table counts rows, and after a label what is labelled.
        """
        if _PAGE_BEFORE.search(before) or _PAGE_AFTER.match(after):
            return True
        if _DASH_BEFORE.search(before) and _DASH_AFTER.match(after):
            return True
        if _row(lines, self.end):
            return False
        opens, closes = not before or before.endswith("\t"), not after or after.startswith("\t")
        if opens:
            return closes or (after[0].isspace() and not _UNIT.match(after))
        return closes and before[-1].isspace() and not _LABEL.fullmatch(before.rpartition("\t")[2])
