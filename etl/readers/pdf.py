"""PDF: the text layer page by page, set back into paragraphs and table rows.

A PDF knows only where glyphs stand. Pieces on one height make a line; a wide gap between them is a column, written as
a tab; a sentence broken by the line end is joined.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from math import nan
from typing import Any

from etl.model.document import Document
from etl.model.reasons import ProblemCode
from etl.readers import pdf_furniture, pdf_layout
from etl.readers.bytes.sniff import check_format
from etl.readers.bytes.source import Source, check_text_size
from etl.readers.pdf_layout import Line
from etl.readers.plain.blocks import find_blocks, settle_levels, title_of
from etl.readers.plain.headings import begins_item, numbered_heading
from etl.readers.plain.lines import split_lines
from etl.readers.plain.metadata import find_metadata, is_metadata_line

_CLOSED = re.compile(r"(?:[。！？；：:;!?…]|[A-Za-z]\.)[”’」』）)\"]?$")
_FULL_LINE = 0.75
_MAX_LISTED = 20
_NOWHERE = Line("", 0.0, nan, nan)
"""A line in one of several columns: no running line stands there."""


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
    text = _join(pdf_furniture.without_furniture(pages))
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


def _read_pages(source: Source) -> tuple[list[list[Line]], str]:
    """Return the lines of every page and the title of the file's properties."""
    import pypdfium2

    try:
        opened = pypdfium2.PdfDocument(source.data)
    except pypdfium2.PdfiumError as error:
        code: ProblemCode = "encrypted_file" if "password" in str(error).lower() else "corrupt_file"
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


def _page_lines(opened: Any, number: int) -> list[Line]:
    page = opened[number]
    textpage = page.get_textpage()
    try:
        lines = pdf_layout.set_lines(pdf_layout.runs(textpage), page.get_height())
        if pdf_layout.columns_of_prose([line.text for line in lines]):
            return _lines_in_reading_order(textpage.get_text_range(), lines)
        return lines
    finally:
        textpage.close()
        page.close()


def _lines_in_reading_order(text: str, lines: Sequence[Line]) -> list[Line]:
    """Return the lines of a page's text as the file orders them, with their places where they stand alone at one."""
    places = {"".join(line.text.split()): line for line in lines}
    printed = (line.strip() for line in text.splitlines())
    return [replace(places.get("".join(line.split()), _NOWHERE), text=line) for line in printed if line]


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
