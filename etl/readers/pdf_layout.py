"""The glyphs of a PDF page set into lines, with a tab at every gap as wide as a column's."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

_COLUMN_GAP = 0.5  # of the line's height, where no blank is printed: then the gap is a column's
_BLANK_GAP = 2.0  # the same where a blank is printed, such as the wide ones in titles and between names
_WORD_GAP = 0.25


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
    """Return characters as runs, cut at every gap and line end; raised marks are no part of them."""
    runs: list[Run] = []
    for sign in found:
        if runs and not sign.after_space and _adjoins(runs[-1], sign):
            last = runs[-1]
            runs[-1] = Run(
                last.text + sign.text,
                last.left,
                sign.right,
                min(last.bottom, sign.bottom),
                max(last.top, sign.top),
                last.after_blank,
                last.after_space,
            )
        else:
            runs.append(sign)
    return runs


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page; its height and how far it is from the page's upper and lower edge, in points."""

    text: str
    height: float
    from_top: float
    from_bottom: float


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
    return Line(_set_line(row), top - bottom, page_height - top, bottom)


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
    for before, run in pairwise(row):
        height = max(min(before.top - before.bottom, run.top - run.bottom), 1.0)
        gap = run.left - before.right
        words = run.after_blank or (before.text[-1].isascii() and run.text[0].isascii())
        column = gap > (_BLANK_GAP if run.after_blank else _COLUMN_GAP) * height
        parts.append("\t" if column else " " if gap > _WORD_GAP * height or words else "")
        parts.append(run.text)
    return "".join(parts)
