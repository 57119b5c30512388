"""PDF: the text layer page by page, set back into paragraphs and table rows.

A PDF knows only where glyphs stand. Pieces on one height make a line; a wide gap between them is a column, written as
a tab; a sentence broken by the line end is joined.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from math import nan
from typing import Any

from etl.model.document import Document
from etl.model.reasons import ProblemCode
from etl.readers import pdf_layout, pdf_tables
from etl.readers.bytes.sniff import check_format
from etl.readers.bytes.source import Source
from etl.readers.pages import document_of
from etl.readers.pdf_layout import Line

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
    return document_of(source, "pdf", pages, title)


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
            pages = [_page_lines(source, opened, number) for number in range(len(opened))]
            title = str(opened.get_metadata_dict().get("Title") or "").strip()
        finally:
            opened.close()
    if not pages:
        raise source.refuse("empty_file")
    return pages, title


def _page_lines(source: Source, opened: Any, number: int) -> list[Line]:
    page = opened[number]
    textpage = page.get_textpage()
    try:
        height = page.get_height()
        signs = list(pdf_layout.signs(textpage))
        ruled = pdf_tables.grids(source.data, number, height) if signs and pdf_tables.has_rules(page) else []
        rows, signs = pdf_tables.set_tables(ruled, signs, height) if ruled else ([], signs)
        lines = pdf_layout.set_lines(pdf_layout.merged(signs), height)
        if rows:
            return sorted((*lines, *rows), key=lambda line: line.from_top)
        if pdf_layout.columns_of_prose([line.text for line in lines]) or pdf_layout.in_columns(lines):
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
