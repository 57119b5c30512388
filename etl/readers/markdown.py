"""Markdown (.md): the text stays as written; headings, pipe tables and emphasis are read in place."""

from __future__ import annotations

import re
from dataclasses import replace

from etl.model.document import Block, Document
from etl.readers.bytes.source import Source
from etl.readers.plain import prose
from etl.readers.plain.blocks import find_blocks
from etl.readers.plain.lines import Line, split_lines

_HEADING = re.compile(r"(#{1,6})[ \t\u3000]*(.*?)[ \t]*#*\s*$")
_MARKS = re.compile(r"^[>*_\s-]+|[*_`]+")


def read_markdown(source: Source) -> Document:
    """Return the document of a Markdown file; offsets index the raw Markdown."""
    text, problems = prose.decoded(source, "md")
    lines = [_plain(line) for line in split_lines(text)]
    return prose.document(source, "md", text, _blocks(text), lines, problems)


def _blocks(text: str) -> list[Block]:
    """Cut the text at its ``#`` headings and read the stretches between them as plain text."""
    blocks: list[Block] = []
    start = 0
    for line in split_lines(text):
        match = _HEADING.match(line.text)
        if match is None or not match[2]:
            continue
        blocks.extend(find_blocks(text, start, max(start, line.raw_start - 1), titled=False))
        left = line.start + match.start(2)
        blocks.append(Block("heading", left, left + len(match[2]), level=len(match[1])))
        start = min(line.raw_end + 1, len(text))
    untitled = not any(block.kind == "heading" for block in blocks)
    blocks.extend(find_blocks(text, start, len(text), titled=untitled))
    return blocks


def _plain(line: Line) -> Line:
    """Return the line without emphasis and quote marks, for reading metadata only."""
    return replace(line, text=_MARKS.sub("", line.text).lstrip("# ").strip())
