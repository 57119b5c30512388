"""Pages of lines to a document: without their furniture, set back into paragraphs and table rows."""

from __future__ import annotations

import re
from collections.abc import Sequence

from etl.model.document import Document
from etl.readers import pdf_furniture
from etl.readers.bytes.source import Source, check_text_size
from etl.readers.pdf_layout import Line
from etl.readers.plain.blocks import find_blocks, settle_levels, title_of
from etl.readers.plain.headings import begins_item, numbered_heading
from etl.readers.plain.lines import split_lines
from etl.readers.plain.metadata import find_metadata, is_metadata_line

_CLOSED = re.compile(r"(?:[。！？；：:;!?…]|[A-Za-z]\.)[”’」』）)\"]?$")
_FULL_LINE = 0.75
_MAX_LISTED = 20


def document_of(source: Source, suffix: str, pages: Sequence[Sequence[Line]], title: str) -> Document:
    """Return the document of pages; ``title`` is what the file's properties say, for a text that has none.

    Pages without text among others are told as a doubt (``pages_without_text``).

    Raises:
        UnreadableError: ``scanned_pdf`` where no page has text, ``file_too_large``.
    """
    bare = [number for number, lines in enumerate(pages, 1) if not lines]
    text = join(pdf_furniture.without_furniture(pages)) if len(bare) < len(pages) else ""
    if not text.strip():
        raise source.refuse("scanned_pdf", pages=len(pages))
    check_text_size(source, text)
    blocks = settle_levels(find_blocks(text, wrapped=False))
    about = find_metadata(split_lines(text))
    listed = ", ".join(map(str, bare[:_MAX_LISTED])) + (" …" if len(bare) > _MAX_LISTED else "")
    return Document(
        name=source.name,
        format=suffix,
        text=text,
        blocks=blocks,
        title=title_of(text, blocks) or title,
        publisher=about.publisher,
        published=about.published,
        url=about.url,
        problems=(source.doubt("pages_without_text", count=len(bare), pages=listed),) if bare else (),
    )


def join(pages: Sequence[Sequence[str]]) -> str:
    """Return all lines as text, with broken sentences joined also over a page break."""
    lines = [line for page in pages for line in page]
    widths = sorted(len(line) for line in lines if "\t" not in line)
    full = _FULL_LINE * widths[int(0.9 * (len(widths) - 1))] if widths else 0.0
    joined: list[str] = []
    last = ""  # the last physical line: its length tells whether it was broken by the margin
    for line in lines:
        if joined and len(last) >= full and _runs_on(joined[-1], last, line):
            joined[-1] += glue(joined[-1], line) + line
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


def glue(before: str, after: str) -> str:
    """A space between Latin words or figures, nothing between Chinese characters."""
    return " " if before[-1].isascii() and before[-1].isalnum() and after[0].isascii() and after[0].isalnum() else ""
