"""The workbook inside a native chart: what an analyst finds under “edit data”, with text that never is a formula."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from pptx.chart.data import CategoryChartData, XyChartData
from pptx.chart.xlsx import CategoryWorkbookWriter, XyWorkbookWriter
from pptx.util import lazyproperty
from xlsxwriter import Workbook

from exports.xlsx.parts.cells import FORMULA_STARTS

_PLAIN = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


@contextmanager
def _safe_sheet(file: Any) -> Iterator[tuple[Any, Any]]:
    """Open a workbook for a chart in which text stays text, also after it is edited in Excel."""
    with Workbook(file, _PLAIN) as book:
        sheet = book.add_worksheet()
        quoted = book.add_format({"quote_prefix": True})

        def write(sheet: Any, row: int, column: int, text: str, style: Any = None) -> Any:
            return sheet.write_string(row, column, text, quoted if text.startswith(FORMULA_STARTS) else style)

        sheet.add_write_handler(str, write)
        yield book, sheet


class _CategoryWriter(CategoryWorkbookWriter):  # type: ignore[misc]
    def _open_worksheet(self, xlsx_file: Any) -> Any:
        return _safe_sheet(xlsx_file)


class _XyWriter(XyWorkbookWriter):  # type: ignore[misc]
    def _open_worksheet(self, xlsx_file: Any) -> Any:
        return _safe_sheet(xlsx_file)


class Categories(CategoryChartData):  # type: ignore[misc]
    """Data of a chart over categories."""

    @lazyproperty  # type: ignore[untyped-decorator]
    def _workbook_writer(self) -> CategoryWorkbookWriter:
        return _CategoryWriter(self)


class Points(XyChartData):  # type: ignore[misc]
    """Data of a scatter."""

    @lazyproperty  # type: ignore[untyped-decorator]
    def _workbook_writer(self) -> XyWorkbookWriter:
        return _XyWriter(self)
