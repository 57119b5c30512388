"""PDF: the text layer page by page, set back into paragraphs and table rows.

A PDF knows only where glyphs stand. Pieces on one height make a line; a wide gap between them is a column, written as
a tab; a sentence broken by the line end is joined.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Any

from etl.model.document import Document
from etl.model.reasons import ProblemCode
from etl.model.wording import pattern
from etl.readers import pdf_layout
from etl.readers.bytes.sniff import check_format
from etl.readers.bytes.source import Source, check_text_size
from etl.readers.plain.blocks import find_blocks, settle_levels, title_of
from etl.readers.plain.headings import begins_item, numbered_heading
from etl.readers.plain.lines import split_lines
from etl.readers.plain.metadata import find_metadata, is_metadata_line

_PAGE_NUMBER = pattern(
    r"[-—–－\s]*(?:{nth}\s*)?\d{1,4}(?:\s*{page_word})?(?:[\s,，/{of_pages}]*\d{1,4}\s*{page_word}?)?[-—–－\s]*"
)
_CLOSED = re.compile(r"(?:[。！？；：:;!?…]|[A-Za-z]\.)[”’」』）)\"]?$")
_FULL_LINE = 0.75
_MAX_LISTED = 20


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


def _page_lines(opened: Any, number: int) -> list[str]:
    page = opened[number]
    textpage = page.get_textpage()
    try:
        lines = pdf_layout.set_lines(pdf_layout.runs(textpage))
        if pdf_layout.columns_of_prose(lines):
            return [line.strip() for line in textpage.get_text_range().splitlines() if line.strip()]
        return lines
    finally:
        textpage.close()
        page.close()


def _without_furniture(pages: Sequence[Sequence[str]]) -> list[list[str]]:
    """Return the pages without page numbers and running heads: first or last lines alike on half of the pages or more.

    The header row of a table that goes on over pages looks the same; it stays where it stands first.
    """
    shaped = [[(_shape(line, number, len(pages)), line) for line in lines] for number, lines in enumerate(pages, 1)]
    counted: Counter[str] = Counter()
    for lines in shaped:
        counted.update({shape for shape, _ in (*lines[:1], *lines[-1:])})
    repeated = {shape for shape, count in counted.items() if count >= max(2, len(pages) / 2)}
    seen: set[str] = set()
    return [[line for _, line in _trim(lines, repeated, seen)] for lines in shaped]


def _trim(lines: list[tuple[str, str]], repeated: set[str], seen: set[str]) -> list[tuple[str, str]]:
    kept = False
    for end in (0, -1, 0, -1):  # a number may stand above or below a running head
        if not lines or (end == 0 and kept):
            continue
        shape, line = lines[end]
        header_row = end == 0 and "\t" in line and len(lines) > 1 and "\t" in lines[1][1]
        if header_row and shape not in seen:
            seen.add(shape)
            kept = True
        elif shape in repeated or _PAGE_NUMBER.fullmatch(line):
            del lines[end]
    return lines


def _shape(line: str, number: int, pages: int) -> str:
    """Return the line with the page's number and the count of pages masked, no other: a total is no furniture.

    A digit of a word (a file's name in a running head) is no page's number.
    """
    return re.sub(
        r"(?<![A-Za-z0-9_.])\d+(?![A-Za-z0-9_])",
        lambda match: "#" if int(match[0]) in (number, pages) else match[0],
        line,
    )


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
