"""The sheet of facts: a row a fact with its sentence and a link to its evidence, streamed row by row."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any
from urllib.parse import quote

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Border, Font
from openpyxl.utils import get_column_letter

from compare import format as fmt
from compare.answers import Mark
from etl.catalogue import Catalogue
from etl.messages import Language, message
from exports import sheets, words

Progress = Callable[[int, int], None]
"""Is told how many facts are written, and of how many."""

LINK = "link_to_evidence"
MAX_LINKS = 20_000
"""So many rows have a link; further ones have the address as text. A sheet of Excel holds 65,530 links, slowly."""
STEP = 1_000
"""Progress is told after so many rows."""
PRINTED = "quote"
"""The last column that is printed: what follows is for looking up, not for reading."""
_SAMPLE = 300
_LINK_FONT = Font(color="FF1F5FA8", underline="single")
_WRAPPED = Alignment(wrap_text=True, vertical="top")


def evidence_link(address: str, fact_id: str, language: Language) -> str:
    """Return the address of a fact's evidence; ``address`` is the dashboard's (``http://host:8050``)."""
    english = "&lang=en" if language == "en" else ""
    return f"{address.rstrip('/')}/evidence?fact={quote(fact_id)}{english}"


def _cell(sheet: Any, value: words.Value, style: str) -> Any:
    """Return the value, in a cell where a bare value would be read as something else or lose its format."""
    if value is None or value == "":
        return None
    if isinstance(value, str):
        value = sheets.clean(value)
        if not value.startswith((*sheets.FORMULA_STARTS, "#")):
            return value
        cell = WriteOnlyCell(sheet, value)
        cell.data_type, cell.quotePrefix = "s", True
        return cell
    if style == "General":
        return value
    cell = WriteOnlyCell(sheet, value)
    cell.number_format = style
    return cell


def _link(sheet: Any, row: int, mark: Mark, address: str, language: Language) -> Any:
    target = evidence_link(address, mark.fact_id, language)
    if row > MAX_LINKS:
        return target
    cell = WriteOnlyCell(sheet, message("export.open_evidence", language))
    cell.hyperlink, cell.font = target, _LINK_FONT
    return cell


def _head(sheet: Any, titles: Sequence[str]) -> list[Any]:
    cells = [WriteOnlyCell(sheet, title) for title in titles]
    for cell in cells:
        cell.font, cell.fill = sheets.HEADER_FONT, sheets.HEADER_FILL
        cell.border, cell.alignment = Border(bottom=sheets.HAIRLINE), Alignment(vertical="center", wrap_text=True)
    return cells


def _widths(sheet: Any, rows: Sequence[Sequence[words.Value]], titles: Sequence[str]) -> None:
    """Set widths by the headings and the first rows: a stream's columns must be known before its rows."""
    for at, title in enumerate(titles):
        texts = [title, *(str(row[at]) for row in rows if at < len(row) and row[at] is not None)]
        widest = max(map(sheets.text_width, texts))
        sheet.column_dimensions[get_column_letter(at + 1)].width = min(
            sheets.MAX_WIDTH, max(sheets.MIN_WIDTH, widest + 2)
        )


def write(
    book: Workbook,
    title: str,
    marks: Sequence[Mark],
    catalogue: Catalogue,
    language: Language,
    sentences: Mapping[str, str],
    *,
    address: str = "",
    progress: Progress | None = None,
) -> None:
    """Stream the sheet into a write-only book. Without the dashboard's ``address`` there is no column of links."""
    columns = [*words.FACT_COLUMNS, *([LINK] if address else [])]
    titles = words.headings(columns, language)

    def stated() -> Iterator[list[words.Value]]:
        return (words.fact_row(mark, catalogue, language, sentences) for mark in marks)

    sheet: Any = book.create_sheet(title)
    _widths(sheet, list(islice(stated(), _SAMPLE)), titles)
    sheet.freeze_panes = "B2"
    sheet.print_title_rows = "1:1"
    printed = get_column_letter(words.FACT_COLUMNS.index(PRINTED) + 1)
    sheet.print_area = f"A1:{printed}{len(marks) + 1}"
    sheets.filtered(sheet, 1, len(columns), len(marks) + 1)
    sheets.paper(sheet)
    sheet.append(_head(sheet, titles))
    numbers = [name in ("value", "value_high") for name in words.FACT_COLUMNS]
    for row, (mark, values) in enumerate(zip(marks, stated(), strict=True), start=1):
        cells = [
            _cell(sheet, value, fmt.excel(value, mark.unit) if number and isinstance(value, float) else "General")
            for value, number in zip(values, numbers, strict=True)
        ]
        if address:
            cells.append(_link(sheet, row, mark, address, language))
        sheet.append(cells)
        if progress and (row % STEP == 0 or row == len(marks)):
            progress(row, len(marks))
