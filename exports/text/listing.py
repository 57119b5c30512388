"""A listing as CSV: what the screen filters, the file filters, without the screen's limit."""

from __future__ import annotations

from compare.listing import ListCell, ListColumn, Listing
from etl.model.messages import Language, message
from exports.parts.mark_text import Value
from exports.text.csvfile import csv_bytes


def _heading(column: ListColumn, language: Language) -> list[Value]:
    return [column.title, message("export.as_shown", language, title=column.title)] if column.stated else [column.title]


def _cell(column: ListColumn, cell: ListCell) -> list[Value]:
    """Return the bare number where the column holds numbers, and the text where that says more."""
    if not column.numeric:
        return [cell.text or None]
    return [cell.value, cell.text or None] if column.stated else [cell.value]


def _fact(row: tuple[ListCell, ...]) -> Value:
    return next((cell.link.id for cell in row if cell.link and cell.link.to == "fact"), None)


def listing_csv(listing: Listing, language: Language) -> bytes:
    """Write every row of the listing; values stand as bare numbers and as stated, the fact's id at the end."""
    columns = listing.columns
    head = [value for column in columns for value in _heading(column, language)]
    rows = [
        [*(value for column, cell in zip(columns, row, strict=True) for value in _cell(column, cell)), _fact(row)]
        for row in listing.rows
    ]
    return csv_bytes([[*head, message("export.fact_id", language)], *rows])
