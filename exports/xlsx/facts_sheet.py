"""The sheet of facts: a row a fact with its sentence and a link to its evidence, streamed row by row."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Border, Font
from openpyxl.utils import get_column_letter

from compare.model import format as fmt
from compare.model.mark import Mark
from etl.model.catalogue import Catalogue
from etl.model.messages import Language, message
from exports.parts import mark_text
from exports.parts.colours import ACCENT
from exports.parts.context import evidence_link
from exports.xlsx.parts import cells as sheets

FactsWritten = Callable[[int, int], None]
"""Called with the number of facts written and the number of all."""

LINK = "link_to_evidence"
MAX_LINKS = 20_000
"""Most rows with a link; later ones have the address as text. A sheet holds 65,530 links, and is slow with them."""
STEP = 1_000
"""Rows between two reports of progress."""
PRINTED = "quote"
"""The last column that is printed: what follows is for looking up, not for reading."""
_SAMPLE = 300
WRAPPED = {"source_title": 28, "quote": 56, "flags": 20}
"""Columns of long texts, and how wide they are before a text takes a further line."""
_LINK_FONT = Font(name=sheets.FONT, size=10, color=f"FF{ACCENT}", underline="single")
_WRAPPED = Alignment(horizontal="left", wrap_text=True, vertical="top", indent=1)
_TOP = Alignment(vertical="top")
_PLAIN = Alignment(horizontal="left", vertical="top", indent=1)


class _CellMaker:
    """Makes cells of a sheet; what they look like is worked out once a look, not once a cell."""

    def __init__(self, sheet: Any) -> None:
        self._sheet = sheet
        self._looks: dict[tuple[str, int, bool, int], Any] = {}

    def make(
        self, value: mark_text.Value, alignment: Alignment, style: str = "General", *, font: Font | None = None
    ) -> Any:
        """Return the value in a cell, None for nothing: text is text however it begins, a number has its format."""
        if value is None or value == "":
            return None
        cell = WriteOnlyCell(self._sheet)
        cell.value = sheets.clean(value) if isinstance(value, str) else value
        quoted = isinstance(value, str) and value.startswith(sheets.FORMULA_STARTS)
        if isinstance(value, str):
            cell.data_type = "s"
        key = (style, id(alignment), quoted, id(font))
        if (look := self._looks.get(key)) is None:
            cell.number_format, cell.alignment, cell.quotePrefix = style, alignment, quoted
            if font is not None:
                cell.font = font
            look = self._looks[key] = cell._style
        cell._style = look
        return cell


def _link(cells: _CellMaker, row: int, mark: Mark, address: str, language: Language) -> Any:
    target = evidence_link(address, mark.fact_id, language)
    if row > MAX_LINKS:
        return cells.make(target, _PLAIN)
    cell = cells.make(message("export.open_evidence", language), _PLAIN, font=_LINK_FONT)
    cell.hyperlink = target
    return cell


def _head(sheet: Any, titles: Sequence[str]) -> list[Any]:
    cells = [WriteOnlyCell(sheet, title) for title in titles]
    for cell in cells:
        cell.font, cell.fill = sheets.HEADER_FONT, sheets.HEADER_FILL
        cell.border, cell.alignment = (
            Border(bottom=sheets.HAIRLINE),
            Alignment(vertical="center", wrap_text=True, indent=1),
        )
    return cells


def _widths(sheet: Any, rows: Sequence[Sequence[mark_text.Value]], titles: Sequence[str]) -> None:
    """Set widths by the headings and the first rows: a stream's columns must be known before its rows."""
    for at, (name, title) in enumerate(zip((*mark_text.FACT_COLUMNS, LINK), titles, strict=False)):
        texts = [title, *(str(row[at]) for row in rows if at < len(row) and row[at] is not None)]
        widest = max(map(sheets.text_width, texts)) + 3
        width = min(WRAPPED.get(name, sheets.MAX_WIDTH), max(sheets.MIN_WIDTH, widest))
        sheet.column_dimensions[get_column_letter(at + 1)].width = width


def write_facts(
    book: Workbook,
    title: str,
    marks: Sequence[Mark],
    catalogue: Catalogue,
    language: Language,
    sentences: Mapping[str, str],
    *,
    address: str = "",
    progress: FactsWritten | None = None,
) -> None:
    """Stream the sheet into a write-only book. Without the dashboard's ``address`` there is no column of links."""
    columns = [*mark_text.FACT_COLUMNS, *([LINK] if address else [])]
    titles = mark_text.headings(columns, language)

    def stated() -> Iterator[list[mark_text.Value]]:
        return (mark_text.fact_row(mark, catalogue, language, sentences) for mark in marks)

    sheet: Any = book.create_sheet(title)
    _widths(sheet, list(islice(stated(), _SAMPLE)), titles)
    sheet.freeze_panes = "B2"
    sheet.print_title_rows = "1:1"
    printed = get_column_letter(mark_text.FACT_COLUMNS.index(PRINTED) + 1)
    sheet.print_area = f"A1:{printed}{len(marks) + 1}"
    sheets.filtered(sheet, 1, len(columns), len(marks) + 1)
    sheets.paper(sheet)
    sheet.page_setup.fitToWidth = 1
    sheet.append(_head(sheet, titles))
    made, wide = _CellMaker(sheet), [(mark_text.FACT_COLUMNS.index(name), width) for name, width in WRAPPED.items()]
    looks = [_WRAPPED if name in WRAPPED else _PLAIN for name in mark_text.FACT_COLUMNS]
    numbers = [name in ("value", "value_high") for name in mark_text.FACT_COLUMNS]
    for row, (mark, values) in enumerate(zip(marks, stated(), strict=True), start=1):
        cells = [
            made.make(value, _TOP, fmt.excel(float(value or 0), mark.unit))
            if number
            else made.make(value, look if isinstance(value, str) else _TOP)
            for value, number, look in zip(values, numbers, looks, strict=True)
        ]
        if address:
            cells.append(_link(made, row, mark, address, language))
        high = max((sheets.line_count(cell, width) for at, width in wide if (cell := cells[at]) is not None), default=1)
        if high > 1:
            sheet.row_dimensions[row + 1].height = sheets.LINE_HEIGHT * min(high, sheets.MAX_LINES)
        sheet.append(cells)
        sheet.row_dimensions.pop(row + 1, None)  # written: a row's height must not stay in memory
        if progress and (row % STEP == 0 or row == len(marks)):
            progress(row, len(marks))
