"""The glyphs of a PDF page set into lines, with a tab at every gap as wide as a column's."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from math import nan
from typing import Any

from etl.readers.formatted import raised

_COLUMN_GAP = 0.5  # of the line's height, where no blank is printed: then the gap is a column's
_BLANK_GAP = 2.0  # the same where a blank is printed, such as the wide ones in titles and between names
_WORD_GAP = 0.25
_MARKS = frozenset("0123456789*†‡[]()（）①②③④⑤⑥⑦⑧⑨,-")
_SMALL, _RISE = 0.9, 0.25  # how high a raised sign is at most, and how far above the foot, of what it follows
_LETTERS = 8  # single characters on a line, at least, for it to be letter-spaced
_EVEN = 1.6  # most that a gap between letter-spaced characters may be, of their usual one
_LEAST_COLUMN_LINES, _COLUMN_LINE, _MOST_ACROSS = 5, 8, 0.3


@dataclass(frozen=True, slots=True)
class Run:
    """Characters that follow each other on one line of a page; places in points from the lower left corner.

    ``after_space``: the file parts it from what it draws before; ``after_blank``: by a blank that is printed.
    """

    text: str
    left: float
    right: float
    bottom: float
    top: float
    after_blank: bool = False
    after_space: bool = False


def signs(textpage: Any) -> Iterator[Run]:
    """Yield the characters of a pypdfium2 text page, blanks left out, in the order of the file."""
    import pypdfium2.raw as pdfium

    spaced, blank = True, False  # whether anything, and whether a printed blank, parts the next character from the last
    for index in range(textpage.count_chars()):
        code = pdfium.FPDFText_GetUnicode(textpage.raw, index)
        if code <= 0x20 or code in (0xA0, 0x3000, 0xFFFE, 0xFFFF):
            spaced = True
            blank = blank or not pdfium.FPDFText_IsGenerated(textpage.raw, index)
            continue
        left, bottom, right, top = textpage.get_charbox(index, loose=True)
        yield Run(chr(code), left, right, bottom, top, blank, spaced)
        spaced = blank = False


def merged(found: Iterable[Run]) -> list[Run]:
    """Return characters as runs, cut at every gap and line end; a raised mark is no part of them."""
    runs: list[Run] = []
    mark = ""  # what stands raised behind the last run
    for sign in found:
        if runs and _is_raised(runs[-1], sign):
            mark += sign.text
            runs[-1] = replace(runs[-1], right=sign.right)
            continue
        if mark:
            runs[-1], mark = replace(runs[-1], text=runs[-1].text + raised(runs[-1].text, mark)), ""
        if runs and not sign.after_space and _adjoins(runs[-1], sign):
            last = runs[-1]
            bottom, top = min(last.bottom, sign.bottom), max(last.top, sign.top)
            runs[-1] = replace(last, text=last.text + sign.text, right=sign.right, bottom=bottom, top=top)
        else:
            runs.append(sign)
    if mark:
        runs[-1] = replace(runs[-1], text=runs[-1].text + raised(runs[-1].text, mark))
    return runs


def _is_raised(before: Run, sign: Run) -> bool:
    """Whether a small sign stands above the foot of what it follows, as marks of notes and powers do."""
    if sign.text not in _MARKS:
        return False
    height = before.top - before.bottom
    return (
        sign.top - sign.bottom <= _SMALL * height
        and _RISE * height <= sign.bottom - before.bottom < height
        and -height <= sign.left - before.right <= _COLUMN_GAP * height
    )


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page; its height, how far it is from the page's upper and lower edge, and its ends, in points."""

    text: str
    height: float
    from_top: float
    from_bottom: float
    left: float = nan
    right: float = nan


def set_lines(found: Sequence[Run], page_height: float) -> list[Line]:
    """Return the runs as lines from top to bottom; runs that overlap in height for the most part share a line."""
    rows: list[list[Run]] = []
    for run in sorted(found, key=lambda run: (-(run.top + run.bottom), run.left)):
        if rows and _same_height(rows[-1][-1], run):
            rows[-1].append(run)
        else:
            rows.append([run])
    return [_line(sorted(row, key=lambda run: run.left), page_height) for row in rows]


def _line(row: Sequence[Run], page_height: float) -> Line:
    top, bottom = max(run.top for run in row), min(run.bottom for run in row)
    return Line(_set_line(row), top - bottom, page_height - top, bottom, row[0].left, max(run.right for run in row))


def columns_of_prose(lines: Sequence[str]) -> bool:
    """Whether the tabs part columns of running text, as on a newspaper page, rather than cells of a table."""
    split = [line.split("\t") for line in lines if "\t" in line]
    wide = [cells for cells in split if sum(len(cell) >= 15 for cell in cells) > 1]
    return len(wide) >= 5 and len(wide) > 0.5 * len(lines)


def _adjoins(before: Run, sign: Run) -> bool:
    height = max(sign.top - sign.bottom, 1.0)
    return _same_height(before, sign) and -height <= sign.left - before.right <= _WORD_GAP * height


def _same_height(one: Run, other: Run) -> bool:
    """Whether two runs overlap by half of the lower one's height: fonts draw boxes of unlike heights on one line."""
    overlap = min(one.top, other.top) - max(one.bottom, other.bottom)
    return overlap >= 0.5 * max(min(one.top - one.bottom, other.top - other.bottom), 0.1)


def _set_line(row: Sequence[Run]) -> str:
    parts = [row[0].text]
    spaced = _EVEN * _letter_space(row)
    for before, run in pairwise(row):
        height = max(min(before.top - before.bottom, run.top - run.bottom), 1.0)
        gap = run.left - before.right
        if gap <= spaced:
            parts.append(run.text)
            continue
        words = run.after_blank or (before.text[-1].isascii() and run.text[0].isascii())
        column = gap > (_BLANK_GAP if run.after_blank else _COLUMN_GAP) * height
        parts.append("\t" if column else " " if gap > _WORD_GAP * height or words else "")
        parts.append(run.text)
    return "".join(parts)


def _letter_space(row: Sequence[Run]) -> float:
    """Return the usual gap of a line that is set with its characters apart, 0 of any other.

    Such a line is mostly single Chinese characters at even gaps; figures of a table stand wider apart, and alone.
    """
    single = [run for run in row if len(run.text) == 1]
    words = [run for run in single if not run.text.isascii()]
    if len(single) < max(_LETTERS, 0.8 * len(row)) or len(words) < 0.5 * len(single):
        return 0.0
    gaps = sorted(run.left - before.right for before, run in pairwise(row))
    usual = gaps[len(gaps) // 2]
    height = max(row[0].top - row[0].bottom, 1.0)
    even = sum(0.5 * usual <= gap <= _EVEN * usual for gap in gaps)
    return usual if _WORD_GAP * height < usual <= height and even >= 0.7 * len(gaps) else 0.0


def in_columns(lines: Sequence[Line]) -> bool:
    """Whether a page is set in two columns of text whose lines are not level: each line keeps to one half."""
    text = [line for line in lines if len(line.text) >= _COLUMN_LINE and "\t" not in line.text]
    if len(text) < 2 * _LEAST_COLUMN_LINES:
        return False
    middle = (min(line.left for line in text) + max(line.right for line in text)) / 2
    left = [line for line in text if line.right <= middle]
    right = [line for line in text if line.left >= middle]
    across = len(text) - len(left) - len(right)
    if min(len(left), len(right)) < _LEAST_COLUMN_LINES or across > _MOST_ACROSS * len(text):
        return False
    beside = [line for line in right if left[0].from_top <= line.from_top <= left[-1].from_top]
    return len(beside) >= _LEAST_COLUMN_LINES
