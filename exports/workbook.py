"""The workbook: the table as shown, a native chart, the facts with their sentences, and what to know about them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from io import BytesIO

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from compare import format as fmt
from compare.answers import Answer, Mark
from compare.view import View
from etl.catalogue import Catalogue
from etl.messages import Language, message
from exports import charts, notes, sheets, shown, words
from exports.context import Context

__all__ = ["Context", "workbook"]


def _facts(
    sheet: Worksheet, marks: Sequence[Mark], catalogue: Catalogue, language: Language, sentences: Mapping[str, str]
) -> None:
    """Write the sheet of facts, a row a fact."""
    sheets.header(sheet, 1, words.headings(words.FACT_COLUMNS, language), freeze_columns=1)
    for row, mark in enumerate(marks, start=2):
        values = zip(words.FACT_COLUMNS, words.fact_row(mark, catalogue, language, sentences), strict=True)
        for column, (name, value) in enumerate(values, start=1):
            number = name in ("value", "value_high") and isinstance(value, int | float)
            sheets.put(
                sheet, row, column, value, style=fmt.excel(float(value or 0), mark.unit) if number else "General"
            )
    sheets.filtered(sheet, 1, len(words.FACT_COLUMNS), len(marks) + 1)
    sheets.fit(sheet, 1)
    sheets.paper(sheet)


def workbook(
    answers: Answer | Sequence[Answer],
    view: View,
    catalogue: Catalogue,
    context: Context,
    sentences: Mapping[str, str] | None = None,
) -> bytes:
    """Write one answer, or several, as an xlsx file in the view's language.

    Each answer has four sheets: the table as its tab shows it, a native chart (none where indicators of different
    units stand side by side, or where there is nothing to draw), the facts, and the notes. With several the sheets are
    numbered. ``sentences`` are those of the facts (by id) whose marks come without.
    Numbers are numbers; a qualifier, another year and months are seen in the cell and told in its note.

    Raises:
        ValueError: there is no answer to write.
    """
    every = list(answers) if isinstance(answers, Sequence) else [answers]
    if not every:
        raise ValueError("a workbook needs at least one answer")
    book = Workbook()
    book.remove(book.worksheets[0])
    for number, answer in enumerate(every, start=1):
        suffix = f" {number}" if len(every) > 1 else ""

        def sheet(name: str, suffix: str = suffix) -> Worksheet:
            added: Worksheet = book.create_sheet(message(f"export.sheet.{name}", view.lang) + suffix)
            return added

        shown.write(sheet("shown"), answer, view)
        if charts.charted(answer):
            charts.write(sheet("chart"), answer, view)
        _facts(sheet("facts"), words.marks(answer), catalogue, view.lang, sentences or {})
        notes.write(sheet("notes"), answer, view, catalogue, context)
    out = BytesIO()
    book.save(out)
    return out.getvalue()
