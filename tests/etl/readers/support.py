"""What the readers' tests share: writing a file, reading it, and seeing its blocks as plain data."""

from pathlib import Path

import pytest

from etl.model.document import Block, Document
from etl.model.problems import Problem, UnreadableError
from etl.readers import read


def written(folder: Path, name: str, content: bytes | str) -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def refusal(path: Path) -> Problem:
    with pytest.raises(UnreadableError) as caught:
        read(path)
    return caught.value.problem


def text_of(document: Document, block: Block) -> str:
    return document.text[block.start : block.end]


def headings(document: Document) -> list[tuple[int, str]]:
    return [(block.level, text_of(document, block)) for block in document.blocks if block.kind == "heading"]


def paragraphs(document: Document) -> list[str]:
    return [text_of(document, block) for block in document.blocks if block.kind == "paragraph"]


def tables(document: Document) -> list[list[list[str]]]:
    found = [block for block in document.blocks if block.kind == "table"]
    return [[[document.text[start:end] for start, end in row] for row in block.rows] for block in found]


def assert_well_formed(document: Document) -> None:
    """Blocks stand in order within the text without overlap, cells within their block, in order."""
    place = 0
    for block in document.blocks:
        assert place <= block.start < block.end <= len(document.text)
        assert document.text[block.start : block.end].strip()
        assert (block.level > 0) == (block.kind == "heading")
        assert bool(block.rows) == (block.kind == "table")
        spans = [span for row in block.rows for span in row]
        assert all(block.start <= start <= end <= block.end for start, end in spans)
        assert spans == sorted(spans)
        place = block.end
