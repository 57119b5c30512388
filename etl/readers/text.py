"""Plain text (.txt)."""

from __future__ import annotations

from etl.document import Document
from etl.readers.blocks import find_blocks, settle_levels, title_of
from etl.readers.encoding import decode
from etl.readers.lines import split_lines
from etl.readers.metadata import find_metadata
from etl.readers.sniff import check_format
from etl.readers.source import Source, check_text_size


def read_text(source: Source) -> Document:
    """Return the document of a plain text; its text is the file's own, line ends as LF, without byte-order mark."""
    check_format(source, "TXT", frozenset({""}))
    text, problems = decode(source)
    if not text.strip():
        raise source.refuse("empty_file")
    check_text_size(source, text)
    blocks = settle_levels(find_blocks(text))
    about = find_metadata(split_lines(text))
    return Document(
        name=source.name,
        format="txt",
        text=text,
        blocks=blocks,
        title=title_of(text, blocks),
        publisher=about.publisher,
        published=about.published,
        url=about.url,
        problems=problems,
    )
