"""PDF: the text layer page by page, set back into paragraphs and table rows.

A PDF knows only where glyphs stand. Pieces on one height make a line; a wide gap between them is a column, written as
a tab; a sentence broken by the line end is joined.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from etl.document import Document
from etl.readers.blocks import find_blocks, settle_levels, title_of
from etl.readers.headings import begins_item, numbered_heading
from etl.readers.lines import split_lines
from etl.readers.metadata import find_metadata, is_metadata_line
from etl.readers.sniff import check_format
from etl.readers.source import Source, check_text_size

_PAGE_NUMBER = re.compile(r"[-—–－\s]*(?:第\s*)?\d{1,4}(?:\s*页)?(?:[\s,，/共]*\d{1,4}\s*页?)?[-—–－\s]*")
_CLOSED = re.compile(r"[。！？；：:;!?…][”’」』）)\"]?$")
_FULL_LINE = 0.75
_COLUMN_GAP = 1.2  # of the line's height: wider than the space between words, narrower than that between columns
_MAX_LISTED = 20


@dataclass(frozen=True, slots=True)
class _Glyphs:
    """A run of text in one place of a page, in points."""

    text: str
    left: float
    right: float
    bottom: float
    top: float


def read_pdf(source: Source) -> Document:
    """Return the document of a PDF with a text layer.

    Pages without text among others are told as a doubt (``pages_without_text``).

    Raises:
        UnreadableError: ``scanned_pdf`` where no page has text, ``encrypted_file``, ``corrupt_file``.
    """
    check_format(source, "PDF", frozenset({"PDF"}))
    pages, title = _read_pages(source)
    bare = [number for number, lines in enumerate(pages, 1) if not lines]
    if len(bare) == len(pages):
        raise source.refuse("scanned_pdf", pages=len(pages))
    text = _join(_without_furniture(pages))
    if not text.strip():
        raise source.refuse("scanned_pdf", pages=len(pages))
    check_text_size(source, text)
    blocks = settle_levels(find_blocks(text, wrapped=False))
    about = find_metadata(split_lines(text))
    listed = ", ".join(map(str, bare[:_MAX_LISTED])) + (" …" if len(bare) > _MAX_LISTED else "")
    return Document(
        name=source.name,
        format="pdf",
        text=text,
        blocks=blocks,
        title=title_of(text, blocks) or title,
        publisher=about.publisher,
        published=about.published,
        url=about.url,
        problems=(source.doubt("pages_without_text", count=len(bare), pages=listed),) if bare else (),
    )


def _read_pages(source: Source) -> tuple[list[list[str]], str]:
    """Return the lines of every page and the title of the file's properties."""
    import pypdfium2

    try:
        opened = pypdfium2.PdfDocument(source.data)
    except pypdfium2.PdfiumError as error:
        code = "encrypted_file" if "password" in str(error).lower() else "corrupt_file"
        raise source.refuse(code, reason=str(error)) from error
    with source.corrupt_unless_parsed():
        try:
            pages = [_page_lines(opened, number) for number in range(len(opened))]
            title = str(opened.get_metadata_dict().get("Title") or "").strip()
        finally:
            opened.close()
    if not pages:
        raise source.refuse("empty_file")
    return pages, title


def _page_lines(opened: Any, number: int) -> list[str]:
    page = opened[number]
    textpage = page.get_textpage()
    try:
        runs = []
        for index in range(textpage.count_rects()):
            left, bottom, right, top = textpage.get_rect(index)
            text = textpage.get_text_bounded(left, bottom, right, top)
            text = re.sub(r"[\x00-\x1f\x7f\ufffe\uffff]+", "", text)
            if text.strip():
                runs.append(_Glyphs(text, left, right, bottom, top))
        lines = _set_lines(runs)
        if _columns_of_prose(lines):
            return [line.strip() for line in textpage.get_text_range().splitlines() if line.strip()]
        return lines
    finally:
        textpage.close()
        page.close()


def _set_lines(runs: Sequence[_Glyphs]) -> list[str]:
    """Return the runs as lines from top to bottom; runs that overlap in height for the most part share a line."""
    rows: list[list[_Glyphs]] = []
    for run in sorted(runs, key=lambda run: (-(run.top + run.bottom), run.left)):
        middle = (run.top + run.bottom) / 2
        if rows and rows[-1][0].bottom <= middle <= rows[-1][0].top:
            rows[-1].append(run)
        else:
            rows.append([run])
    return [_set_line(sorted(row, key=lambda run: run.left)) for row in rows]


def _set_line(runs: Sequence[_Glyphs]) -> str:
    parts = [runs[0].text.strip()]
    for before, run in pairwise(runs):
        height = max(before.top - before.bottom, run.top - run.bottom, 1.0)
        gap = run.left - before.right
        spaced = before.text.endswith(" ") or run.text.startswith(" ")
        parts.append("\t" if gap > _COLUMN_GAP * height else " " if spaced or gap > 0.3 * height else "")
        parts.append(run.text.strip())
    return "".join(parts)


def _columns_of_prose(lines: Sequence[str]) -> bool:
    """Whether the tabs found part columns of running text, as on a newspaper page, rather than cells of a table."""
    split = [line.split("\t") for line in lines if "\t" in line]
    wide = [cells for cells in split if sum(len(cell) >= 15 for cell in cells) > 1]
    return len(wide) >= 5 and len(wide) > 0.5 * len(lines)


def _without_furniture(pages: Sequence[Sequence[str]]) -> list[list[str]]:
    """Return the pages without page numbers and running heads (those on at least half of three or more pages)."""
    counted: Counter[str] = Counter()
    for lines in pages:
        counted.update({_shape(line) for line in (*lines[:1], *lines[-1:])})
    repeated = {shape for shape, count in counted.items() if len(pages) >= 3 and count >= max(3, len(pages) / 2)}
    return [_trim(list(lines), repeated) for lines in pages]


def _trim(lines: list[str], repeated: set[str]) -> list[str]:
    for end in (0, -1, 0, -1):  # a number may stand above or below a running head
        if lines and (_shape(lines[end]) in repeated or _PAGE_NUMBER.fullmatch(lines[end])):
            del lines[end]
    return lines


def _shape(line: str) -> str:
    return re.sub(r"\d+", "#", line)


def _join(pages: Sequence[Sequence[str]]) -> str:
    """Return all lines as text, with broken sentences joined also over a page break."""
    lines = [line for page in pages for line in page]
    widths = sorted(len(line) for line in lines if "\t" not in line)
    full = _FULL_LINE * widths[int(0.9 * (len(widths) - 1))] if widths else 0.0
    joined: list[str] = []
    last = ""  # the last physical line: its length tells whether it was broken by the margin
    for line in lines:
        if joined and len(last) >= full and _runs_on(joined[-1], last, line):
            joined[-1] += _glue(joined[-1], line) + line
        else:
            joined.append(line)
        last = line
    return "\n".join(joined)


def _runs_on(paragraph: str, last: str, line: str) -> bool:
    if "\t" in last or "\t" in line or _CLOSED.search(last) or begins_item(line) or len(last) < 15:
        return False
    heading = numbered_heading(paragraph)
    alone = heading is not None and heading[1] == len(paragraph)
    return not (is_metadata_line(last) or is_metadata_line(line) or (alone and not last.endswith(("，", "、"))))


def _glue(before: str, after: str) -> str:
    """A space between Latin words or figures, nothing between Chinese characters."""
    return " " if before[-1].isascii() and before[-1].isalnum() and after[0].isascii() and after[0].isalnum() else ""
