"""Plain text to blocks: headings, paragraphs, tables, in order and without overlap."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from etl.model.document import Block
from etl.readers.plain.aligned import find_aligned
from etl.readers.plain.headings import VALUE_START, begins_item, numbered_heading, unnumbered_heading
from etl.readers.plain.lines import Line, split_lines
from etl.readers.plain.metadata import awaits_value, is_metadata_line
from etl.readers.plain.ruled import TextTable, find_marked
from etl.readers.plain.titles import find_title

RANKED = 100
"""Levels from here on are ranks of headings found by their wording; :func:`settle_levels` makes them levels."""

_CLOSED = re.compile(r"[。！？；：:;!?…][”’」』）)\"]?$")
_WRAPPED_LENGTH = 25
_LONG_LENGTH = 40
_IN_BRACKETS = re.compile(r"[（(【\[].*[）)】\]]")


def find_blocks(
    text: str, start: int = 0, end: int | None = None, *, titled: bool = True, wrapped: bool = True
) -> list[Block]:
    """Return the blocks of ``text[start:end]``; heading levels above :data:`RANKED` still need :func:`settle_levels`.

    ``titled``: the stretch begins the document, so its first line may be the title. ``wrapped``: sentences may be
    broken over lines; such lines become one paragraph whose span holds the line ends. Spans carry no outer space.
    """
    lines = split_lines(text, start, end)
    tables = _tables(lines)
    title = frozenset(find_title(lines)) if titled else frozenset()
    title -= {index for table in tables.values() for index in range(table.first, table.last + 1)}
    below = _following(lines)
    blocks: list[Block] = []
    index = 0
    settled = True  # the line above does not run on into this one
    while index < len(lines):
        line = lines[index]
        if table := tables.get(index):
            blocks.append(Block("table", lines[table.first].raw_start, lines[table.last].raw_end, rows=table.rows))
            index, settled = table.last + 1, True
            continue
        if line.text:
            found = _line_blocks(line, below[index], index in title, settled)
            joins = (
                wrapped and not settled and len(found) == 1 and found[0].kind == "paragraph" and _joins(blocks, line)
            )
            if joins:
                blocks[-1] = replace(blocks[-1], end=line.end)
            else:
                blocks.extend(found)
            settled = not wrapped or blocks[-1].kind != "paragraph" or not _runs_on(lines, index, below[index])
        index += 1
    return blocks


def settle_levels(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Return the blocks with the ranks in use turned into dense levels below those the document itself declares."""
    headings = [block.level for block in blocks if block.kind == "heading"]
    base = max((level for level in headings if level < RANKED), default=1)
    ranks = sorted({level for level in headings if level >= RANKED})
    levels = {rank: base + 1 + place for place, rank in enumerate(ranks)}
    return tuple(replace(block, level=levels[block.level]) if block.level in levels else block for block in blocks)


def title_of(text: str, blocks: Sequence[Block]) -> str:
    """Return the title: the text of the leading level-1 headings, joined by a space, or ``""``."""
    parts: list[str] = []
    for block in blocks:
        if block.kind == "heading" and block.level == 1:
            parts.append(text[block.start : block.end])
        elif parts:
            break
    return " ".join(parts[:2])


def _tables(lines: Sequence[Line]) -> dict[int, TextTable]:
    """Return the tables by their first line."""
    tables: dict[int, TextTable] = {}
    index = 0
    while index < len(lines):
        table = (find_marked(lines, index) or find_aligned(lines, index)) if lines[index].text else None
        if table:
            tables[index] = table
        index = table.last + 1 if table else index + 1
    return tables


def _following(lines: Sequence[Line]) -> list[str]:
    """Return for every line the text of the next line that is not blank."""
    below = [""] * len(lines)
    seen = ""
    for index in range(len(lines) - 1, -1, -1):
        below[index] = seen
        seen = lines[index].text or seen
    return below


def _line_blocks(line: Line, below: str, is_title: bool, settled: bool) -> list[Block]:
    """Return the blocks of one line: a heading, a paragraph, or a heading and the prose glued to it."""
    if is_title:
        return [Block("heading", line.start, line.end, level=1)]
    if numbered := numbered_heading(line.text):
        rank, length = numbered
        heading = Block("heading", line.start, line.start + length, level=RANKED + rank)
        rest = line.text[length:].lstrip("。！？!? \u3000")
        return [heading, Block("paragraph", line.end - len(rest), line.end)] if rest else [heading]
    rank_alone = unnumbered_heading(line.text, below) if settled else None
    if rank_alone:
        return [Block("heading", line.start, line.end, level=RANKED + rank_alone)]
    return [Block("paragraph", line.start, line.end)]


def _joins(blocks: Sequence[Block], line: Line) -> bool:
    return bool(blocks) and blocks[-1].kind == "paragraph" and not line.indented and not begins_item(line.text)


def _runs_on(lines: Sequence[Line], index: int, below: str) -> bool:
    """Whether the sentence of line ``index`` is broken by the line end and goes on below."""
    text = lines[index].text
    if awaits_value(text, below):
        return True
    if not below or _CLOSED.search(text) or _IN_BRACKETS.fullmatch(text):
        return False
    if is_metadata_line(text) or is_metadata_line(below):
        return False
    adjacent = index + 1 < len(lines) and bool(lines[index + 1].text)
    if not adjacent:  # over one blank line only a long broken line runs on, into what is plainly prose
        two = index + 2 < len(lines) and bool(lines[index + 2].text)
        return (
            two and len(text) >= _LONG_LENGTH and _CLOSED.search(below) is not None and numbered_heading(below) is None
        )
    return len(text) >= _WRAPPED_LENGTH or text[-1] in "，,、" or "，" in text or VALUE_START.match(below) is not None
