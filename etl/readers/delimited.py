"""Delimited tables (.csv, .tsv)."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter

from etl.model.document import Document
from etl.readers.bytes.encoding import decode
from etl.readers.bytes.sniff import check_format
from etl.readers.bytes.source import Source, check_text_size
from etl.readers.compose import compose
from etl.readers.formatted import cell_text
from etl.readers.grids.rows import sheet_pieces
from etl.readers.plain.blocks import title_of
from etl.readers.plain.lines import split_lines
from etl.readers.plain.metadata import find_metadata

_DELIMITERS = (",", ";", "\t")
_SAMPLE_LINES = 50
_KEPT = re.compile(r"=\"(?P<text>[^\"]*)\"|'(?P<number>-?[\d.,]+%?)")
"""``="00123"`` and ``'00123``: so that a spreadsheet takes a number for text."""
_MAY_BE_KEPT = re.compile(r"[\"']")


def read_delimited(source: Source) -> Document:
    """Return the document of a CSV file: one line a row, cells joined by tabs."""
    check_format(source, "CSV", frozenset({""}))
    text, problems = decode(source)
    if not text.strip():
        raise source.refuse("empty_file")
    check_text_size(source, text)
    with source.corrupt_unless_parsed():
        rows = list(csv.reader(io.StringIO(text), delimiter=sniff_delimiter(text)))
        if _MAY_BE_KEPT.search(text):
            rows = [[_plain(cell) for cell in row] for row in rows]
    rendered, blocks = compose(sheet_pieces(rows, level=1))
    if not rendered.strip():
        raise source.refuse("empty_file")
    about = find_metadata([line for line in split_lines(rendered) if "\t" not in line.raw])
    return Document(
        name=source.name,
        format="csv",
        text=rendered,
        blocks=blocks,
        title=title_of(rendered, blocks),
        publisher=about.publisher,
        published=about.published,
        url=about.url,
        problems=problems,
    )


def _plain(cell: str) -> str:
    """Return a cell without what programs add to keep a number as text, its lines told apart."""
    if cell[:1] in ("=", "'"):
        kept = _KEPT.fullmatch(cell)
        return (kept["text"] or kept["number"]) if kept else cell
    if "\n" in cell:
        return cell_text(cell.split("\n"))
    return cell


def sniff_delimiter(text: str) -> str:
    """Return the delimiter that parts most of the first lines into the same number of cells; the comma if none does."""
    sample = [line for line in text.split("\n", _SAMPLE_LINES)[:_SAMPLE_LINES] if line.strip()]

    def score(delimiter: str) -> tuple[int, int]:
        widths = Counter(len(row) for row in csv.reader(sample, delimiter=delimiter) if len(row) > 1)
        width, count = max(widths.items(), key=lambda item: (item[1], item[0]), default=(0, 0))
        return count, width

    return max(_DELIMITERS, key=score)
