"""Cutting: a file that holds several reports, one after the other, is read as several documents.

A compilation, monthly issues or bulletins of several years bring their own titles, date lines and numbering. A report
begins at a title that the file has had before, but for its digits and places; and where numbering starts again at 一、
after it had come to 三、, at the title above it, else at its publisher's date line, else at its opening sentence.
Numbering alone begins nothing: parts of one report number their sections anew.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from etl.model.document import Block, Document
from etl.model.wording import pattern
from etl.readers.plain.lines import Line, split_lines
from etl.readers.plain.metadata import find_metadata, is_metadata_line
from etl.recognise import regions


class Part(NamedTuple):
    """One report of a file, as a document of its own; its text begins at ``offset`` of the file's."""

    document: Document
    offset: int


class _Start(NamedTuple):
    """Where a report begins: the indices of its first line and of its title's line (None: it has none)."""

    line: int
    title: int | None


_KIND = pattern(r"{document_kind}(?:[(（][^)）]{1,20}[)）]|\[\d+\]|[①-⑳])*$")
_NUMBER = r"[一二三四五六七八九十\d]+"
_DATED = re.compile(rf"(?:19|20)\d\d\s?(?:年|[-—~]\d)|{_NUMBER}(?:月|季度)|第{_NUMBER}[期号]")
_DIGITS = re.compile(r"[\d〇○零一二三四五六七八九十]+")
_MARKS = re.compile(r"[\s\[\]()（）]+")
_FIRST_SECTION = re.compile(r"^\s*一\s*[、.．](?![^\n]*\t)")
_LATER_SECTION = re.compile(r"^\s*[三四五六七八九十]\s*[、.．](?![^\n]*\t)")
_OPENS = pattern(r"^\s*(?P<year>(?:19|20)\d\d)年(?:[,，]|是|以来|度)|^\s*现?将[^。]{0,30}{report_noun}")
_TABLE = re.compile(r"^\s*附?[表图]\s*[\d一二三四五六七八九十]")
_LONGEST_TITLE = 60
_LONGEST_HEADING = 30
_HEAD = 14
"""Lines between a title and the numbering, date or opening sentence that show that a report begins there."""
_SHORTEST = 200
"""Characters of a report; titles nearer to each other are a list of contents."""


def reports(document: Document) -> list[Part]:
    """Return the reports of a file in order, at least one; together they are the whole text.

    A file with one report is returned as it is. Each further part has the blocks of its stretch with offsets of its
    own, and title, publisher and date from its own first lines.
    """
    text = document.text
    lines = [line for line in split_lines(text) if line.text]
    found = _spaced(list(_starts(document, lines)), lines)
    if not found:
        return [Part(document, 0)]
    cuts = [0, *(lines[start.line].raw_start for start in found), len(text)]
    titles = [None, *(start.title for start in found)]
    return [
        _part(document, begin, end, None if title is None else lines[title].text)
        for (begin, end), title in zip(pairwise(cuts), titles, strict=True)
    ]


def _starts(document: Document, lines: Sequence[Line]) -> Iterator[_Start]:
    """Yield where further reports begin."""
    tables = [(block.start, block.end) for block in document.blocks if block.kind == "table"]
    inside = _InTables(tables)
    seen: dict[str, str] = {}
    reached, begun = False, 0
    for index, line in enumerate(lines):
        if inside(line.start):
            continue
        if _reads_like_title(line.text):
            series = _series(line.text)
            other = seen.get(series, line.text) != line.text and _DATED.search(line.text) is not None
            seen[series] = line.text
            if other and index > begun:
                begun, reached = index, False
                yield _Start(index, index)
        elif reached and _restarts(line.text):
            start = _head_of(lines, begun, index)
            reached = False
            if start is not None:
                begun = index
                yield start
        elif _LATER_SECTION.match(line.text) and len(line.text) <= _LONGEST_HEADING:
            reached = True


class _InTables:
    """Tells whether a place, each behind the one before, is inside a table."""

    def __init__(self, tables: Sequence[tuple[int, int]]) -> None:
        self._tables, self._at = tables, 0

    def __call__(self, place: int) -> bool:
        while self._at < len(self._tables) and self._tables[self._at][1] <= place:
            self._at += 1
        return self._at < len(self._tables) and self._tables[self._at][0] <= place


def _reads_like_title(text: str) -> bool:
    return (
        6 <= len(text) <= _LONGEST_TITLE
        and _KIND.search(text) is not None
        and not any(mark in text for mark in "。；;：:|\t《")
        and not _TABLE.match(text)
        and not _FIRST_SECTION.match(text)
        and not _LATER_SECTION.match(text)
    )


def _series(title: str) -> str:
    """Return a title without digits and places: what 某市2023年…公报 and 某市2024年…公报 have in common."""
    for place in reversed(regions.find(title)):
        title = title[: place.start] + title[place.end :]
    return _MARKS.sub("", _DIGITS.sub("", title))


def _restarts(text: str) -> bool:
    return len(text) <= _LONGEST_HEADING and _FIRST_SECTION.match(text) is not None


def _head_of(lines: Sequence[Line], begun: int, at: int) -> _Start | None:
    """Return where the report begins whose numbering starts at a line: its title, or else its publisher's date line."""
    above = range(at - 1, max(begun, at - _HEAD) - 1, -1)
    for index in above:
        if _reads_like_title(lines[index].text) and _DATED.search(lines[index].text):
            return _Start(index, index)
    for index in above:
        if is_metadata_line(lines[index].text) and find_metadata([lines[index]]).published:
            while index - 1 > begun and _signs(lines[index - 1].text):
                index -= 1
            return _Start(index, None)
    opening = next((index for index in above if _OPENS.match(lines[index].text)), None)
    return None if opening is None else _Start(opening, None)


def _signs(text: str) -> bool:
    """Tell a publisher's line above a date: some institutions, nothing else."""
    return len(text) <= _LONGEST_TITLE and _PUBLISHER.fullmatch(text) is not None


_PUBLISHER = pattern(r"(?:[\u4e00-\u9fff]{2,24}{publisher_end}[\s、]*)+")


def _spaced(found: Sequence[_Start], lines: Sequence[Line]) -> list[_Start]:
    """Leave out starts that stand too near to the next one, or to the file's own: titles in a list of contents."""
    begins = [lines[start.line].raw_start for start in found]
    ends = [*begins[1:], lines[-1].raw_end] if found else []
    return [
        start
        for start, begin, end in zip(found, begins, ends, strict=True)
        if begin >= _SHORTEST and end - begin >= _SHORTEST
    ]


def _part(document: Document, begin: int, end: int, title: str | None) -> Part:
    """Return a stretch of the file as a document; the first keeps what the file states of itself."""
    text = document.text[begin:end]
    blocks = tuple(_moved(block, begin) for block in document.blocks if begin <= block.start < end)
    if begin == 0:
        return Part(replace(document, text=text, blocks=blocks), 0)
    about = find_metadata(split_lines(text))
    series = _DIGITS.sub("", re.sub(r"(?:19|20)\d\d年", "", document.title))
    return Part(
        replace(
            document,
            text=text,
            blocks=blocks,
            title=title or series,
            publisher=about.publisher or document.publisher,
            published=about.published,
        ),
        begin,
    )


def _moved(block: Block, by: int) -> Block:
    """Return a block with its offsets counted from ``by``."""
    rows = tuple(tuple((start - by, end - by) for start, end in row) for row in block.rows)
    return replace(block, start=block.start - by, end=block.end - by, rows=rows)
