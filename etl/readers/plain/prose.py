"""What plain text and Markdown have in common: the same way from bytes to text and from blocks to a document."""

from __future__ import annotations

from collections.abc import Sequence

from etl.model.document import Block, Document
from etl.model.problems import Problem
from etl.readers.bytes.encoding import decode
from etl.readers.bytes.sniff import check_format
from etl.readers.bytes.source import Source, check_text_size
from etl.readers.plain.blocks import settle_levels, title_of
from etl.readers.plain.lines import Line
from etl.readers.plain.metadata import find_metadata


def decoded(source: Source, suffix: str) -> tuple[str, tuple[Problem, ...]]:
    """Return the text of a file that is text by its suffix, and what was doubtful in decoding it.

    Raises:
        UnreadableError: the content is no text, of another format, empty or too large.
    """
    check_format(source, suffix.upper(), frozenset({""}))
    text, problems = decode(source)
    if not text.strip():
        raise source.refuse("empty_file")
    check_text_size(source, text)
    return text, problems


def document(
    source: Source, suffix: str, text: str, found: list[Block], lines: Sequence[Line], problems: tuple[Problem, ...]
) -> Document:
    """Return the document of ``text``: its title from the blocks, publisher and date from the lines."""
    blocks = settle_levels(found)
    about = find_metadata(lines)
    return Document(
        name=source.name,
        format=suffix,
        text=text,
        blocks=blocks,
        title=title_of(text, blocks),
        publisher=about.publisher,
        published=about.published,
        url=about.url,
        problems=problems,
    )
