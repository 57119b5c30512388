"""CSV of the facts an answer shows, with a byte-order mark so that spreadsheets read it as UTF-8."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping, Sequence
from io import StringIO
from itertools import chain

from compare.model.answer import Answer
from compare.model.view import View
from etl.model.catalogue import Catalogue
from exports.parts import mark_text
from exports.parts.shown_answer import ShownAnswer
from exports.xlsx.parts.cells import FORMULA_STARTS


def safe(value: mark_text.Value) -> mark_text.Value:
    """Keep text from being run as a formula: CSV has no cell types, so a leading apostrophe marks it as text."""
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA_STARTS) else value


def csv_bytes(rows: Iterable[Sequence[mark_text.Value]]) -> bytes:
    """Write rows as UTF-8 with a byte-order mark, so that spreadsheets read it right; no text runs as a formula."""
    out = StringIO()
    csv.writer(out, lineterminator="\r\n").writerows([safe(value) for value in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def csv_file(answer: Answer, view: View, catalogue: Catalogue, sentences: Mapping[str, str] | None = None) -> bytes:
    """Write a row a fact with the columns of the sheet of facts; numbers with a point, nothing rounded.

    ``sentences`` are those of the facts (by id) whose marks come without.
    """
    rows = (mark_text.fact_row(mark, catalogue, view.lang, sentences) for mark in mark_text.marks(answer))
    return csv_bytes(chain([mark_text.headings(mark_text.FACT_COLUMNS, view.lang)], rows))


def content(shown: ShownAnswer) -> bytes:
    """Return the facts shown as CSV."""
    return csv_file(shown.answer, shown.view, shown.catalogue, shown.sentences)
