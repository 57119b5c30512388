"""OpenDocument spreadsheets (.ods): every visible sheet as a heading and its tables."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Mapping
from typing import Any

from etl.model.document import Document, Place
from etl.readers.bytes.archive import check_archive
from etl.readers.bytes.sniff import check_format
from etl.readers.bytes.source import Source
from etl.readers.formatted import Form, LeftOut, Stretch, assembled, cell_text
from etl.readers.grids.sheets import Merge, Sheet, Workbook, document_of
from etl.readers.workbook import render

_NAMES = "{urn:oasis:names:tc:opendocument:xmlns:%s:1.0}"
_OFFICE, _TABLE, _TEXT, _STYLE = (_NAMES % name for name in ("office", "table", "text", "style"))
_MOST_ROWS, _MOST_COLUMNS = 1 << 20, 1 << 14
_GROUPS = frozenset(f"{_TABLE}{name}" for name in ("table-row-group", "table-header-rows", "table-rows"))
_COLUMN_GROUPS = frozenset(
    f"{_TABLE}{name}" for name in ("table-column-group", "table-header-columns", "table-columns")
)


def read_open_document(source: Source) -> Document:
    """Return the document of a workbook, as :func:`etl.readers.workbook.read_workbook` does.

    Raises:
        UnreadableError: ``empty_file``, ``encrypted_file``, ``sheet_too_large``, ``corrupt_file`` and what
            :func:`check_archive` raises.
    """
    check_format(source, "ODS", frozenset({"ODS", "ZIP?"}))
    check_archive(source)
    with source.corrupt_unless_parsed(), zipfile.ZipFile(io.BytesIO(source.data)) as archive:
        names = set(archive.namelist())
        manifest = "META-INF/manifest.xml"
        if manifest in names and b"encryption-data" in archive.read(manifest):
            raise source.refuse("encrypted_file")
        content = _parsed(archive.read("content.xml"))
        common = _parsed(archive.read("styles.xml")) if "styles.xml" in names else None
        forms, unseen = _styles([one for one in (common, content) if one is not None])
        tables = list(content.iterfind(f"{_OFFICE}body/{_OFFICE}spreadsheet/{_TABLE}table"))
        shown = [table for table in tables if table.get(f"{_TABLE}style-name") not in unseen]
        left_out = LeftOut()
        book = Workbook([_Reader(forms, left_out).sheet(one) for one in shown], len(tables) - len(shown), 0, left_out)
    return document_of(source, "ods", book)


def _parsed(content: bytes) -> Any:
    from lxml import etree

    return etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True))


def _styles(parts: list[Any]) -> tuple[dict[str, Form], frozenset[str]]:
    """Return the styles that raise or strike their text through, and those of hidden sheets, by name."""
    forms: dict[str, Form] = {}
    unseen: set[str] = set()
    for style in (style for part in parts for style in part.iter(f"{_STYLE}style")):
        name = style.get(f"{_STYLE}name") or ""
        for text in style.iterfind(f"{_STYLE}text-properties"):
            if text.get(f"{_STYLE}text-line-through-style", "none") != "none":
                forms[name] = "gone"
            elif text.get(f"{_STYLE}text-position", "").startswith("super"):
                forms[name] = "raised"
        for table in style.iterfind(f"{_STYLE}table-properties"):
            if table.get(f"{_TABLE}display") == "false":
                unseen.add(name)
    return forms, frozenset(unseen)


class _Reader:
    """Elements of a spreadsheet to sheets; ``forms`` are those of the styles, by name."""

    def __init__(self, forms: Mapping[str, Form], left_out: LeftOut) -> None:
        self._forms = forms
        self._left_out = left_out

    def sheet(self, table: Any) -> Sheet:
        """Return a sheet; rows and columns are counted from 1."""
        found = Sheet(table.get(f"{_TABLE}name") or "", {})
        merges: list[Merge] = []
        hidden: set[int] = set()
        at = 1
        for row in _rows(table):
            times = _count(row, "number-rows-repeated", _MOST_ROWS)
            cells = list(self._cells(row))
            if cells:
                for number in range(at, min(at + times, _MOST_ROWS)):
                    _put(found.texts, merges, number, cells)
                if row.get(f"{_TABLE}visibility") in ("collapse", "filter"):
                    hidden.update(range(at, at + times))
            at += times
        found.merges, found.hidden_rows = merges, frozenset(hidden)
        found.hidden_columns = frozenset(_hidden_columns(table))
        return found

    def _cells(self, row: Any) -> Iterator[tuple[int, str, int, int]]:
        """Yield column, text and span (columns, rows) of the filled and the merged cells of a row."""
        at = 1
        for cell in row:
            if cell.tag not in (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"):
                continue
            times = _count(cell, "number-columns-repeated", _MOST_COLUMNS)
            text = self._text(cell) if cell.tag == f"{_TABLE}table-cell" else ""
            wide = _count(cell, "number-columns-spanned", _MOST_COLUMNS)
            high = _count(cell, "number-rows-spanned", _MOST_ROWS)
            if text or wide * high > 1:
                yield from ((column, text, wide, high) for column in range(at, min(at + times, _MOST_COLUMNS)))
            at += times

    def _text(self, cell: Any) -> str:
        shown = [assembled(self._stretches(line), self._left_out) for line in cell.iterchildren(f"{_TEXT}p")]
        text = _value(cell, shown)
        if self._forms.get(cell.get(f"{_TABLE}style-name") or "") == "gone":
            self._left_out.add(text)
            return ""
        return text

    def _stretches(self, element: Any, form: Form = "plain") -> Iterator[Stretch]:
        yield element.text or "", form
        for child in element:
            if child.tag == f"{_TEXT}s":
                yield " " * _count(child, "c", 100, _TEXT), form
            elif child.tag in (f"{_TEXT}tab", f"{_TEXT}line-break"):
                yield "\n" if child.tag.endswith("break") else " ", form
            elif child.tag == f"{_TEXT}span":
                yield from self._stretches(child, self._forms.get(child.get(f"{_TEXT}style-name") or "", form))
            elif child.tag == f"{_TEXT}a":
                yield from self._stretches(child, form)
            yield child.tail or "", form


def _value(cell: Any, shown: list[str]) -> str:
    """Return a cell's value as text: numbers as stored, all else as shown."""
    kind, value = cell.get(f"{_OFFICE}value-type"), cell.get(f"{_OFFICE}value")
    if kind == "percentage" and value:
        places = len("".join(shown).rstrip("% ").partition(".")[2])
        return render(float(value), f"0.{'0' * places}%" if places else "0%")
    if kind in ("float", "currency") and value:
        return render(float(value))
    if kind == "date":
        return "".join(shown) if "年" in "".join(shown) else cell.get(f"{_OFFICE}date-value") or ""
    return cell_text([line for text in shown for line in text.split("\n")])


def _put(texts: dict[Place, str], merges: list[Merge], row: int, cells: list[tuple[int, str, int, int]]) -> None:
    for column, text, wide, high in cells:
        texts[row, column] = text
        if wide * high > 1:
            merges.append(Merge(row, column, row + high - 1, column + wide - 1))


def _rows(table: Any) -> Iterator[Any]:
    for child in table:
        if child.tag == f"{_TABLE}table-row":
            yield child
        elif child.tag in _GROUPS:
            yield from _rows(child)


def _hidden_columns(table: Any) -> Iterator[int]:
    at = 1
    for column in _columns(table):
        times = _count(column, "number-columns-repeated", _MOST_COLUMNS)
        if column.get(f"{_TABLE}visibility") in ("collapse", "filter"):
            yield from range(at, at + times)
        at += times


def _columns(table: Any) -> Iterator[Any]:
    for child in table:
        if child.tag == f"{_TABLE}table-column":
            yield child
        elif child.tag in _COLUMN_GROUPS:
            yield from _columns(child)


def _count(element: Any, name: str, most: int, space: str = _TABLE) -> int:
    value = element.get(f"{space}{name}")
    return min(max(int(value), 1), most) if value and value.isdecimal() else 1
