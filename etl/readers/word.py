"""Word documents (.docx): paragraphs and tables in document order."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from etl.model.document import Document
from etl.model.problems import Problem
from etl.model.wording import pattern, words
from etl.readers.bytes.archive import check_archive
from etl.readers.bytes.sniff import check_format
from etl.readers.bytes.source import Source, check_text_size
from etl.readers.compose import Heading, Piece, Prose, Table, compose, one_line
from etl.readers.formatted import LeftOut, cell_text
from etl.readers.grids.merged import Cell, lay_out
from etl.readers.plain.blocks import title_of
from etl.readers.plain.lines import split_lines
from etl.readers.plain.metadata import find_metadata
from etl.readers.word_parts import W, open_word
from etl.readers.word_text import FALLBACK, Format, WordText, format_of, is_on

_HEADING_STYLE = pattern(r"(?i:heading|{heading_style})\s*([1-9])$")
_MAX_CELL_TEXT = 400


def read_word(source: Source) -> Document:
    """Return the document of a Word file; its text is one line a paragraph or table row.

    The title and, marked as a doubt (``date_from_properties``), the date come from the file's properties only where
    its text states none. Struck-through, deleted and hidden text is left out, marked as a doubt (``text_left_out``).
    """
    check_format(source, "DOCX", frozenset({"DOCX", "ZIP?"}))
    check_archive(source)
    with source.corrupt_unless_parsed():
        opened = open_word(source)
        left_out = LeftOut()
        reader = _Reader(_style_levels(opened.styles), WordText(_style_formats(opened.styles), left_out))
        pieces = list(reader.pieces(opened.body))
    text, blocks = compose(pieces)
    if not text.strip():
        raise source.refuse("no_text" if _has_pictures(opened.body) else "empty_file")
    check_text_size(source, text)
    about = find_metadata(split_lines(text))
    doubts, published = _date(source, about.published, opened.created)
    return Document(
        name=source.name,
        format="docx",
        text=text,
        blocks=blocks,
        title=title_of(text, blocks) or one_line(opened.title),
        publisher=about.publisher,
        published=published,
        url=about.url,
        problems=(*doubts, *left_out.doubts(source)),
    )


def _date(source: Source, stated: str, created: datetime.datetime | None) -> tuple[tuple[Problem, ...], str]:
    if stated or created is None or created.year < 2000:
        return (), stated
    day = created.date().isoformat()
    return (source.doubt("date_from_properties", date=day),), day


def _has_pictures(body: Any) -> bool:
    return next(body.iter(f"{W}drawing", f"{W}pict"), None) is not None


def _styles(styles: Any) -> dict[str, Any]:
    found = styles.iterchildren(f"{W}style") if styles is not None else ()
    return {style.get(f"{W}styleId") or "": style for style in found}


def _with_bases(style: Any, named: dict[str, Any]) -> Iterator[Any]:
    """Yield a style and those it rests on: in broken files they rest on each other in a ring."""
    for _ in range(10):
        yield style
        base = style.find(f"{W}basedOn")
        style = named.get(base.get(f"{W}val") or "") if base is not None else None
        if style is None:
            return


def _style_levels(styles: Any) -> dict[str, int]:
    """Return the heading level of every paragraph style that has one, by style id: by name, outline or base style."""
    named = _styles(styles)
    levels = {key: next(filter(None, map(_own_level, _with_bases(style, named))), 0) for key, style in named.items()}
    return {key: level for key, level in levels.items() if level}


def _style_formats(styles: Any) -> dict[str, Format]:
    """Return the format of every style that raises, strikes through or hides its text, by style id."""
    named = _styles(styles)
    formats = {key: _style_format(style, named) for key, style in named.items()}
    return {key: found for key, found in formats.items() if found != Format()}


def _style_format(style: Any, named: dict[str, Any]) -> Format:
    found = Format()
    for one in _with_bases(style, named):
        found = found.over(format_of(one.find(f"{W}rPr")))
    return found


def _own_level(style: Any) -> int:
    found = style.find(f"{W}name")
    name = (found.get(f"{W}val") or "") if found is not None else ""
    if name.lower() in ("title", *words("heading_style")):
        return 1
    if match := _HEADING_STYLE.match(name):
        return int(match[1]) + 1
    return _outline(style.find(f"{W}pPr/{W}outlineLvl"))


def _outline(element: Any) -> int:
    value = element.get(f"{W}val") if element is not None else None
    return int(value) + 2 if value and value.isdecimal() and int(value) < 9 else 0


@dataclass(frozen=True, slots=True)
class _Reader:
    """Elements of a Word file to pieces of a document; ``levels`` are those of headings, by style id."""

    levels: Mapping[str, int]
    text: WordText

    def pieces(self, container: Any) -> Iterator[Piece]:
        """Yield the paragraphs and tables of an element in order, text boxes behind the paragraph they hang on."""
        for element in _children(container):
            if element.tag == f"{W}tbl":
                yield from self._table(element)
                continue
            text = self.text.of(element)
            if text.strip():
                level = self._level(element)
                yield Heading(text, level) if level and len(text) <= 100 else Prose(text)
            for box in element.iter(f"{W}txbxContent"):
                if not any(above.tag == FALLBACK for above in box.iterancestors()):
                    yield from self.pieces(box)

    def _level(self, paragraph: Any) -> int:
        own = _outline(paragraph.find(f"{W}pPr/{W}outlineLvl"))
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        return own or (self.levels.get(style.get(f"{W}val") or "", 0) if style is not None else 0)

    def _table(self, element: Any) -> Iterator[Piece]:
        """Yield the table, or its paragraphs where it is only a frame around prose."""
        kept = [row for row in _descend(element, f"{W}tr") if not _is_gone(row)]
        seen = WordText(self.text.formats, LeftOut())
        grid = lay_out(_cells(row, seen) for row in kept)
        width = max((len(row) for row in grid.rows), default=0)
        longest = max((len(cell) for row in grid.rows for cell in row), default=0)
        for row in _descend(element, f"{W}tr"):
            if _is_gone(row):
                self.text.left_out.add(" ".join(row.itertext(f"{W}t", f"{W}delText")))
        if width > 1 and (len(grid.rows) > 1 or longest <= _MAX_CELL_TEXT):
            self.text.left_out.texts.extend(seen.left_out.texts)
            yield Table(grid.rows, grid.covered)
            return
        for row in kept:
            for cell in _descend(row, f"{W}tc"):
                yield from self.pieces(cell)


def _children(container: Any) -> Iterator[Any]:
    """Return paragraphs and tables in order, also those inside content controls and tracked insertions."""
    for child in container:
        if child.tag in (f"{W}p", f"{W}tbl"):
            yield child
        elif child.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}ins", f"{W}smartTag", f"{W}customXml"):
            yield from _children(child)


def _descend(element: Any, tag: str) -> Iterator[Any]:
    """Return the children of one tag, also inside content controls, not those of nested tables."""
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}ins", f"{W}customXml"):
            yield from _descend(child, tag)


def _is_gone(row: Any) -> bool:
    """Whether a row is hidden, or was deleted with tracked changes."""
    properties = row.find(f"{W}trPr")
    return properties is not None and any(
        one.tag == f"{W}del" or (one.tag == f"{W}hidden" and is_on(one)) for one in properties
    )


def _cells(row: Any, text: WordText) -> list[Cell]:
    """Return the cells of a row; those that continue a merge from above are empty."""
    before = row.find(f"{W}trPr/{W}gridBefore")
    cells = [Cell("", _number(before))] if before is not None else []
    for cell in _descend(row, f"{W}tc"):
        properties = cell.find(f"{W}tcPr")
        merge = properties.find(f"{W}vMerge") if properties is not None else None
        continued = merge is not None and merge.get(f"{W}val") != "restart"
        lines = [] if continued else [line for one in cell.iter(f"{W}p") for line in text.of(one).split("\n")]
        if properties is not None and properties.find(f"{W}cellDel") is not None:
            text.left_out.add(" ".join(lines))
            lines = []
        span = _number(properties.find(f"{W}gridSpan")) if properties is not None else 1
        cells.append(Cell(cell_text([one_line(line) for line in lines]), span, covered=continued))
    return cells


def _number(element: Any) -> int:
    value = element.get(f"{W}val") if element is not None else None
    return min(max(int(value), 1), 500) if value and value.isdecimal() else 1
