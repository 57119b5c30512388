"""Word documents (.docx): paragraphs and tables in document order.

The text of a paragraph is gathered from the markup itself, because the library's own ``paragraph.text`` leaves out
content controls and tracked insertions.
"""

from __future__ import annotations

import datetime
import io
from collections.abc import Iterator
from typing import Any

from etl.model.document import Document
from etl.model.problems import Problem
from etl.model.wording import pattern, words
from etl.readers.bytes.archive import check_archive
from etl.readers.bytes.sniff import check_format
from etl.readers.bytes.source import Source, check_text_size
from etl.readers.compose import Heading, Piece, Prose, Table, compose, one_line
from etl.readers.grids.merged import Cell, lay_out
from etl.readers.plain.blocks import title_of
from etl.readers.plain.lines import split_lines
from etl.readers.plain.metadata import find_metadata

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_LEFT_OUT = frozenset({_FALLBACK, f"{_W}del", f"{_W}moveFrom", f"{_W}txbxContent", f"{_W}pPr", f"{_W}rPr"})
_SIGNS = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}
_HEADING_STYLE = pattern(r"(?i:heading|{heading_style})\s*([1-9])$")
_MAX_CELL_TEXT = 400


def read_word(source: Source) -> Document:
    """Return the document of a Word file; its text is one line a paragraph or table row.

    The title and, marked as a doubt (``date_from_properties``), the date come from the file's properties only where
    its text states none.
    """
    check_format(source, "DOCX", frozenset({"DOCX", "ZIP?"}))
    check_archive(source)
    with source.corrupt_unless_parsed():
        import docx

        opened = docx.Document(io.BytesIO(source.data))
        pieces = list(_pieces(opened.element.body, _style_levels(opened)))
        properties = opened.core_properties
        named, created = one_line(properties.title or ""), properties.created
    text, blocks = compose(pieces)
    if not text.strip():
        raise source.refuse("no_text" if _has_pictures(opened) else "empty_file")
    check_text_size(source, text)
    about = find_metadata(split_lines(text))
    doubts, published = _date(source, about.published, created)
    return Document(
        name=source.name,
        format="docx",
        text=text,
        blocks=blocks,
        title=title_of(text, blocks) or named,
        publisher=about.publisher,
        published=published,
        url=about.url,
        problems=doubts,
    )


def _date(source: Source, stated: str, created: datetime.datetime | None) -> tuple[tuple[Problem, ...], str]:
    if stated or created is None or created.year < 2000:
        return (), stated
    day = created.date().isoformat()
    return (source.doubt("date_from_properties", date=day),), day


def _has_pictures(opened: Any) -> bool:
    return bool(opened.element.body.xpath(".//w:drawing | .//w:pict"))


def _style_levels(opened: Any) -> dict[str, int]:
    """Return the heading level of every paragraph style that has one, by style id: by name, outline or base style."""
    levels: dict[str, int] = {}
    for style in opened.styles:
        base: Any = style
        for _ in range(10):  # base styles may be chained, in broken files in a ring
            level = _own_level(base)
            if level or getattr(base, "base_style", None) is None:
                break
            base = base.base_style
        if level:
            levels[style.style_id] = level
    return levels


def _own_level(style: Any) -> int:
    name = style.name or ""
    if name.lower() in ("title", *words("heading_style")):
        return 1
    if match := _HEADING_STYLE.match(name):
        return int(match[1]) + 1
    outline = style.element.find(f"{_W}pPr/{_W}outlineLvl")
    return _outline(outline)


def _outline(element: Any) -> int:
    value = element.get(f"{_W}val") if element is not None else None
    return int(value) + 2 if value and value.isdecimal() and int(value) < 9 else 0


def _pieces(container: Any, levels: dict[str, int]) -> Iterator[Piece]:
    for element in _children(container):
        if element.tag == f"{_W}tbl":
            yield from _table(element, levels)
            continue
        text = _text(element)
        if text.strip():
            level = _level(element, levels)
            yield Heading(text, level) if level and len(text) <= 100 else Prose(text)
        for box in element.iter(f"{_W}txbxContent"):
            if not any(above.tag == _FALLBACK for above in box.iterancestors()):
                yield from _pieces(box, levels)


def _children(container: Any) -> Iterator[Any]:
    """Return paragraphs and tables in order, also those inside content controls and tracked insertions."""
    for child in container:
        if child.tag in (f"{_W}p", f"{_W}tbl"):
            yield child
        elif child.tag in (f"{_W}sdt", f"{_W}sdtContent", f"{_W}ins", f"{_W}smartTag", f"{_W}customXml"):
            yield from _children(child)


def _level(paragraph: Any, levels: dict[str, int]) -> int:
    own = _outline(paragraph.find(f"{_W}pPr/{_W}outlineLvl"))
    style = paragraph.find(f"{_W}pPr/{_W}pStyle")
    return own or (levels.get(style.get(f"{_W}val") or "", 0) if style is not None else 0)


def _text(element: Any) -> str:
    parts: list[str] = []
    for child in element:
        if child.tag in _LEFT_OUT:
            continue
        if child.tag == f"{_W}t":
            parts.append(child.text or "")
        else:
            parts.append(_SIGNS.get(child.tag, "") or _text(child))
    return "".join(parts)


def _table(element: Any, levels: dict[str, int]) -> Iterator[Piece]:
    """Yield the table, or its paragraphs where it is only a frame around prose."""
    rows = lay_out(_cells(row) for row in _descend(element, f"{_W}tr"))
    width = max((len(row) for row in rows), default=0)
    longest = max((len(cell) for row in rows for cell in row), default=0)
    if width > 1 and (len(rows) > 1 or longest <= _MAX_CELL_TEXT):
        yield Table(rows)
        return
    for row in _descend(element, f"{_W}tr"):
        for cell in _descend(row, f"{_W}tc"):
            yield from _pieces(cell, levels)


def _descend(element: Any, tag: str) -> Iterator[Any]:
    """Return the children of one tag, also inside content controls, not those of nested tables."""
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag in (f"{_W}sdt", f"{_W}sdtContent", f"{_W}ins", f"{_W}customXml"):
            yield from _descend(child, tag)


def _cells(row: Any) -> list[Cell]:
    """Return the cells of a row; those that continue a merge from above are empty."""
    cells = (
        [Cell("", _number(row.find(f"{_W}trPr/{_W}gridBefore")))]
        if row.find(f"{_W}trPr/{_W}gridBefore") is not None
        else []
    )
    for cell in _descend(row, f"{_W}tc"):
        merge = cell.find(f"{_W}tcPr/{_W}vMerge")
        continued = merge is not None and merge.get(f"{_W}val") != "restart"
        text = "" if continued else " ".join(_text(paragraph) for paragraph in cell.iter(f"{_W}p"))
        cells.append(Cell(one_line(text), _number(cell.find(f"{_W}tcPr/{_W}gridSpan"))))
    return cells


def _number(element: Any) -> int:
    value = element.get(f"{_W}val") if element is not None else None
    return min(max(int(value), 1), 500) if value and value.isdecimal() else 1
