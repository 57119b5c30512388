"""Plain text (.txt)."""

from __future__ import annotations

from etl.model.document import Document
from etl.readers.bytes.source import Source
from etl.readers.plain import prose
from etl.readers.plain.blocks import find_blocks
from etl.readers.plain.lines import split_lines


def read_text(source: Source) -> Document:
    """Return the document of a plain text; its text is the file's own, line ends as LF, without byte-order mark."""
    text, problems = prose.decoded(source, "txt")
    return prose.document(source, "txt", text, find_blocks(text), split_lines(text), problems)
