"""The table as shown, for the clipboard: plain numbers that paste as numbers, with a column of remarks."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from compare.model import format as fmt
from compare.model.answer import Answer
from compare.model.view import View
from etl.model.messages import message
from exports.parts import mark_text
from exports.text.csvfile import safe
from exports.xlsx.parts.cells import HEADER_ROW
from exports.xlsx.sheet import sheet_of

_FORMAT = re.compile(r'(?P<before>(?:"[^"]*")*)#,##0(?:\.0+)?(?P<behind>(?:"[^"]*")*)')


@dataclass(frozen=True, slots=True)
class Clip:
    """A table as tab-separated text, and as HTML in which Excel finds each number's format; its size without notes."""

    text: str
    html: str
    rows: int
    columns: int


def as_read(cell: Cell) -> str:
    """Return how a number reads in its cell where that says more than the number: 约7, >5 (2022); else empty."""
    found = _FORMAT.fullmatch(cell.number_format) if isinstance(cell.value, int | float) else None
    if found is None:
        return ""
    before, behind = (found[part].replace('"', "") for part in ("before", "behind"))
    return f"{before}{fmt.digits(float(cell.value))}{behind}" if before or behind not in ("", "%", "‰") else ""


def _remark(row: tuple[Cell, ...], headings: list[str], view: View) -> str:
    """List the remarks on a row's numbers, as plain text carries no format."""
    stop, colon = ("；", "：") if view.lang == "zh" else ("; ", ": ")
    said = ((heading, as_read(cell)) for heading, cell in zip(headings, row, strict=True))
    return stop.join(f"{heading}{colon}{text}" for heading, text in said if text)


def _field(value: mark_text.Value) -> str:
    """Return a value as a field between tabs; what a spreadsheet would run as a formula is marked as text."""
    if value is None:
        return ""
    if not isinstance(value, str):
        return repr(int(value)) if isinstance(value, float) and value.is_integer() else repr(value)
    return " ".join(str(safe(value)).split())


def _style(cell: Cell) -> str:
    """Return the number format as Excel reads it from pasted HTML; text stays text, also where it looks like none."""
    escaped = "".join(
        char if char.isalnum() else f"\\{ord(char):04X} " if char in "\"'<>&" else f"\\{char}"
        for char in ("@" if isinstance(cell.value, str) else cell.number_format)
    )
    return f" style='mso-number-format:\"{escaped}\"'" if cell.value is not None else ""


def _cell_html(cell: Cell) -> str:
    text = cell.value if isinstance(cell.value, str) else _field(cell.value)
    return f"<td{_style(cell)}>{escape(text)}</td>"


def table(answer: Answer, view: View) -> Clip:
    """Return the table of the sheet 对照表 with a column of remarks, and under it what must be said with it."""
    sheet = Worksheet(Workbook())
    last = sheet_of(answer).write(sheet, answer, view)
    headings = [str(cell.value) for cell in sheet[HEADER_ROW]]
    rows = list(sheet.iter_rows(min_row=HEADER_ROW + 1, max_row=last)) if last > HEADER_ROW else []
    remarks = [_remark(row, headings, view) for row in rows]
    notes = [answer.finding.text(view.lang), answer.caption(view), *(one.text(view.lang) for one in answer.caveats)]
    titles = [*headings, *([message("export.as_read", view.lang)] if any(remarks) else [])]
    lines, html_rows = ["\t".join(map(_field, titles))], []
    for row, remark in zip(rows, remarks, strict=True):
        lines.append("\t".join([*(_field(cell.value) for cell in row), *([_field(remark)] if any(remarks) else [])]))
        html_rows.append("".join(map(_cell_html, row)) + (f"<td>{escape(remark)}</td>" if any(remarks) else ""))
    lines += ["", *map(_field, notes)]
    head = "".join(f"<th>{escape(title)}</th>" for title in titles)
    below = "".join(f"<tr><td>{escape(note)}</td></tr>" for note in notes)
    body = "".join(f"<tr>{row}</tr>" for row in html_rows)
    html = f"<meta charset='utf-8'><table><tr>{head}</tr>{body}<tr></tr>{below}</table>"
    return Clip("\r\n".join(lines), html, len(rows), len(titles))
