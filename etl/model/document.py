"""A report as read: its text, the blocks it is made of, and where it comes from.

All positions are character offsets (code points) into ``Document.text``; spans are half open. Readers make documents,
everything later only looks at them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from etl.model.problems import Problem

Span = tuple[int, int]
Place = tuple[int, int]
"""Row and column of a cell, from 0."""
BlockKind = Literal["heading", "paragraph", "table"]
TABLE_FORMATS = frozenset({"csv", "tsv", "xlsx", "xls", "ods"})
"""Formats of files that are tables as a whole."""


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of the text that belongs together.

    ``level`` is the depth of a heading (1 = document title) and 0 otherwise. ``rows`` holds, for a table, the span of
    every cell, row by row; a merged cell stands once, at its first place, and the places it covers are empty spans
    (start == end). Rows may differ in length. ``covered`` are the places that merged cells cover, None where the format
    does not tell; it helps to read the table and is no part of what a document is.
    """

    kind: BlockKind
    start: int
    end: int
    level: int = 0
    rows: tuple[tuple[Span, ...], ...] = ()
    covered: frozenset[Place] | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Document:
    """One report as read.

    ``name`` is the file's name without folders, ``format`` its reader (txt, md, html, docx, pdf, ofd, csv, xlsx, xls,
    ods).
    ``title``, ``publisher``, ``published`` (ISO date: YYYY, YYYY-MM or YYYY-MM-DD) and ``url`` hold what the file
    states of itself, empty where it does not. ``problems`` are doubts that did not keep the file from being read.
    """

    name: str
    format: str
    text: str
    blocks: tuple[Block, ...] = ()
    title: str = ""
    publisher: str = ""
    published: str = ""
    url: str = ""
    problems: tuple[Problem, ...] = ()
